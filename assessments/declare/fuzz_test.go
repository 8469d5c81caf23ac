package declare_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/declare"
)

// FuzzParse reads any bytes as a declarative file: it ends without a panic, and every problem has a
// message and, where it has a line, one of the file.
func FuzzParse(f *testing.F) {
	samples, err := filepath.Glob("../../assets/sample/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range samples {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b[:min(len(b), 4<<10)])
	}
	for _, s := range []string{
		"", "format: countersign/1\n", "format: countersign/1\nvendors:\n- id: a\n  name: A\n", "vendors: {}",
		"format: countersign/1\nuses: [{scope: x}]\nitems: 1",
		"format: countersign/1\nvendors: [{id: a, name: [b]}, {id: a}]", "answers: {a: b}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		list, problems := declare.Parse(data)
		_, more := declare.ParseAnswers(data)
		if len(problems) > 0 && len(list) > 0 {
			t.Error("something was declared although there are problems")
		}
		last := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		for _, p := range append(append(assessments.Problems{}, problems...), more...) {
			if p.Message == "" || p.Line < 0 || p.Line > last {
				t.Errorf("a problem without message or outside the file's %d lines: %+v", last, p)
			}
		}
	})
}
