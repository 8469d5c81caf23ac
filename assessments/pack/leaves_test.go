package pack_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
)

func leaves(t testing.TB, d *assessments.Dossier, audience string) pack.Leaves {
	t.Helper()
	l, err := pack.FindLeaves(d, scoring.Judge(d, packtest.AsOf),
		pack.Options{AsOf: packtest.AsOf, Audience: audience})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// said looks a field up in what leaves: out, withheld with its reason, or neither.
func said(list []pack.Leaving, m packtest.Mark) (string, bool) {
	for _, one := range list {
		if one.Noun == m.Noun && one.ID == m.ID && slices.Contains(one.Fields, m.Field) {
			return one.Why, true
		}
	}
	return "", false
}

// TestListOfWhatLeavesAndThePackAgree plants a rare word in every field of every record, at every
// distribution, about everything, and looks for each in the pack of each audience: there if the list says
// that it goes out, in no part of the document if it says that it is withheld.
func TestListOfWhatLeavesAndThePackAgree(t *testing.T) {
	d, marks := packtest.Marked()
	for _, audience := range assessments.Audiences() {
		l, doc := leaves(t, d, audience), build(t, d, audience)
		text := everything(t, doc)
		files := ""
		for _, f := range doc.Files {
			files += string(packtest.MarkedBytes(f.ID))
		}
		for _, m := range marks {
			_, out := said(l.Out, m)
			why, held := said(l.Withheld, m)
			switch {
			case out == held:
				t.Errorf("%s: %s %s, %s: out %v, withheld %v (%s)", audience, m.Noun, m.ID, m.Field, out,
					held, why)
			case held && why == "":
				t.Errorf("%s: %s %s, %s is withheld for no reason", audience, m.Noun, m.ID, m.Field)
			case strings.Contains(text+files, m.Word) != out:
				t.Errorf("%s: %s %s, %s is said to go out: %v; in the pack it is %v (%s)", audience, m.Noun,
					m.ID, m.Field, out, !out, why)
			case out && mustStay(d, audience, m) != "":
				t.Errorf("%s: %s %s, %s goes out: %s", audience, m.Noun, m.ID, m.Field,
					mustStay(d, audience, m))
			case held && audience == pack.Auditor && mustStay(d, audience, m) == "":
				t.Errorf("%s: %s %s, %s is withheld without need: %s", audience, m.Noun, m.ID, m.Field, why)
			}
		}
	}
}

// mustStay is the same rule, written as people say it: why a field must not leave, "" if it may.
func mustStay(d *assessments.Dossier, audience string, m packtest.Mark) string {
	if m.Noun == "position" {
		return "our negotiating line"
	}
	if m.Noun == "pack" {
		return "a pack names no packs"
	}
	if why := closedTo(d, audience, m.Noun, m.ID, m.Field); why != "" {
		return why
	}
	if m.Noun == "note" {
		for _, n := range d.Notes {
			if n.ID != m.ID {
				continue
			}
			if why := aboutClosed(d, audience, n); why != "" {
				return why
			}
		}
	}
	switch audience {
	case pack.Board:
		if m.Noun == "note" || m.Field == "file" || m.Field == "remark" {
			return "not for a board"
		}
	case pack.Vendor:
		return vendorNever(m)
	}
	return ""
}

// vendorNever says what no vendor is given, whatever its distribution.
func vendorNever(m packtest.Mark) string {
	switch m.Noun {
	case "finding", "exception", "condition", "decision", "signoff", "tombstone", "contract", "precedence",
		"pack":
		return "ours: " + string(m.Noun)
	case "use", "assessment":
		return "ours"
	case "item":
		if slices.Contains([]string{"guidance", "deal_breaker_reason", "silence_reason", "when"},
			m.Field) || m.ID == "OURS" {
			return "our line"
		}
	case "answer":
		if m.Field != "response" && m.Field != "response_from" {
			return "our reasons"
		}
	}
	if strings.Contains(m.ID, "OURS") || strings.Contains(m.ID, "NEVER") && m.Noun != "item" {
		return "on an item that is not shown"
	}
	if strings.Contains(m.ID, "others") {
		return "of another vendor"
	}
	if slices.Contains([]string{
		"remark", "owner", "obtained_by", "description", "author", "ticked_by",
		"price", "contact",
	}, m.Field) {
		return "our people, our words"
	}
	return ""
}

// closedTo says whether a record, or the words a field was taken from, are closed by a distribution.
func closedTo(d *assessments.Dossier, audience string, noun assessments.Noun, id, field string) string {
	dist := func(dist assessments.Distribution) string {
		if dist == assessments.Shareable || dist == assessments.Internal && audience != pack.Vendor {
			return ""
		}
		return string(dist)
	}
	switch noun {
	case "document":
		for _, one := range d.Documents {
			if one.ID == id {
				return dist(one.Distribution)
			}
		}
	case "version":
		for _, one := range d.Versions {
			if one.ID == id {
				return closedTo(d, audience, "document", one.DocumentID, "")
			}
		}
	case "evidence":
		for _, one := range d.Evidence {
			if one.ID == id {
				return dist(one.Distribution)
			}
		}
	case "revision":
		for _, one := range d.Revisions {
			if one.ID == id {
				return closedTo(d, audience, "evidence", one.EvidenceID, "")
			}
		}
	case "note":
		for _, one := range d.Notes {
			if one.ID == id {
				return dist(one.Distribution)
			}
		}
	case "tombstone":
		if slices.Contains([]string{"", "name", "place", "reason"}, field) {
			for _, one := range d.Tombstones {
				if one.ID == id {
					return closedTo(d, audience, assessments.Noun(one.Of), one.OfID, "")
				}
			}
		}
	}
	if !slices.Contains([]string{"", "quote", "section", "remark"}, field) {
		return ""
	}
	for _, one := range d.Citations {
		if noun == "citation" && one.ID == id {
			return closedTo(d, audience, "version", one.VersionID, "")
		}
	}
	for _, one := range d.Precedences {
		if noun == "precedence" && one.ID == id {
			return closedTo(d, audience, "version", one.VersionID, "")
		}
	}
	for _, one := range d.Ticks {
		if noun == "tick" && one.ID == id {
			return closedTo(d, audience, "revision", one.RevisionID, "")
		}
	}
	return ""
}

// aboutClosed says whether a note is about something that does not leave.
func aboutClosed(d *assessments.Dossier, audience string, n assessments.Note) string {
	if n.OnID == "in-the-bin" || n.OnID == "as-other/TERM" {
		return "about something that is not here"
	}
	if strings.HasPrefix(n.OnID, "n-document-d-privileged") {
		return "about a note about a privileged document"
	}
	if n.On == "pack" {
		return "about a pack"
	}
	if why := closedTo(d, audience, assessments.Noun(n.On), n.OnID, ""); why != "" {
		return "about something " + why
	}
	return ""
}

// TestEveryFieldIsOnTheAllowList requires anyone who adds a field to state who may see it: until it is
// on a list, no one sees it.
func TestEveryFieldIsOnTheAllowList(t *testing.T) {
	known := map[string][]string{}
	for _, n := range assessments.Nouns() {
		for _, f := range assessments.New(n).Fields() {
			known[string(n)] = append(known[string(n)], f.Name)
		}
	}
	known["version"], known["revision"] = append(known["version"], "file"), append(known["revision"],
		"file")
	for part, of := range map[string]any{
		"item": assessments.Item{}, "item.evidence": assessments.ExpectedEvidence{},
		"item.sources":  assessments.Source{},
		"item.guidance": assessments.Guidance{}, "item.when": assessments.Condition{},
		"item.positions": assessments.Positions{},
		"judged":         scoring.Judged{}, "judged.supports": scoring.Support{}, "points": scoring.Points{},
		"model":   assessments.ScoringModel{},
		"reading": pack.ReadingRecord{}, "reading.notices": pack.NoticeRecord{},
	} {
		for f := range reflect.TypeOf(of).Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			known[part] = append(known[part], name)
		}
	}
	listed := pack.AllowLists()
	for kind, fields := range known {
		for _, f := range fields {
			if n := listed[kind][f]; n != 1 {
				t.Errorf("%s.%s is on %d lists of assessments/pack/allow.go; decide which audience is given it, or put it under never", kind, f, n)
			}
		}
		for f := range listed[kind] {
			if !slices.Contains(fields, f) {
				t.Errorf("%s.%s is on a list, and there is no such field", kind, f)
			}
		}
	}
	for kind := range listed {
		if known[kind] == nil {
			t.Errorf("there is a list for %s, which is nothing", kind)
		}
	}
}

