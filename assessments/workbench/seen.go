package workbench

import (
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/standing"
)

// Seen is the state of an assessment that a person had before her when she decided: what she decides
// on is that state and no other.
type Seen struct {
	StateHash string
	Head      int64 // Seq of the newest event of the journal then
}

// Seen is what looking at the assessment showed.
func (a *Assessed) Seen() *Seen { return &Seen{StateHash: a.StoredHash, Head: a.Head} }

// approvals changes what a person decided, signed, excepted, required or revoked.
type approvals struct{ *edit }

// unchangedSince refuses to proceed if the assessment is no longer in the state that was seen, and says what
// changed.
func (e approvals) unchangedSince(assessment string, seen *Seen) error {
	if seen == nil {
		return nil
	}
	d, err := collect(e.w.bodies, e, assessment)
	if err != nil {
		return err
	}
	if d.StateHash() == seen.StateHash {
		return nil
	}
	touched, err := changesSince(e, &d, seen.Head, assessments.StateForm)
	if err != nil {
		return err
	}
	return assessments.Errorf(assessments.Conflict,
		"“%s” was changed since you looked: %s. Nothing was recorded. Look at the present state, then decide on that.",
		d.Assessment.Name, listTouched(&d, touched))
}

// changesSince lists the records of an assessment's state that are not what they were after an event,
// in the order in which they were first changed.
func changesSince(r port.Reader, d *assessments.Dossier, seq int64, form int) ([]standing.Touched, error) {
	changes, err := r.ChangesAfter(seq, d.Assessment.ID)
	return touched(d, changes, form), err
}

// touched lists the records of an assessment's state that changes, oldest first, made differ.
func touched(d *assessments.Dossier, changes []port.EventChange, form int) []standing.Touched {
	type place struct {
		noun      assessments.Noun
		id, field string
	}
	type ends struct{ first, last string }
	var order []place
	values := map[place]*ends{}
	for _, c := range changes {
		own := c.Assessment == d.Assessment.ID &&
			(c.Noun == assessments.NounCitation || c.Noun == assessments.NounFinding ||
				c.Noun == assessments.NounException)
		if !own && !d.Covers(c.Noun, c.ID) || !assessments.Hashed(c.Noun, c.Field, form) {
			continue
		}
		at := place{c.Noun, c.ID, c.Field}
		if v := values[at]; v != nil {
			v.last = c.After
			continue
		}
		values[at] = &ends{first: c.Before, last: c.After}
		order = append(order, at)
	}
	var out []standing.Touched
	known := map[place]int{}
	for _, at := range order {
		if v := values[at]; v.first == v.last {
			continue
		}
		record := place{noun: at.noun, id: at.id}
		i, ok := known[record]
		if !ok {
			i = len(out)
			known[record], out = i, append(out, standing.Touched{Noun: at.noun, ID: at.id})
		}
		out[i].Fields = append(out[i].Fields, at.field)
	}
	return out
}

// listTouched says what was changed, the first few by name.
func listTouched(d *assessments.Dossier, list []standing.Touched) string {
	const named = 5
	var parts []string
	for _, t := range list[:min(len(list), named)] {
		parts = append(parts, d.Called(t.Noun, t.ID))
	}
	if more := len(list) - named; more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	if len(parts) == 0 {
		return "a record it depends on"
	}
	return strings.Join(parts, ", ")
}
