package portfolio

import (
	"context"

	"countersign/assessments"
)

// requested counts the exceptions that wait for someone to approve them, by assessment.
func requested(ctx context.Context, b bench, today assessments.Date) (map[string]int, error) {
	rows, err := b.List(ctx, assessments.NounException)
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	for _, r := range rows {
		if x := r.(*assessments.Exception); x.Waits(today) {
			out[x.AssessmentID]++
		}
	}
	return out, nil
}
