package evidence_test

import (
	"os"
	"path/filepath"
	"testing"

	"countersign/app/evidence"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

func TestADroppedFileBecomesEvidenceWhoseFactsAreEditedInPlace(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := evidence.New(b, h, ui.Route{})
	h.Open(p)
	if !h.Sees("No evidence yet") {
		t.Fatalf("an empty page says %s", h.Words())
	}
	path := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(path, []byte("An auditor's report."), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Dropped(fyne.Position{}, []string{path})
	h.Tap("Add")
	if !h.Sees("Choose how strong this file is") || len(h.Reports) != 0 {
		t.Fatalf("it is added at a strength nobody chose: %s", h.Words())
	}
	h.Pick("Strength", "Vendor answer")
	h.Pick("Who may see it", "Privileged")
	h.Tap("Add")
	h.Fill("Name", "Report of the auditors")
	h.Fill("Expires", "2027-03-01")
	h.Pick("Strength", "independent report")
	if evs, _ := b.List(t.Context(),
		"evidence"); evs[0].(*assessments.Evidence).Distribution != assessments.Privileged {
		t.Errorf("it was filed as %+v", evs[0])
	}
	h.Pick("Who may see it", "under NDA")
	revs, err := b.List(t.Context(), "revision")
	if err != nil || len(revs) != 1 {
		t.Fatal(revs, err)
	}
	r := revs[0].(*assessments.Revision)
	if r.Expires != "2027-03-01" || r.Strength != assessments.StrengthReport || r.SHA256 == "" {
		t.Errorf("revision %+v", r)
	}
	evs, _ := b.List(t.Context(), "evidence")
	if e := evs[0].(*assessments.Evidence); e.Name != "Report of the auditors" ||
		e.Distribution != assessments.UnderNDA {
		t.Errorf("evidence %+v", e)
	}
}

func TestAnEmptyFileIsRefusedInWords(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := evidence.New(b, h, ui.Route{})
	h.Open(p)
	path := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p.Dropped(fyne.Position{}, []string{path})
	if errs := h.TakeErrors(); len(errs) != 1 || assessments.KindOf(errs[0]) != assessments.Refused {
		t.Errorf("told %v", errs)
	}
	if evs, _ := b.List(t.Context(), "evidence"); len(evs) != 0 {
		t.Errorf("kept %v", evs)
	}
}
