package yamltree

import (
	"strconv"

	"countersign/assessments"

	"github.com/goccy/go-yaml/ast"
)

// Node is a value of a file whose shape only its reader knows. Exactly one of the three is used: Text of a
// scalar (as it was written; true and false for booleans), Items of a list, Pairs of a mapping.
type Node struct {
	Line  int // 1-based
	Kind  string
	Text  string
	Items []Node
	Pairs []Pair
}

// Pair is one key of a mapping, in the order of the file.
type Pair struct {
	Key  string
	Line int
	Node Node
}

// Kinds of Node.
const (
	Scalar  = "text"
	List    = "list"
	Mapping = "mapping"
	Null    = "nothing"
)

// Tree reads a file into a Node, under the same limits and refusals as Decode.
func Tree(data []byte) (Node, assessments.Problems) {
	root, problems := parse(data)
	if len(problems) > 0 {
		return Node{}, problems
	}
	d := &decoder{lines: Lines{}}
	out := d.tree(root, "", 0)
	Sort(d.problems)
	return out, d.problems
}

func (d *decoder) tree(n ast.Node, path string, depth int) Node {
	out := Node{Line: lineOf(n), Kind: Scalar}
	if depth > MaxDepth {
		d.problem(path, out.Line, "Lists and mappings are nested more than %d deep.", MaxDepth)
		return out
	}
	switch v := n.(type) {
	case *ast.NullNode:
		out.Kind = Null
	case *ast.BoolNode:
		out.Text = "false"
		if v.Value {
			out.Text = "true"
		}
	case *ast.SequenceNode:
		out.Kind = List
		for i, one := range v.Values {
			out.Items = append(out.Items, d.tree(one, path+"["+strconv.Itoa(i)+"]", depth+1))
		}
	case *ast.MappingNode, *ast.MappingValueNode:
		out.Kind = Mapping
		pairs, _ := d.pairs(n, path)
		for _, p := range pairs {
			k, _ := text(p.Key)
			out.Pairs = append(out.Pairs, Pair{
				Key: k, Line: lineOf(p.Key),
				Node: d.tree(p.Value, join(path, k), depth+1),
			})
		}
	default:
		s, ok := text(n)
		if !ok {
			d.problem(path, out.Line, "A text, number, list or mapping is expected here, not %s.", kind(n))
		}
		out.Text = s
	}
	return out
}
