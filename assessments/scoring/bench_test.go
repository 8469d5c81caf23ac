package scoring_test

import (
	"fmt"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// portfolio is n assessments of 60 items each, as a busy workspace holds them: six documents with two
// versions, twenty pieces of evidence, four of five items answered, cited, ticked or answered by the
// vendor.
func portfolio(n int) []assessments.Dossier {
	out := make([]assessments.Dossier, n)
	for i := range out {
		out[i] = *busy(i)
	}
	return out
}

func busy(seed int) *assessments.Dossier {
	d := fixture()
	d.Answers, d.Template.Items = nil, nil
	d.Use.DataClasses = []string{"personal"}
	for i := range 6 {
		doc := fmt.Sprint("doc", i)
		d.Documents = append(d.Documents,
			assessments.Document{ID: doc, Type: assessments.DocumentKinds()[i], ContractID: "contract"})
		for v := range 2 {
			d.Versions = append(d.Versions, assessments.Version{
				ID: fmt.Sprint(doc, "v", v), DocumentID: doc,
				Label: fmt.Sprint(v), Status: assessments.VersionExecuted,
				Effective: assessments.Date(fmt.Sprintf("202%d-01-01", 5+v)),
			})
		}
	}
	for i := range 20 {
		ev := fmt.Sprint("ev", i)
		d.Evidence = append(d.Evidence, assessments.Evidence{ID: ev})
		d.Revisions = append(d.Revisions,
			assessments.Revision{
				ID: ev + "r", EvidenceID: ev, Strength: assessments.StrengthReport,
				PeriodTo: "2026-06-30",
			})
	}
	for i := range 60 {
		id := fmt.Sprintf("S2-LP-ITEM-%02d", i)
		it := assessments.Item{
			ID: id, Kind: assessments.TermItem, Discipline: assessments.Disciplines()[i/12], Weight: 1 + i%10,
			DealBreaker: i%10 == 0, MinStrength: assessments.StrengthClause,
			Evidence: []assessments.ExpectedEvidence{
				{ID: "report", Strength: assessments.StrengthReport, MaxAge: 18},
			},
		}
		if i%6 == 0 {
			it.Kind = assessments.ControlItem
			it.When = []assessments.Condition{
				{Fact: "data_classes", Any: []string{"personal"}, Reason: "no personal data goes in"},
			}
		}
		d.Template.Items = append(d.Template.Items, it)
		if (i+seed)%5 == 0 {
			continue
		}
		d.Answers = append(d.Answers, assessments.Answer{
			ID: "a/" + id, ItemID: id,
			Verdict: assessments.Verdicts()[(i*7+seed)%5], Response: "We do.",
		})
		d.Citations = append(d.Citations,
			assessments.Citation{
				ID: "c" + id, ItemID: id,
				VersionID: fmt.Sprintf("doc%dv%d", i%6, (i+seed)%2),
			})
		d.Ticks = append(d.Ticks, assessments.Tick{
			ID: "a/" + id + "/report", ItemID: id,
			ExpectedID: "report", RevisionID: fmt.Sprintf("ev%dr", i%20),
		})
	}
	return d
}

// BenchmarkScore1000 scores 1,000 judged assessments of 60 items, arithmetic in words included: at
// most 50 ms.
func BenchmarkScore1000(b *testing.B) {
	judged := make([][]scoring.Judged, 0, 1000)
	var model assessments.ScoringModel
	for _, d := range portfolio(1000) {
		judged, model = append(judged, scoring.Judge(&d, today)), d.Model
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, j := range judged {
			scoring.Score(j, model)
		}
	}
}

// BenchmarkJudge1000 judges the same 1,000 assessments: supports, freshness and conditions from their
// records.
func BenchmarkJudge1000(b *testing.B) {
	all := portfolio(1000)
	b.ReportAllocs()
	for b.Loop() {
		for i := range all {
			scoring.Judge(&all[i], today)
		}
	}
}
