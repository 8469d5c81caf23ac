package workbench_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// page writes its words for a document, or an error.
type page struct {
	words string
	err   error
}

func (p page) Write(_ context.Context, to io.Writer, _ pack.Document) error {
	_, err := io.WriteString(to, p.words)
	return errors.Join(err, p.err)
}

func TestAQuestionSetIsPrintedIntoANewFile(t *testing.T) {
	l := newLab(t)
	set, _ := l.Catalogue().ForScope(1)
	l.Packs(workbench.PackWriters{Report: page{words: "report"}, Workbook: page{words: "workbook"}})
	dir := t.TempDir()
	print := func(name string) error {
		return l.PrintTemplate(ctx, filepath.Join(dir, name), set, workbench.SetPrint{AsOf: l.Today()})
	}
	for name, words := range map[string]string{"set.pdf": "report", "set.XLSX": "workbook"} {
		if err := print(name); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(filepath.Join(dir, name)); string(b) != words {
			t.Errorf("%s holds %q, %v", name, b, err)
		}
	}
	l.Packs(workbench.PackWriters{
		Report:   page{words: "another"},
		Workbook: page{words: "half of", err: os.ErrDeadlineExceeded},
	})
	l.refused(print("set.pdf"), assessments.Refused, "exists already")
	l.refused(print("set.txt"), assessments.Refused, "printed as .pdf or .xlsx, not as “set.txt”")
	if err := print("half.xlsx"); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("a workbook that could not be written: %v", err)
	}
	l.refused(print(filepath.Join("nowhere", "set.pdf")), assessments.Machine, "could not be written")
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "set.pdf")); string(b) != "report" {
		t.Errorf("what was there is %q, %v", b, err)
	}
}
