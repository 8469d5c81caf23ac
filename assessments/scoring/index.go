package scoring

import "countersign/assessments"

// index finds the records of a dossier by what they hang on, so that judging is linear in its size.
type index struct {
	d    *assessments.Dossier
	asOf assessments.Date
	next assessments.Date // the earliest day to come that was asked about; "" is none

	answers    map[string]*assessments.Answer
	citations  map[string][]*assessments.Citation
	ticks      map[string][]*assessments.Tick
	exceptions map[string][]*assessments.Exception

	papers
	proofs

	judged map[string]Support // by version id, once it has been looked at
	ends   map[span]assessments.Date
	slab   []Support // of all items, one after the other: one allocation instead of one for each item
}

// papers are what an answer is quoted from.
type papers struct {
	versions  map[string]*assessments.Version
	documents map[string]*assessments.Document
	states    map[string][]*assessments.Version // of a document
}

// proofs are what an answer is ticked on.
type proofs struct {
	revisions map[string]*assessments.Revision
	evidence  map[string]*assessments.Evidence
	issues    map[string][]*assessments.Revision // of a piece of evidence
}

// span is a day and the months it counts for.
type span struct {
	from   assessments.Date
	months int
}

// after is the first day on which a span is over; evidence of one day is met again and again.
func (ix *index) after(s span) assessments.Date {
	day, known := ix.ends[s]
	if !known {
		day = s.from.AddMonths(s.months).AddDays(1)
		ix.ends[s] = day
	}
	return day
}

// reached reports whether a day has come. Nothing else may look at asOf: whatever was found holds
// until the first day that was asked about and is still to come.
func (ix *index) reached(day assessments.Date) bool {
	if day <= ix.asOf {
		return true
	}
	if ix.next == "" || day < ix.next {
		ix.next = day
	}
	return false
}

func newIndex(d *assessments.Dossier, asOf assessments.Date) *index {
	return &index{
		d: d, asOf: asOf,
		answers:    by(d.Answers, func(a *assessments.Answer) string { return a.ItemID }),
		citations:  group(d.Citations, func(c *assessments.Citation) string { return c.ItemID }),
		ticks:      group(d.Ticks, func(t *assessments.Tick) string { return t.ItemID }),
		exceptions: group(d.Exceptions, func(e *assessments.Exception) string { return e.ItemID }),
		papers: papers{
			versions:  by(d.Versions, func(v *assessments.Version) string { return v.ID }),
			documents: by(d.Documents, func(v *assessments.Document) string { return v.ID }),
			states:    group(d.Versions, func(v *assessments.Version) string { return v.DocumentID }),
		},
		proofs: proofs{
			revisions: by(d.Revisions, func(r *assessments.Revision) string { return r.ID }),
			evidence:  by(d.Evidence, func(e *assessments.Evidence) string { return e.ID }),
			issues:    group(d.Revisions, func(r *assessments.Revision) string { return r.EvidenceID }),
		},
		judged: make(map[string]Support, len(d.Versions)),
		ends:   map[span]assessments.Date{},
		slab:   make([]Support, 0, len(d.Citations)+len(d.Ticks)+len(d.Answers)+len(d.Versions)),
	}
}

// by keeps the first record of each key, as the dossier's own look-ups do. Binned records are not there.
func by[T any, P record[T]](list []T, key func(P) string) map[string]P {
	out := make(map[string]P, len(list))
	for i := range list {
		p := P(&list[i])
		if _, known := out[key(p)]; !known && !assessments.InBin(p) {
			out[key(p)] = p
		}
	}
	return out
}

func group[T any, P record[T]](list []T, key func(P) string) map[string][]P {
	out := make(map[string][]P, len(list))
	for i := range list {
		p := P(&list[i])
		if !assessments.InBin(p) {
			out[key(p)] = append(out[key(p)], p)
		}
	}
	return out
}

type record[T any] interface {
	*T
	assessments.Record
}
