package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"countersign/assessments"
)

// overlay puts what lies over a page into its lines: values of fields where they stand, and takes out what
// is struck. Then the lines are as they are read.
func (t *textPage) overlay(one *sheet) error {
	inserts := one.over.inserts
	slices.SortStableFunc(inserts, func(a, b insert) int {
		if math.Abs(a.top-b.top) > 3 {
			return cmp.Compare(b.top, a.top)
		}
		return cmp.Compare(a.left, b.left)
	})
	for _, in := range inserts {
		if err := t.insert(one, in); err != nil {
			return err
		}
	}
	gone, count, rules := []string(nil), 0, one.strikes()
	for i := range one.lines {
		words, err := t.strike(&one.lines[i], rules)
		if err != nil {
			return err
		}
		if words != "" {
			gone, count = append(gone, words), count+1
		}
		one.lines[i].apply()
	}
	if count > 0 {
		one.note(assessments.NoticeStruck, count, strings.Join(gone, "\n"))
	}
	one.lines = joinMarks(slices.DeleteFunc(one.lines, func(l line) bool {
		return strings.TrimSpace(l.text) == ""
	}))
	return nil
}

// strikes are the lines drawn through text, if they are: thin rules, and marks of reviewers at half height.
func (s *sheet) strikes() []box {
	rules := s.drawn.rules
	for _, b := range s.over.struck {
		middle := b.bottom + b.height()*0.45
		rules = append(rules, box{left: b.left, right: b.right, bottom: middle, top: middle})
	}
	return rules
}

// farthest is how far beside a line a field still belongs to it, in points.
const farthest = 260

// insert writes the words of a field into the line it stands in or beside, else as a line of its own.
func (t *textPage) insert(one *sheet, in insert) error {
	best, distance, most := -1, 0.0, 0.0
	for i, l := range one.lines {
		// letters stand from a fifth below the line to four above it
		shared := min(in.top, l.y+0.8*l.size) - max(in.bottom, l.y-0.2*l.size)
		if l.start < 0 || shared < 0.25*min(in.height(), l.size) {
			continue
		}
		d := max(0, in.left-l.right, l.x0-in.right)
		if d < farthest && (shared > most+1 || shared > most-1 && (best < 0 || d < distance)) {
			best, distance, most = i, d, shared
		}
	}
	if best < 0 {
		one.place(in)
		return nil
	}
	l := &one.lines[best]
	from, to, err := t.spot(l, in.box)
	if err != nil {
		return err
	}
	words := in.words
	if from > 0 {
		words = " " + words
	}
	if to < len(l.text) {
		words += " "
	}
	l.edits = append(l.edits, edit{from, to, words})
	l.right = max(l.right, in.right)
	l.form |= filledWithin
	if from == 0 {
		l.form |= filledFirst
	}
	if to == len(l.text) {
		l.form |= filledLast
	}
	return nil
}

// spot is where in a line the words of a box stand: the dots or underscores it covers, else the place before
// the first letter that stands further right.
func (t *textPage) spot(l *line, b box) (from, to int, err error) {
	from = len(l.text)
	for i := range l.text {
		c, ok, err := t.place(l, i, 0)
		if err != nil {
			return 0, 0, err
		}
		if ok && (c.left+c.right)/2 > b.left {
			from = i
			break
		}
	}
	to = from
	for to < len(l.text) && (l.text[to] == '_' || l.text[to] == '.' && strings.HasPrefix(l.text[to:], "...")) {
		to++
	}
	return from, to, nil
}

// place adds a line of its own, before the first that stands below it.
func (s *sheet) place(in insert) {
	l := line{
		text: in.words, page: s.number, x0: in.left, x1: in.right, right: in.right, y: in.bottom + 2,
		size: min(in.height(), 12), form: filledFirst | filledLast, inside: inside{start: -1},
	}
	at := slices.IndexFunc(s.lines, func(o line) bool { return o.y < l.y })
	if at < 0 {
		at = len(s.lines)
	}
	s.lines = slices.Insert(s.lines, at, l)
}
