package vendors

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/assessments"
)

// show brings the page in step with what was read.
func (p *Page) show(r register) {
	p.m.set(r, p.host.Today())
	p.takeWanted()
	p.redraw()
	if p.flow != nil {
		p.flow.begin()
	}
}

// takeWanted selects what a route or an addition asked for, once it is there.
func (p *Page) takeWanted() {
	k := p.m.find(p.want)
	if k.id == "" {
		return
	}
	p.want = key{}
	if v, ok := p.m.record(key{assessments.NounVendor, p.m.vendorOf(k)}).(*assessments.Vendor); ok {
		p.m.binned = v.Binned != 0
	}
	p.m.take(k)
	p.redraw()
	if p.fresh && p.form != nil {
		p.fresh = false
		p.form.typeName()
	}
}

func (p *Page) redraw() {
	rows := p.m.rows()
	p.bin.Set(fmt.Sprintf("In the bin: %d", p.m.inBin()), p.m.binned)
	p.header.Set("Vendors", p.summary(rows))
	p.header.Refresh() // the chip may have become wider
	p.vendors.Show(tableRows{rows, p.m.today}, len(rows))
	if chosen := p.vendors.Table.Selected(); p.m.vendor != "" &&
		(len(chosen) == 0 || chosen[0] != p.m.vendor) {
		p.vendors.Table.Select(p.m.vendor)
	}
	p.showOutline()
	p.showForm()
}

func (p *Page) summary(rows []row) string {
	services, uses, unplaced := 0, 0, 0
	for _, r := range rows {
		services, uses, unplaced = services+r.Services, uses+r.Uses, unplaced+r.Unplaced
	}
	parts := []string{
		plural(len(rows), "vendor", "vendors"), plural(services, "service", "services"),
		plural(uses, "use", "uses"),
	}
	if unplaced > 0 {
		parts = append(parts, fmt.Sprintf("%d not placed in a scope yet", unplaced))
	}
	out := strings.Join(parts, " · ")
	if p.m.binned {
		out += " · in the bin"
	}
	return out
}

func (p *Page) showOutline() {
	var items []widgets.Item
	for _, e := range p.m.outline() {
		items = append(items, itemOf(e))
	}
	p.outline.SetItems(items)
	p.outline.Pick(p.m.hand.String())
	v, ok := p.m.record(key{assessments.NounVendor, p.m.vendor}).(*assessments.Vendor)
	for i, b := range p.adds {
		if !ok || v.Binned != 0 || i == 2 && p.selectedService() == "" {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	p.host.Moved()
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

// showForm shows the form of the selection; a form that is open already only takes over what changed.
func (p *Page) showForm() {
	r := p.m.record(p.m.hand)
	if r == nil {
		p.leaveForm()
		p.side.Objects = []fyne.CanvasObject{p.nothingSelected()}
		p.side.Refresh()
		return
	}
	shape := p.m.shapeOf(p.m.hand)
	if p.form == nil || p.form.key != p.m.hand || p.form.shape != shape {
		p.leaveForm()
		p.form = p.newForm(r)
		p.form.shape = shape
		p.side.Objects = []fyne.CanvasObject{p.form.content}
		p.side.Refresh()
	}
	p.form.show()
}

// leaveForm commits what is typed into the open form and lets go of it.
func (p *Page) leaveForm() {
	if f := p.form; f != nil {
		p.form = nil
		f.flush()
	}
}

func (p *Page) nothingSelected() fyne.CanvasObject {
	return widgets.NewEmptyState("Nothing selected",
		"Choose a vendor in the list to see its services, contracts and uses, and to change them.", "", nil)
}

// pickEntry selects an entry of the outline.
func (p *Page) pickEntry(id string) {
	k := keyOf(id)
	if k == p.m.hand {
		return
	}
	p.Flush()
	p.m.take(k)
	p.showOutline()
	p.showForm()
}

// pickVendor selects a vendor of the list.
func (p *Page) pickVendor(ids []string) {
	if len(ids) == 0 || ids[0] == p.m.vendor {
		return
	}
	p.Flush()
	p.m.take(key{assessments.NounVendor, ids[0]})
	p.showOutline()
	p.showForm()
}

func (p *Page) turnBin() {
	p.Flush()
	p.m.binned = !p.m.binned
	p.m.vendor, p.m.hand = "", key{}
	if rows := p.m.rows(); len(rows) > 0 {
		p.m.take(key{assessments.NounVendor, rows[0].ID})
	}
	p.redraw()
}

func (p *Page) openFlow() {
	if p.flow != nil {
		return
	}
	p.flow = newNewService(p)
	p.body.Objects = []fyne.CanvasObject{p.flow.content}
	p.body.Refresh()
}

func (p *Page) closeFlow() {
	if p.flow == nil {
		return
	}
	p.flow = nil
	p.body.Objects = []fyne.CanvasObject{p.list}
	p.body.Refresh()
}
