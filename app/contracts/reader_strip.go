package contracts

import (
	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/verdict"
	"countersign/app/widgets"
	"countersign/assessments"
)

// strip is above the text: the item that it is read for, our positions, its verdict, and why. It gives the
// verdict as the desk does.
type strip struct {
	reader *Reader
	host   host
	in     reads
	items  *itemList
	shown  *verdict.Shown
	item   string // shown now; "" while none is
	giver  *verdict.Giver

	asked     *asked
	positions *positions
	answer    *verdict.Answer
	why       *ui.Text
	one       *fyne.Container // an item
	none      *fyne.Container // nothing is chosen
	body      *fyne.Container
	page      *fyne.Container // the strip with what is under it
}

// whyLines is what the reason grows to before it scrolls: the text below is what is read here.
const whyLines = 4

func newStrip(p *Reader) *strip {
	s := &strip{reader: p, host: p.host, in: reads{p.m}, shown: &verdict.Shown{Beside: true}}
	s.items = newItemList(s)
	s.giver = verdict.NewGiver(s, p.bench, p.host, s.shown)
	s.asked = newAsked(s)
	s.positions = newPositions()
	s.answer = verdict.NewAnswer(s.giver, lowWindow)
	s.why = verdict.Why(s.giver, whyLines, func() string { return s.item })
	s.why.Row.LabelWidth(36)
	parts := append([]fyne.CanvasObject{s.asked.head, s.asked.question, s.positions.folding, s.positions.numbers.body}, s.answer.Objects()...)
	why := widgets.NewFrame(nil, nil, nil, widgets.NewInset(1, 1.5, widgets.NewKeyCap("W")), s.why.Row)
	s.one = widgets.NewColumn(1.25, append(parts, why)...)
	s.none = widgets.NewWrap(widgets.NewLink("Choose the item that it is read for…", s.choose).WithKey("I").Small())
	s.body = widgets.NewInset(4, 1.5, widgets.NewColumn(0, s.one, s.none))
	s.one.Hide()
	s.none.Hide()
	return s
}

// over puts the strip over passages and text.
func (s *strip) over(under fyne.CanvasObject) fyne.CanvasObject {
	s.page = widgets.NewFrame(s.body, nil, nil, nil, under)
	typed := s.why.Field.OnChanged
	s.why.Field.OnChanged = func(text string) {
		typed(text)
		s.fit()
	}
	return s.page
}

// fit gives the strip the height it needs now, and what is under it the rest. The toolkit does not see to that
// where something under it changes its least size at the same time.
func (s *strip) fit() { s.page.Layout.Layout(s.page.Objects, s.page.Size()) }

// Selected is the item shown; false while there is none, or while another document was gone to.
func (s *strip) Selected() (assessments.Item, bool) {
	if s.item == "" || s.reader.opening.rests() {
		return assessments.Item{}, false
	}
	return s.shown.Item(s.item)
}

// Flush commits what is typed.
func (s *strip) Flush() { s.why.Field.Flush() }

// Load rereads what the reader shows.
func (s *strip) Load() { s.reader.Load() }

// Closed reports whether the reader was left.
func (s *strip) Closed() bool { return s.reader.closed }

// show brings the strip in step with the model. What is being typed stays.
func (s *strip) show() {
	b, _ := s.in.readFor()
	it, ok := s.in.chosenItem()
	setVisible(s.one, ok)
	setVisible(s.none, !ok && len(s.in.reading.Bearing) > 0)
	s.item = ""
	if ok {
		s.item = it.ID
		s.shown.Show(*b.Assessed)
		s.asked.show(it)
		s.positions.show(it)
		s.positions.numbers.show(it, s.in.citesHere())
		s.answer.Show(it)
		s.why.Show(s.shown.A.Dossier.Answer(it.ID).Reason)
	}
	s.body.Refresh()
	s.fit()
}

