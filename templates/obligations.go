package templates

import (
	"fmt"
	"slices"
	"sync"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

// ObligationsFormat is the first line of a file of obligations: what it is and which form of it.
const ObligationsFormat = "countersign-obligations/1"

// ObligationsFile is the name of the shipped obligations, for Source.
const ObligationsFile = "obligations.yaml"

// obligationsFile is a file of obligations as it is in YAML.
type obligationsFile struct {
	Format                  string `yaml:"format"`
	assessments.Obligations `yaml:",inline"`
}

// ParseObligations reads and lints a file of obligations against the items of the shipped question
// sets. It returns every problem with path and line; with any, the value is empty.
func ParseObligations(name string, data []byte) (assessments.Obligations, []Problem) {
	items, err := shippedItems()
	if err != nil {
		return assessments.Obligations{},
			[]Problem{{Message: "The embedded catalogue is broken: " + err.Error()}}
	}
	return parseObligations(name, data, items)
}

// shippedItems are the ids of the items of the shipped question sets, read once.
var shippedItems = sync.OnceValues(func() (map[string]bool, error) {
	c, err := Load()
	if err != nil {
		return nil, err
	}
	return itemsOf(c.Templates), nil
})

// readObligations adds the embedded obligations to a catalogue whose question sets are loaded.
func readObligations(c *Catalogue) error {
	data, err := files.ReadFile(ObligationsFile)
	if err != nil {
		return err
	}
	o, problems := parseObligations(ObligationsFile, data, itemsOf(c.Templates))
	if len(problems) > 0 {
		return fmt.Errorf("%s: %w", ObligationsFile, assessments.Problems(problems))
	}
	c.Obligations, c.Regulations = o, o.Regulations()
	return nil
}

func itemsOf(sets []assessments.Template) map[string]bool {
	out := map[string]bool{}
	for _, t := range sets {
		for _, it := range t.Items {
			out[it.ID] = true
		}
	}
	return out
}

func parseObligations(name string, data []byte, items map[string]bool) (assessments.Obligations, []Problem) {
	var f obligationsFile
	lines, problems := yamltree.Decode(data, &f)
	if len(f.Entries) > MaxItems {
		return assessments.Obligations{},
			[]Problem{{Path: "obligations", Line: lines.At("obligations"), Message: fmt.Sprintf(
				"%s has %d obligations; at most %d are read.", name, len(f.Entries), MaxItems)}}
	}
	if len(lines) > 0 {
		if f.Format != ObligationsFormat {
			problems = append(problems, Problem{
				Path: "format", Line: lines.At("format"),
				Message: fmt.Sprintf(
					"%s is not marked as a file of obligations: its first line must be \"format: %s\".", name,
					ObligationsFormat),
			})
		} else {
			problems = append(problems, unreported(problems,
				lintObligations(&f.Obligations, lines, items))...)
		}
	}
	if len(problems) > 0 {
		yamltree.Sort(problems)
		return assessments.Obligations{}, slices.Clip(problems)
	}
	return f.Obligations, nil
}
