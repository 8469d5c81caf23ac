package packs_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/app/packs"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/office/pdf"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack/seal"
	"countersign/assessments/workbench"
	"countersign/assets"
	"countersign/templates"
)

func writers(t *testing.T) workbench.PackWriters {
	t.Helper()
	report, err := pdf.New(pdf.Params{
		Regular: assets.Font(assets.Regular), Bold: assets.Font(assets.Bold),
		Italic: assets.Font(assets.Italic), Mono: assets.Font(assets.Mono),
	})
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	return workbench.PackWriters{Report: report, Workbook: xlsx.Writer{}, Sealer: seal.Sealer{
		Report:    seal.Written{Again: report.Again, Compare: pdf.Compare, Read: report.Read},
		Workbook:  seal.Written{Again: xlsx.Writer{}.Again, Compare: xlsx.Compare, Read: xlsx.Read},
		Catalogue: func() *assessments.Catalogue { return catalogue },
	}, Version: "test"}
}

func TestAPackIsWrittenListedVerifiedAndRevoked(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, func(p *workbench.Params) { p.Packs = writers(t) })
	uitest.Furnish(t, b)
	dir := t.TempDir()
	h.Choose = func(string) string { return dir }
	h.Open(packs.New(b, h, ui.Route{ID: "a"}))
	h.Tap("Write the audit pack…")
	h.Tap("Choose a folder and write…")
	files, err := filepath.Glob(filepath.Join(dir, "*.zip"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if name := filepath.Base(files[0]); name != "lumen-chat-auditor-2026-11-21.zip" {
		t.Errorf("it is called %s", name)
	}
	h.Choose = func(string) string { return files[0] }
	h.Tap("Verify a pack…")
	if n := h.Reports; len(n) < 2 || !strings.Contains(n[len(n)-1], "as they were sealed") {
		t.Errorf("noted %v", n)
	}
	list, _ := b.List(t.Context(), "pack")
	seal := list[0].(*assessments.Pack).SealID
	if len(seal) != 64 || !strings.Contains(strings.ReplaceAll(h.Words(), "\n", ""), seal) {
		t.Errorf("the seal id %q is not shown: %s", seal, h.Words())
	}
	h.Tap("Copy the seal id")
	if got := h.Clipboard().Content(); got != seal {
		t.Errorf("copied was %q, not %q", got, seal)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(files[0], data, 0o600); err != nil {
		t.Fatal(err)
	}
	h.Tap("Verify a pack…")
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("a changed pack told %v", errs)
	}
	table := uitest.Find[*table.View](h)[0]
	if _, total := table.Counts(); total != 1 {
		t.Errorf("%d packs listed", total)
	}
	uitest.Must(t)(b.Revoke(t.Context(), "pack", list[0].Key(), "sent to the wrong address"))
	h.CatchUp()
	if !h.Sees("revoked") {
		t.Errorf("the revocation is not shown: %s", h.Words())
	}
}

// besideDamage is a workbench of a workspace in which a file of another assessment is damaged.
type besideDamage struct{ *workbench.Workbench }

func (besideDamage) Elsewhere(context.Context, assessments.Progress) ([]assessments.Damage, []string, error) {
	return []assessments.Damage{{Kind: assessments.InContent, Place: "file 77aa", Message: "was changed"}},
		[]string{"3 texts were not compared."}, nil
}

func TestAPackWrittenBesideDamageSaysSo(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, func(p *workbench.Params) { p.Packs = writers(t) })
	uitest.Furnish(t, b)
	dir := t.TempDir()
	h.Choose = func(string) string { return dir }
	h.Open(packs.New(besideDamage{b}, h, ui.Route{ID: "a"}))
	h.Tap("Write the audit pack…")
	h.Tap("Choose a folder and write…")
	for _, want := range []string{"is written", "file 77aa was changed", "3 texts were not compared."} {
		if !h.Sees(want) {
			t.Errorf("%q is not shown: %s", want, h.Words())
		}
	}
}

func TestASecondPackOfADayStandsBesideTheFirst(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, func(p *workbench.Params) { p.Packs = writers(t) })
	uitest.Furnish(t, b)
	dir := t.TempDir()
	h.Choose = func(string) string { return dir }
	h.Open(packs.New(b, h, ui.Route{ID: "a"}))
	h.Tap("Write the audit pack…")
	h.Tap("Choose a folder and write…")
	first, err := os.ReadFile(filepath.Join(dir, "lumen-chat-auditor-2026-11-21.zip"))
	if err != nil {
		t.Fatal(err)
	}
	h.Tap("Write the audit pack…")
	h.Tap("Choose a folder and write…")
	again, err := os.ReadFile(filepath.Join(dir, "lumen-chat-auditor-2026-11-21.zip"))
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the first one was written over: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "lumen-chat-auditor-2026-11-21-2.zip")); err != nil {
		t.Error(err)
	}
}

