package workbench

import (
	"context"
	"fmt"

	"countersign/assessments"
)

// mostCompared is how many texts that another computer stored Elsewhere compares with their files.
// Each file is read again for that, and someone waits for it.
const mostCompared = 20

// Elsewhere names everything in the workspace that a check names, for someone who has just made
// something of one assessment: only its own records and files were compared for that. The notes say
// what was not looked at. Nothing is changed.
func (w *checking) Elsewhere(ctx context.Context, p assessments.Progress) (found []assessments.Damage,
	notes []string, err error,
) {
	rep, left, err := w.check(ctx, false, mostCompared, p)
	if err != nil {
		return nil, nil, err
	}
	for _, what := range rep.Pending {
		rep.Damage = append(rep.Damage, assessments.Damage{
			Kind: assessments.InPurges, Place: what, Message: "is not yet overwritten on the disk",
		})
	}
	if left > 0 {
		notes = append(notes, fmt.Sprintf(
			"%d texts that another computer stored were not compared with their files: “countersign check” does that.", left))
	}
	return rep.Damage, notes, nil
}
