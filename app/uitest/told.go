package uitest

import "countersign/app/ui"

// told is what a page told the window and asked of it.
type told struct {
	Routes  []ui.Route // where Go led
	Backs   int
	Moves   int     // how often the page said that it is about something else
	Errors  []error // what Fail told
	Notes   []string
	Reports []string // of jobs that ended well
	Opened  []string
}

// TakeErrors returns the errors told so far and forgets them.
func (to *told) TakeErrors() []error {
	out := to.Errors
	to.Errors = nil
	return out
}

// Go implements ui.Host: it writes the route down.
func (to *told) Go(r ui.Route) {
	to.Routes = append(to.Routes, r)
}

// Moved implements ui.Host: a page is asked for its title and its commands whenever a test wants them.
func (to *told) Moved() { to.Moves++ }

// Back implements ui.Host.
func (to *told) Back() { to.Backs++ }

// Fail implements ui.Host.
func (to *told) Fail(err error) {
	if err != nil {
		to.Errors = append(to.Errors, err)
	}
}

// Note implements ui.Host.
func (to *told) Note(text string) { to.Notes = append(to.Notes, text) }

// OpenOutside implements ui.Host.
func (to *told) OpenOutside(path string) { to.Opened = append(to.Opened, path) }
