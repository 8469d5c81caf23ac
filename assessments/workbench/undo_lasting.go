package workbench

import (
	"context"
	"errors"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
)

// drops reports whether a step that failed so is left out of the stack: what was changed since rests
// on it and is no step of this window, so that the step would fail each time and keep everything
// before it out of reach.
func drops(err error) bool {
	return assessments.KindOf(err) == assessments.Conflict || errors.As(err, new(assessments.Problems))
}

// skip takes the step out of the stack and says why, and which step comes next. how is "undone" or "redone".
func (w *undoing) skip(ctx context.Context, stack *[]step, gone step, how string, cause error) error {
	w.mu.Lock()
	*stack = (*stack)[:len(*stack)-1]
	w.mu.Unlock()
	why := w.lastingSince(ctx, gone.event)
	if why == "" {
		why = strings.TrimSuffix(cause.Error(), ".")
	}
	next := "No earlier step is left."
	if top, ok := w.top(stack); ok {
		next = "The step before it: " + top.title + "."
	}
	return assessments.Wrap(cause, assessments.Conflict, "“%s” can no longer be %s: %s. %s",
		gone.title, how, why, next)
}

// stays says of a change that is never undone that it stays, and what the next undo takes back.
func (*undoing) stays(last, next step, more bool) error {
	then := "No earlier step is left to undo."
	if more {
		then = "To undo the step before it, “" + next.title + "”, undo again."
	}
	return assessments.Errorf(assessments.Refused, "“%s” cannot be undone: %s. Nothing was changed. %s",
		last.title, last.lasting, then)
}

// staying says why an event is never undone, and what to do instead.
func staying(ev assessments.Event) string {
	switch {
	case ev.Verb.Revokes():
		return "a revocation stays on record"
	case ev.Verb.Purges():
		return "what was purged is gone"
	case ev.Subject == assessments.NounPack:
		return "the pack is written; if it must not be relied on, revoke it"
	case lastingWords(ev) != "":
		return "it stays on record; it can be revoked, with a reason"
	}
	return "it holds what stays on record, such as a decision"
}

// lastingSince says which lasting record came to rest on what an event changed, and what can be done;
// "" if none did.
func (w *undoing) lastingSince(ctx context.Context, event string) (why string) {
	// the reason is told in other words if this cannot be read
	_ = w.store.Read(ctx, func(r port.Reader) error {
		found, err := r.Events(assessments.EventQuery{ID: event})
		if err != nil || len(found) != 1 {
			return err
		}
		var last assessments.Event
		var says string
		for _, q := range touching(found[0]) {
			since, err := r.Events(q)
			if err != nil {
				return err
			}
			for _, ev := range since {
				if s := lastingWords(ev); s != "" && ev.Seq > last.Seq {
					last, says = ev, s
				}
			}
		}
		if says != "" {
			why = w.called(r, last.Subject, last.SubjectID) + " " + says
		}
		return nil
	})
	return why
}

// touching asks for the later events on the records that an event changed, and on an assessment that
// it began.
func touching(was assessments.Event) (out []assessments.EventQuery) {
	for _, c := range was.Changes {
		q := assessments.EventQuery{Noun: c.Noun, RecordID: c.ID, After: was.Seq}
		if c.Noun == assessments.NounAssessment && c.Field == assessments.Existence {
			q = assessments.EventQuery{Assessment: c.ID, After: was.Seq}
		}
		same := func(o assessments.EventQuery) bool {
			return o.Noun == q.Noun && o.RecordID == q.RecordID && o.Assessment == q.Assessment
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, q)
		}
	}
	return out
}

// lastingWords says what an event did that is never undone, and what to do instead; "" of any other event.
func lastingWords(ev assessments.Event) string {
	switch {
	case ev.Verb == assessments.VerbExcept:
		return "was approved since; revoke it instead"
	case ev.Verb == assessments.VerbSignOff:
		return "was recorded since; revoke it instead"
	case ev.Verb.Revokes():
		return "was revoked since, which stays on record"
	case ev.Verb.Purges():
		return "was purged since, which cannot be taken back"
	case ev.Subject == assessments.NounDecision:
		return "was recorded since; take another decision, or revoke it"
	}
	return ""
}

// called is what a record is called in a message: by its title, or by what it is about, and never by
// an id that the program made.
func (w *workspace) called(r port.Reader, n assessments.Noun, id string) string {
	one, name := assessments.New(n), "the "+n.Title()
	if one == nil {
		return "a record"
	}
	one.SetKey(id)
	if ok, err := r.Get(one); err != nil || !ok {
		return name
	}
	if title := assessments.TitleOf(one); title != id {
		return name + " “" + title + "”"
	}
	field := func(name string) string {
		f, ok := assessments.FieldOf(one, name)
		if !ok {
			return ""
		}
		return f.Value.String()
	}
	a, ok, err := get[assessments.Assessment](r, field("assessment"))
	if err != nil || !ok {
		return name
	}
	var t assessments.Template
	if item := field("item"); item != "" && thaw(w.bodies, r, a.TemplateID, &t) == nil {
		if it, ok := t.Item(item); ok {
			return name + " on “" + it.Title + "”"
		}
	}
	return name + " on “" + a.Name + "”"
}
