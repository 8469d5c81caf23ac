package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"countersign/assessments"
)

func TestALogThatGoesOnFromItsFile(t *testing.T) {
	torn := []assessments.Damage{{Kind: assessments.InFile}}
	events := func(n int64, digests string) seen {
		s := seen{legible: true, sound: true, last: n, events: map[int64]string{}}
		for i, d := range strings.Fields(digests) {
			s.events[int64(i+1)] = d
		}
		return s
	}
	with := func(s seen, change func(*seen)) seen {
		change(&s)
		return s
	}
	journal, damaged, unsound := func(s *seen) { s.journal = true }, func(s *seen) {
		s.damage = torn
	}, func(s *seen) { s.damage, s.sound = torn, false }
	illegible := func(s *seen) { *s = seen{} }
	for name, tc := range map[string]struct {
		with, alone seen
		want        bool
	}{
		"it adds an event":                  {events(3, "a b c"), events(2, "a b"), true},
		"it adds none":                      {events(2, "a b"), events(2, "a b"), true},
		"of another file":                   {events(3, "x y z"), events(2, "a b"), false},
		"of an earlier state":               {events(1, "a"), events(2, "a b"), false},
		"into an empty file":                {events(3, "a b c"), events(0, ""), true},
		"a journal that takes one back":     {with(events(2, "a b"), journal), events(3, "a b c"), true},
		"a journal that takes none back":    {with(events(2, "a b"), journal), events(2, "a b"), true},
		"a journal that takes two back":     {with(events(1, "a"), journal), events(3, "a b c"), false},
		"a journal of another file":         {with(events(2, "x y"), journal), events(3, "a b c"), false},
		"a journal that takes everything":   {with(events(0, ""), journal), events(1, "a"), true},
		"it spoils a sound file":            {with(events(3, "a b c"), unsound), events(2, "a b"), false},
		"it spoils records of a sound file": {with(events(3, "a b c"), damaged), events(2, "a b"), false},
		"it cannot be read, the file can":   {with(events(3, ""), illegible), events(2, "a b"), false},
		"it makes good a file that is torn": {events(3, "a b c"), with(events(2, "a b"), unsound), true},
		"it makes a file legible":           {events(3, "a b c"), with(events(2, ""), illegible), true},
		"damage to records was there before": {
			with(events(3, "a b c"), damaged), with(events(2, "a b"), damaged), true,
		},
		"it spoils the structure": {
			with(events(3, "a b c"), unsound), with(events(2, "a b"), damaged), false,
		},
		"the structure was spoilt before": {
			with(events(3, "a b c"), unsound), with(events(2, "a b"), unsound), true,
		},
		"neither can be read": {
			with(events(3, ""), illegible), with(events(2, ""), illegible), true,
		},
		"a journal makes a file legible": {
			with(events(2, "a b"), journal), with(events(2, ""), illegible), true,
		},
		"a journal takes all of many":       {with(events(0, ""), journal), events(3, "a b c"), false},
		"a journal, and a log that goes on": {with(events(4, "a b c d"), journal), events(3, "a b c"), true},
		"a journal of a torn file whose last events are not yet there": {
			with(events(4, "a b c d"), journal), with(events(2, "a b"), unsound), true,
		},
		"a journal of a torn file with a gap": {
			with(events(3, "a b c"), journal), with(events(4, "a b c d"), func(s *seen) {
				unsound(s)
				delete(s.events, 3)
			}), true,
		},
		"a journal that takes two back from a torn file": {
			with(events(2, "a b"), journal), with(events(4, "a b c d"), unsound), false,
		},
		"a journal of another file beside a torn one": {
			with(events(3, "a x y"), journal), with(events(4, "a b c d"), unsound), false,
		},
		"a journal with nothing of a torn file": {
			with(events(4, "a b c d"), journal), with(events(6, ""), unsound), false,
		},
		"a log without the last of a torn file": {
			events(3, "a b c"), with(events(4, "a b c d"), func(s *seen) { unsound(s); delete(s.events, 3) }),
			false,
		},
		"a journal from before there was a workspace": {
			with(seen{blank: true}, journal), with(events(2, "a b"), unsound), false,
		},
		"illegible with it, torn without": {
			with(events(3, ""), illegible), with(events(2, "a b"), unsound), true,
		},
		"damaged, and of another file": {
			with(events(3, "x y z"), damaged), with(events(2, "a b"), damaged), false,
		},
		"damaged alone, legible with the log": {
			with(events(3, "a b c"), damaged), with(events(2, ""), illegible), true,
		},
	} {
		if tc.with.continues(tc.alone) != tc.want {
			t.Errorf("%s: it goes on from the file: %v", name, !tc.want)
		}
	}
}

