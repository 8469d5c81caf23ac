package store

import (
	"context"
	"encoding/binary"
	"fmt"
)

// The search keeps its words in segments. A word that is deleted stays in an older segment, and a mark
// of the deletion comes into a newer one. Merging all segments removes both, but only if the merged
// segment becomes the oldest; if it does not, the mark stays, and with it the word.

// eraser overwrites what a purge removed, in file, log and index.
type eraser struct{ *Workspace }

// forgetWords rewrites the search's lists so that words of what was erased are no longer in them: it
// merges all segments where that removes every mark, which is quick, and makes the lists again where
// it does not.
func (w eraser) forgetWords(ctx context.Context) error {
	return w.write(ctx, func(t *tx) error {
		const structure = 10 // the row in which FTS5 says which segments there are
		var block []byte
		if _, err := t.s.scan(t.plain(), `SELECT "block" FROM "search_data" WHERE "id" = ?`, []any{structure},
			&block); err != nil {
			return fmt.Errorf("read the search's structure: %w", err)
		}
		how := "rebuild"
		if mergeForgets(block) {
			how = "optimize"
		}
		if _, err := t.s.exec(t.plain(), `INSERT INTO "search" ("search") VALUES (?)`, how); err != nil {
			return fmt.Errorf("%s the search: %w", how, err)
		}
		return nil
	})
}

// level is one level of segments: how many there are, and how many of them are being merged into the
// next level.
type level struct{ segments, merging uint64 }

// mergeForgets reports whether merging all segments of a structure, as FTS5 does, removes every mark
// of a deletion. It does if the merged segment is put on a level of its own above all others. A
// structure that cannot be read does not.
func mergeForgets(block []byte) bool {
	levels, ok := levelsOf(block)
	if !ok {
		return false
	}
	all := uint64(0)
	for _, l := range levels {
		all += l.segments
	}
	if all < 2 {
		return false // nothing is merged
	}
	const most = 60 // FTS5 has 64 levels, and two come with a merge
	for i, l := range levels {
		alone := l.segments == all || (l.segments == all-1 && l.merging == l.segments)
		if l.segments > 0 && alone { // FTS5 merges this level into the next one
			return l.merging == 0 && l.segments == all && (i == len(levels)-1 || i == len(levels)-2)
		}
	}
	return len(levels) < most
}

// levelsOf reads the levels out of a structure: a cookie, their number, the number of segments, a
// counter; then of each level how many segments are being merged, how many there are, and the facts of
// each.
func levelsOf(block []byte) (out []level, ok bool) {
	const cookie = 4
	if len(block) < cookie {
		return nil, false
	}
	rest, facts := block[cookie:], 3
	if len(rest) >= 4 && binary.BigEndian.Uint32(rest) == 0xff000001 { // with the option contentless_delete
		rest, facts = rest[4:], 8
	}
	ok = true
	next := func() uint64 {
		v, n := varint(rest)
		if n == 0 {
			ok = false
			return 0
		}
		rest = rest[n:]
		return v
	}
	levels, segments := next(), next()
	next() // the counter
	for i := uint64(0); ok && i < levels; i++ {
		l := level{merging: next(), segments: next()}
		for k := uint64(0); ok && k < l.segments*uint64(facts); k++ {
			next()
		}
		out = append(out, l)
		segments -= l.segments
	}
	return out, ok && segments == 0 && len(rest) == 0
}

// varint reads a number as SQLite writes it: seven bits a byte, the most significant first, all eight
// of a ninth byte.
func varint(b []byte) (v uint64, n int) {
	for n < len(b) && n < 9 {
		c := b[n]
		n++
		if n == 9 {
			return v<<8 | uint64(c), n
		}
		v = v<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return v, n
		}
	}
	return 0, 0
}
