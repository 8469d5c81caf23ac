// Package lexicon holds what legal English says about the sixteen topics, as data that a lawyer can read
// and extend: one file of YAML per topic, and classes.yaml with the words for the parties, their data and
// the service. It gives the data and a user's additions to the clause finder; how it is applied is the
// business of package terms.
//
// Start with [Load]; the form of a pattern is described in terms/pattern.go.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"github.com/goccy/go-yaml"

	"countersign/assessments/terms"
)

//go:embed data/*.yaml
var data embed.FS

//go:embed learned/weights.txt
var weights []byte

// Source reads the shipped lexicon as it is written.
func Source() (terms.Source, error) {
	var out terms.Source
	names, err := fs.Glob(data, "data/*.yaml")
	if err != nil {
		return out, fmt.Errorf("list topic lexicon: %w", err)
	}
	for _, name := range names {
		raw, err := data.ReadFile(name)
		if err != nil {
			return out, fmt.Errorf("read topic lexicon: %w", err)
		}
		part, err := parse(path.Base(name), raw)
		if err != nil {
			return out, err
		}
		out = out.With(part)
	}
	return out, nil
}

// parse reads one file. The decoder is third-party code on what someone wrote: a panic of it is a refused
// file.
func parse(name string, raw []byte) (part terms.Source, err error) {
	defer func() {
		if r := recover(); r != nil {
			part, err = terms.Source{}, fmt.Errorf(
				"%s is not a topic lexicon: it has a form that cannot be read; see the shipped ones for theirs", name)
		}
	}()
	if err := yaml.UnmarshalWithOptions(raw, &part, yaml.Strict()); err != nil {
		return terms.Source{}, fmt.Errorf("%s is not a topic lexicon: %w", name, err)
	}
	return part, nil
}

// Load compiles the shipped lexicon together with a user's own additions, and adds what was learned.
func Load(own ...terms.Source) (*terms.Lexicon, error) {
	lex, err := Plain(own...)
	if err != nil {
		return nil, err
	}
	m, err := model()
	if err != nil {
		return nil, err
	}
	return lex.Learned(m), nil
}

// model is what was learned, read once.
var model = sync.OnceValues(func() (*terms.Model, error) { return terms.ParseModel(weights) })

// Plain compiles the shipped lexicon and a user's own additions without what was learned: what training
// begins with.
func Plain(own ...terms.Source) (*terms.Lexicon, error) {
	src, err := Source()
	if err != nil {
		return nil, err
	}
	for _, o := range own {
		src = src.With(o)
	}
	return terms.Compile(src)
}
