package workbench

import (
	"context"
	"errors"
	"slices"

	"countersign/assessments"
	"countersign/assessments/port"
)

// step is one change this window made.
type step struct {
	event string
	verb  assessments.Verb
	title string // what it did, in words
	// lasting says of a change that is never undone what can be done instead; "" of any other. Such a
	// step is passed over by what names the next one, and Undo stops at it once: nobody who undoes it
	// means the step before it.
	lasting string
}

// undoing reverses what this window did, and brings it back. It knows no kind of change: it applies the
// changes of an event in reverse.
type undoing struct{ *journal }

// CanUndo names the change Undo would reverse, "" when there is none.
func (w *undoing) CanUndo() assessments.Verb { return w.last(&w.undo) }

// CanRedo names the change Redo would bring back, "" when there is none.
func (w *undoing) CanRedo() assessments.Verb { return w.last(&w.redo) }

// ToUndo is the id of the event that Undo would reverse, "" when there is none.
func (w *undoing) ToUndo() string {
	top, _ := w.top(&w.undo)
	return top.event
}

// ToRedo is the id of the event that Redo would reverse, "" when there is none.
func (w *undoing) ToRedo() string {
	top, _ := w.top(&w.redo)
	return top.event
}

// Staying is the id of the last event if it is one that is never undone: Undo stops there once. "" if
// it is not.
func (w *undoing) Staying() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if n := len(w.undo); n > 0 && w.undo[n-1].lasting != "" {
		return w.undo[n-1].event
	}
	return ""
}

func (w *undoing) last(stack *[]step) assessments.Verb {
	top, _ := w.top(stack)
	return top.verb
}

func (w *undoing) top(stack *[]step) (step, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, one := range slices.Backward(*stack) {
		if one.lasting == "" {
			return one, true
		}
	}
	return step{}, false
}

// pass takes the lasting steps off a stack, down to the next one that can be undone. It reports the
// newest of them.
func (w *undoing) pass(stack *[]step) (step, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := len(*stack)
	if n == 0 || (*stack)[n-1].lasting == "" {
		return step{}, false
	}
	newest := (*stack)[n-1]
	for n > 0 && (*stack)[n-1].lasting != "" {
		n--
	}
	*stack = (*stack)[:n]
	return newest, true
}

// Undo reverses the last change made in this window, as a new event naming the one it reverses.
func (w *undoing) Undo(ctx context.Context) (assessments.Event, error) {
	return w.turn(ctx, &w.undo, &w.redo, "undone",
		"There is nothing to undo: this window has made no change that can be undone.")
}

// Redo brings back the change last undone.
func (w *undoing) Redo(ctx context.Context) (assessments.Event, error) {
	return w.turn(ctx, &w.redo, &w.undo, "redone", "There is nothing to redo.")
}

