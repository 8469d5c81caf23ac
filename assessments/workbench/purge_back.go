package workbench

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/port"
)

// purgedOn is the day on which a thing was purged; "" if it was not. A record that was removed has a
// tombstone.
func purgedOn(r port.Reader, t Thing) (assessments.Date, error) {
	one := assessments.New(t.Noun)
	one.SetKey(t.ID)
	found, err := r.Get(one)
	if err != nil {
		return "", err
	}
	if day := fieldOf(one, "purged_on"); found && day != "" {
		return assessments.Date(day), nil
	}
	stones, err := r.List(assessments.NounTombstone, is("of_noun", string(t.Noun)), is("of_id", t.ID))
	if err != nil || len(stones) == 0 {
		return "", err
	}
	return assessments.DateOf(stones[0].(*assessments.Tombstone).At.Time()), nil
}

// comesBack notes a problem for every change that would bring words back that were purged: such as a
// declarative file that is applied again.
func (e *edit) comesBack(path string, r assessments.Record, changes []assessments.Change) error {
	for _, c := range changes {
		f, ok := assessments.FieldOf(r, c.Field)
		if !ok || !f.Content || assessments.IsPurged(c.After) {
			continue
		}
		from := Thing{r.Noun(), r.Key()}
		switch {
		case f.Of != "":
			lead, _ := assessments.FieldOf(r, f.Of)
			if from = (Thing{lead.Ref, lead.Value.String()}); from.ID == "" {
				continue
			}
		case !slices.Contains(purgeable, r.Noun()):
			continue
		}
		day, err := purgedOn(e, from)
		if err != nil {
			return err
		}
		if day != "" {
			e.problem(join(path, c.Field),
				"the %s “%s” was purged on %s, and its words do not come back; leave this out",
				from.Noun.Title(), from.ID, day)
		}
	}
	return nil
}
