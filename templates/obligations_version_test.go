package templates_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/templates"
)

// digest is the SHA-256 of what a file of duties says, without its version: comments and layout are no part of it.
func digest(t *testing.T, o assessments.Obligations) string {
	t.Helper()
	o.Version = ""
	data, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(data))
}

// unraised says what is wrong with the version of duties of law, by the list of versions with their digests; "" if
// nothing is. A new version is added to the list by the line returned.
func unraised(list string, version, digest string) (problem, line string) {
	for _, l := range strings.Split(strings.TrimSpace(list), "\n") {
		v, sum, _ := strings.Cut(l, " ")
		switch {
		case v == version && sum == digest:
			return "", ""
		case v == version:
			return "its duties of law are not those of version " + version + " any more: raise the version", ""
		case sum == digest:
			return "its duties of law are those of version " + v, ""
		}
	}
	return "", version + " " + digest + "\n"
}

// TestAnEditOfObligationsRaisesTheirVersion: a pack names the version of the duties that it was computed from, and one
// whose entries differ from those of the same version does not verify.
func TestAnEditOfObligationsRaisesTheirVersion(t *testing.T) {
	path := filepath.Join("testdata", "obligations.versions")
	list, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	o, problems := templates.ParseObligations(templates.ObligationsFile, shippedLaw(t))
	if len(problems) > 0 {
		t.Fatal(assessments.Problems(problems))
	}
	problem, line := unraised(string(list), o.Version, digest(t, o))
	switch {
	case problem != "":
		t.Error(problem)
	case line != "" && *update:
		if err := os.WriteFile(path, append(list, line...), 0o644); err != nil {
			t.Fatal(err)
		}
	case line != "":
		t.Errorf("version %s is not in %s; run: go test ./templates -run Version -update", o.Version, path)
	}
	newest := o.NewestSource
	for _, e := range o.Entries {
		if e.Undated {
			continue
		}
		if e.AsOf > newest {
			t.Errorf("%s has a source of %s, and the newest is said to be of %s", e.ID, e.AsOf, newest)
		}
	}
	for _, e := range o.Entries {
		if e.Undated && e.AsOf != o.AsOf {
			t.Errorf("%s was read in a copy without a day on %s, and the file on %s", e.ID, e.AsOf, o.AsOf)
		}
		if e.AsOf > o.AsOf {
			t.Errorf("%s was read on %s, and the file on %s", e.ID, e.AsOf, o.AsOf)
		}
	}
}

func TestAnUnraisedVersionIsFound(t *testing.T) {
	o, _ := templates.ParseObligations(templates.ObligationsFile, shippedLaw(t))
	before := digest(t, o)
	list := "1 other\n2 " + before + "\n"
	if problem, line := unraised(list, "2", before); problem != "" || line != "" {
		t.Errorf("unchanged: %q, %q", problem, line)
	}
	o.Entries[3].Says += " Changed."
	o.Version = "2"
	after := digest(t, o)
	if problem, _ := unraised(list, "2", after); problem == "" {
		t.Error("an edit under the same version is not found")
	}
	if problem, line := unraised(list, "3", after); problem != "" || line != "3 "+after+"\n" {
		t.Errorf("a raised version: %q, %q", problem, line)
	}
	if problem, _ := unraised(list, "3", before); problem == "" {
		t.Error("a version without an edit is not found")
	}
}
