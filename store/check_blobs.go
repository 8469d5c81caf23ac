package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"countersign/assessments"
)

// fileCheck looks through the files in the workspace and their texts.
type fileCheck struct{ *check }

// blobs reads every byte of every file.
func (c fileCheck) blobs() error {
	rows, err := c.v.s.query(c.ctx, `SELECT "id", coalesce("sha256", ''), "size" FROM "blob" ORDER BY "id"`)
	if err != nil {
		return err
	}
	type blob struct {
		id, size int64
		digest   string
	}
	var all []blob
	for rows.Next() {
		var b blob
		if err := rows.Scan(&b.id, &b.digest, &b.size); err != nil {
			return errors.Join(err, rows.Close())
		}
		all = append(all, b)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for i, b := range all {
		if b.digest == "" {
			continue // coming in just now, or about to be swept
		}
		c.progress.Step(int64(i), int64(len(all)), "files")
		if err := c.blob(b.id, b.size, b.digest); err != nil {
			if c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			c.damage(assessments.InContent, "blob "+b.digest, "%s", unreadable(err))
		}
	}
	return c.strayChunks()
}

// blob compares each chunk with its digest, which places the damage, and the whole with the blob's name. What
// follows the first damaged chunk is not looked at: its digests include the bytes that are not as they were.
func (c fileCheck) blob(id, size int64, digest string) error {
	whole, at, position := newPieces(), int64(0), 0
	c.report.Blobs++
	for at < size {
		var want string
		var b []byte
		found, err := c.v.s.scan(c.ctx,
			`SELECT "digest", "bytes" FROM "chunk" WHERE "blob" = ? AND "position" = ?`, []any{id, position},
			&want, &b)
		if err != nil {
			return err
		}
		if !found || len(b) == 0 {
			c.damage(assessments.InContent, fmt.Sprintf("blob %s, byte %d and on", digest, at), "is missing")
			return nil
		}
		if !whole.fits(b, want) {
			c.damage(assessments.InContent,
				fmt.Sprintf("blob %s, byte %d-%d", digest, at, at+int64(len(b))-1),
				"is not as it was written")
			c.report.Bytes += size
			return nil
		}
		at += int64(len(b))
		position++
	}
	c.report.Bytes += at
	if at != size {
		c.damage(assessments.InContent, "blob "+digest, "has %d bytes where %d were written", at, size)
	} else if whole.sum() != digest {
		c.damage(assessments.InContent, "blob "+digest, "is not as it was written: its digest is another")
	}
	return nil
}

// strayChunks finds pieces beyond a blob's end.
func (c fileCheck) strayChunks() error {
	rows, err := c.v.s.query(c.ctx, `SELECT b."sha256", c."position" FROM "chunk" c JOIN "blob" b ON b."id" = c."blob"
		WHERE b."sha256" IS NOT NULL AND (c."position" < 0 OR c."position" * ? >= max(b."size", 1))`, chunkSize)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var digest string
		var position int64
		if err := rows.Scan(&digest, &position); err != nil {
			return err
		}
		c.damage(assessments.InContent, fmt.Sprintf("blob %s, byte %d and on", digest, position*chunkSize),
			"was not written: it is outside the file")
	}
	return rows.Err()
}

