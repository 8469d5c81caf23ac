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

// reading returns what goes back, after the text was wrapped for another width or size, to what is read: a
// paragraph in view with a mark, else the one at the top. It does nothing where nothing is wrapped again.
func (d *Document) reading(width float32) (again func()) {
	first, last := d.InView()
	if last < 0 || d.width == width && d.with == d.face(Paragraph{}) {
		return func() {}
	}
	at := first
	for i := first; i <= last; i++ {
		if len(d.marks[i]) > 0 && d.tops[i] >= d.scroll.Offset.Y {
			at = i
			break
		}
	}
	above := d.tops[at] - d.scroll.Offset.Y
	part := -above / max(d.tops[at+1]-d.tops[at], 1) // of a paragraph that begins above the page
	return func() {
		d.scroll.Refresh() // it must know the new height before it goes there
		if above >= 0 {
			d.scrollTo(d.tops[at] - min(above, max(d.scroll.Size().Height-2*d.leading(), 0)))
			return
		}
		d.scrollTo(d.tops[at] + part*(d.tops[at+1]-d.tops[at]))
	}
}
