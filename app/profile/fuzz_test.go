package profile_test

import (
	"os"
	"path/filepath"
	"testing"

	"countersign/app/profile"
)

// FuzzAt opens a window's profile whatever stands in its file: it is read or put aside, and can be
// written again.
func FuzzAt(f *testing.F) {
	for _, s := range []string{
		"", "{}", `{"actor":{"name":"Ada"},"recent":["a"],"kept":{"x":[1]}}`, "[",
		`{"kept":{"x":nul}}`, `{"recent":null,"backups":{"a":null}}`, "\x00",
	} {
		f.Add([]byte(s))
	}
	path := filepath.Join(f.TempDir(), "profile.json")
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		p := profile.At(path)
		if err := p.Keep("fuzz", 7); err != nil {
			t.Fatal(err)
		}
		seven := 0
		if again := profile.At(path); !again.Kept("fuzz", &seven) || seven != 7 {
			t.Error("what was kept is gone")
		}
	})
}
