package workbench

import "countersign/assessments"

// distribute gives a new note, document or piece of evidence for which no distribution was named the usual one, and
// records it as if it had been named. Who may see a record then never depends on what an empty field is taken for,
// and a dry run shows it before it is filed.
func (e *edit) distribute(r assessments.Record) {
	switch one := r.(type) {
	case *assessments.Note:
		one.Distribution = named(one.Distribution, assessments.UsualDistribution(e.actor.Role))
	case *assessments.Document:
		one.Distribution = named(one.Distribution, assessments.Internal)
	case *assessments.Evidence:
		one.Distribution = named(one.Distribution, assessments.Internal)
	}
}

func named(d, usual assessments.Distribution) assessments.Distribution {
	if d == "" {
		return usual
	}
	return d
}
