package workbench_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// declared is a folder with a declaration's files, beside it others that it must not reach.
func declaredFolder(t *testing.T) (folder, other string) {
	t.Helper()
	top := t.TempDir()
	folder, other = filepath.Join(top, "declared"), filepath.Join(top, "other")
	for path, content := range map[string]string{
		filepath.Join(folder, "a.txt"):           "inside",
		filepath.Join(folder, "sub", "b.txt"):    "inside, below",
		filepath.Join(other, "c.txt"):            "other",
		filepath.Join(other, "sub", "d.txt"):     "other, below",
		filepath.Join(top, "secret.txt"):         "secret",
		filepath.Join(top, "other-2", "not.txt"): "secret",
	} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700),
			os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return folder, other
}

// reading is what a path gives, or why it gives nothing.
func reading(find func(string) (workbench.File, error), path string) (string, error) {
	f, err := find(path)
	if err != nil {
		return "", err
	}
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	return string(b), err
}

func TestADeclarationReadsFilesOfItsOwnFolderOnly(t *testing.T) {
	folder, other := declaredFolder(t)
	links := map[string]string{
		"up": "..", "file": "../secret.txt",
		"absolute": filepath.Join(filepath.Dir(folder), "secret.txt"), "own": "sub/b.txt",
		"dangling": "nowhere",
	}
	if runtime.GOOS != "windows" {
		for name, to := range links {
			if err := os.Symlink(to, filepath.Join(folder, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	inside := map[string]string{
		"a.txt": "inside", "./a.txt": "inside", "sub/b.txt": "inside, below",
		"sub/../a.txt": "inside",
	}
	outside := []string{
		"../secret.txt", "sub/../../secret.txt", "/etc/passwd",
		filepath.Join(filepath.Dir(folder), "secret.txt"), filepath.Join(folder, "a.txt"),
		"../declared/a.txt",
		"../other/c.txt", filepath.Join(other, "c.txt"),
	}
	if runtime.GOOS != "windows" {
		inside["own"] = "inside, below"
		outside = append(outside, "up/secret.txt", "file", "absolute", "/dev/zero", "/dev/stdin")
	}
	find := workbench.FilesFrom(folder, "")
	for path, want := range inside {
		if got, err := reading(find, path); err != nil || got != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for _, path := range outside {
		got, err := reading(find, path)
		if got != "" || assessments.KindOf(err) != assessments.Refused ||
			!strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "outside") {
			t.Errorf("%s: read %q, %v", path, got, err)
		}
	}
	for _, path := range []string{
		"nothing.txt", "dangling", "sub", "sub/", "a.txt/x", "a\x00.txt",
		strings.Repeat("x", 5000), "",
	} {
		if got, err := reading(find, path); got != "" || assessments.KindOf(err) != assessments.Refused {
			t.Errorf("%.20q: read %q, %v", path, got, err)
		}
	}
}

func TestAnotherFolderCanBeAllowed(t *testing.T) {
	folder, other := declaredFolder(t)
	find := workbench.FilesFrom(folder, other)
	for path, want := range map[string]string{
		"a.txt": "inside", "c.txt": "other", "sub/b.txt": "inside, below", "sub/d.txt": "other, below",
		"../other/c.txt": "other", filepath.Join(other, "c.txt"): "other", "../other/sub/../c.txt": "other",
	} {
		if got, err := reading(find, path); err != nil || got != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for _, path := range []string{
		"../secret.txt", "../other/../secret.txt", "../other-2/not.txt",
		filepath.Join(filepath.Dir(folder), "secret.txt"), "/etc/passwd",
	} {
		if got, err := reading(find, path); got != "" || assessments.KindOf(err) != assessments.Refused {
			t.Errorf("%s: read %q, %v", path, got, err)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	if err := errors.Join(os.Symlink(filepath.Join(other, "c.txt"), filepath.Join(folder, "allowed")),
		os.Symlink("../secret.txt", filepath.Join(other, "refused"))); err != nil {
		t.Fatal(err)
	}
	if got, err := reading(find, "allowed"); err != nil || got != "other" {
		t.Errorf("a link into the other folder: %q, %v", got, err)
	}
	if got, err := reading(find, "refused"); got != "" || assessments.KindOf(err) != assessments.Refused {
		t.Errorf("a link out of the other folder: %q, %v", got, err)
	}
}

// What is swapped for something else between looking and reading is not read either.
func TestAFileThatBecomesALinkIsNotFollowedOut(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs rights there")
	}
	folder, _ := declaredFolder(t)
	f, err := workbench.FilesFrom(folder, "")("a.txt")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "a.txt")
	if err := errors.Join(os.Remove(path), os.Symlink("../secret.txt", path)); err != nil {
		t.Fatal(err)
	}
	if r, err := f.Open(); err == nil {
		_ = r.Close()
		t.Error("it is read")
	}
}
