package contracts

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

var _ intakeBench = (*workbench.Workbench)(nil)

// lumenTerms are terms of a vendor on record; newTerms of one that is not.
const (
	lumenTerms = "# Lumen Acceptable Use Policy\n\nEffective 1 January 2026\n\n" +
		"These terms are an agreement between you and Lumen AI, Inc. (“Lumen”, “we”).\n\n" +
		"The Data Processing Addendum and the Support Policy form part of this agreement.\n"
	newTerms = "# Terms of Service\n\nEffective 1 January 2026\n\n" +
		"These terms are an agreement between you and Acme Labs, Inc. (“Acme”, “we”).\n\n" +
		"Each Subscription Term will renew for successive 12-month periods unless either party gives notice of " +
		"non-renewal at least 90 days before the current Subscription Term ends.\n"
)

func intake(t *testing.T, h *uitest.Host, b *workbench.Workbench, of string, paths ...string) *Intake {
	t.Helper()
	p := NewIntake(b, h, ui.AddRoute(of, paths...)).(*Intake)
	h.Open(p)
	return p
}

// events counts what is in the journal.
func events(t *testing.T, b *workbench.Workbench) int {
	t.Helper()
	all, err := b.Events(t.Context(), assessments.EventQuery{})
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestAFileBecomesVendorServiceContractAndDocumentByOneKey(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := intake(t, h, b, "", onDisk(t, "terms.md", newTerms))
	if !h.Sees("Add “terms.md”", "not added yet", "stated", "derived", "unsure", "“Effective 1 January 2026”",
		"The text takes in no other paper") || p.Pending() != "Not added yet" {
		t.Fatalf("got %s", h.Words())
	}
	if got := events(t, b); got != 0 {
		t.Errorf("%d events before Add", got)
	}
	p.Submit()
	if got := events(t, b); got != 1 {
		t.Fatalf("%d events after Add: %s", got, h.Words())
	}
	k, err := b.Records(t.Context())
	if err != nil || len(k.Vendors) != 1 || len(k.Services) != 1 || len(k.Contracts) != 1 ||
		len(k.Papers) != 1 {
		t.Fatalf("on record are %+v, %v", k, err)
	}
	c, d := k.Contracts[0], k.Papers[0]
	if k.Vendors[0].LegalName != "Acme Labs, Inc." || c.End != "2026-12-31" || !c.AutomaticRenewal ||
		c.NoticeDays != 90 || d.ContractID != c.ID || d.Current.Effective != "2026-01-01" ||
		d.Current.ObtainedBy != "Ada" || d.Current.ObtainedOn != h.Today() {
		t.Errorf("on record are %+v", k)
	}
	if r := h.Routes[len(h.Routes)-1]; r != (ui.Route{Page: "reader", ID: d.Current.ID}) {
		t.Errorf("went to %+v", r)
	}
	if p.Place() != (ui.Route{Page: "contracts"}) || p.Pending() != "" {
		t.Errorf("back leads to %+v, “%s”", p.Place(), p.Pending())
	}
	uitest.Must(t)(b.Undo(t.Context()))
	if k, err := b.Records(t.Context()); err != nil || len(k.Vendors)+len(k.Papers)+len(k.Contracts) > 0 {
		t.Errorf("after one undo there are %+v, %v", k, err)
	}
}

func TestWhatItIsUsedForLeadsToItsScope(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := intake(t, h, b, "", onDisk(t, "terms.md", newTerms))
	h.Fill("Used for", "Drafting answers")
	p.Submit()
	r := h.Routes[len(h.Routes)-1]
	u := assessments.Use{ID: r.ID}
	if err := b.Get(t.Context(), &u); err != nil || r.Page != "scoping" || u.Purpose != "Drafting answers" ||
		u.ContractID == "" {
		t.Errorf("went to %+v: %+v, %v", r, u, err)
	}
}

func TestEveryValueIsAProposalThatCanBeChanged(t *testing.T) {
	h, b := desk(t)
	p := intake(t, h, b, "", onDisk(t, "lumen-aup.md", lumenTerms))
	if !h.Sees("Lumen AI", "on file", "not on file") {
		t.Fatalf("got %s", h.Words())
	}
	h.Fill("Effective", "soon")
	p.Submit()
	if !h.Sees("is not a date") || len(filed(t, b)) != 2 {
		t.Fatalf("a day that is none: %s", h.Words())
	}
	h.Fill("Effective", "2026-10-01")
	h.Fill("Title", "House rules")
	h.Pick("Status", "Accepted")
	h.Fill("Source", "Pieter, by mail")
	p.Submit()
	f, ok := filed(t, b)["House rules"]
	if !ok || f.Document.VendorID != "lumen" || f.Document.ContractID != "ea" ||
		f.Current.Status != assessments.VersionAccepted || f.Current.Effective != "2026-10-01" ||
		f.Current.Source != "Pieter, by mail" {
		t.Errorf("filed %+v: %s", filed(t, b), h.Words())
	}
}

func TestAnotherVendorHasTheRestProposedAgain(t *testing.T) {
	h, b := desk(t)
	p := intake(t, h, b, "", onDisk(t, "scan.md", "# Service Level Agreement\n\nWords.\n"))
	h.Fill("Title", "Uptime")
	h.Fill("Vendor", "Lumen AI")
	if h := p.m.current(); h.form.Values["contract"] != "Enterprise Agreement" ||
		h.form.Values["title"] != "Uptime" {
		t.Errorf("proposed again: %+v", h.form)
	}
	p.Submit()
	if f := filed(t, b)["Uptime"]; f.Document.ContractID != "ea" || f.Document.VendorID != "lumen" {
		t.Errorf("filed %+v", f)
	}
}

func TestANewVersionLeavesTheOldOneAndItsDocumentAlone(t *testing.T) {
	h, b := desk(t)
	before := filed(t, b)["Master agreement"]
	p := intake(t, h, b, "msa", onDisk(t, "msa 4.md", "# 4\n\nNew words.\n"))
	if !h.Row("Title").Field().(fyne.Disableable).Disabled() || !h.Sees("Add version") {
		t.Errorf("a document on record can be renamed here: %s", h.Words())
	}
	h.Fill("Version", "4")
	p.Submit()
	after := filed(t, b)["Master agreement"]
	if len(after.Versions) != len(before.Versions)+1 || after.Document != before.Document ||
		after.Versions[len(after.Versions)-1].Label != "4" {
		t.Errorf("before %+v\nafter %+v", before, after)
	}
}

func TestSeveralFilesAreOneTableAndOneAdd(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := intake(t, h, b, "",
		onDisk(t, "dpa.md", strings.Replace(newTerms, "Terms of Service", "Data Processing Addendum", 1)),
		onDisk(t, "terms.md", newTerms), filepath.Join(t.TempDir(), "gone.pdf"),
		onDisk(t, "empty.pdf", ""))
	if !h.Sees("terms.md", "gone.pdf", "There is no file", "empty (0 bytes)", "Add 2 documents",
		"Acme Labs Terms of Service") {
		t.Fatalf("got %s", h.Words())
	}
	p.Submit()
	k, err := b.Records(t.Context())
	if err != nil || len(k.Vendors) != 1 || len(k.Contracts) != 1 || len(k.Papers) != 2 || events(t, b) != 1 {
		t.Fatalf("on record are %+v, %v: %s", k, err, h.Words())
	}
	for _, d := range k.Papers {
		if d.ContractID != k.Contracts[0].ID {
			t.Errorf("%s is in the contract %q", d.Name, d.ContractID)
		}
	}
}

// TestAVendorThatTheFilesNameDoesNotSayIsAsked: no one has chosen the first of the list.
func TestAVendorThatTheFilesNameDoesNotSayIsAsked(t *testing.T) {
	h, b := desk(t)
	p := intake(t, h, b, "", onDisk(t, "terms.md", "# Terms\n\n1.1 Something.\n"))
	p.Submit()
	if !h.Sees("Write whose paper it is") || len(filed(t, b)) != 2 {
		t.Fatalf("filed %v: %s", filed(t, b), h.Words())
	}
	h.Fill("Vendor", "Lumen AI")
	p.Submit()
	if len(filed(t, b)) != 3 {
		t.Errorf("filed %v", filed(t, b))
	}
}

// TestADialogKeepsToTheListItWasOpenedWith: documents that arrive in the meantime do not move what was chosen.
func TestADialogKeepsToTheListItWasOpenedWith(t *testing.T) {
	h, b := desk(t)
	p := intake(t, h, b, "msa", onDisk(t, "msa 4.md", "# 4\n\nNew words.\n"))
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{ID: "aaa", VendorID: "lumen", Name: "Aaa", Type: "sla"},
		assessments.Version{ID: "aaa/1", Label: "1", Status: assessments.VersionDraft},
		uitest.Text("aaa.md", "# Aaa"), assessments.NoProgress{}))
	p.Load()
	if p.m.known.Papers[0].ID != "aaa" {
		t.Fatalf("the documents are %+v", p.m.known.Papers)
	}
	h.Pick("Add as", "A new document")
	h.Pick("Add as", "A new version of Master agreement")
	p.Submit()
	if got := filed(t, b); len(got["Master agreement"].Versions) != 3 || len(got["Aaa"].Versions) != 1 {
		t.Errorf("it became a version of %+v", got)
	}
}

