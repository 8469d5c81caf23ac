package app

import (
	"context"

	"countersign/app/journal"
	"countersign/app/ui"
	"countersign/assessments"
)

// steps knows what undo and redo would do next in words, and on which page each change was made.
type steps struct {
	s    *Shell
	said map[string]journal.Said // the next steps, by id of the event
	made map[string]ui.Route     // by id of the event
}

// title is a command of the menu: "Undo: Training on our data: partly met (before: not assessed) · Lumen".
func (t *steps) title(verb string) string {
	if t.s.bench == nil {
		return verb
	}
	id, what := t.s.bench.ToUndo(), t.s.bench.CanUndo()
	if verb == "Redo" {
		id, what = t.s.bench.ToRedo(), t.s.bench.CanRedo()
	}
	if said, ok := t.said[id]; ok {
		return verb + ": " + said.Text
	}
	if what == "" {
		return verb
	}
	return verb + ": " + ui.VerbTitle(what) // until it is read
}

// renew reads the next steps in words, after a change.
func (t *steps) renew() {
	s, b := t.s, t.s.bench
	undo, redo := b.ToUndo(), b.ToRedo()
	if _, known := t.made[undo]; undo != "" && !known {
		t.made[undo] = s.here() // a job made it
	}
	s.Background(func(ctx context.Context) func() {
		said := map[string]journal.Said{}
		for _, id := range []string{undo, redo} {
			if one, ok := journal.SayOf(ctx, b, id); ok {
				said[id] = one
			}
		}
		return func() {
			if s.bench == b {
				t.said = said
				s.refreshCommands()
			}
		}
	})
}

// making notes on which page the change of an intent is made.
func (t *steps) making(intent ui.Intent, done func(error)) (ui.Intent, func(error)) {
	here, b := t.s.here(), t.s.bench
	var ev assessments.Event
	return func(ctx context.Context) (_ assessments.Event, err error) {
			ev, err = intent(ctx)
			return ev, err
		}, func(err error) {
			if err == nil && ev.ID != "" && t.s.bench == b {
				t.made[ev.ID] = here
			}
			done(err)
		}
}

// here is the place that is shown.
func (s *Shell) here() ui.Route {
	if p, ok := s.page.(ui.Placed); ok {
		return p.Place()
	}
	return s.route
}

func (s *Shell) undo() { s.turn("Undone", s.bench.Undo) }
func (s *Shell) redo() { s.turn("Redone", s.bench.Redo) }

// turn undoes or redoes; pending texts are committed first, so that nothing typed is lost.
func (s *Shell) turn(how string, fn func(context.Context) (assessments.Event, error)) {
	s.flush()
	b := s.bench
	var said journal.Said
	s.Write(func(ctx context.Context) (assessments.Event, error) {
		ev, err := fn(ctx)
		if err == nil {
			said = journal.Say(ctx, b, ev)
		}
		return ev, err
	}, func(err error) {
		s.Fail(err)
		s.refreshCommands()
		if err == nil && s.bench == b {
			s.showTurn(how, said)
		}
	})
}

// showTurn says what was undone or redone, and goes there where the page shown does not show it: nothing changes out
// of sight.
func (s *Shell) showTurn(how string, said journal.Said) {
	to := said.Place
	var leads func()
	if to.Page != "" {
		leads = func() { s.Go(to) }
	}
	s.status.noteTo(how+": "+said.Text, leads)
	if to.Page != "" && !s.shows(said) {
		s.Go(to)
	}
}

// shows tells whether the page shown is about a change: it is what the change is about, or the change was made there.
func (s *Shell) shows(said journal.Said) bool {
	here, to := s.here(), said.Place
	if here.Page == to.Page && here.ID == to.ID {
		return to.Item == "" || to.Item == here.Item
	}
	made, known := s.steps.made[said.Event]
	return known && made.Page == here.Page && made.ID == here.ID
}
