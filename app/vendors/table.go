package vendors

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

// vendorList is the table of vendors, or of those in the bin.
type vendorList struct {
	page   *Page
	host   host
	m      *model
	header *widgets.PageHeader
	table  *ui.List
	bin    *widgets.Chip
}

func newVendorList(p *Page) *vendorList {
	l := &vendorList{page: p, host: p.host, m: p.m}
	l.bin = widgets.NewChip("Bin", l.turnBin)
	l.header = widgets.NewPageHeader("Vendors", "…", l.bin,
		widgets.NewButton("Add vendor", p.acts.addVendor), widgets.NewPrimary("New service…", func() {
			l.host.Go(ui.Route{Page: "vendors", Item: "new"})
		}))
	l.table = ui.NewList(l.host, l.config())
	return l
}

// show brings the table in step with the model.
func (l *vendorList) show() {
	rows := l.m.rows()
	l.bin.Set(fmt.Sprintf("In the bin: %d", l.m.inBin()), l.m.binned)
	l.header.Set("Vendors", l.summary(rows))
	l.header.Refresh() // the chip may have become wider
	l.table.Show(tableRows{rows, l.m.today}, len(rows))
	if chosen := l.table.Table.Selected(); l.m.vendor != "" &&
		(len(chosen) == 0 || chosen[0] != l.m.vendor) {
		l.table.Table.Select(l.m.vendor)
	}
}

func columns() []table.Column {
	return []table.Column{
		{ID: "vendor", Title: "Vendor", Width: 116, Grow: 1},
		{ID: "uses", Title: "Uses", Width: 48, Numeric: true, Tip: "Uses of its services"},
		{
			ID: "scopes", Title: "Scope", Width: 62,
			Tip: "Scopes of its uses; ○ is a use that is not placed yet",
		},
		{
			ID: "notice", Title: "Notice by", Width: 108, Numeric: true,
			Tip: "The next last day to give notice, and those that were missed",
		},
		{ID: "services", Title: "Services", Width: 70, Numeric: true, Hidden: true},
		{
			ID: "open", Title: "To begin", Width: 76, Numeric: true, Hidden: true,
			Tip: "Uses in Scope 1 or 2 without an assessment",
		},
	}
}

// tableRows are the rows as the table asks for them.
type tableRows struct {
	rows  []row
	today assessments.Date
}

// Len implements table.Rows.
func (t tableRows) Len() int { return len(t.rows) }

// ID implements table.Rows.
func (t tableRows) ID(i int) string { return t.rows[i].ID }

// soon is how many days ahead a notice day is worth a mark.
const soon = 60

// Cell implements table.Rows.
func (t tableRows) Cell(i, column int) table.Cell {
	r := t.rows[i]
	switch column {
	case 0:
		return table.Cell{
			Text: r.Name, Sub: cmp.Or(r.Legal, assessments.Count(r.Services, "service", "services")),
			Bold: true,
		}
	case 1:
		return table.Cell{Text: strconv.Itoa(r.Uses), Order: float64(r.Uses), Muted: r.Uses == 0}
	case 2:
		return scopesCell(r)
	case 3:
		return noticeCell(r, t.today)
	case 4:
		return table.Cell{Text: strconv.Itoa(r.Services), Order: float64(r.Services)}
	}
	return table.Cell{Text: strconv.Itoa(r.Unseen), Order: float64(r.Unseen), Muted: r.Unseen == 0}
}

// noticeCell shows the next last day to give notice, and how many were missed; one that was missed,
// where none is to come. Its tip names all of them.
func noticeCell(r row, today assessments.Date) table.Cell {
	c := table.Cell{Text: cmp.Or(string(r.Notice), "—"), Muted: r.Notice == "", Order: ui.DayOrder(r.Notice)}
	var tips []string
	if n, ok := daysBetween(today, r.Notice); ok && (n <= soon || len(r.Missed) > 0) {
		c.Kind, c.Mark, c.Tone = table.MarkCell, theme.MarkAlert, theme.Mixed
		tips = append(tips, noticeLine(r.Notice, today))
	}
	if n := len(r.Missed); n > 0 {
		c.Kind, c.Mark, c.Tone = table.MarkCell, theme.MarkAlert, theme.Bad
		c.Sub = strconv.Itoa(n) + " missed"
		if r.Notice == "" {
			c.Text, c.Muted, c.Order = string(r.Missed[0]), false, ui.DayOrder(r.Missed[0])
			if n == 1 {
				c.Sub = "missed"
			}
		}
	}
	for _, day := range r.Missed {
		tips = append(tips, noticeLine(day, today))
	}
	c.Tip = strings.Join(tips, "\n")
	return c
}

