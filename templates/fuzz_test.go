package templates_test

import (
	"runtime"
	"strings"
	"testing"

	"countersign/templates"
)

// FuzzParseTemplate holds the loader to its promises on any bytes: it never panics or hangs, what it loads is
// sound, and what it refuses it refuses with a message and a line of the file.
func FuzzParseTemplate(f *testing.F) {
	f.Add([]byte(minimal))
	for _, m := range mistakes {
		f.Add([]byte(m.in(minimal)))
	}
	for _, s := range []string{
		"", "a: &a [*a]", "- - - -", "{{{{", "? ? ?", "format: countersign-template/1\nitems: [{}]",
		"\ufeffformat: x",
		"items: |\n  text\n", "items: >-\n", "'", "\"\\x", "a: b: c", "%YAML 1.2\n---\na", "[a, b",
		"a:\n\t- b", "!!map {}", "<<: *x",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := allocated()
		set, problems := templates.ParseTemplate("fuzz.yaml", data)
		if took := allocated() - before; took > mostAllocated(data) {
			t.Errorf("it took %d MB for %d bytes", took>>20, len(data))
		}
		if len(problems) == 0 {
			if again := templates.LintTemplate(set); len(again) > 0 {
				t.Errorf("a loaded set has problems: %v", again)
			}
			return
		}
		if set.ID != "" || set.Items != nil {
			t.Error("something was loaded although there are problems")
		}
		last := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		for _, p := range problems {
			if p.Message == "" || p.Line < 0 || p.Line > last {
				t.Errorf("a problem without message or outside the file's %d lines: %+v", last, p)
			}
		}
	})
}

// mostAllocated is what reading data may allocate in all. It stands for the work: unlike the time it
// does not depend on the computer and on what else that does.
func mostAllocated(data []byte) uint64 { return 16<<20 + 64<<10*uint64(len(data)) }

// allocated is what this process has allocated so far, in bytes.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
