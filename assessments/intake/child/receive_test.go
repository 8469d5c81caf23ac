package child

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

var _ port.Extractor = (*Extractor)(nil)

// honest is what a well-behaved child sends for a short text.
func honest(t testing.TB) assessments.Text {
	t.Helper()
	return assessments.Text{
		MediaType: "text/plain", Plain: "1. Fees\n\nThey are due.",
		Paragraphs: []assessments.Paragraph{
			{Start: 0, End: 7, Kind: assessments.ParagraphHeading, Section: "1", Heading: []string{"Fees"}},
			{Start: 9, End: 22, Kind: assessments.ParagraphBody, Section: "1", Heading: []string{"Fees"}},
		},
	}
}

func hear(frames []byte) (assessments.Text, error) {
	to := &taker{}
	got := receiver{progress: to, early: to, confined: true, ready: func() {}}
	err := got.hear(bytes.NewReader(frames))
	return got.text, err
}

func TestAnHonestChildIsHeardOut(t *testing.T) {
	var frames bytes.Buffer
	if err := writeText(&frames, honest(t)); err != nil {
		t.Fatal(err)
	}
	text, err := hear(frames.Bytes())
	if err != nil || len(text.Paragraphs) != 2 || text.Slice(9, 22) != "They are due." {
		t.Errorf("got %+v, %v", text, err)
	}
}

func TestAChildThatLiesIsNotBelieved(t *testing.T) {
	for name, spoil := range map[string]func(*assessments.Text){
		"a paragraph beyond the text":      func(t *assessments.Text) { t.Paragraphs[1].End = 1 << 30 },
		"paragraphs that overlap":          func(t *assessments.Text) { t.Paragraphs[1].Start = 3 },
		"a paragraph that ends before":     func(t *assessments.Text) { t.Paragraphs[1].End = 9 },
		"an unknown kind":                  func(t *assessments.Text) { t.Paragraphs[0].Kind = "script" },
		"no paragraphs":                    func(t *assessments.Text) { t.Paragraphs = nil },
		"bytes that are no text":           func(t *assessments.Text) { t.Plain = "1. Fees\xff\xfe They are due." },
		"a page before the first":          func(t *assessments.Text) { t.Paragraphs[0].Page = -1 },
		"a text longer than any agreement": func(t *assessments.Text) { t.Plain = strings.Repeat("x", 20<<20) },
	} {
		t.Run(name, func(t *testing.T) {
			text := honest(t)
			spoil(&text)
			var frames bytes.Buffer
			if err := writeText(&frames, text); err != nil {
				t.Fatal(err)
			}
			if _, err := hear(frames.Bytes()); err == nil {
				t.Error("it was believed")
			}
		})
	}
}

func TestNothingIsBelievedOfHalfAStory(t *testing.T) {
	var frames bytes.Buffer
	if err := writeText(&frames, honest(t)); err != nil {
		t.Fatal(err)
	}
	for cut := range frames.Len() {
		if _, err := hear(frames.Bytes()[:cut]); err == nil {
			t.Fatalf("the first %d bytes were believed", cut)
		}
	}
}

func TestARefusalComesThroughWithItsKind(t *testing.T) {
	payload, err := json.Marshal(failure{Kind: assessments.Refused, Message: "No.", Cause: "why"})
	if err != nil {
		t.Fatal(err)
	}
	var frames bytes.Buffer
	if err := writeFrame(&frames, frameError, payload); err != nil {
		t.Fatal(err)
	}
	if _, err := hear(frames.Bytes()); assessments.KindOf(err) != assessments.Refused || err.Error() != "No." {
		t.Errorf("got %v", err)
	}
}

// FuzzHear lets a child say anything at all.
func FuzzHear(f *testing.F) {
	var frames bytes.Buffer
	if err := writeText(&frames, honest(f)); err != nil {
		f.Fatal(err)
	}
	f.Add(frames.Bytes())
	f.Add(story(f, onePage(1, 2), onePage(2, 2)))
	f.Add([]byte{frameError, 0, 0, 0, 2, '{', '}'})
	f.Add([]byte{framePlain, 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, frames []byte) {
		text, err := hear(frames)
		if err != nil {
			return
		}
		for _, p := range text.Paragraphs {
			if text.Slice(p.Start, p.End) == "" {
				t.Errorf("paragraph %d to %d is outside the text", p.Start, p.End)
			}
		}
	})
}
