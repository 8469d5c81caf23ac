package pack

import (
	"cmp"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// disciplineChapter writes the items of one discipline.
type disciplineChapter struct{ *view }

// discipline is one of the five chapters. It is there whether or not anything was answered.
func (v disciplineChapter) discipline(d assessments.Discipline) Section {
	s := Section{ID: "discipline-" + string(d), Title: d.Title(), Chapter: v.full()}
	if says := scopeChapter(v).cellWords(d); says != "" {
		s.Blocks = append(s.Blocks, muted(says))
	}
	shown := v.shown(d)
	s.Blocks = append(s.Blocks, paragraph(summaryChapter(v).tally("", shown)))
	if !v.vendor() {
		f := v.result.Disciplines[d]
		s.Blocks = append(s.Blocks, Block{Kind: Bands, Bands: []Band{bandOf(d.Title(), f)}})
		if !f.Scored {
			s.Blocks = append(s.Blocks, callout(unscored(f), Warn))
		}
	}
	if v.opt.Audience == Board {
		s.Blocks = append(s.Blocks, grid(v.verdictTable(shown)))
		return s
	}
	var aside []assessments.Item
	for _, it := range shown {
		if v.state(it.ID) == scoring.State(assessments.NotApplicable) {
			aside = append(aside, it)
			continue
		}
		s.Blocks = append(s.Blocks, Block{Kind: ItemCard, Item: cards(v).card(it)})
	}
	if t := v.asideTable(aside, v.hidden(d)); len(t.Rows) > 0 {
		s.Sections = append(s.Sections,
			Section{ID: s.ID + "-aside", Title: "Not applicable and not asked", Blocks: []Block{grid(t)}})
	}
	return s
}

// verdictTable is the short form of a chapter.
func (v disciplineChapter) verdictTable(items []assessments.Item) Table {
	t := Table{
		Columns: []Column{
			{Title: "Item", Width: 42},
			{Title: "Verdict", Width: 18},
			{Title: "Carried by", Width: 20},
			{Title: "Points", Width: 20, Right: true},
		},
		Empty: "The question set has no item that applies here.",
	}
	for _, it := range items {
		name := textCell(it.Title)
		titles := RowTitles(it, v.judged[it.ID])
		switch {
		case v.points[it.ID].GatePassed != "":
			name = Cell{Kind: TextCell, Text: titles[carriedRow], Mark: MarkCarried}
		case v.points[it.ID].GateOpen:
			name = Cell{Kind: TextCell, Text: titles[openRow], Mark: MarkFlag}
		case it.DealBreaker:
			name.Text = titles[breakerRow]
		}
		t.Rows = append(t.Rows, []Cell{
			name, v.stateCell(it.ID),
			textCell(cards(v).carriedBy(v.judged[it.ID])), textCell(v.pointsWords(it.ID)),
		})
	}
	return t
}

// Places in RowTitles.
const (
	plainRow = iota
	breakerRow
	openRow
	carriedRow
)

// RowTitles are the ways in which a row of a table can name an item: its title and, of a deal-breaker,
// with how it stands.
func RowTitles(it assessments.Item, j scoring.Judged) []string {
	switch {
	case it.DealBreaker:
	case j.WalkAway:
		return []string{
			plainRow: it.Title, breakerRow: it.Title + " (walk-away)", openRow: it.Title +
				" (walk-away reached)",
			carriedRow: it.Title + " (walk-away, " + j.Carried() + ")",
		}
	default:
		return []string{it.Title}
	}
	return []string{
		plainRow: it.Title, breakerRow: it.Title + " (deal-breaker)", openRow: it.Title +
			" (deal-breaker, open)",
		carriedRow: it.Title + " (deal-breaker, " + j.Carried() + ")",
	}
}

// asideTable lists what counts neither for nor against, with its reason.
func (v disciplineChapter) asideTable(na, hidden []assessments.Item) Table {
	t := Table{Columns: []Column{
		{Title: "Item", Width: 40},
		{Title: "State", Width: 20},
		{Title: "Reason", Width: 40},
	}}
	for _, it := range na {
		a := v.d.Answer(it.ID)
		reason := cmp.Or(a.Reason, "no reason is shown")
		switch {
		case !v.judged[it.ID].Unconfirmed:
		case it.DealBreaker:
			reason += " (a deal-breaker: not yet confirmed by a second person, so it stays open)"
		default:
			reason += " (not yet confirmed by a second person, so it stays open)"
		}
		reason = join("\n", reason, assessments.Capital(cards(v).peopleWords(a)))
		t.Rows = append(t.Rows, []Cell{textCell(it.Title), markCell(a.Verdict), textCell(reason)})
	}
	for _, it := range hidden {
		why := "does not apply to this use"
		if !v.vendor() {
			why = cmp.Or(v.judged[it.ID].HiddenWhy, why)
		}
		t.Rows = append(t.Rows, []Cell{textCell(it.Title), textCell("not asked"), textCell(why)})
	}
	return t
}

// pointsWords is "4 of 8"; a dash where the item counts for nothing.
func (v disciplineChapter) pointsWords(id string) string {
	p, ok := v.points[id]
	switch {
	case !ok || !p.Applicable:
		return "–"
	case !p.Assessed:
		return "open of " + decimal(p.Max, scale)
	}
	return fmt.Sprintf("%s of %s", decimal(p.Points, scale), decimal(p.Max, scale))
}
