package pack_test

import (
	"fmt"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
)

// framed is a pack whose question set has two of the items that answer “Who owns the data?”.
func framed(t *testing.T, audience string) pack.Document {
	t.Helper()
	d := packtest.Lumen()
	d.Template.Items[2].ID, d.Template.Items[4].ID = "S2-LP-TRAINING-USE", "S2-LP-SHARING"
	d.Answers = append(d.Answers,
		assessments.Answer{
			ID: "as-lumen/a", AssessmentID: "as-lumen", ItemID: "S2-LP-TRAINING-USE", Verdict: assessments.Met,
		},
		assessments.Answer{
			ID: "as-lumen/b", AssessmentID: "as-lumen", ItemID: "S2-LP-SHARING", Verdict: assessments.Partly,
			AtFallBack: true, Response: "Only hosts.", SecondPerson: "Kim",
		})
	d.Citations = append(d.Citations, assessments.Citation{
		ID: "c-framed", AssessmentID: "as-lumen", ItemID: "S2-LP-TRAINING-USE", VersionID: "v-msa-3",
		Quote: "Provider shall not train.", State: assessments.CitationFound, CheckedOn: "2026-11-02",
	})
	judged := scoring.Judge(d, packtest.AsOf)
	doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model), pack.Options{
		AsOf: packtest.AsOf, Audience: audience, ProgramVersion: "test", Catalogue: catalogue(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestPackAnswersTheFramingQuestions(t *testing.T) {
	const shown, not = "Shown: the contract excludes training on our data.",
		"Not shown: sharing with third parties (partly met)."
	for audience, told := range map[string]bool{pack.Auditor: true, pack.Board: true, pack.Vendor: false} {
		doc := framed(t, audience)
		for _, want := range []string{shown, not} {
			if got := strings.Count(everything(t, doc), want); (got > 1) != told {
				t.Errorf("%s: got %q %d times in report and workbook", audience, want, got)
			}
			if got := strings.Contains(string(recordBytes(t, doc)), want); got != told {
				t.Errorf("%s: got %q in assessment.json: %v", audience, want, got)
			}
		}
		if strings.Contains(string(recordBytes(t, doc))+everything(t, doc), "our fall-back") {
			t.Errorf("%s: the pack says where our positions are", audience)
		}
	}
}

// Verification computes the sentences again from the verdicts.
func TestChangedFramingSentencesAreFound(t *testing.T) {
	for name, change := range map[string]func(*pack.Record){
		"nothing changed": func(*pack.Record) {},
		"a claim": func(r *pack.Record) {
			r.Framing[0].Sentences[2].Text = "Shown: our data goes only to named subprocessors."
		},
		"left out": func(r *pack.Record) { r.Framing = nil },
	} {
		t.Run(name, func(t *testing.T) {
			doc := framed(t, pack.Auditor)
			change(&doc.Record)
			r := read(t, recordBytes(t, doc))
			_, wrong, err := r.Rebuild(catalogue())
			if found := len(wrong) > 0 || err != nil; found != (name != "nothing changed") {
				t.Errorf("got %s", fmt.Sprint(wrong, err))
			}
		})
	}
}
