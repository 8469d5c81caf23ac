package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
)

func TestCopiesAreFilesThatMayHoldTheWorkspace(t *testing.T) {
	dir := t.TempDir()
	workspace, err := os.ReadFile(made(t))
	must(t, err)
	path := filepath.Join(dir, "acme.countersign")
	for name, b := range map[string][]byte{
		"acme.countersign": workspace, "acme-20261121T100000Z.backup.countersign": workspace,
		"acme (copy)":       workspace,
		"other.countersign": workspace, "acme.txt": []byte("notes"), "acme.cut": workspace[:50],
		"acme.empty":           nil,
		"acme.countersign-wal": workspace, "acme.countersign-shm": workspace,
		"acme.countersign-journal": workspace,
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), b, 0o600))
	}
	another := bytes.Clone(workspace) // SQLite's, of another program
	copy(another[68:72], "Abcd")
	must(t, os.WriteFile(filepath.Join(dir, "acme.db"), another, 0o600))
	must(t, os.Mkdir(filepath.Join(dir, "acme-folder"), 0o700))
	if runtime.GOOS != "windows" {
		must(t, os.Symlink(path, filepath.Join(dir, "acme-link")))
		must(t, os.Link(path, filepath.Join(dir, "acme-same"))) // the workspace itself
	}
	want := map[string][]string{
		path: {"acme (copy)", "acme-20261121T100000Z.backup.countersign"},
		"": {
			"acme (copy)", "acme-20261121T100000Z.backup.countersign", "acme.countersign",
			"other.countersign",
		},
	}
	for workspace, names := range want {
		list, err := store.Copies(dir, workspace)
		must(t, err)
		var got []string
		for _, one := range list {
			if name := filepath.Base(one); name != "acme-same" || workspace != "" {
				got = append(got, name)
			}
		}
		if !slices.Equal(got, names) {
			t.Errorf("of %q: %q", workspace, got)
		}
	}
	if list, err := store.Copies(filepath.Join(dir, "nowhere"), path); err != nil || list != nil {
		t.Errorf("in no folder: %q, %v", list, err)
	}
	if _, err := store.Copies(path, path); err == nil && runtime.GOOS != "windows" {
		t.Error("a file is listed as a folder")
	}
}

func TestACopyHoldsFilesAndChangesUntilTheyArePurged(t *testing.T) {
	path := unpack(t, stocked(t, 1000))
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	var file string
	var change port.Past
	must(t, s.Read(ctx, func(r port.Reader) error {
		v := &assessments.Version{ID: "k"}
		_, err := r.Get(v)
		file = v.SHA256
		return errors.Join(err, r.Past("note", "k", func(p port.Past) error {
			if p.Change.Field == "body" {
				change = p
			}
			return nil
		}))
	}))
	must(t, s.Close())
	of := func(path string, files []string, changes ...port.Past) bool {
		t.Helper()
		holds, err := store.Holds(ctx, path, files, changes)
		must(t, err)
		return holds
	}
	elsewhere, later, another := change, change, change
	elsewhere.Event += 7
	later.Position += 700
	another.Digest = "another"
	for what, holds := range map[string]bool{
		"the file":                       of(path, []string{file}),
		"one of two files":               of(path, []string{"none", file}),
		"the change":                     of(path, nil, change),
		"one of two changes":             of(path, []string{"none"}, another, change),
		"nothing":                        !of(path, nil),
		"another file":                   !of(path, []string{"none"}),
		"a change of another event":      !of(path, nil, elsewhere),
		"another change of the event":    !of(path, nil, later),
		"a change of another workspace":  !of(path, nil, another),
		"a workspace that has no events": !of(made(t), []string{file}, change),
	} {
		if !holds {
			t.Errorf("%s: it is said otherwise", what)
		}
	}
	s, err = store.Open(ctx, path, store.Options{})
	must(t, err)
	must(t, errors.Join(s.Write(ctx, func(tx port.Tx) error { return tx.Erase(change) }), s.Close()))
	if of(path, nil, change) {
		t.Error("a change that was purged in the copy as well is said to be in it")
	}
	if _, err := store.Holds(ctx, path+".gone", []string{file}, nil); err == nil {
		t.Error("a copy that is not there is said to hold nothing")
	}
}
