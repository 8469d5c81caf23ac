package docx

import (
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// tracking collects the changes and anchors of the text with its changes accepted; nil collects nothing.
type tracking struct {
	changes []placed
	block   int                           // the first change of the block that is being put together
	anchors map[string]*[3]*outline.Place // by comment and kind of anchor
}

// placed is a change whose ends are known once the text is finished.
type placed struct {
	assessments.TrackedChange
	from, to *outline.Place
	by       *author
}

// kindOf names the change of a run.
func kindOf(c change, by *author) assessments.TrackedKind {
	moved := by != nil && by.moved
	switch {
	case c&inserted != 0 && c&deleted != 0:
		return assessments.TrackedWithdrawn
	case c&inserted != 0 && moved:
		return assessments.TrackedMovedHere
	case c&inserted != 0:
		return assessments.TrackedInserted
	case moved:
		return assessments.TrackedMovedAway
	}
	return assessments.TrackedDeleted
}

// begin is the beginning of a block: its changes do not join those before.
func (t *tracking) begin() {
	if t != nil {
		t.block = len(t.changes)
	}
}

// run collects the change or the anchor that a run is, with its bytes in the block, and returns the places to
// be found again.
func (t *tracking) run(r run, from, to int) []*outline.Place {
	switch {
	case t == nil:
		return nil
	case r.anchor != nil:
		at := &outline.Place{At: from}
		t.anchor(*r.anchor, at)
		return []*outline.Place{at}
	case r.change&(inserted|deleted) == 0 || r.text == "" || r.change&(struck|deleted) == struck:
		return nil
	}
	one := placed{by: r.by, from: &outline.Place{At: from}}
	one.to = one.from
	if one.Kind = kindOf(r.change, r.by); one.Kind.Adds() {
		one.to = &outline.Place{At: to}
	} else {
		one.Text = r.text
	}
	if last := len(t.changes) - 1; last >= t.block && t.changes[last].joins(one) {
		t.changes[last].Text += one.Text
		t.changes[last].to.At = one.to.At
		return nil
	}
	t.changes = append(t.changes, one)
	if one.to == one.from {
		return []*outline.Place{one.from}
	}
	return []*outline.Place{one.from, one.to}
}

// joins reports whether the next change continues this one: by the same person, with nothing between.
func (c *placed) joins(next placed) bool {
	same := c.by == next.by || c.by != nil && next.by != nil && *c.by == *next.by
	return same && c.Kind == next.Kind && c.to.At == next.from.At
}

// apart says of the changes of a block that nothing else was in it.
func (t *tracking) apart() {
	if t == nil {
		return
	}
	for i := t.block; i < len(t.changes); i++ {
		t.changes[i].Apart = true
	}
	t.block = len(t.changes)
}

// count is how many changes were collected.
func (t *tracking) count() int {
	if t == nil {
		return 0
	}
	return len(t.changes)
}

// cut forgets the changes behind the first n.
func (t *tracking) cut(n int) {
	if t != nil {
		t.changes = t.changes[:min(n, len(t.changes))]
	}
}

// row collects a row that was taken out, with the place where it was.
func (t *tracking) row(r row, at *outline.Place) {
	cells := make([]string, 0, len(r.cells))
	for _, cell := range r.cells {
		var b strings.Builder
		for _, p := range cell {
			for _, one := range p.runs {
				b.WriteString(one.text)
			}
			b.WriteByte(' ')
		}
		cells = append(cells, outline.OneLine(b.String()))
	}
	one := placed{by: r.by, from: at, to: at}
	one.Kind, one.Apart, one.Text = kindOf(r.change, r.by), true, strings.Join(cells, " | ")
	t.changes = append(t.changes, one)
	t.block = len(t.changes)
}

// anchor notes where a comment is; what is said of it first counts.
func (t *tracking) anchor(a anchor, at *outline.Place) {
	if t.anchors == nil {
		t.anchors = map[string]*[3]*outline.Place{}
	}
	if t.anchors[a.id] == nil {
		t.anchors[a.id] = &[3]*outline.Place{}
	}
	if t.anchors[a.id][a.kind] == nil {
		t.anchors[a.id][a.kind] = at
	}
}

// list lists the changes of the finished text in its order.
func (t *tracking) list() []assessments.TrackedChange {
	var out []assessments.TrackedChange
	for _, c := range t.changes {
		one := c.TrackedChange
		one.Start, one.End = c.from.At, max(c.to.At, c.from.At)
		if c.by != nil {
			one.Author, one.Date = c.by.name, c.by.date
		}
		if one.Text = outline.Part(one.Text); one.Apart {
			one.Text = strings.TrimSpace(one.Text)
		}
		if one.Kind.Adds() && one.End > one.Start || !one.Kind.Adds() && one.Text != "" {
			out = append(out, one) // what is left is spaces
		}
	}
	slices.SortStableFunc(out, func(a, b assessments.TrackedChange) int { return a.Start - b.Start })
	return out
}

// anchored gives comments their places in the finished text.
func (t *tracking) anchored(comments []assessments.Comment) []assessments.Comment {
	for i := range comments {
		at := t.anchors[comments[i].ID]
		if at == nil {
			continue
		}
		from, to := at[anchorStart], at[anchorEnd]
		if from == nil || to == nil {
			from, to = at[anchorReference], at[anchorReference]
		}
		if from != nil && to != nil {
			c := &comments[i]
			c.Anchored, c.Start, c.End = true, from.At, max(from.At, to.At)
		}
	}
	return comments
}
