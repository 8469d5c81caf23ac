package journal

import (
	"countersign/app/ui"
	"countersign/assessments"
)

// place is where what an event is about can be seen; the zero value where no page shows it.
func (n names) place(e assessments.Event) ui.Route {
	switch e.Subject {
	case "vendor", "service", "plan", "contract", "use":
		return ui.Route{Page: "vendors", ID: e.SubjectID}
	case "document":
		return ui.Route{Page: "contracts", Item: e.SubjectID}
	case "version":
		return ui.Route{Page: "reader", ID: e.SubjectID}
	case "evidence":
		return ui.Route{Page: "evidence", ID: e.SubjectID}
	case "revision":
		return ui.Route{Page: "evidence"}
	case "decision", "condition", "exception", "signoff":
		return ui.Route{Page: "decision", ID: e.Assessment}
	case "pack":
		return ui.Route{Page: "packs"}
	case "organisation":
		return ui.Route{Page: "settings"}
	case "template":
		return ui.Route{Page: "catalogue"}
	}
	if e.Assessment != "" {
		return ui.Route{Page: "desk", ID: e.Assessment, Item: n.of(e.Subject, e.SubjectID).item}
	}
	return ui.Route{}
}
