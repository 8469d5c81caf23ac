package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// place is a file or folder of the repository as the pages write it: at least one slash, no blank.
var place = regexp.MustCompile("`([a-z_]+(?:/[A-Za-z0-9_.*-]+)+/?)`")

var standardLibrary = map[string]bool{"go/parser": true, "net/http": true}

// TestPlacesNamedInPagesExist reads the pages that send people to files. NAME stands for a file that
// the reader makes.
func TestPlacesNamedInPagesExist(t *testing.T) {
	for _, page := range []string{"where-to-change.md", "architecture.md"} {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, m := range place.FindAllStringSubmatch(string(data), -1) {
			if strings.Contains(m[1], "NAME") || standardLibrary[m[1]] {
				continue
			}
			found++
			if got, err := filepath.Glob(filepath.Join(root, m[1])); err != nil || len(got) == 0 {
				if got, err = filepath.Glob(filepath.Join(root, "assessments", m[1])); err != nil ||
					len(got) == 0 {
					t.Errorf("%s names %s, which does not exist", page, m[1])
				}
			}
		}
		if found < 10 {
			t.Errorf("%s names %d places; want at least 10", page, found)
		}
	}
}
