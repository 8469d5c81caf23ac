package terms

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"countersign/assessments"
)

// Weights are the few numbers that say how the evidence of a sentence adds up. They mean the same for every
// topic and were set manually; evalfolds_test.go shows that learning them from labelled terms does no better.
type Weights struct {
	// added where a heading announces the topic and the sentence speaks to it
	Heading float64 `json:"heading"`
	// share of a facet's weight for each further pattern of the same facet, at most two
	Again     float64 `json:"again"`
	Second    float64 `json:"second"`    // share of every facet's weight beyond the strongest
	Neighbour float64 `json:"neighbour"` // share of the other sentences' scores that a passage adds
	Define    float64 `json:"define"`    // factor for a sentence that defines a word
	// what the first sentences under a title of the topic earn where no facet speaks
	Title float64 `json:"title"`
	Gate  float64 `json:"gate"` // what the best sentence must reach for the topic not to be silent
	// what a passage loses when an earlier one spoke through the same facets
	Repeat   float64 `json:"repeat"`
	Position float64 `json:"position"` // taken away evenly from the first to the last sentence of the text
}

// DefaultWeights are what the finder uses where the options say nothing else.
func DefaultWeights() Weights {
	return Weights{
		Heading: 1.4, Again: 0.12, Second: 0.55, Neighbour: 0.25, Define: 0.75, Title: 2.2,
		Gate: 1.9, Repeat: 0.3, Position: 0.2,
	}
}

// scored is what one unit earns for one topic.
type scored struct {
	unit   int
	score  int // in thousandths
	core   bool
	facets []int // strongest first
	why    []string
	reach  int // code point from which the passage must begin to hold what matched; its own start mostly
}

// evidence is what was found in one unit, for all topics.
type evidence struct {
	row      []word
	own      int // place in row where its own words begin
	hits     map[int]hit
	has      bits // patterns among hits: most are asked for in vain
	headings []string
}

// scorer knows one text and scores its units.
type scorer struct {
	lex        *Lexicon
	weights    Weights
	runes      []rune
	paragraphs []assessments.Paragraph
	blocks     []block
	units      []unit
	matcher    *matcher
	evidence   []evidence
	titles     map[string]bits         // heading → patterns it satisfies
	plain      map[string]map[int]bool // heading → patterns that are all it says
	rows       map[string][]word       // heading → its words
	topics     []*topic                // that a model is asked about
	rulings    map[*topic][]ruling
	as         DocumentKind     // "" until it was asked
	sums       map[*topic][]int // what the model makes of each unit; empty where it was not asked
}

func newScorer(text assessments.Text, lex *Lexicon, w Weights) *scorer {
	s := &scorer{
		lex: lex, weights: w, runes: []rune(text.Plain), paragraphs: text.Paragraphs, matcher: newMatcher(lex),
		titles: map[string]bits{}, plain: map[string]map[int]bool{},
		rows: map[string][]word{}, topics: lex.learnable(), rulings: map[*topic][]ruling{}, sums: map[*topic][]int{},
	}
	s.blocks = blocks(text, s.runes)
	s.units = units(s.runes, s.blocks, lex)
	nameVendor(s.units, parties(s.runes, s.units))
	s.evidence = make([]evidence, len(s.units))
	for i, u := range s.units {
		row := joinTokens(joinTokens(u.lead, u.prev), u.own)
		e := evidence{
			row: s.matcher.words(row), own: len(row) - len(u.own), headings: s.blocks[u.block].headings,
		}
		own := e.own
		found := s.matcher.all(e.row, func(h hit) bool { return h.to() >= own })
		e.hits = make(map[int]hit, len(found))
		for _, h := range found {
			e.hits[h.pattern] = h
		}
		if own > 0 {
			for _, h := range s.matcher.all(e.row[:own], nil) {
				if _, ok := e.hits[h.pattern]; !ok {
					e.hits[h.pattern] = h
				}
			}
		}
		e.has = make(bits, len(lex.patterns)/64+1)
		for p := range e.hits {
			e.has.set(p)
		}
		s.evidence[i] = e
	}
	return s
}

