package wire

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"

	"countersign/assessments/intake/child"
)

func TestVersionShowsHowTheProcessThatReadsFilesIsConfined(t *testing.T) {
	var shown map[string]string
	if err := json.Unmarshal([]byte(done(t, "version", "--json")), &shown); err != nil {
		t.Fatal(err)
	}
	state := shown["reading_process"]
	filtered := runtime.GOOS == "linux" && (runtime.GOARCH == "amd64" || runtime.GOARCH == "arm64")
	if !strings.HasPrefix(state, "confined: ") || filtered != strings.HasPrefix(state, "confined: filter") ||
		filtered == strings.Contains(state, "not confined by a filter here: ") {
		t.Errorf("it shows %q", state)
	}
	if said := done(t, "version"); !strings.Contains(said, "\nprocess that reads files "+state+"\n") {
		t.Errorf("it prints %s", said)
	}
}

func TestVersionSaysWhatCannotBeFoundOut(t *testing.T) {
	w, err := newWiring(nil, testVersion)
	if err != nil {
		t.Fatal(err)
	}
	if w.reader, err = child.New(child.Params{Executable: "/nowhere/countersign"}); err != nil {
		t.Fatal(err)
	}
	if state := w.confined(t.Context()); !strings.HasPrefix(state,
		"unknown: The reader of files could not be started.") {
		t.Errorf("it says %q", state)
	}
}
