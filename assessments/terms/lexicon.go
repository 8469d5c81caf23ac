package terms

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
)

// Source is a lexicon as it is written down: what legal English says about each topic.
type Source struct {
	// Classes are names for sets of words, used in patterns as @name. A class may use classes.
	Classes map[string][]string `json:"classes" yaml:"classes"`
	Topics  []TopicSource       `json:"topics" yaml:"topics"`
}

// TopicSource is one topic of a lexicon.
type TopicSource struct {
	Topic assessments.Topic `json:"topic" yaml:"topic"`
	// Headings are patterns of headings under which the topic is usually dealt with.
	Headings []string `json:"headings,omitempty" yaml:"headings,omitempty"`
	// Titles are patterns of headings so plain that what stands first under them speaks to the topic,
	// whatever its words.
	Titles []string `json:"titles,omitempty" yaml:"titles,omitempty"`
	Facets []Facet  `json:"facets" yaml:"facets"`
	// LookAlikes are patterns of passages that use the topic's words and speak of something else.
	LookAlikes []LookAlike `json:"look_alikes,omitempty" yaml:"look_alikes,omitempty"`
}

// Facet is one way to speak to a topic.
type Facet struct {
	ID     string  `json:"id" yaml:"id"`
	Weight float64 `json:"weight" yaml:"weight"` // 0 < weight <= 10; what one sentence earns by it
	// Core facets are strong evidence: without one, the topic is reported silent.
	Core bool `json:"core,omitempty" yaml:"core,omitempty"`
	// LastResort facets are broad wording, listened to only where the topic would otherwise be silent,
	// so that they cannot push aside what speaks plainly.
	LastResort bool `json:"last_resort,omitempty" yaml:"last_resort,omitempty"`

	Patterns []string `json:"patterns" yaml:"patterns"` // any of them
	// and any of these in the same sentence, its lead-in or heading
	With []string `json:"with,omitempty" yaml:"with,omitempty"`
	// and any of these there or in a sentence beside it
	Near []string `json:"near,omitempty" yaml:"near,omitempty"`
	// and none of these in the same sentence or lead-in
	Unless []string `json:"unless,omitempty" yaml:"unless,omitempty"`
}

// LookAlike takes weight away from a sentence.
type LookAlike struct {
	Weight   float64  `json:"weight" yaml:"weight"` // what a sentence loses; positive
	Patterns []string `json:"patterns" yaml:"patterns"`
	Unless   []string `json:"unless,omitempty" yaml:"unless,omitempty"`
}

// Problem is a mistake in a lexicon, with the place where it stands.
type Problem struct {
	Path    string // "topics[3] data_location.facets[1] transfer.patterns[0]"
	Message string
}

// Problems are all mistakes of a lexicon.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, q := range p {
		lines[i] = q.Path + ": " + q.Message
	}
	return "the topic lexicon cannot be used; correct these places:\n" + strings.Join(lines, "\n")
}

// Lexicon is a compiled Source. The zero value knows no topic. It may be used by many goroutines at once.
type Lexicon struct {
	compiler *compiler
	patterns []pattern
	starts   map[int][]int // element → patterns that may begin with it
	topics   map[assessments.Topic]*topic
	classOf  map[string]string // word → the class that stands for it in a pair of words
	model    *Model            // nil where nothing was learned
}

type topic struct {
	name       assessments.Topic
	headings   []int
	titles     []int
	facets     []facet
	any        bits // the patterns of all its facets
	lookAlikes []lookAlike
}

type facet struct {
	id                           string
	weight                       float64
	core, lastResort             bool
	patterns, with, near, unless []int
}

type lookAlike struct {
	weight           float64
	patterns, unless []int
}

// Compile prepares a lexicon for use. A lexicon with mistakes gives Problems, all of them.
func Compile(src Source) (*Lexicon, error) {
	b := builder{lex: &Lexicon{
		compiler: newCompiler(), starts: map[int][]int{},
		topics: map[assessments.Topic]*topic{},
	}}
	b.classes(src.Classes)
	for i, t := range src.Topics {
		b.topic(fmt.Sprintf("topics[%d] %s", i, t.Topic), t)
	}
	if len(b.problems) > 0 {
		return nil, b.problems
	}
	for p, pat := range b.lex.patterns {
		first := pat.steps[0]
		if first.class >= 0 {
			b.lex.starts[first.class] = append(b.lex.starts[first.class], p)
		}
		for _, joined := range first.joined {
			b.lex.starts[joined[0]] = append(b.lex.starts[joined[0]], p)
		}
	}
	b.lex.nameClasses()
	for _, t := range b.lex.topics {
		t.any = make(bits, len(b.lex.patterns)/64+1)
		for _, f := range t.facets {
			for _, p := range f.patterns {
				t.any.set(p)
			}
		}
	}
	return b.lex, nil
}

