package widgets

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

// BenchmarkTableBesideABareOne scrolls both by turns, painting left out; "of-bare" is our speed as a share of the
// bare table's, at least 0.7.
func BenchmarkTableBesideABareOne(b *testing.B) {
	rows := sampleRows(benchRows)
	ours, bare := benchTable(rows), bareTable(rows, sampleColumns())
	scroll := func(o fyne.CanvasObject, s scroller, h float32) time.Duration {
		win := benchWindow(b, o)
		defer win.Close()
		scrollThrough(win, s, 0, 3, h, false)
		start := time.Now()
		scrollThrough(win, s, 3, 20, h, false)
		return time.Since(start)
	}
	var shares []float64
	for range b.N {
		a := scroll(ours, dataScroller{ours}, ours.rowHeight())
		shares = append(shares, float64(scroll(bare, bare, 33))/float64(a))
	}
	slices.Sort(shares)
	b.ReportMetric(shares[len(shares)/2], "of-bare")
}
