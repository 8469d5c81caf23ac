package session

import "countersign/app/ui"

// maxHistory is how many places back can lead to.
const maxHistory = 100

// history is where the user has been.
type history struct {
	past   []ui.Route // the last one is the current place
	future []ui.Route // where forward leads, nearest last
}

// visit notes a new place. Moving within the same page (another item, another passage) replaces it.
func (h *history) visit(r ui.Route) {
	if n := len(h.past); n > 0 && h.past[n-1] == r {
		return
	}
	h.past = append(h.past, r)
	if len(h.past) > maxHistory {
		h.past = h.past[len(h.past)-maxHistory:]
	}
	h.future = nil
}

// moved notes that the user moved about within the current place.
func (h *history) moved(to ui.Route) {
	if n := len(h.past); n > 0 && h.past[n-1].Page == to.Page {
		h.past[n-1] = to
	}
}

// back returns the place before the current one; false when there is none.
func (h *history) back() (ui.Route, bool) {
	n := len(h.past)
	if n < 2 {
		return ui.Route{}, false
	}
	h.future = append(h.future, h.past[n-1])
	h.past = h.past[:n-1]
	return h.past[n-2], true
}

// forward returns the place left by back; false when there is none.
func (h *history) forward() (ui.Route, bool) {
	n := len(h.future)
	if n == 0 {
		return ui.Route{}, false
	}
	r := h.future[n-1]
	h.future = h.future[:n-1]
	h.past = append(h.past, r)
	return r, true
}
