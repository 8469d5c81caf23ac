package ui_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// TestCancelledFormIsThereAgain cancels a question with something typed, and asks it about the same
// and another record.
func TestCancelledFormIsThereAgain(t *testing.T) {
	h := uitest.NewHost(t)
	h.Open(newOnePage(t, 1, trimmed))
	ask := func(about string) (hide func(), why *text.Entry, which *menu.Select) {
		why, which = text.NewTextArea(3), menu.NewUnchosen([]string{"approved", "rejected"}, nil)
		of := ui.About(about)
		if about == "" {
			of = nil
		}
		hide = ui.Ask(h, ui.Question{
			About: of, Title: "Decide", Verb: "Do it", Width: 400, Height: 200, Fields: []*text.Entry{why},
			Form: widgets.NewColumn(1, widgets.NewFormRow("Outcome", which, ""),
				widgets.NewFormRow("Reason", why, "")),
			Intent: func() (ui.Intent, error) {
				return func(context.Context) (assessments.Event, error) {
					return assessments.Event{}, nil
				}, nil
			},
		})
		return hide, why, which
	}
	hide, why, which := ask("a")
	if h.Sees(ui.StillHere) {
		t.Error("a question that is new says that something is here again")
	}
	why.SetText("Too risky.")
	which.Pick(1)
	hide()
	for _, other := range []string{"b", ""} {
		hide, why, which = ask(other)
		if why.Text != "" || which.SelectedIndex() >= 0 || h.Sees(ui.StillHere) {
			t.Errorf("about %q it holds %q, %d", other, why.Text, which.SelectedIndex())
		}
		hide()
	}
	hide, why, which = ask("a")
	if why.Text != "Too risky." || which.SelectedIndex() != 1 || !h.Sees(ui.StillHere) {
		t.Errorf("it holds %q, %d: %s", why.Text, which.SelectedIndex(), h.Words())
	}
	hide()
	ask("a")
	h.Tap("Do it")
	if _, why, _ = ask("a"); why.Text != "" {
		t.Errorf("what was recorded is there again: %q", why.Text)
	}
}

var (
	carla = assessments.Actor{Name: "Carla Counsel", Role: "legal"}
	piet  = assessments.Actor{Name: "Piet Procure", Role: "procurement"}
)

// signing is a form that says who acts: a name and a role, with a text.
type signing struct {
	acts      assessments.Actor
	role      *menu.Select
	name, why *text.Entry
	hide      func()
}

func (s *signing) ask(h *uitest.Host) {
	s.role, s.name, s.why = menu.NewUnchosen([]string{"legal", "procurement"}, nil), text.NewEntry(),
		text.NewTextArea(3)
	role, name := ui.DefaultChoiceOf(s.role), ui.DefaultOf(s.name)
	s.hide = ui.Ask(h, ui.Question{
		About: ui.About("a"), Title: "Sign off", Verb: "Sign off", Width: 400, Height: 200,
		Fields: []*text.Entry{s.why, s.name},
		Form: widgets.NewColumn(1, widgets.NewFormRow("Role", s.role, ""),
			widgets.NewFormRow("Declared by", s.name, ""), widgets.NewFormRow("Statement", s.why, "")),
		Acts: func() {
			role.Show(slices.Index([]string{"legal", "procurement"}, s.acts.Role))
			name.Show(s.acts.Name)
		},
		Intent: func() (ui.Intent, error) { return nil, nil },
	})
}

func (s *signing) actAs(h *uitest.Host, a assessments.Actor) {
	s.acts = a
	h.Drafts().ActAs(a)
}

func (s *signing) holds() string {
	role := ""
	if at := s.role.SelectedIndex(); at >= 0 {
		role = s.role.Options[at]
	}
	return strings.Join([]string{role, s.name.Text, s.why.Text}, "|")
}

func TestFormIsThereAgainForItsPersonOnly(t *testing.T) {
	h, s := uitest.NewHost(t), &signing{}
	h.Open(newOnePage(t, 1, trimmed))
	s.actAs(h, piet)
	s.ask(h)
	s.name.SetText("Dora Director")
	s.why.SetText("It is fine.")
	s.hide()
	s.actAs(h, carla)
	s.ask(h)
	if got := s.holds(); got != "legal|Carla Counsel|" || h.Sees(ui.StillHere) {
		t.Errorf("the next person finds %q", got)
	}
	s.why.SetText("I object.")
	s.hide()
	for _, dpo := range []assessments.Actor{{Name: piet.Name, Role: "dpo"}, {Name: "Pia", Role: piet.Role}} {
		s.actAs(h, dpo)
		if s.ask(h); s.why.Text != "" {
			t.Errorf("%v finds %q", dpo, s.holds())
		}
		s.hide()
	}
	s.actAs(h, piet)
	s.ask(h)
	if got := s.holds(); got != "procurement|Dora Director|It is fine." || !h.Sees(ui.StillHere) {
		t.Errorf("acting again, the first finds %q", got)
	}
	h.Tap("Sign off")
	s.actAs(h, carla)
	s.ask(h)
	if got := s.holds(); got != "legal|Carla Counsel|I object." {
		t.Errorf("once the other one is recorded, the second finds %q", got)
	}
}

