package packtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
)

// Mark is where a rare word was planted.
type Mark struct {
	Noun  assessments.Noun // of the record; "item" and "position" for a question and our line on it
	ID    string
	Field string // "file" is the file as received
	Word  string
}

// Marked is an assessment with records of every noun at every distribution, related in every way, with a
// rare word in every field that takes free text, in every question, and in every file. No word is part of
// another.
func Marked() (*assessments.Dossier, []Mark) {
	d := base()
	d.Template.Items = []assessments.Item{
		{
			ID: "TERM", Kind: assessments.TermItem, Discipline: assessments.Legal, Owner: "legal",
			Topic: "training_use", Weight: 8, DealBreaker: true, MinStrength: assessments.StrengthClause,
		},
		{
			ID: "OURS", Kind: assessments.ControlItem, Discipline: assessments.Governance, Owner: "security",
			Weight: 4,
		},
		{
			ID: "NEVER", Kind: assessments.TermItem, Discipline: assessments.Legal, Weight: 2,
			Silence: "favours", When: []assessments.Condition{{Fact: "autonomy", Any: []string{"acts"}}},
		},
		{ID: "OPEN", Kind: assessments.TermItem, Discipline: assessments.Resilience, Weight: 1},
		{ID: "STALE", Kind: assessments.TermItem, Discipline: assessments.Resilience, Weight: 1},
	}
	for _, dist := range assessments.Distributions() {
		addMarkedPapers(d, dist)
	}
	addMarkedRecords(d)
	addMarkedNotes(d)
	m := marker{}
	m.items(d)
	for _, r := range records(d) {
		m.record(r)
	}
	return d, m.marks
}

// MarkedBytes is the file of a version or revision of Marked.
func MarkedBytes(id string) []byte {
	return []byte("Invented file, word " + word("file", id, "") + "\n")
}

func addMarkedPapers(d *assessments.Dossier, dist assessments.Distribution) {
	s := string(dist)
	d.Documents = append(d.Documents, assessments.Document{
		ID: "d-" + s, VendorID: "lumen",
		ContractID: "lumen-2026", Type: "msa", Distribution: dist,
	})
	for _, v := range []assessments.Version{
		{ID: "v-" + s, Effective: "2025-01-01", Status: assessments.VersionExecuted},
		{
			ID: "w-" + s, Effective: "2026-01-01",
			Status: assessments.VersionExecuted,
		}, // supersedes the other
	} {
		v.DocumentID, v.ObtainedOn = "d-"+s, "2026-02-02"
		d.Versions = append(d.Versions, v)
	}
	d.Precedences = append(d.Precedences, assessments.Precedence{
		ID: "p-" + s, ContractID: "lumen-2026",
		Subject: "general", Order: []string{"d-" + s}, VersionID: "v-" + s,
	})
	for _, item := range []string{"TERM", "OURS", "NEVER"} {
		d.Citations = append(d.Citations, assessments.Citation{
			ID:           "c-" + s + "-" + item,
			AssessmentID: "as-lumen", ItemID: item, VersionID: "v-" +
				s, Page: 3, State: assessments.CitationFound,
		})
	}
	if dist == assessments.Privileged { // the only thing behind an answer, and out of date
		d.Citations = append(d.Citations, assessments.Citation{
			ID: "c-STALE", AssessmentID: "as-lumen",
			ItemID: "STALE", VersionID: "v-" + s, State: assessments.CitationFound,
		})
	}
	addMarkedEvidence(d, dist)
	for _, of := range []string{"version v-" + s, "revision r1-e-" + s + "-theirs", "note n-TERM-" + s} {
		var noun, id string
		_, _ = fmt.Sscan(of, &noun, &id)
		d.Tombstones = append(d.Tombstones, assessments.Tombstone{
			ID: "t-" + id, Of: noun, OfID: id,
			At: 1790899200000000,
		})
	}
}

