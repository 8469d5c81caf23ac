package pack

import (
	"countersign/assessments"
	"countersign/assessments/scoring"
)

// A vendor is shown what it answered and what it is quoted with, not what we concluded from it: no
// verdict, and no count of verdicts.

// States of an item for a vendor, in the order of lists and counts.
const (
	answered   scoring.State = "answered by you"
	quotedFrom scoring.State = "quoted from your documents"
	unanswered scoring.State = "no answer yet"
)

// vendorState is what an item is for the vendor.
func (v *view) vendorState(item string) scoring.State {
	switch {
	case v.judged[item].Hidden:
		return scoring.StateNotAsked
	case v.d.Answer(item).Response != "":
		return answered
	case len(v.d.CitationsOn(item)) > 0:
		return quotedFrom
	}
	return unanswered
}

// states lists the states that an audience is told of.
func (v *view) states() []scoring.State {
	if v.vendor() {
		return []scoring.State{answered, quotedFrom, unanswered, scoring.StateNotAsked}
	}
	return scoring.States()
}

// stateHead is the heading over states.
func (v *view) stateHead(ours string) string {
	if v.vendor() {
		return "Answer"
	}
	return ours
}

// onVendorsRecord is what a vendor is shown of an item: its words, its documents', its evidence, our note.
func (v summaryChapter) onVendorsRecord(it assessments.Item, a assessments.Answer) Cell {
	whole := "item " + it.ID
	if a.Response != "" {
		return Cell{Kind: TextCell, Text: clip(a.Response, 280, whole), Tone: Quote}
	}
	if quoted := v.quoted(it, a); quoted != "" {
		return Cell{Kind: TextCell, Text: quoted, Tone: v.quotedTone(it.ID)}
	}
	if shown := v.shownBy(it); shown != "" {
		return textCell(shown)
	}
	if noted := noting(v).noteWords(it.ID); noted != "" {
		return textCell("Our note: " + clip(noted, 280, whole))
	}
	return Cell{Kind: TextCell, Text: "Nothing that may be shared is on record.", Tone: Muted}
}