// turn reverses the event on top of one stack and puts the reversal on the other. A step that can no
// longer be reversed is left out, and the error says so once.
func (w *undoing) turn(ctx context.Context, from, to *[]step, how, nothing string) (assessments.Event,
	error,
) {
	giveBack, err := w.takeTurn(ctx)
	if err != nil {
		return assessments.Event{}, err
	}
	defer giveBack()
	last, passed := w.pass(from)
	top, ok := w.top(from)
	if passed && (!ok || w.lastingSince(ctx, top.event) == "") { // else the step itself says why it stays
		return assessments.Event{}, w.stays(last, top, ok)
	}
	if !ok {
		return assessments.Event{}, assessments.Errorf(assessments.Refused, "%s", nothing)
	}
	ev, err := w.reverse(ctx, top)
	if err != nil {
		if drops(err) {
			err = w.skip(ctx, from, top, how, err)
		}
		return ev, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	*from = (*from)[:len(*from)-1]
	*to = append(*to, step{event: ev.ID, verb: top.verb, title: top.title})
	return ev, nil
}

func (w *undoing) reverse(ctx context.Context, top step) (assessments.Event, error) {
	var was assessments.Event
	err := w.store.Read(ctx, func(r port.Reader) error {
		found, err := r.Events(assessments.EventQuery{ID: top.event})
		if err == nil && len(found) == 1 {
			was = found[0]
		}
		return err
	})
	if err != nil {
		return was, err
	}
	if was.ID == "" {
		return was, assessments.Errorf(assessments.Conflict, "the journal does not hold it")
	}
	in := intent{
		verb: assessments.VerbUndo, subject: was.Subject, subjectID: was.SubjectID,
		assessment: was.Assessment, reverses: was.ID,
	}
	back := func(e *edit) error { return reversal{e}.reverse(was) }
	ev, err := w.doInTurn(ctx, in, back)
	if errors.Is(err, errUnproved) {
		if in, err = w.checking.proved(ctx, in); err == nil {
			ev, err = w.doInTurn(ctx, in, back)
		}
	}
	return ev, err
}

// reversal takes back what an event changed.
type reversal struct{ *edit }

// reverse applies the changes of an event backwards, record by record.
func (e reversal) reverse(was assessments.Event) error {
	type key struct {
		n  assessments.Noun
		id string
	}
	var order []key
	byRecord := map[key][]assessments.Change{}
	for i := len(was.Changes) - 1; i >= 0; i-- {
		c := was.Changes[i]
		if was.Seals[i].Purged {
			return assessments.Errorf(assessments.Conflict, "part of it was purged")
		}
		k := key{c.Noun, c.ID}
		if len(byRecord[k]) == 0 {
			order = append(order, k)
		}
		byRecord[k] = append(byRecord[k], c.Reverse())
	}
	for _, k := range order {
		if err := e.reverseRecord(k.n, k.id, byRecord[k]); err != nil {
			return err
		}
	}
	return nil
}

func (e reversal) reverseRecord(n assessments.Noun, id string, changes []assessments.Change) error {
	r := assessments.New(n)
	r.SetKey(id)
	if _, err := e.Get(r); err != nil {
		return err
	}
	gone := false
	for _, c := range changes {
		if c.Field == assessments.Existence {
			gone = c.After == ""
			continue
		}
		if err := c.ApplyTo(r); err != nil {
			return err
		}
	}
	if gone {
		return e.removeAsMade(r)
	}
	if v, ok := r.(*assessments.Version); ok && v.SHA256 != "" && v.PurgedOn == "" {
		if err := e.LinkBlob(v.SHA256); err != nil {
			return err
		}
	}
	if v, ok := r.(*assessments.Revision); ok && v.SHA256 != "" && v.PurgedOn == "" {
		if err := e.LinkBlob(v.SHA256); err != nil {
			return err
		}
	}
	return e.put("", r)
}

// removeAsMade takes out a record from which everything was taken back that it was made with. What it
// holds still was added since, by a change that is not undone, such as an approval or a purge: it
// would go without a word.
func (e reversal) removeAsMade(r assessments.Record) error {
	empty := assessments.New(r.Noun())
	for i, f := range r.Fields() {
		if f.Value.String() != empty.Fields()[i].Value.String() {
			return assessments.Errorf(assessments.Conflict, "%s was changed since (%s)",
				e.w.called(e, r.Noun(), r.Key()), assessments.FieldTitle(f.Name))
		}
	}
	return e.removeUnreferenced(r.Noun(), r.Key())
}

// removeUnreferenced takes a record out unless another came to refer to it since.
func (e reversal) removeUnreferenced(n assessments.Noun, id string) error {
	for _, other := range assessments.Nouns() {
		for _, f := range assessments.New(other).Fields() {
			if f.Ref != n {
				continue
			}
			used, err := e.Count(other, is(f.Name, id))
			if err != nil {
				return err
			}
			if used > 0 {
				return assessments.Errorf(assessments.Conflict,
					"%s was made since that belongs to %s; move the %s to the bin instead",
					other.One(), e.w.called(e, n, id), n.Title())
			}
		}
	}
	r := assessments.New(n)
	r.SetKey(id)
	return e.remove(r)
}
