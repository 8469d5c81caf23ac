package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"countersign/assessments"
)

// SaveText keeps what was read out of a blob and makes it searchable.
func (w *Workspace) SaveText(ctx context.Context, text assessments.Text) error {
	if w.writer == nil {
		return errReadOnly(w.path)
	}
	body, err := json.Marshal(text)
	if err != nil {
		return fmt.Errorf("encode the text of %s: %w", text.SHA256, err)
	}
	digest, known := digestOf(body), false
	err = w.write(ctx, func(t *tx) error {
		n, err := t.s.number(t.plain(), `SELECT count(*) FROM "text" WHERE "sha256" = ? AND "digest" = ? AND "indexed" = 1`, text.SHA256, digest)
		if known = n > 0; known || err != nil {
			return err
		}
		_, err = t.s.exec(t.plain(), `INSERT INTO "text" ("sha256", "digest", "body", "indexed") VALUES (?, ?, ?, 0)
			ON CONFLICT ("sha256") DO UPDATE SET "digest" = excluded."digest", "body" = excluded."body", "indexed" = 0`, text.SHA256, digest, string(body))
		return err
	})
	if err == nil && !known {
		err = w.indexText(ctx, text)
	}
	return told(ctx, err, "save", w.path)
}

// LoadText returns the text read from the blob; false when none was kept.
func (w *Workspace) LoadText(ctx context.Context, digest string) (text assessments.Text, ok bool, err error) {
	err = w.read(ctx, func(v *view) error {
		var want, body string
		ok, err = v.s.scan(ctx, `SELECT "digest", "body" FROM "text" WHERE "sha256" = ?`, []any{digest}, &want, &body)
		if err != nil || !ok {
			return err
		}
		if digestOf([]byte(body)) != want || json.Unmarshal([]byte(body), &text) != nil {
			return assessments.Errorf(assessments.Damaged, "The text read from the file %.12s… is damaged in the workspace. Run “countersign check --rebuild”, which takes it out so that it is read anew.", digest)
		}
		return nil
	})
	if err != nil {
		return assessments.Text{}, false, err
	}
	return text, ok, nil
}

func digestOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
