//go:build unix

package workbench_test

import (
	"database/sql"
	"syscall"
	"testing"
	"time"

	"countersign/assessments/workbench"
	"countersign/store"
)

// BenchmarkPortfolioOfAThousand measures the first overview after opening, with all figures kept, beside a
// bare reading of the same figures.
func BenchmarkPortfolioOfAThousand(b *testing.B) {
	first, _ := newPortfolio(b, 1000)
	day, path := first.Today(), first.Info().Path
	if _, err := first.Overview(ctx, day); err != nil {
		b.Fatal(err)
	}
	if err := first.Close(); err != nil {
		b.Fatal(err)
	}
	c, err := shipped()
	if err != nil {
		b.Fatal(err)
	}
	var ours, bare, used time.Duration
	for b.Loop() {
		s, err := store.Open(ctx, path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		w := workbench.New(workbench.Params{Store: s, Catalogue: c, Extractor: inProcess{}, Actor: ada})
		start, before := time.Now(), processor(b)
		o, err := w.Overview(ctx, day)
		ours, used = ours+time.Since(start), used+processor(b)-before
		if err != nil || len(o.Assessments) != 1001 {
			b.Fatal(len(o.Assessments), err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
		bare += readBare(b, path)
	}
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "overview-ms")
	b.ReportMetric(float64(used.Microseconds())/1000/float64(b.N), "overview-cpu-ms")
	b.ReportMetric(float64(bare.Milliseconds())/float64(b.N), "bare-ms")
	b.ReportMetric(float64(ours)/float64(bare), "overview/bare")
}

// processor is the processor time that the test has used.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// readBare reads the kept figures by themselves, and says how long that took.
func readBare(b *testing.B, path string) time.Duration {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	start := time.Now()
	for _, table := range []string{"summary", "summary_discipline"} {
		rows, err := db.QueryContext(ctx, "SELECT * FROM "+table)
		if err != nil {
			b.Fatal(err)
		}
		names, err := rows.Columns()
		if err != nil {
			b.Fatal(err)
		}
		into := make([]any, len(names))
		for i := range into {
			into[i] = new(any)
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				b.Fatal(err)
			}
		}
		if err := rows.Close(); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}
