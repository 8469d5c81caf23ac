package contracts

import (
	"slices"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// orders are what is on record for a contract, by subject.
func orders(t *testing.T, b *workbench.Workbench) map[assessments.PrecedenceSubject]assessments.Precedence {
	t.Helper()
	papers, err := b.Papers(t.Context(), "ea")
	if err != nil {
		t.Fatal(err)
	}
	out := map[assessments.PrecedenceSubject]assessments.Precedence{}
	for _, p := range papers.Precedences {
		out[p.Subject] = p
	}
	return out
}

// chip presses the chip of a subject.
func chip(t *testing.T, h *uitest.Host, at int) {
	t.Helper()
	bars := uitest.Find[*widgets.ChipBar](h)
	if len(bars) != 1 {
		t.Fatalf("%d rows of chips", len(bars))
	}
	bars[0].Choose(at)
}

// TestPrecedenceOpensOnTheSubjectOfTheTopic asks from every topic: title and button name its subject.
func TestPrecedenceOpensOnTheSubjectOfTheTopic(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	for _, topic := range assessments.Topics() {
		p.topics.choose(string(topic))
		p.askOrder()
		about := forSubject(topic.Subject())
		d := h.Dialogs[len(h.Dialogs)-1]
		if d.Title != "Order of precedence "+about+": Enterprise Agreement" {
			t.Errorf("from %s it opens as “%s”", topic, d.Title)
		}
		if words := h.Words(); !has(words, "Record as assumed "+about) &&
			!has(words, "Cite this clause "+about) {
			t.Errorf("from %s no button names the subject: %s", topic, words)
		}
		h.Tap("Cancel")
	}
	if len(orders(t, b)) != 0 {
		t.Errorf("asking recorded %v", orders(t, b))
	}
}

// TestEverySubjectKeepsItsOwnDraft changes two subjects, looks at the third, and saves: each is
// recorded for itself, and what is on record is shown.
func TestEverySubjectKeepsItsOwnDraft(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	p.topics.choose("training_use")
	p.askOrder()
	if !h.Sees("for AI features", "Nothing on record yet", "Record as assumed for AI features") {
		t.Fatalf("it opens as %s", h.Words())
	}
	h.Tap("Move down") // what stands first
	chip(t, h, 1)
	if !h.Sees("Order of precedence for personal data", "AI features (not saved)",
		"Cite this clause for personal data") {
		t.Fatalf("on personal data: %s", h.Words())
	}
	chip(t, h, 0)
	if !h.Sees("Order of precedence for all subjects", "Record as assumed for all subjects") {
		t.Errorf("in general: %s", h.Words())
	}
	chip(t, h, 1)
	h.Tap("Cite this clause for personal data")
	if !h.Sees("Order of precedence for AI features", "Record as assumed for AI features") {
		t.Fatalf("the draft of the other subject is lost: %s", h.Words())
	}
	h.Tap("Record as assumed for AI features")
	if h.Dialogs[len(h.Dialogs)-1].Open {
		t.Error("the dialog stays with nothing left to save")
	}
	got := orders(t, b)
	if len(got) != 2 || got["personal_data"].VersionID != "msa/3" || got["ai_features"].VersionID != "" {
		t.Fatalf("recorded %+v", got)
	}
	p.topics.choose("training_use")
	p.askOrder()
	if !h.Sees("On record, assumed: Master agreement, then Data") ||
		!slices.Equal(got["ai_features"].Order, []string{"msa", "dpa"}) {
		t.Errorf("AI features: %v, %s", got["ai_features"].Order, h.Words())
	}
	chip(t, h, 1)
	if !h.Sees("On record, cited from §18.2 General: Data processing addendum, then Master agreement",
		"Save the order for personal data") {
		t.Errorf("personal data: %s", h.Words())
	}
}

// TestSavingACitedOrderUnchangedChangesNothing: a third document, which its clause does not name, does
// not slip into it.
func TestSavingACitedOrderUnchangedChangesNothing(t *testing.T) {
	h, b := desk(t)
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{
			ID: "sla", VendorID: "lumen", ContractID: "ea", Name: "Service levels",
			Type: "sla",
		},
		assessments.Version{ID: "sla/1", Label: "1", Status: assessments.VersionExecuted},
		uitest.Text("sla.md", "# Service levels\n\n1.1 Uptime is 99.5 percent of each month.\n"),
		assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	p.topics.choose("data_location")
	p.askOrder()
	h.Tap("Cite this clause for personal data")
	before := orders(t, b)["personal_data"]
	p.askOrder()
	h.Tap("Save the order for personal data")
	if after := orders(t, b)["personal_data"]; !slices.Equal(after.Order, before.Order) ||
		len(after.Order) != 2 {
		t.Errorf("the order was %v and is %v", before.Order, after.Order)
	}
}

// TestAnOrderRecordedMeanwhileIsShownBesideMine has another window record the same order.
func TestAnOrderRecordedMeanwhileIsShownBesideMine(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	p.topics.choose("training_use")
	p.askOrder()
	h.Tap("Move down")
	mine := h.Words()
	uitest.Must(t)(uitest.Another(t, h, b).SavePrecedence(t.Context(), assessments.Precedence{},
		assessments.Precedence{ContractID: "ea", Subject: "ai_features", Order: []string{"dpa", "msa"}}))
	h.Tap("Record as assumed for AI features")
	errs := h.TakeErrors()
	if len(errs) != 1 || assessments.KindOf(errs[0]) != assessments.Conflict ||
		!strings.Contains(errs[0].Error(), "Data processing addendum, then Master agreement") ||
		orders(t, b)["ai_features"].Order[0] != "dpa" {
		t.Fatalf("%v, stored %+v; it showed %s", errs, orders(t, b), mine)
	}
	h.Tap("Record as assumed for AI features")
	if got := orders(t, b)["ai_features"].Order; len(h.TakeErrors()) > 0 || got[0] != "msa" {
		t.Errorf("stored %v; %s", got, h.Words())
	}
}

// TestOrdersSurviveLeavingTheDialog moves a document, leaves by Escape, and comes back: the order is as it was
// left, for its subject alone, until it is saved or thrown away.
func TestOrdersSurviveLeavingTheDialog(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	p.topics.choose("training_use")
	first := func() string {
		lists := uitest.Within[*widgets.List](h.Dialogs[len(h.Dialogs)-1].Content)
		return lists[0].Items()[0].Title
	}
	ask := func() {
		t.Helper()
		p.askOrder()
		if len(h.Dialogs) == 0 {
			t.Fatal("it does not open")
		}
	}
	ask()
	fresh := first()
	h.Tap("Move down")
	moved := first()
	if moved == fresh || h.Sees(ui.StillHere) {
		t.Fatalf("moved it is %q, and was %q", moved, fresh)
	}
	h.Tap("Cancel") // as Escape does
	ask()
	if got := first(); got != moved || !h.Sees(ui.StillHere, "AI features (not saved)") {
		t.Errorf("after leaving, %q is first, want %q: %s", got, moved, h.Words())
	}
	h.Tap("Throw it away")
	ask()
	if got := first(); got != fresh || h.Sees(ui.StillHere) || h.Sees("not saved") {
		t.Errorf("thrown away, %q is first, want %q", got, fresh)
	}
	h.Tap("Move down")
	h.Tap("Record as assumed for AI features")
	if len(h.Drafts().Forms().Of("order of precedence\nea")) != 0 {
		t.Error("what is recorded is still kept")
	}
	if len(orders(t, b)) != 1 {
		t.Errorf("on record are %v", orders(t, b))
	}
}
