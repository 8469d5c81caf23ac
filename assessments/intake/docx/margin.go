package docx

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// margin says that a view is of the running headers or footers, each wording once.
type margin struct {
	said    map[string]bool
	changes int // those collected when the last block was given
}

// beside is a view of headers and footers into the same text: they count their lists for themselves.
func (v *view) beside() *view {
	own := *v
	own.counts, own.joined, own.notes, own.under = newCounters(v.doc.numbers), nil, nil, 0
	own.margin = &margin{said: map[string]bool{}, changes: v.tracked.count()}
	return &own
}

// takes makes a block one of a header or footer; false if it says nothing new.
func (m *margin) takes(b *outline.Block) bool {
	b.Text = strings.ReplaceAll(outline.Fit(b.Text, b.Places), "\n", " ")
	if b.Text == "" {
		return true // its places go to the next one
	}
	if m.said[b.Text] || pageNumber(b.Text) {
		return false
	}
	m.said[b.Text] = true
	b.Kind, b.Level, b.Lead = assessments.ParagraphMargin, 0, ""
	return true
}

// give gives a block to the text. What a header repeats is not given, and neither are the changes in it.
func (v *view) give(b outline.Block) {
	if m := v.margin; m != nil {
		if !m.takes(&b) {
			v.tracked.cut(m.changes)
			return
		}
		m.changes = v.tracked.count()
	}
	v.out.Add(b)
}

// readMargins adds the running headers or footers to both texts.
func (d *document) readMargins(kind string) error {
	accepted, original := d.accepted.beside(), d.original.beside()
	before := d.accepted.tracked.count()
	for _, name := range d.pkg.related(kind) {
		s, err := d.pkg.scan(d.ctx, name)
		if err != nil {
			return err
		}
		p := parser{doc: d, scanner: s, part: name, paragraph: func(p paragraph) error {
			accepted.add(p)
			original.add(p)
			return d.bounded()
		}}
		p.row = func(r row) error {
			accepted.addRow(r)
			original.addRow(r)
			return d.bounded()
		}
		err = p.root("hdr", "ftr")
		s.close()
		if err != nil {
			return err
		}
	}
	d.changed = d.changed || d.accepted.tracked.count() > before
	return nil
}