// walk goes to the next item that the document bears on, or to the one before.
func (s *strip) walk(by int) {
	if s.reader.opening.rests() {
		return
	}
	b, ok := s.in.readFor()
	if !ok && len(s.in.reading.Bearing) == 1 {
		b, ok = s.in.reading.Bearing[0], true
	}
	switch {
	case !ok && len(s.in.reading.Bearing) == 0:
		s.host.Note("No assessment rests on this document yet, so there is no item to go to.")
		return
	case !ok:
		s.choose()
		return
	case !s.in.looked(s.in.reading.Version.ID) && s.in.refused == "":
		s.host.Note("Passages are still being looked for, so it is not known which items this document bears on. Try again in a moment.")
		return
	}
	next := s.in.beside(b, by)
	if next == "" {
		words := "This is the last item that this document bears on. "
		if by < 0 {
			words = "This is the first item that this document bears on. "
		}
		s.host.Note(words + "I lists all items.")
		return
	}
	s.goTo(b.Assessment.ID, next)
}

// clicked walks, and leaves the keyboard in the text: the keys that stand beside what was clicked work then.
func (s *strip) clicked(by int) func() {
	return func() {
		s.walk(by)
		if canvas := s.host.Window().Canvas(); canvas.Focused() == nil {
			canvas.Focus(s.reader.Focus())
		}
	}
}

// goTo shows another item: of the assessment shown at once, of another one once it is read.
func (s *strip) goTo(assessment, item string) {
	if s.reader.opening.rests() || assessment == s.in.assessment && item == s.in.item {
		return
	}
	s.Flush()
	if assessment != s.in.assessment {
		s.reader.opening.goTo(ui.Route{Page: "reader", ID: s.in.reading.Version.ID, Item: assessment + "/" + item})
		return
	}
	s.reader.opening.turnTo(item)
	s.turned()
}

// turned shows what belongs to another item of the same text: its topic, and where it is cited or the first
// passage.
func (s *strip) turned() {
	p := s.reader
	p.m.hand = 0
	p.firstChoice()
	p.noteReading()
	p.view.sel.end()
	s.show()
	p.head.show()
	p.showColumns()
	p.passages.toTop()
	if cites := s.in.citesHere(); len(cites) > 0 {
		s.takeCited(cites[0])
		return
	}
	p.showHand()
}

// takeCited goes to a quote, and selects the passage that it is of.
func (s *strip) takeCited(c assessments.Citation) {
	p := s.reader
	at := p.m.at(c)
	for i, o := range p.m.offers() {
		if o.own && o.passage.Start < at.end && at.start < o.passage.End {
			p.m.hand = i
			p.passages.showHand()
			break
		}
	}
	p.view.reveal(at)
}

// focusWhy gives the keyboard to the reason.
func (s *strip) focusWhy() {
	if _, ok := s.Selected(); ok {
		s.host.Window().Canvas().Focus(s.why.Field)
	}
}

// takeRune answers the keys of the strip.
func (s *strip) takeRune(r rune) bool {
	switch r {
	case 'j', 'J':
		s.walk(+1)
	case 'k', 'K':
		s.walk(-1)
	case 'i', 'I':
		s.choose()
	case 'w', 'W':
		s.focusWhy()
	default:
		return s.item != "" && s.giver.TakeRune(r)
	}
	return true
}

func (s *strip) commands() []ui.Command {
	if len(s.in.reading.Bearing) == 0 {
		return nil
	}
	out := []ui.Command{
		{ID: "reader.nextitem", Title: "Next item", Menu: "Assessment", Keys: "J", Run: func() { s.walk(+1) }},
		{ID: "reader.previousitem", Title: "Previous item", Menu: "Assessment", Keys: "K", Run: func() {
			s.walk(-1)
		}},
		{ID: "reader.item", Title: "Choose an item…", Menu: "Assessment", Keys: "I", Run: s.choose},
	}
	if s.item == "" {
		return out
	}
	out = append(out, ui.Command{
		ID: "reader.why", Title: "Write why", Menu: "Assessment", Keys: "W", Run: s.focusWhy,
	})
	return append(out, s.giver.Commands()...)
}
