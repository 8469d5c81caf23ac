package yamltree_test

import (
	"runtime"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

// FuzzTree holds the reader to its promises on any bytes: it ends, and what it refuses has a message
// and a line of the file. Reading into values refuses at least what reading into a tree does.
func FuzzTree(f *testing.F) {
	for _, s := range []string{
		"a: 1\nb: [x, {y: z}]\nc: |\n  text\n", "a: &a [*a]", "- - - -", "{{{{", "? ? ?", "a: 1\na: 2", "'",
		"\"\\x41\\u00e9\\U0001F600", "a: b: c", "%YAML 1.2\n---\na", "[a, b",
		"a:\n\t- b", "!!map {}", "<<: *x", "\ufeffa: x", "a: >-\n  b\n\n  c\n# d\n", "a: 1\n---\nb: 2",
		"\x00", "a: .inf\nb: 0x1F\nc: ~\nd: 2026-01-01\ne: yes", "\r\na:\r\n- b\r",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := allocated()
		_, problems := yamltree.Tree(data)
		var into struct {
			A string            `yaml:"a"`
			B []int             `yaml:"b"`
			C map[string]string `yaml:"c"`
			D *float64          `yaml:"d"`
			E bool              `yaml:"e"`
		}
		lines, more := yamltree.Decode(data, &into)
		if took := allocated() - before; took > mostAllocated(data) {
			t.Errorf("it took %d MB for %d bytes", took>>20, len(data))
		}
		last := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		for _, p := range append(append(assessments.Problems{}, problems...), more...) {
			if p.Message == "" || p.Line < 0 || p.Line > last {
				t.Errorf("a problem without message or outside the file's %d lines: %+v", last, p)
			}
		}
		for path, n := range lines {
			if n < 0 || n > last {
				t.Errorf("%q stands in line %d of %d", path, n, last)
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
