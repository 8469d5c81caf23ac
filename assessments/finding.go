package assessments

import "strings"

// Finding is a gap found on an item, with its remedy.
type Finding struct {
	ID           string
	AssessmentID string
	ItemID       string
	Text         string // what is missing or wrong
	Remedy       string // what would close it
	Owner        string
	Due          Date
	Status       string
	Bin
}

// Noun is "finding".
func (*Finding) Noun() Noun { return NounFinding }

// Key is the record's id.
func (f *Finding) Key() string { return f.ID }

// SetKey sets the record's id.
func (f *Finding) SetKey(id string) { f.ID = id }

// Fields lists its stored facts.
func (f *Finding) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&f.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "item", Value: text(&f.ItemID), Required: true, Line: true},
		{Name: "gap", Value: text(&f.Text), Content: true},
		{Name: "remedy", Value: text(&f.Remedy), Content: true},
		{Name: "owner", Value: text(&f.Owner), Line: true},
		{Name: "due", Value: date(&f.Due)},
		{Name: "status", Value: text(&f.Status), OneOf: []string{"open", "closed", "accepted"}},
		binned(&f.Bin),
	}
}

// Empty reports whether nothing is written in it: no gap, remedy, owner or due day. Such a record is
// no finding.
func (f *Finding) Empty() bool {
	return strings.TrimSpace(f.Text+f.Remedy+f.Owner+string(f.Due)) == ""
}

// Open reports whether the gap is still there: neither closed, accepted, empty nor in the bin.
func (f *Finding) Open() bool {
	return !f.Empty() && !InBin(f) && f.Status != "closed" && f.Status != "accepted"
}

// Exception is a deviation accepted for a time: reason, compensating control, owner, approver, expiry.
type Exception struct {
	ID            string
	AssessmentID  string
	ItemID        string
	Reason        string
	Compensating  string
	Owner         string
	RequestedBy   string
	RequestedOn   Date
	Approver      string // "" while only requested
	ApprovedOn    Date
	Expires       Date   // first day on which it no longer counts
	Renews        string // id of the exception that this one continues
	RevokedReason string // "" while it holds
	Recording            // of the request
	// ApprovalRecordedBy is the actor who recorded the approval; Approver is the person it names.
	ApprovalRecordedBy string
	ApprovalRecordedAt Moment
	Revocation
}

// InForce reports whether it passes its deal-breaker on a day: approved by then, not expired, not revoked.
func (e *Exception) InForce(on Date) bool {
	return e.Approver != "" && e.RevokedReason == "" && e.ApprovedOn != "" && e.ApprovedOn <= on &&
		on < e.Expires
}

// Waits reports whether it waits on a day for someone to approve it.
func (e *Exception) Waits(on Date) bool {
	return e.Approver == "" && e.RevokedReason == "" && (e.Expires == "" || on < e.Expires)
}

// LastDay is the last day on which it counts: “until” names this day, “expires on” the one after it.
func (e *Exception) LastDay() Date { return e.Expires.AddDays(-1) }

// Lasts names its last day as of a day, as every page, command and pack does: “until 2027-03-10”, or
// “last day 2027-03-10” once that is over.
func (e *Exception) Lasts(asOf Date) string {
	if e.LastDay().Over(asOf) {
		return "last day " + string(e.LastDay())
	}
	return "until " + string(e.LastDay())
}

// Noun is "exception".
func (*Exception) Noun() Noun { return NounException }

// Key is the record's id.
func (e *Exception) Key() string { return e.ID }

// SetKey sets the record's id.
func (e *Exception) SetKey(id string) { e.ID = id }

// Fields lists its stored facts.
func (e *Exception) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&e.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "item", Value: text(&e.ItemID), Required: true, Line: true},
		{Name: "reason", Value: text(&e.Reason), Required: true, Content: true},
		{Name: "compensating_control", Value: text(&e.Compensating), Required: true, Content: true},
		{Name: "owner", Value: text(&e.Owner), Required: true, Line: true},
		{Name: "requested_by", Value: text(&e.RequestedBy), Line: true},
		{Name: "requested_on", Value: date(&e.RequestedOn)},
		{Name: "approver", Value: text(&e.Approver), Line: true},
		{Name: "approved_on", Value: date(&e.ApprovedOn)},
		{Name: "expires", Value: date(&e.Expires), Required: true},
		{Name: "renews", Value: text(&e.Renews), Ref: NounException},
		{Name: "revoked_reason", Value: text(&e.RevokedReason), Content: true},
		recordedBy(&e.Recording), recordedAt(&e.Recording),
		{Name: "approval_recorded_by", Value: text(&e.ApprovalRecordedBy), Line: true, Computed: true},
		{Name: "approval_recorded_at", Value: moment(&e.ApprovalRecordedAt), Computed: true},
		revokedBy(&e.Revocation), revokedOn(&e.Revocation),
	}
}
