package assessments

// This file says on which day a record is there whose day depends on another record: what supports an
// answer, what was found with it, what an approval requires, and what is noted about any of them.

// grounds leaves out the quotes, ticks and findings of a later day. A quote or a tick is there from
// the day on which it was made, or from that of the test it was recorded for, if that is earlier: what
// is entered later about an earlier test supports the test. It is never there before the text or the
// evidence it is about. A finding has no day of its own: it is there with the answer that it was found
// with.
func (t *Timing) grounds(d, out *Dossier, asOf Date) {
	tested := testDays{answers: d.Answers}
	from := len(t.LeftOut)
	out.Citations = onDay(d.Citations, func(x *Citation) bool {
		own := later(tested.earlier(x.ItemID, x.CheckedOn, asOf), out.Later.Sources[x.VersionID])
		return t.taken(Mention{Noun: NounCitation, ID: x.ID, Item: x.ItemID, Day: own, Recorded: x.CheckedOn},
			asOf)
	})
	out.Ticks = onDay(d.Ticks, func(x *Tick) bool {
		own := later(tested.earlier(x.ItemID, x.TickedOn, asOf), out.Later.Sources[x.RevisionID])
		return t.taken(Mention{Noun: NounTick, ID: x.ID, Item: x.ItemID, Day: own, Recorded: x.TickedOn},
			asOf)
	})
	out.Later.ground(t.LeftOut[from:])
	out.Findings = onDay(d.Findings, func(x *Finding) bool {
		return t.taken(Mention{Noun: NounFinding, ID: x.ID, Item: x.ItemID, Day: tested.of(x.ItemID)}, asOf)
	})
}

// Later is what a day leaves out although answers of that day rest on it.
type Later struct {
	Sources map[string]Date    // days of the versions and revisions, by id
	Grounds map[string]Mention // the first quote or tick left out on an item, by item
}

// ground notes the quotes and ticks left out, by their items.
func (l *Later) ground(leftOut []Mention) {
	for _, m := range leftOut {
		if _, known := l.Grounds[m.Item]; known {
			continue
		}
		if l.Grounds == nil {
			l.Grounds = map[string]Mention{}
		}
		l.Grounds[m.Item] = m
	}
}

// later is the later of two days; "" is not known.
func later(a, b Date) Date { return max(a, b) }

// testDays are the days of the tests, by item. They are collected when the first one is asked for.
type testDays struct {
	answers []Answer
	byItem  map[string]Date
}

// of is the day of the test of an item, "" where there is none.
func (t *testDays) of(item string) Date {
	if t.byItem == nil {
		t.byItem = make(map[string]Date, len(t.answers))
		for i := range t.answers {
			t.byItem[t.answers[i].ItemID] = t.answers[i].day()
		}
	}
	return t.byItem[item]
}

// earlier is the day on which something was made, or that of the test of its item, if that is earlier.
// No test is looked for if it was made by the day looked at.
func (t *testDays) earlier(item string, made, asOf Date) Date {
	if made <= asOf {
		return made
	}
	if day := t.of(item); day != "" && day < made {
		return day
	}
	return made
}

// condition keeps one of an approval that was given by the day, and one that was recorded by then. One
// of no approval has no day of its own. What closed it later is taken back.
func (t *Timing) condition(d *Dossier, x *ApprovalCondition, asOf Date) bool {
	if t.later(asOf, x.MetOn) {
		x.Status, x.MetOn, x.ClosedBy, x.ClosedReason, x.CloseRecordedBy = "open", "", "", "", ""
	}
	recorded := x.RecordedOn()
	own := d.approvedWith(x)
	if recorded != "" && recorded < own {
		own = recorded
	}
	return t.taken(Mention{Noun: NounCondition, ID: x.ID, Day: own, Recorded: recorded}, asOf)
}

// approvedWith is the day of the approval that a condition belongs to: the first one given with
// conditions that was recorded with it or after it, or else the last one before; "" where none is.
func (d *Dossier) approvedWith(x *ApprovalCondition) (day Date) {
	for _, one := range d.History() {
		if one.Outcome != WithConditions {
			continue
		}
		if day = one.On; one.RecordedAt >= x.RecordedAt {
			return day
		}
	}
	return day
}

// dayLeftOut is the day of a record that was left out, "" for any other.
func (t *Timing) dayLeftOut(noun Noun, id string) Date {
	for _, m := range t.LeftOut {
		if m.Noun == noun && m.ID == id {
			return m.Day
		}
	}
	return ""
}

// RecordedOnlyOn is the day on which a record that is shown was recorded, if that is after the day
// looked at; "" if not.
func (t *Timing) RecordedOnlyOn(noun Noun, id string) Date {
	for _, m := range t.RecordedLater {
		if m.Noun == noun && m.ID == id {
			return m.Recorded
		}
	}
	return ""
}
