package seal

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// recorded is a check of an invented pack: everything that its record names is there, with its digest.
func recorded(t *testing.T) *check {
	t.Helper()
	doc, err := packtest.Build(packtest.Lumen(), pack.Auditor)
	if err != nil {
		t.Fatal(err)
	}
	record, err := doc.Record.JSON()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		pack.RecordName: string(record), pack.SchemaName: string(pack.Schema()),
		pack.ReadmeName: string(doc.Readme()),
	}
	for path, b := range packtest.Files(doc) {
		files[path] = string(b)
	}
	c := inMemory(files)
	for name, text := range files {
		c.sums[name] = sumOf(text)
		if !strings.Contains(name, "/") && name != pack.RecordName {
			c.parts[name] = []byte(text)
		}
	}
	return c
}

func TestEvidenceIsHeldToWhatTheRecordListsOfIt(t *testing.T) {
	one := ""
	for name, tc := range map[string]struct {
		change func(c *check)
		want   []string
	}{
		"whole": {func(*check) {}, nil},
		"missing": {
			func(c *check) { delete(c.sums, one) },
			[]string{": is evidence that assessment.json lists, and not in the pack"},
		},
		"another digest": {
			func(c *check) { c.sums[one] = sumOf("other") },
			[]string{": has another digest in assessment.json than in SHA256SUMS"},
		},
		"more than listed": {
			func(c *check) { c.sums["evidence/more"] = "x" },
			[]string{"evidence/more: is not among the files that assessment.json lists"},
		},
		// named as a file that no pack has
		"more at the root": {func(c *check) { c.sums["more"] = "x" }, nil},
		"it cannot be read": {
			func(c *check) { c.tree.open = broken }, []string{"assessment.json: cannot be read: broken"},
		},
		"it is no record": {
			func(c *check) { c.tree.open = inMemory(map[string]string{pack.RecordName: "{"}).tree.open },
			[]string{"assessment.json: "},
		},
		"it is missing":    {func(c *check) { c.tree.open, c.tree.names = broken, nil }, nil},
		"it is not listed": {func(c *check) { c.tree.open = broken; delete(c.sums, pack.RecordName) }, nil},
		"it is a link": {func(c *check) {
			c.tree.open, c.tree.wrong[pack.RecordName] = broken, []string{isNoFile}
		}, nil},
	} {
		c := recorded(t)
		for name := range c.sums {
			if strings.HasPrefix(name, "evidence/") {
				one = name
			}
		}
		tc.change(c)
		if err := c.readRecord(); err != nil {
			t.Fatal(err)
		}
		c.says(t, name, tc.want...)
		if whole := name == "whole"; whole &&
			(c.record == nil || c.report.ContentID == "" || c.report.Format != pack.Format ||
				c.report.Program != "0.1.0-test" || len(c.files) == 0) {
			t.Errorf("read as %+v", c.report)
		}
	}
	c := recorded(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if c.ctx = ctx; !errors.Is(c.readRecord(), context.Canceled) {
		t.Error("it is read on after it was cancelled")
	}
}

func TestFilesThatARecordListsTwiceOrElsewhereAreNamed(t *testing.T) {
	doc, err := packtest.Build(packtest.Lumen(), pack.Auditor)
	if err != nil {
		t.Fatal(err)
	}
	twice, elsewhere := doc.Record.Files[0], doc.Record.Files[0]
	elsewhere.Path = "more/one"
	doc.Record.Files = append(slices.Clone(doc.Record.Files), twice, elsewhere)
	b, err := doc.Record.JSON()
	if err != nil {
		t.Fatal(err)
	}
	c := recorded(t)
	c.sums[elsewhere.Path] = elsewhere.SHA256
	c.tree.open = inMemory(map[string]string{pack.RecordName: string(b)}).tree.open
	if err := c.readRecord(); err != nil {
		t.Fatal(err)
	}
	said := strings.Join(c.problems(), "\n")
	for _, want := range []string{
		twice.Path + ": is listed twice",
		"more/one: is listed as evidence in assessment.json, and is not where evidence is",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%s does not say %q", said, want)
		}
	}
}

