package pack_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/templates"
)

// builtPortal is a use in scope 3 with one answer taken care of, one open, and the others without one.
func builtPortal(t *testing.T) (pack.Checklist, *assessments.Catalogue) {
	t.Helper()
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	answers := []assessments.ResponsibilityAnswer{
		{
			ID: "portal/R-LOGS", Responsibility: "R-LOGS", Care: assessments.CareTaken, TakenBy: "Platform team",
			Note: "Marked word aardvark.", On: "2026-11-20", Recording: assessments.Recording{RecordedBy: "Ada (legal)"},
		},
		{ID: "portal/R-LAW", Responsibility: "R-LAW", Care: assessments.CareOpen, Note: "No one yet."},
	}
	return pack.Checklist{
		Organisation: assessments.Organisation{Name: "Acme"}, Vendor: assessments.Vendor{Name: "Modelworks", Contact: "secret@modelworks"},
		Service: assessments.Service{Name: "Model API"},
		Use:     assessments.Use{ID: "portal", Purpose: "Answers in our portal", Owner: "Kim", Scope: 3},
		Lines:   c.Matrix.ResponsibilitiesOf(3, answers),
	}, c
}

func TestAChecklistIsPrintedForItsAudience(t *testing.T) {
	for audience, has := range map[string][]string{
		pack.Auditor: {"Marked word aardvark.", "Recorded by Ada (legal)", "No one yet."}, pack.Board: nil,
	} {
		list, c := builtPortal(t)
		doc, err := pack.BuildChecklist(list, pack.Options{AsOf: "2026-12-01", Audience: audience, Catalogue: c})
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		got := string(data)
		for _, l := range list.Lines {
			if n := strings.Count(got, l.Responsibility.ID); n < 2 || !strings.Contains(got, l.Responsibility.Title) {
				t.Errorf("%s: %s is there %d times, and not in report and workbook", audience, l.Responsibility.ID, n)
			}
		}
		for _, words := range append(has, "Answers in our portal", "Platform team", "taken care of", "not answered",
			"Modelworks", `"Open","text":"`) {
			if !strings.Contains(got, words) {
				t.Errorf("%s: lacks %q", audience, words)
			}
		}
		for _, words := range []string{"aardvark", "Ada (legal)", "No one yet.", "secret@"} {
			if audience == pack.Board && strings.Contains(got, words) {
				t.Errorf("a board is given %q", words)
			}
		}
		if doc.Kind != pack.ChecklistKind { // so that it never passes for a pack
			t.Errorf("%s: kind %q", audience, doc.Kind)
		}
		if list.Vendor.Contact == "" {
			t.Error("the caller's records were emptied")
		}
	}
}

// TestAPrintedChecklistSaysWhatTheLawAsks: a use that builds has no pack, so its duties of law are with its
// responsibilities, in report and workbook; no item of a question set shows them.
func TestAPrintedChecklistSaysWhatTheLawAsks(t *testing.T) {
	for _, audience := range []string{pack.Auditor, pack.Board} {
		list, c := builtPortal(t)
		list.Use.UsersIn, list.Use.PeopleIn, list.Use.DataClasses = []string{"DE"}, []string{"DE"}, []string{"personal"}
		doc, err := pack.BuildChecklist(list, pack.Options{AsOf: "2026-12-01", Audience: audience, Catalogue: c})
		if err != nil {
			t.Fatal(err)
		}
		report, err := json.Marshal(doc.Sections)
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{"What the law asks of this use as of 2026-12-01", "GDPR, Art. 32: security", "Not said: "} {
			if !strings.Contains(string(report), words) {
				t.Errorf("%s: the report lacks %q", audience, words)
			}
		}
		if strings.Contains(string(report), "no item of this question set") || strings.Contains(string(report), "Items that show it") {
			t.Errorf("%s: the report speaks of items", audience)
		}
		if last := doc.Sheets[len(doc.Sheets)-1]; last.Name != "Obligations" || len(last.Rows) != len(c.Obligations.Entries)+2 {
			t.Errorf("%s: sheet %q of %d rows", audience, last.Name, len(last.Rows))
		}
	}
}

// TestAChecklistOfAPastDaySaysThatItWasRecordedLater, in report and workbook; a board is not told when.
func TestAChecklistOfAPastDaySaysThatItWasRecordedLater(t *testing.T) {
	list, c := builtPortal(t)
	for i := range list.Lines {
		if list.Lines[i].Answer.Care != "" {
			list.Lines[i].Answer.RecordedAt = assessments.MomentOf(time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC))
		}
	}
	for _, at := range []struct {
		day            assessments.Date
		audience, want string
	}{
		{"2026-11-20", pack.Auditor, "some answers, the last on 2026-12-01"},
		{"2026-11-20", pack.Board, "some answers, only after 2026-11-20"},
		{"2026-12-01", pack.Auditor, ""},
	} {
		doc, err := pack.BuildChecklist(list, pack.Options{AsOf: at.day, Audience: at.audience, Catalogue: c})
		if err != nil {
			t.Fatal(err)
		}
		cover, sheet := "", ""
		for _, f := range doc.Cover {
			if f.Label == "Recorded later" {
				cover = f.Text
			}
		}
		for _, r := range doc.Sheets[0].Rows {
			if r.Cells[0].Text == "Recorded later" {
				sheet = r.Cells[1].Text
			}
		}
		if cover != at.want || sheet != at.want {
			t.Errorf("%s, %s: cover %q, sheet %q, want %q", at.day, at.audience, cover, sheet, at.want)
		}
	}
}

func TestAChecklistIsRefused(t *testing.T) {
	list, c := builtPortal(t)
	if _, err := pack.BuildChecklist(list, pack.Options{AsOf: "2026-12-01", Audience: pack.Vendor, Catalogue: c}); err == nil ||
		!strings.Contains(err.Error(), "not for a vendor") {
		t.Errorf("for a vendor: %v", err)
	}
	list.Lines = nil
	if _, err := pack.BuildChecklist(list, pack.Options{AsOf: "2026-12-01", Catalogue: c}); err == nil ||
		!strings.Contains(err.Error(), "only a use in scope 3, 4 or 5") {
		t.Errorf("without responsibilities: %v", err)
	}
}
