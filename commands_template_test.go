package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAQuestionSetIsPrintedByItsIdAndFromAFile(t *testing.T) {
	dir := t.TempDir()
	pdf, xlsx := filepath.Join(dir, "set.pdf"), filepath.Join(dir, "set.xlsx")
	done(t, "template", "show", "scope1-consumer-app", "--pdf", pdf, "--xlsx", xlsx)
	for path, begins := range map[string]string{pdf: "%PDF-", xlsx: "PK"} {
		if b, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(b), begins) {
			t.Errorf("%s: %d bytes, %v", path, len(b), err)
		}
	}
	if r := command(t, "template", "show", "scope1-consumer-app", "--pdf", pdf); r.code == 0 || !strings.Contains(r.err, "exists already") {
		t.Errorf("printing over a file that is there: exit %d, %s", r.code, r.err)
	}
	if r := command(t, "template", "show", "templates/scope2-enterprise-app.yaml", "--pdf", filepath.Join(dir, "own.xlsx")); r.code == 0 {
		t.Error("a PDF was written under the name of a workbook")
	}
}