// heading tells which patterns a heading satisfies.
func (s *scorer) heading(title string) bits {
	if got, ok := s.titles[title]; ok {
		return got
	}
	got := make(bits, len(s.lex.patterns)/64+1)
	for _, h := range s.matcher.all(signing{s}.headingRow(title), nil) {
		got.set(h.pattern)
	}
	s.titles[title] = got
	return got
}

// announced says how strongly the headings above a unit announce a topic: 1 for the innermost, less further
// out, and through which heading.
func (s *scorer) announced(i int, t *topic) (float64, string) {
	hs := s.evidence[i].headings
	for depth := 0; depth < len(hs) && depth < 4; depth++ {
		title := hs[len(hs)-1-depth]
		got := s.heading(title)
		for _, p := range t.headings {
			if got.has(p) {
				return 1 - float64(0.22*float64(depth)), title
			}
		}
	}
	return 0, ""
}

// titleUnits is how many sentences under a plain title are taken at its word.
const titleUnits = 2

// titled scores a unit that is among the first under a plain title of the topic. It is the last resort for
// wording that no facet knows, asked only where the topic would otherwise be silent.
func (s *scorer) titled(i int, t *topic) (scored, bool) {
	hs := s.evidence[i].headings
	if len(t.titles) == 0 || len(hs) == 0 || len(s.units[i].own) < 8 {
		return scored{}, false
	}
	title := hs[len(hs)-1]
	if before := i - titleUnits; before >= 0 {
		if up := s.evidence[before].headings; len(up) > 0 && up[len(up)-1] == title {
			return scored{}, false
		}
	}
	got := s.saysOnly(title)
	for _, p := range t.titles {
		if got[p] {
			return scored{
				unit: i, score: milli(s.weights.Title), core: true, why: []string{headingWhy(title)},
				reach: s.units[i].start,
			}, true
		}
	}
	return scored{}, false
}

// saysOnly tells which patterns a heading satisfies from its first word to its last.
func (s *scorer) saysOnly(title string) map[int]bool {
	if got, ok := s.plain[title]; ok {
		return got
	}
	r := []rune(title)
	row := s.matcher.words(tokenize(r, enumeratorEnd(r, 0, len(r)), len(r)))
	got := map[int]bool{}
	for _, h := range s.matcher.all(row, func(h hit) bool { return h.from() == 0 && h.to() == len(row)-1 }) {
		got[h.pattern] = true
	}
	s.plain[title] = got
	return got
}

// spoken reports whether any of the patterns was found in the unit's own words or its lead-in, or stands in
// a heading above it.
func (s *scorer) spoken(i int, patterns []int, headings bool) bool {
	for _, p := range patterns {
		if s.evidence[i].has.has(p) {
			return true
		}
	}
	if headings {
		for _, title := range s.evidence[i].headings {
			got := s.heading(title)
			for _, p := range patterns {
				if got.has(p) {
					return true
				}
			}
		}
	}
	return false
}

// beside reports whether a pattern was found in the unit or in one next to it in the same block.
func (s *scorer) beside(i int, patterns []int) bool {
	if s.spoken(i, patterns, true) {
		return true
	}
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(s.units) && s.units[j].block == s.units[i].block &&
			s.spoken(j, patterns, false) {
			return true
		}
	}
	return false
}

// found is one facet found in a unit.
type found struct {
	facet  int
	weight float64
	hit    hit
}

