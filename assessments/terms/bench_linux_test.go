package terms_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"countersign/assessments/terms"
)

// limitMillis is the processor time promised for 20,000 words.
const limitMillis = 60

// processor is the processor time that the test has used.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkFindInFortyPages shows the limit beside the processor time.
func BenchmarkFindInFortyPages(b *testing.B) {
	text, lex := fortyPages(), shipped(b)
	before := processor(b)
	for b.Loop() {
		terms.Find(text, lex, terms.Options{})
	}
	used := processor(b) - before
	b.ReportMetric(float64(used.Microseconds())/1000/float64(b.N), "processor-ms/op")
	b.ReportMetric(limitMillis, "limit-ms")
	b.ReportMetric(float64(len(strings.Fields(text.Plain))), "words")
}
