package journal_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/journal"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

func TestEveryChangeIsListedWithWhatWasThereBefore(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Save(t, b, &assessments.Vendor{
		ID: "lumen", Name: "Lumen Intelligence", LegalName: "Lumen AI Ltd", Country: "IE",
	})
	h.Open(journal.New(b, h, ui.Route{}))
	events, err := b.Events(t.Context(), assessments.EventQuery{})
	if err != nil {
		t.Fatal(err)
	}
	table := uitest.Find[*table.View](h)[0]
	if shown, total := table.Counts(); shown != len(events) || total != len(events) {
		t.Errorf("%d of %d listed, %d in the journal", shown, total, len(events))
	}
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if !h.Sees("Lumen AI", "Lumen Intelligence") {
		t.Errorf("before and after are not both there: %s", h.Words())
	}
	h.Tap("Check the chain")
	if !h.Sees("chain holds") {
		t.Errorf("the chain's state is not said: %s", h.Words())
	}
}

func TestAnAnswerIsNamedInASentenceThatLeadsToItsItem(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	a, err := b.Assess(t.Context(), "a", h.Today())
	if err != nil {
		t.Fatal(err)
	}
	it := a.Dossier.Template.Items[3]
	uitest.Answer(t, b, assessments.Answer{
		AssessmentID: "a", ItemID: it.ID, Verdict: assessments.Partly,
		Reason: "half",
	})
	h.Open(journal.New(b, h, ui.Route{}))
	table := uitest.Find[*table.View](h)[0]
	cell := table.Cell(table.Shown()[0], "what")
	if want := it.Title + ": partly met (before: not assessed)"; cell.Text != want {
		t.Errorf("the change reads %q, want %q", cell.Text, want)
	}
	if want := it.ID + " · " + a.Dossier.Assessment.Name; cell.Sub != want {
		t.Errorf("under it stands %q, want %q", cell.Sub, want)
	}
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n := len(h.Routes); n != 1 || h.Routes[0] != (ui.Route{Page: "desk", ID: "a", Item: it.ID}) {
		t.Errorf("it leads to %v", h.Routes)
	}
	for _, id := range table.Shown() {
		if c := table.Cell(id, "what"); c.Text == "" || c.Sub == "" {
			t.Errorf("%s reads %q, %q", id, c.Text, c.Sub)
		}
	}
}

// TestWhatWasUndoneKeepsItsSentence undoes the first answer to an item, which takes its record out,
// and redoes it.
func TestWhatWasUndoneKeepsItsSentence(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	a, err := b.Assess(t.Context(), "a", h.Today())
	if err != nil {
		t.Fatal(err)
	}
	it := a.Dossier.Template.Items[3]
	must := uitest.Must(t)
	uitest.Answer(t, b, assessments.Answer{AssessmentID: "a", ItemID: it.ID, Verdict: assessments.Partly})
	want := []string{it.Title + ": partly met (before: not assessed)"}
	for range 2 {
		want = append([]string{"Undo: " + it.Title + ": not assessed (before: partly met)"}, want...)
		must(b.Undo(t.Context()))
		h.Open(journal.New(b, h, ui.Route{}))
		table := uitest.Find[*table.View](h)[0]
		for i, text := range want {
			cell := table.Cell(table.Shown()[i], "what")
			if cell.Text != text || cell.Sub != it.ID+" · "+a.Dossier.Assessment.Name {
				t.Errorf("row %d reads %q, %q; want %q", i, cell.Text, cell.Sub, text)
			}
		}
		table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		if h.Sees("a/"+it.ID) || h.Sees("event-") || !h.Sees("Reverses change no. ") {
			t.Errorf("the change that was opened shows an id: %s", h.Words())
		}
		want = append([]string{"Redo: " + it.Title + ": partly met (before: not assessed)"}, want...)
		must(b.Redo(t.Context()))
	}
	uitest.Save(t, b, &assessments.Vendor{ID: "lumen", Name: "Lumen AI", Country: "IE"})
	must(b.Add(t.Context(), &assessments.Vendor{ID: "new", Name: "Newcomer"}))
	must(b.Undo(t.Context()))
	h.Open(journal.New(b, h, ui.Route{}))
	table := uitest.Find[*table.View](h)[0]
	for i, text := range []string{"Undo: Newcomer", "Add a vendor: Newcomer"} {
		if cell := table.Cell(table.Shown()[i], "what"); cell.Text != text {
			t.Errorf("row %d reads %q, want %q", i, cell.Text, text)
		}
	}
}

func TestTheJournalIsNarrowedToSeveralAssessments(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	for _, id := range []string{"b", "c"} {
		uitest.Must(t)(b.Begin(t.Context(),
			assessments.Assessment{ID: id, UseID: "support", Name: "Again " + id, Requester: "Rita"}))
	}
	h.Open(journal.New(b, h, ui.To("journal", "b", "c")))
	if _, total := uitest.Find[*table.View](h)[0].Counts(); total != 2 {
		t.Errorf("%d changes of two assessments that were begun", total)
	}
}
