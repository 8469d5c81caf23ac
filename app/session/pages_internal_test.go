package session

import (
	"testing"

	"countersign/app/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// bare is a window with nothing around its pages.
type bare struct{ win fyne.Window }

func (b bare) Window() fyne.Window { return b.win }
func (bare) Note(string)           {}
func (bare) At(string)             {}
func (bare) Walking() bool         { return false }
func (bare) BackToSide()           {}
func (bare) LeaveSide() bool       { return false }
func (bare) ClearTips()            {}
func (bare) ClosePopUps()          {}
func (bare) CommandsChanged()      {}

// wandering is a page in which a person goes from item to item.
type wandering struct{ at ui.Route }

func (w *wandering) Title() string            { return w.at.Page }
func (*wandering) Content() fyne.CanvasObject { return container.NewWithoutLayout() }
func (*wandering) Load()                      {}
func (*wandering) Close()                     {}
func (w *wandering) Place() ui.Route          { return w.at }

// TestForwardLeadsToWhereThePageHadMoved: back from a page on its second item, forward is that item.
func TestForwardLeadsToWhereThePageHadMoved(t *testing.T) {
	p := newPages(bare{test.NewTempWindow(t, container.NewWithoutLayout())}, func() {})
	p.make = func(r ui.Route) ui.Page { return &wandering{at: r} }
	p.there = func(ui.Route) bool { return true }
	moves := func(item string) { p.Page().(*wandering).at.Item = item }
	p.Go(ui.Route{Page: "portfolio"})
	p.Go(ui.Route{Page: "desk", ID: "a", Item: "1"})
	moves("2")
	for _, step := range []struct {
		walk func()
		want ui.Route
	}{
		{p.Back, ui.Route{Page: "portfolio"}},
		{p.Forward, ui.Route{Page: "desk", ID: "a", Item: "2"}},
	} {
		if step.walk(); p.Here() != step.want {
			t.Errorf("it leads to %+v, want %+v", p.Here(), step.want)
		}
	}
}
