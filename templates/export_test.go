package templates

import (
	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

// Files lists the names of the shipped question sets, for showing how one is written.
func Files() []string { return append([]string(nil), setFiles...) }

// Source is the YAML of a shipped question set as it was written.
func Source(name string) ([]byte, error) { return files.ReadFile(name) }

// LintTemplate checks a template that is already in memory, such as one frozen into a workspace; its problems
// carry paths but no lines.
func LintTemplate(t assessments.Template) []Problem {
	l, err := linterOnce()
	if err != nil {
		return []Problem{{Message: "The embedded catalogue is broken: " + err.Error()}}
	}
	problems := l.template(t, yamltree.Lines{})
	yamltree.Sort(problems)
	return problems
}
