package assessments

import (
	"cmp"
	"slices"
)

// Dossier is everything about one assessment, collected once: what judging, scoring, hashing, showing and
// packing start from. Records in the bin are left out. Slices are ordered by id, so that the same facts give
// the same dossier.
type Dossier struct {
	Organisation Organisation
	Vendor       Vendor
	Service      Service
	Plan         *Plan     // nil where the use names none
	Contract     *Contract // nil where there is none
	Use          Use
	Assessment   Assessment
	Template     Template     // frozen
	Model        ScoringModel // frozen

	Documents   []Document
	Versions    []Version
	Precedences []Precedence
	Answers     []Answer
	Citations   []Citation
	Evidence    []Evidence
	Revisions   []Revision
	Ticks       []Tick
	Findings    []Finding
	Exceptions  []Exception
	Conditions  []ApprovalCondition
	Decisions   []Decision
	SignOffs    []SignOff
	Notes       []Note
	Packs       []Pack
	Tombstones  []Tombstone

	// Later is what On left out because it was not there yet as of its day.
	Later Later
}

// History lists the decisions in the order in which they were taken: by their day, and within a day as
// recorded. The list is not to be changed: it is the dossier's own if that is in this order.
func (d *Dossier) History() []Decision {
	if slices.IsSortedFunc(d.Decisions, byDecision) {
		return d.Decisions
	}
	out := slices.Clone(d.Decisions)
	slices.SortStableFunc(out, byDecision)
	return out
}

func byDecision(a, b Decision) int {
	return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.RecordedAt, b.RecordedAt), cmp.Compare(a.ID, b.ID))
}

// LastDecision is the newest decision that was not revoked; false where there is none.
func (d *Dossier) LastDecision() (last Decision, found bool) {
	for _, one := range d.History() {
		if one.RevokedReason == "" {
			last, found = one, true
		}
	}
	return last, found
}

// ApprovedUntil is the last day for which the approval on record was given; "" where none is, or it
// names no day. The state stays "approved" after it until someone decides: whatever shows it says that
// the day has passed.
func (d *Dossier) ApprovedUntil() Date {
	s := d.Assessment.Status
	if last, ok := d.LastDecision(); ok && last.Outcome == s && (s == Approved || s == WithConditions) {
		return last.ValidUntil
	}
	return ""
}

// ReviewOn is the day of the next review: the day that is set, or, for an approval of which none is
// set, the last day on which it is reviewed.
func (d *Dossier) ReviewOn() (day Date, set bool) {
	if day = d.Assessment.NextReview; day != "" {
		return day, true
	}
	last, ok := d.LastDecision()
	if !ok || last.On == "" || last.Outcome != d.Assessment.Status || !last.Outcome.Approving() {
		return "", false
	}
	return ReviewOf(d, last)
}

// ReviewOf is the day on which an approval is reviewed: the day that is set, unless it had come when the
// approval was given, which was a review; or the last day that the tier and the organisation allow. An
// approval that ends before that needs no day.
func ReviewOf(d *Dossier, approval Decision) (day Date, set bool) {
	if day = d.Assessment.NextReview; day > approval.On {
		return day, true
	}
	limit := d.ApprovalLimit(approval.On)
	if approval.ValidUntil != "" && approval.ValidUntil < limit {
		return "", false
	}
	return limit, false
}

// ReviewWords say when an assessment is reviewed next: “2026-06-01, which is over”.
func ReviewWords(d *Dossier, asOf Date) string {
	day, set := d.ReviewOn()
	switch {
	case day == "":
		return "no day is set"
	case day.Over(asOf):
		return string(day) + ", which is over"
	case !set:
		return "by " + string(day) + " at the latest"
	}
	return string(day)
}

// Answer is the answer on an item; an empty one, "not assessed", where there is none.
func (d *Dossier) Answer(item string) Answer {
	for _, a := range d.Answers {
		if a.ItemID == item {
			return a
		}
	}
	return Answer{ID: d.Assessment.ID + "/" + item, AssessmentID: d.Assessment.ID, ItemID: item}
}

// CitationsOn lists the citations on an item.
func (d *Dossier) CitationsOn(item string) []Citation {
	return pick(d.Citations, func(c Citation) bool { return c.ItemID == item })
}

// TicksOn lists the ticks on an item.
func (d *Dossier) TicksOn(item string) []Tick {
	return pick(d.Ticks, func(t Tick) bool { return t.ItemID == item })
}

// FindingsOn lists the findings on an item, without the empty ones.
func (d *Dossier) FindingsOn(item string) []Finding {
	return pick(d.Findings, func(f Finding) bool { return f.ItemID == item && !f.Empty() })
}

// WithoutEmpty is the dossier without the empty findings that a workspace of an earlier version holds.
// State hashes cover them, as they did when decisions were taken: a hash is computed of the dossier
// itself.
func (d *Dossier) WithoutEmpty() *Dossier {
	out := *d
	out.Findings = pick(d.Findings, func(f Finding) bool { return !f.Empty() })
	return &out
}

// Version finds a document version and its document.
func (d *Dossier) Version(id string) (Version, Document, bool) {
	for _, v := range d.Versions {
		if v.ID == id {
			for _, doc := range d.Documents {
				if doc.ID == v.DocumentID {
					return v, doc, true
				}
			}
		}
	}
	return Version{}, Document{}, false
}

// Revision finds a revision and its evidence.
func (d *Dossier) Revision(id string) (Revision, Evidence, bool) {
	for _, r := range d.Revisions {
		if r.ID == id {
			for _, e := range d.Evidence {
				if e.ID == r.EvidenceID {
					return r, e, true
				}
			}
		}
	}
	return Revision{}, Evidence{}, false
}

func pick[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, one := range list {
		if keep(one) {
			out = append(out, one)
		}
	}
	return out
}
