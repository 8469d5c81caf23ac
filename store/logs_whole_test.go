package store_test

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments/port"
	"countersign/store"
)

// journalBefore is the rollback journal of a transaction that rewrote every page of a file, as SQLite
// leaves it when the power is cut: with it the file becomes what it was before.
func journalBefore(file []byte) []byte {
	const page, sector, nonce = 16384, 512, 7
	number := binary.BigEndian.AppendUint32
	out := []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}
	for _, n := range []int{len(file) / page, nonce, len(file) / page, sector, page} {
		out = number(out, uint32(n))
	}
	out = append(out, make([]byte, sector-len(out))...)
	for at := 0; at < len(file); at += page {
		b, sum := file[at:at+page], uint32(nonce)
		for i := page - 200; i > 0; i -= 200 {
			sum += uint32(b[i])
		}
		out = number(append(number(out, uint32(at/page+1)), b...), sum)
	}
	return out
}

// saved are the bytes of a workspace in a network folder after each of some savings: the first is empty.
func saved(t *testing.T, savings int) (states [][]byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{}.OnNetwork(true))
	must(t, err)
	for n := 0; ; n++ {
		b, err := os.ReadFile(path)
		must(t, err)
		if states = append(states, b); n == savings {
			must(t, s.Close())
			return states
		}
		must(t, s.Write(ctx, vendorNamed(strings.Repeat("x", n+1))))
	}
}

// TestAJournalThatRewritesAFileIsHeldToIt lays whole journals beside whole files: each would pass for
// the file's own but for what it says of the savings.
func TestAJournalThatRewritesAFileIsHeldToIt(t *testing.T) {
	own, other := saved(t, 3), saved(t, 3)
	torn := append([]byte(nil), own[3]...)
	clear(torn[len(torn)-16384*20:])
	for name, tc := range map[string]struct {
		file, before []byte
		says         string // "" is opened
		left         string // the vendor's name, once it is open
	}{
		"its own, of the last saving":              {own[3], own[2], "", "xx"},
		"its own, of the first":                    {own[1], own[0], "", ""},
		"its own, of a file that is torn":          {torn, own[3], "", "xxx"},
		"of two savings ago":                       {own[3], own[1], "does not belong to it", ""},
		"of the first saving, the file has others": {own[3], own[0], "does not belong to it", ""},
		"of another workspace":                     {own[3], other[3], "does not belong to it", ""},
		"of another, beside a torn file":           {torn, other[3], "does not make it whole", ""},
		"of the making of another":                 {own[1], nil, "does not belong to it", ""},
		"of its own making":                        {own[0], nil, "The making of", ""},
		"of its own making, nothing written yet":   {nil, nil, "The making of", ""},
		"of a making, beside a text": {
			[]byte("my notes"), nil, "not a Countersign workspace",
			"",
		},
		"of another, beside an empty file": {nil, other[3], "is an empty file", ""},
	} {
		readOnly := len(name)%2 == 0
		path := filepath.Join(t.TempDir(), "w.ctsg")
		image{"": tc.file, "-journal": journalBefore(tc.before)}.put(t, path)
		there := folder(t, filepath.Dir(path))
		s, err := store.Open(ctx, path, store.Options{ReadOnly: readOnly}.OnNetwork(true))
		if tc.says != "" {
			if err == nil || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("%s, reading only %v: %v", name, readOnly, err)
			}
			if !same(there, folder(t, filepath.Dir(path))) {
				t.Errorf("%s, reading only %v: the folder changed", name, readOnly)
			}
		}
		if err == nil {
			err = errors.Join(wholeAt(t, s, tc.left), s.Close())
		}
		if tc.says == "" && err != nil {
			t.Errorf("%s, reading only %v: %v", name, readOnly, err)
		}
	}
}

// wholeAt checks a workspace and compares its vendor's name.
func wholeAt(t *testing.T, s port.Store, name string) error {
	t.Helper()
	report, err := s.Check(ctx, false, nil)
	if len(report.Damage) > 0 {
		err = errors.Join(err, errors.New(report.Damage[0].Message))
	}
	if got := nameOf(t, s); got != name {
		err = errors.Join(err, errors.New("it says "+got))
	}
	return err
}