func TestWhatLeavesIsShownBeforeAPackIsWritten(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, func(p *workbench.Params) { p.Packs = writers(t) })
	uitest.Furnish(t, b)
	note := func(id, text string, d assessments.Distribution) *assessments.Note {
		return &assessments.Note{
			ID: id, On: "assessment", OnID: "a", AssessmentID: "a", Body: text,
			Distribution: d,
		}
	}
	uitest.Must(t)(b.Add(t.Context(), note("n1", "Shown", assessments.Internal),
		note("n2", "Ours alone", assessments.Privileged)))
	dir := t.TempDir()
	h.Choose = func(string) string { return dir }
	h.Open(packs.New(b, h, ui.Route{ID: "a"}))
	h.Tap("Write the audit pack…")
	if files, _ := os.ReadDir(dir); len(files) != 0 {
		t.Fatal("a pack was written before anyone saw what leaves")
	}
	if !h.Sees("What leaves for the auditor", "note 1", "position", "goes out", "Shown n1",
		"internal: shown") || h.Sees("Ours alone") {
		t.Fatalf("the list says %s", h.Words())
	}
	h.Picture("leaves")
	for _, c := range uitest.Find[*widgets.Chip](h) {
		if strings.HasPrefix(c.Text(), "Withheld") {
			c.Tapped(nil)
		}
	}
	if !h.Sees("withheld", "Ours alone n2", "privileged") || h.Sees("Shown n1") {
		t.Errorf("of what is withheld the list says %s", h.Words())
	}

	// what came after the list was seen does not leave with it
	uitest.Must(t)(b.Add(t.Context(), note("n3", "Came later", assessments.Internal)))
	h.Tap("Choose a folder and write…")
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "More would leave") {
		t.Errorf("told %v", errs)
	}
	if files, _ := os.ReadDir(dir); len(files) != 0 {
		t.Error("a pack was written that holds more than the list")
	}
	h.Tap("What leaves…")
	if said := uitest.Within[*widgets.Button](h.Dialogs[len(h.Dialogs)-1].Content); len(said) != 1 ||
		said[0].Text() != "Close" {
		t.Errorf("where nothing can be cancelled the buttons are %d", len(said))
	}
	h.Tap("Close")
	if h.Dialogs[len(h.Dialogs)-1].Open {
		t.Error("Close leaves the list open")
	}
	h.Tap("Write the audit pack…")
	h.Tap("Choose a folder and write…")
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("%d packs were written", len(files))
	}
}

// TestAPackIsOfTheAssessmentChosen, also of two that read alike, and when the list comes back in
// another order.
func TestAPackIsOfTheAssessmentChosen(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, func(p *workbench.Params) { p.Packs = writers(t) })
	uitest.Furnish(t, b)
	other := assessments.Use{
		ID: "other", ServiceID: "chat", Purpose: "Translation", Owner: "Rita",
		Status: "current", Scope: 2,
	}
	uitest.Must(t)(b.Add(t.Context(), &other))
	uitest.Must(t)(b.Begin(t.Context(),
		assessments.Assessment{ID: "b", UseID: "other", Name: "Lumen Chat", Requester: "Rita"}))
	dir := t.TempDir()
	h.Choose = func(string) string { return dir }
	p := packs.New(b, h, ui.Route{})
	h.Open(p)
	for _, b := range uitest.Find[*widgets.Button](h) {
		if b.Text() == "Write the audit pack…" && !b.Disabled() || b.Text() == "Verify a pack…" && b.Disabled() {
			t.Errorf("with nothing chosen, “%s” is greyed: %v", b.Text(), b.Disabled())
		}
	}
	for _, c := range p.Commands() {
		if (c.ID == "packs.write" || c.ID == "packs.leaves") && (c.Enabled() || c.Why() != "Choose an assessment first.") {
			t.Errorf("with nothing chosen, %s rests because “%s”", c.ID, c.Why())
		}
	}
	of := uitest.Within[*menu.Select](h.Row("Assessment"))[0]
	if len(of.Options) != 2 || of.Options[0] != of.Options[1] {
		t.Fatalf("they read %v", of.Options)
	}
	of.Pick(1)
	uitest.Must(t)(b.Begin(t.Context(),
		assessments.Assessment{ID: "Aa", UseID: "other", Name: "Another", Requester: "Rita"}))
	h.CatchUp()
	p.Load()
	n := len(of.Options)
	if n != 3 || of.Options[n-1] != "Earlier: Lumen Chat (draft)" ||
		strings.Contains(strings.Join(of.Options[:n-1], ""), "Earlier") {
		t.Errorf("with an earlier assessment they read %q", of.Options)
	}
	h.Tap("Write the audit pack…")
	h.Tap("Choose a folder and write…")
	rows, err := b.List(t.Context(), "pack")
	if err != nil || len(rows) != 1 || rows[0].(*assessments.Pack).AssessmentID != "b" {
		t.Errorf("the pack is %+v, %v", rows, err)
	}
}
