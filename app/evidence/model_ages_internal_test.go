package evidence

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// TestColumnAndScoreAgreeOnAge: what the column says of a revision is what the score makes of the tick.
func TestColumnAndScoreAgreeOnAge(t *testing.T) {
	const today = assessments.Date("2026-12-01")
	set := assessments.Template{Items: []assessments.Item{
		{
			ID: "I", Title: "Encryption",
			Evidence: []assessments.ExpectedEvidence{{ID: "report", MaxAge: 12}, {ID: "any"}},
		},
	}}
	for i, r := range []assessments.Revision{
		{},
		{Issued: "2025-11-30"},
		{Issued: "2025-12-01"},
		{Issued: "2025-12-02"},
		{PeriodTo: "2025-11-30", Issued: "2026-11-01"},
		{ObtainedOn: "2025-01-01"},
		{ObtainedOn: "2026-11-01"},
		{Issued: "2026-11-01", Expires: today},
		{Issued: "2026-11-01", Expires: today.AddDays(1)},
		{Issued: "2025-01-01", Expires: "2027-06-30"},
		{Issued: today},
		{Issued: today.AddDays(1)},
		{Issued: today.AddDays(1), Expires: "2027-06-30"},
		{Issued: "2026-11-01", PeriodFrom: today, PeriodTo: "2027-11-30"},
		{Issued: "2026-11-01", PeriodFrom: today.AddDays(1), PeriodTo: "2027-11-30"},
	} {
		for _, expected := range []string{"report", "any"} {
			r.ID, r.EvidenceID, r.Strength = "r", "e", assessments.StrengthReport
			tick := assessments.Tick{
				ID: "a/I/x", AssessmentID: "a", ItemID: "I", ExpectedID: expected,
				RevisionID: "r",
			}
			d := &assessments.Dossier{
				Assessment: assessments.Assessment{ID: "a"}, Template: set, Ticks: []assessments.Tick{tick},
				Evidence: []assessments.Evidence{{ID: "e"}}, Revisions: []assessments.Revision{r},
			}
			supports := scoring.Judge(d, today)[0].Supports
			if len(supports) != 1 {
				t.Fatalf("%d supports", len(supports))
			}
			var m model
			m.set(records{
				evidence: d.Evidence, revisions: d.Revisions, ticks: d.Ticks,
				assessments: map[string]assessments.Assessment{
					"a": {ID: "a", Name: "Writer 2026", TemplateID: "f"},
				},
				templates: map[string]assessments.Template{"f": set},
			}, today)
			c := m.until(r)
			bad := strings.HasPrefix(c.Text, "too old") || strings.HasPrefix(c.Text, "expired") ||
				strings.HasPrefix(c.Text, "not before ")
			if bad == supports[0].Fresh {
				t.Errorf("%d, %s: the column says %q (%s), the score: fresh %v, %s", i, expected, c.Text,
					c.Tip, supports[0].Fresh, supports[0].Why)
			}
			if c.Text == "too old" && !strings.Contains(c.Tip, "“Encryption” (I): it ") {
				t.Errorf("%d: the reason is %q", i, c.Tip)
			}
			if day := assessments.Date(c.Text); !bad && c.Text != "no day set" {
				d.Revisions[0] = r
				if last := day.AddDays(-1); !scoring.Judge(d, last)[0].Supports[0].Fresh ||
					scoring.Judge(d, day)[0].Supports[0].Fresh {
					t.Errorf("%d, %s: it does not expire on %s", i, expected, day)
				}
			}
		}
	}
	for _, c := range columns() {
		if strings.Contains(c.Title, "until") {
			t.Errorf("the column %q shows the first day on which evidence no longer counts", c.Title)
		}
	}
}

func TestTicksAreCountedAndNamedInWords(t *testing.T) {
	for n, want := range []string{"Not ticked on any question", "1 tick", "2 ticks"} {
		if got := times(n); got != want {
			t.Error(got)
		}
	}
	m := model{records: records{
		assessments: map[string]assessments.Assessment{"z-changed": {Name: "Writer 2026", TemplateID: "f"}},
		templates: map[string]assessments.Template{
			"f": {Items: []assessments.Item{{ID: "S2-CT", Title: "Encryption"}}},
		},
	}}
	tick := assessments.Tick{AssessmentID: "z-changed", ItemID: "S2-CT"}
	if on := m.on(tick); on.title != "Encryption" || on.where(tick) != "S2-CT · Writer 2026" {
		t.Errorf("%+v, %s", on, on.where(tick))
	}
	if old := tooOld(1, 3); old != "too old for 1/3" {
		t.Error(old)
	}
}
