package contracts

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

// answered is the answer to an item of the assessment "a".
func answered(t *testing.T, b *workbench.Workbench, assessment, item string) assessments.Answer {
	t.Helper()
	a, err := b.Assess(t.Context(), assessment, b.Today())
	if err != nil {
		t.Fatal(err)
	}
	return a.Dossier.Answer(item)
}

func TestVerdictIsGivenBesideTheText(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "training_use")
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	all, _ := p.strip.in.readFor()
	question, _ := all.Item(it)
	if !h.Sees(it, question.Question, "We require", "Fall back to", "Walk away", "Not met", "Why") {
		t.Errorf("the strip shows %s", h.Words())
	}
	p.TakeRune('3')
	if a := answered(t, b, "a", it); a.Verdict != assessments.NotMet || a.AssessedBy == "" {
		t.Errorf("the key 3 gives %+v", a)
	}
	p.TakeRune('x')
	if a := answered(t, b, "a", it); !a.WalkAway || !h.Sees("walk-away reached") {
		t.Errorf("X marks %+v; %s", a, h.Words())
	}
	p.TakeRune('0')
	if a := answered(t, b, "a", it); a.Verdict != assessments.NotAssessed || a.WalkAway {
		t.Errorf("0 leaves %+v", a)
	}
}

// TestThreeKeysForTheNextItem counts what the next item takes: J, its verdict, C.
func TestThreeKeysForTheNextItem(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + item(t, b, "training_use")})
	was := p.m.item
	for range 3 {
		for _, key := range "j1c" {
			if !p.TakeRune(key) {
				t.Fatalf("the key %c does nothing", key)
			}
		}
		if p.m.item == was {
			t.Fatal("J stays at its item")
		}
		was = p.m.item
		cites := citations(t, b)
		last := cites[len(cites)-1]
		if a := answered(t, b, "a", was); a.Verdict != assessments.Met || last.ItemID != was ||
			last.State != assessments.CitationFound {
			t.Errorf("three keys give %q, and cite %+v for %s", a.Verdict, last, was)
		}
	}
	if n := len(citations(t, b)); n != 3 {
		t.Errorf("three items have %d quotes", n)
	}
}

func TestWalkingVisitsWhatTheDocumentBearsOn(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + item(t, b, "training_use")})
	bearing, _ := p.strip.in.readFor()
	other := "" // nothing is found on it; it cites the document
	for _, it := range bearing.Items {
		if !p.strip.in.speaksTo("a", it) {
			other = it.ID
		}
	}
	uitest.Must(t)(b.Cite(t.Context(), assessments.Citation{
		AssessmentID: "a", ItemID: other, VersionID: "msa/3",
		Quote: "Feedback that Customer chooses to submit may be used",
	}))
	h.CatchUp()
	for range bearing.Items {
		p.TakeRune('k')
	}
	seen := map[string]bool{p.m.item: true}
	for range bearing.Items {
		p.TakeRune('j')
		seen[p.m.item] = true
	}
	for _, it := range bearing.Items {
		found := it.Topic != "" && len(p.m.passages("msa/3", string(it.Topic))) > 0
		if want := found || it.ID == other; seen[it.ID] != want {
			t.Errorf("%s on %q: visited %v, want %v", it.ID, it.Topic, seen[it.ID], want)
		}
	}
	if !seen[other] || len(seen) < 5 || len(seen) >= len(bearing.Items) {
		t.Errorf("of %d items it visits %v", len(bearing.Items), seen)
	}
	last := p.m.item
	if p.TakeRune('j'); p.m.item != last || !strings.Contains(h.Notes[len(h.Notes)-1], "last item") {
		t.Errorf("beyond the last item it goes to %s and says %v", p.m.item, h.Notes)
	}
	if at := p.Place(); at.Item != "a/"+last || at.ID != "msa/3" {
		t.Errorf("Back would lead to %+v", at)
	}
}

