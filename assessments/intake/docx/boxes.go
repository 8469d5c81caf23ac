package docx

import (
	"errors"
	"strings"

	"countersign/assessments"
)

// textBoxes looks for the paragraphs of text boxes inside a drawing, and for the words of a diagram; they
// follow the paragraph they hang on.
func (p *parser) textBoxes() error {
	return p.scanner.each(func(e event) (bool, error) {
		switch e.local {
		case "Fallback":
			return false, nil
		case "blip", "imagedata":
			p.picture(e)
			return false, nil
		case "docPr", "cNvPr", "shape":
			p.shown.named(e)
		case "decorative":
			p.shown.decorative = e.on()
		case "extent":
			p.shown.sized(e)
		case "object":
			p.shown.preview = true
		case "OLEObject", "control":
			p.doc.note(assessments.NoticeObject, e.attr("ProgID")+e.attr("name"))
			return false, nil
		case "textpath": // words drawn along a line: a watermark
			p.box(e.attr("string"))
			return false, nil
		case "chart":
			p.doc.note(assessments.NoticeDiagram, "")
			return false, nil
		case "relIds": // SmartArt: its words are in a part of their own
			return false, p.diagram(e.attr("dm"))
		}
		if e.name != "txbxContent" {
			return true, p.textBoxes()
		}
		inner := p.inside(func(para paragraph) error {
			p.boxes = append(p.boxes, para)
			return p.doc.ctx.Err()
		}, func(r row) error {
			for _, cell := range r.cells {
				p.boxes = append(p.boxes, cell...)
			}
			return p.doc.ctx.Err()
		})
		inner.inBox = true
		err := inner.blocks()
		p.boxes = append(p.boxes, inner.boxes...)
		return true, err
	})
}

// box adds a paragraph of its own behind the one that is read.
func (p *parser) box(words string) {
	if strings.TrimSpace(words) != "" {
		p.boxes = append(p.boxes, paragraph{
			ilvl: -1, outline: -1, runs: []run{{text: words, change: p.state, by: p.by}},
			changed: p.state != 0,
		})
	}
}

// diagram reads the words of a diagram: each of its shapes is a paragraph. A diagram whose part is missing or
// damaged has none.
func (p *parser) diagram(id string) error {
	name := p.doc.pkg.target(p.doc.ctx, p.part, id)
	s, err := p.doc.pkg.scan(p.doc.ctx, name)
	if err != nil {
		p.doc.note(assessments.NoticeDiagram, "")
		return p.doc.ctx.Err()
	}
	defer s.close()
	var words strings.Builder
	for {
		e, err := s.next()
		switch {
		case errors.Is(err, errTooMuch):
			return err
		case err != nil: // its end, or damage: what was read of it helps
			p.box(words.String())
			return p.doc.ctx.Err()
		case e.kind == eventText && s.under("t", "r"):
			words.WriteString(e.text)
		case e.kind == eventEnd && e.local == "p":
			words.WriteByte(' ')
		case e.kind == eventEnd && e.local == "pt":
			if err := p.doc.piece(); err != nil {
				return err
			}
			p.box(words.String())
			words.Reset()
		}
	}
}
