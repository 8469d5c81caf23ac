package seal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack/container"
)

// tree is a pack being read: a folder or a zip. Names with a reason against them are never opened.
type tree struct {
	names  []string            // regular files with safe names, as they come
	dirs   []string            // folders
	wrong  map[string][]string // names, "" for the pack as a whole → what is wrong with them
	size   int64               // bytes on the disk
	open   func(name string) (io.ReadCloser, error)
	closer io.Closer
	zipped bool
	broken bool // a zip whose layout is lost: nothing in it is read
}

const isNoFile = "is a link, a pipe or a device, not a file; nothing was read through it"

func openTree(path string) (*tree, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, assessments.Wrap(err, assessments.Refused,
			"There is no pack at %s. Give the pack's folder, or its .zip file.", path)
	case err != nil:
		return nil, assessments.Wrap(err, assessments.Machine,
			"The pack at %s cannot be read. Check your rights to it.", path)
	case info.IsDir():
		return openFolder(path)
	case !info.Mode().IsRegular():
		return nil, assessments.Errorf(assessments.Refused,
			"%s is not a pack: it is a pipe or a device. Give the pack's folder, or its .zip file.", path)
	}
	return openZip(path)
}

func openFolder(path string) (*tree, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Machine,
			"The pack at %s cannot be read. Check your rights to it.", path)
	}
	t := &tree{wrong: map[string][]string{}, closer: root}
	entries := 0
	folded := map[string]bool{}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return assessments.Wrap(err, assessments.Machine,
				"The pack at %s cannot be read: %s. Check your rights to it.", path, err)
		}
		if entries++; entries > container.MostEntries {
			return assessments.Errorf(assessments.Refused, "%s has more than %d files: it is not a pack.",
				path, container.MostEntries)
		}
		if name == "." {
			return nil
		}
		if info, err := d.Info(); err == nil && d.Type().IsRegular() {
			t.size += info.Size()
		}
		t.take(name, d.Type(), folded)
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	known := map[string]bool{}
	for _, n := range t.names {
		known[n] = true
	}
	t.open = func(name string) (io.ReadCloser, error) {
		if !known[name] {
			return nil, fs.ErrNotExist
		}
		return openRegular(root, name)
	}
	return t, nil
}

// openRegular opens a file that was a regular one when the folder was listed, and is one still. It
// does not wait for a pipe that took its place.
func openRegular(root *os.Root, name string) (io.ReadCloser, error) {
	f, err := root.OpenFile(name, os.O_RDONLY|openAtOnce, 0)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(fmt.Errorf("%s %s", name, isNoFile), f.Close())
	}
	return f, nil
}

// take sorts a name into files, folders and what no pack has. Names are folded: what differs only in
// case is one file on other systems.
func (t *tree) take(name string, mode fs.FileMode, folded map[string]bool) {
	plain := strings.TrimSuffix(name, "/")
	lower := strings.ToLower(plain)
	why := unsafe(plain)
	switch {
	case why != "":
	case folded[lower]:
		why = "is there twice: which one is unpacked is a matter of luck"
	case mode.IsDir():
		t.dirs = append(t.dirs, plain)
	case !mode.IsRegular():
		why = isNoFile
	default:
		t.names = append(t.names, name)
	}
	folded[lower] = true
	if why != "" {
		t.wrong[name] = append(t.wrong[name], why)
	}
}

func openZip(name string) (*tree, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|openAtOnce, 0)
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Machine,
			"The pack at %s cannot be read. Check your rights to it.", name)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	a, err := container.Read(f, info.Size())
	if errors.Is(err, container.ErrTooMany) {
		return nil, errors.Join(assessments.Wrap(err, assessments.Refused,
			"%s has more than %d entries: it is not a pack.", name, container.MostEntries), f.Close())
	}
	if err != nil {
		return nil, errors.Join(assessments.Wrap(err, assessments.Refused,
			"%s is not a pack: it is neither a folder nor a zip that can be read.", name), f.Close())
	}
	t := &tree{wrong: map[string][]string{}, closer: f, size: info.Size(), zipped: true, broken: a.Broken}
	for _, p := range a.Problems {
		t.wrong[p.Entry] = append(t.wrong[p.Entry], p.Message)
	}
	entries := map[string]*container.Entry{}
	folded := map[string]bool{}
	for _, e := range a.Entries {
		if entries[e.Name] == nil {
			entries[e.Name] = e
		}
		t.take(e.Name, e.Mode, folded)
		if e.Mode.IsDir() && e.Size > 0 {
			t.wrong[e.Name] = append(t.wrong[e.Name], "is a folder with bytes of its own")
		}
	}
	t.open = func(name string) (io.ReadCloser, error) {
		e, ok := entries[name]
		if !ok || len(t.wrong[name]) > 0 {
			return nil, fs.ErrNotExist
		}
		return e.Open()
	}
	return t, nil
}

// strange lists the folders that no pack has: only those of evidence and documents, where something is
// in them.
func (t *tree) strange() []string {
	used, dirs := map[string]bool{}, map[string]bool{}
	for _, n := range t.names {
		used[path.Dir(n)] = true
		for d := path.Dir(n); d != "."; d = path.Dir(d) {
			dirs[d] = true
		}
	}
	for _, d := range t.dirs {
		dirs[d] = true
	}
	var out []string
	for d := range dirs {
		if (d != "evidence" && d != "documents") || !used[d] {
			out = append(out, d)
		}
	}
	return out
}

// unsafe says what is wrong with a path inside a pack, "" when nothing is.
func unsafe(path string) string {
	switch {
	case path == "":
		return "has no name"
	case len(path) > mostName:
		return fmt.Sprintf("has a name of more than %d bytes", mostName)
	case strings.HasPrefix(path, "/"), strings.Contains(path, `\`), strings.Contains(path, ":"):
		return "has a name that points out of the pack"
	case !fs.ValidPath(path):
		return "has a name that points out of the pack"
	}
	for _, r := range path {
		if r < ' ' || r == 0x7f || r > 0x7e {
			return fmt.Sprintf("has the character U+%04X in its name, which no pack of ours uses", r)
		}
	}
	return ""
}
