package workbench

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
)

// Proof compares the journal and every record, and names what is not as it was written; nothing if all
// of it is. With figures it also names stored figures that are not those of the records. It reads no
// file.
func (w *checking) Proof(ctx context.Context, figures bool, p assessments.Progress) ([]assessments.Damage,
	error,
) {
	rep, err := w.store.Prove(ctx, p)
	if err != nil {
		return nil, err
	}
	var found []assessments.Damage
	for _, d := range rep.Damage {
		if figures || !d.Derived {
			found = append(found, d)
		}
	}
	if len(found) > 0 { // what is named may keep the rest from being read
		return found, nil
	}
	stored, err := w.doubtful(ctx, figures)
	if err != nil {
		return nil, err
	}
	err = w.store.Read(ctx, func(r port.Reader) error {
		frozen, err := frozenDamage(r)
		if err != nil || len(frozen) > 0 {
			found = frozen
			return err
		}
		found, err = figuresDamage(ctx, r, stored)
		return err
	})
	return found, err
}

// doubtful returns the stored figures that this computer did not store: only those can be wrong.
func (w *checking) doubtful(ctx context.Context, figures bool) (map[string]cached.Kept, error) {
	out := map[string]cached.Kept{}
	if !figures {
		return out, nil
	}
	stored, err := w.store.Summaries(ctx)
	for id, k := range stored {
		if !k.Believed {
			out[id] = k
		}
	}
	return out, err
}

// Prove refuses a workspace whose records are not those of its journal: nothing that leaves it may be
// based on them.
func (w *checking) Prove(ctx context.Context, p assessments.Progress) error {
	found, err := w.Proof(ctx, false, p)
	if err != nil || len(found) == 0 {
		return err
	}
	return assessments.Errorf(assessments.Damaged,
		"The workspace is not as Countersign wrote it, so nothing was made from"+
			" it: %s. Keep the file, run “countersign check” to see all of it, and restore the newest backup.",
		Places(found))
}

// provedForWriting refuses to change a workspace whose records are not those of its journal: a
// decision, an answer or a score would be based on what no one recorded.
func (w *checking) provedForWriting(ctx context.Context, p assessments.Progress) error {
	found, err := w.Proof(ctx, false, p)
	if err != nil || len(found) == 0 {
		return err
	}
	return assessments.Errorf(assessments.Damaged,
		"The workspace is not as Countersign wrote it: %s. Nothing was changed,"+
			" because it would be based on this. Keep the file, run “countersign check” to see all of it, and restore the"+
			" newest backup.", Places(found))
}

// errUnproved ends a transaction whose change relies on records that were not compared with the
// journal before it.
var errUnproved = errors.New("not compared with the journal")

// proved returns the intent once the records are known to be those of the journal: an intent that
// relies on them is refused if they are not. Some turn out to rely on them only inside their
// transaction, and are then carried out a second time.
func (w *checking) proved(ctx context.Context, in intent) (intent, error) {
	// Nothing is remembered of a proof: another program can change the file without a trace that this
	// one could rely on.
	if err := w.provedForWriting(ctx, assessments.NoProgress{}); err != nil {
		return in, err
	}
	if in.lasting {
		if err := w.ProveFiles(ctx, in.assessment); err != nil {
			return in, err
		}
	}
	in.proved = true
	return in, nil
}

// ProveFiles refuses an assessment with a document or evidence that is missing or not as it was added:
// statements about it would rest on other words. It reads every byte of them. An assessment that is not there
// has none.
func (w *checking) ProveFiles(ctx context.Context, assessment string) error {
	var d assessments.Dossier
	err := w.store.Read(ctx, func(r port.Reader) (err error) {
		d, err = collect(w.bodies, r, assessment)
		return err
	})
	if assessments.KindOf(err) == assessments.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return w.proveFiles(ctx, &d)
}

// provedFiles refuses declarations that decide on, sign or except from an assessment whose files are
// not as they were.
func (w *checking) provedFiles(ctx context.Context, list []Declared) error {
	seen := map[string]bool{"": true}
	for _, d := range list {
		var id string
		switch r := d.Record.(type) {
		case *assessments.Decision:
			id = r.AssessmentID
		case *assessments.SignOff:
			id = r.AssessmentID
		case *assessments.Exception:
			if r.Approver != "" {
				id = r.AssessmentID
			}
		}
		if seen[id] {
			continue
		}
		seen[id] = true
		if err := w.ProveFiles(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// relies reports whether a change is a person's word on records that are there: a decision, a
// sign-off, the approval of an exception, a condition closed, a review, the second person's word, or a
// revocation. It is asked of every change, whichever use case makes it, undoing and redoing included.
func relies(c assessments.Change) bool {
	switch c.Field {
	case "revoked_reason", "approver", "reviewed_by", "second_person":
		return c.After != ""
	case "status":
		return c.Noun == assessments.NounCondition && c.After != "open" && c.After != ""
	}
	return c.Noun == assessments.NounDecision || c.Noun == assessments.NounSignOff
}

// Places names the first places of damage, and how many more there are.
func Places(found []assessments.Damage) string {
	const named = 3
	var places []string
	for _, d := range found[:min(named, len(found))] {
		places = append(places, d.Place+" "+d.Message)
	}
	if more := len(found) - named; more > 0 {
		places = append(places, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(places, "; ")
}
