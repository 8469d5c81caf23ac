package widgets

import (
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

type dataScroller struct{ *DataTable }

func (d dataScroller) ScrollToOffset(at fyne.Position) {
	d.scroll.ScrollToOffset(at)
	d.scrolled()
}

// scrollThrough takes steps of three rows and paints every paint-th of them.
func scrollThrough(win fyne.Window, s scroller, from, steps int, rowHeight float32, paint bool) {
	for i := range steps {
		s.ScrollToOffset(fyne.NewPos(0, float32((from+i)%3000)*3*rowHeight))
		if paint {
			win.Canvas().Capture()
		}
	}
}

func benchWindow(tb testing.TB, o fyne.CanvasObject) fyne.Window {
	app := test.NewTempApp(tb)
	app.Settings().SetTheme(theme.New(theme.Light, 100))
	win := test.NewWindow(o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(1280, 800))
	return win
}

func benchTable(rows RowList) *DataTable {
	t := NewDataTable(TableConfig{Columns: sampleColumns(), Multi: true})
	t.SetRows(rows)
	return t
}

// BenchmarkScroll10000Rows scrolls our table and its peer in the same run;
// make bench reads steps/s of both.
func BenchmarkScroll10000Rows(b *testing.B) {
	rows := sampleRows(benchRows)
	for _, paint := range []bool{false, true} {
		suffix := map[bool]string{false: "", true: "+paint"}[paint]
		b.Run("ours"+suffix, func(b *testing.B) {
			t := benchTable(rows)
			win := benchWindow(b, t)
			defer win.Close()
			scrollThrough(win, dataScroller{t}, 0, 10, t.rowHeight(), paint)
			b.ResetTimer()
			scrollThrough(win, dataScroller{t}, 10, b.N, t.rowHeight(), paint)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "steps/s")
		})
		b.Run("bare"+suffix, func(b *testing.B) {
			t := bareTable(rows, sampleColumns())
			win := benchWindow(b, t)
			defer win.Close()
			scrollThrough(win, t, 0, 10, 33, paint)
			b.ResetTimer()
			scrollThrough(win, t, 10, b.N, 33, paint)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "steps/s")
		})
	}
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

func TestTheTableScrollsAtLeastAsFastAsSeventyPercentOfABareOne(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time, which -short leaves out")
	}
	rows := sampleRows(benchRows)
	ours := benchTable(rows)
	bare := bareTable(rows, sampleColumns())
	measure := func(o fyne.CanvasObject, s scroller, h float32) time.Duration {
		win := benchWindow(t, o)
		defer win.Close()
		scrollThrough(win, s, 0, 3, h, false)
		start := time.Now()
		scrollThrough(win, s, 3, 20, h, false)
		return time.Since(start)
	}
	a := measure(ours, dataScroller{ours}, ours.rowHeight())
	b := measure(bare, bare, 33)
	t.Logf("20 steps: ours %v, bare %v", a, b)
	if float64(b)/float64(a) < 0.7 {
		t.Errorf("20 steps take %v, a bare table %v: below 0.7 of its speed", a, b)
	}
}
