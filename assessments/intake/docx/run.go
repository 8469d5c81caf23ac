package docx

import (
	"regexp"
	"strings"

	"countersign/assessments"
)

// looks are what the properties of a run say about it.
type looks struct {
	bold, hidden, struck bool
	raised               bool
	font                 string // set only where it is one of pictures instead of letters
}

// oneRun reads a w:r: its text, and the text boxes that hang on it.
func (p *parser) oneRun(para *paragraph) error {
	if err := p.doc.piece(); err != nil {
		return err
	}
	var text strings.Builder
	own := p.doc.styles.looks(para.style)
	before := len(p.boxes)
	err := p.scanner.each(func(e event) (bool, error) {
		switch e.name {
		case "rPr":
			return true, p.runProperties(&own)
		case "t", "delText":
			words, err := p.scanner.words()
			if p.field.replaced() {
				words = ""
			}
			text.WriteString(symbols(own.font, words))
			return true, err
		case "sym":
			text.WriteString(symbol(e.attr("font"), e.attr("char")))
		case "commentReference":
			para.runs = append(para.runs, run{
				anchor: &anchor{id: short(e.attr("id")), kind: anchorReference},
			})
		case "fldChar":
			value, err := p.fieldChar(e)
			text.WriteString(value)
			return true, err
		case "footnoteReference", "endnoteReference":
			p.noteReference(e, para, &text)
		case "drawing", "pict", "object":
			p.shown = shown{preview: e.name == "object"}
			return true, p.textBoxes()
		default:
			text.WriteString(separators(e))
		}
		if e.name == "" && e.local == "AlternateContent" {
			p.shown = shown{}
			return true, p.textBoxes()
		}
		return false, nil
	})
	if own.hidden {
		p.boxes = p.boxes[:before]
	}
	p.keep(para, own, text.String())
	return err
}

// keep adds what a run says to its paragraph, or names what of it is no text.
func (p *parser) keep(para *paragraph, own looks, words string) {
	switch {
	case own.hidden && p.state&deleted == 0:
		p.doc.note(assessments.NoticeHidden, words)
	case own.raised && noteNumber.MatchString(words): // "10²" is not 102
		words = "[" + words + "]"
	}
	if words == "" || own.hidden {
		return
	}
	state := p.state
	if own.struck {
		if state |= struck; p.state&deleted == 0 {
			p.doc.note(assessments.NoticeStruck, words)
		}
	}
	para.runs = append(para.runs, run{text: words, change: state, bold: own.bold, by: p.by})
	para.changed = para.changed || p.state != 0
}

// noteNumber is the mark of a note that someone typed: digits above the line.
var noteNumber = regexp.MustCompile(`^[0-9]{1,3}(?:, ?[0-9]{1,3})*$`)

// separators are what elements print that stand between words.
func separators(e event) string {
	switch e.name {
	case "tab", "ptab":
		return " "
	case "br":
		if kind := e.attr("type"); kind == "page" || kind == "column" {
			return " "
		}
		return "\n"
	case "cr":
		return "\n"
	case "noBreakHyphen":
		return "-"
	}
	return ""
}

func (p *parser) noteReference(e event, para *paragraph, text *strings.Builder) {
	id := strings.TrimSuffix(e.name, "Reference") + " " + e.attr("id")
	if len(p.doc.notes[id]) > 0 {
		text.WriteString(noteMark(id))
		if p.state&deleted == 0 {
			para.notes = append(para.notes, id)
		}
	}
}

func (p *parser) runProperties(own *looks) error {
	return p.scanner.each(func(e event) (bool, error) {
		switch e.name {
		case "rStyle":
			p.doc.styles.dress(e.attr("val"), own)
		case "rFonts":
			for _, font := range []string{e.attr("ascii"), e.attr("hAnsi")} {
				if pictorial(font) {
					own.font = font
				}
			}
		default:
			own.set(e)
		}
		return false, nil
	})
}

// set takes one property that is on or off.
func (own *looks) set(e event) {
	switch e.name {
	case "b":
		own.bold = e.on()
	case "vanish":
		own.hidden = e.on()
	case "strike", "dstrike":
		own.struck = e.on()
	case "vertAlign":
		own.raised = e.attr("val") == "superscript"
	}
}
