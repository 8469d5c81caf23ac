package journal

import (
	"context"
	"fmt"

	"countersign/app/ui"
	"countersign/assessments"
)

// turnKey comes before the id of an event that takes back another one, in the key of its name. Redo
// takes back an undo.
const turnKey = "turned "

// reversed is the key, before an event's id, of what it takes back.
const reversed = "reversed "

// turn records whether an event that takes back another one is an undo or a redo.
func (n *naming) turn(ctx context.Context, e assessments.Event) {
	if e.Verb != assessments.VerbUndo {
		return
	}
	word := "Undo"
	if was, ok := n.event(ctx, e.Reverses); ok {
		n.out[reversed+e.ID] = about{name: fmt.Sprintf("change no. %d", was.Seq)}
	}
	for at, ok := n.event(ctx, e.Reverses); ok && at.Verb == assessments.VerbUndo; at,
		ok = n.event(ctx, at.Reverses) {
		if word == "Undo" {
			word = "Redo"
		} else {
			word = "Undo"
		}
	}
	n.out[turnKey+e.ID] = about{name: word}
}

// event finds an event among those that are named, or in the journal.
func (n *naming) event(ctx context.Context, id string) (assessments.Event, bool) {
	for _, e := range n.events {
		if e.ID == id {
			return e, true
		}
	}
	if id == "" {
		return assessments.Event{}, false
	}
	found, err := n.bench.Events(ctx, assessments.EventQuery{ID: id})
	if err != nil || len(found) != 1 {
		return assessments.Event{}, false
	}
	return found[0], true
}

// past fills a record that is gone with what it was made with, or had when it was taken out; false
// where the events that are named do not tell that. What was purged stays empty.
func (n *naming) past(r assessments.Record) bool {
	found := false
	for _, e := range n.events {
		if found {
			break
		}
		for i, c := range e.Changes {
			if c.Noun != r.Noun() || c.ID != r.Key() {
				continue
			}
			if c.Field == assessments.Existence {
				found = true
				continue
			}
			text := c.After
			if text == "" {
				text = c.Before
			}
			if f, ok := assessments.FieldOf(r, c.Field); ok && !e.Seals[i].Purged {
				_ = f.Value.Set(text) // one that cannot be read stays empty
			}
		}
	}
	return found
}

// Said is a change as the journal tells it.
type Said struct {
	Event string   // id of the change itself, where it was undone and redone since
	Text  string   // what was done, to what, and where that belongs
	Place ui.Route // where it can be seen now; the zero value where no page shows it
	By    assessments.Actor
	At    assessments.Moment
}

// Say tells of a change in the journal's own words. Of an undo or a redo it tells the change that was
// taken back or brought back.
func Say(ctx context.Context, b bench, e assessments.Event) Said {
	n := &naming{bench: b}
	for e.Verb == assessments.VerbUndo {
		was, ok := n.event(ctx, e.Reverses)
		if !ok {
			break
		}
		e = was
	}
	called := nameAll(ctx, b, []assessments.Event{e})
	out := Said{Event: e.ID, Text: called.what(e), Place: called.place(e), By: e.Actor, At: e.At}
	if in := called.of(assessments.NounAssessment, e.Assessment).name; in != "" && in != called.of(e.Subject,
		e.SubjectID).name {
		out.Text += " · " + in
	}
	noun, id := e.Subject, e.SubjectID
	if out.Place.ID == e.Assessment && e.Assessment != "" {
		noun, id = assessments.NounAssessment, e.Assessment
	}
	if !there(ctx, b, noun, id) {
		out.Place = ui.Route{}
	}
	return out
}

// SayOf is Say for the event with an id; false where the journal does not hold it.
func SayOf(ctx context.Context, b bench, id string) (Said, bool) {
	e, ok := (&naming{bench: b}).event(ctx, id)
	if !ok {
		return Said{}, false
	}
	return Say(ctx, b, e), true
}

// there tells whether a record is stored and not in the bin.
func there(ctx context.Context, b bench, noun assessments.Noun, id string) bool {
	r := assessments.New(noun)
	if r == nil {
		return false
	}
	r.SetKey(id)
	if b.Get(ctx, r) != nil {
		return false
	}
	binned := stored(r, "binned")
	return binned == "" || binned == "0"
}
