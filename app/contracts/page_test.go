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

func TestFilesAreReadWhereverTheyAreHandedOver(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := list(t, h, b, ui.Route{Page: "contracts"})
	if !h.Sees("No document yet") {
		t.Errorf("got %s", h.Words())
	}
	h.Choose = func(string) string { return "/a.pdf\x00/b.pdf" }
	h.Tap("Add documents…")
	p.Dropped(fyne.NewPos(5, 5), []string{"/c.pdf"})
	if n := len(h.Routes); n != 2 || h.Routes[0] != ui.AddRoute("", "/a.pdf", "/b.pdf") ||
		h.Routes[1] != ui.AddRoute("", "/c.pdf") {
		t.Errorf("went to %+v", h.Routes)
	}
}

func TestAFileDroppedOnADocumentIsItsNewVersion(t *testing.T) {
	h, b := desk(t)
	p := list(t, h, b, ui.Route{Page: "contracts", ID: "add", Item: "msa"})
	h.Choose = func(title string) string {
		if title != "New version of Master agreement" {
			t.Errorf("it asks “%s”", title)
		}
		return "/v4.pdf"
	}
	p.adding.pickVersion("msa")
	if r := h.Routes[len(h.Routes)-1]; r != ui.AddRoute("msa", "/v4.pdf") {
		t.Errorf("went to %+v", r)
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
	list(t, h, b, ui.Route{Page: "contracts"})
	h.Picture("contracts-light")
	h.Look(theme.Dark, 100)
	h.Picture("contracts-dark")
	h.Look(theme.Light, 100)
	intake(t, h, b, "", onDisk(t, "lumen-terms.md", lumenTerms))
	h.Picture("contracts-add")
}

var _ bench = (*workbench.Workbench)(nil)

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
