package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheTourLeadsOverTheWindowsOwnPagesAndEnds(t *testing.T) {
	for _, sample := range []bool{true, false} {
		l := newLab(t, sample)
		l.frame.tour.start()
		if !l.p.Profile.Get().TourDone {
			t.Error("it would begin again at the next start")
		}
		var seen []string
		for i := range l.frame.tour.stops {
			if !strings.Contains(l.words(), l.frame.tour.stops[i].title) {
				t.Errorf("stop %d does not say %q", i, l.frame.tour.stops[i].title)
			}
			seen = append(seen, l.route().Page)
			if i < len(l.frame.tour.stops)-1 {
				l.tap("Next")
			}
		}
		want := "portfolio assessments contracts evidence packs journal settings"
		if sample {
			want = "portfolio desk contracts evidence packs journal settings"
		}
		if got := strings.Join(seen, " "); got != want {
			t.Errorf("with the sample %v the tour leads to %s, want %s", sample, got, want)
		}
		l.tap("Back")
		l.tap("Next")
		l.tap("Done")
		if l.frame.tour.on() || strings.Contains(l.words(), "The tour,") {
			t.Error("the tour does not end")
		}
	}
}

func TestKeysDoNotReachATourThatEnded(t *testing.T) {
	l := newLab(t, true)
	l.frame.tour.start()
	l.typeKey(fyne.KeyEscape)
	if l.frame.tour.on() || l.win.Canvas().Focused() != nil {
		t.Fatalf("on: %v; the focus is on a %T", l.frame.tour.on(), l.win.Canvas().Focused())
	}
	l.typeKey(fyne.KeyReturn)
	l.frame.tour.move(+1)
	if l.frame.tour.on() || l.route().Page != "portfolio" {
		t.Errorf("on: %v, at %v", l.frame.tour.on(), l.route())
	}
}

func TestEscapeEndsTheTour(t *testing.T) {
	l := newLab(t, true)
	l.frame.tour.start()
	l.win.Canvas().Unfocus()
	l.typeKey(fyne.KeyEscape)
	if l.frame.tour.on() {
		t.Error("Escape does not end it")
	}
}
