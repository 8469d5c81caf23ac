package session

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Said is a change as the journal tells it.
type Said struct {
	Event string   // id of the change itself, where it was undone and redone since
	Text  string   // what was done, to what, and where that belongs
	Place ui.Route // where it can be seen now; the zero value where no page shows it
	By    assessments.Actor
	At    assessments.Moment
}

// anothers tells whether another person than the one who acts recorded it.
func (s Said) anothers(acts assessments.Actor) bool {
	return s.By.Name != "" && !assessments.SamePerson(s.By.Name, acts.Name)
}

// whose is what was done and, if another person than the one who acts did it, by whom and when.
func (s Said) whose(acts assessments.Actor) string {
	if !s.anothers(acts) {
		return s.Text
	}
	return s.Text + " · recorded by " + s.By.String() + ", " + s.At.Time().Local().Format("2006-01-02 15:04")
}

// Say tells of the event with an id in the journal's words; false where the journal does not hold it.
type Say func(ctx context.Context, b *workbench.Workbench, id string) (Said, bool)

// Steps knows what undo and redo would do next in words, and on which page each change was made.
type Steps struct {
	bench   *workbench.Workbench
	say     Say
	host    ui.Host
	pages   *Pages
	renewed func()                          // the titles of undo and redo are others now
	note    func(text string, leads func()) // says what was done
	said    map[string]Said                 // the next steps, by id of the event
	// where a change was made and what was shown right after it, by id of the event
	made    map[string][]ui.Route
	unnamed func() bool // it is still to be asked who acts
	saving  func() bool // a change is under way
	turns   []turning   // pressed and not carried out yet; the first is under way
	untold  string      // change to be named in the status bar once its words are read; "" is none
}

// UndoTitle is a command of the menu: "Undo: Training on our data: partly met (before: not assessed) ·
// Lumen". Of an act that is never undone it says so.
func (t *Steps) UndoTitle() string {
	switch {
	case t.saving() && len(t.turns) > 0:
		return "Undo" // what is undone after that is known then
	case t.saving():
		return "Undo: " + t.underWay()
	}
	if last := t.bench.Staying(); last != "" {
		return t.title("Cannot be undone", last, "")
	}
	return t.title("Undo", t.bench.ToUndo(), t.bench.CanUndo())
}

// underWay names the change that is being saved, which is what is undone next.
func (t *Steps) underWay() string {
	if typed := t.host.Drafts().OnTheWay(); typed != "" {
		return "what was typed last · " + typed
	}
	return "the change that is being saved"
}

// RedoTitle is the same of what was undone.
func (t *Steps) RedoTitle() string { return t.title("Redo", t.bench.ToRedo(), t.bench.CanRedo()) }

func (t *Steps) title(verb, id string, what assessments.Verb) string {
	if said, ok := t.said[id]; ok {
		return verb + ": " + said.whose(t.bench.Actor())
	}
	if what == "" {
		return verb
	}
	return verb + ": " + what.Title() // until it is read
}

// renew reads the next steps in words, after a change.
func (t *Steps) renew() {
	undo, redo, staying := t.bench.ToUndo(), t.bench.ToRedo(), t.bench.Staying()
	if _, known := t.made[undo]; undo != "" && !known {
		t.madeAt(undo, t.pages.Here()) // a job made it
	}
	t.host.Background(func(ctx context.Context) func() {
		said := map[string]Said{}
		for _, id := range []string{undo, redo, staying} {
			if one, ok := t.say(ctx, t.bench, id); ok {
				said[id] = one
			}
		}
		return func() {
			t.said = said
			t.renewed()
			t.tell()
		}
	})
}

// recorded calls carried for a change that a command recorded, and then says in the status bar what was
// recorded, unless the page says it in its own words.
func (t *Steps) recorded(event string, carried func()) {
	t.untold = event
	carried()
	t.tell()
}

// hush keeps quiet of the change carried out last: it was a text that is saved while it is typed, or
// something else is said of it.
func (t *Steps) hush() { t.untold = "" }

// tell names the change recorded last, if its words are read.
func (t *Steps) tell() {
	said, read := t.said[t.untold]
	if !read || t.untold == "" {
		return
	}
	t.hush()
	t.note("Recorded: "+said.Text, t.leads(said.Place))
}

// madeAt notes a page on which a change was made, or which was opened once it was made.
func (t *Steps) madeAt(event string, at ui.Route) { t.made[event] = append(t.made[event], at) }

// CanUndo reports whether there is a step, one that is being saved, or one to say of that it stays.
func (t *Steps) CanUndo() bool {
	return t.bench.ToUndo() != "" || t.host.Drafts().OnTheWay() != "" || t.bench.Staying() != ""
}

// CanRedo reports whether something was undone last.
func (t *Steps) CanRedo() bool { return t.bench.CanRedo() != "" }

// Undo takes the last change back.
func (t *Steps) Undo() { t.begin(turning{"Undo", "Undone", t.bench.ToUndo, t.bench.Undo}) }

