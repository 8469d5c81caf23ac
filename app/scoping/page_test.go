package scoping_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/app/scoping"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

func open(t *testing.T) (*uitest.Host, *workbench.Workbench, *scoping.Page) {
	t.Helper()
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Must(t)(b.Add(t.Context(), &assessments.Vendor{ID: "v", Name: "Lumen AI"},
		&assessments.Service{ID: "s", VendorID: "v", Name: "Lumen Chat"},
		&assessments.Use{
			ID: "u", ServiceID: "s", Purpose: "Support drafting", Owner: "Rita",
			DataClasses: []string{"personal"}, Criticality: "moderate", Reach: "partners",
			Autonomy: "suggests",
		}))
	h.CatchUp()
	p := scoping.New(b, h, ui.Route{Page: "scoping", ID: "u"})
	h.Open(p)
	return h, b, p
}

func use(t *testing.T, b *workbench.Workbench) assessments.Use {
	t.Helper()
	u := assessments.Use{ID: "u"}
	if err := b.Get(t.Context(), &u); err != nil {
		t.Fatal(err)
	}
	return u
}

func enter(p *scoping.Page) bool { return p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }

func TestAnswersAreThereAgainForWhoGaveThem(t *testing.T) {
	h, b, p := open(t)
	carla := assessments.Actor{Name: "Carla", Role: "legal"}
	h.Drafts().ActAs(carla)
	again := func() *scoping.Page {
		p.Close()
		p = scoping.New(b, h, ui.Route{Page: "scoping", ID: "u"})
		h.Open(p)
		return p
	}
	for _, r := range "112" {
		p.TakeRune(r)
	}
	said := h.Words()
	if again(); h.Words() != said || len(h.Notes) == 0 {
		t.Errorf("the answers are gone: %s, said %q", h.Words(), h.Notes)
	}
	h.Drafts().ActAs(assessments.Actor{Name: "Piet", Role: "procurement"})
	if again(); h.Words() == said {
		t.Error("another person finds them")
	}
	p.Close()
	h.Drafts().ActAs(carla)
	p = scoping.New(b, h, ui.Route{Page: "scoping", ID: "u"})
	h.Open(p)
	for _, r := range "111" {
		p.TakeRune(r)
	}
	enter(p)
	h.CatchUp()
	h.Notes = nil
	if again(); len(h.Notes) > 0 || use(t, b).Scope == 0 {
		t.Errorf("recorded, they are still offered: %q", h.Notes)
	}
}

func TestTheWizardIsAnsweredAndRecordedWithTheKeyboardAlone(t *testing.T) {
	h, b, p := open(t)
	for _, r := range "112111" {
		if !p.TakeRune(r) {
			t.Fatalf("key %c was not taken: %s", r, h.Words())
		}
	}
	before, err := b.Events(t.Context(), assessments.EventQuery{})
	if err != nil {
		t.Fatal(err)
	}
	if !enter(p) {
		t.Fatal("Enter does not record")
	}
	after, err := b.Events(t.Context(), assessments.EventQuery{})
	if err != nil {
		t.Fatal(err)
	}
	u := use(t, b)
	if u.Scope != 2 || !u.StandardTerms || len(u.ScopeReasons) == 0 || len(u.ScopeAnswers) != 6 ||
		u.Owner != "Rita" {
		t.Errorf("recorded %+v", u)
	}
	if len(after) != len(before)+1 {
		t.Errorf("recording made %d events, want 1", len(after)-len(before))
	}
	if !enter(p) || len(h.Routes) != 1 || h.Routes[0].Page != "desk" {
		t.Fatalf("Enter led to %v", h.Routes)
	}
	a := assessments.Assessment{ID: h.Routes[0].ID}
	if err := b.Get(t.Context(), &a); err != nil || a.Scope != 2 || a.Tier == "" || a.NextReview == "" ||
		a.Requester != "Rita" {
		t.Errorf("begun %+v, %v", a, err)
	}
}

func TestBackspaceGoesBackAndACardAnswersByTap(t *testing.T) {
	h, _, p := open(t)
	p.TakeRune('1')
	p.TakeRune('1')
	p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	cards := uitest.Find[*widgets.OptionCard](h)
	if len(cards) != 4 || !cards[0].Chosen() {
		t.Fatalf("back at the second question there are %d answers: %s", len(cards), h.Words())
	}
	cards[3].Tapped(&fyne.PointEvent{})
	if !h.Sees("How was the model made?", "at least Scope 3") {
		t.Errorf("after “our own”: %s", h.Words())
	}
}

func TestBuildingIsRecordedAndPointedAtTheMatrix(t *testing.T) {
	h, b, p := open(t)
	for _, r := range "1423" { // our own, tuned, and the model runs with us
		p.TakeRune(r)
	}
	h.Tap("Record Scope 4")
	if u := use(t, b); u.Scope != 4 || !slices.ContainsFunc(u.ScopeReasons, func(s string) bool {
		return strings.HasPrefix(s, "Ours to answer for")
	}) {
		t.Errorf("recorded %d with %q", u.Scope, u.ScopeReasons)
	}
	h.Tap("Answer the responsibilities")
	if len(h.Routes) != 1 || h.Routes[0].Page != "checklist" {
		t.Errorf("led to %v", h.Routes)
	}
}

func TestWhatIsRecordedIsTakenBackByUndo(t *testing.T) {
	h, b, p := open(t)
	for _, r := range "1111111" {
		p.TakeRune(r)
	}
	enter(p)
	if use(t, b).Scope != 1 {
		t.Fatalf("not recorded: %s", h.Words())
	}
	uitest.Must(t)(b.Undo(t.Context()))
	h.CatchUp()
	if use(t, b).Scope != 0 || !h.Sees("Question 1") {
		t.Errorf("after undo: %s", h.Words())
	}
}

