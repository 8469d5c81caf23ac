package decision

import (
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// model is what the page shows, computed from one assessment; it knows no Fyne.
type model struct {
	a     workbench.Assessed
	today assessments.Date
	newer assessments.TemplateDiff // what the question set of today would ask
	kind  kind                     // "" shows all
	was   map[stateIn]string       // see hashIn
}

// stateIn is a state, by its hash, and an earlier form of it.
type stateIn struct {
	state string
	form  int
}

// hashIn is the hash of the state shown in a form. The rows ask for it again and again, and the walk
// over the whole record is long: it is made once for each state and form.
func (m *model) hashIn(form int) string {
	switch key := (stateIn{m.a.StateHash, form}); {
	case m.a.StateHash == "":
		return m.a.Dossier.StateHashIn(form)
	case form == assessments.StateForm:
		return m.a.StateHash
	default:
		if m.was == nil {
			m.was = map[stateIn]string{}
		}
		if _, known := m.was[key]; !known {
			m.was[key] = m.a.Dossier.StateHashIn(form)
		}
		return m.was[key]
	}
}

// kind sorts the rows; each has a chip.
type kind string

const (
	decisions  kind = "decision"
	conditions kind = "condition"
	exceptions kind = "exception"
	signoffs   kind = "signoff"
)

func kinds() []kind { return []kind{decisions, conditions, exceptions, signoffs} }

func (k kind) title() string {
	switch k {
	case decisions:
		return "Decisions"
	case conditions:
		return "Conditions"
	case exceptions:
		return "Exceptions"
	case signoffs:
		return "Sign-offs"
	}
	return "All"
}

// look is how the state of a row is told: better to worse. The page gives each a shape and a colour.
type look int

const (
	lookNeutral look = iota
	lookGood
	lookWaiting
	lookWarn
	lookBad
	lookOver // no longer of force, for no fault
)

// row is one record of the approval.
type row struct {
	kind     kind
	id       string
	state    string
	look     look
	worth    *standing.Standing // of the decision that counts, in place of look
	what     string
	more     string           // second line
	owner    string           // of a condition or exception
	declared string           // "" while no one has declared it
	recorded string           // who typed it
	typed    assessments.Date // and when
	day      assessments.Date
	until    assessments.Date
	item     string // id of the item it is about
}

func (r row) key() string { return string(r.kind) + " " + r.id }

// rows lists what the chip leaves: decisions in the order in which they were taken, then the others.
func (m *model) rows() []row {
	all := m.all()
	return slices.DeleteFunc(all, func(r row) bool { return m.kind != "" && r.kind != m.kind })
}

func (m *model) all() []row {
	d := &m.a.Dossier
	var out []row
	for _, one := range d.History() {
		out = append(out, m.decisionRow(one))
	}
	for _, one := range d.Conditions {
		out = append(out, m.conditionRow(one))
	}
	for _, one := range d.Exceptions {
		out = append(out, m.exceptionRow(one))
	}
	for _, one := range d.SignOffs {
		out = append(out, m.signoffRow(one))
	}
	return out
}

func (m *model) decisionRow(d assessments.Decision) row {
	r := row{
		kind: decisions, id: d.ID, state: d.Outcome.Title(), what: d.Reason, declared: d.By,
		recorded: d.RecordedBy, typed: d.RecordedOn(), day: d.On, until: d.ValidUntil,
	}
	if d.ValidUntil != "" {
		r.more = "valid until " + string(d.ValidUntil)
	}
	if d.Coverage > 0 {
		r.more = join(r.more, assessments.PercentOf(d.Coverage)+" assessed when recorded")
	}
	if day := d.RecordedOn(); day != "" && d.On < day {
		r.more = join(r.more, "recorded later: the state at the time was not recorded")
	}
	switch {
	case d.RevokedReason != "":
		r.state, r.look = "revoked", lookBad
		r.more = "was " + d.Outcome.Title() + "; " + revoked(d.Revocation, d.RevokedReason)
	case d.ID == m.a.Standing.Decision:
		r.state, r.worth = m.a.Standing.Words(), &m.a.Standing
	default:
		r.state, r.look = d.Outcome.Title()+", earlier", lookOver
	}
	return r
}

func (m *model) conditionRow(c assessments.ApprovalCondition) row {
	r := row{
		kind: conditions, id: c.ID, state: "open", look: lookWaiting, what: c.Text, owner: c.Owner,
		recorded: c.OfState().RecordedBy, typed: c.OfState().RecordedOn(), day: c.RecordedOn(), until: c.Due,
	}
	switch {
	case !c.Open():
		r.state, r.look = c.Status, lookGood
		if c.Status == "waived" {
			r.look = lookOver
		}
		r.declared, r.day = c.ClosedBy, c.MetOn
		r.more = join(named("on", string(c.MetOn)), named("declared by", c.ClosedBy),
			named("recorded by", c.OfState().RecordedBy), c.ClosedReason,
			named("the condition recorded by", c.RecordedBy))
	case c.Due.Over(m.today):
		r.state, r.look, r.more = "overdue", lookBad, "was due on "+string(c.Due)
	}
	return r
}

func (m *model) exceptionRow(x assessments.Exception) row {
	r := row{
		kind: exceptions, id: x.ID, state: "requested", look: lookWaiting, what: m.itemTitle(x.ItemID) +
			": " + x.Reason, more: "instead: " + x.Compensating,
		owner: x.Owner, declared: x.RequestedBy, recorded: x.RecordedBy, typed: x.RecordedOn(),
		day: x.RequestedOn, until: x.LastDay(), item: x.ItemID,
	}
	if x.Approver != "" {
		r.declared, r.day = x.Approver, x.ApprovedOn
		r.recorded = x.ApprovalRecordedBy
		r.typed = assessments.Recording{RecordedAt: x.ApprovalRecordedAt}.RecordedOn()
		r.more = join(named("requested by", x.RequestedBy), r.more)
	}
	switch {
	case x.RevokedReason != "":
		r.state, r.look, r.more = "revoked", lookBad, revoked(x.Revocation, x.RevokedReason)
	case x.Approver == "":
	case x.Expires <= m.today:
		r.state, r.look = "expired", lookBad
	default:
		r.state, r.look = "in force", lookWarn
	}
	return r
}

func (m *model) signoffRow(s assessments.SignOff) row {
	r := row{
		kind: signoffs, id: s.ID, state: "of this state", look: lookGood, what: role(s.Role),
		more:     s.Statement,
		declared: s.Name, recorded: s.RecordedBy, typed: s.RecordedOn(), day: s.On,
	}
	switch {
	case s.RevokedReason != "":
		r.state, r.look, r.more = "revoked", lookBad, revoked(s.Revocation, s.RevokedReason)
	case s.RecordedOn() != "" && s.On < s.RecordedOn():
		r.state, r.look = "recorded later", lookWarn
		r.more = join(standing.OnState(s.On, s.RecordedOn(), s.StateHash, s.StateForm,
			m.hashIn), s.Statement)
	case !standing.Same(s.StateHash, s.StateForm, m.hashIn):
		r.state, r.look = "of another state", lookWarn
	}
	return r
}

// role is a role of sign-offs in words.
func role(id string) string {
	if id == "dpo" {
		return "DPO"
	}
	return assessments.Capital(strings.ReplaceAll(id, "_", " "))
}

func (m *model) itemTitle(id string) string {
	if it, ok := m.a.Dossier.Template.Item(id); ok {
		return it.Title
	}
	return id
}

// count is how many rows a chip leaves; "" is all.
func (m *model) count(k kind) int {
	n := 0
	for _, r := range m.all() {
		if k == "" || r.kind == k {
			n++
		}
	}
	return n
}

// find is the row with a key.
func (m *model) find(key string) (row, bool) {
	for _, r := range m.all() {
		if r.key() == key {
			return r, true
		}
	}
	return row{}, false
}

func (m *model) exception(id string) (assessments.Exception, bool) {
	for _, x := range m.a.Dossier.Exceptions {
		if x.ID == id {
			return x, true
		}
	}
	return assessments.Exception{}, false
}

// waiting are the exceptions that wait for someone to approve them.
func (m *model) waiting() []assessments.Exception {
	return slices.DeleteFunc(slices.Clone(m.a.Dossier.Exceptions), func(x assessments.Exception) bool {
		return !x.Waits(m.today)
	})
}

func (m *model) condition(id string) (assessments.ApprovalCondition, bool) {
	for _, c := range m.a.Dossier.Conditions {
		if c.ID == id {
			return c, true
		}
	}
	return assessments.ApprovalCondition{}, false
}

// reasons are the sentences under the standing: everything that speaks against it, what was changed,
// and what limits it.
func (m *model) reasons() []string {
	s := m.a.Standing
	var out []string
	for _, r := range s.Reasons {
		out = append(out, assessments.Capital(r.Text)+".")
	}
	for _, t := range s.Changes {
		out = append(out, m.changed(t))
	}
	for _, r := range s.Remarks {
		out = append(out, r+".")
	}
	return slices.Compact(out)
}

func revoked(r assessments.Revocation, reason string) string {
	return join(named("by", r.RevokedBy), named("on", string(r.RevokedOn)), reason)
}

func named(what, who string) string {
	if who == "" {
		return ""
	}
	return what + " " + who
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }),
		" · ")
}
