package store

import "countersign/assessments"

// figures finds stored figures that are not as they were stored, and those of assessments that are not there.
// Whether the others are right only a fresh computation can say, which is the workbench's.
func (c *check) figures() error {
	rows, err := c.v.s.query(c.ctx, `SELECT "assessment", "digest", "figures",
		EXISTS (SELECT 1 FROM "assessment" a WHERE a."id" = s."assessment") FROM "summary" s ORDER BY "assessment"`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, digest string
		var figures []byte
		var known bool
		if err := rows.Scan(&id, &digest, &figures, &known); err != nil {
			return err
		}
		switch {
		case !known:
			c.derivedDamage(assessments.InFigures, "figures of "+id, "are of an assessment that is not there")
		case digestOf(figures) != digest:
			c.derivedDamage(assessments.InFigures, "figures of "+id, "are not as they were stored")
		}
	}
	return rows.Err()
}
