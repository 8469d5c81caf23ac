package assessments_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

// TestFieldsOfAStateFormAreFixed holds the fields that each form of the state hash covers to a list in
// testdata. A new field that is named nowhere in statehash.go is covered in every form: filled in, it
// would change the standing of decisions taken before it existed.
func TestFieldsOfAStateFormAreFixed(t *testing.T) {
	for form := 1; form <= assessments.StateForm; form++ {
		var got []string
		for n := range hashedNouns {
			for _, f := range assessments.New(n).Fields() {
				if assessments.Hashed(n, f.Name, form) {
					got = append(got, fmt.Sprintf("%s.%s", n, f.Name))
				}
			}
		}
		slices.Sort(got)
		name := filepath.Join("testdata", fmt.Sprintf("state-form-%d.txt", form))
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Fields(string(data))
		for _, f := range got {
			if !slices.Contains(want, f) {
				t.Errorf("form %d covers %s, which it did not: raise StateForm and name the field in sinceForm, or name it in unhashed", form, f)
			}
		}
		for _, f := range want {
			if !slices.Contains(got, f) {
				t.Errorf("form %d no longer covers %s: decisions in that form would compare otherwise", form,
					f)
			}
		}
	}
}
