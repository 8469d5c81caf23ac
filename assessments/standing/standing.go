// Package standing says what a decision is worth as of a day: whether it stands, or what has happened
// to it since. It is the one place that says so; every list, page, command and pack shows what it
// returns. It is pure, takes no decision and stores nothing. Start with Of.
package standing

import (
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// State is what has become of a decision.
type State string

// States, best first. The worst that applies is the decision's; all reasons are listed.
const (
	Undecided State = "undecided" // nothing that could stand was decided: draft, in review, on hold
	// the state it was taken on is unchanged, and nothing speaks against it
	Stands  State = "stands"
	Changed State = "changed_since" // facts, answers or evidence were changed since
	// a deal-breaker is open without an exception, a condition is overdue, or what the tier takes is no
	// longer there
	NotCarried State = "no_longer_carried"
	Ended      State = "ended" // its last day is over, or it was recorded as expired
	Revoked    State = "revoked"
	Superseded State = "superseded"
)

// States lists them, best first.
func States() []State {
	return []State{Undecided, Stands, Changed, NotCarried, Ended, Revoked, Superseded}
}

func (s State) rank() int {
	for i, one := range States() {
		if one == s {
			return i
		}
	}
	return len(States())
}

// Reason is one thing that speaks against a decision.
type Reason struct {
	State State            `json:"state"`          // what it makes of the decision
	Item  string           `json:"item,omitempty"` // id of the item it is about
	Noun  assessments.Noun `json:"noun,omitempty"` // the record it is about
	ID    string           `json:"id,omitempty"`
	On    assessments.Date `json:"on,omitempty"`
	// Unknown says that the state decided on was not on record by the day: whether anything changed
	// cannot be told.
	Unknown bool   `json:"unknown,omitempty"`
	Text    string `json:"text"` // a sentence without its full stop
}

// Touched is a record of the assessment's state that is not what it was when the decision was taken.
type Touched struct {
	Noun   assessments.Noun `json:"noun"`
	ID     string           `json:"id"`
	Fields []string         `json:"fields"` // "" is the record's existence
}

// Standing is what a decision is worth as of a day.
type Standing struct {
	State    State                     `json:"state"`
	Outcome  assessments.DecisionState `json:"outcome"`            // the state of approval on record
	Decision string                    `json:"decision,omitempty"` // id of the decision it speaks of
	Day      assessments.Date          `json:"as_of"`
	Reasons  []Reason                  `json:"reasons,omitempty"` // worst first
	Changes  []Touched                 `json:"changes,omitempty"` // since the decision
	// Remarks say what limits the decision without speaking against it.
	Remarks []string `json:"remarks,omitempty"`
}

// Input is what a standing is computed from: the dossier as of the day, and what was computed of it.
type Input struct {
	Dossier *assessments.Dossier
	Judged  []scoring.Judged
	Result  scoring.Result
	AsOf    assessments.Date
	// Hash returns the present state hash in a form.
	Hash func(form int) string
	// Changes are the differences to the state that the decision was taken on, if they are known.
	Changes []Touched
}

// Of says what the newest decision of an assessment is worth.
func Of(in Input) Standing {
	status := in.Dossier.Assessment.Status
	if status == "" {
		status = assessments.Draft
	}
	s := Standing{State: Undecided, Outcome: status, Day: in.AsOf}
	d, found := decided(in.Dossier, status)
	if found {
		s.Decision = d.ID
	}
	switch status {
	case assessments.Superseded:
		s.add(Reason{
			State: Superseded, Noun: assessments.NounDecision, ID: d.ID, On: d.On,
			Text: "another decision takes its place" + because(d.Reason),
		})
	case assessments.Revoked:
		s.add(revoked(in.Dossier, d))
	case assessments.Expired:
		s.add(Reason{
			State: Ended, Noun: assessments.NounDecision, ID: d.ID, On: d.On,
			Text: "it was recorded as expired" + because(d.Reason),
		})
	case assessments.Approved, assessments.WithConditions:
		s.State = Stands
		s.approval(s.asCounted(in, d), d, found)
	case assessments.Rejected:
		s.State = Stands
		s.unchanged(in, d, found)
	}
	return s
}

// decided is the decision that led to a state of approval.
func decided(d *assessments.Dossier, status assessments.DecisionState) (last assessments.Decision,
	found bool,
) {
	for _, one := range d.History() {
		if one.Outcome == status && one.RevokedReason == "" {
			last, found = one, true
		}
	}
	return last, found
}

// add lists a reason, the worst ones first, and lets the standing be no better than it.
func (s *Standing) add(r Reason) {
	at := len(s.Reasons)
	for at > 0 && s.Reasons[at-1].State.rank() < r.State.rank() {
		at--
	}
	s.Reasons = append(s.Reasons[:at], append([]Reason{r}, s.Reasons[at:]...)...)
	if r.State.rank() > s.State.rank() {
		s.State = r.State
	}
}

func (s *Standing) approval(in Input, d assessments.Decision, found bool) {
	if d.ValidUntil.Over(in.AsOf) {
		s.add(Reason{
			State: Ended, Noun: assessments.NounDecision, ID: d.ID, On: d.ValidUntil,
			Text: "its last day was " + string(d.ValidUntil),
		})
	}
	waits := map[string]bool{}
	for i := range in.Judged {
		waits[in.Judged[i].Item] = in.Judged[i].Gate() == scoring.SecondPerson
	}
	for _, p := range in.Result.Items {
		if p.GateOpen {
			s.add(gateReason(in, p, waits[p.Item]))
		}
	}
	for _, c := range in.Dossier.Conditions {
		if c.Open() && c.Due.Over(in.AsOf) {
			s.add(Reason{
				State: NotCarried, Noun: assessments.NounCondition, ID: c.ID, On: c.Due,
				Text: fmt.Sprintf("the condition “%s” (%s) was due on %s", clip(c.Text), c.Owner, c.Due),
			})
		}
	}
	if found {
		s.rules(in, d)
		s.reviewed(in, d)
	}
	s.unchanged(in, d, found)
	s.remark(in, d)
}

// gateReason says why a deal-breaker is open, a walk-away reached or what waits for a second person,
// and which exception passed it before.
func gateReason(in Input, p scoring.Points, waits bool) Reason {
	open := "the deal-breaker " + itemName(in.Dossier, p.Item) + " is open: "
	if waits {
		open = itemName(in.Dossier, p.Item) + " waits for a second person: "
	}
	r := Reason{State: NotCarried, Item: p.Item, Text: open + lower(strings.TrimSuffix(p.GateReason, "."))}
	if p.WalkAway {
		open = "walk-away reached on " + itemName(in.Dossier, p.Item) + " without a live exception: "
		r.Text = open + "it is in our answer"
	}
	for _, e := range in.Dossier.Exceptions {
		switch {
		case e.ItemID != p.Item || e.Approver == "":
		case e.RevokedReason != "":
			r.Noun, r.ID = assessments.NounException, e.ID
			r.Text = open + "its exception was revoked (" + clip(e.RevokedReason) + ")"
		case e.Expires <= in.AsOf:
			r.Noun, r.ID, r.On = assessments.NounException, e.ID, e.Expires
			r.Text = open + "the last day of its exception was " + string(e.LastDay())
		}
	}
	return r
}

// itemName is what people call an item: its title, or its id if the question set has none.
func itemName(d *assessments.Dossier, item string) string {
	if it, ok := d.Template.Item(item); ok && it.Title != "" {
		return "“" + it.Title + "”"
	}
	return item
}

// unchanged compares the state with the one decided on, in the form the decision's hash was made in.
func (s *Standing) unchanged(in Input, d assessments.Decision, found bool) {
	switch {
	case !found:
		s.add(Reason{State: NotCarried, Text: "no decision is on record that carries “" + s.Outcome.Title() +
			"”"})
	case d.RecordedOn() > in.AsOf:
		s.add(Reason{
			State: Changed, Noun: assessments.NounDecision, ID: d.ID, On: d.RecordedOn(), Unknown: true,
			Text: "its state was recorded only on " + string(d.RecordedOn()) +
				", so that what changed until then is not known",
		})
	case d.StateHash == "":
		s.add(Reason{
			State: Changed, Noun: assessments.NounDecision, ID: d.ID, Unknown: true,
			Text: "the state it was taken on was not recorded",
		})
	case !Same(d.StateHash, d.StateForm, in.Hash):
		s.Changes = in.Changes
		s.add(Reason{
			State: Changed, Noun: assessments.NounDecision, ID: d.ID, On: d.On,
			Text: changes(len(in.Changes)) + " since " + taken(d),
		})
	}
}

// taken names the moment a decision's state is known of: its day, or its recording where that came later.
func taken(d assessments.Decision) string {
	if day := d.RecordedOn(); day > d.On {
		return "the decision was recorded on " + string(day)
	}
	return "the decision of " + string(d.On)
}

// Same reports whether a recorded state hash is the present one, in the form it was made in. Sign-offs
// are compared so.
func Same(hash string, form int, now func(form int) string) bool {
	return hash != "" && hash == now(form)
}

func (s *Standing) remark(in Input, d assessments.Decision) {
	if day := d.RecordedOn(); day != "" && d.On < day {
		s.Remarks = append(s.Remarks, fmt.Sprintf(
			"Dated %s and recorded on %s by %s: the state at the time was not recorded", d.On, day,
			d.RecordedBy))
	}
	if limit := in.Dossier.ApprovalLimit(d.On); d.ValidUntil > limit {
		s.Remarks = append(s.Remarks, fmt.Sprintf(
			"Approved until %s, beyond %s, when a review is due at the latest%s",
			d.ValidUntil, limit, reasonGiven(d)))
	}
	if text := lastDay(in, d); text != "" && s.State == Stands {
		s.Remarks = append(s.Remarks, text)
	}
	s.Remarks = append(s.Remarks, likeRequester(in.Dossier, d)...)
	if need := in.Dossier.Organisation.CoverageNeeded(); d.StateForm > 0 && d.Coverage < need {
		s.Remarks = append(s.Remarks, fmt.Sprintf(
			"Approved with %s of the weight assessed, below the %s needed%s", percent(d.Coverage),
			percent(need), reasonGiven(d)))
	}
}

// lastDay says until when an approval that stands holds, if its own last day does not say so: until
// the first exception that carries it ends, or until it is revoked.
func lastDay(in Input, d assessments.Decision) string {
	end, item := carriedUntil(in)
	if end != "" {
		end = end.AddDays(-1) // on the day on which an exception expires it carries nothing
	}
	var text string
	switch {
	case d.On == "":
	case end != "" && (d.ValidUntil == "" || end < d.ValidUntil):
		text = fmt.Sprintf("Carried until %s at the latest (exception on %s)", end,
			itemName(in.Dossier, item))
	case d.ValidUntil == "":
		text = "No last day: it holds until it is revoked"
	}
	if text == "" || d.ValidUntil != "" {
		return text
	}
	day, set := in.Dossier.ReviewOn()
	switch {
	case set:
		text += "; the next review is set for " + string(day)
	case day != "":
		text += "; a review is due by " + string(day) + " at the latest"
	}
	return text
}

// carriedUntil is the day on which the first deal-breaker opens that an exception carries now, and its
// item; "" if none does.
func carriedUntil(in Input) (first assessments.Date, item string) {
	for _, p := range in.Result.Items {
		if p.GatePassed == "" {
			continue
		}
		var last assessments.Date // a renewal carries it on
		for _, x := range in.Dossier.Exceptions {
			if x.ItemID == p.Item && x.InForce(in.AsOf) && x.Expires > last {
				last = x.Expires
			}
		}
		if last != "" && (first == "" || last < first) {
			first, item = last, p.Item
		}
	}
	return first, item
}

func reasonGiven(d assessments.Decision) string {
	reason := strings.TrimSuffix(strings.TrimSpace(d.Reason), ".")
	if reason == "" {
		return ". No reason is recorded"
	}
	return ". Reason: " + reason
}

func revoked(d *assessments.Dossier, step assessments.Decision) Reason {
	r := Reason{
		State: Revoked, Noun: assessments.NounDecision, ID: step.ID, On: step.On,
		Text: "it was revoked" + because(step.Reason),
	}
	for _, one := range d.History() {
		if one.RevokedReason != "" && one.Outcome.Approving() {
			r = Reason{
				State: Revoked, Noun: assessments.NounDecision, ID: one.ID, On: one.RevokedOn,
				Text: "it was revoked" + by(one.RevokedBy) + on(one.RevokedOn) + because(one.RevokedReason),
			}
		}
	}
	return r
}
