package evidence

import (
	"cmp"
	"fmt"
	"slices"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

// records is what the page reads.
type records struct {
	evidence  []assessments.Evidence
	revisions []assessments.Revision
	ticks     []assessments.Tick
	vendors   []assessments.Vendor

	assessments map[string]assessments.Assessment // by id
	templates   map[string]assessments.Template   // by id of the frozen question set
}

// model is what the page shows.
type model struct {
	records
	today  assessments.Date
	chosen string
}

func (m *model) set(r records, today assessments.Date) {
	m.records, m.today = r, today
	slices.SortStableFunc(m.revisions, byAge)
}

// byAge orders revisions, the newest first: by the day obtained, then by id, which grows with time.
func byAge(a, b assessments.Revision) int {
	return cmp.Or(cmp.Compare(b.ObtainedOn, a.ObtainedOn), cmp.Compare(b.ID, a.ID))
}

func (m *model) name(id string) string {
	for _, e := range m.evidence {
		if e.ID == id {
			return e.Name
		}
	}
	return ""
}

func (m *model) of(id string) (assessments.Evidence, bool) {
	for _, e := range m.evidence {
		if e.ID == id {
			return e, true
		}
	}
	return assessments.Evidence{}, false
}

// record is what was read last of a record; r itself where it is not there any more.
func (m *model) record(r assessments.Record) assessments.Record {
	switch r.(type) {
	case *assessments.Evidence:
		if e, ok := m.of(r.Key()); ok {
			return &e
		}
	case *assessments.Revision:
		for _, one := range m.revisions {
			if one.ID == r.Key() {
				return &one
			}
		}
	}
	return r
}

// revisionsOf lists the revisions of a piece of evidence, the newest first.
func (m *model) revisionsOf(id string) []assessments.Revision {
	var out []assessments.Revision
	for _, r := range m.revisions {
		if r.EvidenceID == id {
			out = append(out, r)
		}
	}
	return out
}

// ticksOn lists what rests on a piece of evidence.
func (m *model) ticksOn(id string) []assessments.Tick {
	mine := map[string]bool{}
	for _, r := range m.revisionsOf(id) {
		mine[r.ID] = true
	}
	var out []assessments.Tick
	for _, t := range m.ticks {
		if mine[t.RevisionID] {
			out = append(out, t)
		}
	}
	return out
}

func columns() []table.Column {
	return []table.Column{
		{ID: "name", Title: "Evidence", Width: 232, Grow: 1},
		{ID: "strength", Title: "Strength", Width: 138},
		{ID: "until", Title: "Expires on", Width: 124, Numeric: true},
		{ID: "who", Title: "Who may see it", Width: 126},
		{ID: "rests", Title: "Ticks", Width: 52, Numeric: true},
	}
}

func (m *model) rows() table.RowList {
	vendors := map[string]string{"": "our own"}
	for _, v := range m.vendors {
		vendors[v.ID] = v.Name
	}
	out := make(table.RowList, 0, len(m.evidence))
	for _, e := range m.evidence {
		sub := vendors[e.VendorID]
		strength, until := table.Cell{Text: "—"},
			table.Cell{Text: "no file yet", Muted: true, Order: ui.DayOrder("")}
		if revs := m.revisionsOf(e.ID); len(revs) > 0 {
			r := revs[0]
			if r.FileName != "" {
				sub += " · " + r.FileName
			}
			strength = table.Cell{Text: r.Strength.Title(), Order: float64(r.Strength.Rank())}
			until = m.until(r)
		}
		ticks := len(m.ticksOn(e.ID))
		out = append(out, table.Row{ID: e.ID, Cells: []table.Cell{
			{Text: e.Name, Sub: sub, Bold: true},
			strength, until, ui.DistributionPill(e.Distribution),
			{Text: fmt.Sprint(ticks), Order: float64(ticks)},
		}})
	}
	return out
}

// until says from which day on a revision no longer counts, as of today: its own day, or that on which
// it is too old for a question it is ticked on.
func (m *model) until(r assessments.Revision) table.Cell {
	old, all, why, next := m.ageOf(r)
	alert := table.Cell{
		Kind: table.MarkCell, Mark: theme.MarkAlert, Tone: theme.Bad,
		Order: ui.DayOrder(r.Expires),
	}
	switch {
	case r.PurgedOn != "":
		return table.Cell{
			Kind: table.MarkCell, Text: "purged " + string(r.PurgedOn), Mark: theme.MarkCross,
			Tone: theme.Bad, Order: ui.DayOrder(r.PurgedOn),
		}
	case r.Begins() > m.today:
		alert.Text, alert.Tip = "not before "+string(r.Begins()),
			"It is issued, or the period that it covers begins, on a later day; until then it carries nothing"
		return alert
	case r.Expires != "" && r.Expires <= m.today:
		alert.Text = "expired " + string(r.Expires)
		return alert
	case old > 0:
		alert.Text, alert.Tip = tooOld(old, all), why
		return alert
	}
	day, tip := r.Expires, "The first day on which it no longer counts"
	if next != "" && (day == "" || next < day) {
		day, tip = next, tip+" for a question, by its age"
	}
	mark, tone := theme.MarkTick, theme.Good
	switch {
	case day == "":
		return table.Cell{Text: "no day set", Muted: true, Order: ui.DayOrder("")}
	case day <= m.today.AddDays(60):
		mark, tone = theme.MarkAlert, theme.Mixed
	}
	return table.Cell{
		Kind: table.MarkCell, Text: string(day), Tip: tip, Mark: mark, Tone: tone,
		Order: ui.DayOrder(day),
	}
}