func TestPositionsLeaveForNoAudience(t *testing.T) {
	for _, audience := range assessments.Audiences() {
		doc := build(t, packtest.Lumen(), audience)
		record, err := doc.Record.JSON()
		if err != nil {
			t.Fatal(err)
		}
		all := everything(t, doc) + string(record) + string(doc.Readme()) + string(pack.Schema())
		for _, it := range packtest.Lumen().Template.Items {
			if p := it.Positions; p != nil {
				for _, text := range []string{p.Require, p.FallBack, p.WalkAway, p.Remedy} {
					if text != "" && strings.Contains(all, text) {
						t.Errorf("%s: a position leaves: %q", audience, text)
					}
				}
			}
		}
		if held := fmt.Sprint(doc.Record.Withheld); strings.Contains(held,
			"{position  our negotiating line") != (audience != pack.Vendor) {
			t.Errorf("%s is told of positions: %s", audience, held)
		}
	}
}

func TestPackWithAFieldThatIsNotAllowedIsNamed(t *testing.T) {
	for name, forge := range map[string]func(r *pack.Record){
		"a position": func(r *pack.Record) {
			r.Items[2].Item.Positions = &assessments.Positions{Require: "All."}
		},
		"a judgement": func(*pack.Record) {}, // in the bytes: the program does not write one
		"a reason": func(r *pack.Record) {
			r.Answers[0] = append(r.Answers[0], pack.EntryField{Name: "reason", Value: "Ours."})
		},
	} {
		audience := pack.Vendor
		if name == "a position" {
			audience = pack.Auditor
		}
		for _, forged := range []bool{false, true} {
			r, err := pack.ReadRecord(record(t, packtest.Lumen(), audience))
			if err != nil {
				t.Fatal(err)
			}
			again := r.Record()
			if forged {
				forge(again)
			}
			pack.Identify(again)
			b, err := again.JSON()
			if err != nil {
				t.Fatal(err)
			}
			if forged && name == "a judgement" {
				b = bytes.Replace(b, []byte(`"judged": {`),
					[]byte(`"judged": {"strength": "independent_report",`), 1)
			}
			if r, err = pack.ReadRecord(b); err != nil {
				t.Fatal(err)
			}
			if _, wrong, err := r.Rebuild(nil); err != nil || (len(wrong) > 0) != forged {
				t.Errorf("%s, forged %v: found %v, %v", name, forged, wrong, err)
			}
		}
	}
}

