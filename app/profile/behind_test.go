package profile_test

import (
	"os"
	"path/filepath"
	"testing"

	"countersign/app/profile"
)

// TestWhatIsWrittenBehindIsKeptAtOnceAndOnTheDiskInTheEnd changes a value many times and reads it back.
func TestWhatIsWrittenBehindIsKeptAtOnceAndOnTheDiskInTheEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "profile.json")
	p := profile.At(path)
	var failed []error
	settle := p.WriteBehind(func(err error) { failed = append(failed, err) })
	for n := range 100 {
		if err := p.Keep("column", n); err != nil {
			t.Fatal(err)
		}
		var got int
		if !p.Kept("column", &got) || got != n {
			t.Fatalf("kept %d, want %d", got, n)
		}
	}
	settle()
	if len(failed) > 0 {
		t.Fatal(failed)
	}
	var got int
	if !profile.At(path).Kept("column", &got) || got != 99 {
		t.Errorf("on the disk stands %d", got)
	}
	if err := p.Keep("column", 7); err != nil { // at once again
		t.Fatal(err)
	}
	if !profile.At(path).Kept("column", &got) || got != 7 {
		t.Errorf("after it was settled %d stands on the disk", got)
	}
}

// TestWhatCannotBeWrittenIsTold has a folder in the place of the profile.
func TestWhatCannotBeWrittenIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "profile.json")
	if err := os.MkdirAll(filepath.Join(path+".new", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	p := profile.At(path)
	var failed []error
	settle := p.WriteBehind(func(err error) { failed = append(failed, err) })
	if err := p.Keep("column", 1); err != nil {
		t.Fatal(err)
	}
	settle()
	if len(failed) != 1 {
		t.Errorf("told: %v", failed)
	}
}
