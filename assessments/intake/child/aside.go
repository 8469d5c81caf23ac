package child

import (
	"encoding/json"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
	"countersign/assessments/intake/pdf"
)

// Limits of what a text has beside its words.
const (
	mostChanges  = 4 * outline.MaxParagraphs
	mostComments = outline.MaxParagraphs
	mostAside    = 3 * outline.MaxText // bytes
)

// takeAside takes the next notices, changes or comments of a text, after its words: they say where in those
// they are.
func (r *receiver) takeAside(kind byte, payload []byte) error {
	if !r.headed || r.runes == 0 {
		return errNonsense
	}
	switch kind {
	case frameNotices:
		return takeList(r, payload, &r.text.Notices, 2*assessments.MostNotices, r.soundNotice)
	case frameChanges:
		return takeList(r, payload, &r.text.Changes, mostChanges, r.soundChange)
	}
	return takeList(r, payload, &r.text.Comments, mostComments, r.soundComment)
}

// takeList adds a few to a list of most at most, each of which has to be sound.
func takeList[T any](r *receiver, payload []byte, to *[]T, most int, sound func(*T) bool) error {
	var list []T
	if err := json.Unmarshal(payload, &list); err != nil {
		return err
	}
	if len(list) > blocksPerFrame || len(*to)+len(list) > most {
		return fmt.Errorf("%w: %d more than %d", errNonsense, len(list), len(*to))
	}
	for i := range list {
		if !sound(&list[i]) || r.asideLen > mostAside {
			return fmt.Errorf("%w: %+v", errNonsense, list[i])
		}
		*to = append(*to, list[i])
	}
	return nil
}

// quoted cleans what is quoted, and counts it.
func (r *receiver) quoted(texts ...*string) bool {
	for _, one := range texts {
		*one = outline.Clean(*one)
		r.asideLen += len(*one)
	}
	return true
}

func (r *receiver) soundNotice(n *assessments.Notice) bool {
	return n.Kind.Known() && n.Count > 0 && n.Count <= outline.MaxText && n.Page >= 0 && n.Page <= pdf.MaxPages &&
		n.Start >= 0 && n.Start <= r.runes && r.quoted(&n.Text)
}

func (r *receiver) soundChange(c *assessments.TrackedChange) bool {
	last := 0
	if n := len(r.text.Changes); n > 0 {
		last = r.text.Changes[n-1].Start
	}
	return r.text.Redline && c.Kind.Known() && c.Start >= last && c.End >= c.Start && c.End <= r.runes &&
		(c.End > c.Start) == c.Kind.Adds() && r.quoted(&c.Text, &c.Author, &c.Date)
}

func (r *receiver) soundComment(c *assessments.Comment) bool {
	return c.Start >= 0 && c.End >= c.Start && c.End <= r.runes && (c.Anchored || c.End == 0) &&
		r.quoted(&c.ID, &c.Parent, &c.Author, &c.Date, &c.Text)
}
