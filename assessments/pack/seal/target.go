package seal

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// target is a pack being written under a passing name beside its place.
type target interface {
	add(path string, in io.Reader) error
	finish() error // everything is on the disk
	abandon() error
	place() string
}

// folder is a pack as a folder.
type folder struct {
	root string
	dirs []string
}

func newFolder(parent string) (*folder, error) {
	root, err := os.MkdirTemp(parent, ".countersign-pack-")
	if err != nil {
		return nil, err
	}
	return &folder{root: root, dirs: []string{root}}, os.Chmod(root, 0o755) //nolint:gosec // a pack is there to be read
}

func (f *folder) place() string  { return f.root }
func (f *folder) abandon() error { return nil }

func (f *folder) add(path string, in io.Reader) error {
	full := filepath.Join(f.root, filepath.FromSlash(path))
	if dir := filepath.Dir(full); dir != f.dirs[len(f.dirs)-1] && dir != f.root {
		if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // as above
			return err
		}
		f.dirs = append(f.dirs, dir)
	}
	out, err := os.OpenFile(full, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) //nolint:gosec // as above
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

func (f *folder) finish() error {
	for _, dir := range f.dirs {
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	return nil
}

// archive is a pack as a zip: entries in the order they come, without times, so that the same pack is the
// same bytes.
type archive struct {
	file *os.File
	zip  *zip.Writer
}

// firstDay is 1 January 1980, the first day a zip knows: without a day readers show one that does not exist.
const firstDay = 1<<5 | 1

func newZip(parent string) (*archive, error) {
	f, err := os.CreateTemp(parent, ".countersign-pack-*.zip")
	if err != nil {
		return nil, err
	}
	return &archive{file: f, zip: zip.NewWriter(f)}, nil
}

func (a *archive) place() string  { return a.file.Name() }
func (a *archive) abandon() error { return a.file.Close() }

func (a *archive) add(path string, in io.Reader) error {
	out, err := a.zip.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, ModifiedDate: firstDay}) //nolint:staticcheck // a day, and no more
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}

func (a *archive) finish() error {
	return errors.Join(a.zip.Close(), a.file.Chmod(0o644), a.file.Sync(), a.file.Close())
}

// place gives a finished pack its name, never over something that came there in the meantime.
func place(temp, out string) error {
	info, err := os.Stat(temp)
	if err != nil {
		return err
	}
	if err := free(out); err != nil {
		return err
	}
	if !info.IsDir() && os.Link(temp, out) == nil { // fails, unlike a rename, when the name was taken just now
		return errors.Join(os.Remove(temp), syncDir(filepath.Dir(out)))
	}
	if err := os.Rename(temp, out); err != nil {
		return fmt.Errorf("name the pack: %w", err)
	}
	return syncDir(filepath.Dir(out))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
