package text

import "unicode/utf8"

// Place is where a document is being read: the line at the top of the page, by its paragraph and the
// code point it begins with, and how much of it is out of view already.
type Place struct {
	Paragraph, Offset int
	Hidden            float32
}

// Top is where the document is being read.
func (d *Document) Top() Place {
	first, last := d.InView()
	if last < 0 {
		return Place{}
	}
	below := d.scroll.Offset.Y - d.tops[first]
	k := min(max(int(below/d.leading()), 0), len(d.wrapped[first])-1)
	return Place{
		Paragraph: first, Offset: utf8.RuneCountInString(
			d.paragraphs[first].Text[:d.wrapped[first][k].Start]), Hidden: below - float32(k)*d.leading(),
	}
}

// ScrollToTop puts the line a place stands in at the top of the page.
func (d *Document) ScrollToTop(at Place) {
	if at.Paragraph < 0 || at.Paragraph >= len(d.paragraphs) {
		return
	}
	d.arrange(d.scroll.Size().Width)
	d.scroll.Refresh() // it must know the new height before it goes there
	k, start := 0, byteOffset(d.paragraphs[at.Paragraph].Text, at.Offset)
	for k+1 < len(d.wrapped[at.Paragraph]) && d.wrapped[at.Paragraph][k+1].Start <= start {
		k++
	}
	d.scrollTo(d.tops[at.Paragraph] + float32(k)*d.leading() + at.Hidden)
}

// Select selects a part of the document, as the mouse does, without raising it.
func (d *Document) Select(s Selection) {
	if s.FromParagraph < 0 || s.ToParagraph >= len(d.paragraphs) || s.FromParagraph > s.ToParagraph {
		return
	}
	d.sel = docSelection{
		active: true,
		anchor: docPos{s.FromParagraph, byteOffset(d.paragraphs[s.FromParagraph].Text, s.FromOffset)},
		head:   docPos{s.ToParagraph, byteOffset(d.paragraphs[s.ToParagraph].Text, s.ToOffset)},
	}
	d.pane.redraw()
}
