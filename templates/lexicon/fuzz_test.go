package lexicon_test

import (
	"testing"

	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

// FuzzParse reads any bytes as a lexicon of one's own, and compiles what was read: mistakes are
// refused in words, and nothing panics or hangs.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "topics: []", "classes: {party: [a, b]}", "classes:\n  x: [y]\ntopics:\n- id: training_use\n",
		"a: &a [*a]", "{{{{", "- - -", "topics: {a: b}", "\"\\x", "? ? ?",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(_ *testing.T, raw []byte) {
		source, err := lexicon.Parse("own.yaml", raw)
		if err == nil {
			_, _ = terms.Compile(source)
		}
	})
}
