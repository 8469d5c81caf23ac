package child

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unsafe"

	"countersign/assessments"
	"countersign/assessments/intake/pdf"
)

// stepper records progress.
type stepper struct{ said []string }

func (s *stepper) Step(_, _ int64, what string) { s.said = append(s.said, what) }

// TestEachFrameIsHeldToWhatCameBefore takes one frame in a state of its own, so that no later guard
// hides an earlier one.
func TestEachFrameIsHeldToWhatCameBefore(t *testing.T) {
	body := []assessments.Paragraph{{End: 1, Kind: assessments.ParagraphBody}}
	whole := receiver{confined: true, headed: true, runes: 9, text: assessments.Text{Paragraphs: body}}
	change := func(fn func(*receiver)) receiver {
		r := whole
		fn(&r)
		return r
	}
	wide := 2 * pdf.MaxPixels / 1000
	for name, tc := range map[string]struct {
		r       receiver
		kind    byte
		payload any
		done    bool
		wrong   bool
	}{
		"done": {whole, frameDone, []byte{}, true, false},
		"done without a head": {
			change(func(r *receiver) { r.headed = false }), frameDone, []byte{}, false, true,
		},
		"done where a picture is due": {
			change(func(r *receiver) { r.drawing = true }), frameDone, []byte{}, false, true,
		},
		"done without paragraphs": {
			change(func(r *receiver) { r.text.Paragraphs = nil }), frameDone, []byte{}, false, true,
		},
		"a head": {
			receiver{confined: true}, frameHead, assessments.Text{Pages: pdf.MaxPages}, false, false,
		},
		"a head of too many pages": {
			receiver{confined: true}, frameHead, assessments.Text{Pages: pdf.MaxPages + 1}, false, true,
		},
		"a head with paragraphs": {
			receiver{confined: true}, frameHead, assessments.Text{Paragraphs: body}, false, true,
		},
		"a head with words": {
			receiver{confined: true}, frameHead, assessments.Text{Plain: "x"}, false, true,
		},
		"a head where a picture is due": {
			receiver{confined: true, drawing: true}, frameHead, assessments.Text{}, false, true,
		},
		"a second head": {
			receiver{confined: true, headed: true}, frameHead, assessments.Text{}, false, true,
		},
		"a head before it is confined": {receiver{}, frameHead, assessments.Text{}, false, true},
		"words": {
			receiver{confined: true, headed: true}, framePlain, []byte("x"), false, false,
		},
		"words without a head": {receiver{confined: true}, framePlain, []byte("x"), false, true},
		"a picture at its largest": {
			receiver{confined: true, drawing: true}, framePicture, blank(t, wide, 1000), true, false,
		},
		"a picture larger than that": {
			receiver{confined: true, drawing: true}, framePicture, blank(t, wide+1, 1000), true, true,
		},
	} {
		payload, raw := tc.payload.([]byte)
		if !raw {
			var err error
			if payload, err = json.Marshal(tc.payload); err != nil {
				t.Fatal(err)
			}
		}
		r := tc.r
		r.progress = assessments.NoProgress{}
		if done, err := r.take(tc.kind, payload); (err != nil) != tc.wrong || err == nil && done != tc.done {
			t.Errorf("%s: done %v, %v", name, done, err)
		}
	}
	heard := &stepper{}
	r := receiver{confined: true, progress: heard}
	payload, _ := json.Marshal(step{Done: 1, Total: 2, What: "pages\x1b"})
	if _, err := r.take(frameProgress, payload); err != nil || len(heard.said) != 1 ||
		heard.said[0] != "pages" {
		t.Errorf("progress: %q, %v", heard.said, err)
	}
	payload, _ = json.Marshal(failure{Kind: assessments.Machine, Message: "It cannot."})
	if done, err := (&receiver{}).take(frameError, payload); !done ||
		assessments.KindOf(err) != assessments.Machine || err.Error() != "It cannot." {
		t.Errorf("it may say that it cannot be confined: %v, %v", done, err)
	}
}

// counts counts the pages that come early.
type counts struct{ pages int }

func (c *counts) Step(int64, int64, string)         {}
func (c *counts) Page(_, _ int, _ assessments.Text) { c.pages++ }

