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

// keepView remembers what is listed and shown when the desk is left.
func (p *Page) keepView() {
	var views []view
	p.host.Recall(viewsKey, &views)
	views = slices.DeleteFunc(views, func(v view) bool { return v.ID == p.id })
	views = slices.Insert(views, 0,
		view{ID: p.id, Item: p.m.item, Discipline: p.m.discipline, Filter: p.m.filter})
	p.host.Remember(viewsKey, views[:min(len(views), mostViews)])
}

// recallView lists what was listed when this assessment was left, and shows the item that was shown
// unless another one is asked for. Where the list would hide an item that is asked for, everything is
// listed.
func (p *Page) recallView() {
	var views []view
	p.host.Recall(viewsKey, &views)
	at := slices.IndexFunc(views, func(v view) bool {
		return v.ID == p.id && slices.Contains(Filters(), v.Filter)
	})
	if at < 0 {
		return
	}
	p.m.discipline, p.m.filter = views[at].Discipline, views[at].Filter
	if p.m.item == "" || p.m.item == views[at].Item { // back from where this item led
		p.m.item = views[at].Item
		// it may be one that the filter does not list any more, as after its verdict
		p.m.asked = p.m.item != ""
	}
}
