package child

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"countersign/assessments"
)

// taker takes pages early.
type taker struct {
	assessments.NoProgress
	pages []int
	runes int
}

func (k *taker) Page(number, _ int, text assessments.Text) {
	k.pages = append(k.pages, number)
	k.runes += len(text.Plain)
}

func onePage(number, of int) page {
	return page{
		Number: number, Of: of, Plain: "1. Fees\n\nThey are due.",
		Paragraphs: []assessments.Paragraph{
			{Start: 0, End: 7, Kind: assessments.ParagraphHeading, Page: number},
			{Start: 9, End: 22, Kind: assessments.ParagraphBody, Page: number},
		},
	}
}

func TestNothingIsBelievedOfAChildThatDidNotGiveUpItsRights(t *testing.T) {
	ready := func(c Confinement) []byte {
		var frame bytes.Buffer
		if err := writeJSON(&frame, frameReady, c); err != nil {
			t.Fatal(err)
		}
		return frame.Bytes()
	}
	filtered, unfiltered := ready(Confinement{Filter: true}), ready(Confinement{Why: "an old kernel"})
	for name, c := range map[string]struct {
		before []byte
		taken  bool
	}{
		"a filter":                 {filtered, true},
		"no filter, and why":       {unfiltered, true},
		"nothing said":             {nil, false},
		"no filter, without why":   {ready(Confinement{}), false},
		"both":                     {ready(Confinement{Filter: true, Why: "x"}), false},
		"said twice":               {append(bytes.Clone(filtered), filtered...), false},
		"something else than that": {[]byte{frameReady, 0, 0, 0, 1, '['}, false},
	} {
		t.Run(name, func(t *testing.T) {
			began := 0
			to := &taker{}
			got := receiver{progress: to, early: to, ready: func() { began++ }}
			err := got.hear(bytes.NewReader(append(c.before, story(t, onePage(1, 9))...)))
			if taken := err == nil && len(to.pages) == 1; taken != c.taken || began > 1 {
				t.Errorf("pages %v, time began %d times, %v", to.pages, began, err)
			}
		})
	}
}

// story are the frames of pages and then of a text.
func story(t testing.TB, pages ...page) []byte {
	t.Helper()
	var frames bytes.Buffer
	for _, p := range pages {
		if err := writeJSON(&frames, framePage, p); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeText(&frames, honest(t)); err != nil {
		t.Fatal(err)
	}
	return frames.Bytes()
}

func TestPagesComeEarlyInTheirOrder(t *testing.T) {
	to := &taker{}
	got := receiver{progress: to, early: to, confined: true, ready: func() {}}
	if err := got.hear(bytes.NewReader(story(t, onePage(1, 9), onePage(2, 9), onePage(4, 9)))); err != nil {
		t.Fatal(err)
	}
	if len(to.pages) != 3 || to.pages[2] != 4 || len(got.text.Paragraphs) != 2 {
		t.Errorf("pages %v, then %+v", to.pages, got.text)
	}
}

func TestAPageThatLiesEndsTheChild(t *testing.T) {
	for name, spoil := range map[string]func(*page){
		"a page before the first":     func(p *page) { p.Number = 0 },
		"the same page again":         func(p *page) { p.Number = 1 },
		"a page beyond the last":      func(p *page) { p.Number = 10 },
		"a document of too many":      func(p *page) { p.Of = 1 << 30 },
		"a paragraph beyond the page": func(p *page) { p.Paragraphs[1].End = 1 << 30 },
		"a paragraph before the page": func(p *page) { p.Paragraphs[0].Start = -1 },
		"paragraphs that overlap":     func(p *page) { p.Paragraphs[1].Start = 3 },
		"a paragraph of another page": func(p *page) { p.Paragraphs[1].Page = 7 },
		"an unknown kind":             func(p *page) { p.Paragraphs[1].Kind = "script" },
		"no paragraphs":               func(p *page) { p.Paragraphs = nil },
		"a frame without an end":      func(p *page) { p.Plain = strings.Repeat("x", maxPage) },
	} {
		t.Run(name, func(t *testing.T) {
			bad := onePage(2, 9)
			spoil(&bad)
			to := &taker{}
			got := receiver{progress: to, early: to, confined: true, ready: func() {}}
			if err := got.hear(bytes.NewReader(story(t, onePage(1, 9), bad))); err == nil ||
				len(to.pages) > 1 {
				t.Errorf("it was believed: %v, %v", to.pages, err)
			}
		})
	}
}

func TestPagesNobodyAskedForEndTheChild(t *testing.T) {
	got := receiver{progress: assessments.NoProgress{}, confined: true, ready: func() {}}
	if err := got.hear(bytes.NewReader(story(t, onePage(1, 9)))); err == nil {
		t.Error("they were taken")
	}
}

func TestAPageBehindTheTextEndsTheChild(t *testing.T) {
	frames := story(t)
	frames = frames[:len(frames)-5] // but for the frame that says it is done
	var late bytes.Buffer
	if err := writeJSON(&late, framePage, onePage(1, 9)); err != nil {
		t.Fatal(err)
	}
	to := &taker{}
	got := receiver{progress: to, early: to, confined: true, ready: func() {}}
	if err := got.hear(bytes.NewReader(append(frames, late.Bytes()...))); err == nil || len(to.pages) > 0 {
		t.Errorf("it was taken: %v", err)
	}
}

func TestNoMoreComesEarlyThanAnybodyReads(t *testing.T) {
	to := &taker{}
	got := receiver{progress: to, early: to, confined: true, ready: func() {}}
	var frames bytes.Buffer
	for number := 1; number <= 100; number++ {
		p := onePage(number, 100)
		p.Plain += strings.Repeat("\n\nwords and", 2000)
		payload, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		if err := writeFrame(&frames, framePage, payload); err != nil {
			t.Fatal(err)
		}
	}
	if err := got.hear(&frames); err == nil || to.runes > maxEarly {
		t.Errorf("%d bytes came, %v", to.runes, err)
	}
}

func TestAnHonestChildStopsWhereItsParentWould(t *testing.T) {
	var sent bytes.Buffer
	e := &early{servant: &servant{out: bufio.NewWriter(&sent)}}
	big := assessments.Text{
		Plain: strings.Repeat("words and ", 20_000),
		Paragraphs: []assessments.Paragraph{
			{Start: 0, End: 200_000, Kind: assessments.ParagraphBody, Page: 1},
		},
	}
	for number := 1; number <= 40; number++ {
		big.Paragraphs[0].Page = number
		e.Page(number, 40, big)
	}
	if err := writeText(&sent, honest(t)); err != nil {
		t.Fatal(err)
	}
	to := &taker{}
	got := receiver{progress: to, early: to, confined: true, ready: func() {}}
	if err := got.hear(&sent); err != nil || len(to.pages) != 5 {
		t.Errorf("pages %v, %v", to.pages, err)
	}
}
