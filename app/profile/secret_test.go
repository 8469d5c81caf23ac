package profile_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"countersign/app/profile"
)

func TestSecretIsMadeOnceAndForTheUserAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c", "profile.json")
	if got := profile.At(path).Secret(false); got != nil {
		t.Errorf("a secret is there that no one made: %x", got)
	}
	one := profile.At(path).Secret(true)
	if again := profile.At(path).Secret(false); len(one) != 32 || !bytes.Equal(one, again) {
		t.Errorf("made %x, read back %x", one, again)
	}
	if bytes.Equal(one, profile.At(filepath.Join(t.TempDir(), "profile.json")).Secret(true)) {
		t.Error("two users have one secret")
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	st, err := os.Stat(left[0])
	if err != nil || runtime.GOOS != "windows" && st.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", st.Mode(), err)
	}
}

func TestSecretThatIsNoneIsReplaced(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"cut":   func(path string) error { return os.Truncate(path, 20) },
		"empty": func(path string) error { return os.Truncate(path, 0) },
		"words": func(path string) error { return os.WriteFile(path, bytes.Repeat([]byte("z"), 64), 0o600) },
		"shared": func(path string) error {
			if runtime.GOOS == "windows" {
				return os.Truncate(path, 1)
			}
			return os.Chmod(path, 0o644)
		},
	} {
		at := filepath.Join(t.TempDir(), "profile.json")
		one := profile.At(at).Secret(true)
		if err := spoil(filepath.Join(filepath.Dir(at), "secret")); err != nil {
			t.Fatal(err)
		}
		if got := profile.At(at).Secret(false); got != nil {
			t.Errorf("%s: still believed", name)
		}
		if got := profile.At(at).Secret(true); len(got) != 32 || bytes.Equal(got, one) {
			t.Errorf("%s: replaced by %x", name, got)
		}
	}
}

func TestWithoutAPlaceThereIsNoSecret(t *testing.T) {
	if got := profile.At("").Secret(true); got != nil {
		t.Errorf("got %x", got)
	}
	folder := filepath.Join(t.TempDir(), "profile.json")
	p := profile.At(folder)
	if err := os.Mkdir(filepath.Join(filepath.Dir(folder), "secret"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := p.Secret(true); got != nil {
		t.Errorf("in place of a folder: %x", got)
	}
}
