package child_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"countersign/assessments/intake/child"
	"countersign/assessments/intake/intaketest"
)

// BenchmarkPDFBesidePdftotext reads a PDF in a child and lets pdftotext read it too, turn by turn, so that
// whatever else the machine does burdens both alike. It reports the ratio of the medians, for a child on standby
// as the window keeps one, and for one that is started for the file as a command does.
// COUNTERSIGN_BENCH_PDF names a PDF to read instead of the made one of forty pages.
func BenchmarkPDFBesidePdftotext(b *testing.B) {
	peer, err := exec.LookPath("pdftotext")
	if err != nil {
		b.Skip("pdftotext is not installed (package poppler-utils)")
	}
	path := os.Getenv("COUNTERSIGN_BENCH_PDF")
	if path == "" {
		path = filepath.Join(b.TempDir(), "agreement.pdf")
		if err := os.WriteFile(path, intaketest.Agreement(40), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	cold := newExtractor(b, child.Params{CacheDir: warmCache(b)})
	waiting := newExtractor(b, child.Params{CacheDir: warmCache(b), Standby: true})
	timed := func(x *child.Extractor) time.Duration {
		start := time.Now()
		if _, err := extract(x, path); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	var ours, fresh, theirs []time.Duration
	for b.Loop() {
		if err := waiting.Warm(context.Background()); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, timed(waiting))
		fresh = append(fresh, timed(cold))
		start := time.Now()
		if err := exec.Command(peer, path, filepath.Join(b.TempDir(), "out.txt")).Run(); err != nil {
			b.Fatal(err)
		}
		theirs = append(theirs, time.Since(start))
	}
	mine, alone, other := median(ours), median(fresh), median(theirs)
	b.ReportMetric(float64(mine.Milliseconds()), "ms")
	b.ReportMetric(float64(alone.Milliseconds()), "fresh-child-ms")
	b.ReportMetric(float64(other.Milliseconds()), "pdftotext-ms")
	b.ReportMetric(float64(mine)/float64(other), "x-pdftotext")
	b.ReportMetric(float64(alone)/float64(other), "fresh-x-pdftotext")
	b.ReportMetric(0, "ns/op")
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// BenchmarkFortyPages is a text format from file to paragraphs, the start of the child included.
func BenchmarkFortyPages(b *testing.B) {
	body := ""
	for range 500 {
		body += intaketest.P("", "4.2 The supplier uses the content of the customer only as the agreement says, and neither sells it nor trains any model on it.")
	}
	path := filepath.Join(b.TempDir(), "agreement.docx")
	if err := os.WriteFile(path, intaketest.Word(body, nil), 0o600); err != nil {
		b.Fatal(err)
	}
	x := newExtractor(b, child.Params{})
	for b.Loop() {
		if _, err := extract(x, path); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPagePicture is what showing one page of a PDF costs.
func BenchmarkPagePicture(b *testing.B) {
	path := filepath.Join(b.TempDir(), "agreement.pdf")
	if err := os.WriteFile(path, intaketest.Agreement(40), 0o600); err != nil {
		b.Fatal(err)
	}
	x := newExtractor(b, child.Params{CacheDir: warmCache(b)})
	for b.Loop() {
		file, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := x.RenderPage(context.Background(), "agreement.pdf", file, 20, 110); err != nil {
			b.Fatal(err)
		}
		file.Close()
	}
}
