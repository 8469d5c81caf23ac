package store

import (
	"context"
	"fmt"
	"strings"
)

// A purge takes two steps. Its transaction takes bytes and words out of the tables, and notes in the table
// "erasure" that they are still on the disk: in the chunks of a nameless blob, in the search's lists,
// in parts of pages that are not in use, in the log. After the commit erase overwrites them and then
// removes the note. If the program is killed in between, the next opening finds the note and does the
// same.

// noteErasure records, in the transaction of a purge, that something is to be overwritten.
func (t *tx) noteErasure() error {
	seq, _, err := t.Head()
	if err != nil {
		return err
	}
	if _, err := t.s.exec(t.plain(), `INSERT INTO "erasure" ("event") VALUES (?)`, seq); err != nil {
		return fmt.Errorf("note what is to be overwritten: %w", err)
	}
	return nil
}

// erase overwrites what was purged until now: bytes of blobs, words in the search, and the log's
// copies. While a reader still needs the log it stays noted, and the keeper tries again.
func (w eraser) erase(ctx context.Context) error {
	w.erasing.Lock()
	defer w.erasing.Unlock()
	upTo, err := w.lastErasure(ctx)
	if err != nil {
		return err
	}
	if err := w.sweepNameless(ctx); err != nil {
		return err
	}
	if err := w.forgetWords(ctx); err != nil {
		return err
	}
	if err := w.cleanPages(ctx); err != nil {
		return err
	}
	w.unfinished.Store(upTo)
	done, err := w.keeper.empty(ctx)
	if err != nil || !done {
		w.keeper.nudge()
		return err
	}
	return w.overwritten(ctx, upTo)
}

// lastErasure is the newest note of something to be overwritten; 0 if there is none.
func (w eraser) lastErasure(ctx context.Context) (upTo int64, err error) {
	err = w.write(ctx, func(t *tx) (err error) {
		upTo, err = t.s.number(t.plain(), `SELECT max("id") FROM "erasure"`)
		return err
	})
	return upTo, err
}

// overwritten removes the notes of what was overwritten, after the log was emptied.
func (w eraser) overwritten(ctx context.Context, upTo int64) error {
	err := w.write(ctx, func(t *tx) error {
		_, err := t.s.exec(t.plain(), `DELETE FROM "erasure" WHERE "id" <= ?`, upTo)
		return err
	})
	if err == nil {
		w.unfinished.CompareAndSwap(upTo, 0)
	}
	return err
}

// finishErasure empties the log if that is all that a purge still waits for, without waiting for readers.
func (w eraser) finishErasure(ctx context.Context) {
	upTo := w.unfinished.Load()
	if upTo == 0 {
		return
	}
	if done, err := w.keeper.emptyNow(ctx); err == nil && done {
		_ = w.overwritten(ctx, upTo) // it stays noted otherwise, and the next opening finishes it
	}
}

// lastErased removes the notes of what was overwritten when the log was emptied on closing.
func (w eraser) lastErased(ctx context.Context) error {
	upTo := w.unfinished.Load()
	if upTo == 0 {
		return nil
	}
	if busy, pages, err := lookout(w).move(ctx, w.writer, "TRUNCATE"); err != nil || busy || pages > 0 {
		return err
	}
	if _, err := w.writer.exec(ctx, `DELETE FROM "erasure" WHERE "id" <= ?`, upTo); err != nil {
		return err
	}
	return w.lastMove(ctx)
}

// sweep erases, on opening, what no record keeps: blobs that an interrupted ingest left behind, texts
// whose file was purged while they were read, and what a purge could not overwrite before the program
// ended. A blob that a record still keeps is spared whatever its mark says.
func (w eraser) sweep(ctx context.Context) error {
	err := w.write(ctx, func(t *tx) error {
		_, err := t.s.exec(t.plain(), `UPDATE "blob" SET "sha256" = NULL WHERE "linked" = 0 AND "sha256" IS NOT NULL
			AND "sha256" NOT IN (SELECT "sha256" FROM "version" WHERE "purged_on" = '')
			AND "sha256" NOT IN (SELECT "sha256" FROM "revision" WHERE "purged_on" = '')`)
		if err != nil {
			return err
		}
		return t.dropStrayTexts()
	})
	if err != nil {
		return err
	}
	dropped, err := w.writer.number(ctx,
		`SELECT (SELECT count(*) FROM "erasure") + (SELECT count(*) FROM "blob" WHERE "sha256" IS NULL AND "linked" = 2)`)
	if err != nil {
		return err
	}
	if dropped > 0 {
		return w.erase(ctx)
	}
	return w.sweepNameless(ctx)
}

// dropStrayTexts takes out texts whose file is no longer in the workspace.
func (t *tx) dropStrayTexts() error {
	rows, err := t.s.query(t.plain(),
		`SELECT "sha256" FROM "text" WHERE "sha256" NOT IN (SELECT "sha256" FROM "blob" WHERE "sha256" IS NOT NULL)`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var stray []string
	for rows.Next() {
		var digest string
		if err := rows.Scan(&digest); err != nil {
			return err
		}
		stray = append(stray, digest)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, digest := range stray {
		if err := t.dropText(digest); err != nil {
			return err
		}
	}
	return nil
}

// dropText takes out the text read from a blob, with its passages in the search.
func (t *tx) dropText(digest string) error {
	t.erased = true
	if _, err := t.s.exec(t.plain(), `DELETE FROM "text" WHERE "sha256" = ?`, digest); err != nil {
		return fmt.Errorf("drop the text of blob %s: %w", digest, err)
	}
	return t.unindex(textNoun, digest)
}

func (w eraser) sweepNameless(ctx context.Context) error {
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
func (w eraser) eraseBlob(ctx context.Context, id int64) error {
	for {
		var gone int64
		err := w.write(ctx, func(t *tx) error {
			res, err := t.s.exec(t.plain(),
				`DELETE FROM "chunk" WHERE "blob" = ? AND "position" IN (SELECT "position" FROM "chunk" WHERE "blob" = ? ORDER BY "position" LIMIT ?)`, id, id, batchSize)
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

// pending names the purges whose bytes are not yet overwritten on the disk.
func (c *check) pending() error {
	rows, err := c.v.s.query(c.ctx, `SELECT DISTINCT e."event", coalesce(j."verb" || ' ' || j."subject_id", '') FROM "erasure" e
		LEFT JOIN "journal" j ON j."seq" = e."event" ORDER BY 1`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var what string
		if err := rows.Scan(&seq, &what); err != nil {
			return err
		}
		c.report.Pending = append(c.report.Pending,
			strings.TrimSpace(fmt.Sprintf("journal event %d %s", seq, what)))
	}
	return rows.Err()
}
