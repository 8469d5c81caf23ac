package window

import (
	"testing"

	"countersign/app/ui"
)

// An approval rests on the conditions it was given with: before anything is typed it is said that none can
// be added, and what to do.
func TestNoConditionIsAskedForWhereAnApprovalIsOnRecord(t *testing.T) {
	l := newLab(t, true)
	l.goTo(ui.Route{Page: "decision", ID: "kestrelight-assist-2026"})
	l.command("decision.condition")
	if len(l.overlays.list) > 0 || !l.statusSays("Take the assessment back into review to add one") {
		t.Errorf("%d dialogs, the status bar says %v", len(l.overlays.list), l.frame.status.bar.Texts())
	}
}