// kept finds files that records name and the workspace has not.
func (c fileCheck) kept() error {
	for _, noun := range []assessments.Noun{assessments.NounVersion, assessments.NounRevision} {
		rows, err := c.v.s.query(c.ctx, `SELECT "id", "sha256", "size" FROM `+quoted(string(noun))+` r WHERE "sha256" <> '' AND "purged_on" = ''
			AND NOT EXISTS (SELECT 1 FROM "blob" b WHERE b."sha256" = r."sha256" AND b."size" = r."size") ORDER BY "id"`)
		if err != nil {
			return err
		}
		for rows.Next() {
			var id, digest string
			var size int64
			if err := rows.Scan(&id, &digest, &size); err != nil {
				return errors.Join(err, rows.Close())
			}
			c.damage(assessments.InContent, fmt.Sprintf("%s %s, field sha256", noun, id),
				"names the file %s of %d bytes, which is not in the workspace", digest, size)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

// unnamed finds files that no record ever named, and files of records that were purged. A file that
// was added and that no record keeps yet, or that an interrupted addition left, is no damage: it is
// noted, and the next opening for writing removes it.
func (c fileCheck) unnamed() error {
	rows, err := c.v.s.query(c.ctx, `SELECT "sha256", "linked" <> 0, EXISTS (SELECT 1 FROM "version" r WHERE r."sha256" = b."sha256")
			OR EXISTS (SELECT 1 FROM "revision" r WHERE r."sha256" = b."sha256"),
		EXISTS (SELECT 1 FROM "version" r WHERE r."sha256" = b."sha256" AND r."purged_on" = '')
			OR EXISTS (SELECT 1 FROM "revision" r WHERE r."sha256" = b."sha256" AND r."purged_on" = ''),
		EXISTS (SELECT 1 FROM "tombstone" t WHERE t."sha256" = b."sha256")
		FROM "blob" b WHERE "sha256" IS NOT NULL ORDER BY "sha256"`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var digest string
		var linked, named, live, purged bool
		if err := rows.Scan(&digest, &linked, &named, &live, &purged); err != nil {
			return err
		}
		switch known := c.files[digest]; {
		case named && !live:
			c.damage(assessments.InContent, "blob "+
				digest, "is still there, and every record that names it was purged")
		case named:
		case linked && !known:
			c.damage(assessments.InContent, "blob "+digest, "is there, and no event of the journal names it")
		case !linked && known && !purged:
			c.damage(assessments.InContent, "blob "+
				digest, "is marked as a file that no record kept, and the journal names one that did")
		case !linked:
			c.note("File %s is in the workspace, and no record keeps it: it is being added just now, or an addition was interrupted."+
				" The next opening for writing removes it.", digest)
		}
	}
	return rows.Err()
}

// nameless notes the bytes of files that have no name yet.
func (c fileCheck) nameless() error {
	n, err := c.v.s.number(c.ctx, `SELECT count(*) FROM "blob" WHERE "sha256" IS NULL AND CAST("linked" AS TEXT) = '0'`)
	if err == nil && n > 0 {
		c.note("Files without a name in the workspace: %d. They are being added just now, or an addition was interrupted."+
			" The next opening for writing removes them.", n)
	}
	return err
}

func (c *check) note(format string, a ...any) {
	c.report.Notes = append(c.report.Notes, fmt.Sprintf(format, a...))
}

// texts compares every text with its digest, and its passages in the search with it.
func (c fileCheck) texts() error {
	rows, err := c.v.s.query(c.ctx, `SELECT "sha256", "digest", CAST("indexed" AS TEXT), CAST("mac" AS TEXT), "body"
		FROM "text" ORDER BY "sha256"`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s storedText
		var indexed string
		if err := rows.Scan(&s.sha256, &s.digest, &indexed, &s.mac, &s.body); err != nil {
			return err
		}
		text, ok := s.decode()
		if !ok || !codeShaped(s.mac) || indexed != "0" && indexed != "1" {
			c.derivedDamage(assessments.InTexts, "text of "+s.sha256, "is not as it was written")
			c.badTexts = append(c.badTexts, s.sha256)
			continue
		}
		if err := c.passages(text, indexed == "1"); err != nil {
			return err
		}
	}
	return errors.Join(rows.Err(), c.strayTexts())
}

// codeShaped reports whether a stored code can be one of any computer: empty, or a SHA-256 in hex.
func codeShaped(code string) bool {
	b, err := hex.DecodeString(code)
	return err == nil && (code == "" || len(b) == sha256.Size && code == strings.ToLower(code))
}

// marks finds files whose mark is not the one the program gave them: a file that a record names is
// linked, and no other mark than the program's is on any.
func (c fileCheck) marks() error {
	rows, err := c.v.s.query(c.ctx, `SELECT "id", coalesce("sha256", ''), CAST("linked" AS TEXT) FROM "blob" b
		WHERE CAST("linked" AS TEXT) NOT IN ('0', '1', '2') OR "sha256" IS NOT NULL AND CAST("linked" AS TEXT) <> '1'
			AND (EXISTS (SELECT 1 FROM "version" r WHERE r."sha256" = b."sha256" AND r."purged_on" = '')
				OR EXISTS (SELECT 1 FROM "revision" r WHERE r."sha256" = b."sha256" AND r."purged_on" = ''))
			OR "sha256" IS NOT NULL AND CAST("linked" AS TEXT) = '2' ORDER BY "id"`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var digest, linked string
		if err := rows.Scan(&id, &digest, &linked); err != nil {
			return err
		}
		c.damage(assessments.InContent, "blob "+
			digest, "is marked “%s”, which is not the mark of a file that a record keeps", linked)
	}
	return rows.Err()
}

// passages holds what the search keeps of a text against the text. Of one that is not all in the
// search yet, it looks at what is.
func (c fileCheck) passages(text assessments.Text, indexed bool) error {
	want := passagesOf(text)
	for _, p := range want {
		var body string
		var first, last int
		found, err := c.v.s.scan(c.ctx,
			`SELECT "body", "first", "last" FROM "passage" WHERE "record" = ? AND "noun" = 'text' AND "position" = ?`, []any{text.SHA256, p.position}, &body, &first, &last)
		if err != nil {
			return err
		}
		if !found && !indexed {
			continue // not put into the search yet
		}
		if !found || body != p.body || first != p.first || last != p.last {
			c.derivedDamage(assessments.InSearch,
				fmt.Sprintf("search, paragraph %d of text %s", p.position+1, text.SHA256),
				"is not what the text says")
		}
	}
	n, err := c.v.s.number(c.ctx, `SELECT count(*) FROM "passage" WHERE "record" = ? AND "noun" = 'text'`,
		text.SHA256)
	if err == nil && n != int64(len(want)) && (indexed || n > int64(len(want))) {
		c.derivedDamage(assessments.InSearch, "search, text "+
			text.SHA256, "has %d paragraphs where the text has %d", n, len(want))
	}
	return err
}
