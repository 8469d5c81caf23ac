package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"countersign/assessments/office/pdf"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

func TestAReportOfAnotherStateOrWithPagesMissingIsFoundOut(t *testing.T) {
	whole := report(t, build(t, packtest.Lumen(), pack.Auditor))
	other := packtest.Lumen()
	other.Use.Owner = "Somebody else"
	foreign := report(t, build(t, other, pack.Auditor))
	ours, err := pdf.ReadFacts(whole)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := pdf.ReadFacts(foreign)
	if err != nil {
		t.Fatal(err)
	}
	if len(ours.Differences(theirs)) == 0 {
		t.Error("reports of two states carry the same facts")
	}
	state := bytes.Index(whole, []byte("/Keywords"))
	for name, b := range map[string][]byte{
		"empty": nil,
		"text":  []byte("%PDF-1.3 but no more"),
		"cut":   whole[:len(whole)/2],
		"properties": append(bytes.Clone(whole[:state+41]),
			append(bytes.Repeat([]byte{0, '0'}, 5), whole[state+51:]...)...),
		"page":   bytes.Replace(whole, []byte("/Type /Page\n"), []byte("/Type /Pagx\n"), 1),
		"stream": bytes.Replace(whole, []byte("stream\nx"), []byte("stream\ny"), 1),
	} {
		if _, err := pdf.ReadFacts(b); err == nil {
			t.Errorf("%s: a broken report was read without a word", name)
		} else if strings.Contains(err.Error(), "runtime error") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadFactsNeverPanics(f *testing.F) {
	doc, err := packtest.Build(packtest.Empty(), pack.Board)
	if err != nil {
		f.Fatal(err)
	}
	whole := report(f, doc)
	f.Add(whole)
	f.Add(whole[:1000])
	f.Add([]byte("%PDF-1.3\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Info 1 0 R>>\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(_ *testing.T, b []byte) { _, _ = pdf.ReadFacts(b) })
}
