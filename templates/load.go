package templates

import (
	"embed"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

//go:embed *.yaml
var files embed.FS

// Catalogue is the whole embedded catalogue.
type Catalogue = assessments.Catalogue

// Problem is one thing wrong with a file, with its path and line.
type Problem = assessments.Problem

// setFiles are the shipped question sets, in the order of their scopes.
var setFiles = []string{"scope1-consumer-app.yaml", "scope2-enterprise-app.yaml"}

// Load reads and lints the embedded catalogue. Every call returns a catalogue of its own. An error lists all
// problems and means that the program was built from a broken catalogue.
func Load() (*Catalogue, error) {
	c, err := readReference()
	if err != nil {
		return nil, err
	}
	l := newLinter(c)
	for _, name := range setFiles {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		t, problems := l.parse(name, data)
		if len(problems) > 0 {
			return nil, fmt.Errorf("%s: %w", name, assessments.Problems(problems))
		}
		c.Templates = append(c.Templates, t)
	}
	c.Version = c.Templates[len(c.Templates)-1].Version
	if problems := lintFraming(c); len(problems) > 0 {
		return nil, fmt.Errorf("matrix.yaml: %w", problems)
	}
	if err := readObligations(c); err != nil {
		return nil, err
	}
	if err := readLimits(c); err != nil {
		return nil, err
	}
	return c, nil
}

// readReference reads everything but the question sets: what a question set is checked against.
func readReference() (*Catalogue, error) {
	c := &Catalogue{}
	var requirements struct {
		Requirements []assessments.SourceRequirement `yaml:"requirements"`
	}
	var serving struct {
		Serving []assessments.Serving `yaml:"serving"`
	}
	var atlas struct {
		Atlas []assessments.AtlasMitigation `yaml:"atlas"`
	}
	var walks struct {
		Crosswalks []assessments.Crosswalk `yaml:"crosswalks"`
	}
	parts := []struct {
		file string
		into any
	}{
		{"requirements.yaml", &requirements},
		{"serving.yaml", &serving},
		{"atlas.yaml", &atlas},
		{"crosswalks.yaml", &walks},
		{"matrix.yaml", &c.Matrix},
		{"rubric.yaml", &c.Rubric},
		{"scoring.yaml", &c.Scoring},
	}
	for _, p := range parts {
		data, err := files.ReadFile(p.file)
		if err != nil {
			return nil, err
		}
		if _, problems := yamltree.Decode(data, p.into); len(problems) > 0 {
			return nil, fmt.Errorf("%s: %w", p.file, problems)
		}
	}
	c.Requirements, c.Serving, c.Atlas = requirements.Requirements, serving.Serving, atlas.Atlas
	c.Crosswalks = walks.Crosswalks
	if problems := lintReference(c); len(problems) > 0 {
		return nil, fmt.Errorf("catalogue: %w", problems)
	}
	return c, nil
}
