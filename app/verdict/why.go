package verdict

import (
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
)

// Place is where a text of an item is, on every page that shows its field: what was typed on one of them and
// not saved is found on the others.
func (g *Giver) Place(item, field, label string) (ui.Place, bool) {
	it, ok := g.m.Item(item)
	return ui.Place{
		Key: "desk/" + g.m.ID() + "/" + item + "/" + field, Title: label + ", " +
			it.Title, Where: ui.Route{Page: "desk", ID: g.m.ID(), Item: item},
	}, ok
}

// Text is a field for a text of the answer to the item that shown returns. It saves itself. most is how many
// lines it grows to from one; 0 is a field of as many as lines.
func Text(g *Giver, field, label string, lines, most int, shown func() string,
	of func(*assessments.Answer) *string,
) *ui.Text {
	return ui.NewText(g.host, ui.TextSpec{
		Label: label, Lines: lines, Most: most,
		Place: func() (ui.Place, bool) { return g.Place(shown(), field, label) },
		Save: func(seen, text string) (ui.Intent, error) {
			now := g.answer(shown())
			base := now
			*of(&base), *of(&now) = seen, text
			if now.Verdict == assessments.NotApplicable && strings.TrimSpace(now.Reason) == "" {
				return nil, assessments.Errorf(assessments.Refused,
					"“Not applicable” needs its reason. Write one, or give another verdict.")
			}
			return ui.SavingChanges(g.bench, &base, &now), nil
		},
	})
}

// Why is the field for the reason of the verdict on the item that shown returns. It grows to most lines.
func Why(g *Giver, most int, shown func() string) *ui.Text {
	return Text(g, "reason", "Why", 1, most, shown, func(a *assessments.Answer) *string { return &a.Reason })
}