// score says what unit i earns for topic t, with the facets of last resort or without; ok is false where it
// earns nothing.
func (s *scorer) score(i int, t *topic, resort bool) (out scored, ok bool) {
	out = scored{unit: i, reach: s.units[i].start}
	if !t.any.meets(s.evidence[i].has) {
		return out, false
	}
	var got []found
	for f := range t.facets {
		if t.facets[f].lastResort && !resort {
			continue
		}
		if g, ok := s.facet(i, &t.facets[f]); ok {
			g.facet = f
			got = append(got, g)
			out.core = out.core || t.facets[f].core
		}
	}
	if len(got) == 0 {
		return out, false
	}
	slices.SortStableFunc(got, func(a, b found) int { return cmp.Compare(b.weight, a.weight) })
	sum := 0.0
	for k, g := range got {
		share := 1.0
		if k > 0 {
			share = s.weights.Second
		}
		sum += float64(share * g.weight)
		out.facets = append(out.facets, g.facet)
		if len(out.why) < 4 {
			out.why = append(out.why, s.quoteHit(i, g.hit))
		}
		if k == 0 {
			out.reach = s.reach(i, g.hit)
		}
	}
	if a, title := s.announced(i, t); a > 0 {
		sum += float64(a * s.weights.Heading)
		out.why = append(out.why, headingWhy(title))
	}
	for _, l := range t.lookAlikes {
		if s.alike(i, l) {
			sum -= l.weight
		}
	}
	if s.defines(i) {
		sum *= s.weights.Define
	}
	sum -= float64(s.weights.Position * float64(i) / float64(len(s.units)))
	out.score = milli(sum)
	return out, out.score > 0
}

// milli is a number in thousandths. From here on whole numbers decide, and a product that is added to a sum
// is rounded on its own (float64), so that every processor comes to the same.
func milli(x float64) int { return int(math.Floor(float64(x*1000) + 0.5)) }

// alike reports whether a unit reads like one of the look-alikes of a topic.
func (s *scorer) alike(i int, l lookAlike) bool {
	return s.spoken(i, l.patterns, false) && !s.spoken(i, l.unless, false)
}

// facet says what a unit earns by one facet.
func (s *scorer) facet(i int, f *facet) (found, bool) {
	e := &s.evidence[i]
	count := 0
	var best hit
	for _, p := range f.patterns {
		if !e.has.has(p) {
			continue
		}
		if h := e.hits[p]; h.to() >= e.own {
			if count == 0 {
				best = h
			}
			count++
		}
	}
	if count == 0 || len(f.with) > 0 && !s.spoken(i, f.with, true) || len(f.near) > 0 &&
		!s.beside(i, f.near) || s.spoken(i, f.unless, false) {
		return found{}, false
	}
	return found{weight: f.weight * (1 + float64(s.weights.Again*float64(min(count-1, 2)))), hit: best}, true
}

// reach is where a passage must begin so that it holds all words of a hit, where that is possible at all.
func (s *scorer) reach(i int, h hit) int {
	u := s.units[i]
	start := s.evidence[i].row[h.from()].start
	if start < u.start && u.start-start < 500 {
		for j := i - 1; j >= 0 && s.units[j].end > start; j-- {
			if s.units[j].start <= start {
				return s.units[j].start
			}
		}
	}
	return u.start
}

// defines reports a sentence of the kind: “Output” means …
func (s *scorer) defines(i int) bool {
	own := s.evidence[i].row[s.evidence[i].own:]
	for k, w := range own {
		if k > 8 {
			return false
		}
		if k > 0 && (w.word == "means" || w.word == "mean" || w.word == "refer") {
			return true
		}
	}
	return false
}

// headingWhy names a heading among the reasons, on one line.
func headingWhy(title string) string { return "heading: " + oneLine(title) }

// oneLine is a text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// quoteHit gives the words of a hit as they stand in the text, what lies between them shown as "…".
func (s *scorer) quoteHit(i int, h hit) string {
	row := s.evidence[i].row
	var b strings.Builder
	for k, at := range h.at {
		if k > 0 {
			if at == h.at[k-1]+1 {
				b.WriteByte(' ')
			} else {
				b.WriteString(" … ")
			}
		}
		if k > 0 && row[at].start == row[h.at[k-1]].start {
			continue // the second word of a contraction
		}
		b.WriteString(string(s.runes[row[at].start:row[at].end]))
	}
	return strings.TrimSpace(b.String())
}
