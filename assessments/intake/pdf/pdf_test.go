package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
	"countersign/assessments/intake/pdf"
)

// engine is loaded once per test: with the cache filled that takes some tens of milliseconds.
func engine(t testing.TB) *pdf.Engine {
	t.Helper()
	e, err := pdf.NewEngine(pdf.Params{CacheDir: intaketest.CacheDir(), Interruptible: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func read(t testing.TB, e *pdf.Engine, file []byte) (assessments.Text, error) {
	t.Helper()
	return e.Read(context.Background(), bytes.NewReader(file), int64(len(file)), assessments.NoProgress{})
}

func shown(text assessments.Text) []string {
	var all []string
	for _, p := range text.Paragraphs {
		all = append(all, string(p.Kind)+" ["+p.Section+"] "+text.Slice(p.Start, p.End))
	}
	return all
}

type line = intaketest.Line

func TestLinesBecomeParagraphs(t *testing.T) {
	e := engine(t)
	for _, c := range []struct {
		name  string
		lines []line
		want  []string
	}{
		{
			"a divided word is made whole",
			[]line{
				{X: 60, Y: 700, Text: "The supplier acts in accor-"},
				{X: 60, Y: 688, Text: "dance with the instructions."},
			},
			[]string{"body [] The supplier acts in accordance with the instructions."},
		},
		{
			"a hyphen that belongs stays",
			[]line{
				{X: 60, Y: 700, Text: "A licence that is non-"},
				{X: 60, Y: 688, Text: "exclusive, on a third-"},
				{X: 60, Y: 676, Text: "party basis."},
			},
			[]string{"body [] A licence that is non-exclusive, on a third-party basis."},
		},
		{
			"the document itself tells how a word is spelt",
			[]line{
				{X: 60, Y: 700, Text: "Nonpayment is a breach; non-"},
				{X: 60, Y: 688, Text: "payment ends the contract."},
			},
			[]string{"body [] Nonpayment is a breach; nonpayment ends the contract."},
		},
		{
			"numbers begin again, references do not",
			[]line{
				{X: 60, Y: 700, Text: "4.1 The supplier pays as is set out in Section"},
				{X: 60, Y: 688, Text: "4.2 below, and at once."},
				{X: 60, Y: 676, Text: "4.2 The customer does as well."},
			},
			[]string{
				"body [4.1] 4.1 The supplier pays as is set out in Section 4.2 below, and at once.",
				"body [4.2] 4.2 The customer does as well.",
			},
		},
		{
			"bold lines are headings",
			[]line{
				{X: 60, Y: 700, Bold: true, Text: "4. Use of content"},
				{X: 60, Y: 688, Text: "The supplier uses the content only to provide the service."},
			},
			[]string{
				"heading [4] 4. Use of content",
				"body [4] The supplier uses the content only to provide the service.",
			},
		},
		{
			"a page number inside a sentence does not part it",
			[]line{
				{X: 60, Y: 700, Text: "The supplier is liable for damages other than those"},
				{X: 200, Y: 660, Text: "6"},
				{X: 60, Y: 620, Text: "expressly provided here."},
			},
			[]string{
				"body [] The supplier is liable for damages other than those expressly provided here.",
				"margin [] 6",
			},
		},
		{
			"bullets are items",
			[]line{
				{X: 60, Y: 700, Text: "It may not:"},
				{X: 70, Y: 688, Text: "- sell the data;"},
				{X: 70, Y: 676, Text: "- share the data."},
			},
			[]string{"body [] It may not:", "list_item [] sell the data;", "list_item [] share the data."},
		},
		{
			"a number beside its text",
			[]line{
				{X: 60, Y: 700, Text: "(a)"},
				{X: 90, Y: 700, Text: "the first part of it;"},
				{X: 60, Y: 680, Text: "(b)"},
				{X: 90, Y: 680, Text: "the second part of it."},
			},
			[]string{"body [(a)] (a) the first part of it;", "body [(b)] (b) the second part of it."},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := read(t, e, intaketest.PDF(c.lines))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, shown(text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRunningHeadsAreToldFromTheTextAndPageNumbersGo(t *testing.T) {
	text, err := read(t, engine(t), intaketest.Agreement(20))
	if err != nil {
		t.Fatal(err)
	}
	heads, last := 0, 0
	for _, p := range text.Paragraphs {
		words := text.Slice(p.Start, p.End)
		if strings.Contains(words, "Page ") {
			t.Errorf("a page number is in the text: %q", words)
		}
		if strings.Contains(words, "Example Cloud Agreement") {
			if heads++; p.Kind != assessments.ParagraphMargin {
				t.Errorf("the running head is %s", p.Kind)
			}
		}
		if p.Page < last {
			t.Errorf("page %d after %d", p.Page, last)
		}
		last = p.Page
	}
	if heads != 1 || last != 20 || text.Pages != 20 {
		t.Errorf("%d heads, last page %d of %d", heads, last, text.Pages)
	}
	if strings.Contains(text.Plain, "accor-") || !strings.Contains(text.Plain, "in accordance with") {
		t.Error("divided words were not made whole")
	}
}

func TestASentenceGoesOnOverThePage(t *testing.T) {
	text, err := read(t, engine(t), intaketest.PDF(
		[]line{{X: 60, Y: 300, Text: "The supplier may use the content of the customer, and"}},
		[]line{
			{X: 60, Y: 700, Text: "nothing else, to provide the service."},
			{X: 60, Y: 660, Text: "That is all."},
		}))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"body [] The supplier may use the content of the customer, and nothing else, to provide the service.", "body [] That is all."}
	if diff := cmp.Diff(want, shown(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if text.Paragraphs[0].Page != 1 || text.Paragraphs[1].Page != 2 {
		t.Errorf("pages %d and %d", text.Paragraphs[0].Page, text.Paragraphs[1].Page)
	}
}

func TestAPageIsDrawn(t *testing.T) {
	e := engine(t)
	file := intaketest.Agreement(2)
	picture, err := e.Render(context.Background(), bytes.NewReader(file), int64(len(file)), 2, 72)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	if size := drawn.Bounds().Size(); size.X < 590 || size.Y < 840 {
		t.Errorf("it is %v", size)
	}
	dark := 0
	for x := range drawn.Bounds().Dx() {
		for y := range drawn.Bounds().Dy() {
			if r, _, _, _ := drawn.At(x, y).RGBA(); r < 0x8000 {
				dark++
			}
		}
	}
	if dark < 1000 {
		t.Errorf("only %d dark points", dark)
	}
	if _, err := e.Render(context.Background(), bytes.NewReader(file), int64(len(file)), 3,
		72); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("page 3 of 2: %v", err)
	}
}

func TestAFileCutAnywhereIsRefusedOrRead(t *testing.T) {
	e := engine(t)
	file := intaketest.Agreement(6)
	for cut := 1 << 10; cut < len(file); cut += 1 << 10 {
		_, err := read(t, e, file[:cut])
		var refusal *assessments.Error
		if err != nil && (!errors.As(err, &refusal) || refusal.Kind != assessments.Refused) {
			t.Fatalf("cut at %d: %v", cut, err)
		}
	}
}

func TestACancelledReadingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	file := intaketest.Agreement(30)
	seen := 0
	_, err := engine(t).Read(ctx, bytes.NewReader(file), int64(len(file)), progress(func() {
		if seen++; seen == 3 {
			cancel()
		}
	}))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

type progress func()

func (p progress) Step(int64, int64, string) { p() }
