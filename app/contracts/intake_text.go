package contracts

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// intakeText is the text of a file beside its form: what carries a field is marked, most of all that of the
// selected row.
type intakeText struct {
	p        *Intake
	doc      *text.Document
	selected string
	said     *text.Prose
	body     fyne.CanvasObject
}

func newIntakeText(p *Intake) *intakeText {
	t := &intakeText{p: p}
	t.doc = text.NewDocument(t.take0)
	t.said = text.NewCaption("")
	t.body = widgets.NewFrame(nil, widgets.NewInset(3, 1, t.said), nil, nil, t.doc)
	return t
}

// show shows the text of the file that is open.
func (t *intakeText) show() {
	h := t.p.m.current()
	t.selected, t.p.m.field = "", ""
	t.doc.SetParagraphs(paragraphsOf(h.laid.chunks))
	said := "Select words, then S puts them into the field of the selected row. The reading can miss something."
	if n := len(h.paper.Text.Notices); n > 0 {
		said = "Part of the file is not in this text; once it is added, the reader names what. " + said
	}
	t.said.SetText(said)
	t.mark(false)
}

func (t *intakeText) stop() { t.doc.SetParagraphs(nil) }

// mark marks what carries the fields; scroll brings that of the selected row into view.
func (t *intakeText) mark(scroll bool) {
	h := t.p.m.current()
	if h == nil {
		return
	}
	var marks []text.Mark
	to := -1
	for _, f := range h.out.Facts {
		if f.End == 0 {
			continue
		}
		for i, s := range h.laid.spots(place{f.Start, f.End}) {
			mine := f.Field == t.p.m.field
			if mine && i == 0 {
				to = s.chunk
			}
			marks = append(marks, text.Mark{Paragraph: s.chunk, Start: s.start, End: s.end, Cited: mine})
		}
	}
	t.doc.SetMarks(marks)
	if scroll && to >= 0 {
		t.doc.ScrollTo(to)
	}
}

// reveal shows a place of the text.
func (t *intakeText) reveal(at place) {
	h := t.p.m.current()
	if spots := h.laid.spots(at); len(spots) > 0 {
		s := spots[0]
		t.p.m.field = ""
		t.doc.SetMarks([]text.Mark{{Paragraph: s.chunk, Start: s.start, End: s.end, Cited: true}})
		t.doc.ScrollTo(s.chunk)
	}
}

// take0 follows the selection: that of words that carry a field selects its row.
func (t *intakeText) take0(s text.Selection) {
	t.selected = strings.Join(strings.Fields(s.Text), " ")
	h := t.p.m.current()
	if h == nil || t.selected == "" {
		return
	}
	at, ok := h.laid.placeOf(s.FromParagraph, s.FromOffset, s.ToParagraph, s.ToOffset)
	if !ok {
		return
	}
	if field := h.factAt(at); field != "" {
		t.p.m.field = field
		t.mark(false)
		t.p.form.reveal(field)
	}
}

// take puts the selected words into the field of the selected row.
func (t *intakeText) take() {
	switch {
	case t.selected == "":
		t.p.host.Note("Select words in the text first, then S puts them into the field")
	case t.p.m.field == "":
		t.p.host.Note("Click the field first that the words belong to")
	default:
		t.p.form.set(t.p.m.field, t.selected)
	}
}
