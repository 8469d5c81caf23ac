package table

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

const benchRows = 10_000

// bareTable is the peer: a widget.Table with Clip labels that skips unchanged
// text, over the same columns and the same words.
func bareTable(rows RowList, columns []Column) *widget.Table {
	shown := make([]int, 0, len(columns))
	for i, c := range columns {
		if !c.Hidden {
			shown = append(shown, i)
		}
	}
	t := widget.NewTableWithHeaders(
		func() (int, int) { return len(rows), len(shown) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateClip
			return l
		},
		func(id widget.TableCellID, o fyne.CanvasObject) {
			l := o.(*widget.Label)
			if s := rows[id.Row].Cells[shown[id.Col]].plain(); l.Text != s {
				l.SetText(s)
			}
		})
	for k, i := range shown {
		t.SetColumnWidth(k, columns[i].Width)
	}
	return t
}

type scroller interface{ ScrollToOffset(fyne.Position) }

type dataScroller struct{ *View }

func (d dataScroller) ScrollToOffset(at fyne.Position) {
	d.scroll.ScrollToOffset(at)
	d.scrolled()
}

// stepThrough scrolls on by three rows, paints, and says how long that took.
func stepThrough(win fyne.Window, s scroller, step int, rowHeight float32) time.Duration {
	start := time.Now()
	s.ScrollToOffset(fyne.NewPos(0, float32(step%3000)*3*rowHeight))
	win.Canvas().Capture()
	return time.Since(start)
}

func benchWindow(o fyne.CanvasObject) fyne.Window {
	win := test.NewWindow(o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(1280, 800))
	return win
}

func benchTable(rows RowList) *View {
	t := New(Config{Columns: sampleColumns(), Multi: true})
	t.SetRows(rows)
	return t
}

// BenchmarkFilterAndSort10000Rows is what a keystroke in the filter costs.
func BenchmarkFilterAndSort10000Rows(b *testing.B) {
	t := benchTable(sampleRows(benchRows))
	t.SortBy("score", true)
	b.ResetTimer()
	for range b.N {
		t.SetFilter("lumen 7")
		t.SetFilter("")
	}
}

// BenchmarkTableBesideABareOne scrolls our table of 10,000 rows and its peer, a step of each in turn,
// every step painted: what else the machine does slows both. "of-bare" is our speed as a share of the
// bare table's, the median of five rounds of ten steps, and is to be at least 0.7.
func BenchmarkTableBesideABareOne(b *testing.B) {
	rows := sampleRows(benchRows)
	ours, bare := benchTable(rows), bareTable(rows, sampleColumns())
	app := test.NewTempApp(b)
	app.Settings().SetTheme(theme.New(theme.Light, 100))
	winOurs, winBare := benchWindow(ours), benchWindow(bare)
	defer winOurs.Close()
	defer winBare.Close()
	const rounds, steps = 5, 10
	var speed, peer, share []float64
	for b.Loop() {
		for round := range rounds {
			var a, z []float64
			for i := range steps {
				at := round*steps + i
				a = append(a, stepThrough(winOurs, dataScroller{ours}, at, ours.rowHeight()).Seconds())
				z = append(z, stepThrough(winBare, bare, at, 33).Seconds())
			}
			ta, tz := median(a), median(z) // a step that was interrupted does not count
			speed, peer, share = append(speed, 1/ta), append(peer, 1/tz), append(share, tz/ta)
		}
	}
	b.ReportMetric(median(speed), "steps/s")
	b.ReportMetric(median(peer), "bare-steps/s")
	b.ReportMetric(median(share), "of-bare")
}

func median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}
