package store

import (
	"context"
)

// Summary returns the figures kept for an assessment under the key; false when there are none. A damaged
// entry counts as none: it is a cache.
func (w *Workspace) Summary(ctx context.Context, assessment, key string) (figures []byte, ok bool, err error) {
	err = w.read(ctx, func(v *view) error {
		var digest string
		ok, err = v.s.scan(ctx, `SELECT "digest", "figures" FROM "summary" WHERE "assessment" = ? AND "key" = ?`, []any{assessment, key}, &digest, &figures)
		if ok && digestOf(figures) != digest {
			figures, ok = nil, false
		}
		return err
	})
	return figures, ok, err
}

// SaveSummary keeps an assessment's figures; those under another key go. A workspace that is only read keeps
// none, which is no error.
func (w *Workspace) SaveSummary(ctx context.Context, assessment, key string, figures []byte) error {
	if w.writer == nil {
		return nil
	}
	if figures == nil {
		figures = []byte{}
	}
	err := w.write(ctx, func(t *tx) error {
		_, err := t.s.exec(t.plain(), `INSERT INTO "summary" ("assessment", "key", "digest", "figures") VALUES (?, ?, ?, ?)
			ON CONFLICT ("assessment") DO UPDATE SET "key" = excluded."key", "digest" = excluded."digest", "figures" = excluded."figures"`,
			assessment, key, digestOf(figures), figures)
		return err
	})
	return told(ctx, err, "save", w.path)
}
