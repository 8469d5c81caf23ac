package search

import (
	"context"
	"strings"
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

// furnished is a workspace in which “training” stands in a document, a quote, an answer and evidence.
func furnished(t *testing.T) (*uitest.Host, *workbench.Workbench, string) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	ctx := t.Context()
	a, err := b.Assess(ctx, "a", b.Today())
	if err != nil {
		t.Fatal(err)
	}
	item := a.Dossier.Template.Items[0].ID
	uitest.Must(t)(b.Cite(ctx, assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: item,
		VersionID: "msa/1", Quote: "Vendor will not use Customer Content to train any generally available model.",
	}))
	uitest.Answer(t, b, assessments.Answer{
		AssessmentID: "a", ItemID: item,
		Response: "No training of any model on our content.",
	})
	uitest.Must(t)(b.Add(ctx, &assessments.Evidence{
		ID: "e", Name: "Training settings of the console",
		VendorID: "lumen",
	}))
	f := uitest.Text("console.txt", "The switch for model improvement is off.\n")
	uitest.Must(t)(b.AddRevision(ctx,
		assessments.Revision{ID: "e/1", EvidenceID: "e", Label: "1", Strength: assessments.StrengthVerified},
		&f, assessments.NoProgress{}))
	return h, b, item
}

func search(t *testing.T, h *uitest.Host, b *workbench.Workbench, words string) *Page {
	t.Helper()
	p := New(b, h, ui.Route{Page: "search", ID: words})
	h.Open(p)
	return p
}

func TestPlacesAreGroupedAndTheirWordsMarked(t *testing.T) {
	h, b, item := furnished(t)
	p := search(t, h, b, "model")
	if !h.Sees("Documents", "Quotes", "Answers and notes", "Master agreement 1", "Citation on "+item+
		" in Lumen Chat") {
		t.Fatalf("got %s", h.Words())
	}
	for _, one := range p.m.hits {
		if !strings.Contains(one.Snippet, "\u2068") || strings.Contains(one.words(), "\u2068") {
			t.Errorf("marks in %q", one.Snippet)
		}
	}
	p.chips.Choose(2)
	if shown := p.m.shown(); len(shown) != 1 || shown[0].Noun != "citation" {
		t.Errorf("quotes alone: %+v", shown)
	}
}

func TestEveryPlaceLeadsWhereItStands(t *testing.T) {
	h, b, item := furnished(t)
	for _, c := range []struct {
		words string
		noun  assessments.Noun
		want  ui.Route
	}{
		{"generally", "citation", ui.Route{Page: "desk", ID: "a", Item: item}},
		{"training", "answer", ui.Route{Page: "desk", ID: "a", Item: item}},
		{"settings console", "evidence", ui.Route{Page: "evidence", ID: "e"}},
		{"Lumen AI Ltd", "vendor", ui.Route{Page: "vendors", ID: "lumen"}},
		{"drafting", "use", ui.Route{Page: "vendors", ID: "support"}},
	} {
		p := search(t, h, b, c.words)
		found := false
		shown := p.m.shown()
		for _, one := range shown {
			if one.Noun == c.noun {
				found = true
				p.open(one.key())
				break
			}
		}
		if !found || h.Routes[len(h.Routes)-1] != c.want {
			t.Errorf("%s: found %v, went to %v", c.words, found, h.Routes)
		}
	}
	p := search(t, h, b, "generally available")
	shown := p.m.shown()
	p.open(shown[0].key())
	if r := h.Routes[len(h.Routes)-1]; shown[0].Noun != "version" || r.Page != "reader" || r.ID != "msa/1" ||
		r.End <= r.Start {
		t.Errorf("went to %+v", r)
	}
}

func TestWordsAreLookedForWhenTheyRest(t *testing.T) {
	h, b, _ := furnished(t)
	p := search(t, h, b, "")
	if !h.Sees("Search everything") {
		t.Errorf("at first: %s", h.Words())
	}
	h.Type(p.field, "model")
	if len(p.m.hits) != 0 {
		t.Error("looked while typing")
	}
	h.Advance(typingPause)
	if len(p.m.hits) == 0 || !h.Sees("All 3") {
		t.Errorf("after a pause: %s", h.Words())
	}
	p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if at := p.list.Table.Cursor(); at != p.m.shown()[1].key() {
		t.Errorf("selected %q", at)
	}
	p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(h.Routes) != 1 {
		t.Errorf("went to %v", h.Routes)
	}
	h.Type(p.field, "zyzzyva")
	h.Advance(typingPause)
	if !h.Sees("Nothing found for “zyzzyva”") {
		t.Errorf("got %s", h.Words())
	}
}

