package store_test

import (
	"context"
	"crypto/rand"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"countersign/store"
)

const bigFile = 300 << 20

// makeBig writes a file of random bytes.
func makeBig(tb testing.TB, size int64) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "evidence.bin")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	if _, err := io.CopyN(f, rand.Reader, size); err != nil {
		tb.Fatal(err)
	}
	if err := f.Sync(); err != nil {
		tb.Fatal(err)
	}
	return path
}

// copyAndHash is what a careful person does without the program: cp, flushed to the disk, and sha256sum.
func copyAndHash(tb testing.TB, path string) time.Duration {
	tb.Helper()
	dest := filepath.Join(tb.TempDir(), "copy.bin")
	start := time.Now()
	for _, args := range [][]string{{"cp", path, dest}, {"sync", dest}, {"sha256sum", dest}} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			tb.Fatalf("%v: %v: %s", args, err, out)
		}
	}
	took := time.Since(start)
	_ = os.Remove(dest)
	return took
}

func BenchmarkIngestBesideCopyAndHash(b *testing.B) {
	path := makeBig(b, bigFile)
	var ours, theirs []time.Duration
	var peak uint64
	for b.Loop() {
		s := seeded(b, store.Options{})
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		stop := watchMemory(&peak)
		start := time.Now()
		if _, _, err := s.Ingest(context.Background(), f, bigFile, nil); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(start))
		stop()
		f.Close()
		s.Close()
		theirs = append(theirs, copyAndHash(b, path))
	}
	us, them := median(ours), median(theirs)
	b.ReportMetric(us.Seconds(), "s/ingest")
	b.ReportMetric(them.Seconds(), "s/cp+sha256sum")
	b.ReportMetric(float64(us)/float64(them), "ratio")
	b.ReportMetric(float64(peak)/(1<<20), "MiB-heap-peak")
}

// watchMemory keeps the highest heap seen until stopped.
func watchMemory(peak *uint64) (stop func()) {
	runtime.GC()
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			*peak = max(*peak, m.HeapAlloc)
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() { close(done); <-ended }
}

// BenchmarkSavingDuringAnIngest saves answers at a person's pace, much hurried, while 300 MB come in.
func BenchmarkSavingDuringAnIngest(b *testing.B) {
	path := makeBig(b, bigFile)
	var waits []time.Duration
	for b.Loop() {
		s := seeded(b, store.Options{})
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		var over atomic.Bool
		failed := make(chan error, 1)
		go func() {
			_, _, err := s.Ingest(context.Background(), f, bigFile, nil)
			over.Store(true)
			failed <- err
		}()
		for round := 1; !over.Load(); round++ {
			start := time.Now()
			if err := saveAnswer(s, round); err != nil {
				b.Fatal(err)
			}
			waits = append(waits, time.Since(start))
			time.Sleep(5 * time.Millisecond)
		}
		if err := <-failed; err != nil {
			b.Fatal(err)
		}
		f.Close()
		s.Close()
	}
	b.ReportMetric(float64(len(waits)), "saves")
	b.ReportMetric(float64(quantile(waits, 0.5).Microseconds())/1000, "ms-p50")
	b.ReportMetric(float64(quantile(waits, 0.99).Microseconds())/1000, "ms-p99")
	b.ReportMetric(float64(quantile(waits, 1).Microseconds())/1000, "ms-max")
}