func TestDefaultsFollowWhoActsWhileTheFormIsShown(t *testing.T) {
	h, s := uitest.NewHost(t), &signing{}
	h.Open(newOnePage(t, 1, trimmed))
	s.ask(h) // no one is named
	s.why.SetText("It is fine.")
	s.actAs(h, carla)
	if got := s.holds(); got != "legal|Carla Counsel|It is fine." {
		t.Errorf("once Carla is named it holds %q", got)
	}
	s.role.Pick(1)
	s.actAs(h, assessments.Actor{Name: "Lea Lawyer", Role: "legal"})
	if got := s.holds(); got != "procurement|Lea Lawyer|It is fine." {
		t.Errorf("a default that was changed by hand followed, or one that was not did not: %q", got)
	}
	s.hide()
	if s.ask(h); s.why.Text != "" {
		t.Errorf("Lea finds what Carla typed: %q", s.holds())
	}
}

func TestFormTypedBeforeAnyoneIsNamedIsTheirsWhoIsNamed(t *testing.T) {
	h, s := uitest.NewHost(t), &signing{}
	h.Open(newOnePage(t, 1, trimmed))
	s.ask(h)
	s.why.SetText("It is fine.")
	s.hide()
	s.actAs(h, carla)
	if s.ask(h); s.holds() != "legal|Carla Counsel|It is fine." {
		t.Errorf("it holds %q", s.holds())
	}
	s.hide()
	s.actAs(h, piet)
	if s.ask(h); s.why.Text != "" {
		t.Errorf("another one finds %q", s.holds())
	}
}

// TestFormOutlivesTheProgram stops it while a form is shown.
func TestFormOutlivesTheProgram(t *testing.T) {
	var kept []ui.KeptForm
	open := func() (*uitest.Host, *signing) {
		h, s := uitest.NewHost(t), &signing{}
		h.Open(newOnePage(t, 1, trimmed))
		h.Drafts().Forms().Keeping(kept, func(list []ui.KeptForm) { kept = list })
		s.actAs(h, carla)
		s.ask(h)
		return h, s
	}
	h, s := open()
	s.why.SetText("It is ")
	s.why.SetText("It is fine.")
	s.role.Pick(1)
	if h.Advance(999); len(kept) != 0 {
		t.Errorf("kept while it is typed: %+v", kept)
	}
	if h.Advance(1); len(kept) != 1 || kept[0].By != carla || len(kept[0].Filled) != 2 {
		t.Fatalf("after a second %+v is kept", kept)
	}
	_, s = open()
	if s.holds() != "procurement|Carla Counsel|It is fine." {
		t.Errorf("in the next run it holds %q", s.holds())
	}
	s.why.SetText("")
	s.role.Pick(0)
	if s.hide(); len(kept) != 0 {
		t.Errorf("nothing is filled in, and %+v is kept", kept)
	}
	h, s = open()
	s.why.SetText("It is fine.")
	s.hide()
	s.ask(h)
	h.Tap("Throw it away")
	if s.ask(h); len(kept) != 0 || s.why.Text != "" {
		t.Errorf("thrown away, it holds %q; kept is %+v", s.holds(), kept)
	}
	s.why.SetText("It is fine.")
	s.hide()
	if h.Drafts().Forms().Purged([]string{"b", "a"}); len(kept) != 0 {
		t.Errorf("what it is about was purged, and kept is %+v", kept)
	}
}

func TestFormsKeptAreBounded(t *testing.T) {
	var f ui.Forms
	var kept []ui.KeptForm
	f.Keeping(nil, func(list []ui.KeptForm) { kept = list })
	for i := range 120 {
		f.Keep(strconv.Itoa(i), nil, map[string]ui.Filling{"Why": {Text: "so"}})
	}
	if f.Keep("20", nil, map[string]ui.Filling{"Why": {Text: "now"}}); len(kept) != 100 ||
		kept[99].Form != "20" || kept[0].Form != "21" {
		t.Errorf("%d are kept, from %s to %s", len(kept), kept[0].Form, kept[len(kept)-1].Form)
	}
}

// TestJobKeepsItsFormUntilItIsRecorded has the work that a form asks for fail, then succeed.
func TestJobKeepsItsFormUntilItIsRecorded(t *testing.T) {
	h := uitest.NewHost(t)
	h.Open(newOnePage(t, 1, trimmed))
	for _, fails := range []bool{true, false} {
		why := text.NewEntry()
		hide := ui.Ask(h, ui.Question{
			About: ui.About("a"), Title: "Add", Verb: "Add", Width: 400, Height: 200,
			Fields: []*text.Entry{why},
			Form:   widgets.NewColumn(1, widgets.NewFormRow("Source", why, "")),
			Done: func() {
				if recorded := ui.UntilRecorded(h); !fails {
					recorded()
				}
			},
			Intent: func() (ui.Intent, error) { return nil, nil },
		})
		if why.Text != "" && fails || why.Text != "their site" && !fails {
			t.Errorf("it holds %q", why.Text)
		}
		why.SetText("their site")
		h.Tap("Add")
		hide()
		if left := h.Drafts().Forms().Of("Add\na") != nil; left != fails {
			t.Errorf("the work fails %v, and the form is kept %v", fails, left)
		}
	}
}
