package workbench

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Leaves lists what an audit pack would hold and what it would withhold from its audience, by the rule that WritePack
// follows. It writes nothing.
func (w *Workbench) Leaves(ctx context.Context, o PackOrder) (pack.Leaves, error) {
	a, err := w.Assess(ctx, o.Assessment, o.AsOf)
	if err != nil {
		return pack.Leaves{}, err
	}
	return leavesOf(&a, o)
}

func leavesOf(a *Assessed, o PackOrder) (pack.Leaves, error) {
	return pack.FindLeaves(&a.Dossier, a.Judged, pack.Options{AsOf: o.AsOf, Audience: o.Audience})
}

// asSeen refuses to write a pack that holds more than the list that someone agreed to.
func asSeen(a *Assessed, o PackOrder) error {
	if o.Seen == nil {
		return nil
	}
	now, err := leavesOf(a, o)
	if err != nil {
		return err
	}
	more := now.More(*o.Seen)
	if len(more) == 0 {
		return nil
	}
	var names []string
	for _, one := range more[:min(len(more), 5)] {
		names = append(names, fmt.Sprintf("%s “%s” (%s)", one.Noun, cmp.Or(one.Title, one.ID), strings.Join(one.Fields, ", ")))
	}
	return assessments.Errorf(assessments.Conflict,
		"More would leave than was on the list you saw, for example %s. No pack was written. Look at the list again.", strings.Join(names, "; "))
}
