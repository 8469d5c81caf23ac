package child

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// receiver puts a child's frames together and believes none of them.
type receiver struct {
	progress assessments.Progress
	ready    func()
	text     assessments.Text
	picture  []byte
	runes    int // of Plain
	headed   bool
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
	switch kind {
	case frameReady:
		r.ready()
	case frameJob, frameLoaded:
		return false, errNonsense
	case frameProgress:
		var s step
		if err := json.Unmarshal(payload, &s); err != nil {
			return false, err
		}
		r.progress.Step(s.Done, s.Total, outline.OneLine(s.What))
	case frameHead:
		r.headed = true
		return false, json.Unmarshal(payload, &r.text)
	case framePlain:
		if !utf8.Valid(payload) {
			return false, errNonsense
		}
		r.text.Plain = string(payload)
		r.runes = utf8.RuneCount(payload)
	case frameOriginal:
		if !utf8.Valid(payload) {
			return false, errNonsense
		}
		r.text.Original = string(payload)
	case frameBlocks:
		return false, r.takeBlocks(payload)
	case framePicture:
		r.picture = payload
		return true, nil
	case frameDone:
		if !r.headed || len(r.text.Paragraphs) == 0 {
			return false, errNonsense
		}
		return true, nil
	case frameError:
		var f failure
		if err := json.Unmarshal(payload, &f); err != nil {
			return false, err
		}
		return true, assessments.Wrap(errors.New(f.Cause), f.Kind, "%s", f.Message)
	}
	return false, nil
}

// takeBlocks checks paragraphs: inside the text, in order, of known kinds. Headings that repeat are kept once.
func (r *receiver) takeBlocks(payload []byte) error {
	var blocks []assessments.Paragraph
	if err := json.Unmarshal(payload, &blocks); err != nil {
		return err
	}
	for _, p := range blocks {
		last := assessments.Paragraph{}
		if n := len(r.text.Paragraphs); n > 0 {
			last = r.text.Paragraphs[n-1]
		}
		if len(r.text.Paragraphs) > outline.MaxParagraphs || p.Start < last.End || p.End <= p.Start || p.End > r.runes || p.Page < 0 || p.Level < 0 || !known(p.Kind) {
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
	case assessments.ParagraphHeading, assessments.ParagraphBody, assessments.ParagraphListItem, assessments.ParagraphTableRow,
		assessments.ParagraphFootnote, assessments.ParagraphMargin:
		return true
	}
	return false
}
