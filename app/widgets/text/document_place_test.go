package text

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/widgets/internal/looktest"
)

func TestADocumentThatGrowsMovesNothingInView(t *testing.T) {
	d := NewDocument(nil)
	all := longDocument(60)
	d.SetParagraphs(all[:20])
	looktest.Light(t, d, 400, 300)
	d.ScrollTo(12)
	d.Select(Selection{FromParagraph: 12, FromOffset: 2, ToParagraph: 13, ToOffset: 5})
	top, selected, offset := d.Top(), d.Selection(), d.scroll.Offset
	if selected.FromParagraph != 12 || selected.ToOffset != 5 || selected.Text == "" {
		t.Fatalf("selected %+v", selected)
	}
	d.Append(all[20:]...)
	if d.Top() != top || d.Selection() != selected || d.scroll.Offset != offset {
		t.Errorf("at %+v, then at %+v", top, d.Top())
	}
	whole := NewDocument(nil)
	whole.SetParagraphs(all)
	looktest.Light(t, whole, 400, 300)
	for i := range whole.tops {
		if whole.tops[i] != d.tops[i] {
			t.Fatalf("paragraph %d stands at %v, and at %v where the document was there at once", i,
				d.tops[i], whole.tops[i])
		}
	}
	whole.ScrollToTop(top)
	if whole.Top() != top {
		t.Errorf("put at %+v it stands at %+v", top, whole.Top())
	}
	d.SetParagraphs(all[:3])
	if first, last := d.InView(); first != 0 || last != 2 || len(d.tops) != 4 {
		t.Errorf("a shorter document shows %d to %d", first, last)
	}
}

// TestWhatIsReadStaysInViewWhenItIsWrappedAgain narrows and widens the page, as larger text does.
func TestWhatIsReadStaysInViewWhenItIsWrappedAgain(t *testing.T) {
	d := NewDocument(nil)
	d.SetParagraphs(longDocument(60))
	looktest.Light(t, d, 700, 300)
	inView := func(par int) bool {
		return d.tops[par] >= d.scroll.Offset.Y-1 && d.tops[par]+d.leading() <= d.scroll.Offset.Y+d.scroll.Size().Height
	}
	d.SetMarks([]Mark{{Paragraph: 40}})
	d.ScrollTo(40)
	for _, width := range []float32{260, 200, 700, 500} {
		d.Resize(fyne.NewSize(width, 300))
		if !inView(40) {
			t.Errorf("%v wide, the marked paragraph is at %v of a page at %v", width, d.tops[40], d.scroll.Offset.Y)
		}
	}
	d.SetMarks(nil)
	d.ScrollTo(30)
	first, _ := d.InView()
	for _, width := range []float32{260, 700} {
		d.Resize(fyne.NewSize(width, 300))
		if now, _ := d.InView(); now != first {
			t.Errorf("%v wide, paragraph %d is at the top, not %d", width, now, first)
		}
	}
}
