package templates

import (
	"fmt"
	"sync"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

// Format is the first line of every question set file: what it is and which form of it.
const Format = "countersign-template/1"

// MaxItems is how many items a question set may have.
const MaxItems = 2000

// file is a question set as it stands in YAML.
type file struct {
	Format               string `yaml:"format"`
	assessments.Template `yaml:",inline"`
}

// linterOnce builds what every question set is checked against, once.
var linterOnce = sync.OnceValues(func() (*linter, error) {
	c, err := readReference()
	if err != nil {
		return nil, err
	}
	return newLinter(c), nil
})

// ParseTemplate reads and lints a question set file. name is what the file is called, for problems about the
// file as a whole. It returns every problem with path and line; with any, the template is the zero value.
func ParseTemplate(name string, data []byte) (assessments.Template, []Problem) {
	l, err := linterOnce()
	if err != nil {
		return assessments.Template{},
			[]Problem{{Message: "The embedded catalogue is broken: " + err.Error()}}
	}
	return l.parse(name, data)
}

func (l *linter) parse(name string, data []byte) (assessments.Template, []Problem) {
	var f file
	lines, problems := yamltree.Decode(data, &f)
	if len(f.Items) > MaxItems {
		return assessments.Template{},
			[]Problem{{Path: "items", Line: lines.At("items"), Message: fmt.Sprintf(
				"%s has %d items; at most %d are read. Nobody can answer that many: split it.", name,
				len(f.Items), MaxItems)}}
	}
	if len(lines) > 0 {
		if f.Format != Format {
			problems = append(problems, Problem{
				Path: "format", Line: lines.At("format"),
				Message: fmt.Sprintf(
					"%s does not say that it is a question set: its first line must be \"format: %s\".", name,
					Format),
			})
		}
		if f.Format == Format {
			problems = append(problems, unreported(problems, l.template(f.Template, lines))...)
		}
	}
	if len(problems) > 0 {
		yamltree.Sort(problems)
		return assessments.Template{}, problems
	}
	return f.Template, nil
}

// unreported leaves out what only follows from a problem already found: a weight that is no number is
// not also reported as the weight 0.
func unreported(found, more []Problem) []Problem {
	seen := make(map[string]bool, len(found))
	for _, p := range found {
		seen[p.Path] = true
	}
	var out []Problem
	for _, p := range more {
		if !seen[p.Path] {
			out = append(out, p)
		}
	}
	return out
}