// addMarkedEvidence adds evidence of ours, of the vendor and of another, and ticks on it.
func addMarkedEvidence(d *assessments.Dossier, dist assessments.Distribution) {
	s := string(dist)
	for vendor, whose := range map[string]string{"": "ours", "lumen": "theirs", "other": "others"} {
		id := "e-" + s + "-" + whose
		d.Evidence = append(d.Evidence, assessments.Evidence{ID: id, VendorID: vendor, Distribution: dist})
		d.Revisions = append(d.Revisions,
			assessments.Revision{
				ID: "r1-" + id, EvidenceID: id, Strength: assessments.StrengthReport,
				Issued: "2025-01-01", Expires: "2026-01-01",
			},
			assessments.Revision{
				ID: "r2-" + id, EvidenceID: id, Strength: assessments.StrengthReport,
				Issued: "2026-01-01", Expires: "2028-01-01", ObtainedOn: "2026-01-02",
			})
		for i := range d.Template.Items {
			it := &d.Template.Items[i]
			it.Evidence = append(it.Evidence, assessments.ExpectedEvidence{
				ID:       id,
				Strength: assessments.StrengthReport,
			})
			ours := whose == "ours" || whose == "theirs" && dist == assessments.Privileged
			if it.ID != "OPEN" && it.ID != "STALE" && (it.ID != "OURS" || ours) {
				d.Ticks = append(d.Ticks, assessments.Tick{
					ID:           "as-lumen/" + it.ID + "/" + id,
					AssessmentID: "as-lumen", ItemID: it.ID, ExpectedID: id, RevisionID: "r1-" +
						id, TickedOn: "2026-03-03",
				})
			}
		}
	}
	slices.SortFunc(d.Evidence, func(a, b assessments.Evidence) int { return compare(a.ID, b.ID) })
	slices.SortFunc(d.Revisions, func(a, b assessments.Revision) int { return compare(a.ID, b.ID) })
}

func compare(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}

func addMarkedRecords(d *assessments.Dossier) {
	for _, item := range []string{"TERM", "OURS", "NEVER", "STALE"} {
		d.Answers = append(d.Answers, assessments.Answer{
			ID: "as-lumen/" + item, AssessmentID: "as-lumen",
			ItemID: item, Verdict: assessments.Met, ReadVersions: []string{"v-privileged"},
		})
		d.Findings = append(d.Findings, assessments.Finding{
			ID: "f-" + item, AssessmentID: "as-lumen",
			ItemID: item, Status: "open",
		})
		d.Exceptions = append(d.Exceptions, assessments.Exception{
			ID: "x-" + item, AssessmentID: "as-lumen",
			ItemID: item, ApprovedOn: "2026-01-01", Expires: "2027-01-01",
		})
	}
	// what was ticked there, no item expects
	d.Template.Items[1].Evidence = d.Template.Items[1].Evidence[:0:0]
	d.Conditions = []assessments.ApprovalCondition{{
		ID: "k", AssessmentID: "as-lumen", Due: "2027-01-01",
		Status: "open",
	}}
	d.Decisions = []assessments.Decision{{
		ID: "y", AssessmentID: "as-lumen",
		Outcome: assessments.WithConditions, On: "2026-05-05",
	}}
	d.SignOffs = []assessments.SignOff{{ID: "z", AssessmentID: "as-lumen", Role: "legal", On: "2026-05-05"}}
	d.Packs = []assessments.Pack{{
		ID: "k", AssessmentID: "as-lumen", Audience: "auditor",
		AsOf: "2026-05-05",
	}}
}

// addMarkedNotes writes a note of every distribution about every record there is, about items, and about
// nothing known.
func addMarkedNotes(d *assessments.Dossier) {
	var notes []assessments.Note
	add := func(on, id, item string) {
		for _, dist := range assessments.Distributions() {
			n := assessments.Note{
				ID: fmt.Sprintf("n-%s-%s-%s", on, id, dist), On: on, OnID: id,
				AssessmentID: "as-lumen", ItemID: item, Distribution: dist,
			}
			switch {
			case on == "answer" && item != "" && id != "as-lumen/"+item:
				n.ID = fmt.Sprintf("n-contradicted-%s-%s", item, dist)
			case on == "answer" && item != "":
				n.ID = fmt.Sprintf("n-%s-%s", item, dist)
			case item != "":
				n.ID = fmt.Sprintf("n-%s-on-%s-%s", on, item, dist)
			}
			notes = append(notes, n)
		}
	}
	for _, r := range records(d) {
		if r.Noun() != assessments.NounAnswer {
			add(string(r.Noun()), r.Key(), "")
		}
	}
	for _, item := range []string{"TERM", "OURS", "NEVER", "OPEN"} {
		add("answer", "as-lumen/"+item, item)
		add("answer", "as-lumen/"+item, "")
		add("vendor", "lumen", item)
	}
	add("answer", "as-lumen/TERM", "OURS")
	add("document", "in-the-bin", "")
	add("answer", "as-other/TERM", "")
	add("note", "n-TERM-privileged", "")
	add("note", "n-TERM-may_be_shared", "")
	after := notes
	notes = nil
	add("note", "n-document-d-privileged-may_be_shared", "") // before the one it is about
	d.Notes = append(notes, after...)
}

