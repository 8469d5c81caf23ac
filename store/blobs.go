package store

import (
	"context"
	"errors"
	"fmt"
	"io"

	"countersign/assessments"
)

// LinkBlob says that a record of this transaction keeps the blob.
func (t *tx) LinkBlob(digest string) error {
	res, err := t.s.exec(t.plain(), `UPDATE "blob" SET "linked" = 1 WHERE "sha256" = ?`, digest)
	if err != nil {
		return fmt.Errorf("link blob %s: %w", digest, err)
	}
	if n, err := res.RowsAffected(); err != nil || n != 0 {
		return err
	}
	return noBlob(digest)
}

// DropBlob erases the bytes and the derived text of a blob. In the transaction it loses its name; its bytes
// are overwritten after the commit, in short transactions, before Write returns.
func (t *tx) DropBlob(digest string) error {
	t.erased = true
	if _, err := t.s.exec(t.plain(), `UPDATE "blob" SET "sha256" = NULL, "linked" = 2 WHERE "sha256" = ?`,
		digest); err != nil {
		return fmt.Errorf("drop blob %s: %w", digest, err)
	}
	return t.dropText(digest)
}

func noBlob(digest string) error {
	return assessments.Errorf(assessments.NotFound,
		"The workspace has no file with the digest %.12s…. Add the file again, or restore a backup that has it.", digest)
}

// OpenBlob streams a blob out. Reading verifies every chunk, and the whole at the end: a damaged blob never
// reads to io.EOF.
func (w *Workspace) OpenBlob(ctx context.Context, digest string) (io.ReadCloser, int64, error) {
	b := &blobReader{ctx: ctx, w: w, digest: digest, whole: newPieces()}
	err := w.read(ctx, func(v *view) error {
		found, err := v.s.scan(ctx, `SELECT "id", "size" FROM "blob" WHERE "sha256" = ?`, []any{digest},
			&b.id, &b.size)
		if err == nil && !found {
			err = noBlob(digest)
		}
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	return b, b.size, nil
}

// blobReader reads a blob chunk by chunk, so that no reading transaction stays open between them.
type blobReader struct {
	ctx      context.Context
	w        *Workspace
	digest   string
	id, size int64
	position int
	rest     []byte // of the current chunk
	given    int64
	whole    pieces
	err      error
}

func (b *blobReader) Read(p []byte) (int, error) {
	for len(b.rest) == 0 && b.err == nil {
		b.err = b.next()
	}
	if len(b.rest) == 0 {
		return 0, b.err
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

// next fetches a chunk; io.EOF when all were good.
func (b *blobReader) next() error {
	if b.given >= b.size {
		if b.given > b.size || b.whole.sum() != b.digest {
			return b.damaged()
		}
		return io.EOF
	}
	var digest string
	var found bool
	err := b.w.read(b.ctx, func(v *view) (err error) {
		found, err = v.s.scan(b.ctx, `SELECT "digest", "bytes" FROM "chunk" WHERE "blob" = ? AND "position" = ?`, []any{b.id, b.position}, &digest, &b.rest)
		return err
	})
	if err != nil {
		return err
	}
	if !found || len(b.rest) == 0 || !b.whole.fits(b.rest, digest) {
		b.rest = nil
		return b.damaged()
	}
	b.given += int64(len(b.rest))
	b.position++
	return nil
}

// Digest is that of the bytes, proved once they were read to io.EOF: who copies them need not digest
// them again.
func (b *blobReader) Digest() string { return b.digest }

func (b *blobReader) damaged() error {
	return assessments.Errorf(assessments.Damaged,
		"The file with the digest %.12s… is damaged in the workspace, at byte %d or after. Run “countersign check”, and restore a backup or add the file again.", b.digest, b.given)
}

func (b *blobReader) Close() error {
	b.rest = nil
	if b.err == nil {
		b.err = errors.New("blob reader is closed")
	}
	return nil
}
