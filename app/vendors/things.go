package vendors

import (
	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
)

// things is what the selected vendor has: its services, contracts and uses, one of which is selected.
type things struct {
	page    *Page
	host    host
	m       *model
	outline *widgets.List
	adds    [3]*widgets.Button // service, contract, use
}

func newThings(p *Page) *things {
	t := &things{page: p, host: p.host, m: p.m}
	t.outline = widgets.NewList(widgets.ListStyle{Lines: 2}, t.pick)
	t.outline.SetMenu(t.menu)
	t.adds = [3]*widgets.Button{
		widgets.NewButton("Add service", p.acts.addService).Small(),
		widgets.NewButton("Add contract", p.acts.addContract).Small(),
		widgets.NewButton("Add use", p.acts.addUse).Small(),
	}
	return t
}

func (t *things) show() {
	var items []widgets.Item
	for _, e := range t.m.outline() {
		items = append(items, itemOf(e))
	}
	t.outline.SetItems(items)
	t.outline.Pick(t.m.hand.String())
	for i, why := range []func() string{t.noVendor, t.noVendor, t.noService} {
		b := t.adds[i]
		if why() != "" {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	t.host.Moved()
}

// noVendor says what it takes to add something to a vendor, noService to add a use: "" if it is there.
func (t *things) noVendor() string {
	v, ok := t.m.record(key{assessments.NounVendor, t.m.vendor}).(*assessments.Vendor)
	switch {
	case t.page.flow != nil:
		return "Register the new service, or cancel it, first."
	case !ok:
		return "Choose a vendor first."
	case v.Binned != 0:
		return "This vendor is in the bin: restore it first."
	}
	return ""
}

func (t *things) noService() string {
	if why := t.noVendor(); why != "" {
		return why
	}
	if t.m.selectedService() == "" {
		return "Add the service first: a use is of a service."
	}
	return ""
}

// selectedUse is the use that is selected and not in the bin.
func (t *things) selectedUse() (assessments.Use, bool) {
	u, ok := t.m.record(t.m.hand).(*assessments.Use)
	if !ok || t.page.flow != nil || assessments.InBin(u) {
		return assessments.Use{}, false
	}
	return *u, true
}

// step is the command of what the selected use waits for: its scope, its assessment, its responsibilities.
func (t *things) step() ui.Command {
	c := ui.Command{ID: "vendors.step", Title: "Begin the assessment", Menu: "Assessment", Run: func() {}}
	if u, ok := t.selectedUse(); ok {
		c.Title, c.Run = t.page.acts.nextStep(u)
	}
	return c.Unless(func() string {
		if _, ok := t.selectedUse(); !ok {
			return "Choose a use of the vendor first: it is the use that is assessed."
		}
		return ""
	})
}

func itemOf(e entry) widgets.Item {
	if e.Key.id == "" {
		return widgets.Item{Heading: true, Title: e.Title}
	}
	it := widgets.Item{ID: e.Key.String(), Title: e.Title, Sub: e.Sub, Tip: e.Sub}
	switch e.State {
	case "unplaced":
		it.Mark, it.Tone = theme.MarkRing, theme.Unknown
	case "placed":
		it.Mark, it.Tone = theme.MarkHalf, theme.Info
	case "building":
		it.Mark, it.Tone = theme.MarkArrows, theme.Neutral
	case "assessed":
		it.Mark, it.Tone = theme.MarkFull, theme.Info
	case "binned":
		it.Mark, it.Tone, it.Muted = theme.MarkDash, theme.Neutral, true
	}
	return it
}

// pick selects an entry of the outline.
func (t *things) pick(id string) {
	k := keyOf(id)
	if k == t.m.hand {
		return
	}
	t.page.Flush()
	t.m.take(k)
	t.show()
	t.page.pane.show()
}

// menu is the context menu of an entry of the outline.
func (t *things) menu(id string) []*fyne.MenuItem { return t.menuOf(keyOf(id)) }

// menuOf is what can be done with a thing of the register.
func (t *things) menuOf(k key) []*fyne.MenuItem {
	r := t.m.record(k)
	if r == nil {
		return nil
	}
	if assessments.InBin(r) {
		return []*fyne.MenuItem{fyne.NewMenuItem("Restore", func() { t.page.acts.fromBin(k) })}
	}
	var items []*fyne.MenuItem
	if u, ok := r.(*assessments.Use); ok {
		verb, do := t.page.acts.nextStep(*u)
		items = append(items, fyne.NewMenuItem(verb, do), fyne.NewMenuItemSeparator())
	}
	return append(items, fyne.NewMenuItem("Move to the bin", func() { t.page.acts.toBin(k) }))
}
