package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"countersign/assessments"
)

// SaveText keeps what was read out of a blob and makes it searchable.
func (w *Workspace) SaveText(ctx context.Context, text assessments.Text) error {
	if w.writer == nil {
		return errReadOnly(w)
	}
	text.Form = assessments.TextForm
	body, err := json.Marshal(text)
	if err != nil {
		return fmt.Errorf("encode the text of %s: %w", text.SHA256, err)
	}
	digest, known := digestOf(body), false
	what, parts := textOf(text.SHA256, string(body))
	mac := w.o.mac(true, what, parts...)
	err = w.write(ctx, func(t *tx) error {
		res, err := t.s.exec(t.plain(), `UPDATE "text" SET "mac" = ? WHERE "sha256" = ? AND "digest" = ? AND "body" = ?
			AND "indexed" = 1`, mac, text.SHA256, digest, string(body))
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n > 0 {
			known = n > 0
			return err
		}
		_, err = t.s.exec(t.plain(), `INSERT INTO "text" ("sha256", "digest", "mac", "body", "indexed") VALUES (?, ?, ?, ?, 0)
			ON CONFLICT ("sha256") DO UPDATE SET "digest" = excluded."digest", "mac" = excluded."mac",
			"body" = excluded."body", "indexed" = 0`, text.SHA256, digest, mac, string(body))
		return err
	})
	if err == nil && !known {
		err = texts{w}.indexText(ctx, text)
	}
	return told(ctx, err, "save", w.path)
}

// LoadText returns the text read from the blob; false when none was stored, or one that is damaged, of
// another form, or not stored by this program on this computer: it is read from its file again.
func (w *Workspace) LoadText(ctx context.Context, digest string) (text assessments.Text, ok bool, err error) {
	err = w.read(ctx, func(v *view) error {
		var s storedText
		ok, err = v.s.scan(ctx, `SELECT "sha256", "digest", "mac", "body" FROM "text" WHERE "sha256" = ?`,
			[]any{digest}, &s.sha256, &s.digest, &s.mac, &s.body)
		if err == nil && ok {
			text, ok = s.decode()
			ok = ok && text.Form == assessments.TextForm && w.o.believesText(s)
		}
		return err
	})
	if err != nil || !ok {
		return assessments.Text{}, false, err
	}
	return text, true, nil
}

// UnbelievedTexts passes on every stored text that is whole, but that this program did not store on
// this computer. Nothing uses them; a check compares them with their files.
func (w *Workspace) UnbelievedTexts(ctx context.Context, fn func(assessments.Text) error) error {
	var digests []string
	err := w.read(ctx, func(v *view) error {
		rows, err := v.s.query(ctx, `SELECT "sha256" FROM "text" ORDER BY "sha256"`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var d string
			if err := rows.Scan(&d); err != nil {
				return err
			}
			digests = append(digests, d)
		}
		return rows.Err()
	})
	for _, d := range digests {
		if err != nil {
			break
		}
		var text assessments.Text
		var unbelieved bool
		err = w.read(ctx, func(v *view) error {
			var s storedText
			ok, err := v.s.scan(ctx, `SELECT "sha256", "digest", "mac", "body" FROM "text" WHERE "sha256" = ?`,
				[]any{d}, &s.sha256, &s.digest, &s.mac, &s.body)
			if err == nil && ok {
				text, ok = s.decode()
				unbelieved = ok && !w.o.believesText(s)
			}
			return err
		})
		if err == nil && unbelieved {
			err = fn(text)
		}
	}
	return err
}

// storedText is a text as it is stored.
type storedText struct{ sha256, digest, mac, body string }

// decode reads the text; false if it is not as it was stored.
func (s storedText) decode() (text assessments.Text, ok bool) {
	ok = digestOf([]byte(s.body)) == s.digest && json.Unmarshal([]byte(s.body), &text) == nil &&
		text.SHA256 == s.sha256
	return text, ok
}

// escaped are the words of the text as they are written in the stored object, of which a search compares
// passages. false if the text is not as it was stored.
func (s storedText) escaped() (words string, ok bool) {
	if digestOf([]byte(s.body)) != s.digest {
		return "", false
	}
	var sum string
	written, ok := fieldOf(s.body, "sha256")
	if !ok || json.Unmarshal([]byte(`"`+written+`"`), &sum) != nil || sum != s.sha256 {
		return "", false
	}
	return fieldOf(s.body, "plain")
}

// fieldOf is the first text of a name in an object, as it is written there. The name can stand in no value
// before it: in these every quotation mark has a backslash.
func fieldOf(object, name string) (written string, ok bool) {
	_, rest, found := strings.Cut(object, `"`+name+`":"`)
	for end := 0; found; end++ {
		next := strings.IndexByte(rest[end:], '"')
		if next < 0 {
			return "", false
		}
		end += next
		if before := rest[:end]; (len(before)-len(strings.TrimRight(before, `\`)))%2 == 0 {
			return before, true
		}
	}
	return "", false
}

func (o Options) believesText(s storedText) bool {
	what, parts := textOf(s.sha256, s.body)
	return o.believes(s.mac, what, parts...)
}

func digestOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
