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
	return printNew(ctx, path, "A question set", doc, x)
}

// printNew writes a document into a new file, as a PDF or a workbook by its ending; what names it in a refusal.
func printNew(ctx context.Context, path, what string, doc pack.Document, x PackWriters) error {
	var out bytes.Buffer
	var err error
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".pdf":
		err = x.Report.Write(ctx, &out, doc)
	case ".xlsx":
		err = x.Workbook.Write(ctx, &out, doc)
	default:
		err = assessments.Errorf(assessments.Refused,
			"%s is printed as .pdf or .xlsx, not as “%s”. Nothing was written.", what, filepath.Base(path))
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

// ChecklistPrint says which checklist is printed, for whom and as of which day.
type ChecklistPrint struct {
	Use      string
	Audience string // auditor where empty, or board
	AsOf     assessments.Date
}

// PrintChecklist prints the responsibilities of a use in scope 3, 4 or 5 into a new file, as PrintTemplate does a
// question set. Such a use has no assessment and so no pack. What was said after the day is left out.
func (w *packing) PrintChecklist(ctx context.Context, path string, p ChecklistPrint) error {
	o, err := w.judging.Overview(ctx, p.AsOf)
	if err != nil {
		return err
	}
	c := pack.Checklist{Organisation: o.Organisation}
	for _, one := range o.Uses {
		if one.ID == p.Use {
			c.Use = one
		}
	}
	if c.Use.ID == "" {
		return assessments.Errorf(assessments.NotFound,
			"There is no use with the id “%s” in this workspace. “countersign show” lists what there is.", p.Use)
	}
	for _, list := range o.Checklists(&w.catalogue.Matrix) {
		if list.Use.ID == p.Use {
			c.Service, c.Lines = list.Service, list.Lines
		}
	}
	for _, v := range o.Vendors {
		if v.ID == c.Service.VendorID {
			c.Vendor = v
		}
	}
	doc, err := pack.BuildChecklist(c, pack.Options{AsOf: p.AsOf, Audience: p.Audience, Catalogue: w.catalogue})
	if err != nil {
		return err
	}
	return printNew(ctx, path, "A checklist", doc, w.writers)
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
