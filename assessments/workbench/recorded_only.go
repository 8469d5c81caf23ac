package workbench

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/port"
)

// markRecords names the records that are shown although they were first recorded after the day looked
// at, of those that do not keep when they were recorded: the journal tells.
func (a *Assessed) markRecords(r port.Reader) error {
	d := &a.Dossier
	for _, part := range []struct {
		noun assessments.Noun
		ids  []string
		item func(i int) string
	}{
		{assessments.NounDocument, keysOf(d.Documents), nil},
		{assessments.NounVersion, keysOf(d.Versions), nil},
		{assessments.NounPrecedence, keysOf(d.Precedences), nil},
		{assessments.NounEvidence, keysOf(d.Evidence), nil},
		{assessments.NounRevision, keysOf(d.Revisions), nil},
		{assessments.NounFinding, keysOf(d.Findings), func(i int) string { return d.Findings[i].ItemID }},
		{assessments.NounNote, keysOf(d.Notes), func(i int) string { return d.Notes[i].ItemID }},
	} {
		later, err := begunLater(r, part.noun, a.AsOf, part.ids...)
		if err != nil {
			return err
		}
		for i, id := range part.ids {
			m := assessments.Mention{Noun: part.noun, ID: id, Recorded: later[id]}
			if m.Recorded == "" {
				continue
			}
			if part.item != nil {
				m.Item = part.item(i)
			}
			a.Timing.RecordedLater = append(a.Timing.RecordedLater, m)
		}
	}
	return nil
}

func keysOf[T any, P interface {
	*T
	assessments.Record
}](list []T) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = P(&list[i]).Key()
	}
	return slices.Clip(out)
}
