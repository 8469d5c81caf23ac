package catalogue_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/catalogue"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// writer writes what it was asked to print, so that tests can read it.
type writer string

func (w writer) Write(_ context.Context, out io.Writer, doc pack.Document) error {
	_, err := io.WriteString(out, string(w)+" "+doc.Title+" "+doc.Foot)
	return err
}

func open(t *testing.T, r ui.Route) (*uitest.Host, *workbench.Workbench, *catalogue.Page) {
	t.Helper()
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, func(p *workbench.Params) {
		p.Packs = workbench.PackWriters{Report: writer("report"), Workbook: writer("book")}
	})
	uitest.Furnish(t, b)
	h.CatchUp()
	p := catalogue.New(b, h, r)
	h.Open(p)
	return h, b, p
}

// chip taps the chip with exactly this word.
func chip(t *testing.T, h *uitest.Host, word string) {
	t.Helper()
	for _, c := range uitest.Find[*widgets.Chip](h) {
		if texts := uitest.Within[*canvas.Text](c); len(texts) > 0 && texts[0].Text == word {
			c.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("there is no chip %q: %s", word, h.Words())
}

// ownFile writes the shipped set of Scope 2 as a custom one, changed.
func ownFile(t *testing.T, change func(string) string) string {
	t.Helper()
	b, err := os.ReadFile("../../templates/scope2-enterprise-app.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(b), "id: scope2-enterprise-app", "id: acme-set", 1)
	text = strings.Replace(text, "title: Enterprise application (Scope 2)", "title: Our own set", 1)
	path := filepath.Join(t.TempDir(), "acme.yaml")
	if err := os.WriteFile(path, []byte(change(text)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func same(s string) string { return s }

func TestAnItemIsShownWithAllThatTheSetSaysAboutIt(t *testing.T) {
	h, _, _ := open(t, ui.Route{Page: "catalogue", ID: "scope2-enterprise-app", Item: "S2-LP-TRAINING-USE"})
	if !h.Sees("S2-LP-TRAINING-USE", "A good answer:", "The usual trap:", "We walk away:",
		"Expected evidence", "Where it comes from", "LP-01", "Bears on, in our words", "Gates approval:") {
		t.Errorf("the selected item: %s", h.Words())
	}
	h.Tap("Copy the wording")
	if h.Clipboard().Content() == "" {
		t.Error("nothing was copied")
	}
}

func TestAnotherItemOfAnotherSetIsVisited(t *testing.T) {
	h, _, p := open(t, ui.Route{Page: "catalogue"})
	chip(t, h, "Deal-breakers only")
	if !p.Visit(ui.Route{Page: "catalogue", ID: "scope2-enterprise-app", Item: "S2-GC-POLICY"}) ||
		!h.Sees("S2-GC-POLICY", "Policy on who may use it") {
		t.Errorf("visited: %s", h.Words())
	}
}

func TestARequirementLeadsToTheItemThatServesIt(t *testing.T) {
	h, _, _ := open(t, ui.Route{Page: "catalogue", ID: "scope2-enterprise-app"})
	chip(t, h, "Requirements")
	table := uitest.Find[*table.View](h)[0]
	_, mine := table.Counts()
	table.SetFilter("LP-01")
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	h.Tap("Training on our data (S2-LP-TRAINING-USE)")
	if !h.Sees("A good answer:", "S2-LP-TRAINING-USE") {
		t.Errorf("the item: %s", h.Words())
	}
	chip(t, h, "Requirements")
	table.SetFilter("")
	chip(t, h, "Of every scope")
	if _, all := table.Counts(); all <= mine || all < 140 {
		t.Errorf("%d requirements of this scope, %d of every one", mine, all)
	}
}

func TestPlacesOfOtherFrameworksListTheirItems(t *testing.T) {
	h, _, _ := open(t, ui.Route{Page: "catalogue", ID: "scope2-enterprise-app"})
	chip(t, h, "Other frameworks")
	if !h.Sees("General Data Protection Regulation", "Art.5(1)(b)", "not compliance with it") {
		t.Errorf("frameworks: %s", h.Words())
	}
}

func TestACleanFileIsKeptShownAndBegunWith(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "catalogue"})
	path := ownFile(t, same)
	h.Choose = func(string) string { return path }
	h.Tap("Add a set from a file…")
	if !h.Sees("Set: Our own set 2026.12 (your own, Scope 2)", "acme-set") {
		t.Fatalf("after adding: %s; notes %q", h.Words(), h.Notes)
	}
	h.Tap("Begin with this set…")
	h.Tap("Begin the assessment")
	if len(h.Routes) != 1 || h.Routes[0].Page != "desk" {
		t.Fatalf("beginning led to %v", h.Routes)
	}
	a, err := b.Assess(t.Context(), h.Routes[0].ID, h.Today())
	if err != nil || a.Dossier.Template.ID != "acme-set" || a.Dossier.Assessment.Requester != "Rita" {
		t.Errorf("begun with %s by %s, %v", a.Dossier.Template.ID, a.Dossier.Assessment.Requester, err)
	}
	h.Tap("Add a set from a file…")
	if last := h.Notes[len(h.Notes)-1]; !strings.Contains(last, "already") {
		t.Errorf("adding it again says %q", last)
	}
}

func TestAFileWithProblemsIsReportedInFullAndNothingIsAdded(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "catalogue"})
	path := ownFile(t, func(s string) string {
		s = strings.Replace(s, "weight: 6", "weight: -6", 1)
		return strings.Replace(s, "requirement: GC-01", "requirement: GC-99", 1)
	})
	h.Choose = func(string) string { return path }
	h.Tap("Add a set from a file…")
	if !h.Sees("2 problems found; nothing was added", "items[0].weight", "GC-99") {
		t.Fatalf("the report: %s", h.Words())
	}
	h.Picture("catalogue-lint")
	h.Tap("Copy the report")
	if text := h.Clipboard().Content(); len(strings.Split(text, "\n")) != 2 ||
		!strings.Contains(text, "acme.yaml") {
		t.Errorf("copied %q", text)
	}
	if own, err := b.OwnTemplates(t.Context()); err != nil || len(own) != 0 {
		t.Errorf("%d sets were added, %v", len(own), err)
	}
	path = ownFile(t, same)
	h.Tap("Choose a file again…")
	if own, _ := b.OwnTemplates(t.Context()); len(own) != 1 {
		t.Error("the corrected file was not added")
	}
}

func TestAFileOfAnotherKindOrMissingIsRefusedInASentence(t *testing.T) {
	h, _, _ := open(t, ui.Route{Page: "catalogue"})
	path := filepath.Join(t.TempDir(), "gone.yaml")
	h.Choose = func(string) string { return path }
	h.Tap("Add a set from a file…")
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "cannot be read") {
		t.Errorf("a missing file: %v", errs)
	}
	if err := os.WriteFile(path, []byte("%PDF-1.7 not yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Tap("Add a set from a file…")
	if !h.Sees("nothing was added") {
		t.Errorf("a file of another kind: %s", h.Words())
	}
}

func TestASetIsPrintedWithoutPositionsUnlessTheyAreTicked(t *testing.T) {
	h, _, _ := open(t, ui.Route{Page: "catalogue", ID: "scope1-consumer-app"})
	dir := t.TempDir()
	h.Choose = func(string) string { return dir }
	h.Tap("Print this set…")
	h.Picture("catalogue-print")
	h.Tap("Choose the folder…")
	for ext, begins := range map[string]string{".pdf": "report Consumer", ".xlsx": "book Consumer"} {
		b, err := os.ReadFile(filepath.Join(dir, "scope1-consumer-app-2026.12"+ext))
		if err != nil || !strings.HasPrefix(string(b), begins) || strings.Contains(string(b), "INTERNAL") {
			t.Errorf("%s holds %q, %v", ext, b, err)
		}
	}
	h.Tap("Print this set…")
	h.Tap("Choose the folder…")
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "exists already") {
		t.Errorf("printing over what is there: %v", errs)
	}
	dir = t.TempDir()
	h.Tap("Print this set…")
	h.Check("A workbook to filter")
	h.Check("With our positions: every page then says that it is internal")
	h.Tap("Choose the folder…")
	files, _ := os.ReadDir(dir)
	if len(files) != 1 {
		t.Fatalf("written: %v", files)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, files[0].Name())); !strings.Contains(string(b), "INTERNAL") {
		t.Errorf("with positions: %q", b)
	}
}

func TestEveryViewIsDrawnInEveryLook(t *testing.T) {
	h, _, _ := open(t, ui.Route{Page: "catalogue", ID: "scope2-enterprise-app", Item: "S2-LP-TRAINING-USE"})
	for _, m := range []theme.Mode{theme.Light, theme.Dark} {
		h.Look(m, 100)
		for _, v := range []string{"Items", "Requirements", "Other frameworks"} {
			chip(t, h, v)
			h.Picture("catalogue-" + strings.ReplaceAll(v, " ", "-") + "-" + string(m))
		}
	}
	chip(t, h, "Items")
	h.Look(theme.Light, 200)
	h.Picture("catalogue-200")
}
