package pack_test

import (
	"encoding/json"
	"strings"
	"testing"

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
