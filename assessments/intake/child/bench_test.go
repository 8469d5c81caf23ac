package child_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake/child"
	"countersign/assessments/intake/intaketest"
)

// BenchmarkPDFBesidePdftotext reads PDFs in children and lets pdftotext read them too, turn by turn, so that
// whatever else the machine does burdens both alike. It reports medians and their ratios: for a child
// on standby as the window keeps one, for the first page of it that can be read, and for a child that
// is started for the file. COUNTERSIGN_BENCH_PDF names a PDF to read beside the made ones.
func BenchmarkPDFBesidePdftotext(b *testing.B) {
	peer, err := exec.LookPath("pdftotext")
	if err != nil {
		b.Skip("pdftotext is not installed (package poppler-utils)")
	}
	files := map[string]string{}
	for _, pages := range []int{5, 40, 400} {
		path := filepath.Join(b.TempDir(), "agreement.pdf")
		if err := os.WriteFile(path, intaketest.Agreement(pages), 0o600); err != nil {
			b.Fatal(err)
		}
		files[fmt.Sprintf("pages=%d", pages)] = path
	}
	if path := os.Getenv("COUNTERSIGN_BENCH_PDF"); path != "" {
		files[filepath.Base(path)] = path
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b.Run(name, func(b *testing.B) { besidePdftotext(b, peer, files[name]) })
	}
}

func besidePdftotext(b *testing.B, peer, path string) {
	fresh := newExtractor(b, child.Params{CacheDir: warmCache(b)})
	waiting := newExtractor(b, child.Params{CacheDir: warmCache(b), Standby: true})
	turns := map[string][]time.Duration{}
	for b.Loop() {
		takeTurns(b, turns, peer, path, fresh, waiting)
	}
	peers := median(turns["pdftotext"])
	for name, all := range turns {
		b.ReportMetric(float64(median(all).Microseconds())/1000, name+"-ms")
	}
	b.ReportMetric(float64(median(turns["standby"]))/float64(peers), "x-pdftotext")
	b.ReportMetric(float64(median(turns["fresh-child"]))/float64(peers), "fresh-x-pdftotext")
	b.ReportMetric(0, "ns/op")
}

// takeTurns is five turns, so that their median says something.
func takeTurns(b *testing.B, turns map[string][]time.Duration, peer, path string, fresh,
	waiting *child.Extractor,
) {
	for range 5 {
		if err := waiting.Warm(context.Background()); err != nil { // and nothing else runs
			b.Fatal(err)
		}
		turn(b, turns, "pdftotext", func() error {
			return exec.Command(peer, path, filepath.Join(b.TempDir(), "out.txt")).Run()
		})
		turn(b, turns, "fresh-child", func() error { _, err := extract(fresh, path); return err })
		first := &firstPage{start: time.Now()}
		turn(b, turns, "standby", func() error { return extractTo(waiting, path, first) })
		turns["first-page"] = append(turns["first-page"], first.took)
	}
}

func turn(b *testing.B, turns map[string][]time.Duration, name string, do func() error) {
	start := time.Now()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	turns[name] = append(turns[name], time.Since(start))
}

// firstPage notes when the first page came.
type firstPage struct {
	assessments.NoProgress
	start time.Time
	took  time.Duration
}

func (f *firstPage) Page(number, _ int, _ assessments.Text) {
	if number == 1 {
		f.took = time.Since(f.start)
	}
}

func extractTo(x *child.Extractor, path string, p assessments.Progress) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = x.Extract(context.Background(), filepath.Base(path), file, p)
	return err
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

// BenchmarkFourHundredPages is the longest anyone waits for the first page of a format that comes at once.
func BenchmarkFourHundredPages(b *testing.B) {
	const clause = "4.2 The supplier uses the content of the customer only as the agreement says, and neither sells it nor trains any model on it."
	for name, file := range map[string][]byte{
		"agreement.docx": intaketest.Word(strings.Repeat(intaketest.P("", clause), 5000), nil),
		"agreement.html": []byte("<!doctype html><html><body>" + strings.Repeat("<p>"+clause+"</p>\n", 5000)),
		"agreement.md":   []byte("# Agreement\n\n" + strings.Repeat(clause+"\n\n", 5000)),
		"agreement.txt":  []byte(strings.Repeat(clause+"\n\n", 5000)),
	} {
		b.Run(filepath.Ext(name)[1:], func(b *testing.B) {
			path := filepath.Join(b.TempDir(), name)
			if err := os.WriteFile(path, file, 0o600); err != nil {
				b.Fatal(err)
			}
			x := newExtractor(b, child.Params{})
			for b.Loop() {
				if _, err := extract(x, path); err != nil {
					b.Fatal(err)
				}
			}
		})
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
