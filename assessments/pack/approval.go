package pack

import (
	"cmp"
	"strings"

	"countersign/assessments"
	"countersign/assessments/standing"
)

// daysWords say what the two ways of naming an end mean.
const daysWords = "“Valid until”, “until” and “due” name the last day that counts; “expires on”, of evidence, names the first day that no longer does."

// approvalChapter writes who decided, signed, excepted and what is still due.
type approvalChapter struct{ *view }

// approval is the chapter of exceptions, conditions, decisions and sign-offs.
func (v approvalChapter) approval() Section {
	return Section{
		ID: "approval", Title: "Exceptions, conditions, decisions", Chapter: true,
		Blocks: []Block{
			paragraph("On record: " + cover(v).decisionWords() + "."),
			paragraph("Standing as of " + string(v.opt.AsOf) + ": " + worth(v).sentence(reasonsInReport)),
			muted(daysWords),
		},
		Sections: []Section{
			{ID: "decisions", Title: "Decisions", Blocks: []Block{grid(v.decisionTable())}},
			{ID: "signoffs", Title: "Sign-offs", Blocks: []Block{
				muted("A sign-off is an internal record of approval of one frozen state, declared by the person named unless a signature of their own key is shown. It is not an electronic signature of a contract."),
				grid(v.signoffTable()),
			}},
			{ID: "conditions", Title: "Conditions of approval", Blocks: []Block{grid(v.conditionTable())}},
			{ID: "exceptions", Title: "Exceptions", Blocks: []Block{grid(v.exceptionTable())}},
			{ID: "findings", Title: "Findings", Blocks: []Block{grid(v.findingTable())}},
		},
	}
}

func (v approvalChapter) decisionTable() Table {
	t := Table{
		Columns: []Column{
			{Title: "On", Width: 12},
			{Title: "Decision", Width: 16},
			{Title: "Declared by", Width: 17},
			{Title: "Recorded by", Width: 19},
			{Title: "Reason", Width: 24},
			{Title: "State", Width: 12},
		},
		Empty: "No decision is on record.",
	}
	for _, d := range v.d.History() {
		reason := d.Reason
		if d.ValidUntil != "" {
			reason = join(" ", ended(reason), "Valid until "+string(d.ValidUntil)+".")
		}
		if d.RevokedReason != "" {
			reason = join(" ", ended(reason), ended(revokedWords(d.Revocation, d.RevokedReason)))
		}
		t.Rows = append(t.Rows, []Cell{
			dateCell(d.On), textCell(d.Outcome.Title()), textCell(d.By), textCell(recordedWords(d.Recording)),
			textCell(reason),
			textCell(v.decidedState(d)),
		})
	}
	return t
}

// decidedState says on which state a decision was taken. Of one that was recorded after its day the
// state at the time is not known: it is bound to the state of its recording.
func (v approvalChapter) decidedState(d assessments.Decision) string {
	return standing.OnState(d.On, d.RecordedOn(), d.StateHash, d.StateForm, worth(v).hashIn)
}

// signedState says on which state someone signed off.
func (v approvalChapter) signedState(s assessments.SignOff) string {
	return standing.OnState(s.On, s.RecordedOn(), s.StateHash, s.StateForm, worth(v).hashIn)
}

func (v approvalChapter) signoffTable() Table {
	t := Table{
		Columns: []Column{
			{Title: "On", Width: 12},
			{Title: "Role", Width: 13},
			{Title: "Declared by", Width: 17},
			{Title: "Recorded by", Width: 19},
			{Title: "Statement", Width: 25},
			{Title: "State", Width: 14},
		},
		Empty: "No one has signed off.",
	}
	for _, s := range v.d.SignOffs {
		statement := s.Statement
		if s.RevokedReason != "" {
			statement = join(" ", ended(statement), ended(revokedWords(s.Revocation, s.RevokedReason)))
		}
		if s.Signature != "" {
			statement = join(" ", ended(statement),
				"Signed with the person's own key; this report does not check the signature.")
		}
		t.Rows = append(t.Rows, []Cell{
			dateCell(s.On), textCell(words(s.Role)), textCell(s.Name),
			textCell(recordedWords(s.Recording)), textCell(statement), textCell(v.signedState(s)),
		})
	}
	return t
}

