package store_test

import (
	"io"
	"testing"

	"countersign/assessments"
	"countersign/store"
)

// TestAFileIsReadWholeOrNotToItsEnd changes what is stored of a file of three pieces: it is never read
// to its end.
func TestAFileIsReadWholeOrNotToItsEnd(t *testing.T) {
	workspace := stocked(t, 1_300_000)
	for name, query := range map[string]string{
		"as it is":                      `UPDATE "blob" SET "size" = "size"`,
		"under another digest":          `UPDATE "blob" SET "sha256" = 'other'`,
		"without its first piece":       `DELETE FROM "chunk" WHERE "position" = 0`,
		"without its last piece":        `DELETE FROM "chunk" WHERE "position" = 2`,
		"with another piece":            `UPDATE "chunk" SET ("bytes", "digest") = (SELECT "bytes", "digest" FROM "chunk" WHERE "position" = 2) WHERE "position" = 1`,
		"with another byte":             `UPDATE "chunk" SET "bytes" = cast('x' || substr("bytes", 2) AS BLOB) WHERE "position" = 1`,
		"with its last piece elsewhere": `UPDATE "chunk" SET "position" = 3 WHERE "position" = 2`,
		"said to be shorter":            `UPDATE "blob" SET "size" = "size" - 1`,
		"said to be longer":             `UPDATE "blob" SET "size" = "size" + 1`,
	} {
		path := unpack(t, workspace)
		must(t, statement(query)(path))
		digest := rows(t, raw(t, path), `SELECT "sha256" FROM "blob"`)[0]
		s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
		must(t, err)
		r, _, err := s.OpenBlob(ctx, digest)
		must(t, err)
		n, err := io.Copy(io.Discard, r)
		if whole := name == "as it is"; whole != (err == nil) || !whole &&
			assessments.KindOf(err) != assessments.Damaged {
			t.Errorf("%s: %d bytes are read, %v", name, n, err)
		}
		must(t, s.Close())
	}
}
