package child_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake/child"
	"countersign/assessments/intake/intaketest"
)

const (
	mostTime   = 15 * time.Second // of a processor
	mostMemory = 600 << 20        // of a child
	mostGrowth = 50 << 20         // of this process while it waits
)

func TestEveryHostileFileEndsInAClearErrorAndHarmsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes half a minute")
	}
	if child.Racing {
		t.Skip("the race detector takes the time and the memory that are measured here")
	}
	if runtime.GOOS != "linux" {
		t.Skip("memory is measured in /proc")
	}
	var watched chan int64
	used := make(chan time.Duration, 1)
	// a third of what a file is given otherwise, so that those that stall do not take their full time here
	x := newObserved(t, child.Params{CacheDir: warmCache(t), Allowance: 4 * time.Second},
		func(pid int) { go func() { watched <- peakOf(pid) }() }, nil,
		func(state *os.ProcessState) { used <- state.UserTime() + state.SystemTime() })
	for _, c := range intaketest.Hostile() {
		t.Run(c.Name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.File)
			if err := os.WriteFile(path, c.Make(), 0o600); err != nil {
				t.Fatal(err)
			}
			before := forgetPeak(t)
			watched = make(chan int64, 1)
			text, err := extractEarly(x, path)
			took := <-used
			grown, peak := ownPeak(t)-before, <-watched
			t.Logf("%.1f s, child %d MB, here %+d MB: %v", took.Seconds(), peak>>20, grown>>20, err)
			switch {
			case took > mostTime:
				t.Errorf("it took %s of a processor", took)
			case peak > mostMemory:
				t.Errorf("the child took %d MB", peak>>20)
			case grown > mostGrowth:
				t.Errorf("this process grew by %d MB", grown>>20)
			case err == nil && c.Refused:
				t.Errorf("it was read: %d paragraphs", len(text.Paragraphs))
			}
			if err != nil {
				wantSentence(t, err)
			}
		})
	}
	// and the next file is read
	text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(2)), nil)
	if err != nil || text.Pages != 2 {
		t.Errorf("after all of them an agreement has %d pages, %v", text.Pages, err)
	}
}

func TestEveryFormatCutAtEveryKilobyteEndsInAnAnswer(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts a child for every kilobyte")
	}
	clauses := strings.Repeat("<h2>4. Use of Content</h2><p>4.1 The supplier uses “content” only as the agreement says, and <b>neither</b> sells it nor trains on it.</p>\n", 60)
	word := intaketest.Word(strings.Repeat(intaketest.P("H1", "Use of Content"), 20)+noise(9<<10), nil)
	x := newExtractor(t, child.Params{CacheDir: warmCache(t)})
	for name, file := range map[string][]byte{
		"a.pdf": intaketest.Agreement(2), "a.docx": word, "a.html": []byte("<!doctype html><html><body>" +
			clauses), "a.md": []byte(strings.NewReplacer("<h2>", "## ", "</h2>", "\n\n", "<p>", "", "</p>",
			"\n").Replace(clauses)),
		"a.txt": []byte("\xff\xfe" + strings.Repeat("4\x00.\x00 \x00U\x00\n\x00", 900)),
	} {
		for cut := 1 << 10; cut < len(file); cut += 1 << 10 {
			if _, err := x.Extract(context.Background(), name, bytes.NewReader(file[:cut]), nil); err != nil {
				wantSentence(t, err)
			}
		}
	}
}

// noise is a paragraph that does not pack: words of a counter's digits.
func noise(size int) string {
	var b strings.Builder
	for i := uint32(1); b.Len() < size; i = i*1664525 + 1013904223 {
		fmt.Fprintf(&b, "%x ", i)
	}
	return intaketest.P("", b.String())
}

// wantSentence wants a refusal that a person can act on.
func wantSentence(t *testing.T, err error) {
	t.Helper()
	var refusal *assessments.Error
	if !errors.As(err, &refusal) || refusal.Kind != assessments.Refused {
		t.Fatalf("no refusal but %v", err)
	}
	if said := refusal.Message; len(said) < 40 || !strings.HasSuffix(said, ".") ||
		strings.Count(said, ". ") < 1 {
		t.Errorf("this says not what to do: %q", said)
	}
}

func extract(x *child.Extractor, path string) (assessments.Text, error) {
	file, err := os.Open(path)
	if err != nil {
		return assessments.Text{}, err
	}
	defer file.Close()
	return x.Extract(context.Background(), filepath.Base(path), file, nil)
}

// peakOf follows a process to its end and gives the most memory it held, in bytes; 0 where it was too quick.
func peakOf(pid int) (peak int64) {
	for {
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil || !strings.Contains(string(status), "VmHWM") { // gone, or waiting to be collected
			return peak
		}
		// until it has become the child it counts as what it was forked from
		if line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid)); err == nil &&
			strings.Contains(string(line), child.Command) {
			var kilobytes int64
			_, after, _ := strings.Cut(string(status), "VmHWM:")
			if _, err := fmt.Sscan(after, &kilobytes); err == nil {
				peak = max(peak, kilobytes<<10)
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// extractEarly reads a file as the window does, taking pages as they come.
func extractEarly(x *child.Extractor, path string) (text assessments.Text, err error) {
	file, err := os.Open(path)
	if err != nil {
		return text, err
	}
	defer file.Close()
	return x.Extract(context.Background(), filepath.Base(path), file, &firstPage{start: time.Now()})
}

// forgetPeak gives back what this process does not need, and makes the kernel restart measuring its peak from
// there.
func forgetPeak(t *testing.T) int64 {
	t.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil {
		t.Skipf("the kernel does not measure peaks again: %v", err)
	}
	return ownPeak(t)
}

// ownPeak is the most memory this process has held since, in bytes.
func ownPeak(t *testing.T) int64 {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	var kilobytes int64
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	if _, err := fmt.Sscan(after, &kilobytes); err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}
