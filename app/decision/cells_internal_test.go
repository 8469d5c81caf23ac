package decision

import (
	"testing"

	"countersign/app/theme"
	"countersign/app/widgets/table"
)

func TestStatesAndPeopleAreNotCutWhereASecondLineHoldsThem(t *testing.T) {
	for state, want := range map[string]table.Cell{
		"In review, earlier":       {Kind: table.PillCell, Text: "In review, earlier"},
		"Approved with conditions": {Kind: table.PillCell, Text: "Approved with conditions"},
		"Approved with conditions, 1 change": {
			Kind: table.MarkCell, Text: "Approved with conditions",
			Sub: "1 change",
		},
	} {
		got := stateCell(state, theme.MarkTick, theme.Good)
		if got.Kind != want.Kind || got.Text != want.Text || got.Sub != want.Sub ||
			got.Mark != theme.MarkTick || got.Tip != state {
			t.Errorf("%q is shown as %+v", state, got)
		}
	}
	for who, want := range map[string][2]string{
		"": {"—", "2026-11-21"}, "Tomasz Bielak": {"Tomasz Bielak", "2026-11-21"},
		"Ines Okafor (procurement)": {"Ines Okafor", "(procurement) · 2026-11-21"},
		"Odd (one":                  {"Odd (one", "2026-11-21"},
	} {
		if got := personCell(who, "2026-11-21"); got.Text != want[0] || got.Sub != want[1] {
			t.Errorf("%q is shown as %+v", who, got)
		}
	}
}
