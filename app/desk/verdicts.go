package desk

import (
	"countersign/app/ui"
	"countersign/app/verdict"
	"countersign/assessments"
)

// verdicts gives, confirms and clears the verdict on the selected item, and confirms several at a time.
type verdicts struct {
	*verdict.Giver
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
}

// findingOn is the finding on an item; an empty one where there is none.
func (vs *verdicts) findingOn(item string) assessments.Finding {
	for _, g := range vs.m.A.Dossier.FindingsOn(item) {
		return g
	}
	return assessments.Finding{
		ID: vs.id + "/" + item + "/1", AssessmentID: vs.id, ItemID: item,
		Status: "open",
	}
}

func (vs *verdicts) commands() []ui.Command {
	return append(vs.Commands(), ui.Command{
		ID: "desk.confirmseveral", Title: "Confirm several verdicts…", Menu: "Assessment",
		Run: vs.confirmSeveral,
	}.Unless(vs.noneWaits))
}
