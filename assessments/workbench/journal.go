package workbench

import (
	"context"
	"sync"

	"countersign/assessments"
)

// journal is what every group that changes something embeds: it carries out intents one after the other, each
// as one transaction and one event (do, in edit.go), knows who acts and what this window can undo, and passes
// on what was committed.
type journal struct {
	*workspace
	// for changes that rely on the records that are there
	checking *checking
	validate func(assessments.Record) assessments.Problems // what is wrong with a record by itself
	watches  watches
	wrote    wrote

	writing chan struct{} // holds one value while a change is carried out

	mu    sync.Mutex // guards what follows, for moments only: the window asks on its own thread
	actor assessments.Actor
	undo  []step // what this window did, oldest first
	redo  []step
}

// Actor is who is acting.
func (w *journal) Actor() assessments.Actor {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.actor
}

// actorKey is where a context says for whom a change is recorded.
type actorKey struct{}

// As returns a context in which changes are recorded for an actor, also if another one acts by the time they
// are carried out.
func As(ctx context.Context, a assessments.Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, a)
}

// ActorIn is the actor that a context names; false if it names none.
func ActorIn(ctx context.Context) (assessments.Actor, bool) {
	a, ok := ctx.Value(actorKey{}).(assessments.Actor)
	return a, ok
}

// Acting is the actor for whom a change is recorded: the one that the context names, else the one who acts.
func (w *journal) Acting(ctx context.Context) assessments.Actor {
	if a, ok := ActorIn(ctx); ok {
		return a
	}
	return w.Actor()
}

// ActAs changes who is acting; it is the user's profile that says so, not the workspace.
func (w *journal) ActAs(a assessments.Actor) error {
	if err := a.Valid(); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.actor = a
	return nil
}
