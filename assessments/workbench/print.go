package workbench

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// SetPrint says how a question set is printed; Positions are left out unless asked for.
type SetPrint = pack.TemplateOptions

// PrintTemplate prints a question set into a new file: a PDF to read or a workbook to filter, by the file's
// ending. The file is written beside its place, read again, and only then gets its name; one that is there
// already is never overwritten. It needs no workspace.
func PrintTemplate(ctx context.Context, path string, t assessments.Template, c *assessments.Catalogue, opt SetPrint, x PackWriters) error {
	doc, err := pack.BuildTemplate(t, c, opt)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".pdf":
		err = x.Report.Write(ctx, &out, doc)
	case ".xlsx":
		err = x.Workbook.Write(ctx, &out, doc)
	default:
		err = assessments.Errorf(assessments.Refused, "A question set is printed as .pdf or .xlsx, not as “%s”. Nothing was written.", filepath.Base(path))
	}
	if err != nil {
		return err
	}
	return writeNew(path, out.Bytes())
}

// writeNew writes a file that must not exist yet.
func writeNew(path string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".countersign-*")
	if err != nil {
		return assessments.Wrap(err, assessments.Machine, "“%s” cannot be written: its folder is missing or may not be written to. Choose another folder.", path)
	}
	defer func() { _ = os.Remove(f.Name()) }() // the name it was written under, never the one it was given
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err == nil {
		var again []byte
		if again, err = os.ReadFile(f.Name()); err == nil && !bytes.Equal(again, data) {
			err = errors.New("read back other than written")
		}
	}
	if err != nil {
		return assessments.Wrap(err, assessments.Machine, "“%s” could not be written. Nothing is left of it; see whether the disk is full.", path)
	}
	return name(f.Name(), path)
}

// name gives a finished file its name, never over another one. A link refuses a name that is taken; where the
// file system knows no links, looking before renaming has to do.
func name(temp, path string) error {
	err := os.Link(temp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if _, missing := os.Lstat(path); errors.Is(missing, fs.ErrNotExist) {
			err = os.Rename(temp, path)
		}
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return assessments.Errorf(assessments.Refused, "“%s” exists already. Choose another name; nothing is overwritten.", path)
	case err != nil:
		return assessments.Wrap(err, assessments.Machine, "“%s” could not be given its name. Nothing was written.", path)
	}
	return nil
}
