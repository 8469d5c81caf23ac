package seal

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"countersign/assessments"
)

// tree is a pack being read: a folder or a zip. Names with a reason against them are never opened.
type tree struct {
	names  []string          // regular files with safe names, as they come
	bad    map[string]string // names of everything else → why
	open   func(name string) (io.ReadCloser, error)
	closer io.Closer
}

// mostFiles is the most entries a pack may have.
const mostFiles = 100_000

func openTree(path string) (*tree, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, assessments.Wrap(err, assessments.Refused, "There is no pack at %s. Give the pack's folder, or its .zip file.", path)
	case err != nil:
		return nil, assessments.Wrap(err, assessments.Machine, "The pack at %s cannot be read. Check your rights to it.", path)
	case info.IsDir():
		return openFolder(path)
	}
	return openZip(path)
}

func openFolder(path string) (*tree, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Machine, "The pack at %s cannot be read. Check your rights to it.", path)
	}
	t := &tree{bad: map[string]string{}, closer: root, open: func(name string) (io.ReadCloser, error) { return root.Open(name) }}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return nil
		}
		if len(t.names)+len(t.bad) > mostFiles {
			return assessments.Errorf(assessments.Refused, "%s has more than %d files: it is not a pack.", path, mostFiles)
		}
		if !d.Type().IsRegular() {
			t.bad[name] = "is a link or a device, not a file; nothing was read through it"
			return nil
		}
		t.names = append(t.names, name)
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return t, nil
}

func openZip(path string) (*tree, error) {
	z, err := zip.OpenReader(path)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, assessments.Wrap(err, assessments.Refused, "%s is not a pack: it is neither a folder nor a zip that can be read.", path)
	}
	t := &tree{bad: map[string]string{}, closer: z}
	entries := map[string]*zip.File{}
	folded := map[string]bool{}
	if len(z.File) > mostFiles {
		return nil, errors.Join(assessments.Errorf(assessments.Refused, "%s has more than %d entries: it is not a pack.", path, mostFiles), z.Close())
	}
	for _, f := range z.File {
		why := unsafe(strings.TrimSuffix(f.Name, "/"))
		mode := f.Mode()
		switch {
		case why != "":
		case mode.IsDir():
			continue
		case !mode.IsRegular():
			why = "is a link or a device, not a file; nothing was read through it"
		case folded[strings.ToLower(f.Name)]:
			why = "is there twice: which one is unpacked is a matter of luck"
		}
		if why != "" {
			t.bad[f.Name] = why
			continue
		}
		folded[strings.ToLower(f.Name)] = true
		entries[f.Name] = f
		t.names = append(t.names, f.Name)
	}
	t.open = func(name string) (io.ReadCloser, error) {
		f, ok := entries[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return f.Open()
	}
	return t, nil
}

// unsafe says what is wrong with a path inside a pack, "" when nothing is.
func unsafe(path string) string {
	switch {
	case path == "":
		return "has no name"
	case len(path) > 400:
		return "has a name of more than 400 bytes"
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
