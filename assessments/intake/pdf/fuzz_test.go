package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
	"countersign/assessments/intake/pdf"
)

const (
	fuzzedFile = 64 << 10
	fuzzedTime = 8 * time.Second // after which a reading is stopped
)

// FuzzRead gives the reader any bytes at all.
func FuzzRead(f *testing.F) {
	f.Add(intaketest.Agreement(2))
	f.Add(intaketest.PDF([]line{
		{X: 60, Y: 700, Bold: true, Text: "1. Fees"},
		{X: 60, Y: 680, Text: "They are due in accor-"},
		{X: 60, Y: 668, Text: "dance with it."},
	}))
	for _, c := range intaketest.Hostile() {
		if file := c.Make; c.File == "loop.pdf" || c.File == "xref.pdf" || c.File == "scan.pdf" ||
			c.File == "locked.pdf" {
			f.Add(file())
		}
	}
	e := engine(f)
	f.Fuzz(func(t *testing.T, file []byte) {
		if len(file) > fuzzedFile {
			t.Skip()
		}
		readFuzzed(t, e, file)
	})
}

// FuzzContent lets a page be drawn with anything at all: what is fuzzed is the content stream and the
// fonts, so that far more inputs come through to the text than of whole files.
func FuzzContent(f *testing.F) {
	f.Add("BT /F1 10 Tf 60 700 Td (1. Fees) Tj 0 -20 Td (They are due in accor-) Tj 0 -12 Td (dance with it.) Tj ET", "/Subtype /Type1 /BaseFont /Helvetica")
	f.Add("BT /F1 10 Tf 1 0 0 1 60 700 Tm [(a) -2000 (b)] TJ T* (\\200\\377) ' ET q /F1 8 Tf Q",
		"/Subtype /TrueType /BaseFont /Arial,Bold /Encoding << /Differences [0 /a /b 200 /fi] >>")
	f.Add("BT /F1 1 Tf 0 0 0 0 0 0 Tm <0041D83DDE00FFFE> Tj ET",
		"/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /CIDSystemInfo << >> >>]")
	f.Add("BT /F1 9 Tf 3 Tr (hidden) Tj ET /Span << /ActualText (x-) >> BDC BT (y) Tj ET EMC",
		"/Subtype /Type3 /CharProcs << >> /FontMatrix [0 0 0 0 0 0] /Encoding << >>")
	e := engine(f)
	f.Fuzz(func(t *testing.T, content, font string) {
		if len(content)+len(font) > fuzzedFile {
			t.Skip()
		}
		page := fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font %s >> >> >> >>", font)
		readFuzzed(t, e, intaketest.Objects{
			"<< /Type /Catalog /Pages 2 0 R >>",
			"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, intaketest.Stream("", content),
		}.Bytes(""))
	})
}

// readFuzzed wants a refusal or a text that holds together; a file that stalls must stop when its time
// is over.
func readFuzzed(t *testing.T, e *pdf.Engine, file []byte) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), fuzzedTime)
	defer cancel()
	text, err := e.Read(ctx, bytes.NewReader(file), int64(len(file)), assessments.NoProgress{})
	if errors.Is(err, context.DeadlineExceeded) {
		return // it stalled, and stopped when it was told to
	}
	if err != nil {
		var refusal *assessments.Error
		if !errors.As(err, &refusal) || refusal.Kind != assessments.Refused {
			t.Fatalf("no refusal but %v", err)
		}
		return
	}
	last, page := 0, 0
	for _, p := range text.Paragraphs {
		if p.Start < last || p.End <= p.Start || p.Page < page || p.Page > text.Pages ||
			text.Slice(p.Start, p.End) == "" {
			t.Fatalf("paragraph %d to %d on page %d after %d on page %d of %d", p.Start, p.End, p.Page, last,
				page, text.Pages)
		}
		last, page = p.End, p.Page
	}
	if !utf8.ValidString(text.Plain) {
		t.Error("the text is not valid")
	}
}
