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
	"countersign/assessments/staging"
)

// SetPrint says how a question set is printed; Positions are left out unless asked for.
type SetPrint = pack.TemplateOptions

// PrintTemplate prints a question set into a new file: a PDF to read or a workbook to filter, by the file's
// ending. The file is written beside its place, read again, and only then gets its name; one that is there
// already is never overwritten. It needs no workspace.
func PrintTemplate(ctx context.Context, path string, t assessments.Template, c *assessments.Catalogue,
	opt SetPrint, x PackWriters,
) error {
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
		err = assessments.Errorf(assessments.Refused,
			"A question set is printed as .pdf or .xlsx, not as “%s”. Nothing was written.",
			filepath.Base(path))
	}
	if err != nil {
		return err
	}
	return writeNew(path, out.Bytes())
}

// PrintTemplate prints a question set into a new file; see the function of that name.
func (w *packing) PrintTemplate(ctx context.Context, path string, t assessments.Template,
	opt SetPrint,
) error {
	return PrintTemplate(ctx, path, t, w.catalogue, opt, w.writers)
}

// writeNew writes a file that must not exist yet, for its owner alone.
func writeNew(path string, data []byte) error {
	if why := staging.NameProblem(filepath.Base(path)); why != "" {
		return assessments.Errorf(assessments.Refused,
			"A file cannot be called “%s”: %s. Choose another name; nothing was written.",
			filepath.Base(path), why)
	}
	if err := stageNew(path, data); errors.Is(err, fs.ErrExist) {
		return assessments.Errorf(assessments.Refused,
			"“%s” exists already. Choose another name; nothing is overwritten.", path)
	} else if err != nil {
		left := ""
		if _, none := os.Lstat(path); !errors.Is(none, fs.ErrNotExist) {
			left = " What has that name now may not be whole: look at it before you use it."
		}
		return assessments.Wrap(err, assessments.Machine, "“%s” could not be written. %s.%s", path,
			staging.Why(err), left)
	}
	return nil
}

// stageNew writes beside the place, reads back what it wrote, and only then gives it its name.
func stageNew(path string, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	area, err := staging.In(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer func() { _ = area.Close() }() // what is left of it, the next run removes
	name := filepath.Base(path)
	f, err := area.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if again, err := os.ReadFile(area.Path(name)); err != nil || !bytes.Equal(again, data) {
		return errors.Join(errors.New("read back other than written"), err)
	}
	return area.Publish(name, path)
}
