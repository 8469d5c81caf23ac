package workbench

import (
	"encoding/binary"
	"fmt"
	"slices"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// figures are an assessment's, computed from the state that key names. They hold on every day from
// From until the one before Until, which is "" where no day changes them.
type figures struct {
	key         string
	From, Until assessments.Date
	Summary     Summary
}

// hold reports figures that are those of the state whose newest event is named, on a day.
func (f *figures) hold(newest string, asOf assessments.Date) bool {
	return f.key == keptForm+newest && f.From <= asOf && (f.Until == "" || asOf < f.Until)
}

// keptForm begins every key: figures kept in another form, or judged by other rules, are recomputed.
const keptForm = "14 "

// Figures are kept as varints and counted texts, in the order of cells: a window on a thousand
// assessments reads them before its first picture, and JSON would take half of the time that all its
// records do.

// cells are the figures' parts in the order in which they are kept; what has its own length follows in code.
func (f *figures) cells() []any {
	s := &f.Summary
	return []any{
		&f.From, &f.Until, &s.ID, &s.Name, &s.Vendor, &s.Service, &s.UseID, &s.Use, &s.Scope, &s.Status,
		&s.Tier,
		&s.NextReview, &s.Until, &s.Scored, &s.Coverage, &s.Band[0], &s.Band[1], &s.Stale, &s.StateHash,
		&s.Standing,
		&s.StandingWords, &s.StandingWhy, &s.Word, &s.Capped, &s.WalkAways, &s.Breakers,
	}
}

func ofDiscipline(f *scoring.Figures) []any {
	return []any{
		&f.Points, &f.Assessed, &f.Applicable, &f.Open, &f.Scored, &f.Score, &f.Coverage, &f.BandLow,
		&f.BandHigh,
		&f.GatesOpen, &f.WalkAways, &f.GatesPassed, &f.Stale, &f.Word, &f.Items, &f.ItemsDone,
	}
}

func (f *figures) keep() []byte {
	s := &f.Summary
	c := &writing{}
	c.all(f.cells())
	score := -1
	if s.Score != nil {
		score = *s.Score
	}
	gates, disciplines := len(s.OpenGates), len(s.Disciplines)
	c.all([]any{&score, &gates, &disciplines})
	for i := range s.OpenGates {
		c.all([]any{&s.OpenGates[i]})
	}
	for _, d := range assessments.Disciplines() {
		if one, ok := s.Disciplines[d]; ok {
			c.all([]any{&d})
			c.all(ofDiscipline(&one))
		}
	}
	return c.out
}

// thawFigures is keep undone; false where the bytes are not whole.
func thawFigures(key string, kept []byte) (f figures, ok bool) {
	f.key = key
	s := &f.Summary
	c := &reading{in: kept}
	c.all(f.cells())
	var score, gates, disciplines int
	c.all([]any{&score, &gates, &disciplines})
	if score >= 0 {
		s.Score = &score
	}
	if c.bad || gates < 0 || gates > len(c.in) || disciplines < 0 ||
		disciplines > len(assessments.Disciplines()) {
		return f, false
	}
	s.OpenGates = make([]string, gates)
	for i := range s.OpenGates {
		c.all([]any{&s.OpenGates[i]})
	}
	s.Disciplines = make(map[assessments.Discipline]scoring.Figures, disciplines)
	for range disciplines {
		var d assessments.Discipline
		var one scoring.Figures
		c.all([]any{&d})
		c.all(ofDiscipline(&one))
		_, twice := s.Disciplines[d]
		c.bad = c.bad || twice || !slices.Contains(assessments.Disciplines(), d)
		s.Disciplines[d] = one
	}
	return f, !c.bad && len(c.in) == 0
}

// writing and reading take the same cells.
type writing struct{ out []byte }

func (c *writing) all(cells []any) {
	for _, cell := range cells {
		switch v := cell.(type) {
		case *int:
			c.out = binary.AppendVarint(c.out, int64(*v))
		case *int64:
			c.out = binary.AppendVarint(c.out, *v)
		case *bool:
			c.out = append(c.out, 0)
			if *v {
				c.out[len(c.out)-1] = 1
			}
		default:
			text := *textOf(cell)
			c.out = append(binary.AppendUvarint(c.out, uint64(len(text))), text...)
		}
	}
}

type reading struct {
	in  []byte
	bad bool
}

func (c *reading) all(cells []any) {
	for _, cell := range cells {
		switch v := cell.(type) {
		case *int:
			*v = int(c.number())
		case *int64:
			*v = c.number()
		case *bool:
			b := c.take(1)
			*v = len(b) == 1 && b[0] == 1
		default:
			n, size := binary.Uvarint(c.in)
			c.take(uint64(max(size, 0)))
			c.bad = c.bad || size <= 0
			*textOf(cell) = string(c.take(n))
		}
	}
}

func (c *reading) number() int64 {
	v, size := binary.Varint(c.in)
	c.take(uint64(max(size, 0)))
	c.bad = c.bad || size <= 0
	return v
}

// take is the next n bytes; none where there are fewer.
func (c *reading) take(n uint64) []byte {
	if c.bad || n > uint64(len(c.in)) {
		c.bad = true
		return nil
	}
	out := c.in[:n]
	c.in = c.in[n:]
	return out
}

// textOf is a cell that is a text of some kind.
func textOf(cell any) *string {
	switch v := cell.(type) {
	case *string:
		return v
	case *assessments.Date:
		return (*string)(v)
	case *assessments.DecisionState:
		return (*string)(v)
	case *assessments.Discipline:
		return (*string)(v)
	case *scoring.Word:
		return (*string)(v)
	case *standing.State:
		return (*string)(v)
	}
	panic(fmt.Sprintf("no way to keep a %T", cell))
}