// Redo brings back what was undone.
func (t *Steps) Redo() { t.begin(turning{"Redo", "Redone", t.bench.ToRedo, t.bench.Redo}) }

// turning is undo or redo.
type turning struct {
	verb, done string
	next       func() string // the event it would turn
	turn       func(context.Context) (assessments.Event, error)
}

// begin undoes or redoes the next step after those pressed before; one that has nothing to do with the
// page shown is asked first. Pending texts are committed before, so that nothing typed is lost.
func (t *Steps) begin(what turning) {
	if t.unnamed() {
		t.turns = nil // the question who acts may have been left without an answer
	}
	if t.turns = append(t.turns, what); len(t.turns) == 1 {
		t.next()
	}
}

// next looks at the first step pressed.
func (t *Steps) next() {
	what := t.turns[0]
	t.pages.Flush()
	var said Said
	var id string
	known := false
	t.host.Write(func(ctx context.Context) (assessments.Event, error) {
		id = what.next()
		said, known = t.say(ctx, t.bench, id)
		return assessments.Event{}, nil
	}, func(err error) {
		switch {
		case err != nil || t.pages.ended:
			t.turns = nil
			t.host.Fail(err)
		case !known || t.bench.Staying() != "" && what.verb == "Undo" || t.near(said) && !said.anothers(t.bench.Actor()):
			t.turn(what, id)
		default:
			t.turns = nil // what was pressed after it was for what is shown
			t.ask(what, id, said)
		}
	})
}

// ask asks whether to undo or redo a step that the page shown does not show, or that another person
// recorded, and names it.
func (t *Steps) ask(what turning, id string, said Said) {
	var hide func()
	title, why := "a change that is not shown here?", "It was done in another place, which is not on this page."
	if t.near(said) {
		title, why = "a change of another person?", "Another person than the one who acts recorded it."
	}
	words := widgets.NewColumn(1, text.NewProse(text.Run{Text: said.whose(t.bench.Actor()), Bold: true}),
		text.NewProse(text.Run{Text: why}))
	buttons := container.NewHBox(layout.NewSpacer(), widgets.NewButton("Cancel", func() { hide() }))
	if said.Place.Page != "" {
		buttons.Add(widgets.NewButton("Show it", func() { hide(); t.host.Go(said.Place) }))
	}
	do := widgets.NewPrimary(what.verb+" it", func() {
		hide()
		t.turns = []turning{what}
		t.turn(what, id)
	})
	buttons.Add(do)
	body := container.NewBorder(nil, widgets.NewInset(0, 1.5, buttons), nil, nil,
		widgets.NewDialogScroller(words))
	hide = t.host.Show(what.verb+" "+title, ui.Sized(t.host, body, 520, 170))
	t.host.Window().Canvas().Focus(do)
}

// turn undoes or redoes the step with an id, if that is still the next.
func (t *Steps) turn(what turning, id string) {
	var said Said
	t.host.Write(func(ctx context.Context) (assessments.Event, error) {
		if next := what.next(); next != id {
			return assessments.Event{}, assessments.Errorf(assessments.Conflict,
				"Another change was made in between. "+
					"Nothing was changed. The menu Edit names what would be %s now.",
				strings.ToLower(what.done))
		}
		ev, err := what.turn(ctx)
		if err == nil {
			said, _ = t.say(ctx, t.bench, ev.ID)
		}
		return ev, err
	}, func(err error) {
		t.host.Fail(err)
		t.renewed()
		if err != nil {
			t.renew() // a step that can no longer be taken back is left out
		}
		if err != nil || t.pages.ended {
			t.turns = nil // the person reads first what is wrong
			return
		}
		t.show(what.done, said)
		if t.turns = t.turns[1:]; len(t.turns) > 0 {
			t.next()
		}
	})
}

// show says what was undone or redone, and goes there where the page shown does not show it: nothing
// changes out of sight.
func (t *Steps) show(how string, said Said) {
	to := said.Place
	t.hush()
	t.note(how+": "+said.whose(t.bench.Actor()), t.leads(to))
	if to.Page != "" && !t.shown(said) {
		t.host.Go(to)
	}
}

// leads goes to a place; nil where there is none.
func (t *Steps) leads(to ui.Route) func() {
	if to.Page == "" {
		return nil
	}
	return func() { t.host.Go(to) }
}

// near tells whether a step belongs to the page shown, perhaps to another item of its list: it is
// carried out at once, and show goes to the item.
func (t *Steps) near(said Said) bool {
	here, to := t.pages.Here(), said.Place
	return here.Page == to.Page && here.ID == to.ID || t.shown(said)
}

// shown tells whether the page shown is about a change: it is what the change is about, or the change
// was made there.
func (t *Steps) shown(said Said) bool {
	here, to := t.pages.Here(), said.Place
	if here.Page == to.Page && here.ID == to.ID {
		return to.Item == "" || to.Item == here.Item
	}
	return slices.ContainsFunc(t.made[said.Event], func(at ui.Route) bool {
		return at.Page == here.Page && at.ID == here.ID
	})
}
