package store

import (
	"maps"
	"slices"

	"countersign/assessments"
)

// figures finds stored figures that are not as they were stored, and those of assessments that are not there.
// Those of another form are not compared: nothing shows them. Whether the others are right only a fresh
// computation can say, which is the workbench's.
func (c *check) figures() error {
	all, err := c.v.keptFigures()
	if err != nil {
		return err
	}
	changed := map[string]bool{}
	d := newFigureDigester()
	for id, f := range all {
		changed[id] = !f.whole(d)
	}
	unknown := map[string]bool{}
	var id string
	var known, whole bool
	err = c.v.rowsOf(`SELECT "assessment", EXISTS (SELECT 1 FROM "assessment" a WHERE a."id" = s."assessment"),
		EXISTS (SELECT 1 FROM "summary" w WHERE w."assessment" = s."assessment") FROM
		(SELECT "assessment" FROM "summary" UNION SELECT "assessment" FROM "summary_discipline") s`,
		nil, []any{&id, &known, &whole}, func(bool) {
			unknown[id], changed[id] = !known, changed[id] || !whole
		})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(unknown)) {
		switch {
		case unknown[id]:
			c.derivedDamage(assessments.InFigures, "figures of "+id, "are of an assessment that is not there")
		case changed[id]:
			c.derivedDamage(assessments.InFigures, "figures of "+id, "are not as they were stored")
		}
	}
	return nil
}