func (v approvalChapter) conditionTable() Table {
	t := Table{
		Columns: []Column{
			{Title: "What must happen", Width: 36},
			{Title: "Owner", Width: 15},
			{Title: "Recorded by", Width: 17},
			{Title: "Due", Width: 12},
			{Title: "Status", Width: 20},
		},
		Empty: "No condition is attached.",
	}
	for _, c := range v.d.Conditions {
		status := v.conditionStatus(c)
		if c.MetOn != "" {
			status = join(", ", status+" on "+string(c.MetOn), closedWords(c))
		}
		t.Rows = append(t.Rows, []Cell{
			textCell(c.Text), textCell(c.Owner),
			textCell(recordedWords(c.OfState())), dateCell(c.Due), textCell(status),
		})
	}
	return t
}

// closedWords say who declared that a condition is met or waived, and why, and who recorded the condition
// itself: the column of recorders holds who recorded its state.
func closedWords(c assessments.ApprovalCondition) string {
	if c.Open() {
		return ""
	}
	condition := ""
	if c.RecordedBy != "" {
		condition = "the condition recorded by " + recordedWords(c.Recording)
	}
	return join(", ", by(c.ClosedBy), c.ClosedReason, condition)
}

// conditionStatus is what has become of a condition by the pack's day.
func (v *view) conditionStatus(c assessments.ApprovalCondition) string {
	status := cmp.Or(c.Status, "open")
	if status == "open" && c.Due.Over(v.opt.AsOf) {
		status += ", overdue"
	}
	return status
}

func (v approvalChapter) exceptionTable() Table {
	t := Table{
		Columns: []Column{
			{Title: "Item", Width: 22},
			{Title: "Reason", Width: 24},
			{Title: "Compensating control", Width: 24},
			{Title: "Owner", Width: 12},
			{Title: "State", Width: 18},
		},
		Empty: "No exception is on record.",
	}
	for _, e := range v.d.Exceptions {
		t.Rows = append(t.Rows, []Cell{
			textCell(v.itemTitle(e.ItemID)), textCell(e.Reason),
			textCell(e.Compensating), textCell(e.Owner), textCell(v.exceptionState(e)),
		})
	}
	return t
}

// exceptionState says whether an accepted deviation is in force as of the pack's day.
func (v approvalChapter) exceptionState(e assessments.Exception) string {
	requested := join(", ", named("requested by", join(" ", e.RequestedBy, on(e.RequestedOn))),
		recorder(e.RecordedBy))
	approved := "not approved"
	if e.Approver != "" {
		approved = join(", ", join(" ", "approved by", e.Approver, on(e.ApprovedOn)),
			recorder(e.ApprovalRecordedBy))
	}
	expires := e.Lasts(v.opt.AsOf)
	if e.Expires <= v.opt.AsOf {
		expires = "expired, " + expires
	}
	switch {
	case e.RevokedReason != "":
		return join("; ", lowerFirst(strings.TrimSuffix(revokedWords(e.Revocation, e.RevokedReason), ".")),
			"before: "+approved, requested)
	case e.Approver == "":
		return join("; ", "requested, not approved", expires, requested)
	case e.Expires <= v.opt.AsOf:
		return join("; ", expires, approved, requested)
	}
	return join("; ", approved, expires, requested)
}

func (v approvalChapter) findingTable() Table {
	t := Table{
		Columns: []Column{
			{Title: "Item", Width: 22},
			{Title: "Finding", Width: 26},
			{Title: "Remedy", Width: 22},
			{Title: "Owner", Width: 16},
			{Title: "Due", Width: 14},
			{Title: "Status", Width: 11},
		},
		Empty: "No finding is on record.",
	}
	for _, f := range v.d.Findings {
		t.Rows = append(t.Rows, []Cell{
			textCell(v.itemTitle(f.ItemID)), textCell(f.Text), textCell(f.Remedy),
			textCell(f.Owner), dateCell(f.Due), textCell(cmp.Or(f.Status, "open")),
		})
	}
	return t
}

func recorder(name string) string { return named("recorded by", name) }

func named(what, name string) string {
	if name == "" {
		return ""
	}
	return what + " " + name
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
