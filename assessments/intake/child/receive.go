package child

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"io"
	"slices"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
	"countersign/assessments/intake/pdf"
)

// receiver puts a child's frames together and believes none of them.
type receiver struct {
	progress assessments.Progress
	early    assessments.Early // nil where pages were not asked for
	shown    int               // page that came last
	showing  int               // bytes of text that came early
	ready    func()
	text     assessments.Text
	drawing  bool // a picture was asked for, and no text
	picture  []byte
	runes    int // of Plain
	asideLen int // bytes of what notices, changes and comments quote
	headed   bool

	confined    bool // it has said so, and how
	confinement Confinement
}

var errNonsense = errors.New("child: its frames make no text")

// hear reads frames until the child says how it ended; nil where that is well.
func (r *receiver) hear(from io.Reader) error {
	for {
		kind, payload, err := readFrame(from)
		if err != nil {
			return err
		}
		done, err := r.take(kind, payload)
		if err != nil || done {
			return err
		}
	}
}

func (r *receiver) take(kind byte, payload []byte) (done bool, err error) {
	if !r.confined && kind != frameReady && kind != frameError {
		// rights are given up before a file is parsed, and a child may only say that it cannot
		return false, errNonsense
	}
	switch kind {
	case frameReady:
		if r.confined {
			return false, errNonsense // its time would begin again
		}
		if err := r.confine(payload); err != nil {
			return false, err
		}
		r.ready()
	case frameProgress:
		var s step
		if err := json.Unmarshal(payload, &s); err != nil {
			return false, err
		}
		r.progress.Step(s.Done, s.Total, outline.OneLine(s.What))
	case framePage:
		return false, r.takePage(payload)
	case frameHead:
		return false, r.takeHead(payload)
	case framePlain, frameOriginal:
		return false, r.takeWords(kind, payload)
	case frameBlocks:
		return false, r.takeBlocks(payload)
	case frameNotices, frameChanges, frameComments:
		return false, r.takeAside(kind, payload)
	case framePicture:
		return true, r.takePicture(payload)
	case frameDone:
		if !r.headed || r.drawing || len(r.text.Paragraphs) == 0 {
			return false, errNonsense
		}
		return true, nil
	case frameError:
		return true, failed(payload)
	default: // of a parent, or of a child that loads
		return false, errNonsense
	}
	return false, nil
}

// failed is the refusal a child ends with.
func failed(payload []byte) error {
	var f failure
	if err := json.Unmarshal(payload, &f); err != nil {
		return err
	}
	f.Message = outline.OneLine(f.Message)
	if f.Message == "" || f.Kind != assessments.Refused && f.Kind != assessments.NotFound &&
		f.Kind != assessments.Machine {
		return errNonsense
	}
	return assessments.Wrap(errors.New(f.Cause), f.Kind, "%s", f.Message)
}

// takeHead takes what a text is but for its words, once, and no words with it: those are checked as
// they come.
func (r *receiver) takeHead(payload []byte) error {
	var head assessments.Text
	if err := json.Unmarshal(payload, &head); err != nil {
		return err
	}
	if r.headed || r.drawing || head.Plain != "" || head.Original != "" || len(head.Paragraphs) > 0 ||
		len(head.Notices) > 0 || len(head.Changes) > 0 || len(head.Comments) > 0 ||
		head.Pages < 0 || head.Pages > pdf.MaxPages {
		return errNonsense
	}
	r.headed, r.text = true, head
	return nil
}

// takeWords takes the words of a text, or of a redline before its changes, each once and after the head.
func (r *receiver) takeWords(kind byte, payload []byte) error {
	to := &r.text.Plain
	if kind == frameOriginal {
		to = &r.text.Original
	}
	if !r.headed || *to != "" || kind == frameOriginal && !r.text.Redline || !utf8.Valid(payload) {
		return errNonsense
	}
	if *to = string(payload); kind == framePlain {
		r.runes = utf8.RuneCount(payload)
	}
	return nil
}

// takePicture takes a page that was asked for, of a size that can be held once it is unpacked.
func (r *receiver) takePicture(payload []byte) error {
	if !r.drawing {
		return errNonsense
	}
	is, err := png.DecodeConfig(bytes.NewReader(payload))
	if err != nil {
		return err
	}
	if is.Width < 1 || is.Height < 1 || is.Width > 2*pdf.MaxPixels/is.Height {
		return fmt.Errorf("%w: a picture of %d by %d", errNonsense, is.Width, is.Height)
	}
	r.picture = payload
	return nil
}

// takePage checks a page that comes early: asked for, before the text, the next of a possible number
// of pages, no more than anyone reads until the text is there, and whole in itself.
func (r *receiver) takePage(payload []byte) error {
	var p page
	if err := json.Unmarshal(payload, &p); err != nil {
		return err
	}
	r.showing += len(p.Plain)
	if r.early == nil || r.headed || p.Number <= r.shown || p.Number > p.Of || p.Of > pdf.MaxPages ||
		r.showing > maxEarly || len(p.Paragraphs) == 0 {
		return fmt.Errorf("%w: page %d of %d after %d", errNonsense, p.Number, p.Of, r.shown)
	}
	r.shown = p.Number
	runes, last := utf8.RuneCountInString(p.Plain), 0
	for _, one := range p.Paragraphs {
		if !sound(one, last, runes) || one.Page != p.Number {
			return fmt.Errorf("%w: paragraph %d to %d of page %d", errNonsense, one.Start, one.End, p.Number)
		}
		last = one.End
	}
	r.early.Page(p.Number, p.Of, assessments.Text{Plain: p.Plain, Paragraphs: p.Paragraphs})
	return nil
}

// sound reports a paragraph inside the text, behind the one before, of a known kind.
func sound(p assessments.Paragraph, last, runes int) bool {
	return p.Start >= last && p.End > p.Start && p.End <= runes && p.Page >= 0 && p.Level >= 0 &&
		known(p.Kind)
}

// takeBlocks checks paragraphs, of which a frame holds few: a long list of empty ones unpacks to many
// times its size. Headings that repeat are kept once.
func (r *receiver) takeBlocks(payload []byte) error {
	in := json.NewDecoder(bytes.NewReader(payload))
	if open, err := in.Token(); err != nil || open != json.Delim('[') {
		return errors.Join(errNonsense, err)
	}
	for n := 0; in.More(); n++ {
		var p assessments.Paragraph
		if err := in.Decode(&p); err != nil {
			return err
		}
		last := assessments.Paragraph{}
		if n := len(r.text.Paragraphs); n > 0 {
			last = r.text.Paragraphs[n-1]
		}
		if n >= blocksPerFrame || len(r.text.Paragraphs) > outline.MaxParagraphs ||
			!sound(p, last.End, r.runes) {
			return fmt.Errorf("%w: paragraph %d to %d of %d", errNonsense, p.Start, p.End, r.runes)
		}
		if slices.Equal(p.Heading, last.Heading) {
			p.Heading = last.Heading
		}
		if p.Section == last.Section {
			p.Section = last.Section
		}
		r.text.Paragraphs = append(r.text.Paragraphs, p)
	}
	return nil
}

func known(kind assessments.ParagraphKind) bool {
	switch kind {
	case assessments.ParagraphHeading, assessments.ParagraphBody, assessments.ParagraphListItem,
		assessments.ParagraphTableRow,
		assessments.ParagraphFootnote, assessments.ParagraphMargin:
		return true
	}
	return false
}
