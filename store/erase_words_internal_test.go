package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
)

func TestMergeForgetsOnlyIntoTheOldestSegment(t *testing.T) {
	of := func(levels ...[2]byte) []byte { // merging, segments
		n := byte(0)
		var rest []byte
		for _, l := range levels {
			rest = append(rest, l[0], l[1])
			for range l[1] {
				rest = append(rest, 1, 1, 1)
			}
			n += l[1]
		}
		return append([]byte{0, 0, 0, 7, byte(len(levels)), n, 42}, rest...)
	}
	for name, c := range map[string]struct {
		block []byte
		want  bool
	}{
		"no segment":                 {of(), false},
		"one segment":                {of([2]byte{0, 1}), false},
		"two on the only level":      {of([2]byte{0, 2}), true},
		"two below one empty level":  {of([2]byte{0, 2}, [2]byte{0, 0}), true},
		"two below two empty levels": {of([2]byte{0, 2}, [2]byte{0, 0}, [2]byte{0, 0}), false},
		"two on the last level":      {of([2]byte{0, 0}, [2]byte{0, 2}), true},
		"on two levels":              {of([2]byte{0, 1}, [2]byte{0, 1}), true},
		"on two levels below empty ones": {
			of([2]byte{0, 1}, [2]byte{0, 1}, [2]byte{0, 0}, [2]byte{0, 0}), true,
		},
		"all but one being merged into that one": {of([2]byte{2, 2}, [2]byte{0, 1}), false},
		"some being merged":                      {of([2]byte{2, 3}, [2]byte{0, 1}), true},
		"a structure cut short":                  {of([2]byte{0, 2})[:9], false},
		"a structure with more behind it":        {append(of([2]byte{0, 2}), 0), false},
		"no structure":                           {nil, false},
		"another number of segments than it holds": {
			[]byte{0, 0, 0, 0, 1, 3, 9, 0, 2, 1, 1, 1, 1, 1, 1},
			false,
		},
		"the form for contentless deletes": {
			[]byte{0, 0, 0, 0, 0xff, 0, 0, 1, 1, 2, 9, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
			true,
		},
	} {
		if got := mergeForgets(c.block); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if v, n := varint([]byte{0x81, 0x00, 0xff}); v != 128 || n != 2 {
		t.Errorf("128 reads as %d of %d bytes", v, n)
	}
	if v, n := varint([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}); v != 1<<64-1 || n != 9 {
		t.Errorf("the largest reads as %d of %d bytes", v, n)
	}
	if _, n := varint([]byte{0x81}); n != 0 {
		t.Errorf("a number cut short has %d bytes", n)
	}
}

func TestEachOfManyPurgesForgetsItsWords(t *testing.T) {
	ctx := context.Background()
	seed := uint64(time.Now().UnixNano())
	if s := os.Getenv("COUNTERSIGN_SEED"); s != "" {
		if _, err := fmt.Sscan(s, &seed); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("COUNTERSIGN_SEED=%d", seed)
	r := rand.New(rand.NewPCG(seed, seed>>32))
	path := filepath.Join(t.TempDir(), "w")
	var s port.Store
	fresh := func() {
		t.Helper()
		if s != nil {
			_ = s.Close()
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		var err error
		if s, err = Create(ctx, path, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	defer func() { _ = s.Close() }()
	put := func(id, body string) {
		t.Helper()
		if err := s.Write(ctx, func(tx port.Tx) error {
			return tx.Put(&assessments.Note{ID: id, On: "vendor", OnID: "v", Body: body})
		}); err != nil {
			t.Fatal(err)
		}
	}
	word := func() string {
		var b strings.Builder
		for range 12 {
			b.WriteByte('a' + byte(r.IntN(26)))
		}
		return b.String()
	}
	merged, remade := 0, 0
	for round := range 60 {
		if round%12 == 0 { // the first of them stay small: a page or two of words
			fresh()
			put("stays", "words that stay in the search")
		}
		others := 12 * (round / 24)
		var secrets []string
		for range 1 + r.IntN(3) { // edited, so that marks of deletions are there before the purge
			secrets = append(secrets, word())
			put("n", secrets[len(secrets)-1]+" "+word())
			for range r.IntN(1 + r.IntN(1+others)) {
				put(fmt.Sprintf("other-%d", r.IntN(200)), strings.Repeat(word()+" ", 1+r.IntN(100)))
			}
		}
		var block []byte
		if err := s.Write(ctx, func(tx port.Tx) error {
			eraseNothing(tx)
			return tx.Put(&assessments.Note{ID: "n", On: "vendor", OnID: "v"})
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.(*handle).at().writer.scan(ctx, `SELECT "block" FROM "search_data" WHERE "id" = 10`,
			nil, &block); err != nil {
			t.Fatal(err)
		}
		if levels, ok := levelsOf(block); !ok {
			t.Fatalf("the structure %x cannot be read", block)
		} else if len(levels) > 2 {
			merged++
		} else {
			remade++
		}
		var intact string
		if _, err := s.(*handle).at().writer.scan(ctx, "PRAGMA integrity_check", nil, &intact); err != nil ||
			intact != "ok" {
			t.Fatalf("round %d: the file is %s, %v", round+1, intact, err)
		}
		for _, suffix := range []string{"", "-wal"} {
			b, err := os.ReadFile(path + suffix)
			if err != nil {
				continue
			}
			for _, secret := range secrets {
				if tail := secret[3:]; strings.Contains(string(b), tail) {
					t.Errorf("round %d: %s is still in the file%s", round+1, secret, suffix)
				}
			}
		}
	}
	t.Logf("%d times the segments were merged onto others, %d times made again", merged, remade)
}

// eraseNothing makes a transaction one after which the disk is overwritten.
func eraseNothing(t port.Tx) { t.(*tx).erased = true }