func TestPagesThatComeEarlyAreInTheirOrderAndBounds(t *testing.T) {
	one := func(number, of, size int) page {
		return page{
			Number: number, Of: of, Plain: strings.Repeat("x", size),
			Paragraphs: []assessments.Paragraph{{End: 1, Page: number, Kind: assessments.ParagraphBody}},
		}
	}
	for name, tc := range map[string]struct {
		pages []page
		taken int
	}{
		"in order":              {[]page{one(1, 3, 5), one(3, 3, 5)}, 2},
		"one twice":             {[]page{one(1, 3, 5), one(1, 3, 5)}, 1},
		"backwards":             {[]page{one(2, 3, 5), one(1, 3, 5)}, 1},
		"beyond the last":       {[]page{one(4, 3, 5)}, 0},
		"of as many as may be":  {[]page{one(1, pdf.MaxPages, 5)}, 1},
		"of more than may be":   {[]page{one(1, pdf.MaxPages+1, 5)}, 0},
		"as much as may be":     {[]page{one(1, 3, maxEarly-5), one(2, 3, 5)}, 2},
		"more than may be":      {[]page{one(1, 3, maxEarly-5), one(2, 3, 6)}, 1},
		"number 0, of no pages": {[]page{one(0, 0, 5)}, 0},
	} {
		got := &counts{}
		r := receiver{early: got}
		for _, p := range tc.pages {
			payload, err := json.Marshal(p)
			if err != nil {
				t.Fatal(err)
			}
			_ = r.takePage(payload)
		}
		if got.pages != tc.taken {
			t.Errorf("%s: %d pages are taken, want %d", name, got.pages, tc.taken)
		}
	}
}

func TestHeadingsThatRepeatAreKeptOnce(t *testing.T) {
	list := honest(t).Paragraphs
	list[0].Section, list[1].Section = "Annex 1", "Annex 1"
	payload, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	r := receiver{runes: 22}
	if err := r.takeBlocks(payload); err != nil {
		t.Fatal(err)
	}
	a, b := r.text.Paragraphs[0], r.text.Paragraphs[1]
	if &a.Heading[0] != &b.Heading[0] || unsafe.StringData(a.Section) != unsafe.StringData(b.Section) {
		t.Error("a heading or section is kept twice")
	}
}

func TestAFrameOfAnUnknownKindIsNotRead(t *testing.T) {
	if kind, _, err := readFrame(bytes.NewReader([]byte{'Z', 0, 0, 0, 0})); err == nil {
		t.Errorf("read %q", kind)
	}
}

// stuck is an output that no one reads.
type stuck struct{}

func (stuck) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestHowAChildEndsIsTold(t *testing.T) {
	var out bytes.Buffer
	if code := Main([]string{"{}"}, strings.NewReader(""), &out); code != 0 || out.Len() > 0 {
		t.Errorf("without work it ends with %d and says %q", code, out.Bytes())
	}
	why := errors.New("why")
	for _, err := range []error{
		why, assessments.Wrap(why, assessments.Refused, "No."),
		assessments.Errorf(assessments.Refused, "No."),
	} {
		out.Reset()
		(&servant{out: bufio.NewWriter(&out)}).ended(err)
		_, payload, _ := readFrame(&out)
		var told failure
		if e := json.Unmarshal(payload, &told); e != nil {
			t.Fatal(e)
		}
		if want := map[bool]string{true: "why"}[errors.Is(err, why)]; told.Cause != want {
			t.Errorf("%v: the cause is told as %q, want %q", err, told.Cause, want)
		}
	}
	if code := (&servant{out: bufio.NewWriterSize(stuck{}, 16)}).ended(why); code != 1 {
		t.Errorf("no one heard it, and it ends with %d", code)
	}
	if err := (&servant{out: bufio.NewWriter(io.Discard)}).say(why); !errors.Is(err, why) {
		t.Errorf("what was not written is said: %v", err)
	}
	redline := honest(t)
	redline.Redline, redline.Original = true, "1. Fees\n\nThey were due."
	out.Reset()
	if err := writeText(&out, redline); err != nil {
		t.Fatal(err)
	}
	if text, err := hear(out.Bytes()); err != nil || text.Original != redline.Original {
		t.Errorf("of a redline it sends %q, %v", text.Original, err)
	}
	out.Reset()
	c := &servant{out: bufio.NewWriter(&out)}
	if c.Step(1, 3, "pages"); out.Len() == 0 {
		t.Error("the first step is not sent")
	}
	out.Reset()
	c.steps.last = time.Now().Add(time.Hour) // as if one had just been sent
	if c.Step(2, 3, "pages"); out.Len() > 0 {
		t.Error("a step is sent before anyone looks")
	}
	if c.Step(3, 3, "pages"); out.Len() == 0 {
		t.Error("the last step is not sent")
	}
}

