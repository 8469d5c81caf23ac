package assessments

import "sort"

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
}

// LastDecision is the newest decision that was not revoked; false where there is none.
func (d *Dossier) LastDecision() (last Decision, found bool) {
	for _, one := range d.Decisions {
		if one.RevokedReason == "" && (!found || one.On >= last.On) {
			last, found = one, true
		}
	}
	return last, found
}

// ApprovedUntil is the last day for which the approval on record was given; "" where none is, or it names no day. The
// state stays "approved" after it until somebody decides: who shows it says that the day is over.
func (d *Dossier) ApprovedUntil() Date {
	s := d.Assessment.Status
	if last, ok := d.LastDecision(); ok && last.Outcome == s && (s == Approved || s == WithConditions) {
		return last.ValidUntil
	}
	return ""
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

// FindingsOn lists the findings on an item.
func (d *Dossier) FindingsOn(item string) []Finding {
	return pick(d.Findings, func(f Finding) bool { return f.ItemID == item })
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

// hashed are the records a state hash covers, with the fields it leaves out: what only reports on the state
// (the decision taken on it, whether a quote was looked for and when) must not change it.
func (d *Dossier) hashed() []Record {
	out := []Record{&d.Vendor, &d.Service, &d.Use, &d.Assessment}
	if d.Plan != nil {
		out = append(out, d.Plan)
	}
	if d.Contract != nil {
		out = append(out, d.Contract)
	}
	out = appendAll(out, d.Documents)
	out = appendAll(out, d.Versions)
	out = appendAll(out, d.Precedences)
	out = appendAll(out, d.Answers)
	out = appendAll(out, d.Citations)
	out = appendAll(out, d.Evidence)
	out = appendAll(out, d.Revisions)
	out = appendAll(out, d.Ticks)
	out = appendAll(out, d.Findings)
	return appendAll(out, d.Exceptions)
}

func appendAll[T any, P interface {
	*T
	Record
}](out []Record, list []T) []Record {
	for i := range list {
		out = append(out, P(&list[i]))
	}
	return out
}

var unhashed = map[string]bool{"assessment.status": true, "citation.state": true, "citation.checked_on": true}

// StateHash is the SHA-256, in hex, of the canonical form of the assessment: its facts, answers, citations,
// hashes of documents and evidence, and the ids (themselves hashes) of the frozen template and model.
// Writing a pack, deciding or signing off does not change it.
func (d *Dossier) StateHash() string {
	type row struct {
		N, I string
		F    [][2]string
	}
	var rows []row
	for _, r := range d.hashed() {
		one := row{N: string(r.Noun()), I: r.Key()}
		for _, f := range r.Fields() {
			if v := f.Value.String(); v != "" && !unhashed[one.N+"."+f.Name] {
				one.F = append(one.F, [2]string{f.Name, v})
			}
		}
		rows = append(rows, one)
	}
	sort.Slice(rows, func(i, j int) bool {
		if rows[i].N != rows[j].N {
			return rows[i].N < rows[j].N
		}
		return rows[i].I < rows[j].I
	})
	return digestJSON([]any{"assessment state", 1, rows})
}
