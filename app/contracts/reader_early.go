package contracts

import (
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// showEarly shows as much of a text as there is. It can be read, searched and selected, not cited: the
// finished text replaces it.
func (p *Reader) showEarly(so earlyText) {
	if !p.m.partial || p.m.reading.Version.ID != so.reading.Version.ID {
		first := p.m.reading.Version.ID == ""
		p.Flush()
		p.opening.reach()
		p.m.reading, p.m.text, p.m.refused, p.m.looks = so.reading, assessments.Text{Pages: so.of}, "", nil
		p.m.partial, p.m.hand, p.m.laid = true, 0, so.laid
		if first {
			p.firstChoice()
		}
		p.strip.show()
		p.view.showText()
		p.head.header.SetSide(p.head.side()...)
		p.head.show()
		p.showColumns()
	} else {
		shown := len(p.m.laid.chunks)
		if len(so.laid.chunks) > shown { // another load starts with the first page again
			p.m.laid = so.laid
			p.view.doc.Append(paragraphsOf(so.laid.chunks[shown:])...)
			p.passages.hits.renew(p.m.laid, false)
		}
	}
	p.view.progress.SetText(so.words)
}

// complete shows the finished text in the place of its beginning and leaves everything where the
// reader has it: the line at the top of the page, what is selected, what was searched for.
func (c *textColumn) complete(before *laid) {
	top, chosen := c.doc.Top(), c.sel.chosen
	c.showText()
	c.kept = true
	m := c.p.m
	if m.refused != "" || top.Paragraph >= len(before.chunks) {
		return
	}
	k := before.chunks[top.Paragraph]
	line, _ := m.laid.follow(before, place{k.start + top.Offset, k.end})
	if i := m.laid.at(line.start); i >= 0 && (top.Paragraph > 0 || top.Offset > 0 || top.Hidden > 0) {
		c.doc.ScrollToTop(text.Place{
			Paragraph: i, Offset: max(line.start-m.laid.chunks[i].start, 0),
			Hidden: top.Hidden,
		})
	}
	c.p.passages.hits.renew(before, true)
	if chosen == nil {
		return
	}
	now, ok := m.laid.follow(before, *chosen)
	spots := m.laid.spots(now)
	if !ok || len(spots) == 0 {
		return // its words do not stand there: nothing else is selected in their place
	}
	first, last := spots[0], spots[len(spots)-1]
	s := text.Selection{
		FromParagraph: first.chunk, FromOffset: first.start, ToParagraph: last.chunk,
		ToOffset: last.end,
	}
	c.doc.Select(s)
	c.sel.take(s)
}
