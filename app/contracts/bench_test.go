package contracts

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// timed is a host that carries out background work one after the other, as the window does, and times
// what runs on the UI thread.
type timed struct {
	*uitest.Host
	queue   []func(context.Context) func()
	running bool
	worst   time.Duration
	first   time.Duration // until the text was there
	began   time.Time
}

func (h *timed) Background(work func(context.Context) func()) {
	h.queue = append(h.queue, work)
	if h.running {
		return
	}
	h.running = true
	for len(h.queue) > 0 {
		next := h.queue[0]
		h.queue = h.queue[1:]
		apply := next(context.Background())
		if apply == nil {
			continue
		}
		at := time.Now()
		apply()
		h.worst = max(h.worst, time.Since(at))
		if h.first == 0 {
			h.first = time.Since(h.began)
		}
	}
	h.running = false
}

// megabyte is an agreement of about a million characters.
func megabyte() string {
	var b strings.Builder
	for i := 1; b.Len() < 1_000_000; i++ {
		fmt.Fprintf(&b, "## %d Section\n\n%s\n", i,
			strings.TrimPrefix(agreementText, "# Lumen Enterprise Agreement\n"))
	}
	return b.String()
}

// BenchmarkOpenAMegabyte opens a long agreement; worst-ms is the longest callback on the UI thread,
// text-ms the time until its first page stands there.
func BenchmarkOpenAMegabyte(b *testing.B) {
	h := uitest.NewHost(b)
	w := uitest.NewBench(b, h)
	uitest.Furnish(b, w)
	uitest.Must(b)(w.AddVersion(b.Context(),
		assessments.Version{ID: "msa/9", DocumentID: "msa", Label: "9", Status: assessments.VersionDraft},
		uitest.Text("long.md", megabyte()), assessments.NoProgress{}))
	var worst, first time.Duration
	for b.Loop() {
		t := &timed{Host: h, began: time.Now()}
		p := NewReader(w, t, ui.Route{Page: "reader", ID: "msa/9"})
		h.Open(p)
		worst, first = max(worst, t.worst), max(first, t.first)
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
	b.ReportMetric(float64(first.Microseconds())/1000, "text-ms")
}

// BenchmarkReadAMegabyteEarly opens an agreement of 350 pages that is still to be read, all of its
// pages coming at once, and finishes it; worst-ms is the longest callback on the UI thread.
func BenchmarkReadAMegabyteEarly(b *testing.B) {
	h := uitest.NewHost(b)
	w := uitest.NewBench(b, h)
	uitest.Furnish(b, w)
	e := &paged{Workbench: w, h: h}
	whole := map[int][]string{}
	for number := 1; number <= 350; number++ {
		for _, s := range strings.Split(strings.TrimSpace(agreementText), "\n\n")[:12] {
			whole[number] = append(whole[number], fmt.Sprintf("%d. %s", number, s))
		}
		e.early = append(e.early, textOf(map[int][]string{number: whole[number]}))
	}
	e.final = textOf(whole)
	var worst, finish time.Duration
	for b.Loop() {
		t := &timed{Host: h, began: time.Now()}
		p := NewReader(e, t, ui.Route{Page: "reader", ID: "msa/1"})
		e.tick = func() {
			start := time.Now()
			h.Advance(lookEvery)
			worst = max(worst, time.Since(start))
		}
		h.Open(p)
		finish = max(finish, t.worst)
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "worst-page-ms")
	b.ReportMetric(float64(finish.Microseconds())/1000, "worst-ms")
}

// BenchmarkListTenThousandDocuments fills the list of a large workspace's model.
func BenchmarkListTenThousandDocuments(b *testing.B) {
	l := &filedList{texts: map[string]workbench.TextState{}}
	for i := range 10_000 {
		l.all = append(l.all, workbench.Filed{
			Document: assessments.Document{
				ID: fmt.Sprint(i), Name: fmt.Sprintf("Agreement %d", i%977),
				Type: "msa",
			},
			Vendor: assessments.Vendor{Name: fmt.Sprintf("Vendor %d", i%311)},
		})
	}
	for b.Loop() {
		rowsOf(l)
	}
}
