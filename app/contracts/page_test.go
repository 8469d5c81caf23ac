package contracts

import (
	"os"
	"path/filepath"
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

func list(t *testing.T, h *uitest.Host, b *workbench.Workbench, r ui.Route) *Page {
	t.Helper()
	p := New(b, h, lex, nil, r).(*Page)
	h.Open(p)
	return p
}

// onDisk writes a file to hand over.
func onDisk(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func filed(t *testing.T, b *workbench.Workbench) map[string]workbench.Filed {
	t.Helper()
	all, err := b.Filed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]workbench.Filed{}
	for _, f := range all {
		out[f.Document.Name] = f
	}
	return out
}

func TestDocumentsAreListedWithWhatIsKnownOfThem(t *testing.T) {
	h, b := desk(t)
	list(t, h, b, ui.Route{Page: "contracts"})
	if !h.Sees("Master agreement", "Lumen AI", "Enterprise Agreement", "Executed", "2026-09-01", "of 2", "paragraphs", "assumed", "Data processing addendum") {
		t.Errorf("got %s", h.Words())
	}
}

func TestADroppedFileBecomesADocumentWithItsGuessesConfirmed(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	p.Dropped(fyne.NewPos(5, 5), []string{onDisk(t, "lumen-ai-addendum-v2-signed.md", "# AI addendum\n\n1.1 Training. Lumen will not train on Input.\n")})
	if !h.Sees("Add lumen-ai-addendum-v2-signed.md") {
		t.Fatalf("got %s", h.Words())
	}
	h.Fill("Effective", "soon")
	h.Tap("Add")
	if !h.Sees("is not a date") || len(filed(t, b)) != 2 {
		t.Fatalf("a day that is none: %s", h.Words())
	}
	h.Fill("Effective", "2026-10-01")
	h.Fill("Source", "Pieter, by mail")
	h.Tap("Add")
	f, ok := filed(t, b)["Lumen AI addendum"]
	if !ok || f.Document.Type != "ai_addendum" || f.Document.VendorID != "lumen" || f.Document.ContractID != "ea" || f.Current.Label != "2" ||
		f.Current.Status != assessments.VersionExecuted || f.Current.Effective != "2026-10-01" || f.Current.Source != "Pieter, by mail" || f.Current.ObtainedBy != "Ada" {
		t.Fatalf("filed %+v", filed(t, b))
	}
	if !h.Sees("Lumen AI addendum") || len(h.Reports) != 1 {
		t.Error("the list or the report is missing")
	}
	if n := len(h.Routes); n != 1 || h.Routes[0] != (ui.Route{Page: "reader", ID: f.Current.ID}) {
		t.Errorf("one file, filed, is opened to be read: went to %v", h.Routes)
	}
}

func TestANewVersionLeavesTheOldOneAndItsDocumentAlone(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	before := filed(t, b)["Master agreement"]
	path := onDisk(t, "msa 4.md", "# 4\n\nNew words.\n")
	p.askAdd(path, "msa")
	h.Fill("Version", "4")
	h.Fill("Document", "Renamed")
	h.Tap("Add")
	after, ok := filed(t, b)["Master agreement"]
	if !ok || len(after.Versions) != len(before.Versions)+1 || after.Current.ID != before.Current.ID {
		t.Errorf("before %+v\nafter %+v", before, filed(t, b))
	}
}

func TestFactsAreChangedTogetherAndUndoneTogether(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	p.askFacts(filed(t, b)["Master agreement"])
	h.Fill("Document", "Enterprise master")
	h.Fill("Source", "signed copy")
	h.Tap("Save")
	f, ok := filed(t, b)["Enterprise master"]
	if !ok || f.Current.Source != "signed copy" || f.Current.SHA256 == "" || len(f.Versions) != 2 {
		t.Fatalf("%+v", filed(t, b))
	}
	if _, err := b.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if f := filed(t, b)["Master agreement"]; f.Current.Source != "" {
		t.Errorf("undone: %+v", f)
	}
}

func TestWhatIsNoDocumentIsRefusedInWords(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	p.Dropped(fyne.NewPos(5, 5), []string{filepath.Join(t.TempDir(), "gone.pdf"), onDisk(t, "empty.pdf", "")})
	if errs := h.TakeErrors(); len(errs) != 2 || assessments.KindOf(errs[0]) != assessments.Refused {
		t.Errorf("got %v", errs)
	}
}

func TestWithoutAVendorTheFirstStepIsToRegisterOne(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	if !h.Sees("No document yet") {
		t.Errorf("got %s", h.Words())
	}
	p.pickDocument()
	if errs := h.TakeErrors(); len(errs) != 1 || !has(errs[0].Error(), "Register the vendor") {
		t.Errorf("got %v", errs)
	}
}

func TestRoutesLeadToTheListOrToTheReader(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts", ID: "ea"})
	if p.m.contract != "ea" || !h.Sees("Contract: Enterprise Agreement") {
		t.Error("a contract is not shown alone")
	}
	p.list.Table.Select("msa")
	p.read("msa")
	if r := h.Routes[len(h.Routes)-1]; r.Page != "reader" || r.ID != "msa/3" {
		t.Errorf("went to %+v", r)
	}
	if _, ok := New(b, h, lex, nil, ui.Route{Page: "contracts", Item: "dpa"}).(*Reader); !ok {
		t.Error("a document is not read")
	}
	if p.Visit(ui.Route{Page: "contracts", Item: "dpa"}) {
		t.Error("the list took a route to a text")
	}
	p.bin([]string{"dpa"})
	if len(filed(t, b)) != 1 {
		t.Error("the bin took nothing")
	}
}

func TestTheListIsDrawnInLightAndDark(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	h.Picture("contracts-light")
	h.Look(theme.Dark, 100)
	h.Picture("contracts-dark")
	h.Look(theme.Light, 100)
	p.askAdd(onDisk(t, "lumen-ai-addendum-v2-signed.md", "# AI addendum\n"), "")
	h.Picture("contracts-add")
}

var _ bench = (*workbench.Workbench)(nil)
