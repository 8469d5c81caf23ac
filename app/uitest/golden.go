package uitest

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden outlines of pages again")

// unsteady is what differs from run to run and from machine to machine: digests, over random salts,
// and folders.
var unsteady = []struct {
	what *regexp.Regexp
	as   string
}{
	{regexp.MustCompile(`\b[0-9a-f]{32,64}\b`), "‹digest›"},
	{regexp.MustCompile(`\bcs-[0-9a-f]{20}\b`), "‹content›"},
	{regexp.MustCompile(`\b[0-9a-f]{8}…[0-9a-f]{4}\b`), "‹digest›"},
}

// Golden holds an outline to the file of this name, which begins with what it proves. With -update it is
// rewritten: read the difference before committing it.
func Golden(t testing.TB, path, proves, got string) {
	t.Helper()
	for _, u := range unsteady {
		got = u.what.ReplaceAllString(got, u.as)
	}
	got = strings.ReplaceAll(got, filepath.Clean(os.TempDir()), "‹tmp›")
	got = regexp.MustCompile(`‹tmp›[^"\s]*`).ReplaceAllString(got, "‹place›")
	got = "# " + proves + "\n" + got
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v: run with -update, and read what was written", err)
		return
	}
	if string(want) != got {
		t.Errorf("%s is not what is drawn any more. Where that is meant, run with -update and read the difference:\n%s", path, difference(string(want), got))
	}
}

// difference shows the first lines that differ, with the two before.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	const most = 12
	var out []string
	for i := max(at-2, 0); i < at; i++ {
		out = append(out, "  "+a[i])
	}
	for i := at; i < min(at+most, len(a)); i++ {
		out = append(out, "- "+a[i])
	}
	for i := at; i < min(at+most, len(b)); i++ {
		out = append(out, "+ "+b[i])
	}
	return strings.Join(out, "\n")
}
