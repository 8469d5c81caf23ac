package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

func TestCleanPageOverwritesOnlyWhatIsNotInUse(t *testing.T) {
	const size = 512
	page := func(kind byte, at, cells, rows, free int) []byte {
		p := bytes.Repeat([]byte{'x'}, size)
		p[at] = kind
		binary.BigEndian.PutUint16(p[at+1:], uint16(free))
		binary.BigEndian.PutUint16(p[at+3:], uint16(cells))
		binary.BigEndian.PutUint16(p[at+5:], uint16(rows))
		return p
	}
	block := func(p []byte, at, next, size int) []byte {
		binary.BigEndian.PutUint16(p[at:], uint16(next))
		binary.BigEndian.PutUint16(p[at+2:], uint16(size))
		return p
	}
	for name, c := range map[string]struct {
		page   []byte
		number int64
		clean  [][2]int // what is overwritten
	}{
		"a leaf":                     {page(13, 0, 3, 400, 0), 2, [][2]int{{14, 400}}},
		"a leaf of an index":         {page(10, 0, 0, 512, 0), 2, [][2]int{{8, 512}}},
		"an inner page":              {page(5, 0, 3, 400, 0), 2, [][2]int{{18, 400}}},
		"an inner page of an index":  {page(2, 0, 3, 400, 0), 2, [][2]int{{18, 400}}},
		"an inner page that is full": {page(2, 0, 1, 14, 0), 2, nil},
		"the first page":             {page(13, 100, 1, 300, 0), 1, [][2]int{{110, 300}}},
		"blocks between the rows": {block(block(page(13, 0, 1, 400, 420), 420, 460, 10), 460, 0,
			52), 2, [][2]int{{10, 400}, {424, 430}, {464, 512}}},
		"a block that leads nowhere": {
			block(page(13, 0, 1, 400, 420), 420, 3000, 10), 2,
			[][2]int{{10, 400}, {424, 430}},
		},
		"blocks in a circle": {
			block(page(13, 0, 1, 400, 420), 420, 420, 10), 2,
			[][2]int{{10, 400}, {424, 430}},
		},
		"a block longer than the page": {
			block(page(13, 0, 1, 400, 420), 420, 0, 200), 2,
			[][2]int{{10, 400}},
		},
		"a block longer than it by one": {
			block(page(13, 0, 1, 400, 420), 420, 0, 93), 2,
			[][2]int{{10, 400}},
		},
		"a block before the rows": {page(13, 0, 1, 400, 300), 2, [][2]int{{10, 400}}},
		"a block that begins one before them": {
			block(page(13, 0, 1, 400, 399), 399, 0, 20), 2,
			[][2]int{{10, 400}},
		},
		"another page":                         {page(0, 0, 1, 400, 0), 2, nil},
		"rows that begin before the cells end": {page(13, 0, 200, 400, 0), 2, nil},
		"rows that begin behind the page":      {page(13, 0, 1, 600, 0), 2, nil},
		"a page cut short":                     {page(13, 0, 1, 400, 0)[:11], 2, nil},
	} {
		want := bytes.Clone(c.page)
		for _, at := range c.clean {
			clear(want[at[0]:at[1]])
		}
		if changed := cleanPage(c.page, c.number); changed != (len(c.clean) > 0) ||
			!bytes.Equal(c.page, want) {
			t.Errorf("%s: changed %v, and it is\n%q\nwant\n%q", name, changed, c.page, want)
		}
		if cleanPage(c.page, c.number) {
			t.Errorf("%s: there is something to overwrite again", name)
		}
	}
}

func TestCleanPagesChangesNoRecord(t *testing.T) {
	ctx := context.Background()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "w"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := rand.New(rand.NewPCG(1, 2))
	bodies := map[string]string{}
	for range 300 {
		id, body := string(rune('a'+r.IntN(26)))+string(rune('a'+r.IntN(26))),
			string(bytes.Repeat([]byte{byte('a' + r.IntN(26))}, r.IntN(20_000)))
		bodies[id] = body
		if err := s.Write(ctx, func(tx port.Tx) error {
			return tx.Put(&assessments.Note{ID: id, On: "vendor", OnID: "v", Body: body})
		}); err != nil {
			t.Fatal(err)
		}
	}
	w := s.(*handle).at()
	if err := (eraser{w}).cleanPages(ctx); err != nil {
		t.Fatal(err)
	}
	pages, err := (eraser{w}).rowPages(ctx)
	if err != nil || len(pages) < 50 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	inner, err := w.writer.number(ctx, `SELECT count(*) FROM dbstat WHERE "pagetype" = 'internal'`)
	leaves, lerr := w.writer.number(ctx, `SELECT count(*) FROM dbstat WHERE "pagetype" = 'leaf'`)
	if err = errors.Join(err, lerr); err != nil || inner == 0 || inner+leaves != int64(len(pages)) {
		t.Errorf("%d pages are looked at, of %d inner ones and %d leaves, %v", len(pages), inner, leaves, err)
	}
	for _, number := range pages {
		var page []byte
		if _, err := w.writer.scan(ctx, `SELECT "data" FROM sqlite_dbpage WHERE "pgno" = ?`, []any{number},
			&page); err != nil || cleanPage(page, number) {
			t.Errorf("page %d is not clean, %v", number, err)
		}
	}
	var intact string
	if _, err := w.writer.scan(ctx, "PRAGMA integrity_check", nil, &intact); err != nil || intact != "ok" {
		t.Errorf("the file is %s, %v", intact, err)
	}
	if err := s.Read(ctx, func(v port.Reader) error {
		for id, body := range bodies {
			n := &assessments.Note{ID: id}
			if ok, err := v.Get(n); err != nil || !ok || n.Body != body {
				t.Errorf("note %s: %v, %v", id, ok, err)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
