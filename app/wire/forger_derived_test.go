package wire

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"strings"

	"countersign/assessments"
	"countersign/assessments/cached"
)

const termsFile = `(SELECT sha256 FROM version WHERE id = 'lumen-terms/2026-09')`

// forgedContents change the bytes of files.
func forgedContents() []forgery {
	const terms = `(SELECT id FROM blob WHERE sha256 = ` + termsFile + `)`
	planted := sha256.Sum256([]byte("planted"))
	digest := hex.EncodeToString(planted[:])
	return []forgery{
		{
			name: "a byte of a file", kind: assessments.InContent, inside: true, place: "byte 0-490",
			do: statements(`UPDATE chunk SET bytes = cast(replace(cast(bytes AS TEXT), 'not use', 'now use') AS BLOB) WHERE blob = ` + terms),
		},
		{
			name: "a file and the digest of its piece", kind: assessments.InContent, inside: true,
			place: "blob ", do: recontent(false),
		},
		{
			name: "a file under the digest of the new one", kind: assessments.InContent,
			place: "version lumen-terms/2026-09, field sha256", do: recontent(true),
		},
		{
			name: "a file cut short", kind: assessments.InContent, inside: true, place: "blob ",
			do: statements(`UPDATE chunk SET bytes = substr(bytes, 1, 100) WHERE blob = ` + terms),
		},
		{
			name: "a file without its pieces", kind: assessments.InContent, inside: true,
			place: "byte 0 and on",
			do:    statements(`DELETE FROM chunk WHERE blob = ` + terms),
		},
		{
			name: "a file with a piece more", kind: assessments.InContent, place: "byte 524288 and on",
			do: statements(`INSERT INTO chunk SELECT blob, 1, digest, bytes FROM chunk WHERE blob = ` +
				terms),
		},
		{
			name: "a file with a piece before its first", kind: assessments.InContent, place: "blob ",
			do: statements(`INSERT INTO chunk SELECT blob, -1, digest, bytes FROM chunk WHERE blob = ` +
				terms),
		},
		{
			name: "a file taken out", kind: assessments.InContent, place: "version lumen-terms/2026-09",
			do: statements(`DELETE FROM chunk WHERE blob = `+terms, `DELETE FROM blob WHERE sha256 = `+
				termsFile),
		},
		{
			name: "a file without its name", kind: assessments.InContent,
			place: "version lumen-terms/2026-09",
			do:    statements(`UPDATE blob SET sha256 = NULL WHERE sha256 = ` + termsFile),
		},
		{
			name: "a file that no event names", kind: assessments.InContent, place: "blob " +
				digest, read: true,
			do: statements(`INSERT INTO blob (id, sha256, size, linked) VALUES (9000, '`+digest+`', 7, 1)`,
				`INSERT INTO chunk VALUES (9000, 0, '`+digest+`', cast('planted' AS BLOB))`),
		},
		{
			name: "the file of a purged version put back", kind: assessments.InContent,
			place: "blob 042963ac",
			do: statements(`INSERT INTO blob (id, sha256, size, linked) SELECT 9000, sha256, size, 1 FROM version WHERE id = 'lumen-opinion/1'`,
				`INSERT INTO chunk SELECT 9000, 0, sha256, zeroblob(size) FROM version WHERE id = 'lumen-opinion/1'`),
		},
	}
}

// recontent gives the terms other bytes with the digests that fit them, with renamed also the file's own.
func recontent(renamed bool) func(*sql.DB, string) error {
	return func(db *sql.DB, _ string) error {
		var id int64
		var b []byte
		if err := db.QueryRow(`SELECT c.blob, c.bytes FROM chunk c JOIN blob b ON b.id = c.blob WHERE b.sha256 = `+termsFile).Scan(&id, &b); err != nil {
			return err
		}
		forged := bytes.Replace(b, []byte("not use"), []byte("now use"), 1)
		sum := sha256.Sum256(forged)
		digest := hex.EncodeToString(sum[:])
		_, err := db.Exec(`UPDATE chunk SET bytes = ?, digest = ? WHERE blob = ?`, forged, digest, id)
		if renamed {
			_, rerr := db.Exec(`UPDATE blob SET sha256 = ? WHERE id = ?`, digest, id)
			err = errors.Join(err, rerr)
		}
		return err
	}
}

