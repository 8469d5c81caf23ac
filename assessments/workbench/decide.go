package workbench

import (
	"context"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// deciding records what people put their name to: decisions with their conditions, sign-offs, exceptions. It
// stays on record, and is revoked with a reason instead of undone.
type deciding struct {
	*journal
	changing *changing
}

// Decide takes an assessment to another state of approval, with its conditions where there are any. It
// refuses what the state machine, an open deal-breaker or the separation of duties forbids, and a
// decision on a state that the person did not see: seen is what was shown, nil where nothing was.
func (w *deciding) Decide(ctx context.Context, d assessments.Decision, seen *Seen,
	conditions ...assessments.ApprovalCondition,
) (assessments.Event, error) {
	if d.ID == "" {
		d.ID = w.ids.New(assessments.NounDecision)
	}
	in := intent{
		verb: assessments.VerbDecide(d.Outcome), subject: assessments.NounDecision, subjectID: d.ID,
		assessment: d.AssessmentID, reason: d.Reason, lasting: true, relies: true,
	}
	return w.do(ctx, in, func(e *edit) error {
		d := d
		if err := (approvals{e}).unchangedSince(d.AssessmentID, seen); err != nil {
			return err
		}
		for i := range conditions {
			c := conditions[i]
			c.AssessmentID = d.AssessmentID
			if c.ID == "" {
				c.ID = e.w.ids.New(assessments.NounCondition)
			}
			if err := (approvals{e}).putCondition(fmt.Sprintf("conditions[%d]", i), &c); err != nil {
				return err
			}
		}
		return approvals{e}.decide("", &d)
	})
}

func (e approvals) decide(path string, d *assessments.Decision) error {
	a, ok, err := get[assessments.Assessment](e, d.AssessmentID)
	if err != nil {
		return err
	}
	if !ok {
		e.problem(join(path, "assessment"), "there is no assessment with the id “%s”", d.AssessmentID)
		return nil
	}
	if d.By == "" {
		d.By = e.actor.String()
	}
	if d.On == "" {
		d.On = e.today
	}
	d.Recording = e.recording()
	if !d.Outcome.Approving() { // an approval is held to more, and to this
		e.named(join(path, "decided_by"), d.By)
	}
	if problems := e.w.validate(d); len(problems) > 0 {
		return e.put(path, d)
	}
	if !a.Status.MayBecome(d.Outcome) {
		e.problem(join(path, "outcome"), "“%s” cannot become “%s”; it may become %s", a.Status.Title(),
			d.Outcome.Title(), titles(a.Status.Next()))
		return nil
	}
	stored, err := collect(e.w.bodies, e, a.ID)
	if err != nil {
		return err
	}
	e.inOrder(path, d, &stored)
	d.StateHash, d.StateForm = stored.StateHash(), assessments.StateForm
	if d.Outcome.Approving() {
		if err := e.mayApprove(path, a, d, &stored); err != nil {
			return err
		}
	}
	if needsReason(d.Outcome) && strings.TrimSpace(d.Reason) == "" {
		e.problem(join(path, "reason"), "“%s” needs a reason on record", d.Outcome.Title())
	}
	if err := e.put(path, d); err != nil {
		return err
	}
	a.Status = d.Outcome
	if err := e.put(path, &a); err != nil || d.RevokedReason == "" {
		return err
	}
	d.RevokedBy, d.RevokedOn = e.actor.String(), e.today
	if err := e.put(path, d); err != nil {
		return err
	}
	return e.withdraw(d) // a file may tell of one that was taken and revoked
}

// onDay judges an assessment as the day of a decision sees it: records of a later day carry nothing that
// is dated before them.
func onDay(stored *assessments.Dossier, day assessments.Date) Assessed {
	now := Assessed{AsOf: day}
	now.Dossier, now.Timing = stored.On(day)
	now.judge()
	return now
}

// inOrder notes days that do not fit: a decision is not taken in the future, before one that is on
// record, or for a time that is over before it begins; and no approval expires while it holds.
func (e approvals) inOrder(path string, d *assessments.Decision, stored *assessments.Dossier) {
	if d.On > e.today {
		e.problem(join(path, "decided_on"), "%s is still to come; a decision is recorded on its day or later",
			d.On)
	}
	for _, before := range stored.History() {
		if before.RevokedReason == "" && before.On > d.On {
			e.problem(join(path, "decided_on"), "“%s” of %s is on record; what follows it cannot be dated %s",
				before.Outcome.Title(), before.On, d.On)
			break
		}
	}
	if d.ValidUntil != "" && d.ValidUntil < d.On {
		e.problem(join(path, "valid_until"), "it would be valid until %s, before it is taken on %s",
			d.ValidUntil, d.On)
	}
	if d.Outcome != assessments.Expired {
		return
	}
	switch last := stored.ApprovedUntil(); {
	case last == "":
		e.problem(join(path, "outcome"),
			"the approval names no last day, so it does not expire; revoke it, or put it in review again")
	case !last.Over(d.On):
		e.problem(join(path, "outcome"),
			"the approval holds to the end of %s; it expires on a later day. Revoke it to end it now", last)
	}
}

// mayApprove notes everything that stands between the assessment and its approval, and the coverage that
// it is given with.
func (e approvals) mayApprove(path string, a assessments.Assessment, d *assessments.Decision,
	stored *assessments.Dossier,
) error {
	if err := e.notTheRequester(path, "decided_by", a, d.By); err != nil {
		return err
	}
	if err := e.notWhoNamed(path, "decided_by", a, d.By); err != nil {
		return err
	}
	e.notTheClerk(path, d.By, stored.Decisions)
	now, before := onDay(stored, d.On), len(e.problems)
	d.Coverage = now.Result.Total.Coverage
	one := approval{e, path, d, &now}
	one.carried()
	one.reasoned()
	for _, n := range standing.Needs(&now.Dossier, stored, now.Judged, now.Result, d.On, d.ValidUntil) {
		e.problem(join(path, n.Field), "%s", n.Text)
	}
	if last := lastLeftOut(now.Timing); len(e.problems) > before && last != "" && last <= e.today {
		e.problem(join(path, "decided_on"),
			"an approval dated %s is judged on what was there on that day, and %s of a later day; date it %s or later to have all of it count",
			d.On, assessments.Count(len(now.Timing.LeftOut), "record is", "records are"), last)
	}
	return nil
}

// lastLeftOut is the day of the newest record that a day leaves out, "" if it leaves out none.
func lastLeftOut(t assessments.Timing) (last assessments.Date) {
	for _, m := range t.LeftOut {
		last = max(last, m.Day)
	}
	return last
}

// approval is one that is being recorded, with the assessment as its day sees it.
type approval struct {
	approvals
	path string
	d    *assessments.Decision
	now  *Assessed
}

// carried notes the gates that are open on the day of an approval, and the conditions that do not fit it.
func (e approval) carried() {
	path, d, now := e.path, e.d, e.now
	for _, p := range now.Result.Items {
		if p.GateOpen {
			e.problem(join(path, "outcome"), "%s %s %s", gateOpen(*now, p), p.GateReason,
				closing(*now, p.Item))
		}
	}
	open := 0
	for _, c := range now.Dossier.Conditions {
		if !c.Open() {
			continue
		}
		open++
		if c.Due < d.On {
			e.problem(join(path, "outcome"),
				"the condition “%s” is due on %s, before the approval of %s; give it a later day or close it",
				c.Text, c.Due, d.On)
		}
	}
	if d.Outcome == assessments.WithConditions && open == 0 {
		e.problem(join(path, "outcome"),
			"“approved with conditions” needs at least one condition, with owner and date")
	}
	if d.Outcome == assessments.Approved && open > 0 {
		e.problem(join(path, "outcome"), "%s", conditionsOpen(open))
	}
}

// reasoned asks for the reason of an approval on too little, or for too long.
func (e approval) reasoned() {
	path, d, now := e.path, e.d, e.now
	if need, short := now.Dossier.CoverageToExplain(d.Coverage); short && strings.TrimSpace(d.Reason) == "" {
		e.problem(join(path, "reason"),
			"%s of the weight is assessed and an approval needs %s; say why it is given all the same, or assess more first",
			assessments.PercentOf(d.Coverage), assessments.PercentOf(need))
	}
	rule, ruled := now.Dossier.Rule() // beyond what the tier takes, no reason helps
	late := ruled && d.ValidUntil > d.On.AddMonths(rule.ReviewMonths)
	if limit := now.Dossier.Organisation.ApprovalLimit(d.On); d.ValidUntil > limit && !late &&
		strings.TrimSpace(d.Reason) == "" {
		e.problem(join(path, "reason"),
			"it would be valid until %s, and a review is due by %s; say why it is given for longer, or name an"+
				" earlier day", d.ValidUntil, limit)
	}
}

// gateOpen names what stops the approval.
func gateOpen(now Assessed, p scoring.Points) string {
	if it, ok := now.Dossier.Template.Item(p.Item); p.WalkAway || ok && !it.DealBreaker {
		return "approval waits for " + now.Dossier.ItemCalled(p.Item) + ":"
	}
	return "the deal-breaker " + now.Dossier.ItemCalled(p.Item) + " is open:"
}

// closing says what closes an open deal-breaker or walk-away.
func closing(now Assessed, item string) string {
	for _, j := range now.Judged {
		switch {
		case j.Item != item:
		case j.Unconfirmed:
			return HowToConfirm
		case j.WalkAway:
			return "Have an exception approved, or negotiate and answer again"
		}
	}
	return "Close it, or have an exception approved"
}

// conditionsOpen says what an approval without conditions leaves open.
func conditionsOpen(n int) string {
	return assessments.Count(n, "condition is still open; approve with conditions, or close it first",
		"conditions are still open; approve with conditions, or close them first")
}

func needsReason(s assessments.DecisionState) bool {
	switch s {
	case assessments.Rejected, assessments.ChangesRequested, assessments.OnHold, assessments.Revoked,
		assessments.Superseded:
		return true
	}
	return false
}

func titles(states []assessments.DecisionState) string {
	if len(states) == 0 {
		return "nothing else"
	}
	out := make([]string, len(states))
	for i, s := range states {
		out[i] = "“" + s.Title() + "”"
	}
	return strings.Join(out, ", ")
}
