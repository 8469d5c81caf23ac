package session

import (
	"context"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Said is a change as the journal tells it.
type Said struct {
	Event string   // id of the change itself, where it was undone and redone since
	Text  string   // what was done, to what, and where that belongs
	Place ui.Route // where it can be seen now; the zero value where no page shows it
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
	made    map[string]ui.Route             // by id of the event
}

// UndoTitle is a command of the menu: "Undo: Training on our data: partly met (before: not assessed) · Lumen".
func (t *Steps) UndoTitle() string { return t.title("Undo", t.bench.ToUndo(), t.bench.CanUndo()) }

// RedoTitle is the same of what was undone.
func (t *Steps) RedoTitle() string { return t.title("Redo", t.bench.ToRedo(), t.bench.CanRedo()) }

func (t *Steps) title(verb, id string, what assessments.Verb) string {
	if said, ok := t.said[id]; ok {
		return verb + ": " + said.Text
	}
	if what == "" {
		return verb
	}
	return verb + ": " + what.Title() // until it is read
}

// renew reads the next steps in words, after a change.
func (t *Steps) renew() {
	undo, redo := t.bench.ToUndo(), t.bench.ToRedo()
	if _, known := t.made[undo]; undo != "" && !known {
		t.made[undo] = t.pages.Here() // a job made it
	}
	t.host.Background(func(ctx context.Context) func() {
		said := map[string]Said{}
		for _, id := range []string{undo, redo} {
			if one, ok := t.say(ctx, t.bench, id); ok {
				said[id] = one
			}
		}
		return func() {
			t.said = said
			t.renewed()
		}
	})
}

// madeAt notes on which page a change was made.
func (t *Steps) madeAt(event string, at ui.Route) { t.made[event] = at }

// CanUndo and CanRedo tell whether there is a step.
func (t *Steps) CanUndo() bool { return t.bench.CanUndo() != "" }

// CanRedo tells whether something was undone last.
func (t *Steps) CanRedo() bool { return t.bench.CanRedo() != "" }

// Undo takes the last change back.
func (t *Steps) Undo() { t.turn("Undone", t.bench.Undo) }

// Redo brings back what was undone.
func (t *Steps) Redo() { t.turn("Redone", t.bench.Redo) }

// turn undoes or redoes; pending texts are committed first, so that nothing typed is lost.
func (t *Steps) turn(how string, fn func(context.Context) (assessments.Event, error)) {
	t.pages.Flush()
	var said Said
	t.host.Write(func(ctx context.Context) (assessments.Event, error) {
		ev, err := fn(ctx)
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
		if err == nil && !t.pages.ended {
			t.show(how, said)
		}
	})
}

// show says what was undone or redone, and goes there where the page shown does not show it: nothing changes out of
// sight.
func (t *Steps) show(how string, said Said) {
	to := said.Place
	var leads func()
	if to.Page != "" {
		leads = func() { t.host.Go(to) }
	}
	t.note(how+": "+said.Text, leads)
	if to.Page != "" && !t.shown(said) {
		t.host.Go(to)
	}
}

// shown tells whether the page shown is about a change: it is what the change is about, or the change was made there.
func (t *Steps) shown(said Said) bool {
	here, to := t.pages.Here(), said.Place
	if here.Page == to.Page && here.ID == to.ID {
		return to.Item == "" || to.Item == here.Item
	}
	made, known := t.made[said.Event]
	return known && made.Page == here.Page && made.ID == here.ID
}