func TestAJournalFromBeforeTheWorkspaceWasMade(t *testing.T) {
	for name, tc := range map[string]struct {
		with, alone seen
		want        bool
	}{
		"into nothing":          {seen{blank: true, journal: true}, seen{}, true},
		"into an empty one":     {seen{blank: true, journal: true}, seen{legible: true, sound: true}, true},
		"of one with events":    {seen{blank: true, journal: true}, seen{last: 1}, false},
		"of a workspace":        {seen{journal: true}, seen{}, false},
		"a log, and no journal": {seen{blank: true}, seen{}, false},
	} {
		if tc.with.unmakes(tc.alone) != tc.want {
			t.Errorf("%s: it takes back the making: %v", name, !tc.want)
		}
	}
}

func TestOnlyEmptyFilesOfSQLiteThatCameSinceAreRemoved(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "w.ctsg")
	put := func(name string, size int) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	left := func() (out []string) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			out = append(out, strings.TrimPrefix(e.Name(), "w.ctsg"))
		}
		return out
	}
	for name, tc := range map[string]struct {
		before, after map[string]int
		want          []string
	}{
		"empty ones":              {nil, map[string]int{"-wal": 0, "-shm": 0, "-journal": 0}, nil},
		"a small one for readers": {nil, map[string]int{"-shm": shmSize - 1}, nil},
		"a whole one for readers": {nil, map[string]int{"-shm": shmSize}, []string{"-shm"}},
		"a log": {
			nil, map[string]int{"-wal": 1, "-journal": 1}, []string{"-journal", "-wal"},
		},
		"an empty one that was there": {
			map[string]int{"-wal": 0},
			map[string]int{"-shm": 0},
			[]string{"-wal"},
		},
		"each as it was there already": {
			map[string]int{"-wal": 0, "-shm": 0, "-journal": 0}, nil, []string{"-journal", "-shm", "-wal"},
		},
	} {
		for suffix, size := range tc.before {
			put("w.ctsg"+suffix, size)
		}
		before := sidecarsOf(path)
		for suffix, size := range tc.after {
			put("w.ctsg"+suffix, size)
		}
		if err := noLogs(path); (err != nil) != (len(tc.before)+len(tc.after) > 0) {
			t.Errorf("%s: a new file there: %v", name, err)
		}
		if before.clear(path); !slices.Equal(left(), tc.want) {
			t.Errorf("%s: %q are left, want %q", name, left(), tc.want)
		}
		for _, suffix := range logSuffixes {
			_ = os.Remove(path + suffix)
		}
	}
	if err := noLogs(path); err != nil {
		t.Error(err)
	}
	w := &Workspace{openedFile: openedFile{path: path}}
	if err := (logs{w}).oddLog(); err != nil {
		t.Error(err)
	}
	put("w.ctsg-wal", 7)
	if err := (logs{w}).oddLog(); err != nil {
		t.Errorf("a log: %v", err)
	}
	if err := os.Remove(path + "-wal"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path+"-shm", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := (logs{w}).oddLog(); assessments.KindOf(err) != assessments.Refused ||
		!strings.Contains(err.Error(), "“w.ctsg-shm”, which does not belong to it") {
		t.Errorf("a folder of a log's name: %v", err)
	}
	if (sidecars{}).clear(path); !slices.Equal(left(), []string{"-shm"}) {
		t.Errorf("left: %q", left())
	}
}

func TestAGuardTellsOneFileFromAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	write := func(name string, size int) {
		t.Helper()
		if err := os.WriteFile(name, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(path, 100)
	at := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	touch := func(when time.Time) {
		t.Helper()
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	touch(at)
	var g guard
	if err := g.begin(path); err != nil {
		t.Fatal(err)
	}
	is := func(name string, what assessments.Loss, changed bool) {
		t.Helper()
		if w, c, err := g.happened(path); w != what || c != changed || err != nil {
			t.Errorf("%s: %q, changed %v, %v", name, w, c, err)
		}
	}
	is("as it was", "", false)
	touch(at.Add(time.Second))
	is("touched", "", true)
	g.wrote(path)
	is("written by us", "", false)
	write(path, 101)
	touch(at.Add(time.Second))
	is("longer", "", true)
	g.wrote(path)
	write(path, 100)
	touch(at.Add(time.Second))
	is("shorter", assessments.CutShort, false)
	g.mu.Lock()
	is("while we write it", "", false)
	g.mu.Unlock()
	write(path+".other", 200)
	if err := os.Rename(path+".other", path); err != nil {
		t.Fatal(err)
	}
	is("another file", assessments.Replaced, false)
	if g.wrote(path); g.size != 101 {
		t.Errorf("another file is taken for ours: %d bytes", g.size)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	is("no file", assessments.Removed, false)
	if err := g.begin(path); err == nil {
		t.Error("a guard of nothing begins")
	}
	if lost := (lostFile{}); !errors.As(g.named(path), &lost) || lost.Error() != "the file was "+
		string(assessments.Removed) {
		t.Errorf("%v", lost)
	}
}

func TestDefinitionsAreNamedUpToThree(t *testing.T) {
	for want, names := range map[string][]string{
		"a was":                   {"a"},
		"a, b were":               {"a", "b"},
		"a, b, c were":            {"a", "b", "c"},
		"a, b, c and 1 more were": {"a", "b", "c", "d"},
		"a, b, c and 2 more were": {"a", "b", "c", "d", "e"},
	} {
		if got := several(names, "was", "were"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	list := []string{"index b", "table z", "index a", "trigger y"}
	if slices.SortFunc(list, byKind); !slices.Equal(list,
		[]string{"table z", "trigger y", "index a", "index b"}) {
		t.Errorf("in the order %q", list)
	}
	long := strings.Repeat("ä", 1000)
	for in, want := range map[string]string{long: long, long + "x": long[:len(long)-2] +
		"…", "a\x1bb\xffc": "a�b�c", "plain": "plain"} {
		if got := printable(in); got != want {
			t.Errorf("%.20q is printed as %.20q", in, got)
		}
	}
	for _, tc := range []struct {
		s             strange
		reads, writes bool
	}{
		{strange{}, true, true},
		{strange{foreign: []string{"trigger evil"}}, true, false},
		{strange{changed: []string{"table vendor"}}, false, false},
	} {
		if read, write := tc.s.refuseReading("w"), tc.s.refuseWriting("w"); (read == nil) != tc.reads ||
			(write == nil) != tc.writes {
			t.Errorf("%+v: reading %v, writing %v", tc.s, read, write)
		}
	}
	for version, known := range map[int]bool{0: false, 1: true, latest(): true, latest() +
		1: false, -1: false} {
		if got, err := (&session{}).wanted(version); err != nil || (len(got) > 0) != known {
			t.Errorf("of version %d %d definitions are wanted, %v", version, len(got), err)
		}
	}
}

func TestMigrationsWithAGapAreRefused(t *testing.T) {
	files := func(names ...string) fstest.MapFS {
		out := fstest.MapFS{}
		for _, n := range names {
			out["migrations/"+n] = &fstest.MapFile{Data: []byte("SELECT 1")}
		}
		return out
	}
	for _, wrong := range []fstest.MapFS{
		files("0002_a.sql"), files("0001_a.sql", "0003_b.sql"),
		files("a.sql"), files("000.sql"),
	} {
		if m, err := readMigrations(wrong); err == nil {
			t.Errorf("read: %+v", m)
		}
	}
	m, err := readMigrations(files("0001_a.sql", "0002_b.sql", "0003_c.sql"))
	if err != nil || len(m) != 3 || m[2].version != 3 || m[2].name != "0003_c.sql" || m[2].fill == nil ||
		m[1].fill != nil || m[0].sql != "SELECT 1" {
		t.Errorf("%+v, %v", m, err)
	}
}
