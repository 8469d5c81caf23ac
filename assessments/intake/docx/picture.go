package docx

import (
	"cmp"

	"countersign/assessments"
)

// iconSize is the width and height up to which a picture without words is an icon: half a centimetre, in
// the units of drawings.
const iconSize = 180_000

// shown is what a drawing says of its pictures before it shows them.
type shown struct {
	alt        string // the words for those who cannot see it
	decorative bool   // its author says that it shows nothing
	icon       bool
	preview    bool // the look of an object, which is named itself
}

// named takes the alternative text of a drawing, or of one picture of several.
func (s *shown) named(e event) {
	alt := cmp.Or(e.attr("descr"), e.attr("alt"), e.attr("title"))
	if e.local == "docPr" {
		*s = shown{icon: s.icon, preview: s.preview}
	}
	s.alt = cmp.Or(alt, s.alt)
}

// sized takes the size of a drawing.
func (s *shown) sized(e event) {
	width, height := integer(e.attr("cx"), 0), integer(e.attr("cy"), 0)
	s.icon = width > 0 && height > 0 && width <= iconSize && height <= iconSize
}

// picture names a picture: it may show a table of prices. That of a running header is named once, though
// several kinds of pages have it.
func (p *parser) picture(e event) {
	s := p.shown
	if s.preview || s.alt == "" && (s.decorative || s.icon) || p.state&deleted != 0 || p.doc.accepted == nil {
		return
	}
	if p.part != p.doc.pkg.main {
		target := p.doc.pkg.target(p.doc.ctx, p.part, cmp.Or(e.attr("embed"), e.attr("id")))
		if p.doc.pictures[target] {
			return
		}
		if target != "" {
			p.doc.pictures[target] = true
		}
	}
	p.doc.note(assessments.NoticePicture, s.alt)
}
