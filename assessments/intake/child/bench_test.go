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
// on standby as the window keeps one, for the first page of it that can be read, for a child that is started for
// the file, that one's processor time too, and for each of several files that a command reads one after the
// other. COUNTERSIGN_BENCH_PDF names a PDF to read beside the made ones.
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
	r := readers{peer: peer, path: path, cache: warmCache(b), turns: map[string][]time.Duration{}}
	r.fresh = newObserved(b, child.Params{CacheDir: r.cache}, nil, nil, func(s *os.ProcessState) {
		r.used("fresh-child", s)
	})
	r.waiting = newExtractor(b, child.Params{CacheDir: r.cache, Standby: true})
	for b.Loop() {
		for range 5 { // so that their median says something
			r.take(b)
		}
	}
	for name, all := range r.turns {
		b.ReportMetric(float64(median(all).Microseconds())/1000, name+"-ms")
	}
	for name, unit := range map[string]string{
		"standby": "x-pdftotext", "fresh-child": "fresh-x-pdftotext", "of-several": "several-x-pdftotext",
	} {
		b.ReportMetric(float64(median(r.turns[name]))/float64(median(r.turns["pdftotext"])), unit)
	}
	b.ReportMetric(float64(median(r.turns["fresh-child-cpu"]))/float64(median(r.turns["pdftotext-cpu"])),
		"fresh-cpu-x-pdftotext")
	b.ReportMetric(0, "ns/op")
}

// readers read one file in turn.
type readers struct {
	peer, path, cache string
	fresh, waiting    *child.Extractor
	turns             map[string][]time.Duration
}

// used notes the processor time of a process.
func (r *readers) used(name string, s *os.ProcessState) {
	r.turns[name+"-cpu"] = append(r.turns[name+"-cpu"], s.UserTime()+s.SystemTime())
}

// severalFiles are as many as a command reads here.
const severalFiles = 6

func (r *readers) take(b *testing.B) {
	if err := r.waiting.Warm(context.Background()); err != nil { // and nothing else runs
		b.Fatal(err)
	}
	r.turn(b, "pdftotext", func() error {
		cmd := exec.Command(r.peer, r.path, filepath.Join(b.TempDir(), "out.txt"))
		err := cmd.Run()
		r.used("pdftotext", cmd.ProcessState)
		return err
	})
	r.turn(b, "fresh-child", func() error { _, err := extract(r.fresh, r.path); return err })
	first := &firstPage{start: time.Now()}
	r.turn(b, "standby", func() error { return extractTo(r.waiting, r.path, first) })
	r.turns["first-page"] = append(r.turns["first-page"], first.took)
	command := newExtractor(b, child.Params{CacheDir: r.cache, Several: true})
	start := time.Now()
	for range severalFiles {
		if _, err := extract(command, r.path); err != nil {
			b.Fatal(err)
		}
	}
	r.turns["of-several"] = append(r.turns["of-several"], time.Since(start)/severalFiles)
	command.Close()
}

func (r *readers) turn(b *testing.B, name string, do func() error) {
	start := time.Now()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	r.turns[name] = append(r.turns[name], time.Since(start))
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