func TestListOfWhatLeavesRefusesWhatAPackRefuses(t *testing.T) {
	d := packtest.Lumen()
	for _, opt := range []pack.Options{
		{},
		{AsOf: "2026-02-30"},
		{AsOf: "2026-01-01", Audience: "everyone"},
	} {
		if _, err := pack.FindLeaves(d, nil, opt); assessments.KindOf(err) != assessments.Usage {
			t.Errorf("%+v: %v", opt, err)
		}
	}
}

// TestVendorsPackIsLaidOutWithoutOurFigures: what a vendor may not see is not there when the pack is laid
// out, so that no chapter or sheet can show it by mistake.
func TestVendorsPackIsLaidOutWithoutOurFigures(t *testing.T) {
	d, _ := packtest.Marked()
	d.Template.Summary = "Ours."
	got, result := pack.VendorView(d, packtest.AsOf)
	for name, empty := range map[string]bool{
		"the result":             reflect.ValueOf(result).IsZero(),
		"the scoring model":      reflect.ValueOf(got.Model).IsZero(),
		"the summary of the set": got.Template.Summary == "", "packs": got.Packs == nil,
		"decisions":    got.Decisions == nil,
		"the contract": got.Contract == nil,
	} {
		if !empty {
			t.Errorf("%s is there", name)
		}
	}
}