// With adds a user's own classes, topics, facets and headings to those of s; a class of the same name
// is extended.
func (s Source) With(own Source) Source {
	out := Source{Classes: map[string][]string{}}
	for _, from := range []Source{s, own} {
		for name, words := range from.Classes {
			out.Classes[name] = append(out.Classes[name][:len(out.Classes[name]):len(out.Classes[name])],
				words...)
		}
	}
	out.Topics = append(out.Topics, s.Topics...)
	for _, t := range own.Topics {
		at := -1
		for i := range out.Topics {
			if out.Topics[i].Topic == t.Topic {
				at = i
			}
		}
		if at < 0 {
			out.Topics = append(out.Topics, t)
			continue
		}
		have := out.Topics[at]
		have.Headings = append(have.Headings[:len(have.Headings):len(have.Headings)], t.Headings...)
		have.Titles = append(have.Titles[:len(have.Titles):len(have.Titles)], t.Titles...)
		have.Facets = append(have.Facets[:len(have.Facets):len(have.Facets)], t.Facets...)
		have.LookAlikes = append(have.LookAlikes[:len(have.LookAlikes):len(have.LookAlikes)], t.LookAlikes...)
		out.Topics[at] = have
	}
	return out
}

type builder struct {
	lex      *Lexicon
	problems Problems
}

func (b *builder) fail(path, format string, args ...any) {
	b.problems = append(b.problems, Problem{path, fmt.Sprintf(format, args...)})
}

// classes expands the classes, which may name each other but not in a circle.
func (b *builder) classes(src map[string][]string) {
	names := make([]string, 0, len(src))
	for name := range src {
		names = append(names, name)
	}
	slices.Sort(names)
	open := map[string]bool{}
	var expand func(name string) bool
	expand = func(name string) bool {
		if _, done := b.lex.compiler.classes[name]; done {
			return true
		}
		if open[name] {
			b.fail("classes."+name, "it contains itself")
			return false
		}
		open[name] = true
		for _, w := range src[name] {
			if other, ok := strings.CutPrefix(w, "@"); ok {
				if _, known := src[other]; known && !expand(other) {
					return false
				}
			}
		}
		words, err := b.lex.compiler.alternatives(strings.Join(src[name], "|"))
		if err != nil {
			b.fail("classes."+name, "%v", err)
		}
		b.lex.compiler.classes[name] = words
		return true
	}
	for _, name := range names {
		expand(name)
	}
}

func (b *builder) topic(path string, src TopicSource) {
	if src.Topic == "" {
		b.fail(path, "it names no topic")
		return
	}
	if b.lex.topics[src.Topic] != nil {
		b.fail(path, "the topic stands twice")
		return
	}
	t := &topic{
		name: src.Topic, headings: b.add(path+".headings", src.Headings),
		titles: b.add(path+".titles", src.Titles),
	}
	b.lex.topics[src.Topic] = t
	seen := map[string]bool{}
	for i, f := range src.Facets {
		at := fmt.Sprintf("%s.facets[%d] %s", path, i, f.ID)
		if f.ID == "" || seen[f.ID] {
			b.fail(at, "every facet needs an id of its own within its topic")
		}
		seen[f.ID] = true
		if f.Weight <= 0 || f.Weight > 10 {
			b.fail(at, "its weight is %g; give one above 0 and up to 10", f.Weight)
		}
		if len(f.Patterns) == 0 {
			b.fail(at, "it has no pattern")
		}
		t.facets = append(t.facets, facet{
			id: f.ID, weight: f.Weight, core: f.Core, lastResort: f.LastResort,
			patterns: b.add(at+".patterns", f.Patterns), with: b.add(at+".with", f.With),
			near: b.add(at+".near", f.Near), unless: b.add(at+".unless", f.Unless),
		})
	}
	for i, l := range src.LookAlikes {
		at := fmt.Sprintf("%s.look_alikes[%d]", path, i)
		if l.Weight <= 0 || l.Weight > 10 {
			b.fail(at, "its weight is %g; give what is taken away, above 0 and up to 10", l.Weight)
		}
		t.lookAlikes = append(t.lookAlikes,
			lookAlike{l.Weight, b.add(at+".patterns", l.Patterns), b.add(at+".unless", l.Unless)})
	}
}

func (b *builder) add(path string, texts []string) []int {
	var out []int
	for i, text := range texts {
		p, err := b.lex.compiler.compile(text)
		if err != nil {
			b.fail(fmt.Sprintf("%s[%d]", path, i), "%v", err)
			continue
		}
		out = append(out, len(b.lex.patterns))
		b.lex.patterns = append(b.lex.patterns, p)
	}
	return out
}