func TestWhyIsSavedOnceItsItemIsLeft(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "training_use")
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	const said = "Section 4.2 forbids it; 4.3 allows de-identified usage data, which is ours as well."
	leave := map[string]func(){
		"the next item":    func() { p.TakeRune('j') },
		"a verdict":        func() { p.TakeRune('2') },
		"another document": func() { p.Visit(ui.Route{Page: "reader", ID: "dpa/1"}) },
		"closing":          func() { p.Close() },
	}
	for _, way := range []string{"the next item", "a verdict", "another document", "closing"} {
		p.strip.goTo("a", it)
		h.Type(p.strip.why.Field, said+" "+way)
		leave[way]()
		if a := answered(t, b, "a", it); a.Reason != said+" "+way {
			t.Errorf("left by %s it is recorded as %q", way, a.Reason)
		}
	}
}

func TestDraftOfTheDeskIsShownInTheStrip(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "training_use")
	h.Drafts().Refuse(ui.Place{Key: "desk/a/" + it + "/reason", Title: "Why"}, "not saved yet",
		assessments.Errorf(assessments.Machine, "The disk is full."))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	if got := p.strip.why.Field.Text; got != "not saved yet" || !h.Sees("The disk is full.") {
		t.Errorf("the reason shows %q: %s", got, h.Words())
	}
}

// TestStripActsOnTheAssessmentShown reads a document for two assessments in turn.
func TestStripActsOnTheAssessmentShown(t *testing.T) {
	h, b := desk(t)
	second := assessments.Assessment{ID: "b", Name: "A second look"}
	first := assessments.Assessment{ID: "a"}
	if err := b.Get(t.Context(), &first); err != nil {
		t.Fatal(err)
	}
	second.UseID = first.UseID
	uitest.Must(t)(b.Begin(t.Context(), second))
	it := item(t, b, "training_use")
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	h.Type(p.strip.why.Field, "of the first")
	p.strip.goTo("b", it)
	if !h.Sees("A second look") || p.strip.why.Field.Text != "" {
		t.Errorf("for the second it shows %q: %s", p.strip.why.Field.Text, h.Words())
	}
	h.Type(p.strip.why.Field, "of the second")
	p.TakeRune('1')
	p.strip.goTo("a", it)
	p.TakeRune('3')
	one, two := answered(t, b, "a", it), answered(t, b, "b", it)
	if one.Verdict != assessments.NotMet || one.Reason != "of the first" {
		t.Errorf("the first got %q, %q", one.Verdict, one.Reason)
	}
	if two.Verdict != assessments.Met || two.Reason != "of the second" {
		t.Errorf("the second got %q, %q", two.Verdict, two.Reason)
	}
}

func TestItemIsChosenWhereNoneWas(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	if p.TakeRune('1'); !h.Sees("No item is chosen") || p.strip.giver.TakeRune('1') && len(answersOf(t, b)) > 0 {
		t.Errorf("without an item the keys of verdicts act: %s", h.Words())
	}
	p.TakeRune('i')
	if !h.Sees("Which item is it read for?") {
		t.Fatalf("I shows %s", h.Words())
	}
	field := uitest.Find[*widgets.SearchField](h)[0]
	h.Type(field, "train model output nobody has")
	if !h.Sees("No item has these words") {
		t.Errorf("of unknown words it lists %s", h.Words())
	}
	it := item(t, b, "training_use")
	h.Type(field, it)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p.m.assessment != "a" || p.m.item != it || p.m.choice != "training_use" {
		t.Fatalf("Enter chooses %s of %q on %s", p.m.item, p.m.assessment, p.m.choice)
	}
	if p.TakeRune('1'); answered(t, b, "a", it).Verdict != assessments.Met {
		t.Error("the verdict is not given on the item chosen")
	}
}

func answersOf(t *testing.T, b *workbench.Workbench) []assessments.Record {
	t.Helper()
	rows, err := b.List(t.Context(), assessments.NounAnswer)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
