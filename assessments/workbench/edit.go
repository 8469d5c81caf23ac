package workbench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
)

// eventNoun is what the id of an event begins with.
const eventNoun assessments.Noun = "event"

const organisationID = "organisation"

// intent is what someone wants to do: it names the event.
type intent struct {
	verb       assessments.Verb
	subject    assessments.Noun
	subjectID  string
	assessment string
	reverses   string
	reason     string
	lasting    bool // revoked with a reason, never undone
	// relies says that the change is a person's word on the records that are there: they are compared
	// with the journal before anything else, so that damage is named and not what it leads to. proved
	// says that they were.
	relies, proved bool
}

// edit is one intent being carried out inside its transaction. It gathers changes and problems.
type edit struct {
	port.Tx
	w   *journal
	ctx context.Context
	// assessment is what the change belongs to, where only its record tells.
	assessment string

	actor    assessments.Actor
	today    assessments.Date
	changes  []assessments.Change
	problems assessments.Problems
	at       assessments.Moment
	recorded assessments.Moment // how often recording was asked
	same     map[string]string  // "version <id>" → id of the record that holds the same file
	notes    []string           // what the person is told although nothing is wrong
	relies   bool               // on records that must be those of the journal
	adds     bool               // a record that is changed and not there: one in the bin comes back
	fromFile
}

// fromFile is what is known of the declarative file being carried out, or of a change of the window as of a
// file with one record.
type fromFile struct {
	line    int                         // of the record, for problems
	unnamed unnamed                     // records that name no distribution
	reviews map[string]string           // ids of answers whose review it states → where it does
	refused *refusals                   // nil unless a file is carried out
	atEnd   []func() error              // look at what was recorded together, if nothing else is wrong
	read    map[string]assessments.Text // by digest: texts that a dry run has read and not stored
}

// errStandIn ends a transaction that would commit what stands in for something refused: no event says that it
// was made. Nothing leads there; it is held here because such a record can be taken out by no one.
var errStandIn = errors.New("a record that was refused would be stored")

// errUnchanged ends a transaction in which nothing was to be done.
var errUnchanged = errors.New("nothing to change")

// do carries out an intent: validate, one transaction of data and journal. It is noted for Undo. An
// intent that changes nothing leaves no event and returns one with Seq 0.
func (w *journal) do(ctx context.Context, in intent, fn func(*edit) error) (ev assessments.Event,
	err error,
) {
	err = errUnproved
	if !in.relies || in.proved {
		ev, err = w.doOnce(ctx, in, fn)
	}
	if errors.Is(err, errUnproved) {
		if in, err = w.checking.proved(ctx, in); err == nil {
			ev, err = w.doOnce(ctx, in, fn)
		}
	}
	return ev, err
}

