package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/text"
)

// TestWhatArrivesGetsTheHeightItNeeds: what a page shows once it was read lies where it does when the
// window is resized afterwards.
func TestWhatArrivesGetsTheHeightItNeeds(t *testing.T) {
	l := newLab(t, true)
	size := fyne.NewSize(900, 680)
	l.win.Resize(size)
	for _, r := range stops() {
		l.goTo(r)
		before := uitest.Outline(l.page().Content())
		l.win.Resize(size.AddWidthHeight(-1, -1))
		l.win.Resize(size)
		if after := uitest.Outline(l.page().Content()); before != after {
			t.Errorf("%v lies otherwise once the window was resized:\n%s", r, firstChange(before, after))
		}
	}
}

// firstChange is the first line in which two outlines differ.
func firstChange(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return as[i] + "\n" + bs[i]
		}
	}
	return "one is longer"
}

// TestEveryPageFitsIntoTheSmallestWindowAtEverySizeOfText: a window whose content needs more than the
// screen has is cut at its edge.
func TestEveryPageFitsIntoTheSmallestWindowAtEverySizeOfText(t *testing.T) {
	l := newLab(t, true)
	for _, percent := range []int{80, 100, 150, 200} {
		l.look.SetLook(theme.Light, percent)
		for name := range l.p.Pages {
			r := ui.Route{Page: name}
			switch name {
			case "desk", "decision":
				r.ID = "kestrelight-assist-2026"
			case "scoping":
				r.ID = "kestrelight-assist-enquiries"
			case "reader":
				continue
			}
			l.Go(r)
			if need := l.page().Content().MinSize(); need.Width > 980 {
				t.Errorf("at %d %% the page %s needs a width of %v, and is cut", percent, name, need.Width)
			}
			if need := l.win.Content().MinSize(); need.Width > 1240 || need.Height > 740 {
				t.Errorf("at %d %% the page %s needs a window of %v", percent, name, need)
			}
		}
		l.Go(ui.Route{Page: "contracts", ID: "kestrelight-assist-2026", Item: "S2-LP-TRAINING-USE"})
		if need := l.win.Content().MinSize(); need.Width > 1240 || need.Height > 740 {
			t.Errorf("at %d %% the reader needs a window of %v", percent, need)
		}
	}
}

// TestWithLargeTextTheSideBarGivesWay: pages made for 640 px and more would be left with three words
// in a line.
func TestWithLargeTextTheSideBarGivesWay(t *testing.T) {
	l := newLab(t, true)
	for percent, beside := range map[int]bool{100: true, 150: true, 200: false} {
		l.look.SetLook(theme.Light, percent)
		l.Go(ui.Route{Page: "vendors"})
		if l.frame.side.bar.Visible() != beside {
			t.Errorf("at %d %% the side bar is shown: %v", percent, !beside)
		}
		if w := l.session.Pages.Body().Size().Width; w < theme.Scaled(pageRoom) {
			t.Errorf("at %d %% the page has %v px", percent, w)
		}
	}
}

// TestTheKeysAreNamedInOneLineEach: a name broken after every second syllable cannot be looked up.
func TestTheKeysAreNamedInOneLineEach(t *testing.T) {
	l := newLab(t, true)
	for _, percent := range []int{80, 100, 200} {
		l.look.SetLook(theme.Light, percent)
		l.showKeys()
		seen := 0
		for _, p := range uitest.Within[*text.Prose](l.win.Canvas().Overlays().Top()) {
			if p.String() == "New workspace…" || p.String() == "Keyboard shortcuts" {
				seen++
				if lines := len(uitest.Within[*canvas.Text](p)); lines != 1 {
					t.Errorf("at %d %% “%s” takes %d lines", percent, p, lines)
				}
			}
		}
		if seen < 2 {
			t.Errorf("at %d %% %d of the names looked for are there", percent, seen)
		}
		l.overlays.closeTop()
	}
}
