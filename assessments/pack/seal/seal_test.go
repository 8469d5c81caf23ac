package seal_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/pack/seal"
)

// sealer reads its parts by a short form instead of PDF and Excel: the facts in one line.
var sealer = seal.Sealer{Report: line, Workbook: line}

var line = seal.Written{
	Again: func(_ context.Context, doc pack.Document, _ []byte) ([]byte, error) {
		return []byte(doc.Facts.Line()), nil
	},
	Compare: func(part, want []byte) []string {
		if bytes.Equal(part, want) {
			return nil
		}
		return []string{fmt.Sprintf("is %q where %q is due", part, want)}
	},
}

func parts(t testing.TB) (pack.Document, []pack.Part) {
	t.Helper()
	doc, err := packtest.Build(packtest.Lumen(), pack.Auditor)
	if err != nil {
		t.Fatal(err)
	}
	blobs := map[string][]byte{}
	for _, f := range doc.Files {
		blobs[f.SHA256] = packtest.Bytes(f.ID)
	}
	list, err := doc.Parts([]byte(doc.Facts.Line()), []byte(doc.Facts.Line()),
		func(_ context.Context, sum string) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(blobs[sum])), nil
		})
	if err != nil {
		t.Fatal(err)
	}
	return doc, list
}

// sealed writes a pack that verifies.
func sealed(t testing.TB, name string) string {
	t.Helper()
	_, list := parts(t)
	out := filepath.Join(t.TempDir(), name)
	if _, err := sealer.Write(context.Background(), out, list, assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	return out
}

// left is what lies in a folder.
func left(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestAPlaceThatIsTakenIsRefusedAndUntouched(t *testing.T) {
	_, list := parts(t)
	for _, name := range []string{"taken", "taken.zip"} {
		dir := t.TempDir()
		out := filepath.Join(dir, name)
		if err := os.WriteFile(out, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := sealer.Write(context.Background(), out, list, assessments.NoProgress{})
		if assessments.KindOf(err) != assessments.Refused {
			t.Errorf("%s: %v", name, err)
		}
		if b, _ := os.ReadFile(out); string(b) != "mine" || left(t, dir) != name {
			t.Errorf("%s: the place was touched: %q, %s", name, b, left(t, dir))
		}
	}
	if _, err := sealer.Write(context.Background(), filepath.Join(t.TempDir(), "no", "such", "folder"), list,
		assessments.NoProgress{}); assessments.KindOf(err) != assessments.Refused {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// breaking fails after some bytes.
type breaking struct{ n int }

func (b *breaking) Read(p []byte) (int, error) {
	if b.n <= 0 {
		return 0, errors.New("the disk is on fire")
	}
	n := min(len(p), b.n)
	b.n -= n
	return n, nil
}
func (*breaking) Close() error { return nil }

func TestWhateverGoesWrongLeavesNothing(t *testing.T) {
	changed := func(list []pack.Part, open func(context.Context) (io.ReadCloser, error)) []pack.Part {
		list[len(list)-1].Open = open
		return list
	}
	for name, open := range map[string]func(context.Context) (io.ReadCloser, error){
		"evidence that vanished": func(context.Context) (io.ReadCloser, error) { return nil, os.ErrNotExist },
		"evidence that breaks": func(context.Context) (io.ReadCloser, error) {
			return &breaking{n: 20}, nil
		},
		"evidence that changed": func(context.Context) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader("else")), nil
		},
	} {
		for _, out := range []string{"pack", "pack.zip"} {
			_, list := parts(t)
			dir := t.TempDir()
			_, err := sealer.Write(context.Background(), filepath.Join(dir, out), changed(list, open),
				assessments.NoProgress{})
			if err == nil || left(t, dir) != "" {
				t.Errorf("%s, %s: %v, left %q", name, out, err, left(t, dir))
			}
			var known *assessments.Error
			if !errors.As(err, &known) {
				t.Errorf("%s, %s: %v is no sentence for people", name, out, err)
			}
		}
	}
}

// stopper cancels at its n-th step.
type stopper struct {
	n      int
	cancel func()
}

func (s *stopper) Step(int64, int64, string) {
	if s.n--; s.n == 0 {
		s.cancel()
	}
}

func TestCancellingAtAnyStepLeavesNothing(t *testing.T) {
	for _, out := range []string{"pack", "pack.zip"} {
		finished := false
		for n := 1; n < 60 && !finished; n++ {
			_, list := parts(t)
			dir := t.TempDir()
			ctx, cancel := context.WithCancel(context.Background())
			_, err := sealer.Write(ctx, filepath.Join(dir, out), list, &stopper{n: n, cancel: cancel})
			cancel()
			switch {
			case err == nil:
				finished = true
			case !errors.Is(err, context.Canceled) || left(t, dir) != "":
				t.Fatalf("%s cancelled at step %d: %v, left %q", out, n, err, left(t, dir))
			}
		}
		if !finished {
			t.Errorf("%s was never finished", out)
		}
	}
}

func TestAPackThatWouldNotVerifyIsNeverGivenItsName(t *testing.T) {
	doc, list := parts(t)
	other := doc.Facts
	other.Score++
	for i := range list {
		if list[i].Path == pack.WorkbookName {
			line := []byte(other.Line())
			list[i].SHA256, list[i].Size = "", -1
			list[i].Open = func(context.Context) (io.ReadCloser, error) {
				return io.NopCloser(bytes.NewReader(line)), nil
			}
		}
	}
	dir := t.TempDir()
	_, err := sealer.Write(context.Background(), filepath.Join(dir, "pack"), list, assessments.NoProgress{})
	if assessments.KindOf(err) != assessments.Damaged || !strings.Contains(err.Error(), pack.WorkbookName) ||
		left(t, dir) != "" {
		t.Errorf("%v, left %q", err, left(t, dir))
	}
}

func TestUnsafeOrDoublePathsAreNotSealed(t *testing.T) {
	for _, path := range []string{
		"", "../x", "/etc/x", "a\\b", "C:x", "a/../../b", "SHA256SUMS",
		"REPORT.pdf", "a\nb", "ü",
	} {
		_, list := parts(t)
		list = append(list, pack.Part{
			Path: path, Size: -1,
			Open: func(context.Context) (io.ReadCloser, error) {
				return io.NopCloser(strings.NewReader("x")), nil
			},
		})
		dir := t.TempDir()
		if _, err := sealer.Write(context.Background(), filepath.Join(dir, "pack"), list,
			assessments.NoProgress{}); err == nil || left(t, dir) != "" {
			t.Errorf("%q was sealed: %v", path, err)
		}
	}
}
