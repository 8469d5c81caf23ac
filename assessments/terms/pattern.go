package terms

import (
	"fmt"
	"strconv"
	"strings"
)

// A pattern is a line of words separated by spaces that must occur in this order:
//
//	word          that word, in the singular or plural; "don't" is two words: do not, and never is not
//	indemnif*     a word that begins so
//	a|b|c_d       one of these; an underscore joins words of one alternative
//	@customer     one of a class of the lexicon; classes and words mix: @customer|user*
//	?word         may be missing
//	..4  ...      up to four words, or up to six, in between
//
// It begins and ends with a word that must be there. Punctuation is not seen.

// defaultGap is how many words "..." steps over.
const defaultGap = 6

// step is one element of a compiled pattern.
type step struct {
	gap      int     // >0: up to so many words, and nothing else is set
	class    int     // element matched by one word; -1 where every alternative has several words
	joined   [][]int // alternatives of several words, each an element of its own
	optional bool
}

type pattern struct {
	text  string
	steps []step
	needs []int // elements without which it cannot match
}

// compiler interns the single-word elements of all patterns, so that a document decides once per distinct
// word which elements it satisfies.
type compiler struct {
	classes  map[string][]string // expanded: alternatives as written
	elements map[string]int      // alternatives joined by | → element
	exact    map[string][]int    // word → elements
	prefixes map[string][]int    // beginning → elements
}

func newCompiler() *compiler {
	return &compiler{
		classes: map[string][]string{}, elements: map[string]int{}, exact: map[string][]int{},
		prefixes: map[string][]int{},
	}
}

func (c *compiler) compile(text string) (pattern, error) {
	p := pattern{text: text}
	for _, field := range strings.Fields(text) {
		s, err := c.step(field)
		if err != nil {
			return p, err
		}
		p.steps = append(p.steps, s)
	}
	if len(p.steps) == 0 {
		return p, fmt.Errorf("it is empty")
	}
	for _, s := range []step{p.steps[0], p.steps[len(p.steps)-1]} {
		if s.gap > 0 || s.optional {
			return p, fmt.Errorf("it must begin and end with a word that has to be there")
		}
	}
	for _, s := range p.steps {
		if s.gap == 0 && !s.optional && len(s.joined) == 0 {
			p.needs = append(p.needs, s.class)
		}
	}
	return p, nil
}

func (c *compiler) step(field string) (step, error) {
	if field == "..." {
		return step{gap: defaultGap}, nil
	}
	if rest, ok := strings.CutPrefix(field, ".."); ok {
		n, err := strconv.Atoi(rest)
		if err != nil || n < 1 || n > 60 {
			return step{}, fmt.Errorf("%q: a gap is .. and a number from 1 to 60", field)
		}
		return step{gap: n}, nil
	}
	s := step{class: -1}
	if rest, ok := strings.CutPrefix(field, "?"); ok {
		s.optional, field = true, rest
	}
	alternatives, err := c.alternatives(field)
	if err != nil {
		return s, err
	}
	var single []string
	for _, a := range alternatives {
		words := strings.Split(a, "_")
		if len(words) == 1 {
			single = append(single, a)
			continue
		}
		joined := make([]int, len(words))
		for i, w := range words {
			joined[i] = c.element([]string{w})
		}
		s.joined = append(s.joined, joined)
	}
	if len(single) > 0 {
		s.class = c.element(single)
	}
	return s, nil
}

// alternatives spells out classes and checks the words of one field.
func (c *compiler) alternatives(field string) ([]string, error) {
	var out []string
	for _, a := range strings.Split(field, "|") {
		if name, ok := strings.CutPrefix(a, "@"); ok {
			class, known := c.classes[name]
			if !known {
				return nil, fmt.Errorf("there is no class @%s", name)
			}
			out = append(out, class...)
			continue
		}
		words := strings.Split(a, "_")
		for i, w := range words {
			folded, err := foldPattern(w)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", field, err)
			}
			words[i] = folded
		}
		a = strings.Join(words, "_")
		out = append(out, a)
	}
	return out, nil
}

// foldPattern gives a word of a pattern the form it has in a text, and refuses what could never match.
func foldPattern(w string) (string, error) {
	stem, prefix := strings.CutSuffix(w, "*")
	toks := tokenize([]rune(stem), 0, len([]rune(stem)))
	if len(toks) != 1 || toks[0].end-toks[0].start != len([]rune(stem)) {
		return "", fmt.Errorf("%q is never seen as one word in a text; write words without apostrophe, hyphen or other marks", w)
	}
	if prefix {
		return strings.ToLower(stem) + "*", nil
	}
	return toks[0].word, nil
}

// element interns a set of one-word alternatives.
func (c *compiler) element(words []string) int {
	key := strings.Join(words, "|")
	if id, ok := c.elements[key]; ok {
		return id
	}
	id := len(c.elements)
	c.elements[key] = id
	for _, w := range words {
		if stem, ok := strings.CutSuffix(w, "*"); ok {
			c.prefixes[stem] = append(c.prefixes[stem], id)
		} else {
			c.exact[w] = append(c.exact[w], id)
		}
	}
	return id
}
