package scoring

import (
	"strconv"

	"countersign/assessments"
)

// tick is what a ticked piece of evidence carries: no more than the item expected of it, no more than who
// stands behind this revision.
func (ix *index) tick(it *assessments.Item, t *assessments.Tick) Support {
	s := Support{Noun: t.Noun(), ID: t.ID}
	r := ix.revisions[t.RevisionID]
	if r == nil || ix.evidence[r.EvidenceID] == nil {
		s.Why = ix.absent("the evidence", t.RevisionID)
		return s
	}
	if r.PurgedOn != "" {
		s.Why = "the evidence was purged on " + string(r.PurgedOn)
		return s
	}
	want, ok := expected(it, t.ExpectedID)
	if !ok {
		s.Fresh, s.Why = true, "the item does not expect this piece of evidence"
		return s
	}
	s.Strength = r.Strength
	if want.Strength.Rank() < r.Strength.Rank() {
		s.Strength = want.Strength
	} else if want.Strength.Rank() > r.Strength.Rank() {
		s.Why = want.Strength.Named() + " was expected"
	}
	aged := ix.aged(r, want.MaxAge)
	s.Fresh = aged == ""
	s.Why = join(join(aged, s.Why), ix.newer(r))
	return s
}

func expected(it *assessments.Item, id string) (assessments.ExpectedEvidence, bool) {
	for _, e := range it.Evidence {
		if e.ID == id {
			return e, true
		}
	}
	return assessments.ExpectedEvidence{}, false
}

// aged says why the revision does not count yet, or no longer counts, as of the day; "" while it does.
// maxAge is in months; 0 is none.
func (ix *index) aged(r *assessments.Revision, maxAge int) string {
	if r.Issued != "" && !ix.reached(r.Issued) {
		return "the evidence was not issued" + early + ": it is issued on " + string(r.Issued)
	}
	if r.PeriodFrom != "" && !ix.reached(r.PeriodFrom) {
		return "the time that the evidence covers had not begun" + early + ": it begins on " +
			string(r.PeriodFrom)
	}
	if r.Expires != "" && ix.reached(r.Expires) {
		return "the evidence expired on " + string(r.Expires)
	}
	if maxAge <= 0 {
		return ""
	}
	day, what := r.PeriodTo, "covers the time up to "
	if day == "" {
		day, what = r.Issued, "was issued on "
	}
	if day == "" {
		day, what = r.ObtainedOn, "names no date and was obtained on "
	}
	if day == "" {
		return "the evidence names no date, so its age is unknown"
	}
	if ix.reached(ix.after(span{day, maxAge})) {
		return "the evidence " + what + string(day) + ", longer ago than the " + strconv.Itoa(maxAge) +
			" months allowed"
	}
	return ""
}

// newer says that a later revision of the same evidence was there by the day: a hint, no reason to distrust.
func (ix *index) newer(r *assessments.Revision) string {
	var latest *assessments.Revision
	for _, o := range ix.issues[r.EvidenceID] {
		if o.ID == r.ID || dated(o) <= dated(r) || o.PurgedOn != "" || !ix.reached(o.ObtainedOn) ||
			!ix.reached(o.Begins()) {
			continue
		}
		if latest == nil || dated(o) > dated(latest) {
			latest = o
		}
	}
	if latest == nil {
		return ""
	}
	return "a newer revision is there: " + latest.Label
}

// dated is the day that places a revision among its kind.
func dated(r *assessments.Revision) assessments.Date {
	switch {
	case r.PeriodTo != "":
		return r.PeriodTo
	case r.Issued != "":
		return r.Issued
	}
	return r.ObtainedOn
}
