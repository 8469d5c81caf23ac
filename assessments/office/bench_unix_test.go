//go:build unix

package office_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"countersign/assessments/office/pdf"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// BenchmarkPack builds, sets and writes the pack of 60 items and 300 pieces of evidence.
func BenchmarkPack(b *testing.B) {
	d := packtest.Large(60, 300)
	w := reports(b)
	for b.Loop() {
		doc, err := packtest.Build(d, pack.Auditor)
		if err != nil {
			b.Fatal(err)
		}
		writeBoth(b, w, doc)
	}
}

func writeBoth(b testing.TB, w *pdf.Writer, doc pack.Document) {
	b.Helper()
	var report, book bytes.Buffer
	if err := w.Write(context.Background(), &report, doc); err != nil {
		b.Fatal(err)
	}
	if err := (xlsx.Writer{}).Write(context.Background(), &book, doc); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkFirstPackBesideWeasyPrintAndOpenpyxl compares CPU time, user and system together, for report and
// workbook of the same content. Ours includes reading the fonts; theirs their imports: what a first
// pack costs.
func BenchmarkFirstPackBesideWeasyPrintAndOpenpyxl(b *testing.B) {
	const python = "/usr/bin/python3"
	if exec.Command(python, "-c", "import weasyprint, openpyxl").Run() != nil {
		b.Skip("WeasyPrint and openpyxl are not installed (apt-get install weasyprint python3-openpyxl)")
	}
	d := packtest.Large(60, 300)
	var ours, report, book time.Duration
	for b.Loop() {
		before := cpu(b)
		doc, err := packtest.Build(d, pack.Auditor)
		if err != nil {
			b.Fatal(err)
		}
		writeBoth(b, reports(b), doc)
		ours += cpu(b) - before
		r, k := peers(b, python, doc)
		report, book = report+r, book+k
	}
	n := float64(b.N)
	b.ReportMetric(ours.Seconds()*1000/n, "our-cpu-ms/op")
	b.ReportMetric(report.Seconds()*1000/n, "weasyprint-cpu-ms/op")
	b.ReportMetric(book.Seconds()*1000/n, "openpyxl-cpu-ms/op")
	b.ReportMetric((report+book).Seconds()/ours.Seconds(), "times-ours")
}

func cpu(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peers writes the same content with the other tools.
func peers(b *testing.B, python string, doc pack.Document) (report, book time.Duration) {
	b.Helper()
	model, err := json.Marshal(doc)
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(python, "testdata/peers.py", b.TempDir())
	cmd.Stdin = bytes.NewReader(model)
	out, err := cmd.Output()
	if err != nil {
		b.Fatalf("peers: %v", err)
	}
	var took struct{ Weasyprint, Openpyxl float64 }
	if err := json.Unmarshal(out, &took); err != nil {
		b.Fatal(err)
	}
	return time.Duration(took.Weasyprint * 1e9), time.Duration(took.Openpyxl * 1e9)
}
