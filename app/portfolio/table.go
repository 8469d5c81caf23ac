package portfolio

import (
	"fmt"
	"strconv"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/scoring"
)

func columns() []table.Column {
	out := []table.Column{
		{ID: "service", Title: "Service", Width: 186, Grow: 1},
		{ID: "scope", Title: "Scope", Width: 76, Fold: 4},
		{ID: "tier", Title: "Risk", Width: 50, Tip: "Tier of inherent risk", Fold: 2},
	}
	short := map[assessments.Discipline]string{
		assessments.Governance: "Govern.", assessments.Legal: "Legal",
		assessments.Risk: "Risk mgmt", assessments.Controls: "Controls", assessments.Resilience: "Resilience",
	}
	for _, d := range assessments.Disciplines() {
		out = append(out, table.Column{
			ID: string(d), Title: short[d], Width: 80, Numeric: true,
			Tip: d.Title(), Fold: 1, // the band is of all of them
		})
	}
	return append(out,
		table.Column{
			ID: "band", Title: "Score and band", Width: 107, Numeric: true,
			Tip: "Sorts by the band's lower end",
		},
		table.Column{ID: "decision", Title: "Standing", Width: 164},
		table.Column{
			ID: "law", Title: "Law", Width: 96, Numeric: true, Hidden: true,
			Tip: "Duties of law that bind, and of how many it cannot be told",
		},
		table.Column{ID: "review", Title: "Review", Width: 90, Numeric: true, Fold: 3},
		table.Column{ID: "owner", Title: "Owner", Width: 120, Hidden: true},
	)
}

// tableRows are the rows as the table asks for them: cells are made for what is visible.
type tableRows struct {
	rows  []row
	today assessments.Date
}

// Len implements table.Rows.
func (t tableRows) Len() int { return len(t.rows) }

// ID implements table.Rows.
func (t tableRows) ID(i int) string { return t.rows[i].ID }

// Cell implements table.Rows.
func (t tableRows) Cell(i, column int) table.Cell {
	r := t.rows[i]
	n := len(assessments.Disciplines())
	switch {
	case column == 0:
		return table.Cell{Text: r.Service, Sub: r.Vendor + " · " + r.Use, Bold: true}
	case column == 1:
		return scopeCell(r)
	case column == 2:
		return tierCell(r.Tier, r.Summary != nil)
	case column < 3+n:
		return disciplineCell(r, assessments.Disciplines()[column-3])
	case column == 3+n:
		return bandCell(r)
	case column == 4+n:
		return decisionCell(r)
	case column == 5+n:
		return lawCell(r.Law)
	case column == 6+n:
		return ui.ReviewCell(r.Review, r.Proposed, t.today)
	}
	return table.Cell{Text: orDash(r.Owner)}
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func scopeCell(r row) table.Cell {
	n := r.Scope
	switch {
	case n == 0 && r.Outside:
		return table.Cell{
			Text: "outside", Muted: true,
			Tip: "Its use is no generative AI: the matrix has no scope for it",
		}
	case n == 0:
		return table.Cell{Text: "not placed", Muted: true, Tip: "Its use is not placed in a scope yet"}
	case n == 1:
		return table.Cell{Kind: table.PillCell, Text: "Scope 1", Tone: theme.Neutral}
	}
	return table.Cell{Kind: table.PillCell, Text: fmt.Sprintf("Scope %d", n), Tone: theme.Info}
}

func disciplineCell(r row, d assessments.Discipline) table.Cell {
	if r.Summary == nil {
		return table.Cell{
			Kind: table.HeatKind, Text: "—", Mark: theme.MarkRing, Tone: theme.Unknown,
			Order: -1,
		}
	}
	f := r.Summary.Disciplines[d]
	mark, tone, text, note := ui.Cell(f)
	tip := fmt.Sprintf("%s: %s; %d of %d assessed", d.Title(), wordAndBand(f), f.ItemsDone, f.Items)
	if f.GatesOpen > 0 {
		gates := "open deal-breakers: " + strconv.Itoa(f.GatesOpen)
		if f.WalkAways+f.Waiting > 0 {
			gates = f.GateWords()
		}
		tip += "; " + gates
	}
	return table.Cell{
		Kind: table.HeatKind, Mark: mark, Tone: tone, Text: text, Note: note, Tip: tip,
		Order: float64(f.BandLow),
	}
}

// wordAndBand is the word of a discipline with its figures; “unscored” says both.
func wordAndBand(f scoring.Figures) string {
	if !f.Scored {
		return f.Word.Title()
	}
	return string(f.Word) + ", " + ui.BandText(f)
}

func bandCell(r row) table.Cell {
	switch {
	case r.Summary == nil && r.unscored():
		return table.Cell{Text: "checklist", Muted: true, Order: -1}
	case r.Summary == nil:
		return table.Cell{Text: "not begun", Muted: true, Order: -1}
	}
	s := r.Summary
	b := figure.Band{Low: float32(s.Band[0]) / 1000, High: float32(s.Band[1]) / 1000, Scored: s.Scored}
	text := "unscored"
	if s.Score != nil {
		b.Score = float32(*s.Score) / 1000
		text = ui.BandTextOf(s)
	}
	return table.Cell{
		Kind: table.BandKind, Text: text, Band: b, Order: float64(s.Band[0]),
		Tip: fmt.Sprintf("%d %% assessed", ui.SharesOfAll(s).Coverage),
	}
}

func decisionCell(r row) table.Cell {
	if r.Summary == nil {
		return table.Cell{Text: "—"}
	}
	return ui.StandingPill(r.Summary)
}

func tierCell(tier string, begun bool) table.Cell {
	if tier == "" {
		return table.Cell{Text: "—", Tip: "Inherent risk not rated yet"}
	}
	if !begun {
		return table.Cell{Text: "Tier " + tier, Muted: true, Tip: "By the facts of the use; the assessment is not begun"}
	}
	return table.Cell{Text: "Tier " + tier}
}
