package changes

import (
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// Place is a stretch of one of the two texts. Its Quote is empty where that text has nothing there.
type Place struct {
	Quote   string `json:"quote,omitempty"` // exactly text.Slice(Start, End)
	Section string `json:"section,omitempty"`
	Page    int    `json:"page,omitempty"` // 1-based; 0 where the format has no pages
	Start   int    `json:"start"`
	End     int    `json:"end"` // code points of Text.Plain, exclusive
}

// Change is one difference: Old is empty where something was added, New where something was left out.
type Change struct {
	Kind  Kind
	Moved bool // it stands at another place of the order
	Old   Place
	New   Place
	// Words are the words that differ, in order; empty where only the place or the typography does.
	Words  []Words
	Topics []assessments.Topic // that its words speak to
}

// TopicChange is what the changes come to for one topic.
type TopicChange struct {
	Topic assessments.Topic
	Kind  Kind
	// OldQuote and NewQuote are the passages of the strongest change.
	OldQuote, NewQuote string
	Changes            []int // places among the changes, the strongest first
}

// Affected reports whether an answer that rests on the old text must be looked at again.
func (t TopicChange) Affected() bool { return t.Kind == Substantive }

// Comparison is what changed between two versions, in the order of the new one.
type Comparison struct {
	Changes []Change
	// Topics are the sixteen in their order. They are empty where a text is in a language that the
	// finder does not know: nobody looked, so none can be called untouched.
	Topics []TopicChange
}

// answers is from where on a sentence counts as speaking to a topic, in thousandths of a logit. It is
// below an even chance: an answer that was looked at in vain costs less than one that was not.
const answers = -1250

// Compare compares two versions of a text. Without a lexicon it judges no topic.
func Compare(old, new assessments.Text, lex *terms.Lexicon) Comparison {
	return compare(old, new, lex, answers)
}

func compare(old, new assessments.Text, lex *terms.Lexicon, least int) Comparison {
	a, b := takeApart(old), takeApart(new)
	pairs := align(a.sentences, b.sentences)
	c := comparing{a: a, b: b, names: findRenamed(a, b, pairs), seen: map[string]bool{}}
	heard := [2][]terms.Sentence{terms.Sentences(old, lex), terms.Sentences(new, lex)}
	known := lex != nil && (heard[0] != nil || len(a.sentences) == 0) &&
		(heard[1] != nil || len(b.sentences) == 0)
	var says [][]int
	for _, p := range pairs {
		change, ok := c.change(p)
		if !ok {
			continue
		}
		c.add(change)
	}
	for i := range c.changes {
		one := &c.changes[i]
		says = append(says, speaks(heard, *one))
		for k, name := range assessments.Topics() {
			if known && says[i][k] >= least {
				one.Topics = append(one.Topics, name)
			}
		}
	}
	out := Comparison{Changes: c.changes}
	if known {
		out.Topics = byTopic(c.changes, says)
	}
	return out
}

// comparing collects the changes between two texts.
type comparing struct {
	a, b    side
	names   renamed
	seen    map[string]bool // new names that a change has shown
	changes []Change
}

// change makes a change of a pairing; it is none where both texts are the same to the letter.
func (c *comparing) change(p pairing) (Change, bool) {
	wa, wb := wordsOf(c.a.sentences, p.old), wordsOf(c.b.sentences, p.new)
	out := Change{Moved: p.moved, Old: c.a.place(p.old), New: c.b.place(p.new)}
	if len(wa) > 0 && len(wb) > 0 {
		if out.Old.Quote == out.New.Quote && !p.moved {
			return out, false
		}
		out.Words = hunks(c.a.runes, c.b.runes, wa, wb)
	}
	out.Kind = judge(wa, wb)
	if out.Kind == Substantive && len(c.names) > 0 {
		out.Kind = c.unlessRenamed(wa, wb)
	}
	if out.Kind == Substantive && headed(c.a.sentences, p.old) && headed(c.b.sentences, p.new) {
		out.Kind = Reworded
	}
	return out, true
}

// unlessRenamed judges a change again with the new names in place of the old ones, except where a name
// is changed for the first time.
func (c *comparing) unlessRenamed(wa, wb []word) Kind {
	first := false
	for _, g := range gaps(wa, wb) {
		old := called(wa[g[0]:g[1]])
		if latest := c.names[old]; latest != "" && latest == called(wb[g[2]:g[3]]) && !c.seen[old] {
			c.seen[old], first = true, true
		}
	}
	if first {
		return Substantive
	}
	return stronger(Reworded, judge(c.names.apply(wa, wb), wb))
}

// add appends a change. What was added or left out in one paragraph, sentence after sentence, is one change.
func (c *comparing) add(one Change) {
	if n := len(c.changes); n > 0 {
		last := &c.changes[n-1]
		if last.Old.Quote == "" && one.Old.Quote == "" && c.b.together(last.New, one.New) {
			last.New.End, last.Kind = one.New.End, stronger(last.Kind, one.Kind)
			last.New.Quote = string(c.b.runes[last.New.Start:last.New.End])
			return
		}
		if last.New.Quote == "" && one.New.Quote == "" && c.a.together(last.Old, one.Old) {
			last.Old.End, last.Kind = one.Old.End, stronger(last.Kind, one.Kind)
			last.Old.Quote = string(c.a.runes[last.Old.Start:last.Old.End])
			return
		}
	}
	c.changes = append(c.changes, one)
}

// place is where sentences stand.
func (s side) place(r [2]int) Place {
	if r[0] == r[1] {
		return Place{}
	}
	first, last := s.sentences[r[0]], s.sentences[r[1]-1]
	p := s.text.Paragraphs[first.para]
	return Place{
		Quote: string(s.runes[first.from:last.to]), Section: p.SectionTitle(), Page: p.Page,
		Start: first.from, End: last.to,
	}
}

// together reports whether one place follows another in the same paragraph with nothing between.
func (s side) together(a, b Place) bool {
	return a.Section == b.Section && a.End <= b.Start &&
		strings.TrimSpace(string(s.runes[a.End:b.Start])) == "" &&
		!strings.Contains(string(s.runes[a.End:b.Start]), "\n\n")
}

// speaks is how surely the words of a change, old or new, speak to each topic. A line that opens a
// list speaks to what its items do.
func speaks(heard [2][]terms.Sentence, c Change) []int {
	out := make([]int, len(assessments.Topics()))
	for k := range out {
		out[k] = answers - 100_000
	}
	for n, at := range []Place{c.Old, c.New} {
		within := func(s terms.Sentence) bool { return s.Start < at.End && at.Start < s.End }
		for _, s := range heard[n] {
			if within(s) || s.Lead >= 0 && within(heard[n][s.Lead]) {
				for k, z := range s.Says {
					out[k] = max(out[k], z)
				}
			}
		}
	}
	return out
}

// byTopic sums the changes up.
func byTopic(all []Change, says [][]int) []TopicChange {
	var out []TopicChange
	for k, name := range assessments.Topics() {
		t := TopicChange{Topic: name, Kind: None}
		for i, c := range all {
			if slices.Contains(c.Topics, name) {
				t.Kind = stronger(t.Kind, c.Kind)
				t.Changes = append(t.Changes, i)
			}
		}
		slices.SortStableFunc(t.Changes, func(x, y int) int {
			if d := all[y].Kind.rank() - all[x].Kind.rank(); d != 0 {
				return d
			}
			return says[y][k] - says[x][k]
		})
		if len(t.Changes) > 0 {
			c := all[t.Changes[0]]
			t.OldQuote, t.NewQuote = c.Old.Quote, c.New.Quote
		}
		out = append(out, t)
	}
	return out
}
