package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets/internal/looktest"
)

// TestALinkWithTooLittleRoomIsCutWithDots: it does not run out of its column without a sign.
func TestALinkWithTooLittleRoomIsCutWithDots(t *testing.T) {
	b := NewLink("Answer: In which places are the users and the people concerned?", nil).Small()
	looktest.Light(t, NewWrap(b), 180, 60)
	for _, o := range test.WidgetRenderer(b).Objects() {
		text, ok := o.(*canvas.Text)
		if !ok || text.Text == "" {
			continue
		}
		if !strings.HasSuffix(text.Text, "…") || text.Position().X+text.MinSize().Width > 181 {
			t.Errorf("%q ends at %.0f of 180", text.Text, text.Position().X+text.MinSize().Width)
		}
	}
	wide := NewLink("Answer it", nil)
	looktest.Light(t, NewWrap(wide), 180, 60)
	for _, o := range test.WidgetRenderer(wide).Objects() {
		if text, ok := o.(*canvas.Text); ok && strings.HasSuffix(text.Text, "…") {
			t.Errorf("with room enough it is cut: %q", text.Text)
		}
	}
}

// TestAButtonWithNewWordsIsDrawnWhole: it is not cut to the room of the words it had before.
func TestAButtonWithNewWordsIsDrawnWhole(t *testing.T) {
	b := NewButton("Save", nil)
	looktest.Light(t, NewWrap(b), 400, 60)
	const words = "Record as assumed for all subjects"
	b.SetText(words)
	drawn := func() (texts []string) {
		for _, o := range test.WidgetRenderer(b).Objects() {
			if text, ok := o.(*canvas.Text); ok && text.Text != "" {
				texts = append(texts, text.Text)
			}
		}
		return texts
	}
	if got := drawn(); len(got) != 1 || got[0] != words {
		t.Errorf("before it is laid out again: %q", got)
	}
	b.Resize(b.Size()) // its page gives it no more room
	if got := drawn(); len(got) != 1 || !strings.HasSuffix(got[0], "…") {
		t.Errorf("with the old room: %q", got)
	}
}
