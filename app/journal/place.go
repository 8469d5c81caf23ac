package journal

import (
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
)

// place is where what an event is about can be seen; the zero value where no page shows it.
func (n names) place(e assessments.Event) ui.Route {
	switch e.Subject {
	case assessments.NounVendor, assessments.NounService, assessments.NounPlan, assessments.NounContract,
		assessments.NounUse:
		return ui.Route{Page: "vendors", ID: e.SubjectID}
	case assessments.NounDocument:
		return ui.Route{Page: "contracts", Item: e.SubjectID}
	case assessments.NounPrecedence:
		return ui.Route{Page: "contracts"}
	case assessments.NounVersion:
		return ui.Route{Page: "reader", ID: e.SubjectID}
	case assessments.NounEvidence:
		return ui.Route{Page: "evidence", ID: e.SubjectID}
	case assessments.NounRevision:
		return ui.Route{Page: "evidence"}
	case assessments.NounDecision, assessments.NounCondition, assessments.NounException,
		assessments.NounSignOff:
		return ui.Route{Page: "decision", ID: e.Assessment}
	case assessments.NounResponsibility:
		use, id, _ := strings.Cut(e.SubjectID, "/R-")
		return ui.Route{Page: "checklist", ID: use, Item: "R-" + id}
	case assessments.NounPack:
		return ui.Route{Page: "packs"}
	case assessments.NounOrganisation:
		return ui.Route{Page: "settings"}
	case assessments.NounFrozen: // a question set of our own
		return ui.Route{Page: "catalogue"}
	}
	if e.Assessment != "" {
		return ui.Route{Page: "desk", ID: e.Assessment, Item: n.of(e.Subject, e.SubjectID).item}
	}
	return ui.Route{}
}