func TestAPDFIsKnownByItsBeginning(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "%PDF-1.7\n": true, "words": false, "%PDF-1.7\n" + strings.Repeat("x", 5000): true,
		strings.Repeat("words ", 5000): false,
	} {
		if c := (&copied{small: []byte(text), size: int64(len(text))}); c.pdf() != want {
			t.Errorf("%.10q is taken for a PDF: %v", text, !want)
		}
	}
}

func TestAWatchBeginsWithWhatWasUsedBefore(t *testing.T) {
	m := &meter{used: time.Hour}
	w := m.watch(time.Hour, time.Hour)
	w.waiting(1)
	if looks(w, mostIdle); w.struck() != "" {
		t.Fatal("given up too early")
	}
	if w.look(); w.struck() != stoodStill {
		t.Errorf("what it used before counts as a sign of life: %q", w.struck())
	}
}

func TestWhatAWatchCountsWhereTheSystemSaysLittle(t *testing.T) {
	m := &meter{silent: true}
	w := m.watch(time.Hour, time.Hour)
	w.waiting(1)
	if looks(w, 2*mostIdle); w.struck() != "" {
		t.Errorf("where nothing is measured a child is %q", w.struck())
	}
	m = &meter{silent: true}
	w = m.watch(time.Second, time.Second)
	m.silent = false
	w.look()
	m.silent = true // it was measured once, and has ended
	if looks(w, 10*int(unmeasured*time.Second/lookEvery)); w.struck() != "" {
		t.Errorf("a child that has ended is %q", w.struck())
	}
	m = &meter{}
	w = m.watch(time.Minute, 3*time.Second)
	m.used = 5 * time.Second
	w.isReady() // what was used since the last look was for loading
	m.used += 3 * time.Second
	if w.look(); w.struck() != "" {
		t.Errorf("within its time it is %q", w.struck())
	}
}

// looking calls a function whenever it is read or written.
type looking func()

func (f looking) Read(b []byte) (int, error)  { f(); return len(b), nil }
func (f looking) Write(b []byte) (int, error) { f(); return len(b), nil }

func TestAWatchKnowsWhenItsParentWaits(t *testing.T) {
	w := (&meter{}).watch(time.Hour, time.Hour)
	waiting := 0
	pipe := looking(func() { waiting = w.listening })
	for name, use := range map[string]func([]byte) (int, error){
		"reads":  w.from(pipe).Read,
		"writes": w.to(pipe).Write,
	} {
		waiting = 0
		if _, err := use([]byte("x")); err != nil || waiting != 1 || w.listening != 0 {
			t.Errorf("while it %s it waits on %d pipes, afterwards on %d, %v", name, waiting, w.listening,
				err)
		}
	}
}

func TestAChildThatDoesNotSayHowItIsConfinedIsNotBelieved(t *testing.T) {
	if got := (Confinement{Why: "no"}).String(); got != "confined: by the program's own limits alone; not confined by a filter here: no" {
		t.Errorf("%q", got)
	}
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	for name, tc := range map[string]struct{ script, want string }{
		"nothing":         {"exit 0", "did not report"},
		"that it is done": {`printf 'D\000\000\000\000'`, "did not report"},
		"both":            {`printf 'R\000\000\000\037{"filter":true,"why":"neither"}'`, "did not report"},
		"that it cannot": {
			`printf 'E\000\000\000\057{"kind":"machine","message":"It cannot do so."}'`, "did not report",
		},
		"so by another frame": {`printf 'P\000\000\000\017{"filter":true}'`, "did not report"},
		"that it is confined": {`printf 'R\000\000\000\017{"filter":true}'`, ""},
	} {
		path := filepath.Join(t.TempDir(), "child")
		// a file that this process wrote may be busy
		write := exec.Command("/bin/sh", "-c", `cat >"$0" && chmod 700 "$0"`, path)
		write.Stdin = strings.NewReader("#!/bin/sh\n" + tc.script + "\n")
		if err := write.Run(); err != nil {
			t.Fatal(err)
		}
		x, err := New(Params{Executable: path, CacheDir: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		got, err := x.Confinement(t.Context())
		if (err != nil) != (tc.want != "") || err != nil &&
			(assessments.KindOf(err) != assessments.Machine || !strings.Contains(err.Error(), tc.want)) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}
