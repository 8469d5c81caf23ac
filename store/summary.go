package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"countersign/assessments/port"
)

// Summaries returns the figures kept, by assessment, in one reading. A damaged entry counts as none:
// it is a cache.
func (w *Workspace) Summaries(ctx context.Context) (map[string]port.Kept, error) {
	out := map[string]port.Kept{}
	err := w.read(ctx, func(v *view) (err error) {
		rows, err := v.s.query(ctx, `SELECT "assessment", "key", "digest", "mac", "figures" FROM "summary"`)
		if err != nil {
			return fmt.Errorf("read the kept figures: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var id, digest, mac string
			var k port.Kept
			if err := rows.Scan(&id, &k.Key, &digest, &mac, &k.Figures); err != nil {
				return fmt.Errorf("read the kept figures: %w", err)
			}
			if digestOf(k.Figures) == digest {
				what, parts := figuresOf(id, k.Key, k.Figures)
				k.Believed = w.o.believes(mac, what, parts...)
				out[id] = k
			}
		}
		return rows.Err()
	})
	return out, err
}

// SaveSummaries keeps figures in place of those kept before, all in one transaction. A workspace that
// is only read keeps none, which is no error.
func (w *Workspace) SaveSummaries(ctx context.Context, by map[string]port.Kept) error {
	if w.writer == nil || len(by) == 0 {
		return nil
	}
	err := w.write(ctx, func(t *tx) error {
		for some := range slices.Chunk(slices.Sorted(maps.Keys(by)), rowsTogether) {
			if err := t.keepFigures(some, by); err != nil {
				return err
			}
		}
		return nil
	})
	return told(ctx, err, "save", w.path)
}

// rowsTogether is how many rows one statement inserts.
const rowsTogether = 256

func (t *tx) keepFigures(assessments []string, by map[string]port.Kept) error {
	var args []any
	for _, id := range assessments {
		k := by[id]
		figures := k.Figures
		if figures == nil {
			figures = []byte{}
		}
		what, parts := figuresOf(id, k.Key, figures)
		args = append(args, id, k.Key, digestOf(figures), t.w.o.mac(true, what, parts...), figures)
	}
	_, err := t.s.exec(t.plain(), `INSERT INTO "summary" ("assessment", "key", "digest", "mac", "figures") VALUES (?, ?, ?, ?, ?)`+
		strings.Repeat(", (?, ?, ?, ?, ?)", len(assessments)-1)+` ON CONFLICT ("assessment") DO UPDATE SET "key" = excluded."key",
		"digest" = excluded."digest", "mac" = excluded."mac", "figures" = excluded."figures"`, args...)
	return err
}
