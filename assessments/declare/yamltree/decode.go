package yamltree

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"countersign/assessments"

	"github.com/goccy/go-yaml/ast"
)

// Lines gives the line of each path that a file holds: "items[3].weight" → 118.
type Lines map[string]int

// At is the line of path, or of the nearest thing that encloses it; 0 when nothing does.
func (l Lines) At(path string) int {
	for {
		if n, ok := l[path]; ok {
			return n
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			return l[""]
		}
		path = path[:cut]
	}
}

// Decode fills into (a pointer to a struct, map or slice) from data and returns the line of every path.
// When there is any problem the value must not be used.
func Decode(data []byte, into any) (Lines, assessments.Problems) {
	root, problems := parse(data)
	if len(problems) > 0 {
		return Lines{}, problems
	}
	d := &decoder{lines: Lines{}}
	d.value(root, "", reflect.ValueOf(into).Elem(), 0)
	Sort(d.problems)
	return d.lines, d.problems
}

// Sort orders problems by line, path and message, so that a report reads from top to bottom.
func Sort(ps assessments.Problems) {
	slices.SortStableFunc(ps, func(a, b assessments.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Message, b.Message))
	})
}

type decoder struct {
	lines    Lines
	problems assessments.Problems
}

func (d *decoder) problem(path string, line int, format string, args ...any) {
	switch {
	case len(d.problems) < MaxProblems:
		d.problems = append(d.problems,
			assessments.Problem{Path: path, Line: line, Message: fmt.Sprintf(format, args...)})
	case len(d.problems) == MaxProblems:
		d.problems = append(d.problems,
			assessments.Problem{Message: fmt.Sprintf("There are more problems than the %d listed here.",
				MaxProblems)})
	}
}

func (d *decoder) value(n ast.Node, path string, v reflect.Value, depth int) {
	if _, seen := d.lines[path]; !seen {
		d.lines[path] = lineOf(n)
	}
	if depth > MaxDepth {
		d.problem(path, lineOf(n), "Lists and mappings are nested more than %d deep.", MaxDepth)
		return
	}
	if _, ok := n.(*ast.NullNode); ok {
		d.problem(path, lineOf(n), "There is no value here. Give one, or remove the line.")
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		d.value(n, path, p.Elem(), depth)
		v.Set(p)
	case reflect.Struct:
		d.structure(n, path, v, depth)
	case reflect.Map:
		d.mapping(n, path, v, depth)
	case reflect.Slice:
		d.sequence(n, path, v, depth)
	default:
		d.scalar(n, path, v)
	}
}

func (d *decoder) scalar(n ast.Node, path string, v reflect.Value) {
	line := lineOf(n)
	switch v.Kind() {
	case reflect.String:
		s, ok := text(n)
		if !ok {
			d.problem(path, line, "A text is expected here, not %s.", kind(n))
			return
		}
		v.SetString(s)
	case reflect.Int:
		i, ok := integer(n)
		if !ok {
			d.problem(path, line, "A whole number is expected here, not %s.", kind(n))
			return
		}
		v.SetInt(i)
	case reflect.Bool:
		b, ok := n.(*ast.BoolNode)
		if !ok {
			d.problem(path, line, "true or false is expected here, not %s.", kind(n))
			return
		}
		v.SetBool(b.Value)
	default:
		d.problem(path, line, "This cannot be read into %s.", v.Type())
	}
}

func (d *decoder) sequence(n ast.Node, path string, v reflect.Value, depth int) {
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		d.problem(path, lineOf(n), "A list is expected here, not %s.", kind(n))
		return
	}
	out := reflect.MakeSlice(v.Type(), len(s.Values), len(s.Values))
	for i, e := range s.Values {
		d.value(e, path+"["+strconv.Itoa(i)+"]", out.Index(i), depth+1)
	}
	v.Set(out)
}

// pairs are the key-value nodes of a mapping, duplicate keys reported and left out.
func (d *decoder) pairs(n ast.Node, path string) ([]*ast.MappingValueNode, bool) {
	var all []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		all = m.Values
	case *ast.MappingValueNode:
		all = []*ast.MappingValueNode{m}
	default:
		d.problem(path, lineOf(n), "A mapping of keys to values is expected here, not %s.", kind(n))
		return nil, false
	}
	seen := make(map[string]int, len(all))
	out := make([]*ast.MappingValueNode, 0, len(all))
	for _, p := range all {
		k, ok := text(p.Key)
		if !ok {
			d.problem(path, lineOf(p.Key), "A key must be a plain text.")
			continue
		}
		if first, dup := seen[k]; dup {
			d.problem(join(path, k), lineOf(p.Key),
				"The key %q stands here twice; it stands first on line %d.", assessments.Clip(k, 60), first)
			continue
		}
		seen[k] = lineOf(p.Key)
		out = append(out, p)
	}
	return out, true
}

func (d *decoder) mapping(n ast.Node, path string, v reflect.Value, depth int) {
	pairs, ok := d.pairs(n, path)
	if !ok {
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), len(pairs))
	for _, p := range pairs {
		k, _ := text(p.Key)
		child := join(path, k)
		d.lines[child] = lineOf(p.Key)
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(p.Value, child, e, depth+1)
		out.SetMapIndex(reflect.ValueOf(k).Convert(v.Type().Key()), e)
	}
	v.Set(out)
}

func (d *decoder) structure(n ast.Node, path string, v reflect.Value, depth int) {
	pairs, ok := d.pairs(n, path)
	if !ok {
		return
	}
	fields := map[string][]int{}
	fieldIndexes(v.Type(), nil, fields)
	for _, p := range pairs {
		k, _ := text(p.Key)
		child := join(path, k)
		d.lines[child] = lineOf(p.Key)
		index, known := fields[k]
		if !known {
			d.problem(child, lineOf(p.Key), "The key %q is not known here. Known are: %s.", assessments.Clip(k, 60),
				names(fields))
			continue
		}
		d.value(p.Value, child, v.FieldByIndex(index), depth+1)
	}
}
