package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// meddling is what another program does to the file of an open workspace.
type meddling struct {
	name string
	do   func(t *testing.T, path string)
	what assessments.Loss
	gone bool // what was open cannot be saved any more
}

// meddlings are all kinds. before is a copy of the workspace from earlier, other another workspace.
func meddlings(before, other []byte) []meddling {
	put := func(b []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) { // as a sync client does
			temp := filepath.Join(t.TempDir(), "x")
			must(t, os.WriteFile(temp, b, 0o600))
			must(t, os.Rename(temp, path))
		}
	}
	over := func(b []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) { must(t, os.WriteFile(path, b, 0o600)) } // as cp does
	}
	return []meddling{
		{name: "mv of an earlier copy over it", do: put(before), what: assessments.Replaced},
		{name: "mv of another workspace over it", do: put(other), what: assessments.Replaced},
		{name: "mv of a text over it", do: put([]byte("notes")), what: assessments.Replaced},
		{name: "rm", do: func(t *testing.T, path string) {
			must(t, os.Remove(path))
		}, what: assessments.Removed},
		{name: "rm of everything", do: func(t *testing.T, path string) {
			for _, suffix := range []string{"", "-wal", "-shm"} {
				_ = os.Remove(path + suffix)
			}
		}, what: assessments.Removed},
		{name: "mv elsewhere", do: func(t *testing.T, path string) {
			must(t, os.Rename(path, path+".moved"))
		}, what: assessments.Removed},
		{name: "a copy put in its place", do: func(t *testing.T, path string) {
			b, err := os.ReadFile(path)
			must(t, err)
			put(b)(t, path)
		}, what: assessments.Replaced},
		{name: "a sync client's three files", do: func(t *testing.T, path string) {
			put(other)(t, path)
			put([]byte("another log"))(t, path+"-wal")
		}, what: assessments.Replaced},
		{name: "cp of another workspace over it", do: over(other), what: assessments.Overwritten, gone: true},
		{
			name: "cp of a text over it", do: over(bytes.Repeat([]byte("notes "), 400_000)),
			what: assessments.Overwritten, gone: true,
		},
		{name: "cut to nothing", do: func(t *testing.T, path string) {
			must(t, os.Truncate(path, 0))
		}, what: assessments.CutShort, gone: true},
		{name: "cut in half", do: func(t *testing.T, path string) {
			st, err := os.Stat(path)
			must(t, err)
			must(t, os.Truncate(path, st.Size()/2))
		}, what: assessments.CutShort, gone: true},
	}
}

// noticing are the moments at which a meddling is found out.
var noticing = map[string]func(s port.Store) error{
	"on saving":  func(s port.Store) error { return s.Write(ctx, vendorNamed("late")) },
	"on looking": func(s port.Store) error { return s.(port.Guarded).Look(ctx) },
	"on closing": func(s port.Store) error { return s.Close() },
	"on taking in": func(s port.Store) error {
		_, _, err := s.Ingest(ctx, strings.NewReader("x"), 1, nil)
		return err
	},
	"on a text": func(s port.Store) error { return s.SaveText(ctx, assessments.Text{SHA256: "d"}) },
	"on figures": func(s port.Store) error {
		return s.SaveSummaries(ctx, map[string]cached.Kept{"a": {Key: "k"}})
	},
	"on rebuilding": func(s port.Store) error { _, err := s.Check(ctx, true, nil); return err },
}

func vendorNamed(name string) func(port.Tx) error {
	return storetest.Save("", &assessments.Vendor{ID: "v", Name: name})
}

// skipReplacing skips where the system keeps an open file from being replaced.
func skipReplacing(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there an open workspace can be neither replaced nor removed")
	}
}

// nameOf is the vendor's name in a store.
func nameOf(t *testing.T, s port.Store) string {
	t.Helper()
	v := &assessments.Vendor{ID: "v"}
	must(t, s.Read(ctx, func(r port.Reader) error { _, err := r.Get(v); return err }))
	return v.Name
}

func nameIn(t *testing.T, path string) string {
	t.Helper()
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	defer s.Close()
	return nameOf(t, s)
}

// meddledWith are the bytes of a workspace before it is opened for meddling: of one made here, and in
// a network folder.
var meddledWith = map[bool]func() ([]byte, error){
	false: sync.OnceValues(func() ([]byte, error) {
		return madeOnce(store.Options{}.OnNetwork(false), vendorNamed("early"))
	}),
	true: sync.OnceValues(func() ([]byte, error) {
		return madeOnce(store.Options{}.OnNetwork(true), vendorNamed("early"))
	}),
}