// spoken is a part that is compared, or read back, by what the test says.
func spoken(written, read string) Written {
	list := func(s string) []string {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	return Written{
		Again: func(_ context.Context, _ pack.Document, part []byte) ([]byte, error) {
			if string(part) == "swells" {
				return nil, errors.New("it swells")
			}
			return nil, nil
		},
		Compare: func([]byte, []byte) []string { return list(written) },
		Read:    func([]byte, *pack.Reading) []string { return list(read) },
	}
}

func TestEveryPartIsComparedWithTheRecord(t *testing.T) {
	const report, book = pack.ReportName + ": ", pack.WorkbookName + ": "
	for name, tc := range map[string]struct {
		change    func(c *check)
		catalogue bool
		want      []string
		compared  pack.Comparison
	}{
		"whole": {
			func(*check) {}, false, []string{report + "written", book + "written"}, pack.WrittenAgain,
		},
		"without a report": {
			func(c *check) {
				delete(c.parts, pack.ReportName)
			}, false, []string{book + "written"}, pack.WrittenAgain,
		},
		"a report swells": {
			func(c *check) { c.parts[pack.ReportName] = []byte("swells") }, false,
			[]string{report + "does not agree with assessment.json: it swells", book + "written"},
			pack.WrittenAgain,
		},
		"another README": {
			func(c *check) { c.parts[pack.ReadmeName] = []byte("x") }, false,
			[]string{pack.ReadmeName + ": is not the one", report + "written", book + "written"},
			pack.WrittenAgain,
		},
		"another schema": {
			func(c *check) { c.parts[pack.SchemaName] = []byte("x") }, false,
			[]string{pack.SchemaName + ": is not the one", report + "written", book + "written"},
			pack.WrittenAgain,
		},
		"another catalogue": {func(*check) {}, true, []string{report + "read", book + "read"}, pack.ReadBack},
		"no report there": {
			func(c *check) { delete(c.parts, pack.ReportName) }, true, []string{book + "read"}, pack.ReadBack,
		},
		"of no record": {func(c *check) { c.record = nil }, false, nil, ""},
	} {
		c := recorded(t)
		c.parts[pack.ReportName], c.parts[pack.WorkbookName] = []byte("report"), []byte("book")
		if err := c.readRecord(); err != nil {
			t.Fatal(err)
		}
		c.sealer = Sealer{Report: spoken("written", "read"), Workbook: spoken("written", "read")}
		if tc.catalogue {
			c.sealer.Catalogue = func() *assessments.Catalogue {
				return &assessments.Catalogue{Version: "another"}
			}
		}
		tc.change(c)
		if err := c.compareParts(); err != nil {
			t.Fatal(err)
		}
		c.says(t, name, tc.want...)
		if c.report.Compared != tc.compared {
			t.Errorf("%s: compared %q", name, c.report.Compared)
		}
	}
}

func TestAFolderIsReadThroughItsOwnFilesAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "evidence"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "evidence/one"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	linked := os.Symlink("a", filepath.Join(dir, "link")) == nil
	tr, err := openTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.closer.Close()
	if tr.size != 10 || !slices.Equal(tr.names, []string{"a", "evidence/one"}) ||
		!slices.Equal(tr.dirs, []string{"evidence"}) {
		t.Errorf("%d bytes, files %q, folders %q", tr.size, tr.names, tr.dirs)
	}
	for name, there := range map[string]bool{
		"a": true, "evidence/one": true, "link": false,
		"evidence": false, "none": false,
	} {
		in, err := tr.open(name)
		if (err == nil) != there {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			_ = in.Close()
		}
	}
	if linked && len(tr.wrong["link"]) != 1 {
		t.Errorf("wrong: %v", tr.wrong)
	}
	if err := os.Remove(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "a"), 0o700); err != nil {
		t.Fatal(err)
	}
	if in, err := tr.open("a"); err == nil {
		_ = in.Close()
		t.Error("a folder that took a file's place is opened")
	}
}

func TestAZipIsReadThroughItsPlainEntriesAlone(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, one := range []struct{ name, text string }{
		{"a", "words"},
		{"a", "other"},
		{"evidence/", ""},
		{"../out", "words"},
	} {
		h := &zip.FileHeader{Name: one.name, Method: zip.Store}
		//lint:ignore SA1019 Modified adds a time field that programs read differently
		h.ModifiedDate = firstDay
		e, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(e, one.text)
	}
	if err := w.SetComment("look"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "p.zip")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	tr, err := openTree(path)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.closer.Close()
	if tr.size != int64(b.Len()) || len(tr.wrong["a"]) != 1 || len(tr.wrong["../out"]) != 1 ||
		len(tr.wrong[""]) != 1 || tr.broken {
		t.Errorf("%d bytes, wrong %q, broken %v", tr.size, tr.wrong, tr.broken)
	}
	for _, name := range []string{"a", "../out", "none"} { // which of the two is unpacked is a matter of luck
		if in, err := tr.open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is opened: %v, %v", name, in, err)
		}
	}
}

func TestWhatSpeaksToPeopleAlreadyIsNotExplained(t *testing.T) {
	known := assessments.Errorf(assessments.Refused, "Choose another place.")
	for _, err := range []error{
		known, fmt.Errorf("write: %w", context.Canceled), fmt.Errorf("write: %w", context.DeadlineExceeded),
		errors.Join(known, errors.New("and more")),
	} {
		if got := explain(err, filepath.Join(t.TempDir(), "x"),
			""); got != err { //nolint:errorlint // the very same
			t.Errorf("%v became %v", err, got)
		}
	}
	if err := explain(fs.ErrPermission, filepath.Join(t.TempDir(), "x"),
		""); assessments.KindOf(err) != assessments.Machine {
		t.Errorf("%v", err)
	}
}
