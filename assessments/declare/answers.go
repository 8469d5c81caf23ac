package declare

import (
	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

// ParseAnswers reads the answers about a use that `countersign scope` takes: “question: option” lines.
func ParseAnswers(data []byte) (map[string]string, assessments.Problems) {
	root, problems := yamltree.Tree(data)
	if len(problems) > 0 {
		return nil, problems
	}
	if root.Kind != yamltree.Mapping {
		return nil, assessments.Problems{
			{Line: root.Line, Message: "Write one “question: option” on each line."},
		}
	}
	out := map[string]string{}
	for _, p := range root.Pairs {
		if p.Node.Kind != yamltree.Scalar {
			problems = append(problems, assessments.Problem{
				Path: p.Key, Line: p.Line,
				Message: "an option is expected here, not a " + p.Node.Kind,
			})
			continue
		}
		out[p.Key] = p.Node.Text
	}
	return out, problems
}
