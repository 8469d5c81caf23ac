package workbench

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"countersign/assessments"
	"countersign/assessments/staging"
)

// FilesFrom finds the files that a declaration names. They must be in the folder of the declaration,
// or in the other folder if one is allowed ("" is none): no path and no link leads out of these. A
// path is relative to the folder of the declaration, or else to the other one.
func FilesFrom(folder, other string) func(path string) (File, error) {
	return func(path string) (File, error) {
		if f, err := fileIn(folder, filepath.FromSlash(path), path); err == nil || other == "" {
			return f, err
		} else if found, ferr := fileInOther(folder, other, filepath.FromSlash(path), path); ferr == nil ||
			!outside(ferr) {
			return found, ferr
		} else {
			return f, err
		}
	}
}

// fileInOther finds a file in the other folder: by its path there, or by one that leads there from the
// declaration.
func fileInOther(folder, other, path, said string) (File, error) {
	if filepath.IsLocal(path) {
		if f, err := fileIn(other, path, said); err == nil {
			return f, nil
		}
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	// Both are followed to where they really are: the folder may be reached through a link, and so may
	// the file.
	root, err := real(other)
	if err != nil {
		return File{}, assessments.Wrap(err, assessments.Refused,
			"The folder “%s” cannot be reached. Check it; nothing was added.", other)
	}
	path, err = real(path)
	if err != nil {
		return fileOf(said, nil, err, nil)
	}
	within, err := filepath.Rel(root, path)
	if err != nil || !filepath.IsLocal(within) {
		return File{}, leadsOut(said)
	}
	return fileIn(root, within, said)
}

func real(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

// fileIn finds a file in a folder, by a path that may not leave it.
func fileIn(folder, path, said string) (File, error) {
	if !filepath.IsLocal(path) {
		return File{}, notLocal(path, said)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return File{}, assessments.Wrap(err, assessments.Refused,
			"The folder “%s” cannot be reached. Check it; nothing was added.", folder)
	}
	defer root.Close()
	st, err := root.Stat(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		if _, there := os.Lstat(filepath.Join(folder, path)); there == nil {
			return File{}, leadsOut(said)
		}
	}
	return fileOf(said, st, err, func() (io.ReadCloser, error) { return openIn(folder, path, said) })
}

// openIn opens the file again. It may be another one by now: what is not an ordinary file is not read.
func openIn(folder, path, said string) (io.ReadCloser, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if st, err := root.Stat(path); err != nil || !st.Mode().IsRegular() {
		_, err = fileOf(said, st, err, nil)
		return nil, err
	}
	return root.Open(path)
}

// notLocal says why a path does not lead to a file below its folder: it leads out of it, or, on
// Windows, to a device.
func notLocal(path, said string) error {
	for _, name := range strings.Split(filepath.ToSlash(path), "/") {
		if why := staging.NameProblem(name); why != "" && filepath.VolumeName(path) == "" &&
			strings.Trim(name, ".") != "" {
			return assessments.Errorf(assessments.Refused,
				"“%s” cannot be read: %s. Give the file another name; nothing was added.", said, why)
		}
	}
	return leadsOut(said)
}

// errOutside marks a file that is outside the folders that may be read.
var errOutside = errors.New("outside the folders that may be read")

func outside(err error) bool { return errors.Is(err, errOutside) }

func leadsOut(path string) error {
	return assessments.Wrap(errOutside, assessments.Refused,
		"“%s” is outside the folder of this file, so it was not read. Put it into that folder, or allow its own folder (countersign apply --files-from DIR); nothing was added.", path)
}
