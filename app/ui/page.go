package ui

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Route is a place in the program: a value, so that history, palette and links share it.
type Route struct {
	Page string // "portfolio", "desk", …
	ID   string // subject of the page, the first of several
	Also string // the other subjects; see To and IDs
	Item string // item of an assessment, passage of a document, …
	// Field is a field of the record shown that the keyboard goes to, such as a fact that is missing.
	Field string
	// Start and End mark a place in a document, in code points; both 0 where none is meant.
	Start, End int
}

// To is the route to a page about one or several records.
func To(page string, ids ...string) Route {
	r := Route{Page: page}
	if len(ids) > 0 {
		r.ID, r.Also = ids[0], strings.Join(ids[1:], "\n")
	}
	return r
}

// IDs are the subjects of the page; none where it is about no record in particular.
func (r Route) IDs() []string {
	switch {
	case r.ID == "":
		return nil
	case r.Also == "":
		return []string{r.ID}
	}
	return append([]string{r.ID}, strings.Split(r.Also, "\n")...)
}

// Page is a screen. All methods are called on the UI thread.
type Page interface {
	// Title is what history and the palette call it.
	Title() string
	Content() fyne.CanvasObject
	// Load rereads what the page shows; called when it appears and after every event while it is visible.
	Load()
	// Close ends the page: pending text is committed, background work dropped.
	Close()
}

// KeyTaker is a page with single-key commands. They rest while a field has the focus, and while no part of
// the page has it: a text typed next to its field would act.
type KeyTaker interface {
	// TakeRune and TakeKey report whether the page used the key.
	TakeRune(r rune) bool
	TakeKey(ev *fyne.KeyEvent) bool
}

// Dropper is a page that takes files dropped onto the window.
type Dropper interface {
	Dropped(at fyne.Position, paths []string)
}

// Commander is a page with commands of its own for menu, palette and shortcuts.
type Commander interface{ Commands() []Command }

// Searcher is a page whose list can be filtered from anywhere with Ctrl+F.
type Searcher interface{ FocusSearch() }

// Focuser is a page with a list, or another part, that the keyboard is given to when the page opens and when
// one of its fields is left by Escape; nil is nothing.
type Focuser interface{ Focus() fyne.Focusable }

// Looked is a page that shows how the window looks, and follows when that is changed elsewhere.
type Looked interface{ LookChanged() }

// Refocuser is a page that goes to another place of itself without being rebuilt.
type Refocuser interface {
	// Visit moves to the route; false when the page cannot and must be rebuilt.
	Visit(Route) bool
}

// Placed is a page in which one moves about: Back returns to where it was left.
type Placed interface {
	// Place is where the page is now, as a route that leads there again.
	Place() Route
}

// Returner is a page that was opened from a place and knows better where that is now: at another item of the same
// assessment.
type Returner interface {
	// Returning is where Back leads instead of to.
	Returning(to Route) Route
}

// Command is one thing the user can have done. Menu, palette, shortcuts sheet and keyboard are made from it.
type Command struct {
	ID       string
	Title    string // a verb: "Add vendor…"
	Menu     string // File, Edit, Assessment, View, Go, Help; "" keeps it out of the menu
	Shortcut fyne.Shortcut
	Keys     string // as shown: "Ctrl+N"; single keys of a page stand here without a Shortcut
	Enabled  func() bool
	Why      func() string // while it is not enabled, what it takes; nil says nothing
	Run      func()
}

// Unless returns the command at rest while why says what it takes. Menu, palette, shortcuts, and the button
// or row of the page that do the same, ask the same function.
func (c Command) Unless(why func() string) Command {
	c.Enabled, c.Why = func() bool { return why() == "" }, why
	return c
}
