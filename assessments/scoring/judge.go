package scoring

import (
	"strings"

	"countersign/assessments"
)

// heaviest bounds an item's weight and a discipline's percent, so that no sum can overflow.
const heaviest = 10_000

// Judge says, for each item in the template's order, what stands behind its answer as of a day, whether that
// is still fresh, and whether the item is asked at all. It reads the dossier and changes nothing.
func Judge(d *assessments.Dossier, asOf assessments.Date) []Judged {
	judged, _ := JudgeUntil(d, asOf)
	return judged
}

// JudgeUntil is Judge, and says how long its answer holds: the same dossier is judged alike on every
// day from asOf until the one before until, which is "" where no day changes it.
func JudgeUntil(d *assessments.Dossier, asOf assessments.Date) (judged []Judged, until assessments.Date) {
	ix := newIndex(d, asOf)
	out := make([]Judged, len(d.Template.Items))
	for i := range d.Template.Items {
		out[i] = ix.judge(&d.Template.Items[i])
	}
	hide(d, out)
	return out, ix.next
}

func (ix *index) judge(it *assessments.Item) Judged {
	a := ix.answers[it.ID]
	if a == nil {
		a = &assessments.Answer{}
	}
	percent := 100
	if p, ok := ix.d.Model.DisciplinePercent[it.Discipline]; ok {
		percent = min(max(p, 0), heaviest)
	}
	weight := min(max(it.Weight, 0), heaviest)
	j := Judged{
		Item: it.ID, Discipline: it.Discipline, Kind: it.Kind,
		Weight: weight * percent, ItemWeight: weight, Percent: percent,
		Verdict:  a.Verdict,
		Favoured: a.Verdict == assessments.Silent && it.SilenceFavours(),
		WalkAway: walksAway(it, a), DealBreaker: it.DealBreaker, MinStrength: it.MinStrength,
		AtFallBack:  a.Verdict == assessments.Partly && a.AtFallBack,
		Unconfirmed: it.TakesSecondPerson(a.Verdict) && !secondPerson(a),
	}
	if j.WalkAway && !a.WalkAway {
		j.WalkAwayWhy = it.WalkAwayReason
	}
	j.ExceptedUntil, j.Excepted = ix.excepted(it.ID)
	j.Supports = ix.supports(it, a)
	for _, s := range j.Supports {
		if s.Fresh && s.Strength.Rank() > j.Strength.Rank() {
			j.Strength = s.Strength
		}
	}
	if a.Verdict != assessments.NotAssessed {
		j.StaleReason = ix.stale(a, j.Supports)
		j.Stale, j.Reconfirm = j.StaleReason != "", a.Reconfirm
	}
	return j
}

// walksAway reports an answer that is at or beyond our walk-away position: a person marked it so, or
// the item says that whatever falls short of it is.
func walksAway(it *assessments.Item, a *assessments.Answer) bool {
	if it.MayWalkAway(a.Verdict) {
		return a.WalkAway || it.WalkAwayReason != ""
	}
	return it.WalkAwayReason != "" && a.Verdict == assessments.Contradicted
}

// secondPerson reports whether another person than those who tested and recorded the answer confirmed it.
func secondPerson(a *assessments.Answer) bool {
	return strings.TrimSpace(a.SecondPerson) != "" &&
		assessments.NotAnother(a.SecondPerson, a.AssessedBy, a.TestedBy) == ""
}

// excepted reports an exception in force (approved by the day, not expired, not revoked), and on which
// day the last one expires.
func (ix *index) excepted(item string) (until assessments.Date, in bool) {
	for _, e := range ix.exceptions[item] {
		if e.Approver != "" && e.RevokedReason == "" && e.ApprovedOn != "" && ix.reached(e.ApprovedOn) &&
			!ix.reached(e.Expires) {
			until, in = max(until, e.Expires), true
		}
	}
	return until, in
}

// supports lists what the answer rests on: citations, ticks, versions read and found silent, the response.
func (ix *index) supports(it *assessments.Item, a *assessments.Answer) []Support {
	cites, ticks := ix.citations[it.ID], ix.ticks[it.ID]
	from := len(ix.slab)
	out := ix.slab
	for _, c := range cites {
		out = append(out, ix.citation(c))
	}
	for _, t := range ticks {
		out = append(out, ix.tick(it, t))
	}
	if a.Verdict == assessments.Silent {
		for _, id := range a.ReadVersions {
			s := ix.version(id)
			s.Noun, s.ID = assessments.NounVersion, id
			out = append(out, s)
		}
	}
	if strings.TrimSpace(a.Response) != "" {
		out = append(out, Support{
			Noun: assessments.NounAnswer, ID: a.ID, Strength: assessments.StrengthVendor,
			Fresh: true,
		})
	}
	ix.slab = out
	if len(out) == from {
		return nil
	}
	return out[from:len(out):len(out)]
}

// stale says why a verdict no longer stands, "" while it does. A vendor's response is no ground of its own:
// it neither keeps a verdict fresh whose evidence has aged, nor ages itself.
func (ix *index) stale(a *assessments.Answer, supports []Support) string {
	if a.Reconfirm && len(supports) == 0 {
		return "nothing is quoted or ticked behind it, and it waits to be confirmed"
	}
	if a.Reconfirm {
		return "it was carried over or overtaken by a change and waits to be confirmed"
	}
	aged, untrue := "", ""
	fresh := false
	for _, s := range supports {
		switch {
		case s.Noun == assessments.NounAnswer:
		case s.Fresh && s.Strength != assessments.StrengthNone:
			fresh = true
		case !s.Fresh && aged == "":
			aged = s.Why
		case s.Fresh && s.Noun == assessments.NounCitation:
			untrue = quoteNotFound
		}
	}
	if aged == "" {
		aged = ix.groundless(a.ItemID)
	}
	if aged == "" && !fresh && untrue != "" {
		return untrue
	}
	if aged != "" && !fresh {
		if strings.Contains(aged, early) {
			return "nothing stood behind it yet: " + aged
		}
		return "nothing fresh stands behind it any more: " + aged
	}
	if a.Verdict == assessments.Silent {
		return ix.unread(a)
	}
	return ""
}

// unread says which document has moved on since someone read it and found it silent: the new text may speak.
func (ix *index) unread(a *assessments.Answer) string {
	current := make(map[string]bool, len(a.ReadVersions))
	for _, id := range a.ReadVersions {
		if v := ix.versions[id]; v != nil && ix.version(id).Fresh {
			current[v.DocumentID] = true
		}
	}
	for _, id := range a.ReadVersions {
		if v := ix.versions[id]; v == nil || !current[v.DocumentID] {
			if why := ix.version(id).Why; strings.Contains(why, early) {
				return "it was found silent in a later text: " + why
			}
			return "a text read and found silent has moved on: " + ix.version(id).Why
		}
	}
	return ""
}
