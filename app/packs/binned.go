package packs

import (
	"context"

	"countersign/assessments"
)

// binned reads the assessments in the bin: names by id.
func binned(ctx context.Context, b bench) (map[string]string, error) {
	list, err := b.Binned(ctx, assessments.NounAssessment)
	out := map[string]string{}
	for _, r := range list {
		out[r.Key()] = assessments.TitleOf(r)
	}
	return out, err
}

// names are the assessments that packs were written of, by id; what went to the bin since is marked.
func (s shown) names() map[string]string {
	out := map[string]string{}
	for id, name := range s.binned {
		out[id] = name + " (in the bin)"
	}
	for _, a := range s.assessments {
		out[a.ID] = a.Name
	}
	return out
}
