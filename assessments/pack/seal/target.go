package seal

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"

	"countersign/assessments/staging"
)

// target is a pack being written in an area beside its place.
type target interface {
	add(path string, in io.Reader) error
	finish() error // everything is on the disk
	abandon() error
}

// folder is a pack as a folder.
type folder struct{ root string }

func newFolder(root string) (*folder, error) { return &folder{root}, makeFolder(root) }

// makeFolder makes a folder that only its owner may read, whatever the umask.
func makeFolder(path string) error {
	err := os.Mkdir(path, staging.FolderMode)
	if err == nil {
		_ = os.Chmod(path, staging.FolderMode)
	}
	return err
}

func (f *folder) abandon() error { return nil }

func (f *folder) add(path string, in io.Reader) error {
	full := filepath.Join(f.root, filepath.FromSlash(path))
	if err := f.within(filepath.Dir(full)); err != nil {
		return err
	}
	out, err := os.OpenFile(full, os.O_WRONLY|os.O_CREATE|os.O_EXCL, staging.FileMode)
	if err != nil {
		return err
	}
	_ = out.Chmod(staging.FileMode)
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// within makes the folders from the root down to dir.
func (f *folder) within(dir string) error {
	if _, err := os.Stat(dir); err == nil || dir == f.root {
		return err
	}
	if err := f.within(filepath.Dir(dir)); err != nil {
		return err
	}
	return makeFolder(dir)
}

// finish has nothing to do: publishing flushes the folders.
func (f *folder) finish() error { return nil }

// archive is a pack as a zip: entries in the order they come, without times, so that the same pack is the
// same bytes.
type archive struct {
	file *os.File
	zip  *zip.Writer
}

// firstDay is 1 January 1980, the first day a zip knows: without a day readers show one that does not exist.
const firstDay = 1<<5 | 1

func newZip(area *staging.Area, name string) (*archive, error) {
	f, err := area.Create(name)
	if err != nil {
		return nil, err
	}
	return &archive{file: f, zip: zip.NewWriter(f)}, nil
}

func (a *archive) abandon() error { return a.file.Close() }

func (a *archive) add(path string, in io.Reader) error {
	h := &zip.FileHeader{Name: path, Method: zip.Deflate}
	//lint:ignore SA1019 Modified adds a time field that programs read differently
	h.ModifiedDate = firstDay
	out, err := a.zip.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}

func (a *archive) finish() error {
	return errors.Join(a.zip.Close(), a.file.Sync(), a.file.Close())
}
