package vendors

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

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
			Tip: "The next last day to give notice, or one that was missed",
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
			Text: r.Name, Sub: or(r.Legal, plural(r.Services, "service", "services")),
			Bold: true,
		}
	case 1:
		return table.Cell{Text: strconv.Itoa(r.Uses), Order: float64(r.Uses), Muted: r.Uses == 0}
	case 2:
		return scopesCell(r)
	case 3:
		c := table.Cell{Text: or(string(r.Notice), "—"), Muted: r.Notice == "", Order: ui.DayOrder(r.Notice)}
		if n, ok := daysBetween(t.today, r.Notice); ok && n <= soon {
			c.Kind, c.Mark, c.Tone, c.Tip = table.MarkCell, theme.MarkAlert, theme.Mixed,
				noticeLine(r.Notice, t.today)
		}
		if r.Missed {
			c.Tone, c.Sub = theme.Bad, "missed"
		}
		return c
	case 4:
		return table.Cell{Text: strconv.Itoa(r.Services), Order: float64(r.Services)}
	}
	return table.Cell{Text: strconv.Itoa(r.Unseen), Order: float64(r.Unseen), Muted: r.Unseen == 0}
}

func scopesCell(r row) table.Cell {
	var parts []string
	for _, n := range r.Scopes {
		parts = append(parts, strconv.Itoa(n))
	}
	c := table.Cell{Text: or(strings.Join(parts, ", "), "—"), Muted: len(parts) == 0}
	if r.Unplaced > 0 {
		c = table.Cell{
			Kind: table.MarkCell, Mark: theme.MarkRing, Tone: theme.Unknown,
			Text: strings.Join(parts, ", "), Tip: plural(r.Unplaced, "use", "uses") + " not placed yet",
		}
	}
	return c
}

func (p *Page) listConfig() ui.ListConfig {
	binned := func(want bool) func([]string) bool {
		return func(ids []string) bool {
			for _, id := range ids {
				if r := p.m.record(key{assessments.NounVendor, id}); r == nil ||
					assessments.InBin(r) != want {
					return false
				}
			}
			return true
		}
	}
	restore := func(ids []string) {
		for _, id := range ids {
			p.fromBin(key{assessments.NounVendor, id})
		}
	}
	bin := func(ids []string) {
		var keys []key
		for _, id := range ids {
			keys = append(keys, key{assessments.NounVendor, id})
		}
		p.toBin(keys...)
	}
	return ui.ListConfig{
		Name: "vendors", Rows: "vendors", Columns: columns(), TwoLine: true,
		Empty: widgets.NewEmptyState("No vendor here",
			"Register the first service your organisation uses: vendor, service, contract and use in one go.",
			"New service…",
			func() { p.host.Go(ui.Route{Page: "vendors", Item: "new"}) }),
		OnSelect: p.pickVendor,
		Actions: []ui.Action{
			{ID: "open", Title: "Go to what the vendor has", Key: fyne.KeyReturn, Run: func(ids []string) {
				p.pickVendor(ids)
				p.host.Window().Canvas().Focus(p.outline)
			}},
			{ID: "restore", Title: "Restore vendors", Many: true, Can: binned(true), Run: restore},
			{
				ID: "bin", Title: "Move vendors to the bin", Key: fyne.KeyDelete, Many: true, Apart: true,
				Can: binned(false), Run: bin,
			},
		},
	}
}

// entryMenu is the context menu of an entry of the outline.
func (p *Page) entryMenu(id string) []*fyne.MenuItem { return p.menuOf(keyOf(id)) }

// menuOf is what can be done with a thing of the register.
func (p *Page) menuOf(k key) []*fyne.MenuItem {
	r := p.m.record(k)
	if r == nil {
		return nil
	}
	if assessments.InBin(r) {
		return []*fyne.MenuItem{fyne.NewMenuItem("Restore", func() { p.fromBin(k) })}
	}
	var items []*fyne.MenuItem
	if u, ok := r.(*assessments.Use); ok {
		verb, do := p.nextStep(*u)
		items = append(items, fyne.NewMenuItem(verb, do), fyne.NewMenuItemSeparator())
	}
	return append(items, fyne.NewMenuItem("Move to the bin", func() { p.toBin(k) }))
}