// TestACopyOfAnotherWorkspaceIsNoRecovery opens a workspace as one in a network folder and copies
// another over it: what can be read through it afterwards is sound, and not what was open.
func TestACopyOfAnotherWorkspaceIsNoRecovery(t *testing.T) {
	before, err := meddledWith[false]()
	must(t, err)
	empty, err := os.ReadFile(made(t))
	must(t, err)
	other, err := madeOnce(store.Options{}, vendorNamed("other"))
	must(t, err)
	for what, over := range map[string][]byte{
		"an empty one": empty, "another": other,
		"an earlier copy": before,
	} {
		for _, moment := range []string{"on saving", "on looking", "on closing", "on a backup"} {
			path := filepath.Join(t.TempDir(), "acme.countersign")
			must(t, os.WriteFile(path, before, 0o600))
			s, err := store.Open(ctx, path, store.Options{}.OnNetwork(true))
			must(t, err)
			must(t, s.Write(ctx, vendorNamed("saved")))
			must(t, os.WriteFile(path, over, 0o600))
			notice, ok := noticing[moment]
			if !ok {
				notice = func(s port.Store) error {
					return s.Backup(ctx, filepath.Join(filepath.Dir(path), "backup"), nil)
				}
			}
			err = notice(s)
			var lost *assessments.Lost
			if !errors.As(err, &lost) || !lost.Other ||
				!strings.Contains(err.Error(), "What can be read in it now is another") {
				t.Errorf("%s, %s: %v", what, moment, err)
			} else if lost.Copy != "" {
				t.Errorf("%s, %s: %s is called a recovery and says %q", what, moment, lost.Copy,
					nameIn(t, lost.Copy))
			}
			_ = s.Close()
			for name := range folder(t, filepath.Dir(path)) {
				if strings.Contains(name, "recovered") || strings.Contains(name, "backup") {
					t.Errorf("%s, %s: %s is left", what, moment, name)
				}
			}
		}
	}
}

// openForMeddling is a workspace with something saved that is in the file, and something that is only
// in its log.
func openForMeddling(t *testing.T, network bool, o store.Options) (s port.Store, path string, before []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "acme.countersign")
	before, err := meddledWith[network]()
	must(t, errors.Join(err, os.WriteFile(path, before, 0o600)))
	s, err = store.Open(ctx, path, o.OnNetwork(network))
	must(t, err)
	must(t, s.Write(ctx, vendorNamed("middle")))
	if !s.Info().Network {
		store.MoveLog(s)
	}
	must(t, s.Write(ctx, vendorNamed("saved")))
	return s, path, before
}

func TestAnotherFileUnderTheNameIsNoticedAndNothingIsLost(t *testing.T) {
	skipReplacing(t)
	other, err := os.ReadFile(made(t))
	must(t, err)
	at := &clock{now: time.Date(2026, 11, 30, 1, 50, 0, 0, time.Local)}
	for _, network := range []bool{false, true} {
		for moment, notice := range noticing {
			for i := range meddlings(nil, nil) {
				if soak(50) == 1 && (network || moment != "on saving" && moment != "on looking" &&
					moment != "on closing") && (i+len(moment))%4 != 0 {
					continue // all of them in the long run
				}
				s, path, before := openForMeddling(t, network, store.Options{Clock: at})
				m := meddlings(before, other)[i]
				place := fmt.Sprintf("%s, %s, network %v", m.name, moment, network)
				m.do(t, path)
				there, _ := os.ReadFile(path)
				err := notice(s)
				var lost *assessments.Lost
				if !errors.As(err, &lost) {
					t.Errorf("%s: %v", place, err)
					continue
				}
				if lost.What != m.what || assessments.KindOf(err) != assessments.Machine ||
					!strings.Contains(err.Error(), "acme.countersign") {
					t.Errorf("%s: %s: %v", place, lost.What, err)
				}
				if now, _ := os.ReadFile(path); !bytes.Equal(there, now) {
					t.Errorf("%s: what has the name now was changed", place)
				}
				if moment != "on closing" {
					if err := s.Write(ctx, vendorNamed("too late")); !errors.As(err, &lost) {
						t.Errorf("%s: saving afterwards: %v", place, err)
					}
				}
				if m.gone && lost.Copy == "" { // and the message says so
					_ = s.Close()
					if bytes.Equal(there, other) {
						must(t, sound(path))
					}
					continue
				}
				if want := "acme (recovered 2026-11-30 0150).countersign"; filepath.Base(lost.Copy) != want ||
					filepath.Dir(lost.Copy) != filepath.Dir(path) {
					t.Errorf("%s: the copy is %q", place, lost.Copy)
				}
				if err := sound(lost.Copy); err != nil || nameIn(t, lost.Copy) != "saved" {
					t.Errorf("%s: the copy: %v, it says %q", place, err, nameIn(t, lost.Copy))
				}
				if moment != "on closing" {
					must(t, s.(port.Guarded).GoOn(ctx))
					must(t, s.Write(ctx, vendorNamed("gone on")))
					if nameOf(t, s) != "gone on" || s.Info().Path != lost.Copy {
						t.Errorf("%s: going on: %q in %s", place, nameOf(t, s), s.Info().Path)
					}
					must(t, s.Close())
					must(t, sound(lost.Copy))
					if nameIn(t, lost.Copy) != "gone on" {
						t.Errorf("%s: what was saved after going on is not in the copy", place)
					}
				}
				if now, _ := os.ReadFile(path); !bytes.Equal(there, now) {
					t.Errorf("%s: after closing, what has the name now was changed", place)
				}
				if bytes.Equal(there, other) && m.name != "a sync client's three files" {
					must(t, sound(path)) // and nothing beside it keeps it from being opened
				}
			}
		}
	}
}

