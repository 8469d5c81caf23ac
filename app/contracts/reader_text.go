package contracts

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// textColumn is the right of the reader: the text, its original where it is a redline, or pictures of
// its pages.
type textColumn struct {
	p        *Reader
	doc      *text.Document
	shows    *widgets.ChipBar // accepted, original or marked text of a redline
	back     *widgets.Button  // from what was left out to the text
	pictured *widgets.Button
	progress *text.Prose     // how far a text that is still being read has come
	bar      *fyne.Container // over the text
	picture  *picture
	center   *fyne.Container
	body     fyne.CanvasObject
	shown    shownText
	leftOut  string // what is shown if that is textLeftOut
	kept     bool   // the text was read before it was finished, and stays where it is
	hand     *place // what was gone to; nil if it is the selected passage
	sel      *textSelection
}

func newTextColumn(p *Reader) *textColumn {
	c := &textColumn{p: p, progress: text.NewCaption("")}
	c.sel = newTextSelection(c)
	c.doc = text.NewDocument(c.sel.take)
	c.sel.doc = c.doc
	c.shows = widgets.NewChipBar([]string{"Changes accepted", "Original", "Marked"}, func(i int) {
		c.turnTo(shownText(i))
	})
	c.back = widgets.NewButton("Back to the text", func() { c.turnTo(textAccepted) })
	c.picture = newPicture(p)
	c.pictured = widgets.NewButton("Page picture", c.togglePicture)
	c.bar = widgets.NewInset(3, 1.5, widgets.NewFrame(nil, nil, container.NewHBox(c.back, c.pictured), nil,
		widgets.NewColumn(0, c.shows, c.progress)))
	c.center = container.NewStack(c.doc)
	c.body = widgets.NewFrame(c.bar, c.sel.foot, nil, nil, c.center)
	c.bar.Hide()
	return c
}

func (c *textColumn) stop() { c.picture.stop() }

// say puts a sentence in the place of the text.
func (c *textColumn) say(title, sentence string) {
	if title == "" && sentence == "" {
		c.center.Objects = nil
	} else {
		c.center.Objects = []fyne.CanvasObject{widgets.NewEmptyState(title, sentence, "", nil)}
	}
	c.center.Refresh()
}

// showText shows the text of the version again, from its top.
func (c *textColumn) showText() {
	m := c.p.m
	c.hand, c.kept = nil, false
	c.sel.forget()
	if m.refused != "" {
		c.bar.Hide()
		c.say("There is no text to read", m.refused)
		return
	}
	if !c.redline() && c.shown != textLeftOut {
		c.shown = textAccepted // what was shown before was another document
	}
	setVisible(c.shows, c.redline() && c.shown != textLeftOut)
	setVisible(c.back, c.shown == textLeftOut)
	setVisible(c.pictured, c.p.bench.Draws() && m.text.MediaType == "application/pdf")
	setVisible(c.progress, m.partial)
	setVisible(c.bar, c.shows.Visible() || c.back.Visible() || c.pictured.Visible() || m.partial)
	if len(c.center.Objects) != 1 || c.center.Objects[0] != c.doc {
		c.center.Objects = []fyne.CanvasObject{c.doc}
		c.center.Refresh()
	}
	c.doc.SetParagraphs(paragraphsOf(c.chunks()))
	c.body.Refresh()
}

func paragraphsOf(chunks []chunk) []text.Paragraph {
	out := make([]text.Paragraph, len(chunks))
	for i, k := range chunks {
		out[i] = text.Paragraph{Text: k.text, Heading: k.heading}
		if k.page > 0 {
			out[i].Aside = fmt.Sprintf("p. %d", k.page)
		}
	}
	return out
}

// reveal scrolls to a place of the text and marks it. Going there ends the earlier selection.
func (c *textColumn) reveal(at place) {
	if c.p.m.laid == nil || c.p.m.refused != "" {
		return
	}
	c.sel.end()
	if c.shown != textAccepted {
		c.shows.Mark(0)
		c.turnTo(textAccepted)
	}
	if c.picture.shown {
		c.togglePicture()
	}
	c.hand = &at
	c.markPlace(&at)
	if spots := c.p.m.laid.spots(at); len(spots) > 0 {
		c.doc.ScrollTo(spots[0].chunk)
		if at := spots[0]; at.start > farDown { // in a long paragraph: its words are to be in sight, not its first line
			c.doc.ScrollToTop(text.Place{Paragraph: at.chunk, Offset: at.start - farDown/2})
		}
	}
}

// mark marks the selected passage, or what was searched for.
func (c *textColumn) mark() {
	if h := c.p.passages.hits; len(h.places) > 0 {
		c.markPlace(&h.places[h.at])
		return
	}
	if o, ok := c.p.m.selected(); ok && o.own && c.hand == nil {
		c.markPlace(&place{o.passage.Start, o.passage.End})
		return
	}
	c.markPlace(c.hand)
}

// farDown is how far into its paragraph a place is out of sight when the paragraph is at the top, in code points.
const farDown = 500

// untouched reports whether the text stands at its top as it was opened.
func (c *textColumn) untouched() bool {
	first, _ := c.doc.InView()
	return c.hand == nil && first == 0 && !c.kept && c.sel.chosen == nil
}