func scopesCell(r row) table.Cell {
	var parts []string
	for _, n := range r.Scopes {
		parts = append(parts, strconv.Itoa(n))
	}
	c := table.Cell{Text: cmp.Or(strings.Join(parts, ", "), "—"), Muted: len(parts) == 0}
	if r.Unplaced > 0 {
		c = table.Cell{
			Kind: table.MarkCell, Mark: theme.MarkRing, Tone: theme.Unknown,
			Text: strings.Join(parts, ", "), Tip: assessments.Count(r.Unplaced, "use", "uses") + " not placed yet",
		}
	}
	return c
}

func (l *vendorList) config() ui.ListConfig {
	binned := func(want bool) func([]string) bool {
		return func(ids []string) bool {
			for _, id := range ids {
				if r := l.m.record(key{assessments.NounVendor, id}); r == nil ||
					assessments.InBin(r) != want {
					return false
				}
			}
			return true
		}
	}
	restore := func(ids []string) {
		for _, id := range ids {
			l.page.acts.fromBin(key{assessments.NounVendor, id})
		}
	}
	bin := func(ids []string) {
		var keys []key
		for _, id := range ids {
			keys = append(keys, key{assessments.NounVendor, id})
		}
		l.page.acts.toBin(keys...)
	}
	return ui.ListConfig{
		Name: "vendors", Rows: "vendors", Columns: columns(), TwoLine: true,
		Empty: widgets.NewEmptyState("No vendor here",
			"Register the first service your organisation uses: vendor, service, contract and use in one go.",
			"New service…",
			func() { l.host.Go(ui.Route{Page: "vendors", Item: "new"}) }),
		OnSelect: l.pick,
		Actions: []ui.Action{
			{ID: "open", Title: "Go to what the vendor has", Key: fyne.KeyReturn, Run: func(ids []string) {
				l.pick(ids)
				l.host.Window().Canvas().Focus(l.page.things.outline)
			}},
			{ID: "restore", Title: "Restore vendors", Many: true, Can: binned(true), Run: restore},
			{
				ID: "bin", Title: "Move vendors to the bin", Key: fyne.KeyDelete, Many: true, Apart: true,
				Can: binned(false), Run: bin,
			},
		},
	}
}

func (l *vendorList) summary(rows []row) string {
	services, uses, unplaced := 0, 0, 0
	for _, r := range rows {
		services, uses, unplaced = services+r.Services, uses+r.Uses, unplaced+r.Unplaced
	}
	parts := []string{
		assessments.Count(len(rows), "vendor", "vendors"), assessments.Count(services, "service", "services"),
		assessments.Count(uses, "use", "uses"),
	}
	if unplaced > 0 {
		parts = append(parts, fmt.Sprintf("%d not placed in a scope yet", unplaced))
	}
	out := strings.Join(parts, " · ")
	if l.m.binned {
		out += " · in the bin"
	}
	return out
}

// pick selects a vendor of the list.
func (l *vendorList) pick(ids []string) {
	if len(ids) == 0 || ids[0] == l.m.vendor {
		return
	}
	l.page.Flush()
	l.m.take(key{assessments.NounVendor, ids[0]})
	l.page.things.show()
	l.page.pane.show()
}

func (l *vendorList) turnBin() {
	l.page.Flush()
	l.m.binned = !l.m.binned
	l.m.vendor, l.m.hand = "", key{}
	if rows := l.m.rows(); len(rows) > 0 {
		l.m.take(key{assessments.NounVendor, rows[0].ID})
	}
	l.page.redraw()
}
