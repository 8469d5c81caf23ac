package desk

import (
	"slices"

	"countersign/assessments"
)

// view is what of an assessment is listed and which item is shown, remembered while another page is
// looked at.
type view struct {
	ID         string
	Item       string
	Discipline assessments.Discipline
	Filter     Filter
}

const (
	viewsKey = "desk.views"
	// mostViews is how many assessments are remembered, the one left last first.
	mostViews = 20
)

// keep remembers what is listed and shown when the desk is left.
func (l *lists) keep() {
	var views []view
	l.host.Recall(viewsKey, &views)
	views = slices.DeleteFunc(views, func(v view) bool { return v.ID == l.id })
	views = slices.Insert(views, 0,
		view{ID: l.id, Item: l.m.item, Discipline: l.m.discipline, Filter: l.m.filter})
	l.host.Remember(viewsKey, views[:min(len(views), mostViews)])
}

// recall lists what was listed when this assessment was left, and shows the item that was shown
// unless another one is asked for. Where the list would hide an item that is asked for, everything is
// listed.
func (l *lists) recall() {
	var views []view
	l.host.Recall(viewsKey, &views)
	at := slices.IndexFunc(views, func(v view) bool {
		return v.ID == l.id && slices.Contains(Filters(), v.Filter)
	})
	if at < 0 {
		return
	}
	l.m.discipline, l.m.filter = views[at].Discipline, views[at].Filter
	if l.m.item == "" || l.m.item == views[at].Item { // back from where this item led
		l.m.item = views[at].Item
		// it may be one that the filter does not list any more, as after its verdict
		l.m.asked = l.m.item != ""
	}
}
