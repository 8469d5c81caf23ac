package office_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/assessments"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
	"countersign/templates"
)

func catalogue(t testing.TB) *assessments.Catalogue {
	t.Helper()
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// printed prints a set into bytes of both forms.
func printed(t testing.TB, c *assessments.Catalogue, set assessments.Template, positions bool) (report,
	book []byte,
) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"set.pdf", "set.xlsx"} {
		err := workbench.PrintTemplate(context.Background(), filepath.Join(dir, name), set, c,
			pack.TemplateOptions{AsOf: "2026-11-21", Positions: positions},
			workbench.PackWriters{Report: reports(t), Workbook: xlsx.Writer{}})
		if err != nil {
			t.Fatal(err)
		}
	}
	report, err := os.ReadFile(filepath.Join(dir, "set.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if book, err = os.ReadFile(filepath.Join(dir, "set.xlsx")); err != nil {
		t.Fatal(err)
	}
	return report, book
}

// TestEverySetIsPrintedWithAllItsItems reads the workbook back: no item may be missing, no sheet empty.
func TestEverySetIsPrintedWithAllItsItems(t *testing.T) {
	c := catalogue(t)
	for _, set := range c.Templates {
		_, book := printed(t, c, set, false)
		f, err := excelize.OpenReader(bytes.NewReader(book),
			excelize.Options{UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 64 << 20})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(pack.ItemsSheet)
		if err != nil || len(rows) != 2+len(set.Items) {
			t.Fatalf("%s: %d rows for %d items, %v", set.ID, len(rows), len(set.Items), err)
		}
		for i, it := range set.Items {
			if got := rows[2+i]; got[0] != it.ID || got[3] != it.Question {
				t.Errorf("%s, row %d: %q", set.ID, i, got)
			}
		}
		for _, name := range f.GetSheetList() {
			if rows, err := f.GetRows(name); err != nil || len(rows) < 5 {
				t.Errorf("%s: sheet %s has %d rows, %v", set.ID, name, len(rows), err)
			}
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestOurPositionsStayOutOfAPrintUnlessAskedFor looks for a walk-away position in both forms.
func TestOurPositionsStayOutOfAPrintUnlessAskedFor(t *testing.T) {
	c := catalogue(t)
	set, _ := c.ForScope(2)
	var line string
	for _, it := range set.Items {
		if it.Positions != nil {
			line = it.Positions.WalkAway
			break
		}
	}
	for _, with := range []bool{false, true} {
		_, book := printed(t, c, set, with)
		f, err := excelize.OpenReader(bytes.NewReader(book))
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, name := range f.GetSheetList() {
			at, err := f.SearchSheet(name, line)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, at...)
		}
		if (len(found) > 0) != with {
			t.Errorf("positions %v: found at %v", with, found)
		}
		doc, err := pack.BuildTemplate(set, c, pack.TemplateOptions{AsOf: "2026-11-21", Positions: with})
		if err != nil {
			t.Fatal(err)
		}
		said := false
		for _, s := range doc.Sections {
			for _, b := range s.Blocks {
				if b.Item == nil {
					continue
				}
				for _, fact := range b.Item.Facts {
					said = said || fact.Text == line
				}
			}
		}
		if said != with || strings.HasPrefix(doc.Foot, "INTERNAL") != with {
			t.Errorf("positions %v: in the report %v, foot %q", with, said, doc.Foot)
		}
	}
}

// TestEveryPlaceAnItemPointsToIsPrintedWithWhatItSays looks through the sheet of sources.
func TestEveryPlaceAnItemPointsToIsPrintedWithWhatItSays(t *testing.T) {
	c := catalogue(t)
	for _, set := range c.Templates {
		doc, err := pack.BuildTemplate(set, c, pack.TemplateOptions{AsOf: "2026-11-21"})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range doc.Sheets {
			if s.Name != "Sources" {
				continue
			}
			for _, row := range s.Rows[s.Header:] {
				if row.Cells[4].Text == "" {
					t.Errorf("%s: %s %s says nothing", set.ID, row.Cells[0].Text, row.Cells[3].Text)
				}
			}
		}
	}
}

func TestAPrintedSetIsNotTakenForAnAuditPack(t *testing.T) {
	c := catalogue(t)
	report, book := printed(t, c, c.Templates[0], false)
	var of pack.Reading
	for _, c := range []struct {
		got  []string
		want string
	}{
		{reports(t).Read(report, &of), "its properties cannot be read: Keywords is missing"},
		{xlsx.Read(book, &of), "its sheet Items has no column Verdict"},
	} {
		if !slices.Contains(c.got, c.want) {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestAPrintOverwritesNothingAndLeavesNothingHalfDone(t *testing.T) {
	c := catalogue(t)
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken.pdf")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	x := workbench.PackWriters{Report: reports(t), Workbook: xlsx.Writer{}}
	for path, words := range map[string]string{
		taken: "exists already", filepath.Join(dir, "set.docx"): "printed as .pdf or .xlsx",
		filepath.Join(dir, "none", "set.pdf"): "could not be written",
	} {
		err := workbench.PrintTemplate(context.Background(), path, c.Templates[0], c,
			pack.TemplateOptions{AsOf: "2026-11-21"}, x)
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if b, _ := os.ReadFile(taken); string(b) != "mine" {
		t.Errorf("the file that was there now holds %d bytes", len(b))
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("files left behind: %v", left)
	}
}

func TestTheSameSetPrintsTheSameBytes(t *testing.T) {
	c := catalogue(t)
	r1, b1 := printed(t, c, c.Templates[1], true)
	r2, b2 := printed(t, c, c.Templates[1], true)
	if !bytes.Equal(r1, r2) || !bytes.Equal(b1, b2) {
		t.Error("two prints of one set differ")
	}
}
