package workbench_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestWhatCannotBeEvidenceIsRefused(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"empty": "", "one": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, words := range map[string]string{
		"empty": "is empty", "none": "There is no file",
		".": "is a folder", "one": "",
	} {
		f, err := workbench.FileAt(filepath.Join(dir, name))
		if (words == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
		if err == nil && (f.Size != 1 || f.Name != name) {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// failing is a reader that breaks off.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestAFileThatCannotBeReadOrChangesIsNotAdded(t *testing.T) {
	l := newLab(t)
	l.furnish()
	file := func(size int64, open func(time int) (io.Reader, error)) workbench.File {
		opened := 0
		return workbench.File{Name: "f.md", Size: size, Open: func() (io.ReadCloser, error) {
			opened++
			r, err := open(opened)
			return io.NopCloser(r), err
		}}
	}
	own := assessments.Errorf(assessments.Machine, "The child ended.")
	before := l.state()
	for name, c := range map[string]struct {
		f     workbench.File
		kind  assessments.ErrorKind
		words string
	}{
		"it does not open": {
			file(3, func(int) (io.Reader, error) { return nil, os.ErrPermission }), assessments.Refused,
			"“f.md” could not be read to its end",
		},
		"it does not open again": {
			file(3, func(time int) (io.Reader, error) {
				if time > 1 {
					return nil, os.ErrPermission
				}
				return strings.NewReader("one"), nil
			}),
			assessments.Refused, "“f.md” could not be read to its end",
		},
		"it breaks off": {
			file(3, func(int) (io.Reader, error) { return failing{io.ErrUnexpectedEOF}, nil }),
			assessments.Refused, "“f.md” could not be read to its end",
		},
		"with a message of its own": {
			file(3, func(int) (io.Reader, error) { return failing{own}, nil }), assessments.Machine,
			"The child ended.",
		},
		"other words when it is read again": {
			file(3, func(time int) (io.Reader, error) {
				return strings.NewReader([]string{"one", "two"}[time-1]), nil
			}),
			assessments.Conflict, "“f.md” changed while it was being read",
		},
		"longer than it was": {
			file(2, func(int) (io.Reader, error) { return strings.NewReader("one"), nil }),
			assessments.Conflict, "changed while it was",
		},
		"shorter than it was": {
			file(4, func(int) (io.Reader, error) { return strings.NewReader("one"), nil }),
			assessments.Conflict, "changed while it was",
		},
	} {
		_, err := l.AddVersion(ctx, assessments.Version{
			ID: "new", DocumentID: "msa", Label: "2",
			Status: assessments.VersionDraft,
		}, c.f, assessments.NoProgress{})
		if assessments.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %v", name, err)
		}
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	_, err := l.AddVersion(stopped, assessments.Version{ID: "new", DocumentID: "msa", Label: "2"},
		text("f.md", "one"), assessments.NoProgress{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if after := l.state(); len(after) != len(before) {
		t.Error("a part of one was added")
	}
}

// TestAFileThatChangedIsReadAgain hands the same file over again after it had changed while it was read.
func TestAFileThatChangedIsReadAgain(t *testing.T) {
	l := newLab(t)
	l.furnish()
	path := filepath.Join(t.TempDir(), "f.md")
	write := func(content string) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	f, err := workbench.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.SameVersion(ctx, "msa", f); err != nil { // it is digested
		t.Fatal(err)
	}
	write("two")
	v := assessments.Version{ID: "new", DocumentID: "msa", Label: "2", Status: assessments.VersionDraft}
	_, err = l.AddVersion(ctx, v, f, assessments.NoProgress{})
	l.refused(err, assessments.Conflict, "changed while it was being read")
	l.must(l.AddVersion(ctx, v, f, assessments.NoProgress{}))
}

// TestAFileOnRecordStays declares versions and revisions that are there with other files, none, or purged.
func TestAFileOnRecordStays(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Evidence{ID: "report", Name: "Report"}))
	one := text("r\x00 \x7f\xff.md", "A report.")
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "report/1", EvidenceID: "report", Label: "1",
		Strength: assessments.StrengthReport,
	}, &one, assessments.NoProgress{}))
	rev := assessments.Revision{ID: "report/1"}
	l.get(&rev)
	if rev.FileName != "r_ __.md" {
		t.Errorf("the file is called %q", rev.FileName)
	}
	long := text(strings.Repeat("ä", assessments.MaxLine+5), "Another.")
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "report/2", EvidenceID: "report", Label: "2",
		Strength: assessments.StrengthReport,
	}, &long, assessments.NoProgress{}))
	l.get(&assessments.Revision{ID: "report/2"})
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "report/3", EvidenceID: "report", Label: "3",
		Strength: assessments.StrengthReport, Reference: "a shelf",
	}, nil, assessments.NoProgress{}))
	_, err := l.AddRevision(ctx, assessments.Revision{
		EvidenceID: "report", Label: "4",
		Strength: assessments.StrengthReport,
	}, nil, assessments.NoProgress{})
	l.refused(err, assessments.Refused, "a revision needs a file, or a reference")

	declare := func(r assessments.Record, file string, fields ...string) error {
		d := given("here", 3, r, fields...)
		d.File = file
		_, err := l.Apply(ctx, []workbench.Declared{d}, words, false, assessments.NoProgress{})
		return err
	}
	before := l.state()
	l.refused(declare(&assessments.Revision{ID: "report/1", EvidenceID: "report"}, "other.md"),
		assessments.Refused, "a revision is never overwritten")
	l.refused(declare(&assessments.Version{ID: "msa/1", DocumentID: "msa"}, "other.md"), assessments.Refused,
		"a version is never overwritten")
	// without a file they stay what they are, and only what is declared changes
	for _, r := range []assessments.Record{
		&assessments.Revision{ID: "report/1", EvidenceID: "report", Label: "one"},
		&assessments.Version{ID: "msa/1", DocumentID: "msa", Label: "one"},
	} {
		if err := declare(r, "", "label"); err != nil {
			t.Fatal(err)
		}
		key := string(r.Noun()) + " " + r.Key()
		if got := strings.Replace(l.state()[key], "label=one\n", "label=1\n", 1); got != before[key] {
			t.Errorf("it was\n%s\nand is\n%s", before[key], got)
		}
	}
	_, err = l.AddDocument(ctx, assessments.Document{
		ID: "msa", VendorID: "lumen", Name: "Again",
		Type: "msa",
	},
		assessments.Version{Label: "1", Status: assessments.VersionDraft}, text("x.md", "Again."),
		assessments.NoProgress{})
	l.refused(err, assessments.Refused, "there is a document “msa” already")
	for _, id := range []string{"msa/1", "report/1"} {
		noun := map[bool]assessments.Noun{
			true:  assessments.NounVersion,
			false: assessments.NounRevision,
		}[id == "msa/1"]
		if _, err := l.PurgeAll(ctx, workbench.PurgeOrder{
			Things: []workbench.Thing{{Noun: noun, ID: id}},
			Reason: "erasure",
		}); err != nil {
			t.Fatal(err)
		}
	}
	l.refused(declare(&assessments.Revision{ID: "report/1", EvidenceID: "report"}, "other.md"),
		assessments.Refused, "was purged on 2026-11-21")
	_, err = l.Text(ctx, "msa/1", assessments.NoProgress{})
	l.refused(err, assessments.Refused, "was purged on 2026-11-21: its text is gone")
	again := text("new.md", "New.")
	_, err = l.AddRevision(ctx, assessments.Revision{
		ID: "report/1", EvidenceID: "report", Label: "1",
		Strength: assessments.StrengthReport,
	}, &again, assessments.NoProgress{})
	l.refused(err, assessments.Refused, "its file does not come back")
	_, err = l.AddVersion(ctx, assessments.Version{
		ID: "msa/1", DocumentID: "msa", Label: "1",
		Status: assessments.VersionDraft,
	}, again, assessments.NoProgress{})
	l.refused(err, assessments.Refused, "its file does not come back")
}
