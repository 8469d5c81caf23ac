package pack_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

func dossiers() map[string]*assessments.Dossier {
	marked, _ := packtest.Marked()
	return map[string]*assessments.Dossier{
		"answered": packtest.Lumen(), "empty": packtest.Empty(), "large": packtest.Large(60, 300),
		"awkward": packtest.Awkward(),
		"marked":  marked,
	}
}

// TestReportAndWorkbookSayNothingThatIsNotInAssessmentJSON holds what verifying stands on: a change that
// shows something new in the report or the workbook must also write what it is made of into assessment.json,
// and read it in Rebuild.
func TestReportAndWorkbookSayNothingThatIsNotInAssessmentJSON(t *testing.T) {
	for name, d := range dossiers() {
		for _, audience := range assessments.Audiences() {
			doc := build(t, d, audience)
			b, err := doc.Record.JSON()
			if err != nil {
				t.Fatal(err)
			}
			r, err := pack.ReadRecord(b)
			if err != nil {
				t.Fatal(err)
			}
			again, wrong, err := r.Rebuild(nil)
			if err != nil || len(wrong) > 0 || len(r.Wrong) > 0 {
				t.Fatalf("%s for the %s: %v %v", name, audience, wrong, err)
			}
			for _, part := range []struct {
				name      string
				got, want any
			}{
				{"the cover", again.Cover, doc.Cover},
				{"the report", again.Sections, doc.Sections},
				{"the workbook", again.Sheets, doc.Sheets},
				{"the README", string(again.Readme()), string(doc.Readme())},
				{"the facts", again.Facts, doc.Facts},
			} {
				if diff := cmp.Diff(part.want, part.got); diff != "" {
					t.Errorf("%s for the %s: %s rebuilt from assessment.json differs: %s", name, audience,
						part.name, diff)
				}
			}
		}
	}
}

// TestAPackOfADayToComeSaysSo looks at the cover, the report, the README, the workbook and
// assessment.json, for every audience: who reads only one of them must not take a projection for a
// fact.
func TestAPackOfADayToComeSaysSo(t *testing.T) {
	d := packtest.Lumen()
	for _, audience := range assessments.Audiences() {
		const day, upTo = "2027-03-01", "2026-11-20"
		judged := scoring.Judge(d, day)
		opt := pack.Options{
			AsOf: day, Audience: audience, ProgramVersion: "0.1.0-test", RecordedUpTo: upTo,
			ToCome: true,
		}
		doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model), opt)
		if err != nil {
			t.Fatal(err)
		}
		b, err := doc.Record.JSON()
		if err != nil {
			t.Fatal(err)
		}
		said := day + ", a day to come; judged on what was recorded up to " + upTo
		for name, text := range map[string]string{
			"the cover": fmt.Sprint(doc.Cover), "the report": fmt.Sprintf("%+v", doc.Sections[0]),
			"the README": string(doc.Readme()), "the workbook": fmt.Sprintf("%+v", doc.Sheets),
		} {
			if !strings.Contains(text, said) {
				t.Errorf("for the %s %s does not say %q", audience, name, said)
			}
		}
		if s := string(b); !strings.Contains(s, `"recorded_up_to": "`+upTo+`"`) ||
			!strings.Contains(s, `"day_to_come": true`) {
			t.Errorf("for the %s assessment.json does not say it", audience)
		}
		r, err := pack.ReadRecord(b)
		if err != nil {
			t.Fatal(err)
		}
		again, wrong, err := r.Rebuild(nil)
		if diff := cmp.Diff(doc, again, cmpopts.EquateEmpty()); err != nil || len(wrong) > 0 || diff != "" {
			t.Errorf("for the %s rebuilt: %v %v %s", audience, err, wrong, diff)
		}
		if f, err := pack.ParseFacts(doc.Facts.Line()); err != nil || f.RecordedUpTo != upTo {
			t.Errorf("the line of facts gives %+v, %v", f, err)
		}
	}
	if text := string(build(t, d, pack.Auditor).Readme()); strings.Contains(text, "recorded up to") {
		t.Error("a pack of a day that has come is called a projection")
	}
}

func TestAnythingInAssessmentJSONThatTheProgramWouldNotWriteIsNamed(t *testing.T) {
	whole := record(t, packtest.Lumen(), pack.Auditor)
	for _, change := range [][2]string{
		{
			`"reason": "All users are adult employees."`,
			`"reason": "All users are adult employees.", "reason": "Some are."`,
		},
		{`"audience": "auditor",`, `"audience": "board", "audience": "auditor",`},
		{`"audience": "auditor",`, `"audience": "auditor", "approved": true,`},
		{`"verdict": "not_met",`, `"verdict": "met",`},
		{`"gate_open": true`, `"gate_open": false`},
		{`"narrows":`, `"narrows": 1`},
		{"Kim", "\\u004bim"},
		{"\n}\n", "\n}\n\n"},
		{"\n}\n", "\n}"},
	} {
		if !strings.Contains(string(whole), change[0]) {
			t.Fatalf("the invented record has no %s to change", change[0])
		}
		b := bytes.Replace(whole, []byte(change[0]), []byte(change[1]), 1)
		r, err := pack.ReadRecord(b)
		if err != nil {
			continue
		}
		if _, wrong, err := r.Rebuild(nil); err == nil && len(wrong) == 0 {
			t.Errorf("%s instead of %s was not noticed", change[1], change[0])
		}
	}
}

// TestAPackOfAnEarlierDayIsRebuiltWithWhatItsDayLeavesOut: all that the options of a pack add is in
// assessment.json.
func TestAPackOfAnEarlierDayIsRebuiltWithWhatItsDayLeavesOut(t *testing.T) {
	d := packtest.Lumen()
	for i := range d.Decisions {
		d.Decisions[i].StateHash = "another"
	}
	judged := scoring.Judge(d, packtest.AsOf)
	doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model), pack.Options{
		AsOf: packtest.AsOf, RecordedBy: "2026-11-22",
		PurgedSince: []assessments.Mention{{Noun: "version", ID: "v-msa-3"}},
		Timing: assessments.Timing{
			LeftOut:       []assessments.Mention{{Noun: "finding", ID: "f"}},
			RecordedLater: []assessments.Mention{{Noun: "finding", ID: "g"}},
		},
		Changes: []standing.Touched{{Noun: "document", ID: "doc-msa", Fields: []string{"name"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	b, err := doc.Record.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{
		`"recorded_by": "2026-11-22"`, `"v-msa-3"`, `"left_out"`,
		`"recorded_later"`, `"changes": [`,
	} {
		if !strings.Contains(string(b), said) {
			t.Errorf("assessment.json does not say %s", said)
		}
	}
	r, err := pack.ReadRecord(b)
	if err != nil {
		t.Fatal(err)
	}
	again, wrong, err := r.Rebuild(nil)
	if err != nil || len(wrong) > 0 {
		t.Fatalf("%v, %v", wrong, err)
	}
	if diff := cmp.Diff(doc.Sections, again.Sections); diff != "" {
		t.Error(diff)
	}
}
