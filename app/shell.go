package app

import (
	"context"
	"image/color"
	"slices"
	"sync/atomic"

	"countersign/app/profile"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

type profileData = profile.Data

// Shell is the window around the pages. All its state belongs to the UI thread, heard apart.
type Shell struct {
	app        fyne.App
	win        fyne.Window
	p          Params
	schedule   Schedule
	watch      *watchdog
	ctx        context.Context
	stop       func()
	at         *atWork  // what goes on in the background for the workspace that is open, or for the start page
	leaving    bool     // a workspace is being closed
	afterwards []func() // what was asked for meanwhile
	unwatchDay func()   // set while a workspace is open

	bench   *workbench.Workbench // nil on the start page
	pages   map[string]func(*Shell, ui.Route) ui.Page
	page    ui.Page
	route   ui.Route
	history history
	heard   atomic.Bool // a change waits for catchUp

	arriving *held // keys for the page that is being read; nil once it is there
	opening  *held // keys for the palette that is being filled; nil once it is there
	awaited  *held // whatever is read now has to end before that page is there

	bar        *widgets.MenuBar
	body       *fyne.Container // holds the page
	frame      *fyne.Container // puts bars, banners and the page side by side; nil on the start page
	side       *sideBar
	status     *statusBar
	tour       *tour
	steps      *steps            // what undo and redo do next
	tips       *widgets.TipLayer // nil on the start page
	writes     ui.Writes
	drafts     *ui.Drafts
	overlays   []*overlay
	untilNamed []func() // changes that wait for somebody to say who acts
	bound      []fyne.Shortcut
	jobs       int
	lost       *assessments.Lost // what happened to the workspace's file, while it is open all the same
	proof      *proof            // of the records of the open workspace
	reading    int               // how much is read and saved for the pages
	slow       int               // changes that take longer than usual
	lostShown  func()            // hides the dialog that says so; nil while there is none
}

// New builds the shell in a window and shows the start page.
func New(a fyne.App, win fyne.Window, p Params) *Shell {
	s := &Shell{app: a, win: win, p: p, pages: features(), schedule: p.Schedule, watch: &watchdog{}}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.at = newAtWork(s.ctx)
	if s.schedule == nil {
		s.schedule = desktopSchedule{s.watch}
	}
	s.applyTheme()
	s.steps = &steps{s: s, made: map[string]ui.Route{}}
	s.bar = widgets.NewMenuBar(s.mainMenu, widgets.NewLink("Go to anything", s.openPalette).WithKey("Ctrl K").Small())
	s.body = container.New(pageLayout{})
	s.side = newSideBar(s)
	s.writes = ui.Writes{Background: s.Background}
	s.drafts = ui.NewDrafts(s.Write, func() { s.status.show() })
	s.proof = &proof{s: s, box: widgets.NewColumn(0)}
	s.status = newStatusBar(s)
	s.tour = &tour{s: s, box: widgets.NewColumn(0)}
	d := p.Profile.Get()
	win.Resize(fyne.NewSize(orElse(d.Width, 1270), orElse(d.Height, 750)))
	win.SetPadded(false) // bars and panels reach the window's edge
	win.SetCloseIntercept(s.confirmClose)
	a.Lifecycle().SetOnEnteredForeground(s.focused)
	s.bindKeys()
	s.showStart()
	return s
}

func (s *Shell) applyTheme() {
	d := s.p.Profile.Get()
	mode := theme.Mode(d.Theme)
	if mode == "" {
		mode = theme.System
	}
	percent := d.TextPercent
	if percent == 0 {
		percent = 100
	}
	s.app.Settings().SetTheme(theme.New(mode, percent))
	if p, ok := s.page.(ui.Looked); ok {
		p.LookChanged()
	}
}

// scaleText makes text larger or smaller by steps; 0 sets it back to 100 %.
func (s *Shell) scaleText(by int) {
	s.logged(s.p.Profile.Update(func(d *profileData) {
		if d.TextPercent == 0 {
			d.TextPercent = 100
		}
		d.TextPercent = min(200, max(80, d.TextPercent+by))
		if by == 0 {
			d.TextPercent = 100
		}
	}))
	s.applyTheme()
}

// nextTheme takes the next look that differs from the one in force: the system's own may be one of the others.
func (s *Shell) nextTheme() {
	now, _ := s.Look()
	modes := theme.Modes()
	next := now
	for i := range modes {
		if next = modes[(slices.Index(modes, now)+1+i)%len(modes)]; s.looks(next) != s.looks(now) {
			break
		}
	}
	s.logged(s.p.Profile.Update(func(d *profileData) { d.Theme = string(next) }))
	s.applyTheme()
	s.Note("Theme: " + next.Label())
}

// looks is what tells one mode from another on screen.
func (s *Shell) looks(m theme.Mode) (out [3]color.Color) {
	for i, role := range []theme.Role{theme.Surface, theme.Line, theme.Text} {
		out[i] = theme.New(m, 100).Color(role, s.app.Settings().ThemeVariant())
	}
	return out
}

// pageRoom is the width pages are made for at least, at 100 %. With less the side bar gives way: the menu Go and
// Ctrl+1 to Ctrl+9 lead to the same places.
const pageRoom = 640

// showWorkspace puts side bar and status bar around the page.
func (s *Shell) showWorkspace() {
	s.frame = widgets.NewFrame(widgets.NewColumn(0, s.bar, s.proof.box), widgets.NewColumn(0, s.tour.box, s.status.object()), nil, nil,
		widgets.NewBeside(s.side.object(), s.body, pageRoom))
	s.tips = widgets.NewTipLayer(s.frame)
	s.win.SetContent(s.tips)
}

// Go opens a place.
func (s *Shell) Go(r ui.Route) {
	if s.bench == nil {
		return
	}
	s.noteMoves()
	s.history.visit(r)
	s.visit(r)
}

// noteMoves lets the history know where the page is now, before it is left.
func (s *Shell) noteMoves() {
	if p, ok := s.page.(ui.Placed); ok {
		s.history.moved(p.Place())
	}
}

// Back returns to the place before.
func (s *Shell) Back() {
	s.noteMoves()
	if r, ok := s.history.back(); ok {
		s.visit(r)
	}
}

// Forward goes where Back came from.
func (s *Shell) Forward() {
	s.noteMoves()
	if r, ok := s.history.forward(); ok {
		s.visit(r)
	}
}

// visit shows a place: within the page at hand where it can, else with a page made anew.
func (s *Shell) visit(r ui.Route) {
	walking := s.side.bar.Walking()
	if s.visitWithin(r, walking) {
		return
	}
	make, ok := s.pages[r.Page]
	if !ok {
		s.Note("There is no page “" + r.Page + "”.")
		return
	}
	s.closePage()
	s.tips.Clear()
	s.closePopUps()
	s.route = r
	s.page = make(s, r)
	s.body.Objects = []fyne.CanvasObject{s.page.Content()}
	s.body.Refresh()
	s.side.choose(r.Page)
	s.retitle()
	w := &held{reading: 1, focus: true}
	s.arriving = w
	s.awaiting(w, s.page.Load)
	s.refreshCommands()
	if walking {
		s.giveFocus(true)
	}
	s.read(w)
}

// visitWithin moves within the page at hand; false where it cannot.
func (s *Shell) visitWithin(r ui.Route, walking bool) bool {
	p, ok := s.page.(ui.Refocuser)
	if !ok || s.route.Page != r.Page {
		return false
	}
	w := s.arriving
	if w == nil {
		w = &held{}
	}
	w.reading++
	moved := false
	s.awaiting(w, func() { moved = p.Visit(r) })
	if !moved {
		w.reading--
		return false
	}
	s.route, s.arriving = r, w
	s.closePopUps()
	s.Moved()
	if s.side.bar.Focused() && !walking {
		s.win.Canvas().Unfocus()
		s.giveFocus(false)
	}
	s.read(w)
	return true
}

// giveFocus puts the keyboard where the eyes are: on the list of the page that opened, or, for a person who walks
// along the side bar, back there.
func (s *Shell) giveFocus(walking bool) {
	c := s.win.Canvas()
	if c.Focused() != nil {
		return
	}
	if walking {
		c.Focus(s.side.bar.Current())
		return
	}
	if f, ok := s.page.(ui.Focuser); ok {
		if at := f.Focus(); at != nil {
			c.Focus(at) // the canvas, and not the list itself: before it is drawn it knows of none
		}
	}
}

// closePage ends the page at hand; its pending texts are committed. The focus leaves it too: the toolkit would
// go on sending keys to a field that is not there any more.
func (s *Shell) closePage() {
	s.arriving, s.opening = nil, nil
	if s.page != nil {
		s.win.Canvas().Unfocus()
		s.page.Close()
		s.page = nil
	}
	s.body.Objects = nil
}

// closePopUps closes the menus and the palette of a page that is left or moves to another subject; dialogs stay,
// they name what they are about.
func (s *Shell) closePopUps() {
	s.opening = nil
	if len(s.overlays) == 0 {
		widgets.ClosePopUps(s.win.Canvas())
	}
}

// flush commits what is typed and not yet saved.
func (s *Shell) flush() {
	if f, ok := s.page.(interface{ Flush() }); ok {
		f.Flush()
	}
}

// catchUp brings the window in step with what was committed since.
func (s *Shell) catchUp() {
	s.heard.Store(false)
	if s.bench == nil {
		return
	}
	s.status.saved(s.p.Clock.Now())
	s.whenThere(nil)
	if s.tips != nil {
		s.tips.Clear() // what it speaks of may have changed
	}
	s.side.reload()
	s.steps.renew()
	if s.page != nil {
		s.awaiting(s.arriving, s.page.Load)
	}
	s.refreshCommands()
}

// pageLayout gives the page all the room there is. What a page would like to have does not make the window grow
// beyond the screen, as very large text would: pages make do with less.
type pageLayout struct{}

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 300) }

func (pageLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, one := range o {
		one.Move(fyne.NewPos(0, 0))
		one.Resize(size)
	}
}

// orElse is a remembered size, or the first one.
func orElse(v, first float32) float32 {
	if v < 400 {
		return first
	}
	return v
}

// retitle names the page in the window's title: its name is known only once it was read.
func (s *Shell) retitle() {
	title := "Countersign"
	if s.page != nil {
		title = s.page.Title() + " · " + title
	}
	if title != s.win.Title() {
		s.win.SetTitle(title)
	}
}
