package terms

import (
	"unicode"

	"countersign/assessments"
)

// Signs are what the learned model knows a sentence by: its words and pairs of words, those of the line it
// continues and of the headings above it, the facets found in it. A sign is a number: its kind, and the one
// or two words it is made of as the vocabulary counts them.

// kinds of signs; the letters are those of the model's file
const (
	signWord     = 'w' // a word of the sentence itself
	signPair     = 'p' // two words that follow each other, the parties and their data by class
	signLead     = 'l' // a word of the line it continues
	signLeadPair = 'm'
	signHeading  = 'h' // a word of the innermost heading
	signTitle    = 'i' // a pair of words of it
	signOuter    = 'g' // a word of a heading further out
	signFacet    = 'f'
	signAlike    = 'k' // a look-alike
	signAnnounce = 'a' // a heading that announces a topic
	signLevel    = 'r' // what the facets of a topic come to
	signShape    = 's' // length and place
)

// ofWords reports whether the second half of a sign is a word; otherwise it is a plain number.
func ofWords(kind byte) bool { return kind == signPair || kind == signLeadPair || kind == signTitle }

const wordBits = 28

func sign(kind byte, a, b uint32) uint64 {
	return uint64(kind)<<(2*wordBits) | uint64(a)<<wordBits | uint64(b)
}

// apart takes a sign apart again.
func apart(k uint64) (kind byte, a, b uint32) {
	const mask = 1<<wordBits - 1
	return byte(k >> (2 * wordBits)), uint32(k>>wordBits) & mask, uint32(k & mask)
}

// vocabulary numbers words from 1; 0 is a word that it does not know. An open one learns what it is asked.
type vocabulary struct {
	ids   map[string]uint32
	words []string // by number less one
	open  bool
}

func newVocabulary(open bool) *vocabulary { return &vocabulary{ids: map[string]uint32{}, open: open} }

func (v *vocabulary) id(w string) uint32 {
	if n, ok := v.ids[w]; ok || !v.open {
		return n
	}
	return v.learn(w)
}

func (v *vocabulary) learn(w string) uint32 {
	if n, ok := v.ids[w]; ok {
		return n
	}
	v.words = append(v.words, w)
	n := uint32(len(v.words))
	v.ids[w] = n
	return n
}

// signClasses are the classes of the lexicon whose words count as one in a pair, the first first.
var signClasses = []string{"provider", "customer", "personal", "content", "output", "input", "service"}

func (l *Lexicon) nameClasses() {
	l.classOf = map[string]string{}
	for _, name := range signClasses {
		for _, w := range l.compiler.classes[name] {
			if _, ok := l.classOf[w]; !ok {
				l.classOf[w] = "@" + name
			}
		}
	}
}

// numberWord stands for every number.
const numberWord = "#"

// numbered is a distinct word of a text as the vocabulary counts it: itself, and what stands for it in pairs.
type numbered struct {
	done      bool
	id, class uint32
}

// signing finds the signs of a unit, which a model weighs.
type signing struct{ *scorer }

func (s signing) numbered(w *word, v *vocabulary) numbered {
	if w.numbers.done {
		return w.numbers
	}
	n := numbered{done: true}
	if unicode.IsDigit(rune(w.word[0])) {
		n.id = v.id(numberWord)
		n.class = n.id
	} else {
		n.id = v.id(w.word)
		n.class = n.id
		if c, ok := s.lex.classOf[w.word]; ok {
			n.class = v.id(c)
		}
	}
	w.numbers = n
	return n
}

// wordSigns are those of the words of a unit, its lead and its headings.
func (s signing) wordSigns(i int, v *vocabulary, emit func(uint64)) {
	e := &s.evidence[i]
	s.rowSigns(e.row[e.own:], v, signWord, signPair, emit)
	s.rowSigns(e.row[:e.own], v, signLead, signLeadPair, emit)
	for k := len(e.headings) - 1; k >= 0 && k >= len(e.headings)-4; k-- {
		row := s.headingRow(e.headings[k])
		if k == len(e.headings)-1 {
			s.rowSigns(row, v, signHeading, signTitle, emit)
		} else {
			s.rowSigns(row, v, signOuter, 0, emit)
		}
	}
}