// forgedDerived change what is derived: texts, the search, figures.
func forgedDerived() []forgery {
	derived := func(kind assessments.DamageKind, name, place string, do func(*sql.DB, string) error) forgery {
		return forgery{name: name, kind: kind, place: place, packs: true, do: do}
	}
	return []forgery{
		derived(assessments.InTexts, "words of a text", "text of ",
			statements(`UPDATE text SET body = replace(body, 'not use', 'now use')`)),
		derived(assessments.InTexts, "words of a text with its digest", "text of ", retext(true)),
		derived(assessments.InTexts, "words of a text with its digest and without a code", "text of ",
			retext(false)),
		derived(assessments.InTexts, "a text of a file that is not there", "text of 00ff",
			statements(`INSERT INTO text (sha256, digest, body) VALUES ('00ff', '', '')`)),
		derived(assessments.InSearch, "a paragraph in the search", "search, paragraph",
			statements(`UPDATE passage SET body = 'They train on everything.' WHERE noun = 'text' AND id = (SELECT min(id) FROM passage)`)),
		derived(assessments.InSearch, "a record in the search", "search, vendor lumen",
			statements(`UPDATE passage SET body = 'Helga' WHERE noun = 'vendor'`)),
		derived(assessments.InSearch, "a record taken out of the search", "search, vendor lumen",
			statements(`DELETE FROM passage WHERE noun = 'vendor'`)),
		derived(assessments.InSearch, "a record in the search that is not there", "search",
			statements(`INSERT INTO passage VALUES (9999999999999, 'vendor', 'forged', 0, 0, 0, 'Helga')`)),
		derived(assessments.InSearch, "a paragraph of a text that is not there", "search, text 00ff",
			statements(`INSERT INTO passage VALUES (999999, 'text', '00ff', 0, 0, 5, 'Helga')`)),
		derived(assessments.InSearch, "words taken out of the search's lists", "search",
			statements(`INSERT INTO search (search, rowid, body) SELECT 'delete', id, body FROM passage WHERE noun = 'vendor'`)),
		derived(assessments.InSearch, "words put into the search's lists", "search",
			statements(`INSERT INTO search (rowid, body) VALUES (77777, 'planted')`)),
		derived(assessments.InSearch, "the search's lists emptied", "search",
			statements(`DELETE FROM search_data WHERE id > 10`)),
		derived(assessments.InFigures, "figures without their digest", "figures of "+forgedAssessment,
			statements(`UPDATE summary SET name = 'Approved in full by the board'`)),
		derived(assessments.InFigures, "figures of a discipline without their digest", "figures of "+
			forgedAssessment,
			statements(`UPDATE summary_discipline SET score = 1000, gates_open = 0`)),
		derived(assessments.InFigures, "the figures of a discipline taken out", "figures of "+
			forgedAssessment,
			statements(`DELETE FROM summary_discipline WHERE discipline = (SELECT min(discipline) FROM summary_discipline)`)),
		derived(assessments.InFigures, "figures with their digest", "figures of "+forgedAssessment,
			refigure(approved, `UPDATE summary SET mac = (SELECT mac FROM was)`)),
		derived(assessments.InFigures, "figures with their digest and without a code", "figures of "+
			forgedAssessment, refigure(approved, `UPDATE summary SET mac = ''`)),
		derived(assessments.InFigures, "figures with a code of another secret", "figures of "+
			forgedAssessment, refigure(approved, "")),
		derived(assessments.InFigures, "figures of nothing", "figures of "+forgedAssessment,
			refigure(func(k *cached.Kept) {
				k.Summary = cached.Summary{ID: k.Summary.ID}
			}, `UPDATE summary SET mac = (SELECT mac FROM was)`)),
		derived(assessments.InFigures, "figures of an assessment that is not there", "figures of forged",
			statements(`CREATE TABLE was AS SELECT * FROM summary`, `UPDATE was SET assessment = 'forged'`,
				`INSERT INTO summary SELECT * FROM was`, `DROP TABLE was`)),
	}
}

// retext forges the words of the terms in a text and in the search, with every digest that anyone can
// compute.
func retext(code bool) func(*sql.DB, string) error {
	return func(db *sql.DB, path string) error {
		var digest, body string
		if err := db.QueryRow(`SELECT sha256, body FROM text WHERE sha256 = `+termsFile).Scan(&digest,
			&body); err != nil {
			return err
		}
		body = strings.Replace(body, "not use", "now use", 1)
		var text assessments.Text
		if err := json.Unmarshal([]byte(body), &text); err != nil {
			return err
		}
		sum := sha256.Sum256([]byte(body))
		if _, err := db.Exec(`UPDATE text SET body = ?, digest = ? WHERE sha256 = ?`, body,
			hex.EncodeToString(sum[:]), digest); err != nil {
			return err
		}
		queries := []string{
			`INSERT INTO search (search, rowid, body) SELECT 'delete', id, body FROM passage WHERE noun = 'text' AND body LIKE '%not use%'`,
			`UPDATE passage SET body = replace(body, 'not use', 'now use') WHERE noun = 'text' AND body LIKE '%not use%'`,
			`INSERT INTO search (rowid, body) SELECT id, body FROM passage WHERE noun = 'text' AND body LIKE '%now use%'`,
		}
		if !code {
			queries = append(queries, `UPDATE text SET mac = ''`)
		}
		return statements(queries...)(db, path)
	}
}

