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
	p := New(b, h, r).(*Page)
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
	if !h.Sees("Master agreement", "Lumen AI", "Enterprise Agreement", "Executed", "2026-09-01", "of 2",
		"paragraphs", "assumed", "Data processing addendum") {
		t.Errorf("got %s", h.Words())
	}
}

func TestADroppedFileBecomesADocumentWithItsGuessesConfirmed(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	p.Dropped(fyne.NewPos(5, 5), []string{
		onDisk(t, "lumen-ai-addendum-v2-signed.md",
			"# AI addendum\n\n1.1 Training. Lumen will not train on Input.\n"),
	})
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
	if !ok || f.Document.Type != "ai_addendum" || f.Document.VendorID != "lumen" ||
		f.Document.ContractID != "ea" || f.Current.Label != "2" ||
		f.Current.Status != assessments.VersionExecuted || f.Current.Effective != "2026-10-01" ||
		f.Current.Source != "Pieter, by mail" || f.Current.ObtainedBy != "Ada" {
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
	p.adding.askAdd(path, "msa")
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
	p.adding.askFacts(filed(t, b)["Master agreement"])
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
	p.adding.pickDocument()
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
	p.docs.list.Table.Select("msa")
	p.docs.read("msa")
	if r := h.Routes[len(h.Routes)-1]; r.Page != "reader" || r.ID != "msa/3" {
		t.Errorf("went to %+v", r)
	}
	if _, ok := New(b, h, ui.Route{Page: "contracts", Item: "dpa"}).(*Reader); !ok {
		t.Error("a document is not read")
	}
	if p.Visit(ui.Route{Page: "contracts", Item: "dpa"}) {
		t.Error("the list took a route to a text")
	}
	p.docs.bin([]string{"dpa"})
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
	p.adding.askAdd(onDisk(t, "lumen-ai-addendum-v2-signed.md", "# AI addendum\n"), "")
	h.Picture("contracts-add")
}

var _ bench = (*workbench.Workbench)(nil)

// TestTheSameFileIsNotAskedAbout drops a file that its document has, on its row and beside it.
func TestTheSameFileIsNotAskedAbout(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	path := onDisk(t, "lumen-enterprise-agreement-v3.md", agreementText)
	events := len(h.Reports)
	p.adding.askAdd(path, "msa")
	if d := h.Dialogs[len(h.Dialogs)-1]; d.Title != "Same as version 3: nothing to add" ||
		h.Sees("Add as another document…") {
		t.Fatalf("%s: %s", d.Title, h.Words())
	}
	h.Tap("Open version 3")
	if n := len(h.Routes); n != 1 || h.Routes[0].ID != "msa/3" {
		t.Errorf("went to %v", h.Routes)
	}
	if len(filed(t, b)["Master agreement"].Versions) != 2 || len(h.Reports) != events {
		t.Error("something was added")
	}
	// under a name that says nothing it is found as well, and may still be another document's
	p.adding.askAdd(onDisk(t, "scan 0815.md", agreementText), "")
	if d := h.Dialogs[len(h.Dialogs)-1]; d.Title != "Same as version 3: nothing to add" {
		t.Fatalf("%s: %s", d.Title, h.Words())
	}
	h.Tap("Add as another document…")
	if d := h.Dialogs[len(h.Dialogs)-1]; d.Title != "Add scan 0815.md" {
		t.Fatalf("%s: %s", d.Title, h.Words())
	}
	h.Tap("Cancel")
	// chosen manually in the dialog, it is refused with a message
	p.m.all[0].Versions = nil
	p.adding.askFactsOf(fileAt(t, path), guess{document: "msa", label: "9", status: assessments.VersionDraft},
		true,
		func() {})
	h.Tap("Add")
	if errs := h.TakeErrors(); len(errs) != 1 || !has(errs[0].Error(), "nothing to add") {
		t.Errorf("got %v", errs)
	}
}

func fileAt(t *testing.T, path string) workbench.File {
	t.Helper()
	f, err := workbench.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestFactsSavedAsTheyAreChangeNothing, for documents outside a contract, with a contract in the bin,
// of any kind.
func TestFactsSavedAsTheyAreChangeNothing(t *testing.T) {
	h, b := desk(t)
	for _, k := range assessments.DocumentKinds() {
		for _, s := range assessments.VersionStatuses() {
			id := string(k) + "-" + string(s)
			uitest.Must(t)(b.AddDocument(t.Context(),
				assessments.Document{
					ID: id, VendorID: "lumen", Name: "The " + id, Type: k,
					Distribution: assessments.UnderNDA, NDAWith: "Lumen",
				},
				assessments.Version{ID: id + "/1", Label: "1", Status: s}, uitest.Text(id+".md", "# "+id),
				assessments.NoProgress{}))
		}
	}
	uitest.Must(t)(b.Add(t.Context(),
		&assessments.Contract{ID: "old", VendorID: "lumen", Name: "Enterprise Agreement"}))
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{ID: "annex", VendorID: "lumen", ContractID: "old", Name: "Annex", Type: "sla"},
		assessments.Version{ID: "annex/1", Label: "1", Status: assessments.VersionDraft},
		uitest.Text("annex.md", "# Annex"), assessments.NoProgress{}))
	uitest.Must(t)(b.Bin(t.Context(), "contract", "old"))
	p := list(t, h, b, ui.Route{Page: "contracts"})
	events := func() int64 {
		newest, err := b.Events(t.Context(), assessments.EventQuery{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		return newest[0].Seq
	}
	before := events()
	for name, f := range filed(t, b) {
		p.adding.askFacts(f)
		h.Tap("Save")
		if now := events(); now != before {
			t.Errorf("saving the facts of %s as they are leaves an event", name)
			before = now
		}
	}
}

// TestAVendorThatTheFilesNameDoesNotSayIsAsked: no one has chosen the first of the list.
func TestAVendorThatTheFilesNameDoesNotSayIsAsked(t *testing.T) {
	h, b := desk(t)
	uitest.Must(t)(b.Add(t.Context(), &assessments.Vendor{ID: "acme", Name: "Acme"}))
	p := list(t, h, b, ui.Route{Page: "contracts"})
	p.Dropped(fyne.NewPos(5, 5), []string{onDisk(t, "terms.md", "# Terms\n\n1.1 Something.\n")})
	h.Tap("Add")
	if !h.Sees("Choose whose document it is") || len(filed(t, b)) != 2 {
		t.Fatalf("filed %v: %s", filed(t, b), h.Words())
	}
	h.Pick("Vendor", "Lumen AI")
	h.Tap("Add")
	if len(filed(t, b)) != 3 {
		t.Errorf("filed %v", filed(t, b))
	}
}

// TestADialogKeepsToTheListItWasOpenedWith: documents that arrive in the meantime do not move what was
// chosen.
func TestADialogKeepsToTheListItWasOpenedWith(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	p.adding.askAdd(onDisk(t, "msa 4.md", "# 4\n\nNew words.\n"), "msa")
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{ID: "aaa", VendorID: "lumen", Name: "Aaa", Type: "sla"},
		assessments.Version{ID: "aaa/1", Label: "1", Status: assessments.VersionDraft},
		uitest.Text("aaa.md", "# Aaa"), assessments.NoProgress{}))
	p.Load()
	if p.m.all[0].Document.ID != "aaa" {
		t.Fatalf("the list is %+v", p.m.all)
	}
	h.Pick("Add as", "A new document")
	h.Pick("Add as", "A new version of Master agreement (Lumen AI)")
	h.Tap("Add")
	if got := filed(t, b); len(got["Master agreement"].Versions) != 3 || len(got["Aaa"].Versions) != 1 {
		t.Errorf("it became a version of %+v", got)
	}
}

