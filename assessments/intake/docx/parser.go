package docx

import "countersign/assessments"

// change says which tracked changes a run belongs to.
type change int

const (
	inserted change = 1 << iota
	deleted
	struck // by its looks alone: no tracked change, and no current text either
)

// run is a stretch of text under the same tracked changes.
type run struct {
	text   string
	change change
	bold   bool
	by     *author // of the change; nil if there is none
	anchor *anchor // of a comment, where the run has no text
}

// paragraph is one w:p as parsed.
type paragraph struct {
	style   string
	numID   string
	ilvl    int
	outline int
	mark    change // of the paragraph's end: without it, the next paragraph joins on
	runs    []run
	notes   []string // ids of the notes it refers to: "footnote 3"
	changed bool
}

// row is one row of a table.
type row struct {
	cells   [][]paragraph
	change  change
	by      *author
	changed bool
}

// parser walks one part and hands its paragraphs and rows on as they end.
type parser struct {
	doc       *document
	scanner   *scanner
	paragraph func(paragraph) error
	row       func(row) error
	state     change  // of the tracked changes around
	by        *author // of the innermost of them
	anchors   []run   // of comments, between paragraphs
	id        string  // of the paragraph read last
	boxes     []paragraph
	inBox     bool
	moves     moves
	field     field
	shown     shown  // the drawing that is read
	part      string // name of the part that is read: its relations are its own
}

// inside is a parser of what stands inside something else: it hands its paragraphs on to another place, and
// begins without the boxes that were found outside.
func (p *parser) inside(take func(paragraph) error, takeRow func(row) error) *parser {
	inner := *p
	inner.boxes, inner.moves, inner.field = nil, moves{}, field{}
	p.anchors = nil // they are the inner one's
	inner.paragraph, inner.row = take, takeRow
	return &inner
}

// root reads the blocks inside the first element of one of these names.
func (p *parser) root(names ...string) error {
	for {
		e, err := p.scanner.next()
		if err != nil {
			return unexpected(err)
		}
		if e.kind != eventStart {
			continue
		}
		for _, name := range names {
			if e.name == name {
				return p.blocks()
			}
		}
	}
}

// transparent elements hold blocks or runs without changing them.
var transparent = map[string]bool{
	"sdt": true, "sdtContent": true, "customXml": true, "smartTag": true, "hyperlink": true,
	"fldSimple": true, "bdo": true, "dir": true,
}

// tracked elements mark what is inside them as a change.
var tracked = map[string]change{"ins": inserted, "moveTo": inserted, "del": deleted, "moveFrom": deleted}

// within runs fn inside an element that may be a tracked change or see-through; ok is false for any other.
func (p *parser) within(e event, fn func() error) (ok bool, err error) {
	mark, changed := tracked[e.name]
	switch {
	case changed && e.name != "":
		before, by := p.state, p.by
		p.state |= mark
		p.by = authorOf(e)
		err = fn()
		p.state, p.by = before, by
		return true, err
	case e.name != "" && transparent[e.name]:
		return true, fn()
	case e.name == "" && (e.local == "AlternateContent" || e.local == "Choice"):
		return true, fn() // Fallback says the same for older programs and is skipped
	}
	return false, nil
}

func (p *parser) blocks() error {
	return p.scanner.each(func(e event) (bool, error) {
		switch e.name {
		case "p":
			p.id = e.attr("paraId")
			return true, p.oneParagraph()
		case "tbl":
			return true, p.table()
		case "altChunk", "subDoc":
			p.doc.note(assessments.NoticeChunk, "")
			return false, nil
		}
		if p.moves.see(e, nil) {
			return false, nil
		}
		if a := anchorOf(e); a != nil {
			p.anchors = append(p.anchors, run{anchor: a})
			return false, nil
		}
		return p.within(e, p.blocks)
	})
}

func (p *parser) oneParagraph() error {
	if err := p.doc.piece(); err != nil {
		return err
	}
	para := paragraph{ilvl: -1, outline: -1, runs: p.anchors}
	p.anchors = nil
	p.moves.begin()
	if err := p.inlines(&para); err != nil {
		return err
	}
	p.moves.end(&para)
	p.field = field{}
	if err := p.paragraph(para); err != nil || p.inBox {
		return err
	}
	boxes := p.boxes
	p.boxes = nil
	for _, box := range boxes {
		if err := p.paragraph(box); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) inlines(para *paragraph) error {
	return p.scanner.each(func(e event) (bool, error) {
		switch e.name {
		case "pPr":
			return true, p.properties(para)
		case "r":
			return true, p.oneRun(para)
		}
		if e.name == "" && (e.local == "oMath" || e.local == "oMathPara") {
			return true, p.equation(para)
		}
		if p.moves.see(e, para) {
			return false, nil
		}
		if a := anchorOf(e); a != nil {
			para.runs = append(para.runs, run{anchor: a})
			return false, nil
		}
		return p.within(e, func() error { return p.inlines(para) })
	})
}

func (p *parser) properties(para *paragraph) error {
	return p.scanner.each(func(e event) (bool, error) {
		switch e.name {
		case "pStyle":
			para.style = e.attr("val")
		case "outlineLvl":
			para.outline = integer(e.attr("val"), -1)
		case "numPr":
			return true, readNumPr(p.scanner, &para.numID, &para.ilvl)
		case "rPr":
			return true, p.scanner.each(func(e event) (bool, error) {
				if mark, ok := tracked[e.name]; ok && e.name != "" {
					para.mark |= mark
					para.changed = true
				}
				return false, nil
			})
		}
		return false, nil
	})
}

// table hands on its rows; tables inside a cell become paragraphs of the cell.
func (p *parser) table() error {
	return p.scanner.each(func(e event) (bool, error) {
		if e.name == "tr" {
			return true, p.oneRow()
		}
		return p.within(e, p.table)
	})
}

func (p *parser) oneRow() error {
	var r row
	before, by := p.state, p.by
	if err := p.cells(&r); err != nil {
		return err
	}
	r.change, r.by = p.state, p.by
	p.state, p.by = before, by
	return p.row(r)
}

func (p *parser) cells(r *row) error {
	return p.scanner.each(func(e event) (bool, error) {
		switch e.name {
		case "trPr":
			return true, p.scanner.each(func(e event) (bool, error) {
				if mark, ok := tracked[e.name]; ok && e.name != "" {
					p.state |= mark // until the row ends
					p.by = authorOf(e)
					r.changed = true
				}
				return false, nil
			})
		case "tc":
			if err := p.doc.piece(); err != nil {
				return true, err
			}
			cell := []paragraph{}
			inner := p.inside(func(para paragraph) error {
				cell = append(cell, para)
				r.changed = r.changed || para.changed
				return p.doc.ctx.Err()
			}, func(nested row) error {
				for _, c := range nested.cells {
					cell = append(cell, c...)
				}
				r.changed = r.changed || nested.changed
				return p.doc.ctx.Err()
			})
			err := inner.blocks()
			r.cells = append(r.cells, append(cell, inner.boxes...))
			return true, err
		}
		return p.within(e, func() error { return p.cells(r) })
	})
}