// What is only touched, or copied away, or has bytes behind it, is still the workspace.
func TestWhatDoesNotReplaceTheFileDoesNotDisturb(t *testing.T) {
	for _, network := range []bool{false, true} {
		s, path, _ := openForMeddling(t, network, store.Options{})
		for what, do := range map[string]func() error{
			"touched": func() error {
				return os.Chtimes(path, time.Now(), time.Now().Add(time.Hour))
			},
			"its rights changed": func() error { return os.Chmod(path, 0o640) },
			"bytes behind it": func() error {
				f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
				if err != nil {
					return err
				}
				_, err = f.Write(bytes.Repeat([]byte("x"), 1000))
				return errors.Join(err, f.Close())
			},
		} {
			must(t, do())
			for n := range 3 {
				if err := s.Write(ctx, vendorNamed(fmt.Sprint(what, n))); err != nil {
					t.Errorf("%s, network %v: %v", what, network, err)
				}
				if !network {
					store.MoveLog(s)
				}
			}
			must(t, s.(port.Guarded).Look(ctx))
		}
		must(t, s.Close())
		if got := len(folder(t, filepath.Dir(path))); got != 1 {
			t.Errorf("the folder holds %d files", got)
		}
	}
}

// replacing replaces the file while it is read for an ingest.
type replacing struct {
	r    io.Reader
	left int
	do   func()
}

func (r *replacing) Read(b []byte) (int, error) {
	if r.left--; r.left == 0 {
		r.do()
	}
	return r.r.Read(b)
}

func TestALongRunStopsWhenItsFileIsReplaced(t *testing.T) {
	skipReplacing(t)
	other, err := os.ReadFile(made(t))
	must(t, err)
	for _, what := range []string{"ingest", "transaction"} {
		s, path, before := openForMeddling(t, false, store.Options{})
		m := meddlings(before, other)[1]
		var err error
		if what == "ingest" {
			big := bytes.Repeat([]byte("evidence"), 4<<20)
			_, _, err = s.Ingest(ctx, &replacing{r: bytes.NewReader(big), left: 4, do: func() {
				m.do(t, path)
			}}, int64(len(big)), nil)
		} else {
			err = s.Write(ctx, func(tx port.Tx) error {
				m.do(t, path)
				return vendorNamed("never")(tx)
			})
		}
		var lost *assessments.Lost
		if !errors.As(err, &lost) || lost.Copy == "" {
			t.Fatalf("%s: %v", what, err)
		}
		_ = s.Close()
		if err := sound(lost.Copy); err != nil || nameIn(t, lost.Copy) != "saved" {
			t.Errorf("%s: the copy: %v", what, err)
		}
		if now, _ := os.ReadFile(path); !bytes.Equal(now, other) {
			t.Errorf("%s: the other file was changed", what)
		}
		must(t, sound(path))
	}
}