// takeTurn waits until no other change is being carried out; the caller gives the turn back, which also
// passes on what was committed in the meantime. Readers, and callers that only ask what can be undone, do
// not wait for it.
func (w *journal) takeTurn(ctx context.Context) (giveBack func(), err error) {
	select {
	case w.writing <- struct{}{}:
		return func() {
			<-w.writing
			w.watches.tellAll()
		}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// doOnce carries out an intent in its turn, and notes it for Undo.
func (w *journal) doOnce(ctx context.Context, in intent, fn func(*edit) error) (assessments.Event, error) {
	giveBack, err := w.takeTurn(ctx)
	if err != nil {
		return assessments.Event{}, err
	}
	defer giveBack()
	ev, err := w.doInTurn(ctx, in, fn)
	if err != nil || ev.Seq == 0 {
		return ev, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.redo = nil
	one := step{event: ev.ID, verb: ev.Verb, title: ev.Title()}
	if in.lasting {
		one.lasting = staying(ev)
	}
	if ev.Verb != assessments.VerbRecheck { // which no one asks for
		w.undo = append(w.undo, one)
	}
	return ev, nil
}

// doInTurn carries out an intent in one transaction of data and journal.
func (w *journal) doInTurn(ctx context.Context, in intent, fn func(*edit) error) (assessments.Event,
	error,
) {
	var ev assessments.Event
	actor := w.Acting(ctx)
	if err := actor.Valid(); err != nil {
		return ev, err
	}
	now := w.clock.Now()
	err := w.store.Write(ctx, func(tx port.Tx) error {
		e := &edit{
			Tx: tx, w: w, ctx: ctx, actor: actor, today: assessments.DateOf(now),
			at: assessments.MomentOf(now),
		}
		err := fn(e)
		if e.relies && !in.proved {
			return errUnproved
		}
		if err != nil {
			return err
		}
		if err := e.end(); err != nil {
			return err
		}
		if e.refused != nil && e.refused.stands {
			return errStandIn
		}
		if len(e.changes) == 0 {
			return errUnchanged
		}
		ev = assessments.Event{
			ID: w.ids.New(eventNoun), At: assessments.MomentOf(now), Actor: actor, Verb: in.verb,
			Subject: in.subject, SubjectID: in.subjectID, Assessment: cmp.Or(in.assessment, e.assessment),
			Reverses: in.reverses, Reason: in.reason, Changes: e.changes,
		}
		return tx.Append(&ev)
	})
	if errors.Is(err, errUnchanged) {
		return assessments.Event{}, nil
	}
	if err != nil {
		return assessments.Event{}, err
	}
	w.wrote.note(ev.Changes)
	return ev, nil
}

// end looks at what was recorded together, and says what is wrong.
func (e *edit) end() error {
	for _, look := range e.atEnd {
		if len(e.problems) > 0 {
			break
		}
		if err := look(); err != nil {
			return err
		}
	}
	return e.problems.Err()
}

// problem notes something wrong at a path of the input.
func (e *edit) problem(path, format string, args ...any) {
	e.problems = append(e.problems,
		assessments.Problem{Path: path, Line: e.line, Message: fmt.Sprintf(format, args...)})
}

// put validates a record, notes what it changes, and writes it. Problems are gathered under path; the
// transaction fails at its end when there are any.
func (e *edit) put(path string, r assessments.Record) error {
	before, err := e.stored(r)
	if err != nil {
		return err
	}
	return e.putOver(path, before, r, e.newProblems(before, r))
}

// stored is the record with the key of r as it is stored; nil if there is none.
func (e *edit) stored(r assessments.Record) (assessments.Record, error) {
	before := assessments.New(r.Noun())
	before.SetKey(r.Key())
	if found, err := e.Get(before); err != nil || !found {
		return nil, err
	}
	return before, nil
}

// putOver is put for a record whose stored state and whose own problems are known.
func (e *edit) putOver(path string, before, r assessments.Record, problems assessments.Problems) (err error) {
	if len(problems) == 0 {
		if problems, err = e.references(r); err != nil {
			return err
		}
	}
	for _, p := range problems {
		e.problem(join(path, p.Path), "%s", p.Message)
	}
	if len(problems) > 0 {
		return e.standIn(r, problems)
	}
	changes := assessments.Diff(before, r)
	if len(changes) == 0 {
		return nil
	}
	if err := e.comesBack(path, r, changes); err != nil {
		return err
	}
	e.relies = e.relies || slices.ContainsFunc(changes, relies)
	e.changes = append(e.changes, changes...)
	return e.Put(r)
}

// newProblems lists what is wrong with a record, but for what an earlier version of the program let through
// and no one changes now: it must not keep anyone from changing, binning or purging the rest.
func (e *edit) newProblems(before, r assessments.Record) assessments.Problems {
	problems := e.w.validate(r)
	if before == nil || len(problems) == 0 {
		return problems
	}
	stood := e.w.validate(before)
	return slices.DeleteFunc(problems, func(p assessments.Problem) bool {
		then, ok := assessments.FieldOf(before, p.Path)
		now, _ := assessments.FieldOf(r, p.Path)
		return ok && then.Value.String() == now.Value.String() && slices.Contains(stood, p)
	})
}

func join(path, field string) string {
	switch {
	case path == "":
		return field
	case field == "":
		return path
	}
	return path + "." + field
}

// remove takes a record out, noting it.
func (e *edit) remove(r assessments.Record) error {
	found, err := e.Get(r)
	if err != nil {
		return err
	}
	if !found {
		return unknown(r.Noun(), r.Key())
	}
	e.changes = append(e.changes, assessments.Diff(r, nil)...)
	return e.Remove(r.Noun(), r.Key())
}

func sortByID[T any](list []T, id func(T) string) {
	slices.SortFunc(list, func(a, b T) int { return strings.Compare(id(a), id(b)) })
}
