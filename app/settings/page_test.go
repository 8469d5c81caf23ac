package settings_test

import (
	"strings"
	"testing"

	"countersign/app/settings"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
)

// window remembers what the page asked of it.
type window struct {
	actor   assessments.Actor
	mode    theme.Mode
	percent int
}

func (w *window) ActingAs() assessments.Actor       { return w.actor }
func (w *window) ActAs(a assessments.Actor) error   { w.actor = a; return a.Valid() }
func (w *window) Look() (theme.Mode, int)           { return w.mode, w.percent }
func (w *window) SetLook(m theme.Mode, percent int) { w.mode, w.percent = m, percent }
func (*window) BackUp()                             {}

func TestTheOrganisationAndItsWeightsAreSaved(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	w := &window{actor: uitest.Ada, mode: theme.Light, percent: 100}
	h.Open(settings.New(b, h, w, ui.Route{}))
	h.Fill("Name", "Acme")
	h.Fill("Legal & privacy", "150")
	o := assessments.Organisation{ID: "organisation"}
	if err := b.Get(t.Context(), &o); err != nil {
		t.Fatal(err)
	}
	if o.Name != "Acme" || len(o.Weights) != 1 || o.Weights[0] != "legal=150" {
		t.Errorf("saved %+v", o)
	}
	h.Fill("Legal & privacy", "much")
	if said := h.Row("Legal & privacy").Error(); !strings.Contains(said, "percentage") {
		t.Errorf("under a weight in words stands %q", said)
	}
	h.Fill("Legal & privacy", "120 %")
	if err := b.Get(t.Context(), &o); err != nil || len(o.Weights) != 1 || o.Weights[0] != "legal=120" ||
		h.Row("Legal & privacy").Error() != "" {
		t.Errorf("saved %v, %v, under it %q", o.Weights, err, h.Row("Legal & privacy").Error())
	}
	h.Pick("Text size", "150 %")
	h.Pick("Theme", theme.Dark.Label())
	if w.mode != theme.Dark || w.percent != 150 {
		t.Errorf("the window looks %s at %d %%", w.mode, w.percent)
	}
}

func TestAnActorNeedsNameAndRole(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	w := &window{mode: theme.Light, percent: 100}
	h.Open(settings.New(b, h, w, ui.Route{}))
	h.Fill("Your name", "Bruno")
	if w.actor.Name != "" {
		t.Error("a name without a role acts")
	}
	if !h.Sees("Both a name and a role") {
		t.Errorf("the page does not say what is missing: %s", h.Words())
	}
	h.Fill("Your role", "works council")
	if w.actor != (assessments.Actor{Name: "Bruno", Role: "works council"}) ||
		h.Sees("Both a name and a role") {
		t.Errorf("a role of one's own gives %+v", w.actor)
	}
}

func TestNameWithoutRoleIsKeptAndSaysWhatIsMissing(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	w := &window{actor: uitest.Ada, mode: theme.Light, percent: 100}
	p := settings.New(b, h, w, ui.Route{})
	h.Open(p)
	h.Fill("Your role", "")
	h.Fill("Your name", "Bruno")
	p.Close()
	if said := strings.Join(h.Notes, " "); !strings.Contains(said, "“Bruno” is kept") ||
		!strings.Contains(said, "your role is missing") {
		t.Errorf("on leaving %q is said", said)
	}
	if w.actor != uitest.Ada {
		t.Errorf("half an actor acts: %v", w.actor)
	}
	p = settings.New(b, h, w, ui.Route{})
	h.Open(p)
	if said := h.Row("Your role").Error(); !strings.Contains(said, "Both a name and a role") {
		t.Errorf("at the role stands %q", said)
	}
	if !h.Sees("Bruno") {
		t.Errorf("the name is gone: %s", h.Words())
	}
	h.Fill("Your role", "legal")
	h.Notes = nil
	p.Close()
	if w.actor != (assessments.Actor{Name: "Bruno", Role: "legal"}) || len(h.Notes) != 0 {
		t.Errorf("%v acts; said %q", w.actor, h.Notes)
	}
	h.Open(settings.New(b, h, w, ui.Route{}))
	if said := h.Row("Your role").Error(); said != "" {
		t.Errorf("of a complete actor is said %q", said)
	}
}

func TestWhatTheOrganisationIsInLawIsSaid(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	h.Open(settings.New(b, h, &window{actor: uitest.Ada, mode: theme.Light, percent: 100}, ui.Route{}))
	h.Check("a financial entity under DORA")
	h.Check("a public body")
	h.Pick("Works council", "no")
	o := assessments.Organisation{ID: "organisation"}
	if err := b.Get(t.Context(), &o); err != nil ||
		strings.Join(o.Kinds, " ") != "public_body financial_entity" || o.WorksCouncil != "no" {
		t.Errorf("saved %+v, %v", o, err)
	}
	h.CatchUp()
	h.Check("none of these")
	if err := b.Get(t.Context(), &o); err != nil || strings.Join(o.Kinds, " ") != "none" {
		t.Errorf("saved %+v, %v", o, err)
	}
}

// TestTheOrganisationIsSavedAgainstWhatWasSeen has another window describe the organisation meanwhile.
func TestTheOrganisationIsSavedAgainstWhatWasSeen(t *testing.T) {
	for label, one := range map[string]struct{ mine, theirs string }{
		"Sector": {"Banking", "Insurance"}, "Legal & privacy": {"150", "120"},
	} {
		h := uitest.NewHost(t)
		b := uitest.NewBench(t, h)
		h.Open(settings.New(b, h, &window{actor: uitest.Ada, mode: theme.Light, percent: 100}, ui.Route{}))
		h.Fill("Name", "Acme")
		uitest.Must(t)(uitest.Another(t, h, b).ChangeSeen(t.Context(), func(r assessments.Record) {
			o := r.(*assessments.Organisation)
			o.Name, o.Sector, o.Weights = "Acme AG", "Insurance", []string{"legal=120", "risk=90"}
		}, &assessments.Organisation{ID: "organisation", Name: "Acme"}))
		stored := func() (o assessments.Organisation) {
			o.ID = "organisation"
			if err := b.Get(t.Context(), &o); err != nil {
				t.Fatal(err)
			}
			return o
		}
		h.Fill(label, one.mine)
		if o := stored(); !h.Sees("“"+one.theirs+"”", "Save mine") || o.Sector != "Insurance" ||
			o.Weights[0] != "legal=120" {
			t.Fatalf("%s, which another wrote meanwhile: %+v, %s", label, o, h.Words())
		}
		h.Tap("Save mine")
		o := stored()
		mine := map[string]string{"Sector": o.Sector, "Legal & privacy": strings.TrimPrefix(o.Weights[0], "legal=")}
		if mine[label] != one.mine || o.Name != "Acme AG" || o.Weights[1] != "risk=90" {
			t.Errorf("%s: saved %+v", label, o)
		}
	}
}

func TestARouteToAFactOfTheOrganisationGoesThere(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	w := &window{actor: uitest.Ada, mode: theme.Light, percent: 100}
	p := settings.New(b, h, w, ui.Route{Field: "works_council"})
	h.Open(p)
	first := h.Window().Canvas().Focused()
	p.Visit(ui.Route{Field: "kinds"})
	if now := h.Window().Canvas().Focused(); first == nil || now == nil || now == first {
		t.Errorf("the keyboard went to %T, then to %T", first, now)
	}
}
