package contracts

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
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
	if p.TakeRune('1'); !h.Sees("Choose the item that it is read for") || p.strip.giver.TakeRune('1') && len(answersOf(t, b)) > 0 {
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

func TestCiteInOffersEveryItem(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + item(t, b, "training_use")})
	bearing, _ := p.strip.in.readFor()
	p.TakeRune('C')
	list := uitest.Find[*widgets.List](h)[0]
	offered := map[string]bool{}
	for _, it := range list.Items() {
		offered[it.ID] = true
	}
	for _, it := range bearing.Items {
		if !offered["a/"+it.ID] {
			t.Errorf("%s is not offered", it.ID)
		}
	}
	if first := list.Items()[0]; !first.Heading || first.Title != likelyOnes || list.Picked() != "a/"+p.m.item {
		t.Errorf("first is %q, picked %s", first.Title, list.Picked())
	}
	far := bearing.Items[len(bearing.Items)-1].ID // of another topic, or of none
	field := uitest.Find[*widgets.SearchField](h)[0]
	for range len(list.Items()) {
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if len(citations(t, b)) != 0 || list.Picked() != "a/"+far {
		t.Fatalf("the arrows cite %d, and pick %s", len(citations(t, b)), list.Picked())
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c := citations(t, b); len(c) != 1 || c[0].ItemID != far {
		t.Fatalf("Enter cites %+v", c)
	}
	h.CatchUp()
	var cited []text.Run
	for _, one := range p.m.offers()[0].cited {
		cited = append(cited, p.passages.citedIn(one)...)
	}
	for _, run := range cited {
		if run.Link != nil {
			run.Link()
		}
	}
	if p.m.item != far {
		t.Errorf("the link of “Cited in …” leads to %s, want %s", p.m.item, far)
	}
}

func TestEscapeGoesBackAtTheItemShown(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + item(t, b, "training_use")})
	escape := func() { p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	h.Window().Canvas().Unfocus()
	if escape(); h.Backs != 0 {
		t.Error("Escape leaves the page while nothing of it has the keyboard")
	}
	h.Window().Canvas().Focus(p.view.doc)
	p.view.sel.take(selection(0, 0, 0, 20))
	if escape(); h.Backs != 0 || p.view.sel.chosen != nil {
		t.Error("Escape leaves the page before it ends the selection")
	}
	p.TakeRune('j')
	if escape(); h.Backs != 1 {
		t.Error("Escape does not go back")
	}
	for to, want := range map[ui.Route]ui.Route{
		{Page: "desk", ID: "a", Item: "S2"}: {Page: "desk", ID: "a", Item: p.m.item},
		{Page: "desk", ID: "b", Item: "S2"}: {Page: "desk", ID: "b", Item: "S2"},
		{Page: "search", Item: "words"}:     {Page: "search", Item: "words"},
	} {
		if got := p.Returning(to); got != want {
			t.Errorf("back to %+v leads to %+v", to, got)
		}
	}
}

// TestStripPushesTheTextDown types a paragraph and gives a verdict: nothing of the strip lies over the text.
func TestStripPushesTheTextDown(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + item(t, b, "training_use")})
	d := fyne.CurrentApp().Driver()
	low := func() float32 { return d.AbsolutePositionForObject(p.view.body).Y }
	under := func(when string, o fyne.CanvasObject) {
		t.Helper()
		if end := d.AbsolutePositionForObject(o).Y + o.Size().Height; end > low() || o.Size().Height < 10 {
			t.Errorf("%s, the reason ends at %v and the text begins at %v", when, end, low())
		}
	}
	at := low()
	h.Type(p.strip.why.Field, strings.Repeat("Section 4.2 forbids it, and 4.3 takes it back in part. ", 8))
	if under("typed", p.strip.why.Field); low() <= at {
		t.Error("the text stays where it was")
	}
	p.TakeRune('3')
	under("with a verdict", p.strip.why.Field)
	for range 9 {
		h.Type(p.strip.why.Field, strings.Repeat("Another line of it, which is about as long as the ones before. ", 30))
	}
	if under("long", p.strip.why.Field); low() > 500 {
		t.Errorf("a long reason leaves the text %v pixels of the window", h.Window().Canvas().Size().Height-low())
	}
}

func TestStripFoldsInALowWindow(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + item(t, b, "training_use")})
	fold := p.strip.positions.folding
	tall := fold.Size().Height
	if fold.Folded() || !fold.Disabled() {
		t.Error("it is folded in a window of 800 pixels")
	}
	h.Window().Resize(fyne.NewSize(1130, 600))
	p.strip.fit()
	low := fold.Size().Height
	if !fold.Folded() || low >= tall || p.strip.why.Field.Size().Height < 10 {
		t.Errorf("in a window of 600 pixels it is %v high, before %v", low, tall)
	}
	h.Window().Canvas().Focus(fold)
	p.strip.fit()
	if fold.Folded() || fold.Size().Height <= low {
		t.Errorf("with the keyboard on it, it is %v high, folded %v", fold.Size().Height, low)
	}
	if !h.Sees("No training or improvement of any model") {
		t.Errorf("unfolded it says %s", h.Words())
	}
}

// TestWordsFarDownAParagraphAreInSight: long paragraphs are usual in terms of use.
func TestWordsFarDownAParagraphAreInSight(t *testing.T) {
	h, b := desk(t)
	long := strings.Repeat("The parties agree on the words of this long paragraph. ", 40)
	uitest.Must(t)(b.AddVersion(t.Context(),
		assessments.Version{ID: "msa/9", DocumentID: "msa", Label: "9", Status: assessments.VersionExecuted},
		uitest.Text("long.md", "# 1 Long\n\n"+long+"\n\n# 2 Next\n\n"+strings.Repeat(long+"\n\n", 6)), assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/9"})
	k := p.m.laid.chunks[1]
	at := place{k.start + 1800, k.start + 1860}
	p.view.reveal(at)
	if top := p.view.doc.Top(); top.Paragraph != 1 || top.Offset < 1000 || top.Offset > 1800 {
		t.Errorf("words at %d of the paragraph are shown with %d at the top of the page", 1800, top.Offset)
	}
}
