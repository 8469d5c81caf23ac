package profile_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"countersign/app/profile"
	"countersign/assessments"
)

func TestWhatWasRememberedIsThereAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c", "profile.json")
	p := profile.At(path)
	if err := p.Update(func(d *profile.Data) {
		d.Actor = assessments.Actor{Name: "Ada", Role: "legal"}
	}); err != nil {
		t.Fatal(err)
	}
	if err := p.Keep("table.portfolio", map[string]int{"name": 200}); err != nil {
		t.Fatal(err)
	}
	again := profile.At(path)
	var widths map[string]int
	if !again.Kept("table.portfolio", &widths) || widths["name"] != 200 || again.Get().Actor.Name != "Ada" {
		t.Errorf("read back %+v, widths %v", again.Get(), widths)
	}
}

func TestTheNewestWorkspaceIsFirstAndStandsOnce(t *testing.T) {
	p := profile.At("")
	for _, w := range []string{"a", "b", "a"} {
		if err := p.Opened(w); err != nil {
			t.Fatal(err)
		}
	}
	if got := p.Get().Recent; len(got) != 2 || got[0] != "a" || got[1] != "b" {
		t.Errorf("recent %v", got)
	}
}

func TestAnUnreadableProfileIsKeptAsideAndReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "profile.json")
	if err := os.WriteFile(path, []byte("{half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := profile.At(path).Get(); len(got.Recent) != 0 {
		t.Errorf("read %+v from rubbish", got)
	}
	if _, err := os.Stat(path + ".unreadable"); err != nil {
		t.Error("the unreadable file was not kept aside")
	}
}

// TestACopyThatACommandRemembersIsNotForgotten has a command remember a backup while a window has the profile
// open: the window knows of it, and does not write its own state over it.
func TestACopyThatACommandRemembersIsNotForgotten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "profile.json")
	window := profile.At(path)
	if err := window.BackedUp("w", "first"); err != nil {
		t.Fatal(err)
	}
	if err := profile.At(path).BackedUp("w", "by command"); err != nil {
		t.Fatal(err)
	}
	want := []string{"first", "by command"}
	if got := window.Copies()["w"]; !slices.Equal(got, want) {
		t.Errorf("the window knows of %q, want %q", got, want)
	}
	if err := window.Opened("w"); err != nil {
		t.Fatal(err)
	}
	if got := profile.At(path).Get().Backups["w"]; !slices.Equal(got, want) {
		t.Errorf("on the disk there is %q, want %q", got, want)
	}
}