// forgedDefinitions put something of the forger's own into the schema, or take something of ours out.
func forgedDefinitions() []forgery {
	definition := func(name, place string, queries ...string) forgery {
		return forgery{name: name, kind: assessments.InDefinitions, place: place, do: statements(queries...)}
	}
	const loop = ` AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT 'v' || n AS id, 'n' AS name, '' AS legal_name, '' AS country, '' AS website, '' AS contact, '' AS tags, '' AS description, 0 AS binned FROM t`
	return []forgery{
		definition("a trigger", "trigger evil",
			`CREATE TRIGGER evil AFTER INSERT ON vendor BEGIN UPDATE assessment SET status = 'approved'; END`),
		definition("a trigger on the journal", "trigger evil",
			`CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM finding; END`),
		definition("a trigger named as statistics", "trigger sqlitexstat1",
			`CREATE TRIGGER sqlitexstat1 AFTER UPDATE ON answer BEGIN UPDATE answer SET verdict = 'met'; END`),
		definition("a view", "view totals", `CREATE VIEW totals AS SELECT count(*) FROM answer`),
		definition("a view without an end in place of a table", "table vendor",
			`ALTER TABLE vendor RENAME TO v_old`, `CREATE VIEW vendor`+loop),
		definition("a view in place of the decisions", "table decision",
			`ALTER TABLE decision RENAME TO d_old`,
			`CREATE VIEW decision AS SELECT * FROM d_old WHERE outcome <> 'rejected'`),
		definition("a view in place of the journal", "table journal", `ALTER TABLE journal RENAME TO j_old`,
			`CREATE VIEW journal AS SELECT * FROM j_old WHERE seq < 3`),
		definition("a table", "table guest", `CREATE TABLE guest (x)`, `INSERT INTO guest VALUES (1)`),
		definition("a table of search words", "table words",
			`CREATE VIRTUAL TABLE words USING fts5vocab('search', 'row')`),
		definition("statistics", "table sqlite_stat1", `ANALYZE`),
		definition("an index", "index evil", `CREATE INDEX evil ON answer (verdict) WHERE verdict = 'met'`),
		definition("an index taken out", "index answer_by_assessment", `DROP INDEX answer_by_assessment`),
		definition("a table taken out", "table tick", `DROP TABLE tick`),
		definition("the journal's changes taken out", "table journal_change", `DROP TABLE journal_change`),
		definition("the search taken out", "table search", `DROP TABLE search`),
		definition("two tables swapped", "table decision", `ALTER TABLE decision RENAME TO x`,
			`ALTER TABLE signoff RENAME TO decision`, `ALTER TABLE x RENAME TO signoff`),
		definition("a column more", "table assessment", `ALTER TABLE assessment ADD COLUMN approved INTEGER`),
		definition("a column with another name", "table decision",
			`ALTER TABLE decision RENAME COLUMN outcome TO outcome2`),
		definition("a table that takes anything", "table vendor", `PRAGMA writable_schema = ON`,
			`UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'vendor'`),
		definition("a table without its references", "table service", `PRAGMA writable_schema = ON`,
			`UPDATE sqlite_schema SET sql = replace(sql, 'REFERENCES "vendor" ("id") DEFERRABLE INITIALLY DEFERRED', '') WHERE name = 'service'`),
	}
}

// forgedFiles change the file around its tables.
func forgedFiles() []forgery {
	appended := func(n int) func(*sql.DB, string) error {
		return func(db *sql.DB, path string) error {
			if err := db.Close(); err != nil {
				return err
			}
			f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			_, err = f.Write(bytes.Repeat([]byte("hidden"), n/6+1)[:n])
			return errors.Join(err, f.Close())
		}
	}
	return []forgery{
		{
			name: "an index without one of its rows", kind: assessments.InFile, place: "structure",
			do: unindexed,
		},
		{
			name: "100 KB behind the end", kind: assessments.InFile, place: "the file, byte",
			do: appended(100 << 10),
		},
		{
			name: "a byte behind the end", kind: assessments.InFile, place: "the file, byte", read: true,
			do: appended(1),
		},
		{
			name: "a page behind the end", kind: assessments.InFile, place: "the file, byte",
			do: appended(16384),
		},
	}
}

// unindexed makes the index by which the journal is asked about a record again, without the change of
// a verdict, under the definition that it had; the record is as if that change had not been.
func unindexed(db *sql.DB, path string) error {
	var definition string
	if err := db.QueryRow(`SELECT sql FROM sqlite_schema WHERE name = 'journal_change_by_record'`).Scan(
		&definition); err != nil {
		return err
	}
	return statements(
		`DROP INDEX journal_change_by_record`,
		definition+` WHERE field <> 'verdict' OR after <> 'not_met'`,
		`PRAGMA writable_schema = ON`,
		`UPDATE sqlite_schema SET sql = '`+definition+`' WHERE name = 'journal_change_by_record'`,
		`UPDATE answer SET verdict = '' WHERE verdict = 'not_met'`,
	)(db, path)
}
