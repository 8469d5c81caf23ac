package store

import (
	"context"
	"fmt"
	"strings"

	"countersign/assessments"
)

// textNoun marks the passages of a text in the search; their record is the blob's digest.
const textNoun assessments.Noun = "text"

// firstRecord is the lowest id of a record in the search; passages of texts lie below it.
const firstRecord int64 = 1 << 40

// findable are the fields by which a record is found.
var findable = map[assessments.Noun][]string{
	assessments.NounVendor:         {"name", "legal_name", "description"},
	assessments.NounService:        {"name", "description"},
	assessments.NounPlan:           {"name"},
	assessments.NounContract:       {"name"},
	assessments.NounDocument:       {"name"},
	assessments.NounUse:            {"purpose"},
	assessments.NounCitation:       {"quote", "section"},
	assessments.NounNote:           {"body"},
	assessments.NounAnswer:         {"response", "reason"},
	assessments.NounEvidence:       {"name", "description"},
	assessments.NounRevision:       {"label", "file_name"},
	assessments.NounFinding:        {"gap", "remedy"},
	assessments.NounException:      {"reason", "compensating_control"},
	assessments.NounCondition:      {"requires"},
	assessments.NounResponsibility: {"note"},
}

// findableText is what a record says to the search; "" when it is not to be found.
func findableText(r assessments.Record) string {
	if assessments.InBin(r) {
		return ""
	}
	var words []string
	for _, p := range findableParts(r) {
		words = append(words, p.words)
	}
	return strings.Join(words, "\n")
}

// saying is a field of a record by which it is found, and what it says.
type saying struct{ field, words string }

// findableParts are the fields that say something to the search, in their order.
func findableParts(r assessments.Record) (out []saying) {
	names := findable[r.Noun()]
	if len(names) == 0 {
		return nil
	}
	fields, place := r.Fields(), tables()[r.Noun()].place
	for _, name := range names {
		at, ok := place[name]
		if !ok {
			continue
		}
		if words := fields[at].Value.String(); words != "" {
			out = append(out, saying{name, words})
		}
	}
	return out
}

// index keeps the search in step with a record that was put.
func (t *tx) index(r assessments.Record) error {
	if findable[r.Noun()] == nil {
		return nil
	}
	var id int64
	var old string
	body := findableText(r)
	known, err := t.s.scan(t.plain(),
		`SELECT "id", "body" FROM "passage" WHERE "record" = ? AND "noun" = ? AND "position" = 0`,
		[]any{r.Key(), string(r.Noun())}, &id, &old)
	if err != nil {
		return fmt.Errorf("look up %s %s in the search: %w", r.Noun(), r.Key(), err)
	}
	if old == body {
		return nil
	}
	if known {
		return t.reindex(id, old, body)
	}
	id, err = t.s.number(t.plain(), `SELECT max("id") FROM "passage"`)
	if err != nil {
		return err
	}
	return t.addPassage(passage{id: max(id+1, firstRecord), noun: r.Noun(), record: r.Key(), body: body})
}

// passage is one thing that can be found.
type passage struct {
	id          int64
	noun        assessments.Noun
	record      string
	position    int
	first, last int
	body        string
}

func (t *tx) addPassage(p passage) error {
	_, err := t.s.exec(t.plain(), `INSERT INTO "passage" ("id", "noun", "record", "position", "first", "last", "body") VALUES (?, ?, ?, ?, ?, ?, ?)`,
		p.id, string(p.noun), p.record, p.position, p.first, p.last, p.body)
	if err == nil {
		_, err = t.s.exec(t.plain(), `INSERT INTO "search" (rowid, "body") VALUES (?, ?)`, p.id, p.body)
	}
	if err != nil {
		return fmt.Errorf("index %s %s: %w", p.noun, p.record, err)
	}
	return nil
}