func TestAUseThatIsGoneIsSaidInWords(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := scoping.New(b, h, ui.Route{Page: "scoping", ID: "nobody"})
	h.Open(p)
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "nobody") {
		t.Errorf("told %v", errs)
	}
	p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	p.Commands()[2].Run() // start again
	if p.TakeRune('1') || enter(p) && len(h.Routes) > 0 {
		t.Errorf("nothing can be asked about nobody: %s", h.Words())
	}
}

func TestTheWizardIsDrawnInEveryLook(t *testing.T) {
	h, _, p := open(t)
	h.Window().Resize(fyne.NewSize(1104, 770)) // what the shell leaves of the smallest window
	h.Picture("scoping-first")
	for _, r := range "111" {
		p.TakeRune(r)
	}
	for _, m := range []theme.Mode{theme.Light, theme.Dark, theme.HighContrast} {
		h.Look(m, 100)
		h.Picture("scoping-question-" + string(m))
	}
	h.Look(theme.Light, 100)
	for _, r := range "3213" {
		p.TakeRune(r)
	}
	h.Picture("scoping-result")
	h.Look(theme.Light, 200)
	h.Picture("scoping-result-200")
	h.Look(theme.Light, 100)
	h.Tap("Answer again")
	for _, r := range "1421" {
		p.TakeRune(r)
	}
	h.Picture("scoping-building")
}

func TestPredictiveAIIsRecordedOutsideOfTheMatrix(t *testing.T) {
	h, b, p := open(t)
	p.TakeRune('2')
	if !h.Sees("Outside of the matrix", "It is no generative AI", "Nothing is recorded until you say so") {
		t.Fatalf("the page says %s", h.Words())
	}
	if !enter(p) {
		t.Fatal("Enter does not record")
	}
	if u := use(t, b); u.Scope != 0 || !slices.Equal(u.ScopeAnswers, []string{"generative=no"}) ||
		len(u.ScopeReasons) != 1 {
		t.Errorf("recorded %+v", u)
	}
	if !enter(p) || len(h.Routes) != 1 || h.Routes[0] != (ui.Route{Page: "vendors", Item: "use:u"}) {
		t.Errorf("led to %v", h.Routes)
	}
	if _, err := b.Begin(t.Context(), assessments.Assessment{ID: "a", UseID: "u", Name: "n"}); err == nil ||
		!strings.Contains(err.Error(), "no generative AI") {
		t.Errorf("an assessment of it: %v", err)
	}
}

func TestTheServiceBehindOurOwnApplicationIsAssessedInScope2(t *testing.T) {
	h, b, p := open(t)
	uitest.Change(t, b, "use", "u", func(r assessments.Record) {
		r.(*assessments.Use).UsersIn, r.(*assessments.Use).SystemChanges = []string{"DE"},
			[]string{"own_name"}
	})
	h.CatchUp()
	for _, r := range "1411" {
		p.TakeRune(r)
	}
	if h.Sees("Assess Lumen Chat") {
		t.Error("offered before the scope is recorded")
	}
	enter(p)
	if use(t, b).Scope != 3 || !h.Sees("That is a use of its own in Scope 2") {
		t.Fatalf("the page says %s", h.Words())
	}
	h.Tap("Assess Lumen Chat in Scope 2")
	if len(h.Routes) != 1 || h.Routes[0].Page != "desk" {
		t.Fatalf("led to %v", h.Routes)
	}
	a := assessments.Assessment{ID: h.Routes[0].ID}
	if err := b.Get(t.Context(), &a); err != nil || a.Scope != 2 || a.UseID == "u" {
		t.Fatalf("begun %+v, %v", a, err)
	}
	u := assessments.Use{ID: a.UseID}
	if err := b.Get(t.Context(), &u); err != nil || u.Scope != 2 || u.ServiceID != "s" || u.Owner != "Rita" ||
		!slices.Equal(u.UsersIn, []string{"DE"}) || u.SystemChanges != nil || len(u.ScopeReasons) == 0 {
		t.Errorf("the use behind it %+v, %v", u, err)
	}
	h.CatchUp()
	p.Load()
	h.Tap("Open its assessment")
	if len(h.Routes) != 2 || h.Routes[1].ID != a.ID {
		t.Errorf("led to %v", h.Routes)
	}
	uitest.Must(t)(b.Undo(t.Context())) // the assessment is taken back, its use is there
	h.CatchUp()
	h.Tap("Assess Lumen Chat in Scope 2")
	again := assessments.Assessment{ID: h.Routes[2].ID}
	if err := b.Get(t.Context(), &again); err != nil || again.UseID != a.UseID {
		t.Errorf("begun %+v, %v", again, err)
	}
}

// TestAScopeRecordedMeanwhileIsNotReplacedUnseen has another window place the same use.
func TestAScopeRecordedMeanwhileIsNotReplacedUnseen(t *testing.T) {
	h, b, p := open(t)
	for _, r := range "112111" {
		p.TakeRune(r)
	}
	seen := use(t, b)
	uitest.Must(t)(uitest.Another(t, h, b).ChangeSeen(t.Context(), func(r assessments.Record) {
		u := r.(*assessments.Use)
		u.Scope, u.ScopeReasons = 5, []string{"theirs"}
	}, &seen))
	enter(p)
	if errs := h.TakeErrors(); len(errs) != 1 || assessments.KindOf(errs[0]) != assessments.Conflict ||
		use(t, b).Scope != 5 {
		t.Errorf("%v, stored %d", errs, use(t, b).Scope)
	}
}
