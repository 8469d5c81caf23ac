package child_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake/child"
	"countersign/assessments/intake/intaketest"
)

const (
	mostTime   = 10 * time.Second
	mostMemory = 600 << 20 // of a child
	mostGrowth = 50 << 20  // of this process while it waits
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
	// half the deadline of everyday, so that those that stall do not take their full time here
	x := newExtractor(t, child.Params{CacheDir: warmCache(t), Deadline: 4 * time.Second})
	var watched chan int64
	child.Observe(x, func(pid int) { go func() { watched <- peakOf(pid) }() })
	for _, c := range intaketest.Hostile() {
		t.Run(c.Name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.File)
			if err := os.WriteFile(path, c.Make(), 0o600); err != nil {
				t.Fatal(err)
			}
			before := heap()
			watched = make(chan int64, 1)
			start := time.Now()
			text, err := extract(x, path)
			took := time.Since(start)
			grown, peak := heap()-before, <-watched
			t.Logf("%.1f s, child %d MB, here %+d MB: %v", took.Seconds(), peak>>20, grown>>20, err)
			switch {
			case took > mostTime:
				t.Errorf("it took %s", took)
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
}

// wantSentence wants a refusal that a person can act on.
func wantSentence(t *testing.T, err error) {
	t.Helper()
	var refusal *assessments.Error
	if !errors.As(err, &refusal) || refusal.Kind != assessments.Refused {
		t.Fatalf("no refusal but %v", err)
	}
	if said := refusal.Message; len(said) < 40 || !strings.HasSuffix(said, ".") || strings.Count(said, ". ") < 1 {
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
		if line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid)); err == nil && strings.Contains(string(line), child.Command) {
			var kilobytes int64
			_, after, _ := strings.Cut(string(status), "VmHWM:")
			if _, err := fmt.Sscan(after, &kilobytes); err == nil {
				peak = max(peak, kilobytes<<10)
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// warmCache is a cache with the compiled PDF reader, kept between runs where that is possible.
func warmCache(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(os.TempDir(), "countersign-test-wasm")
	if err := newExtractor(t, child.Params{CacheDir: dir}).Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	return dir
}
