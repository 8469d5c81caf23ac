package session

import (
	"context"

	"countersign/app/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// surroundings is what lies around the page in the window.
type surroundings interface {
	Window() fyne.Window
	Note(text string)
	// At says which page is shown now.
	At(page string)
	// Walking tells whether a person walks along the places at the side; BackToSide gives the keyboard
	// back there.
	Walking() bool
	BackToSide()
	// LeaveSide takes the keyboard from the places at the side; false where they do not have it.
	LeaveSide() bool
	// ClearTips closes the tooltips; ClosePopUps closes menus and palette.
	ClearTips()
	ClosePopUps()
	// CommandsChanged says that commands were added or left out, or are called something else.
	CommandsChanged()
}

// Pages is the page that is shown, and the way that led there.
type Pages struct {
	make    func(ui.Route) ui.Page
	there   func(ui.Route) bool // whether there is such a page
	around  surroundings
	keys    *arrivals
	body    *fyne.Container
	page    ui.Page
	route   ui.Route
	history history
	ended   bool
	// Recent are the places where the person was.
	Recent Recents
}

// newPages is no page yet. calm is called whenever something was read.
func newPages(around surroundings, calm func()) *Pages {
	p := &Pages{around: around, body: container.New(pageLayout{})}
	p.keys = &arrivals{win: around.Window(), calm: calm, giveFocus: func() {
		p.giveFocus(false)
	}, applied: func() {
		if !p.ended {
			p.fit()
			p.retitle()
			p.keys.keepFocus()
		}
	}}
	return p
}

// Page is the page shown; nil while there is none.
func (p *Pages) Page() ui.Page { return p.page }

// Route is where the page shown was gone to.
func (p *Pages) Route() ui.Route { return p.route }

// Body holds the page.
func (p *Pages) Body() fyne.CanvasObject { return p.body }

// Here is the place that is shown.
func (p *Pages) Here() ui.Route {
	if at, ok := p.page.(ui.Placed); ok {
		return at.Place()
	}
	return p.route
}

// Go opens a place.
func (p *Pages) Go(r ui.Route) {
	if p.ended {
		return
	}
	p.noteMoves()
	p.history.visit(r)
	p.visit(r)
}

// noteMoves lets the history know where the page is now, before it is left.
func (p *Pages) noteMoves() {
	if at, ok := p.page.(ui.Placed); ok {
		p.history.moved(at.Place())
	}
}

// Back returns to the place before.
func (p *Pages) Back() {
	p.walk(func() (ui.Route, bool) {
		r, ok := p.history.back()
		if from, knows := p.page.(ui.Returner); ok && knows {
			r = from.Returning(r)
			p.history.moved(r)
		}
		return r, ok
	})
}

// Forward goes where Back came from.
func (p *Pages) Forward() { p.walk(p.history.forward) }

func (p *Pages) walk(along func() (ui.Route, bool)) {
	if p.ended {
		return
	}
	p.noteMoves()
	if r, ok := along(); ok {
		p.visit(r)
	}
}

// visit shows a place: within the page that is shown where it can, else with a new page.
func (p *Pages) visit(r ui.Route) {
	walking := p.around.Walking()
	if p.visitWithin(r, walking) {
		return
	}
	if !p.there(r) {
		p.around.Note("There is no page “" + r.Page + "”.")
		return
	}
	p.close()
	p.around.ClearTips()
	p.closePopUps()
	p.route = r
	p.page = p.make(r)
	p.body.Objects = []fyne.CanvasObject{p.page.Content()}
	p.body.Refresh()
	p.around.At(r.Page)
	p.retitle()
	w := &held{reading: 1, focus: true}
	p.keys.arriving = w
	p.keys.awaiting(w, p.page.Load)
	p.around.CommandsChanged()
	if walking {
		p.giveFocus(true)
	}
	p.keys.read(w)
}

// visitWithin moves within the page that is shown; false where it cannot.
func (p *Pages) visitWithin(r ui.Route, walking bool) bool {
	page, ok := p.page.(ui.Refocuser)
	if !ok || p.route.Page != r.Page {
		return false
	}
	w := p.keys.arriving
	if w == nil {
		w = &held{}
	}
	w.reading++
	w.focus = w.focus || !walking
	moved := false
	p.keys.awaiting(w, func() { moved = page.Visit(r) })
	if !moved {
		w.reading--
		return false
	}
	p.route, p.keys.arriving = r, w
	p.closePopUps()
	p.Moved()
	if !walking && p.around.LeaveSide() {
		p.giveFocus(false)
	}
	p.keys.read(w)
	return true
}

// giveFocus puts the keyboard where the eyes are: on the list of the page that opened, or, for a
// person who walks along the side bar, back there.
func (p *Pages) giveFocus(walking bool) {
	c := p.around.Window().Canvas()
	if c.Focused() != nil {
		return
	}
	if walking {
		p.around.BackToSide()
		return
	}
	if f, ok := p.page.(ui.Focuser); ok {
		if at := f.Focus(); at != nil {
			c.Focus(at) // the canvas, and not the list itself: before it is drawn it knows of none
		}
	}
}

// GiveFocus puts the keyboard on the list of the page, if nothing has it.
func (p *Pages) GiveFocus() {
	if p.page != nil {
		p.giveFocus(false)
	}
}

// close ends the page that is shown; its pending texts are committed. The focus leaves it too: the toolkit
// would keep sending keys to a field that no longer exists.
func (p *Pages) close() {
	p.keys.forget()
	if p.page != nil {
		p.around.Window().Canvas().Unfocus()
		p.page.Close()
		p.page = nil
	}
	p.body.Objects = nil
}

// end closes the page and goes nowhere any more.
func (p *Pages) end() {
	p.close()
	p.ended = true
}

// closePopUps closes the menus and the palette of a page that is left or moves to another subject;
// dialogs stay, they name what they are about.
func (p *Pages) closePopUps() {
	p.keys.opening = nil
	p.around.ClosePopUps()
}

// Flush commits what is typed and not yet saved.
func (p *Pages) Flush() {
	if f, ok := p.page.(interface{ Flush() }); ok {
		f.Flush()
	}
}

// Waits says what was typed on the page that cannot be used yet; "" if nothing waits.
func (p *Pages) Waits() string {
	if w, ok := p.page.(interface{ Waits() string }); ok {
		return w.Waits()
	}
	return ""
}

// Reload brings the page in step with what is stored and what is not.
func (p *Pages) Reload() {
	if p.page != nil {
		p.keys.awaiting(p.keys.arriving, p.page.Load)
	}
}

// Moved follows a page that is about something else now: title, menus and shortcuts are those of its
// new subject.
func (p *Pages) Moved() {
	p.retitle()
	p.around.CommandsChanged()
}

// retitle names the page in the window's title: its name is known only once it was read.
func (p *Pages) retitle() {
	title, win := "Countersign", p.around.Window()
	if p.page != nil {
		p.Recent.note(p.page.Title(), p.Here())
		title = p.page.Title() + " · " + title
	}
	if title != win.Title() {
		win.SetTitle(title)
	}
}

// fit lays the page out for what arrived: the toolkit does so only where the least size of something
// changed, which says nothing of text that needs more lines than before.
func (p *Pages) fit() {
	if p.page == nil {
		return
	}
	if c, ok := p.page.Content().(*fyne.Container); ok && c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
}

// Hold keeps a key with a name, or a letter, for what is on its way to the screen; false while nothing is.
func (p *Pages) Hold(named *fyne.KeyEvent, letter rune) bool {
	return p.keys.hold(heldKey{named, letter})
}

// Awaits tells whether keys are held for something that will lie over the page.
func (p *Pages) Awaits() bool { return p.keys.opening != nil }

// Await reads what will lie over the page, and holds the keys typed in the meantime, which are for it and not
// for the page that was left for it. ready shows it; false tells that it is not wanted any more.
func (p *Pages) Await(background func(func(context.Context) func()), read func(context.Context),
	ready func() bool,
) {
	mine := &held{}
	p.keys.opening = mine
	if p.keys.arriving != nil {
		p.keys.arriving.keys = nil // the person moved on before the page took them
	}
	background(func(ctx context.Context) func() {
		read(ctx)
		return func() {
			if p.keys.opening != mine {
				return // in the meantime another page or another workspace was opened
			}
			p.keys.opening = nil
			if ready() {
				p.keys.deliver(mine.keys)
			}
		}
	})
}

// pageLayout gives the page all the room there is. What a page would like to have does not make the
// window grow beyond the screen, as very large text would: pages make do with less.
type pageLayout struct{}

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 300) }

func (pageLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, one := range o {
		one.Move(fyne.NewPos(0, 0))
		one.Resize(size)
	}
}
