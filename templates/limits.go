package templates

import (
	"fmt"
	"slices"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

const (
	limitsFormat = "countersign-limits/1"
	limitsFile   = "limits.yaml"
)

// fileOfLimits is a file of limits as it is in YAML.
type fileOfLimits struct {
	Format             string `yaml:"format"`
	assessments.Limits `yaml:",inline"`
}

// readLimits adds the embedded limits to a catalogue whose question sets are loaded.
func readLimits(c *Catalogue) error {
	data, err := files.ReadFile(limitsFile)
	if err != nil {
		return err
	}
	l, problems := parseLimits(limitsFile, data, c.Templates)
	if len(problems) > 0 {
		return fmt.Errorf("%s: %w", limitsFile, assessments.Problems(problems))
	}
	c.Limits = l
	return nil
}

func parseLimits(name string, data []byte, sets []assessments.Template) (assessments.Limits, []Problem) {
	var f fileOfLimits
	lines, problems := yamltree.Decode(data, &f)
	if len(lines) > 0 {
		if f.Format != limitsFormat {
			problems = append(problems, Problem{
				Path: "format", Line: lines.At("format"),
				Message: fmt.Sprintf("%s is not marked as a file of limits: its first line must be \"format: %s\".",
					name, limitsFormat),
			})
		} else {
			problems = append(problems, unreported(problems, lintLimits(&f.Limits, lines, sets))...)
		}
	}
	if len(problems) > 0 {
		yamltree.Sort(problems)
		return assessments.Limits{}, slices.Clip(problems)
	}
	return f.Limits, nil
}

// lintLimits finds every limit that is not what a position of its item states.
func lintLimits(all *assessments.Limits, lines yamltree.Lines, sets []assessments.Template) []Problem {
	var out []Problem
	report := func(path, form string, args ...any) {
		out = append(out, Problem{Path: path, Line: lines.At(path), Message: fmt.Sprintf(form, args...)})
	}
	if all.Version == "" {
		report("version", "The file has no version.")
	}
	seen := map[string]bool{}
	for i := range all.Entries {
		l := &all.Entries[i]
		path := fmt.Sprintf("limits[%d]", i)
		if key := l.Item + "/" + l.ID; l.ID == "" || seen[key] {
			report(path+".id", "An item names each of its limits once: “%s”.", key)
		} else {
			seen[key] = true
		}
		if !slices.Contains([]string{"more", "less", "named"}, l.Better) {
			report(path+".better", "“%s” is none of more, less, named.", l.Better)
		}
		if l.Title == "" || l.Unit == "" || len(l.About) == 0 && l.Better != "named" {
			report(path, "A limit has a title, a unit and words that it is about.")
		}
		if l.Side != "" && l.Side != "before" && l.Side != "after" {
			report(path+".side", "“%s” is neither before nor after.", l.Side)
		}
		lintStated(report, path, l, itemIn(sets, l.Item))
	}
	return out
}

func lintStated(report func(string, string, ...any), path string, l *assessments.Limit,
	it *assessments.Item,
) {
	if it == nil || it.Positions == nil {
		report(path+".item", "“%s” is no item with positions.", l.Item)
		return
	}
	if l.Require+l.FallBack+l.WalkAway == "" {
		report(path, "A limit has words of a position.")
	}
	if !l.In(it.Positions) {
		report(path, "Its words are not those of the positions of %s.", l.Item)
	}
}

func itemIn(sets []assessments.Template, id string) *assessments.Item {
	for _, t := range sets {
		if it, ok := t.Item(id); ok {
			return &it
		}
	}
	return nil
}
