package pack_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// What is not met is green nowhere: not where an exception carries it, and not where something else
// closes it.
func TestOnlyWhatIsMetIsGreen(t *testing.T) {
	const until = "2027-03-01"
	for _, verdict := range assessments.Verdicts() {
		d := packtest.Lumen()
		d.Exceptions = nil
		for i := range d.Answers {
			d.Answers[i].Verdict, d.Answers[i].Reconfirm, d.Answers[i].AtFallBack = verdict, false,
				verdict == assessments.Partly
		}
		for _, it := range d.Template.Items {
			d.Exceptions = append(d.Exceptions, assessments.Exception{
				ID: "x-" + it.ID, AssessmentID: d.Assessment.ID, ItemID: it.ID, Reason: "A pilot",
				Compensating: "No personal data",
				Owner:        "Olga", RequestedBy: "Olga", RequestedOn: "2026-01-01", Approver: "Bruno",
				ApprovedOn: "2026-01-02", Expires: until,
			})
		}
		for _, audience := range []string{pack.Auditor, pack.Board} {
			doc := build(t, d, audience)
			onlyMetIsGreen(t, string(verdict)+", "+audience, doc)
			carried := 0
			for _, it := range doc.Record.Items {
				if it.Points != nil && it.Points.GatePassed != "" {
					carried++
					if !strings.HasPrefix(it.Points.GatePassed, "Carried by an exception until "+
						string(assessments.Date(until).AddDays(-1))) || it.Judged.ExceptedUntil != until {
						t.Errorf("%s, %s: assessment.json says %q", audience, it.Item.ID,
							it.Points.GatePassed)
					}
				}
			}
			if carried == 0 && verdict == assessments.NotMet {
				t.Fatalf("%s: no deal-breaker is carried by an exception", audience)
			}
			said := map[string]int{}
			for where, rows := range tables(doc) {
				for _, row := range rows {
					for _, cell := range row {
						if cell.Mark == pack.MarkCarried &&
							strings.Contains(cell.Text, "carried by an exception until "+
								string(assessments.Date(until).AddDays(-1))) {
							said[where]++
						}
					}
				}
			}
			if said["sheet "+pack.ItemsSheet] != carried {
				t.Errorf("%s, %s: the workbook says of %d items that an exception carries them, and %d are",
					verdict, audience, said["sheet "+pack.ItemsSheet], carried)
			}
		}
	}
}

func onlyMetIsGreen(t *testing.T, what string, doc pack.Document) {
	t.Helper()
	met := map[string]bool{}
	for _, it := range doc.Record.Items {
		met[it.Item.ID] = it.Judged.Verdict == assessments.Met &&
			it.Judged.Strength != assessments.StrengthNone
	}
	carried := false
	for _, b := range blocks(doc.Sections) {
		if c := b.Item; c != nil {
			if !met[c.ID] && (c.Mark == pack.MarkMet || c.GateMark == pack.MarkTicked ||
				c.GateMark == pack.MarkMet) {
				t.Errorf("%s: %s is %s, “%s” and shown as %s, %s", what, c.ID, c.Verdict, c.Gate, c.Mark,
					c.GateMark)
			}
			carried = carried || c.GateMark == pack.MarkCarried
		}
	}
	for _, b := range blocks(doc.Sections) {
		if b.Tone == pack.Good && carried {
			t.Errorf("%s: “%s” is green, and exceptions carry deal-breakers", what, b.Text)
		}
		for _, f := range b.Facts {
			if f.Tone == pack.Good {
				t.Errorf("%s: “%s” is green", what, f.Text)
			}
		}
		if b.Item != nil {
			for _, f := range b.Item.Facts {
				if f.Tone == pack.Good {
					t.Errorf("%s: “%s” is green", what, f.Text)
				}
			}
		}
	}
}

func blocks(sections []pack.Section) (out []pack.Block) {
	for _, s := range sections {
		out = append(out, s.Blocks...)
		out = append(out, blocks(s.Sections)...)
	}
	return out
}
