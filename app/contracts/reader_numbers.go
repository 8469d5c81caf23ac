package contracts

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/verdict"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/limits"
)

// numberCheck lays the numbers of what is cited here beside the positions of the item. It has the lines that the
// strip has room for: what is farthest from our positions comes first, the rest is on the desk.
type numberCheck struct {
	read verdict.Numbers
	body *fyne.Container
}

const numberLines = 2

func newNumberCheck() *numberCheck { return &numberCheck{body: widgets.NewColumn(0)} }

func (n *numberCheck) show(it assessments.Item, cited []assessments.Citation) {
	var found []limits.Finding
	for _, c := range cited {
		found = append(found, n.read.Of(it, c.Quote)...)
	}
	slices.SortStableFunc(found, func(a, b limits.Finding) int { return urgency(a.Outcome) - urgency(b.Outcome) })
	n.body.Objects = nil
	if len(found) > 0 {
		n.body.Objects = []fyne.CanvasObject{verdict.NewNumberCheck(found[:min(len(found), numberLines)])}
	}
	setVisible(n.body, len(found) > 0)
}

// urgency orders outcomes, the farthest from our positions first.
func urgency(o limits.Outcome) int {
	return slices.Index([]limits.Outcome{
		limits.BeyondWalk, limits.Short, limits.NotComparable, limits.MeetsFallBack, limits.MeetsRequire,
	}, o)
}
