//go:build unix

package seal_test

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// TestOnlyRegularFilesAreRead puts pipes, sockets and links where files are due. A pipe that is opened
// waits for ever for its other end; the test would end by its own limit.
func TestOnlyRegularFilesAreRead(t *testing.T) {
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	pipe := func(path string) error { return syscall.Mkfifo(path, 0o600) }
	socket := func(path string) error {
		l, err := net.Listen("unix", path)
		if err == nil {
			t.Cleanup(func() { _ = l.Close() })
		}
		return err
	}
	null := func(path string) error { return os.Symlink("/dev/zero", path) }
	for name, make := range map[string]func(string) error{
		"a pipe": pipe, "a socket": socket,
		"a link to a device": null,
	} {
		for _, file := range []string{
			pack.SumsName, pack.RecordName, pack.ReportName, pack.WorkbookName,
			pack.ReadmeName, evidence, "evidence/more",
		} {
			t.Run(name+" for "+filepath.Base(file), func(t *testing.T) {
				// A socket's path may have only some hundred bytes.
				dir, err := os.MkdirTemp("", "p")
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = os.RemoveAll(dir) })
				for n, b := range f {
					path := filepath.Join(dir, n)
					if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(path, b, 0o600); err != nil {
						t.Fatal(err)
					}
				}
				path := filepath.Join(dir, file)
				_ = os.Remove(path)
				if err := make(path); err != nil {
					t.Fatal(err)
				}
				r, err := whole().Verify(context.Background(), dir, assessments.NoProgress{})
				switch {
				case file == pack.SumsName:
					if assessments.KindOf(err) != assessments.Refused {
						t.Errorf("%v %v", r.Problems, err)
					}
				case err != nil || !strings.Contains(said(r, file), "not a file"):
					t.Errorf("%v %v", r.Problems, err)
				}
			})
		}
		path := filepath.Join(t.TempDir(), "x")
		if name == "a socket" {
			continue
		}
		if err := make(path); err != nil {
			t.Fatal(err)
		}
		if _, err := whole().Verify(context.Background(), path,
			assessments.NoProgress{}); assessments.KindOf(err) != assessments.Refused {
			t.Errorf("%s for the pack: %v", name, err)
		}
	}
}
