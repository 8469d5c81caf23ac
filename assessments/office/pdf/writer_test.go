package pdf_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"countersign/assessments"
	"countersign/assessments/office/pdf"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assets"
)

var once = sync.OnceValues(func() (*pdf.Writer, error) {
	return pdf.New(pdf.Params{
		Regular: assets.Font(assets.Regular), Bold: assets.Font(assets.Bold),
		Italic: assets.Font(assets.Italic), Mono: assets.Font(assets.Mono),
		Fallback: [][]byte{assets.Font(assets.CJK)},
	})
})

func writer(t testing.TB) *pdf.Writer {
	t.Helper()
	w, err := once()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func report(t testing.TB, doc pack.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := writer(t).Write(context.Background(), &b, doc); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("COUNTERSIGN_KEEP"); dir != "" {
		_ = os.WriteFile(filepath.Join(dir, filepath.Base(t.Name())+".pdf"), b.Bytes(), 0o600)
	}
	return b.Bytes()
}

func build(t testing.TB, d *assessments.Dossier, audience string) pack.Document {
	t.Helper()
	doc, err := packtest.Build(d, audience)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	doc := build(t, packtest.Lumen(), pack.Auditor)
	first := report(t, doc)
	for range 3 {
		if !bytes.Equal(first, report(t, doc)) {
			t.Fatal("two reports of one document differ")
		}
	}
}

func TestAReportOfAnyDayIsDatedByIt(t *testing.T) {
	for day, dated := range map[string]string{
		"0001-01-01": "D:00010101000000", "0000-01-01": "D:00000101000000", "9999-12-31": "D:99991231000000",
	} {
		doc := build(t, packtest.Lumen(), pack.Auditor)
		doc.Facts.AsOf = assessments.Date(day)
		if b := report(t, doc); bytes.Count(b, []byte(dated)) != 2 {
			t.Errorf("a report of %s is not dated %s twice", day, dated)
		}
	}
}