// records are all records of a dossier.
func records(d *assessments.Dossier) []assessments.Record {
	out := []assessments.Record{
		&d.Organisation, &d.Vendor, &d.Service, d.Plan, d.Contract, &d.Use,
		&d.Assessment,
	}
	out = pointers(out, d.Documents)
	out = pointers(out, d.Versions)
	out = pointers(out, d.Precedences)
	out = pointers(out, d.Answers)
	out = pointers(out, d.Citations)
	out = pointers(out, d.Evidence)
	out = pointers(out, d.Revisions)
	out = pointers(out, d.Ticks)
	out = pointers(out, d.Findings)
	out = pointers(out, d.Exceptions)
	out = pointers(out, d.Conditions)
	out = pointers(out, d.Decisions)
	out = pointers(out, d.SignOffs)
	out = pointers(out, d.Notes)
	out = pointers(out, d.Tombstones)
	return pointers(out, d.Packs)
}

func pointers[T any, P interface {
	*T
	assessments.Record
}](out []assessments.Record, list []T) []assessments.Record {
	for i := range list {
		out = append(out, P(&list[i]))
	}
	return out
}

// word is a rare word of its own for a place, in letters that no writer breaks, folds or escapes.
func word(noun, id, field string) string {
	sum := sha256.Sum256([]byte(noun + "\x00" + id + "\x00" + field))
	return "zq" + hex.EncodeToString(sum[:5]) + "qz"
}

// marker plants words.
type marker struct{ marks []Mark }

func (m *marker) plant(noun, id, field string) string {
	w := word(noun, id, field)
	m.marks = append(m.marks, Mark{assessments.Noun(noun), id, field, w})
	return w
}

// fixed are texts that say what belongs to what: with another word in them it would not.
var fixed = map[string]bool{
	"item": true, "expected": true, "on_noun": true, "on_id": true, "of_noun": true, "of_id": true,
	"sha256":     true,
	"state_hash": true, "autonomy": true, "read_versions": true, "order_of": true, "services": true,
	"approver": true,
}

func (m *marker) record(r assessments.Record) {
	for _, f := range r.Fields() {
		if a, ok := r.(*assessments.Answer); ok && a.ItemID == "OURS" && strings.HasPrefix(f.Name,
			"response") {
			continue // an answer of the vendor would make the item theirs
		}
		if fixed[f.Name] || f.Ref != "" || f.OneOf != nil {
			continue
		}
		var err error
		switch f.Value.Kind() {
		case assessments.TextValue:
			err = f.Value.Set(m.plant(string(r.Noun()), r.Key(), f.Name))
		case assessments.ListValue:
			err = f.Value.Set(`["` + m.plant(string(r.Noun()), r.Key(), f.Name) + `"]`)
		}
		if err != nil {
			panic(err)
		}
	}
	switch one := r.(type) {
	case *assessments.Exception:
		one.Approver = m.plant("exception", one.ID, "approver")
	case *assessments.Version:
		one.SHA256, one.Size, one.FileName = m.file("version", one.ID)
	case *assessments.Revision:
		one.SHA256, one.Size, one.FileName = m.file("revision", one.ID)
	}
}

func (m *marker) file(noun, id string) (sha string, size int64, name string) {
	b := MarkedBytes(id)
	sum := sha256.Sum256(b)
	m.marks = append(m.marks, Mark{assessments.Noun(noun), id, "file", word("file", id, "")})
	return hex.EncodeToString(sum[:]), int64(len(b)), word(noun, id, "file_name") + ".txt"
}

func (m *marker) items(d *assessments.Dossier) {
	for i := range d.Template.Items {
		it := &d.Template.Items[i]
		set := func(field string, into *string) { *into = m.plant("item", it.ID, field) }
		set("title", &it.Title)
		set("question", &it.Question)
		set("deal_breaker_reason", &it.DealBreakerReason)
		set("guidance", &it.Guidance.Good)
		it.Guidance.Trap = it.Guidance.Good
		set("silence_reason", &it.SilenceReason)
		for k := range it.Evidence {
			it.Evidence[k].Title = it.Title
		}
		for k := range it.When {
			set("when", &it.When[k].Reason)
		}
		it.Sources = []assessments.Source{{Requirement: m.plant("item", it.ID, "sources")}}
		it.Crosswalk = []string{m.plant("item", it.ID, "crosswalk")}
		it.Positions = &assessments.Positions{
			Require: m.plant("position", it.ID, "require"), FallBack: m.plant("position", it.ID,
				"fall_back"),
			WalkAway: m.plant("position", it.ID, "walk_away"), Remedy: m.plant("position", it.ID, "remedy"),
		}
	}
}