func TestPlacesWithoutAPageOfTheirOwnLeadToTheNearestOne(t *testing.T) {
	for _, c := range []struct {
		h    hit
		want target
	}{
		{
			hit{Hit: assessments.Hit{Noun: "revision", ID: "e/1"}, owner: "e"},
			target{page: "evidence", id: "e"},
		},
		{
			hit{Hit: assessments.Hit{Noun: "precedence", ID: "ea/general"}, owner: "ea"},
			target{page: "contracts", id: "ea"},
		},
		{
			hit{Hit: assessments.Hit{Noun: "finding", InnerRef: "team/a/S2-X"}},
			target{page: "desk", id: "team/a", item: "S2-X"},
		},
		{hit{Hit: assessments.Hit{Noun: "document", ID: "d"}}, target{page: "contracts", item: "d"}},
		{hit{Hit: assessments.Hit{Noun: "assessment", ID: "a"}}, target{page: "desk", id: "a"}},
		{hit{Hit: assessments.Hit{Noun: "assessment", ID: "a/b", InnerRef: "a/b"}}, target{page: "desk", id: "a/b"}},
		{
			hit{Hit: assessments.Hit{Noun: "assessment", ID: "a/b", InnerRef: "a/b/S2-X"}},
			target{page: "desk", id: "a/b", item: "S2-X"},
		},
	} {
		if got := c.h.leads(); got != c.want {
			t.Errorf("%+v leads to %+v", c.h, got)
		}
	}
}

func TestTheSearchPageIsDrawn(t *testing.T) {
	h, b, _ := furnished(t)
	search(t, h, b, "model")
	h.Picture("search-light")
	h.Look(theme.Dark, 100)
	h.Picture("search-dark")
}

func TestPlacesInTheBinSaySo(t *testing.T) {
	h, b, _ := furnished(t)
	search(t, h, b, "model")
	if h.Sees("in the bin") {
		t.Errorf("before anything is in the bin: %s", h.Words())
	}
	uitest.Must(t)(b.Bin(t.Context(), assessments.NounAssessment, "a"))
	p := search(t, h, b, "model")
	for _, one := range p.m.hits {
		if to := one.leads(); to.page == "desk" && !one.binned {
			t.Errorf("%s %s leads to an assessment in the bin and looks alive", one.Noun, one.ID)
		}
	}
	if !h.Sees(" · in the bin") {
		t.Errorf("no place is said to be in the bin: %s", h.Words())
	}
}

// removing has an assessment removed after places in it were found, before it is read.
type removing struct{ *workbench.Workbench }

func (r *removing) Get(ctx context.Context, rec assessments.Record) error {
	if rec.Noun() == assessments.NounAssessment {
		return assessments.Errorf(assessments.NotFound, "There is no assessment.")
	}
	return r.Workbench.Get(ctx, rec)
}

func TestAPlaceThatIsLostAfterItWasFoundIsSaid(t *testing.T) {
	h, b, item := furnished(t)
	p := search(t, h, b, "model")
	found := len(p.m.hits)
	if h.Sees("left out") {
		t.Errorf("before anything is lost: %s", h.Words())
	}
	uitest.Answer(t, b, assessments.Answer{AssessmentID: "a", ItemID: item, Response: "We do not know."})
	h.CatchUp()
	p.Load()
	if len(p.m.hits) != found-1 || !h.Sees("1 place was changed or removed after it was found") {
		t.Errorf("%d of %d places, and %s", len(p.m.hits), found, h.Words())
	}
	p.Load()
	if !h.Sees("1 place was changed or removed after it was found") {
		t.Errorf("after another look: %s", h.Words())
	}
	p.Visit(ui.Route{ID: "settings"})
	if h.Sees("left out") {
		t.Errorf("of other words: %s", h.Words())
	}
	p = New(&removing{b}, h, ui.Route{Page: "search", ID: "model"})
	h.Open(p)
	if len(p.m.hits) != 1 || !h.Sees("1 place was changed or removed after it was found") {
		t.Errorf("removed between search and reading: %d places, and %s", len(p.m.hits), h.Words())
	}
}