// TestFilesHandedOverFromTheDeskAreAskedAboutOnce: on the way back they do not come again.
func TestFilesHandedOverFromTheDeskAreAskedAboutOnce(t *testing.T) {
	h, b := desk(t)
	uitest.Must(t)(b.Add(t.Context(), &assessments.Vendor{ID: "acme", Name: "Acme"}))
	p := intake(t, h, b, ui.VendorOf("lumen"), onDisk(t, "terms.md", "# Terms\n\n1.1 A.\n"),
		onDisk(t, "annex.md", "# Annex\n\n1.1 B.\n"))
	p.Submit()
	got := filed(t, b)
	if len(got) != 4 {
		t.Fatalf("filed %v: %s", got, h.Words())
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

func TestAFileOfSeveralCanBeLookedAtAndLeftOut(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := intake(t, h, b, "", onDisk(t, "terms.md", newTerms),
		onDisk(t, "scan.md", "# Order Form\n\nWords.\n"))
	p.Submit()
	if !h.Sees("Add “scan.md”", "Write whose paper it is") || len(filed(t, b)) != 0 {
		t.Fatalf("a file without a vendor: %s", h.Words())
	}
	p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !h.Sees("Add 2 documents") {
		t.Fatalf("Escape leads to %s", h.Words())
	}
	p.files.leaveOut([]string{"1"})
	p.Submit()
	if got := filed(t, b); len(got) != 1 {
		t.Errorf("filed %+v", got)
	}
}

func TestTheFilesOfAMailAreOfferedAsDocuments(t *testing.T) {
	h, b := desk(t)
	part := func(name, words string) string {
		return "--x\r\nContent-Type: text/markdown; name=\"" + name +
			"\"\r\nContent-Disposition: attachment\r\n\r\n" + words + "\r\n"
	}
	p := intake(t, h, b, ui.VendorOf("lumen"), onDisk(t, "lumen-ai-mail.eml",
		"From: Pieter <p@example.com>\r\nSubject: The signed papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"+
			"--x\r\n\r\nHere they are.\r\n"+part("annex.md", "# Annex\n\n1. The first.")+
			part("schedule.md", "# Schedule\n\n2. The second.")+"--x--\r\n"))
	before := len(filed(t, b))
	p.files.leaveOut([]string{"0"})
	p.Submit()
	got := filed(t, b)
	if n := len(got) - before; n != 2 {
		t.Errorf("%d documents of a mail whose two files were wanted: %v", n, got)
	}
	for _, f := range got {
		if f.Document.VendorID != "lumen" {
			t.Errorf("%s is filed under %s", f.Document.Name, f.Document.VendorID)
		}
	}
}

func TestTheSameFileIsNotAskedAbout(t *testing.T) {
	h, b := desk(t)
	path := onDisk(t, "agreement.md", agreementText)
	p := intake(t, h, b, "msa", path)
	if !h.Sees("Same as version 3: nothing to add") || h.Sees("Add as another document") {
		t.Fatalf("got %s", h.Words())
	}
	p.Submit()
	h.Tap("Open version 3")
	if r := h.Routes[len(h.Routes)-1]; r.ID != "msa/3" || len(filed(t, b)["Master agreement"].Versions) != 2 {
		t.Errorf("went to %v", h.Routes)
	}
	p = intake(t, h, b, "", path)
	h.Tap("Add as another document…")
	h.Fill("Title", "Its twin")
	p.Submit()
	if _, ok := filed(t, b)["Its twin"]; !ok {
		t.Errorf("filed %+v: %s", filed(t, b), h.Words())
	}
}

func TestEscapeDiscardsAndAsksOnlyIfSomethingWasTyped(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	path := onDisk(t, "terms.md", newTerms)
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	p := intake(t, h, b, "", path)
	p.TakeKey(escape)
	if len(h.Dialogs) != 0 || !p.done {
		t.Errorf("it asks with nothing typed: %s", h.Words())
	}
	p = intake(t, h, b, "", path)
	h.Fill("Title", "Mine")
	p.TakeKey(escape)
	if !h.Sees("Discard what you typed?") || p.done {
		t.Fatalf("got %s", h.Words())
	}
	h.Tap("Keep")
	if p.done || !h.Sees("Not") && p.m.current().form.Values["title"] != "Mine" {
		t.Errorf("Keep lost it: %+v", p.m.current().form)
	}
	p.TakeKey(escape)
	h.Tap("Discard")
	if !p.done || len(filed(t, b)) != 0 || events(t, b) != 0 {
		t.Errorf("discarding stored something: %v", filed(t, b))
	}
}

func TestASecondDropWaits(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	one, two := onDisk(t, "one.md", newTerms), onDisk(t, "two.md", lumenTerms)
	p := intake(t, h, b, "", one)
	p.Dropped(fyne.NewPos(1, 1), []string{two})
	if !h.Sees("Add “one.md”", "more files wait") {
		t.Fatalf("got %s", h.Words())
	}
	p.Submit()
	if r := h.Routes[len(h.Routes)-1]; r != ui.AddRoute("", two) {
		t.Fatalf("went to %+v", r)
	}
	if !p.Visit(ui.AddRoute("", two)) || !h.Sees("Add “two.md”") || p.Pending() == "" {
		t.Errorf("got %s", h.Words())
	}
}

func TestRowAndTextMoveTogether(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := intake(t, h, b, "", onDisk(t, "terms.md", newTerms))
	p.form.focused(p.form.rows[slicesIndex(p, "effective")], true)
	if p.m.field != "effective" {
		t.Errorf("the selected row is %q", p.m.field)
	}
	f := p.m.current().out.Fact("vendor")
	s := p.m.current().laid.spots(place{f.Start, f.End})[0]
	sel := selectionOf(s, f.Quote)
	p.text.doc.Select(sel)
	p.text.take0(sel)
	if p.m.field != "vendor" {
		t.Errorf("the words of the vendor select the row %q", p.m.field)
	}
	p.TakeRune('s')
	if got := p.m.current().form.Values["vendor"]; got != f.Quote {
		t.Errorf("S puts %q into the field, want %q", got, f.Quote)
	}
}

func slicesIndex(p *Intake, field string) int {
	return slices.IndexFunc(p.form.rows, func(r *intakeRow) bool { return r.field == field })
}

func selectionOf(s spot, words string) text.Selection {
	return text.Selection{
		FromParagraph: s.chunk, FromOffset: s.start, ToParagraph: s.chunk, ToOffset: s.end, Text: words,
	}
}
