package session

import (
	"slices"

	"countersign/app/ui"
)

// Recent is a place where the person was, by the title it had.
type Recent struct {
	Title string
	At    ui.Route
}

// maxRecent is how many places are remembered.
const maxRecent = 9

// Recents are the places where the person was, the last one first. They end with the session.
type Recents struct{ list []Recent }

// same reports whether two routes are to the same subject: another item of it is no other place.
func same(a, b ui.Route) bool { return a.Page == b.Page && a.ID == b.ID && a.Also == b.Also }

// note notes where the person is now. A page has its title once it is read.
func (r *Recents) note(title string, at ui.Route) {
	r.list = slices.DeleteFunc(r.list, func(one Recent) bool { return same(one.At, at) })
	r.list = slices.Insert(r.list, 0, Recent{title, at})
	r.list = r.list[:min(len(r.list), maxRecent)]
}

// Others are the places but the one that is shown.
func (r *Recents) Others(here ui.Route) []Recent {
	return slices.DeleteFunc(slices.Clone(r.list), func(one Recent) bool { return same(one.At, here) })
}
