package store

import (
	"context"
	"encoding/binary"
)

// SQLite overwrites what is deleted (secure_delete). But when it shares the rows of a page out among
// others, it leaves copies of them where the page is not in use, and these are not overwritten before
// the page fills up again.

// pagesAtOnce are looked at in one transaction: 4 MiB.
const pagesAtOnce = 256

// cleanPages overwrites with zeros what is not in use in the pages that hold rows.
func (w eraser) cleanPages(ctx context.Context) error {
	pages, err := w.rowPages(ctx)
	if err != nil {
		return err
	}
	for len(pages) > 0 {
		some := pages[:min(pagesAtOnce, len(pages))]
		pages = pages[len(some):]
		err := w.write(ctx, func(t *tx) error {
			for _, number := range some {
				var page []byte
				found, err := t.s.scan(t.plain(), `SELECT "data" FROM sqlite_dbpage WHERE "pgno" = ?`,
					[]any{number}, &page)
				if err != nil {
					return err
				}
				if !found || !cleanPage(page, number) {
					continue
				}
				if _, err := t.s.exec(t.plain(), `UPDATE sqlite_dbpage SET "data" = ? WHERE "pgno" = ?`, page,
					number); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		w.keeper.checkpoint()
	}
	return nil
}

// rowPages lists the pages that hold rows, not those that only continue a long value.
func (w eraser) rowPages(ctx context.Context) (pages []int64, err error) {
	err = w.read(ctx, func(v *view) error {
		rows, err := v.s.query(v.ctx, `SELECT "pageno" FROM dbstat WHERE "pagetype" <> 'overflow'`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var number int64
			if err := rows.Scan(&number); err != nil {
				return err
			}
			pages = append(pages, number)
		}
		return rows.Err()
	})
	return pages, err
}

// cleanPage overwrites what is not in use in a page of rows, and reports whether anything was there.
// Another page, or one that is not as SQLite writes it, it leaves.
func cleanPage(page []byte, number int64) (changed bool) {
	at := 0
	if number == 1 {
		at = headerSize
	}
	if len(page) < at+12 {
		return false
	}
	head := 8
	switch page[at] {
	case 10, 13: // leaves
	case 2, 5: // which have the number of one more page in the head
		head = 12
	default:
		return false
	}
	two := func(i int) int { return int(binary.BigEndian.Uint16(page[i:])) }
	free, cells, rows := two(at+1), two(at+3), two(at+5)
	if rows == 0 {
		rows = 65536
	}
	from := at + head + 2*cells
	if from > rows || rows > len(page) {
		return false
	}
	clean := func(from, to int) {
		for i := from; i < to; i++ {
			changed = changed || page[i] != 0
			page[i] = 0
		}
	}
	clean(from, rows)
	// blocks between the rows, in order: where the next is, and how long this one is
	for last := rows - 1; free != 0; {
		if free <= last || free+4 > len(page) || free+two(free+2) > len(page) {
			return changed
		}
		end := free + two(free+2)
		clean(free+4, end)
		last, free = end-1, two(free)
	}
	return changed
}
