package pack

import "countersign/assessments"

// approval is the chapter of exceptions, conditions, decisions and sign-offs.
func (v *view) approval() Section {
	return Section{
		ID: "approval", Title: "Exceptions, conditions, decisions", Chapter: true,
		Blocks: []Block{paragraph("The assessment stands at: " + v.decisionWords() + ".")},
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

func (v *view) decisionTable() Table {
	t := Table{
		Columns: []Column{{Title: "On", Width: 14}, {Title: "Decision", Width: 18}, {Title: "Declared by", Width: 20}, {Title: "Reason", Width: 34}, {Title: "State", Width: 16}},
		Empty:   "No decision is on record.",
	}
	for _, d := range v.d.Decisions {
		reason := d.Reason
		if d.ValidUntil != "" {
			reason = join(" ", reason, "Valid until "+string(d.ValidUntil)+".")
		}
		if d.RevokedReason != "" {
			reason = join(" ", reason, "Revoked: "+d.RevokedReason)
		}
		t.Rows = append(t.Rows, []Cell{dateCell(d.On), textCell(d.Outcome.Title()), textCell(d.By), textCell(reason), textCell(v.stateWords(d.StateHash))})
	}
	return t
}

// stateWords says whether something was decided on the state shown here.
func (v *view) stateWords(hash string) string {
	switch hash {
	case "":
		return "no state recorded"
	case v.stateHash:
		return "the state shown here"
	}
	return "an earlier state, " + short(hash) + "…"
}

func (v *view) signoffTable() Table {
	t := Table{
		Columns: []Column{{Title: "On", Width: 14}, {Title: "Role", Width: 14}, {Title: "Declared by", Width: 20}, {Title: "Statement", Width: 36}, {Title: "State", Width: 18}},
		Empty:   "Nobody has signed off.",
	}
	for _, s := range v.d.SignOffs {
		statement := s.Statement
		if s.RevokedReason != "" {
			statement = join(" ", statement, "Revoked: "+s.RevokedReason)
		}
		if s.Signature != "" {
			statement = join(" ", statement, "Signed with the person's own key; this report does not check the signature.")
		}
		t.Rows = append(t.Rows, []Cell{dateCell(s.On), textCell(words(s.Role)), textCell(s.Name), textCell(statement), textCell(v.stateWords(s.StateHash))})
	}
	return t
}

func (v *view) conditionTable() Table {
	t := Table{
		Columns: []Column{{Title: "What must happen", Width: 46}, {Title: "Owner", Width: 18}, {Title: "Due", Width: 12}, {Title: "Status", Width: 24}},
		Empty:   "No condition is attached.",
	}
	for _, c := range v.d.Conditions {
		status := or(c.Status, "open")
		switch {
		case c.MetOn != "":
			status += " on " + string(c.MetOn)
		case status == "open" && c.Due < v.opt.AsOf:
			status += ", overdue"
		}
		t.Rows = append(t.Rows, []Cell{textCell(c.Text), textCell(c.Owner), dateCell(c.Due), textCell(status)})
	}
	return t
}

func (v *view) exceptionTable() Table {
	t := Table{
		Columns: []Column{{Title: "Item", Width: 22}, {Title: "Reason", Width: 24}, {Title: "Compensating control", Width: 24}, {Title: "Owner", Width: 12}, {Title: "State", Width: 18}},
		Empty:   "No exception is on record.",
	}
	for _, e := range v.d.Exceptions {
		t.Rows = append(t.Rows, []Cell{textCell(v.itemTitle(e.ItemID)), textCell(e.Reason), textCell(e.Compensating), textCell(e.Owner), textCell(v.exceptionState(e))})
	}
	return t
}

// exceptionState says whether an accepted deviation is in force as of the pack's day.
func (v *view) exceptionState(e assessments.Exception) string {
	switch {
	case e.RevokedReason != "":
		return "revoked: " + e.RevokedReason
	case e.Approver == "":
		return "proposed, not approved"
	case e.Expires <= v.opt.AsOf:
		return "expired on " + string(e.Expires)
	}
	return join(" ", "approved by", e.Approver, on(e.ApprovedOn)) + ", until " + string(e.Expires)
}

func (v *view) findingTable() Table {
	t := Table{
		Columns: []Column{{Title: "Item", Width: 22}, {Title: "Finding", Width: 26}, {Title: "Remedy", Width: 22}, {Title: "Owner", Width: 16}, {Title: "Due", Width: 14}, {Title: "Status", Width: 11}},
		Empty:   "No finding is on record.",
	}
	for _, f := range v.d.Findings {
		t.Rows = append(t.Rows, []Cell{textCell(v.itemTitle(f.ItemID)), textCell(f.Text), textCell(f.Remedy), textCell(f.Owner), dateCell(f.Due), textCell(or(f.Status, "open"))})
	}
	return t
}
