package child

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"image"
	"image/png"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
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
		"a paragraph beyond the text":  func(t *assessments.Text) { t.Paragraphs[1].End = 1 << 30 },
		"paragraphs that overlap":      func(t *assessments.Text) { t.Paragraphs[1].Start = 3 },
		"a paragraph that ends before": func(t *assessments.Text) { t.Paragraphs[1].End = 9 },
		"an unknown kind":              func(t *assessments.Text) { t.Paragraphs[0].Kind = "script" },
		"no paragraphs":                func(t *assessments.Text) { t.Paragraphs = nil },
		"bytes that are no text": func(t *assessments.Text) {
			t.Plain = "1. Fees\xff\xfe They are due."
		},
		"a page before the first": func(t *assessments.Text) { t.Paragraphs[0].Page = -1 },
		"a text longer than any agreement": func(t *assessments.Text) {
			t.Plain = strings.Repeat("x", 20<<20)
		},
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

// frames writes frames of kinds with payloads, in turn.
func frames(t testing.TB, parts ...any) []byte {
	t.Helper()
	var out bytes.Buffer
	for i := 0; i < len(parts); i += 2 {
		payload, raw := parts[i+1].([]byte)
		if !raw {
			var err error
			if payload, err = json.Marshal(parts[i+1]); err != nil {
				t.Fatal(err)
			}
		}
		if err := writeFrame(&out, byte(parts[i].(rune)), payload); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// blank is a picture of one colour; a large one is its header alone, which says what it would unpack to.
func blank(t testing.TB, width, height int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, min(width, 10), min(height, 10)))); err != nil {
		t.Fatal(err)
	}
	picture := out.Bytes()
	const header = 12 // behind the signature and the length of the chunk
	binary.BigEndian.PutUint32(picture[header+4:], uint32(width))
	binary.BigEndian.PutUint32(picture[header+8:], uint32(height))
	binary.BigEndian.PutUint32(picture[header+17:], crc32.ChecksumIEEE(picture[header:header+17]))
	return picture
}

