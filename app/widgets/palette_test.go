package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

func openPalette(t *testing.T) (*Palette, fyne.Window, *[]string) {
	t.Helper()
	var went []string
	p := NewPalette(func(id string) { went = append(went, id) })
	before := text.NewEntry()
	win := looktest.Light(t, before, 800, 600)
	win.Canvas().Focus(before)
	p.Open(win.Canvas(), []PaletteItem{
		{ID: "portfolio", Title: "Portfolio", Group: "Go to", Keys: "Ctrl+1"},
		{ID: "vendors", Title: "Vendors", Group: "Go to"},
		{ID: "lumen", Title: "Lumen Chat Enterprise", Detail: "Lumen AI", Group: "Services"},
	})
	return p, win, &went
}

func TestThePaletteGoesWhereEnterSays(t *testing.T) {
	p, win, went := openPalette(t)
	if win.Canvas().Focused() != fyne.Focusable(p.field) {
		t.Fatal("its field has not the focus")
	}
	test.Type(p.field, "lum")
	p.field.TypedKey(looktest.Key(fyne.KeyReturn))
	if len(*went) != 1 || (*went)[0] != "lumen" || p.sheet != nil || win.Canvas().Overlays().Top() != nil {
		t.Errorf("went %v, open %v", *went, p.sheet != nil)
	}
}

func TestArrowsWalkThePaletteWhileOneTypes(t *testing.T) {
	p, _, went := openPalette(t)
	p.field.TypedKey(looktest.Key(fyne.KeyDown))
	p.field.TypedKey(looktest.Key(fyne.KeyDown))
	p.field.TypedKey(looktest.Key(fyne.KeyDown))
	p.field.TypedKey(looktest.Key(fyne.KeyUp))
	p.field.TypedKey(looktest.Key(fyne.KeyReturn))
	if len(*went) != 1 || (*went)[0] != "vendors" {
		t.Errorf("went %v", *went)
	}
}

func TestEscapeClosesThePaletteAndGivesTheFocusBack(t *testing.T) {
	p, win, went := openPalette(t)
	test.Type(p.field, "nothing answers to this")
	p.field.TypedKey(looktest.Key(fyne.KeyReturn))
	if p.sheet == nil || len(*went) != 0 {
		t.Error("Enter on nothing went somewhere")
	}
	p.field.TypedKey(looktest.Key(fyne.KeyEscape))
	if p.sheet != nil || win.Canvas().Overlays().Top() != nil {
		t.Error("still open")
	}
	if fyne.CanvasObject(win.Canvas().Focused().(*text.Entry)) != win.Content() {
		t.Error("the focus is not where it was")
	}
}

func TestATapOnAnAnswerGoesThere(t *testing.T) {
	p, _, went := openPalette(t)
	pane := p.list.pane
	pane.Tapped(&fyne.PointEvent{Position: fyne.NewPos(40, pane.tops[1]+5)})
	if len(*went) != 1 || (*went)[0] != "portfolio" {
		t.Errorf("went %v", *went)
	}
}

func TestATapBesideTheSheetClosesItAndOneOnItDoesNot(t *testing.T) {
	p, _, _ := openPalette(t)
	p.sheet.Tapped(&fyne.PointEvent{Position: p.Position().AddXY(20, 20)})
	if p.sheet == nil {
		t.Fatal("a tap on the palette closed it")
	}
	p.sheet.Tapped(&fyne.PointEvent{Position: fyne.NewPos(2, 2)})
	if p.sheet != nil {
		t.Error("a tap beside the palette does not close it")
	}
}

func TestASourceAddsWhatASearchFinds(t *testing.T) {
	p, _, _ := openPalette(t)
	p.SetSource(func(q string) []PaletteItem {
		return []PaletteItem{{ID: "doc", Title: "Enterprise Agreement", Words: q}}
	})
	test.Type(p.field, "indemn")
	if len(p.found) != 1 || p.found[0].ID != "doc" {
		t.Errorf("found %v", p.found)
	}
}
