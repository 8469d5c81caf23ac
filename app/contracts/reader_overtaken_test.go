package contracts

import (
	"slices"
	"strings"
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
)

// TestSupersededVersionSaysSo over its text, and when it is cited; the version in force says nothing.
func TestSupersededVersionSaysSo(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "training_use")
	newer := assessments.Version{
		ID: "msa/4", DocumentID: "msa", Label: "4",
		Status: assessments.VersionPublished, Effective: "2026-11-01",
	}
	changed := agreementText + "\n\n99. Final words were added.\n"
	uitest.Must(t)(b.AddVersion(t.Context(), newer, uitest.Text("msa4.md", changed),
		assessments.NoProgress{}))

	p := open(t, h, b, ui.Route{Page: "contracts", ID: "a", Item: it})
	if papers := p.m.papers(); !slices.Contains(papers, "msa/4") || slices.Contains(papers, "msa/3") ||
		h.Sees("superseded by") {
		t.Errorf("the item opens %v: %s", papers, h.Words())
	}

	p = open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	if !h.Sees("This version was superseded by version 4 on 2026-11-01", "does not close an item") {
		t.Errorf("the text of version 3 says %s", h.Words())
	}
	h.Notes = nil
	p.TakeRune('c')
	if len(citations(t, b)) != 1 ||
		!strings.Contains(strings.Join(h.Notes, " "), "superseded by version 4 on 2026-11-01") {
		t.Errorf("citing says %q", h.Notes)
	}
	for version, want := range map[string]theme.Tone{"msa/3": theme.Mixed, "msa/4": theme.Good} {
		if got := p.head.citedTone(assessments.CitationFound, version); got != want {
			t.Errorf("a quote found in %s is %v, want %v", version, got, want)
		}
	}
	if got := p.head.citedTone(assessments.CitationNotFound, "msa/3"); got != theme.Bad {
		t.Errorf("a quote that is not found is %v", got)
	}
	h.Tap("Open version 4")
	if to := h.Routes[len(h.Routes)-1]; to.ID != "msa/4" || to.Item != "a/"+it {
		t.Errorf("the link leads to %+v", to)
	}
	h.Notes = nil
	p = open(t, h, b, ui.Route{Page: "reader", ID: "msa/4", Item: "a/" + it})
	p.TakeRune('c')
	if said := strings.Join(h.Notes, " "); !strings.Contains(said, "Cited in") ||
		strings.Contains(said, "superseded") {
		t.Errorf("citing the version in force says %q", said)
	}
}

func TestTextOfBinnedDocumentSaysSo(t *testing.T) {
	h, b := desk(t)
	open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	if h.Sees("is in the bin") {
		t.Errorf("a document outside the bin: %s", h.Words())
	}
	uitest.Must(t)(b.Bin(t.Context(), assessments.NounDocument, "msa"))
	open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	if !h.Sees("This document is in the bin", "Open the bin") {
		t.Errorf("a document in the bin looks alive: %s", h.Words())
	}
}

// TestTopicChosenWhereItIsShownCounts chooses the topic on which the reader opened by itself.
func TestTopicChosenWhereItIsShownCounts(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	read := ui.ReadingOf(p.m.reading.Version.SHA256, assessments.Item{Topic: p.m.topic()})
	if ui.WasRead(h, b.Actor(), read) {
		t.Error("a topic that no one chose counts as read for")
	}
	p.topics.choose(p.m.choice)
	if !ui.WasRead(h, b.Actor(), read) {
		t.Error("a topic that was chosen does not count as read for")
	}
	if ui.WasRead(h, assessments.Actor{Name: "Another", Role: "legal"}, read) {
		t.Error("what one person opened counts as read by another")
	}
}
