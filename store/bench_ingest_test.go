package store_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	mathrand "math/rand/v2"
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

// copyAndHash is what a person does without the program: cp, which flushes nothing, and sha256sum.
func copyAndHash(tb testing.TB, path string) time.Duration {
	tb.Helper()
	dest := filepath.Join(tb.TempDir(), "copy.bin")
	start := time.Now()
	for _, args := range [][]string{{"cp", path, dest}, {"sha256sum", dest}} {
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
	b.ReportMetric(float64(peak)/(1<<20), "MiB-growth")
}

// watchMemory keeps the most memory that the process held above what it held at the start, until
// stopped. Where the system does not tell, it is the collector's figure, which leaves out SQLite's
// own.
func watchMemory(peak *uint64) (stop func()) {
	runtime.GC()
	start := memory()
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			if now := memory(); now > start {
				*peak = max(*peak, now-start)
			}
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() { close(done); <-ended }
}

// memory is what the process holds, in bytes.
func memory() uint64 {
	if b, err := os.ReadFile("/proc/self/statm"); err == nil {
		var size, resident uint64
		if _, err := fmt.Sscan(string(b), &size, &resident); err == nil {
			return resident * uint64(os.Getpagesize())
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
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

func TestAnIngestHoldsLittleHoweverMuchComesIn(t *testing.T) {
	const much, little = 128 << 20, 100 << 20 // the race detector's own memory counts too
	s := seeded(t, store.Options{})
	var peak uint64
	stop := watchMemory(&peak)
	_, n, err := s.Ingest(ctx, io.LimitReader(mathrand.NewChaCha8([32]byte{3}), much), much, nil)
	stop()
	if err != nil || n != much {
		t.Fatalf("%d bytes: %v", n, err)
	}
	if peak > little {
		t.Errorf("%d MiB came in and %d MiB were held", much>>20, peak>>20)
	}
	if size := s.Info().Size; size > much+much/2 {
		t.Errorf("%d MiB came in and the files take %d MiB: the log grows with what comes in", much>>20,
			size>>20)
	}
}
