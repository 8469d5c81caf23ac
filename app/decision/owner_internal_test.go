package decision

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Who owns a condition or an exception did not declare it: each name has its own column, and no one is
// named who said nothing.
func TestOwnersAndDeclarersAreToldApart(t *testing.T) {
	m := &model{today: "2026-12-01", a: workbench.Assessed{Dossier: assessments.Dossier{
		Conditions: []assessments.ApprovalCondition{
			{ID: "open", Owner: "Olu", Due: "2026-12-24", Status: "open"},
			{ID: "met", Owner: "Olu", Due: "2026-12-24", Status: "met", ClosedBy: "Cleo"},
		},
		Exceptions: []assessments.Exception{
			{ID: "asked", Owner: "Olu"},
			{ID: "by", Owner: "Olu", RequestedBy: "Rita"},
			{ID: "approved", Owner: "Olu", RequestedBy: "Rita", Approver: "Ana", Expires: "2027-01-01"},
		},
	}}}
	at := map[string]int{}
	for i, c := range columns() {
		at[c.Title] = i
	}
	for key, declared := range map[string]string{
		"condition open": "—", "condition met": "Cleo", "exception asked": "—", "exception by": "Rita",
		"exception approved": "Ana",
	} {
		r, ok := m.find(key)
		if !ok {
			t.Fatal(key)
		}
		row := cells(r)
		if row[at["Owner"]].Text != "Olu" || row[at["Declared by"]].Text != declared {
			t.Errorf("%s: owner %q, declared by %q, want Olu and %q", key, row[at["Owner"]].Text,
				row[at["Declared by"]].Text, declared)
		}
	}
}
