package window

import (
	"context"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/assessments"
)

// TestANoteEndsWithWhatItSpeaksOf: after the undo, or another change, Ctrl+Z takes back something else.
func TestANoteEndsWithWhatItSpeaksOf(t *testing.T) {
	bin := func(l *lab) {
		l.goTo(ui.Route{Page: "evidence"})
		l.firstRow()
		all, err := l.bench().List(t.Context(), "evidence")
		if err != nil {
			t.Fatal(err)
		}
		l.act("bin", func() {
			l.Write(func(ctx context.Context) (assessments.Event, error) {
				return l.bench().Bin(ctx, "evidence", all[0].Key())
			}, func(error) { l.session.Host().Note("Moved to the bin; Ctrl+Z brings it back") })
		})
		if !strings.Contains(l.frame.status.text, "Ctrl+Z") {
			t.Fatalf("the note is not said: %q", l.frame.status.text)
		}
	}
	l := newLab(t, true)
	bin(l)
	l.act("undo", l.session.Steps.Undo)
	if !strings.HasPrefix(l.frame.status.text, "Undone: Move a piece of evidence to the bin: ") ||
		strings.Contains(l.frame.status.text, "Ctrl+Z") {
		t.Errorf("after the undo the status says %q", l.frame.status.text)
	}
	bin(l)
	change := func(name string) {
		l.act("change", func() {
			l.Write(func(ctx context.Context) (assessments.Event, error) {
				return l.bench().Add(ctx, &assessments.Vendor{ID: "new", Name: name})
			}, func(error) {})
		})
	}
	change("") // it is refused
	if l.frame.status.text != "" {
		t.Errorf("after another change the status says %q", l.frame.status.text)
	}
	l.frame.Note("The words are on the clipboard")
	change("")
	if l.frame.status.text != "The words are on the clipboard" {
		t.Error("a note on something else ended")
	}
	change("Newer")
	if l.frame.status.text != "Recorded: Add a vendor: Newer" {
		t.Errorf("after a change the status says %q", l.frame.status.text)
	}
}
