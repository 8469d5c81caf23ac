package desk

import "countersign/app/ui"

// exits lead to other pages about the assessment; what is typed is saved first.
type exits struct {
	page *Page
	host host
	id   string
	m    *model
}

// findClause opens the contract desk on the item's topic.
func (x *exits) findClause() {
	it, ok := x.m.current()
	if !ok {
		return
	}
	x.host.Go(ui.Route{Page: "contracts", ID: x.id, Item: it.ID})
}

// to leads to a page about the assessment; what is typed is saved first.
func (x *exits) to(page string) func() {
	return func() {
		x.page.Flush()
		x.host.Go(ui.Route{Page: page, ID: x.id})
	}
}

// decide opens the page of the decision with the dialog that takes the next one.
func (x *exits) decide() { x.approval(ui.AskDecide) }

// sign opens it with the dialog of a sign-off.
func (x *exits) sign() { x.approval(ui.AskSign) }

// except opens it with the request for an exception on the selected item.
func (x *exits) except() { x.approval(ui.AskExcept + x.m.item) }

func (x *exits) approval(ask string) {
	if !x.page.ready() {
		return
	}
	x.page.Flush()
	x.host.Go(ui.Route{Page: "decision", ID: x.id, Item: ask})
}
