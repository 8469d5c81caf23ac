package pack

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// relianceChapter writes what rests on the vendor's word alone.
type relianceChapter struct{ *view }

// reliance lists what rests on the vendor alone: what they say or publish, with no clause, report or check of
// our own behind it. No one here can do anything about it but ask.
func (v relianceChapter) reliance() Section {
	t := Table{
		Columns: []Column{
			{Title: "We rely on the vendor for", Width: 42},
			{Title: "Discipline", Width: 22},
			{Title: "Verdict", Width: 16},
			{Title: "Carried by", Width: 20},
		},
		Empty: "Nothing: no verdict rests on the vendor’s word alone.",
	}
	for _, it := range v.shown("") {
		verdict, j := v.d.Answer(it.ID).Verdict, v.judged[it.ID]
		if (verdict == assessments.Met || verdict == assessments.Partly) && v.onTheirWord(j) {
			t.Rows = append(t.Rows, []Cell{
				textCell(it.Title), textCell(it.Discipline.Title()),
				v.stateCell(it.ID), textCell(j.Strength.Title()),
			})
		}
	}
	return Section{ID: "reliance", Title: "What we rely on the vendor’s word for", Blocks: []Block{
		paragraph("Verdicts that are carried by nothing stronger than what the vendor says or publishes: no accepted clause, no independent report, no check of our own."), grid(t),
	}}
}

// onTheirWord reports whether the strongest fresh thing behind an item comes from the vendor and binds no
// one.
func (v relianceChapter) onTheirWord(j scoring.Judged) bool {
	if j.Strength == assessments.StrengthNone || j.Strength.Rank() > assessments.StrengthPolicy.Rank() {
		return false
	}
	for _, s := range j.Supports {
		if s.Fresh && s.Strength == j.Strength && !v.theirs(s) {
			return false
		}
	}
	return true
}

// theirs reports whether a support comes from the vendor. Of what is withheld, only that is still known.
func (v relianceChapter) theirs(s scoring.Support) bool {
	switch s.Noun {
	case assessments.NounCitation:
		for _, c := range v.d.Citations {
			if c.ID == s.ID {
				_, doc, _ := v.d.Version(c.VersionID)
				return doc.Type != ownPolicy && !v.oursWithheld(c.VersionID)
			}
		}
	case assessments.NounTick:
		for _, t := range v.d.Ticks {
			if t.ID == s.ID {
				_, e, _ := v.d.Revision(t.RevisionID)
				return e.VendorID != "" || (v.closed[t.RevisionID] != "" && !v.oursWithheld(t.RevisionID))
			}
		}
	}
	return true
}

// oursWithheld reports a withheld version or revision that is not the vendor's.
func (v relianceChapter) oursWithheld(id string) bool {
	return slices.ContainsFunc(v.withheld, func(w Withheld) bool { return w.ID == id && w.Ours })
}

const ownPolicy = "own_policy"
