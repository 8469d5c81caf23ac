package window

import (
	"countersign/app/widgets"

	"fyne.io/fyne/v2"
)

// frame is what lies around the page: menu bar, side bar, status bar, and the line of the tour.
type frame struct {
	w      *Window
	side   *sideBar
	status *statusBar
	tour   *tour
	object *fyne.Container   // puts bars, banners and the page side by side; nil on the start page
	tips   *widgets.TipLayer // nil on the start page
}

func newFrame(w *Window) *frame {
	return &frame{
		w: w, side: newSideBar(w), status: newStatusBar(w),
		tour: &tour{w: w, box: widgets.NewColumn(0)},
	}
}

// pageRoom is the width pages are made for at least, at 100 %. With less the side bar gives way: the
// menu Go and Ctrl+1 to Ctrl+9 lead to the same places.
const pageRoom = 640

// show puts side bar and status bar around the page of the workspace that is open.
func (f *frame) show() {
	s := f.w.session
	f.object = widgets.NewFrame(widgets.NewColumn(0, f.w.menu.bar, s.Banner()),
		widgets.NewColumn(0, f.tour.box, f.status.bar), nil, nil,
		widgets.NewBeside(f.side.bar, s.Pages.Body(), pageRoom))
	f.tips = widgets.NewTipLayer(f.object)
	f.w.win.SetContent(f.tips)
	f.side.reload()
}

// At shows in the side bar which page is shown.
func (f *frame) At(page string) { f.side.choose(page) }

// Walking tells whether a person walks along the side bar.
func (f *frame) Walking() bool { return f.side.bar.Walking() }

// BackToSide gives the keyboard back to the side bar.
func (f *frame) BackToSide() { f.w.win.Canvas().Focus(f.side.bar.Current()) }

// LeaveSide takes the keyboard from the side bar; false where it does not have it.
func (f *frame) LeaveSide() bool {
	if !f.side.bar.Focused() {
		return false
	}
	f.w.win.Canvas().Unfocus()
	return true
}

// ClearTips closes the tooltips.
func (f *frame) ClearTips() {
	if f.tips != nil {
		f.tips.Clear()
	}
}

// Note tells the user something that needs no answer.
func (f *frame) Note(text string) { f.status.noteTo(text, nil) }

// NoteTo is Note with a text that leads to what it speaks of; leads may be nil.
func (f *frame) NoteTo(text string, leads func()) { f.status.noteTo(text, leads) }

// Changing ends a note that says what Ctrl+Z takes back: that is another change now.
func (f *frame) Changing() { f.status.overtaken() }

// FactsChanged says that there is something else to say of the workspace.
func (f *frame) FactsChanged() { f.status.show() }

// Committed brings what lies around the page in step with what was committed.
func (f *frame) Committed() {
	f.ClearTips() // what it speaks of may have changed
	f.side.reload()
}

// Relay lays the window out: something beside the page takes more room, or less.
func (f *frame) Relay() {
	if f.object != nil {
		f.object.Refresh()
	}
}
