package workbench_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestWhatGoesOutOfSightIsCounted previews every kind of record, before and after people worked with it.
func TestWhatGoesOutOfSightIsCounted(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	look := func(n assessments.Noun, id string) workbench.BinPreview {
		t.Helper()
		p, err := l.BinPreview(ctx, n, id)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	if p := look("document", "msa"); !p.Harmless() || p.Titles[0] != "Master agreement" {
		t.Errorf("a document nobody cites: %+v", p)
	}
	if p := look("assessment", "a"); !p.Harmless() {
		t.Errorf("an assessment nobody answered: %+v", p)
	}
	l.must(l.Cite(ctx, assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1",
		Quote: clause,
	}))
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: it.ID, Verdict: assessments.Met}))
	l.must(l.Attach(ctx, workbench.Attachment{
		AssessmentID: "a", ItemID: it.ID, ExpectedID: it.Evidence[0].ID,
		Strength: assessments.StrengthReport, File: text("r.txt", "Tested."),
	}, assessments.NoProgress{}))
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.InReview,
		Reason: "Read.",
	}, nil))
	if p := look("document", "msa"); p.With["citation"] != 1 {
		t.Errorf("a cited document: %+v", p)
	}
	l.must(l.Save(ctx, &assessments.Note{
		ID: "n1", On: "answer", OnID: "a/" + it.ID, AssessmentID: "a",
		ItemID: it.ID, Body: "Ask.",
	}))
	l.must(l.Save(ctx, &assessments.Note{ID: "n2", On: "document", OnID: "msa", Body: "Unsigned."}))
	if d := look("document", "msa"); d.With["note"] != 1 {
		t.Errorf("a document with a note: %+v", d)
	}
	p := look("assessment", "a")
	if p.With["note"] != 1 {
		t.Errorf("an assessment with a note: %+v", p)
	}
	if p.With["answer"] != 1 || p.With["citation"] != 1 || p.With["tick"] != 1 || p.With["decision"] != 1 ||
		len(p.Decided) != 1 || p.Decided[0] != "Lumen Chat (in review)" {
		t.Errorf("an assessment in review: %+v", p)
	}
	evs, err := l.List(ctx, "evidence")
	if err != nil || len(evs) != 1 {
		t.Fatal(evs, err)
	}
	if p := look("evidence", evs[0].Key()); p.With["tick"] != 1 {
		t.Errorf("ticked evidence: %+v", p)
	}
	if p := look("vendor", "lumen"); p.With["service"] != 1 || p.With["assessment"] != 1 ||
		p.With["document"] != 1 || p.With["note"] != 2 || len(p.Decided) != 1 {
		t.Errorf("a vendor: %+v", p)
	}
	l.must(l.Bin(ctx, "assessment", "a"))
	if p := look("use", "support"); p.With["assessment"] != 0 {
		t.Errorf("what is in the bin counts: %+v", p)
	}
	_, err = l.BinPreview(ctx, "vendor", "nobody")
	l.refused(err, assessments.NotFound, "nobody")
}

func TestHarmlessIsWhatNobodyWorkedOn(t *testing.T) {
	for name, tc := range map[string]struct {
		p    workbench.BinPreview
		want bool
	}{
		"itself alone":    {workbench.BinPreview{Titles: []string{"Agreement"}}, true},
		"with a document": {workbench.BinPreview{With: map[assessments.Noun]int{"document": 1}}, false},
		"decided on":      {workbench.BinPreview{Decided: []string{"Lumen (approved)"}}, false},
	} {
		if got := tc.p.Harmless(); got != tc.want {
			t.Errorf("%s: harmless %v", name, got)
		}
	}
}

func TestAnswersCountOnceTheySaySomething(t *testing.T) {
	l := newLab(t)
	l.furnish()
	first, second := l.item("training_use").ID, l.item("data_location").ID
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: first, Stage: "next"}))
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: second, Response: "In Europe"}))
	l.must(l.SignOff(ctx, assessments.SignOff{AssessmentID: "a", Role: "legal", Name: "Carla"}, nil))
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	p, err := l.BinPreview(ctx, "assessment", "a")
	if err != nil || p.With["answer"] != 1 || p.With["signoff"] != 1 || len(p.Decided) != 1 {
		t.Errorf("%+v, %v", p, err)
	}
}
