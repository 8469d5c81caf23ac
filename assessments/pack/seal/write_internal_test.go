package seal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

func TestWhatCannotBeSealedIsRefused(t *testing.T) {
	for _, tc := range []struct {
		paths []string
		ok    bool
	}{
		{[]string{"a", "b"}, true},
		{[]string{"a", "A"}, false},
		{[]string{"a", "a"}, false},
		{[]string{pack.SumsName}, false},
		{[]string{"../a"}, false},
	} {
		var files []pack.Part
		for _, p := range tc.paths {
			files = append(files, pack.Part{Path: p})
		}
		if err := checkPaths(files); (err == nil) != tc.ok {
			t.Errorf("%q: %v", tc.paths, err)
		}
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for out, kind := range map[string]assessments.ErrorKind{
		" ": assessments.Usage, file: assessments.Refused, dir: assessments.Refused,
		filepath.Join(file, "x"):      assessments.Refused,
		filepath.Join(dir, "no", "x"): assessments.Refused, filepath.Join(dir, "x"): "",
	} {
		if err := free(out); (err == nil) != (kind == "") || err != nil && assessments.KindOf(err) != kind {
			t.Errorf("%q: %v", out, err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "nowhere"), filepath.Join(dir, "link")); err == nil {
		if err := free(filepath.Join(dir, "link")); err == nil {
			t.Error("a place at which a link lies is free")
		}
	}
	for name, zipped := range map[string]bool{"a.zip": true, "a.ZIP": true, "zip": false, "a.zip.d": false} {
		if isZip(name) != zipped {
			t.Errorf("%s is a zip: %v", name, !zipped)
		}
	}
}

// shelf is a target that keeps what is added.
type shelf struct{ bytes.Buffer }

func (s *shelf) add(_ string, in io.Reader) error {
	_, err := io.Copy(s, in)
	return err
}
func (*shelf) finish() error  { return nil }
func (*shelf) abandon() error { return nil }

type closing struct {
	io.Reader
	err error
}

func (c closing) Close() error { return c.err }

func TestAFileIsSealedOnlyAsItWasRecorded(t *testing.T) {
	part := func(sum string, size int64) pack.Part {
		return pack.Part{
			Path: "evidence/one", SHA256: sum, Size: size,
			Open: func(context.Context) (io.ReadCloser, error) {
				return io.NopCloser(strings.NewReader("words")), nil
			},
		}
	}
	for name, tc := range map[string]struct {
		part pack.Part
		ok   bool
	}{
		"as recorded":         {part(sumOf("words"), 5), true},
		"of no recorded size": {part(sumOf("words"), -1), true},
		"of no digest":        {part("", 5), true},
		"of another digest":   {part(sumOf("other"), 5), false},
		"longer":              {part("", 4), false},
		"empty by the record": {part("", 0), false},
	} {
		to := &shelf{}
		sum, n, err := add(context.Background(), to, tc.part)
		if tc.ok && (err != nil || sum != sumOf("words") || n != 5 || to.String() != "words") {
			t.Errorf("%s: %s, %d, %v", name, sum, n, err)
		}
		if !tc.ok && assessments.KindOf(err) != assessments.Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
	late := part("", -1)
	late.Open = func(context.Context) (io.ReadCloser, error) {
		return closing{strings.NewReader("words"), errors.New("late")}, nil
	}
	if _, _, err := add(context.Background(), &shelf{}, late); err == nil {
		t.Error("an error on closing is lost")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := add(ctx, &shelf{}, part("", -1)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestAFolderIsWrittenForItsOwnerAndOnce(t *testing.T) {
	root := filepath.Join(t.TempDir(), "pack")
	f, err := newFolder(root)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := newFolder(root); err == nil {
		t.Error("a folder is made twice")
	}
	for _, path := range []string{"a", "evidence/one", "evidence/two"} {
		if err := f.add(path, strings.NewReader("words")); err != nil {
			t.Fatal(err)
		}
		if err := f.add(path, strings.NewReader("other")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s is written over: %v", path, err)
		}
		if b, err := os.ReadFile(filepath.Join(root, path)); string(b) != "words" {
			t.Errorf("%s: %q, %v", path, b, err)
		}
	}
	if err := f.add("b", &failing{}); err == nil {
		t.Error("half a file is written")
	}
}

func TestAPackThatIsBrokenIsComparedNoFurther(t *testing.T) {
	var c check
	c.seen, c.tree = map[string]bool{}, &tree{wrong: map[string][]string{"": {"lost"}}}
	c.compareLayout()
	c.says(t, "the layout", ": lost")
	if err := c.compareParts(); err != nil || c.report.Compared != pack.Comparison("") {
		t.Errorf("without assessment.json something was compared: %v, %v", c.report.Compared, err)
	}
}