func TestAChildThatMixesItsStoryIsNotBelieved(t *testing.T) {
	head, words := assessments.Text{MediaType: "text/plain"}, []byte("1. Fees\n\nThey are due.")
	blocks := honest(t).Paragraphs
	many := make([]assessments.Paragraph, blocksPerFrame+1)
	for i := range many {
		many[i] = assessments.Paragraph{Start: i, End: i + 1, Kind: assessments.ParagraphBody}
	}
	long := []byte(strings.Repeat("x", len(many)))
	redline := assessments.Text{Redline: true}
	none := []byte{}
	for name, c := range map[string]struct {
		drawing, taken bool
		frames         []byte
	}{
		"a text as it should be": {
			false, true,
			frames(t, frameHead, head, framePlain, words, frameBlocks, blocks, frameDone, none),
		},
		"a redline as it should be": {
			false, true,
			frames(t, frameHead, redline, framePlain, words, frameOriginal, words, frameBlocks, blocks,
				frameDone, none),
		},
		"a picture as it should be": {true, true, frames(t, framePicture, blank(t, 10, 10))},
		"a picture for a text": {
			false, false,
			frames(t, framePicture, blank(t, 10, 10)),
		},
		"a text for a picture": {
			true, false,
			frames(t, frameHead, head, framePlain, words, frameBlocks, blocks, frameDone, none),
		},
		"nothing for a picture":  {true, false, frames(t, frameDone, none)},
		"a picture of nothing":   {true, false, frames(t, framePicture, none)},
		"a picture that is none": {true, false, frames(t, framePicture, []byte("GIF89a"))},
		"a picture that would not fit": {
			true, false,
			frames(t, framePicture, blank(t, 1<<14, 1<<13)),
		},
		"paragraphs in the head": {
			false, false,
			frames(t, frameHead, honest(t), frameDone, none),
		},
		"words in the head": {
			false, false,
			frames(t, frameHead, assessments.Text{Plain: "x"}, framePlain, words, frameBlocks, blocks,
				frameDone, none),
		},
		"an original in the head": {
			false, false,
			frames(t, frameHead, assessments.Text{Original: "x"}, framePlain, words, frameBlocks, blocks,
				frameDone, none),
		},
		"a negative number of pages": {
			false, false,
			frames(t, frameHead, assessments.Text{Pages: -1}, framePlain, words, frameBlocks, blocks,
				frameDone, none),
		},
		"more pages than are read": {
			false, false,
			frames(t, frameHead, assessments.Text{Pages: 1 << 30}, framePlain, words, frameBlocks, blocks,
				frameDone, none),
		},
		"no head": {
			false, false,
			frames(t, framePlain, words, frameBlocks, blocks, frameDone, none),
		},
		"no words": {
			false, false,
			frames(t, frameHead, head, frameBlocks, blocks, frameDone, none),
		},
		"two heads": {
			false, false,
			frames(t, frameHead, head, framePlain, words, frameBlocks, blocks, frameHead, head, frameDone,
				none),
		},
		"words that shrink": {
			false, false,
			frames(t, frameHead, head, framePlain, words, frameBlocks, blocks, framePlain, []byte("x"),
				frameDone, none),
		},
		"an original of no redline": {
			false, false,
			frames(t, frameHead, head, framePlain, words, frameOriginal, words, frameBlocks, blocks,
				frameDone, none),
		},
		"an original that is no text": {
			false, false,
			frames(t, frameHead, redline, framePlain, words, frameOriginal, []byte("\xff"), frameBlocks,
				blocks, frameDone, none),
		},
		"two originals": {
			false, false,
			frames(t, frameHead, redline, framePlain, words, frameOriginal, words, frameOriginal, words,
				frameBlocks, blocks, frameDone, none),
		},
		"more paragraphs in a frame than are sent": {
			false, false,
			frames(t, frameHead, head, framePlain, long, frameBlocks, many, frameDone, none),
		},
		"as many paragraphs in a frame as are sent": {
			false, true,
			frames(t, frameHead, head, framePlain, long, frameBlocks, many[:blocksPerFrame], frameDone,
				none),
		},
		"paragraphs that are no list": {
			false, false,
			frames(t, frameHead, head, framePlain, words, frameBlocks, []byte("{}"), frameBlocks, blocks,
				frameDone, none),
		},
		"a level below the top": {
			false, false,
			frames(t, frameHead, head, framePlain, words, frameBlocks,
				[]assessments.Paragraph{{End: 7, Kind: assessments.ParagraphHeading, Level: -1}}, frameDone,
				none),
		},
		"a job": {false, false, frames(t, frameJob, []byte("{}"))},
		"that it has loaded": {
			false, false,
			frames(t, frameLoaded, Confinement{Filter: true}),
		},
		"a kind that is not known": {false, false, frames(t, 'Z', none)},
		"a progress that is none": {
			false, false,
			frames(t, frameProgress, []byte("x"), frameHead, head, framePlain, words, frameBlocks, blocks,
				frameDone, none),
		},
		"a refusal that is none": {false, false, frames(t, frameError, []byte("[]"))},
	} {
		t.Run(name, func(t *testing.T) {
			got := receiver{
				progress: assessments.NoProgress{}, drawing: c.drawing, confined: true,
				ready: func() {},
			}
			err := got.hear(bytes.NewReader(c.frames))
			if taken := err == nil; taken != c.taken {
				t.Errorf("taken: %v, %v", taken, err)
			}
			var told *assessments.Error
			if errors.As(err, &told) {
				t.Errorf("it is said as a refusal: %v", told)
			}
		})
	}
}

func TestNoMoreParagraphsAreTakenThanAreRead(t *testing.T) {
	one := []assessments.Paragraph{{Start: 5, End: 6, Kind: assessments.ParagraphBody}}
	for taken, want := range map[int]error{outline.MaxParagraphs: nil, outline.MaxParagraphs +
		1: errNonsense} {
		got := receiver{progress: assessments.NoProgress{}, confined: true, headed: true, runes: 10}
		got.text.Paragraphs = make([]assessments.Paragraph, taken)
		if err := got.hear(bytes.NewReader(frames(t, frameBlocks, one, frameDone, []byte{}))); !errors.Is(err,
			want) {
			t.Errorf("after %d: %v", taken, err)
		}
	}
}

func TestWhatAChildSaysOfItselfIsNotPassedOnAsItIs(t *testing.T) {
	for name, c := range map[string]struct {
		said failure
		want string // "" is nonsense
	}{
		"a refusal": {failure{Kind: assessments.Refused, Message: "No."}, "No."},
		"no such page": {
			failure{Kind: assessments.NotFound, Message: "There is no page 9."},
			"There is no page 9.",
		},
		"control characters": {
			failure{Kind: assessments.Machine, Message: "N\x1b[2Jo.\nEvil"},
			"N[2Jo. Evil",
		},
		"a kind of another's": {failure{Kind: assessments.Conflict, Message: "No."}, ""},
		"a kind of its own":   {failure{Kind: "done", Message: "No."}, ""},
		"nothing":             {failure{Kind: assessments.Refused, Message: " \u200b"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := hear(frames(t, frameError, c.said))
			var told *assessments.Error
			if known := errors.As(err, &told); err == nil || known != (c.want != "") || known &&
				(told.Message != c.want || told.Kind != c.said.Kind) {
				t.Errorf("got %v", err)
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
	if _, err := hear(frames.Bytes()); assessments.KindOf(err) != assessments.Refused ||
		err.Error() != "No." {
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
