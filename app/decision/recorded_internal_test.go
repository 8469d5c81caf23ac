package decision

import (
	"strings"
	"testing"
	"time"

	"countersign/assessments"
)

func TestWhoRecordsIsNamedOrAskedFor(t *testing.T) {
	if got := recordedBy(assessments.Actor{
		Name: "Ada",
		Role: "legal",
	}); got != "Recorded by Ada (legal), who acts." {
		t.Error(got)
	}
	for _, nobody := range []assessments.Actor{{}, {Name: "Ada"}, {Role: "legal"}} {
		if got := recordedBy(nobody); strings.Contains(got, "Recorded by") ||
			!strings.Contains(got, "asked for your name") {
			t.Errorf("%+v: %s", nobody, got)
		}
	}
}

// TestAnApprovedExceptionNamesWhoRecordedItsApproval: until then it names who typed the request.
func TestAnApprovedExceptionNamesWhoRecordedItsApproval(t *testing.T) {
	at := func(day int) assessments.Moment {
		return assessments.MomentOf(time.Date(2026, 11, day, 12, 0, 0, 0, time.UTC))
	}
	x := assessments.Exception{
		ID: "x", RequestedBy: "Petra", RequestedOn: "2026-11-20", Expires: "2027-01-01",
		Recording: assessments.Recording{RecordedBy: "Nils", RecordedAt: at(20)},
	}
	m := &model{today: "2026-11-22"}
	if r := m.exceptionRow(x); r.declared != "Petra" || r.recorded != "Nils" || r.typed != "2026-11-20" ||
		r.day != "2026-11-20" {
		t.Errorf("requested: %+v", r)
	}
	x.Approver, x.ApprovedOn, x.ApprovalRecordedBy, x.ApprovalRecordedAt = "Bruno", "2026-11-21", "Ada",
		at(22)
	if r := m.exceptionRow(x); r.declared != "Bruno" || r.recorded != "Ada" || r.typed != "2026-11-22" ||
		r.day != "2026-11-21" {
		t.Errorf("approved: %+v", r)
	}
}
