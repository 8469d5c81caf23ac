package store

import (
	"fmt"
	"strings"

	"countersign/assessments"
)

// strayTexts finds texts of files that are not there, and paragraphs of texts that are not there.
func (c fileCheck) strayTexts() error {
	const fileThere = `EXISTS (SELECT 1 FROM "blob" b WHERE b."sha256" = `
	const textGone = `SELECT DISTINCT "record" AS "sha256" FROM "passage" p
			WHERE "noun" = 'text' AND NOT EXISTS (SELECT 1 FROM "text" t WHERE t."sha256" = p."record")`
	noFile, err := c.digests(`SELECT "sha256" FROM "text" t WHERE NOT ` + fileThere + `t."sha256")`)
	if err != nil {
		return err
	}
	for _, digest := range noFile {
		c.badTexts = append(c.badTexts, digest)
		c.derivedDamage(assessments.InTexts, "text of "+digest, "is of a file that is not in the workspace")
	}
	nothing, err := c.digests(`SELECT "sha256" FROM (` + textGone + `) g WHERE NOT ` + fileThere + `g."sha256")`)
	if err != nil {
		return err
	}
	for _, digest := range nothing {
		c.derivedDamage(assessments.InSearch, "search, text "+digest,
			"is of a file that is not in the workspace")
	}
	gone, err := c.digests(`SELECT "sha256" FROM (` + textGone + `) g WHERE ` + fileThere + `g."sha256")`)
	if err != nil {
		return err
	}
	for _, digest := range gone {
		c.badTexts = append(c.badTexts, digest)
		if err := c.textGone(digest); err != nil {
			return err
		}
	}
	return nil
}

// textGone says of a text that was read from a file, and is there no longer, of which document it is,
// what that means, and what to do.
func (c fileCheck) textGone(digest string) error {
	names, err := c.digests(`SELECT '“' || d."name" || ', ' || v."label" || '”' FROM "version" v
			JOIN "document" d ON d."id" = v."document" WHERE v."sha256" = ?1
		UNION SELECT '“' || e."name" || ', ' || r."label" || '”' FROM "revision" r
			JOIN "evidence" e ON e."id" = r."evidence" WHERE r."sha256" = ?1 ORDER BY 1`, digest)
	if err != nil {
		return err
	}
	of := "a file that no record names"
	if len(names) > 0 {
		of = strings.Join(names, " and ")
	}
	c.derivedDamage(assessments.InTexts, "text of "+digest, "is missing: it was read from the file of %s,"+
		" which is there. The search still has its paragraphs, and quotes cannot be looked for in it until the"+
		" file is read again, as it is when the document is next opened", of)
	return nil
}

// digests reads one column of text.
func (c fileCheck) digests(query string, args ...any) (out []string, err error) {
	rows, err := c.v.s.query(c.ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("read texts: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, rows.Err()
}
