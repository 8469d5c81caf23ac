package window

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

// runs is how often each side of a comparison is measured; the median counts.
const runs = 5

// BenchmarkFirstPaint measures our window beside a bare one of the toolkit's, each in a process of its
// own: the time from the start of main to the first picture with its data, and the memory then. It
// needs a display and the real driver (tags gles,x11,migrated_fynedo); .ci/measure.sh runs it so.
func BenchmarkFirstPaint(b *testing.B) {
	if !realDriver {
		b.Skip("built with the tag ci, the toolkit has no real window")
	}
	if !HasDisplay() {
		b.Skip("there is no display")
	}
	dir := b.TempDir()
	places := map[string]string{
		"bare": "", "empty": filepath.Join(dir, "empty"+Extension),
		"full": filepath.Join(dir, "full"+Extension),
	}
	newLabAt(b, places["empty"], 0)
	newLabAt(b, places["full"], 1000)
	paint(b, "full", places["full"]) // the figures are kept from now on
	b.ResetTimer()
	took := map[string][]float64{}
	rss := map[string][]float64{}
	for range runs {
		for kind, path := range places {
			ms, mb := paint(b, kind, path)
			took[kind], rss[kind] = append(took[kind], ms), append(rss[kind], mb)
		}
	}
	for kind := range places {
		b.ReportMetric(median(took[kind]), kind+"-ms")
		b.ReportMetric(median(rss[kind]), kind+"-MB")
	}
	for _, kind := range []string{"empty", "full"} {
		b.ReportMetric(median(took[kind])/median(took["bare"]), kind+"/bare-time")
		b.ReportMetric(median(rss[kind])/median(rss["bare"]), kind+"/bare-memory")
	}
}

func median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

// paint starts this program again as a window that says what it took and ends.
func paint(b *testing.B, kind, path string) (ms, mb float64) {
	b.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^$")
	cmd.Env = append(os.Environ(), "COUNTERSIGN_PAINT="+kind, "COUNTERSIGN_PAINT_FILE="+path)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		b.Fatalf("%s: %v\n%s", kind, err, stderr.String())
	}
	if _, err := fmt.Sscanf(string(out), "%f %f", &ms, &mb); err != nil {
		b.Fatalf("%s says %q", kind, out)
	}
	return ms, mb
}

// newLabAt writes a workspace of n services, each assessed with every answer given.
func newLabAt(b *testing.B, path string, n int) {
	b.Helper()
	l := &lab{t: b}
	w, err := l.params().Create(context.Background(), path, false, assessments.NoProgress{})
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	ctx := context.Background()
	var records []assessments.Record
	for i := range n {
		id := fmt.Sprintf("%04d", i)
		records = append(records, &assessments.Vendor{ID: "v" + id, Name: "Vendor " + id},
			&assessments.Service{ID: "s" + id, VendorID: "v" + id, Name: "Service " + id},
			&assessments.Use{
				ID: "u" + id, ServiceID: "s" + id, Purpose: "Drafting", Owner: "Rita",
				Status: "current", Scope: 2,
			})
	}
	if n > 0 {
		if _, err := w.Add(ctx, records...); err != nil {
			b.Fatal(err)
		}
	}
	for i := range n {
		id := fmt.Sprintf("%04d", i)
		if _, err := w.Begin(ctx, assessments.Assessment{ID: "a" + id, UseID: "u" + id, Name: "Service " +
			id}); err != nil {
			b.Fatal(err)
		}
	}
	for i := range n { // after all were begun: beginning one proves the whole workspace
		id := fmt.Sprintf("%04d", i)
		a, err := w.Assess(ctx, "a"+id, w.Today())
		if err != nil {
			b.Fatal(err)
		}
		records = records[:0]
		for j, it := range a.Dossier.Template.Items[:min(60, len(a.Dossier.Template.Items))] {
			records = append(records, &assessments.Answer{ID: "a" + id + "/" + it.ID, AssessmentID: "a" +
				id, ItemID: it.ID, Verdict: assessments.Verdicts()[j%3]})
		}
		if _, err := w.Add(ctx, records...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLongestCallback goes the journey and reports the longest time one callback held the
// window's thread, painting excluded.
func BenchmarkLongestCallback(b *testing.B) {
	var longest []float64
	for range runs {
		l := newLiveLab(b, false)
		for _, s := range append(register(), judge()...) {
			s.do(l)
			l.calm(s.name)
		}
		d, where := l.watch.Longest()
		b.Logf("%v in %s", d, where)
		longest = append(longest, float64(d.Microseconds())/1000)
	}
	b.ReportMetric(median(longest), "ms-median")
	b.ReportMetric(slices.Max(longest), "ms-max")
}
