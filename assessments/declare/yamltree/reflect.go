package yamltree

import (
	"reflect"
	"slices"
	"strings"

	"countersign/assessments"

	"github.com/goccy/go-yaml/ast"
)

// fieldIndexes maps the yaml name of each field of a struct to its index; ",inline" structs are flattened.
func fieldIndexes(t reflect.Type, prefix []int, into map[string][]int) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, opts, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		index := append(slices.Clone(prefix), i)
		switch {
		case opts == "inline":
			fieldIndexes(f.Type, index, into)
		case name != "" && name != "-":
			into[name] = index
		}
	}
}

func names(fields map[string][]int) string {
	out := make([]string, 0, len(fields))
	for k := range fields {
		out = append(out, k)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// text is the string a node stands for; numbers and booleans count only as what they were written, as
// keys do.
func text(n ast.Node) (string, bool) {
	switch s := n.(type) {
	case *ast.StringNode:
		return s.Value, true
	case *ast.LiteralNode:
		return s.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode:
		return n.GetToken().Value, true // version: 2026.11
	}
	return "", false
}

func integer(n ast.Node) (int64, bool) {
	i, ok := n.(*ast.IntegerNode)
	if !ok {
		return 0, false
	}
	switch x := i.Value.(type) {
	case int64:
		return x, x >= -1e9 && x <= 1e9
	case uint64:
		return int64(x), x <= 1e9
	}
	return 0, false
}

// kind names a node for people.
func kind(n ast.Node) string {
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a mapping"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "nothing"
	case *ast.BoolNode:
		return "true or false"
	case *ast.NanNode, *ast.InfinityNode:
		return "NaN or infinity"
	case *ast.IntegerNode, *ast.FloatNode:
		return "the number " + assessments.Clip(n.GetToken().Value, 60)
	case *ast.StringNode:
		return "the text \"" + assessments.Clip(n.GetToken().Value, 60) + "\""
	}
	return "something else"
}