// TestFilesHandedOverFromTheDeskAreAskedAboutOnce: on the way back the question does not come again.
func TestFilesHandedOverFromTheDeskAreAskedAboutOnce(t *testing.T) {
	h, b := desk(t)
	uitest.Must(t)(b.Add(t.Context(), &assessments.Vendor{ID: "acme", Name: "Acme"}))
	one, two := onDisk(t, "terms.md", "# Terms\n\n1.1 A.\n"), onDisk(t, "annex.md", "# Annex\n\n1.1 B.\n")
	p := list(t, h, b, ui.Route{Page: "contracts", ID: "file:lumen", Item: one + "\x00" + two})
	for _, want := range []string{"Add terms.md", "Add annex.md"} {
		if d := h.Dialogs[len(h.Dialogs)-1]; d.Title != want || !d.Open {
			t.Fatalf("it asks “%s”, want “%s”", d.Title, want)
		}
		h.Tap("Add")
	}
	got := filed(t, b)
	if len(got) != 4 {
		t.Fatalf("filed %v", got)
	}
	for _, f := range got {
		if f.Document.VendorID != "lumen" {
			t.Errorf("%s is filed under %s", f.Document.Name, f.Document.VendorID)
		}
	}
	if r := p.Place(); r != (ui.Route{Page: "contracts"}) {
		t.Errorf("back leads to %+v", r)
	}
}

// TestFactsChangedMeanwhileAreShownBesideMine has another window change the same form of two records.
func TestFactsChangedMeanwhileAreShownBesideMine(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	f := filed(t, b)["Master agreement"]
	p.adding.askFacts(f)
	h.Fill("Document", "Enterprise master")
	h.Fill("Source", "signed copy")
	uitest.Must(t)(uitest.Another(t, h, b).ChangeSeen(t.Context(), func(r assessments.Record) {
		switch one := r.(type) {
		case *assessments.Version:
			one.Source = "data room"
		case *assessments.Document:
			one.NDAWith = "Lumen"
		}
	}, &f.Current, &f.Document))
	h.Tap("Save")
	now := filed(t, b)["Master agreement"]
	if now.Current.Source != "data room" || !h.Sees("now “data room”", "Look at “Source”") {
		t.Fatalf("stored %+v; %s", now.Current, h.Words())
	}
	h.Tap("Save")
	now = filed(t, b)["Enterprise master"]
	if now.Current.Source != "signed copy" || now.Document.NDAWith != "Lumen" {
		t.Errorf("stored %+v, %+v", now.Current, now.Document)
	}
}
