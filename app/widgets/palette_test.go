package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

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
		return []PaletteItem{
			{ID: "all", Title: "Search everything", Last: true},
			{ID: "doc", Title: "Enterprise Agreement", Found: true},
			{ID: "item", Title: "Indemnity", Words: q},
		}
	})
	test.Type(p.field, "indemn")
	if len(p.found) != 3 || p.found[0].ID != "item" || p.found[1].ID != "doc" || p.found[2].ID != "all" {
		t.Errorf("found %v", p.found)
	}
}

// TestWhatIsFoundLaterLeavesTheChoice: the keyboard may be on a row when a search answers.
func TestWhatIsFoundLaterLeavesTheChoice(t *testing.T) {
	p, _, went := openPalette(t)
	late := false
	p.SetSource(func(string) []PaletteItem {
		out := []PaletteItem{{ID: "all", Title: "Search everything", Last: true}}
		if late {
			out = append(out, PaletteItem{ID: "doc", Title: "Enterprise Agreement", Found: true})
		}
		return out
	})
	test.Type(p.field, "zzz")
	late = true
	p.Renew()
	if len(p.found) != 2 || p.found[0].ID != "doc" || p.list.Picked() != "all" {
		t.Fatalf("found %v, picked %s", p.found, p.list.Picked())
	}
	p.field.TypedKey(looktest.Key(fyne.KeyReturn))
	if len(*went) != 1 || (*went)[0] != "all" {
		t.Errorf("went %v", *went)
	}
	p.Renew() // it is closed
}

// TestTheRankingOfLettersTypedIsThatOfTheWhole: what answers to fewer letters is narrowed by the next.
func TestTheRankingOfLettersTypedIsThatOfTheWhole(t *testing.T) {
	letters := rapid.StringMatching("[abc ]{0,4}")
	rapid.Check(t, func(r *rapid.T) {
		var items []PaletteItem
		for i := range rapid.IntRange(1, 8).Draw(r, "items") {
			items = append(items, PaletteItem{
				ID: fmt.Sprint(i), Title: rapid.StringMatching("[abc ]{1,8}").Draw(r, "title"),
				Words: letters.Draw(r, "words"), Group: letters.Draw(r, "group"),
				Rests: rapid.Bool().Draw(r, "rests"),
			})
		}
		index, query := newPaletteIndex(items), ""
		for range rapid.IntRange(1, 5).Draw(r, "keys") {
			if query += rapid.StringMatching("[abc ]{1,2}").Draw(r, "key"); rapid.IntRange(0, 4).Draw(r, "back") == 0 {
				query = query[:len(query)-1]
			}
			if strings.TrimSpace(query) == "" {
				continue
			}
			got, want := ranking(index.rank(query), 40), rankPalette(items, query, 40)
			if !slices.Equal(got, want) {
				r.Fatalf("%q: %v, and at once %v", query, got, want)
			}
		}
	})
}