// reindex replaces what a passage says; an empty body takes it out.
func (t *tx) reindex(id int64, old, body string) error {
	_, err := t.s.exec(t.plain(), `INSERT INTO "search" ("search", rowid, "body") VALUES ('delete', ?, ?)`,
		id, old)
	if err != nil {
		return fmt.Errorf("take passage %d out of the search: %w", id, err)
	}
	if body == "" {
		_, err = t.s.exec(t.plain(), `DELETE FROM "passage" WHERE "id" = ?`, id)
		return err
	}
	if _, err = t.s.exec(t.plain(), `UPDATE "passage" SET "body" = ? WHERE "id" = ?`, body, id); err == nil {
		_, err = t.s.exec(t.plain(), `INSERT INTO "search" (rowid, "body") VALUES (?, ?)`, id, body)
	}
	return err
}

// unindex takes everything of a record, or of a blob's text, out of the search.
func (t *tx) unindex(noun assessments.Noun, record string) error {
	for {
		var id int64
		var old string
		found, err := t.s.scan(t.plain(),
			`SELECT "id", "body" FROM "passage" WHERE "record" = ? AND "noun" = ? LIMIT 1`,
			[]any{record, string(noun)}, &id, &old)
		if err != nil || !found {
			return err
		}
		if err := t.reindex(id, old, ""); err != nil {
			return err
		}
	}
}

// indexed at once: paragraphs per transaction.
const indexBatch = 300

// texts reads and indexes the words of files.
type texts struct{ *Workspace }

// indexText puts a text's paragraphs into the search, in short transactions.
func (w texts) indexText(ctx context.Context, text assessments.Text) error {
	passages := passagesOf(text)
	for from := 0; ; from += indexBatch {
		to := min(len(passages), from+indexBatch)
		err := w.write(ctx, func(t *tx) error {
			if from == 0 { // what a broken run left
				if err := t.unindex(textNoun, text.SHA256); err != nil {
					return err
				}
			}
			known, err := t.s.number(t.plain(), `SELECT count(*) FROM "text" WHERE "sha256" = ?`, text.SHA256)
			if err != nil || known == 0 { // it was purged while it was indexed
				return err
			}
			id, err := t.s.number(t.plain(), `SELECT max("id") FROM "passage" WHERE "id" < ?`, firstRecord)
			if err != nil {
				return err
			}
			for i, p := range passages[from:to] {
				p.id = id + int64(i) + 1
				if err := t.addPassage(p); err != nil {
					return err
				}
			}
			if to == len(passages) {
				_, err = t.s.exec(t.plain(), `UPDATE "text" SET "indexed" = 1 WHERE "sha256" = ?`,
					text.SHA256)
			}
			return err
		})
		if err != nil || to == len(passages) {
			return err
		}
	}
}

// passagesOf are a text's paragraphs as the search keeps them: running headers and footers are left out.
func passagesOf(text assessments.Text) []passage {
	runes := []rune(text.Plain)
	var out []passage
	for i, p := range text.Paragraphs {
		if p.Kind == assessments.ParagraphMargin || p.Start < 0 || p.End > len(runes) || p.Start >= p.End {
			continue
		}
		out = append(out, passage{
			noun: textNoun, record: text.SHA256, position: i, first: p.Start,
			last: p.End, body: string(runes[p.Start:p.End]),
		})
	}
	return out
}

// indexPending finishes, on opening, the texts whose indexing was interrupted.
func (w texts) indexPending(ctx context.Context) error {
	var pending []string
	err := w.read(ctx, func(v *view) error {
		rows, err := v.s.query(ctx, `SELECT "sha256" FROM "text" WHERE "indexed" = 0`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var digest string
			if err := rows.Scan(&digest); err != nil {
				return err
			}
			pending = append(pending, digest)
		}
		return rows.Err()
	})
	if err != nil {
		return err
	}
	for _, digest := range pending {
		text, ok, err := w.LoadText(ctx, digest)
		if err != nil {
			return err
		}
		if ok { // else it is read again when someone asks for it
			if err := w.indexText(ctx, text); err != nil {
				return err
			}
		}
	}
	return nil
}