// markPlace marks a place as the selected one, and all that was found or is offered lightly.
func (c *textColumn) markPlace(hand *place) {
	m := c.p.m
	c.sel.say()
	if m.laid == nil || c.shown != textAccepted {
		c.doc.SetMarks(c.changeMarks())
		return
	}
	var out []text.Mark
	light := func(at place) {
		if hand != nil && at.start < hand.end && hand.start < at.end {
			return
		}
		for _, s := range m.laid.spots(at) {
			out = append(out, text.Mark{Paragraph: s.chunk, Start: s.start, End: s.end})
		}
	}
	if hits := c.p.passages.hits; len(hits.places) > 0 {
		for _, at := range hits.places {
			light(at)
		}
	} else {
		for _, o := range m.offers() {
			if o.own {
				light(place{o.passage.Start, o.passage.End})
			}
		}
	}
	if hand != nil {
		for _, s := range m.laid.spots(*hand) {
			k := m.laid.chunks[s.chunk]
			mark := text.Mark{Paragraph: s.chunk, Start: s.start, End: s.end, Cited: true}
			if s.start == 0 && s.end >= k.end-k.start {
				mark.Start, mark.End = 0, 0 // the whole paragraph
			}
			out = append(out, mark)
		}
	}
	c.doc.SetMarks(out)
}

func (c *textColumn) togglePicture() {
	c.picture.shown = !c.picture.shown
	if !c.picture.shown {
		c.pictured.SetText("Page picture")
		c.center.Objects = []fyne.CanvasObject{c.doc}
		c.center.Refresh()
		return
	}
	c.pictured.SetText("Text")
	first, _ := c.doc.InView()
	page := c.p.m.laid.page(first)
	if o, ok := c.p.m.selected(); ok && o.own && o.passage.Page > 0 {
		page = o.passage.Page
	}
	c.center.Objects = []fyne.CanvasObject{c.picture.body}
	c.center.Refresh()
	c.picture.turnTo(max(page, 1))
}

// searchBar says how many places were found and walks through them.
type searchBar struct {
	p      *Reader
	turn   int
	places []place
	at     int
	count  *text.Prose
	body   *fyne.Container
}

func newSearchBar(p *Reader) *searchBar {
	s := &searchBar{p: p, count: text.NewCaption("")}
	s.body = container.NewBorder(nil, nil, nil, container.NewHBox(
		widgets.NewButton("Previous", func() { s.step(-1) }).Small(), widgets.NewButton("Next", func() {
			s.step(+1)
		}).Small()), s.count)
	s.body.Hide()
	return s
}

// seek looks for words off the UI thread; only the last words typed count.
func (s *searchBar) seek(words string) {
	s.turn++
	turn, text := s.turn, s.p.m.laid
	if text == nil || words == "" {
		s.found(nil, words)
		return
	}
	s.p.host.Background(func(context.Context) func() {
		places := text.search(words)
		return func() {
			if turn == s.turn && !s.p.closed {
				s.found(places, words)
			}
		}
	})
}

func (s *searchBar) found(places []place, words string) {
	s.places, s.at = places, 0
	setVisible(s.body, words != "")
	s.p.passages.body.Refresh()
	if len(places) == 0 {
		words := "Not in this document."
		if s.p.m.partial {
			words = "Not in what is read so far."
		}
		s.count.Set(text.Run{Text: words, Tone: theme.Unknown})
		s.p.view.mark()
		return
	}
	// on from where the reader is
	first, _ := s.p.view.doc.InView()
	for i, at := range places {
		if s.p.m.laid.at(at.start) >= first {
			s.at = i
			break
		}
	}
	s.step(0)
}

func (s *searchBar) step(by int) {
	n := len(s.places)
	if n == 0 {
		return
	}
	s.at = ((s.at+by)%n + n) % n
	s.say()
	s.p.view.reveal(s.places[s.at])
}

func (s *searchBar) say() {
	more := ""
	switch {
	case len(s.places) == maxMatches:
		more = " or more"
	case s.p.m.partial:
		more = " so far"
	}
	s.count.SetText(fmt.Sprintf("%d of %d%s", s.at+1, len(s.places), more))
}

// renew looks for the same words in a text that grew, or was finished, and leaves the reader at the
// place found.
func (s *searchBar) renew(before *laid, finished bool) {
	words, text := s.p.passages.search.Text, s.p.m.laid
	if words == "" {
		return
	}
	had := place{}
	if len(s.places) > 0 {
		had = s.places[s.at]
	}
	s.turn++
	turn := s.turn
	s.p.host.Background(func(context.Context) func() {
		places := text.search(words)
		if finished && had.end > 0 {
			had, _ = text.follow(before, had)
		}
		return func() {
			if turn != s.turn || s.p.closed {
				return
			}
			if len(places) == 0 || had.end == 0 {
				s.found(places, words)
				return
			}
			s.places, s.at = places, 0
			for i, at := range places {
				if at.start <= had.start {
					s.at = i
				}
			}
			s.say()
			s.p.view.hand = &s.places[s.at]
			s.p.view.mark()
		}
	})
}
