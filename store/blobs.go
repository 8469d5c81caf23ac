package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
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
	if _, err := t.s.exec(t.plain(), `UPDATE "blob" SET "sha256" = NULL, "linked" = 2 WHERE "sha256" = ?`, digest); err != nil {
		return fmt.Errorf("drop blob %s: %w", digest, err)
	}
	if _, err := t.s.exec(t.plain(), `DELETE FROM "text" WHERE "sha256" = ?`, digest); err != nil {
		return fmt.Errorf("drop the text of blob %s: %w", digest, err)
	}
	return t.unindex(textNoun, digest)
}

func noBlob(digest string) error {
	return assessments.Errorf(assessments.NotFound, "The workspace has no file with the digest %.12s…. Add the file again, or restore a backup that has it.", digest)
}

// erase makes what a transaction dropped unreadable: bytes of blobs, words in the search, and the log's copies.
func (w *Workspace) erase(ctx context.Context) error {
	if err := w.sweepNameless(ctx); err != nil {
		return err
	}
	if err := w.forgetWords(ctx); err != nil {
		return err
	}
	done, err := w.keeper.empty(ctx)
	if err == nil && !done {
		w.keeper.nudge()
	}
	return err
}

// sweep erases, on opening, the blobs that no record keeps: what an ingest that was broken off left behind.
// A blob that a record still names is spared whatever its mark says.
func (w *Workspace) sweep(ctx context.Context) error {
	err := w.write(ctx, func(t *tx) error {
		_, err := t.s.exec(t.plain(), `UPDATE "blob" SET "sha256" = NULL WHERE "linked" = 0 AND "sha256" IS NOT NULL
			AND "sha256" NOT IN (SELECT "sha256" FROM "version") AND "sha256" NOT IN (SELECT "sha256" FROM "revision")`)
		return err
	})
	if err != nil {
		return err
	}
	dropped, err := w.writer.number(ctx, `SELECT count(*) FROM "blob" WHERE "sha256" IS NULL AND "linked" = 2`)
	if err != nil {
		return err
	}
	if dropped > 0 { // somebody's purge was broken off after it was recorded
		return w.erase(ctx)
	}
	return w.sweepNameless(ctx)
}

func (w *Workspace) sweepNameless(ctx context.Context) error {
	s := w.writer
	var ids []int64
	err := w.write(ctx, func(t *tx) error {
		rows, err := s.query(t.plain(), `SELECT "id" FROM "blob" WHERE "sha256" IS NULL`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
			if !w.coming.has(id) {
				ids = append(ids, id)
			}
		}
		return rows.Err()
	})
	for _, id := range ids {
		if err == nil {
			err = w.eraseBlob(ctx, id)
		}
	}
	return err
}

// eraseBlob overwrites a blob's chunks, a batch at a time, and then the blob itself.
func (w *Workspace) eraseBlob(ctx context.Context, id int64) error {
	for {
		var gone int64
		err := w.write(ctx, func(t *tx) error {
			res, err := t.s.exec(t.plain(), `DELETE FROM "chunk" WHERE "blob" = ? AND "position" IN (SELECT "position" FROM "chunk" WHERE "blob" = ? ORDER BY "position" LIMIT ?)`, id, id, batchSize)
			if err != nil {
				return err
			}
			if gone, err = res.RowsAffected(); err != nil || gone > 0 {
				return err
			}
			_, err = t.s.exec(t.plain(), `DELETE FROM "blob" WHERE "id" = ?`, id)
			return err
		})
		if err != nil || gone == 0 {
			return err
		}
		w.keeper.checkpoint()
	}
}

// OpenBlob streams a blob out. Reading verifies every chunk, and the whole at the end: a damaged blob never
// reads to io.EOF.
func (w *Workspace) OpenBlob(ctx context.Context, digest string) (io.ReadCloser, int64, error) {
	b := &blobReader{ctx: ctx, w: w, digest: digest, whole: sha256.New()}
	err := w.read(ctx, func(v *view) error {
		found, err := v.s.scan(ctx, `SELECT "id", "size" FROM "blob" WHERE "sha256" = ?`, []any{digest}, &b.id, &b.size)
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
	rest     []byte // of the chunk at hand
	given    int64
	whole    hash.Hash
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
		if b.given > b.size || hex.EncodeToString(b.whole.Sum(nil)) != b.digest {
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
	sum := sha256.Sum256(b.rest)
	if !found || len(b.rest) == 0 || hex.EncodeToString(sum[:]) != digest {
		b.rest = nil
		return b.damaged()
	}
	b.whole.Write(b.rest)
	b.given += int64(len(b.rest))
	b.position++
	return nil
}

func (b *blobReader) damaged() error {
	return assessments.Errorf(assessments.Damaged, "The file with the digest %.12s… is damaged in the workspace, at byte %d or after. Run “countersign check”, and restore a backup or add the file again.", b.digest, b.given)
}

func (b *blobReader) Close() error {
	b.rest = nil
	if b.err == nil {
		b.err = errors.New("blob reader is closed")
	}
	return nil
}