func (s signing) headingRow(title string) []word {
	if row, ok := s.rows[title]; ok {
		return row
	}
	r := []rune(title)
	row := s.matcher.words(tokenize(r, 0, len(r)))
	s.rows[title] = row
	return row
}

func (s signing) rowSigns(row []word, v *vocabulary, one, two byte, emit func(uint64)) {
	last := uint32(0)
	for k := range row {
		n := s.numbered(&row[k], v)
		if n.id != 0 {
			emit(sign(one, n.id, 0))
		}
		if two != 0 && last != 0 && n.class != 0 {
			emit(sign(two, last, n.class))
		}
		last = n.class
	}
}

// facetName is how a facet is called among the signs.
func facetName(t *topic, f int) string { return string(t.name) + "/" + t.facets[f].id }

const mostLevels = 6

// facetSigns are those of what the lexicon finds in a unit, for all topics that are learned. A facet counts
// once, however many of its patterns are there.
func (s signing) facetSigns(i int, v *vocabulary, emit func(uint64)) {
	for _, t := range s.topics {
		name := v.id(string(t.name))
		if sc, ok := s.found(i, t); ok {
			for _, f := range sc.facets {
				emit(sign(signFacet, v.id(facetName(t, f)), 0))
			}
			for level := 1; level <= mostLevels && sc.score >= 1000*level; level++ {
				emit(sign(signLevel, name, uint32(level)))
			}
			for k, l := range t.lookAlikes {
				if s.alike(i, l) {
					emit(sign(signAlike, name, uint32(k+1)))
				}
			}
		}
		if a, _ := s.announced(i, t); a == 1 {
			emit(sign(signAnnounce, name, 1))
		} else if a > 0 {
			emit(sign(signAnnounce, name, 2))
		}
	}
}

// shapeLengths are the numbers of words from which a sentence counts as longer.
var shapeLengths = []int{5, 9, 14, 20, 30, 45, 65}

// openingRunes is how far the beginning of a text reaches, where parties and dates are named.
const openingRunes = 600

func (s signing) shapeSigns(i int, v *vocabulary, emit func(uint64)) {
	u := s.units[i]
	for k, n := range shapeLengths {
		if len(u.own) >= n {
			emit(sign(signShape, v.id("length"), uint32(k+1)))
		}
	}
	if s.blocks[u.block].item {
		emit(sign(signShape, v.id("item"), 1))
	}
	if u.clause {
		emit(sign(signShape, v.id("clause"), 1))
	}
	if u.start-s.units[0].start < openingRunes {
		emit(sign(signShape, v.id("opening"), 1))
	}
}

// signs gives the signs of a unit, some of them more than once.
func (s signing) signs(i int, v *vocabulary, emit func(uint64)) {
	s.wordSigns(i, v, emit)
	s.facetSigns(i, v, emit)
	s.shapeSigns(i, v, emit)
}

// learnable lists the topics that a model is asked about, the sixteen in their order.
func (l *Lexicon) learnable() []*topic {
	var out []*topic
	for _, t := range assessments.Topics() {
		if got := l.topics[t]; got != nil {
			out = append(out, got)
		}
	}
	return out
}

// ruling is what the lexicon alone makes of a unit.
type ruling struct {
	done bool
	scored
}

// found is the ruling of a unit in which facets of a topic were found, which most units have none of.
func (s signing) found(i int, t *topic) (scored, bool) {
	if !t.any.meets(s.evidence[i].has) {
		return scored{}, false
	}
	r := s.ruled(i, t)
	return r, len(r.facets) > 0
}

func (s signing) ruled(i int, t *topic) scored {
	if s.rulings[t] == nil {
		s.rulings[t] = make([]ruling, len(s.units))
	}
	r := &s.rulings[t][i]
	if !r.done {
		r.scored, _ = s.score(i, t, true)
		r.done = true
	}
	return r.scored
}
