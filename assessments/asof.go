package assessments

// Mention names a record whose day or recording lies after the day looked at.
type Mention struct {
	Noun     Noun   `json:"noun"`
	ID       string `json:"id"`
	Item     string `json:"item,omitempty"`
	Day      Date   `json:"day,omitempty"`      // the record's own day
	Recorded Date   `json:"recorded,omitempty"` // when it was typed
}

// Timing is what looking at a past day leaves out, and what it shows although it was recorded only later.
type Timing struct {
	LeftOut       []Mention `json:"left_out,omitempty"`
	RecordedLater []Mention `json:"recorded_later,omitempty"`
	// Next is the first day after the one looked at on which the answer would differ; "" where there is none.
	Next Date `json:"-"`
}

func (t *Timing) later(asOf, day Date) bool {
	if day <= asOf {
		return false
	}
	if t.Next == "" || day < t.Next {
		t.Next = day
	}
	return true
}

// On returns the dossier as a day sees it: records whose own day is later are left out, with whatever
// is about them (asof_about.go), and what happened to the others later (a revocation, a closed
// condition, a review) is taken back. Nothing of d is changed. What was typed later about an earlier
// day stays and is named in the timing. Every figure, list and table as of a day is computed from the
// dossier returned here, and from nothing else.
func (d *Dossier) On(day Date) (Dossier, Timing) {
	out, t := *d, Timing{}
	undecided := false
	out.Answers = onDay(d.Answers, func(a *Answer) bool { return t.answer(a, day) })
	out.Decisions = onDay(d.Decisions, func(x *Decision) bool {
		kept := t.taken(Mention{Noun: NounDecision, ID: x.ID, Day: x.On, Recorded: x.RecordedOn()}, day)
		undecided = t.unrevoke(&x.Revocation, &x.RevokedReason, day) || !kept || undecided
		return kept
	})
	out.SignOffs = onDay(d.SignOffs, func(x *SignOff) bool {
		t.unrevoke(&x.Revocation, &x.RevokedReason, day)
		return t.taken(Mention{Noun: NounSignOff, ID: x.ID, Day: x.On, Recorded: x.RecordedOn()}, day)
	})
	out.Exceptions = onDay(d.Exceptions, func(x *Exception) bool { return t.exception(x, day) })
	out.Conditions = onDay(d.Conditions, func(x *ApprovalCondition) bool { return t.condition(d, x, day) })
	out.Versions = onDay(d.Versions, func(x *Version) bool {
		return t.taken(Mention{Noun: NounVersion, ID: x.ID, Day: x.ObtainedOn}, day)
	})
	out.Revisions = onDay(d.Revisions, func(x *Revision) bool {
		return t.taken(Mention{Noun: NounRevision, ID: x.ID, Day: x.ObtainedOn}, day)
	})
	out.Later.Sources = t.laterSources()
	t.grounds(d, &out, day)
	out.Notes = onDay(d.Notes, func(x *Note) bool {
		return t.taken(Mention{
			Noun: NounNote, ID: x.ID, Item: x.ItemID,
			Day: t.dayLeftOut(Noun(x.On), x.OnID),
		}, day)
	})
	// A pack written later is no fact about the day, and is not named: the same state and day give the
	// same pack.
	out.Packs = onDay(d.Packs, func(x *Pack) bool { return !t.later(day, DateOf(x.WrittenAt.Time())) })
	if undecided {
		out.Assessment.Status = out.statusByHistory()
	}
	return out, t
}

// onDay copies what keep accepts; keep may change the copy it is given.
func onDay[T any](list []T, keep func(*T) bool) []T {
	if len(list) == 0 {
		return nil
	}
	out := make([]T, 0, len(list))
	for _, one := range list {
		if keep(&one) {
			out = append(out, one)
		}
	}
	return out
}

// taken keeps a record unless its own day is later, and names it if it was recorded later.
func (t *Timing) taken(m Mention, asOf Date) bool {
	if t.later(asOf, m.Day) {
		t.LeftOut = append(t.LeftOut, m)
		return false
	}
	t.mentionLater(m, asOf)
	return true
}

// laterSources are the days of the versions and revisions left out, by id; nil where none is.
func (t *Timing) laterSources() map[string]Date {
	var out map[string]Date
	for _, m := range t.LeftOut {
		if m.Noun == NounVersion || m.Noun == NounRevision {
			if out == nil {
				out = map[string]Date{}
			}
			out[m.ID] = m.Day
		}
	}
	return out
}

func (t *Timing) mentionLater(m Mention, asOf Date) {
	if t.later(asOf, m.Recorded) {
		t.RecordedLater = append(t.RecordedLater, m)
	}
}

// unrevoke takes a later revocation back and reports whether it did.
func (t *Timing) unrevoke(r *Revocation, reason *string, asOf Date) bool {
	if !t.later(asOf, r.RevokedOn) {
		return false
	}
	*r, *reason = Revocation{}, ""
	return true
}

func (t *Timing) answer(a *Answer, asOf Date) bool {
	if t.later(asOf, a.ConfirmedOn) {
		a.SecondPerson, a.ConfirmedOn = "", ""
	}
	if t.later(asOf, a.ReviewedOn) {
		a.ReviewedBy, a.ReviewedOn, a.ReviewRecordedBy = "", "", ""
	}
	if t.later(asOf, a.ResponseOn) {
		a.Response, a.ResponseFrom, a.ResponseOn = "", "", ""
	}
	return t.taken(Mention{Noun: NounAnswer, ID: a.ID, Item: a.ItemID, Day: a.day(), Recorded: a.AssessedOn},
		asOf)
}

// day is the answer's own day: that of its test, or of its recording where it names no test.
func (a *Answer) day() Date {
	if a.TestedOn != "" {
		return a.TestedOn
	}
	return a.AssessedOn
}

// exception keeps a request that was made by the day; an approval of a later day is taken back.
func (t *Timing) exception(x *Exception, asOf Date) bool {
	t.unrevoke(&x.Revocation, &x.RevokedReason, asOf)
	own := x.RequestedOn
	if own == "" {
		own = x.ApprovedOn // the first that is known of it
	}
	if t.later(asOf, x.ApprovedOn) {
		x.Approver, x.ApprovedOn, x.ApprovalRecordedBy, x.ApprovalRecordedAt = "", "", "", 0
	}
	return t.taken(Mention{
		Noun: NounException, ID: x.ID, Item: x.ItemID, Day: own,
		Recorded: x.RecordedOn(),
	}, asOf)
}

// statusByHistory is the state of approval that the decisions lead to.
func (d *Dossier) statusByHistory() DecisionState {
	status := Draft
	for _, one := range d.History() {
		status = one.Outcome
		if one.RevokedReason != "" && status.MayBecome(Revoked) {
			status = Revoked
		}
	}
	return status
}
