package lexicon

import (
	"fmt"

	"countersign/assessments/declare/yamltree"
	"countersign/assessments/terms"
)

// Parse reads one file of a lexicon: classes, topics, or both. Unknown fields are mistakes, and so is
// whatever the strict reader of YAML refuses.
func Parse(name string, raw []byte) (terms.Source, error) {
	if _, problems := yamltree.Tree(raw); len(problems) > 0 {
		return terms.Source{}, fmt.Errorf("%s is not a topic lexicon: %w", name, problems.Err())
	}
	return parse(name, raw)
}
