package timeline

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
)

// sample has every kind of line and day, two days that stand close together and one before its beginning.
func sample(onPick, onOpen func(string)) *Picture {
	t := New(0, onPick, onOpen)
	t.Set(Content{
		Rows: []Row{
			{Title: "A law in force", From: 0},
			{Title: "A law to come", From: 0.7, Dash: Dashed},
			{Title: "A law of which it cannot be told", From: 0.2, Dash: Dotted},
		},
		Points: []Point{
			{ID: "old", Row: 0, At: 0, Label: "2018-05-25", Mark: theme.MarkSquare, Tone: theme.Info},
			{ID: "open", Row: 2, At: 0.2, Label: "2026-01-01", Mark: theme.MarkDotted, Tone: theme.Unknown},
			{ID: "disputed", Row: 0, At: 0.69, Label: "2026-12-01", Mark: theme.MarkAlert, Tone: theme.Contradicted},
			{ID: "close", Row: 0, At: 0.692, Label: "2026-12-02", Mark: theme.MarkAhead, Tone: theme.Mixed},
			{ID: "coming", Row: 1, At: 0.7, Label: "2026-12-09", Mark: theme.MarkAhead, Tone: theme.Mixed},
			{ID: "late", Row: 0, At: 1, Label: "2031-01-01", Mark: theme.MarkAlert, Tone: theme.Contradicted},
			{ID: "later", Row: 0, At: 1, Label: "2032-01-01", Mark: theme.MarkAlert, Tone: theme.Contradicted},
		},
		Ticks: []Tick{{0, "2025"}, {0.17, ""}, {0.33, "2026"}, {0.66, "2027"}},
		Now:   0.65, NowAs: "as of 2026-11-30", Folded: "7 days of law",
	})
	t.Pick("open")
	return t
}

func TestATimelineWalksByTimeAndByRows(t *testing.T) {
	var got []string
	opened := ""
	line := sample(func(id string) { got = append(got, id) }, func(id string) { opened = id })
	looktest.Light(t, line, 760, 100)
	for _, k := range []fyne.KeyName{
		fyne.KeyHome, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp,
		fyne.KeyEnd, fyne.KeyRight, fyne.KeyReturn,
	} {
		line.TypedKey(looktest.Key(k))
	}
	want := []string{"old", "open", "disputed", "coming", "open", "coming", "later", "later"}
	if !slices.Equal(got, want) {
		t.Errorf("walked %v, want %v", got, want)
	}
	if opened != "later" {
		t.Errorf("Enter opens %q", opened)
	}
}

func TestDaysOfATimelineStandApartAndEachIsHit(t *testing.T) {
	got := ""
	line := sample(func(id string) { got = id }, nil)
	for _, folded := range []bool{false, true} {
		line.Fold(folded)
		looktest.Light(t, line, 760, 100)
		for i, p := range line.places {
			for k, other := range line.places[:i] {
				if other.Y == p.Y && apart(other.X, p.X) < theme.Scaled(11) {
					t.Errorf("folded %v: the days %d and %d stand on each other", folded, k, i)
				}
			}
			if end := line.Size().Width - theme.Space(3); p.X > end {
				t.Errorf("folded %v: the day %d stands at %.0f, behind the end at %.0f", folded, i, p.X, end)
			}
			line.Tapped(&fyne.PointEvent{Position: p})
			if want := line.line.Points[i].ID; got != want {
				t.Errorf("folded %v: a click on %s picks %s", folded, want, got)
			}
		}
	}
}

// A window that is too low for a row for each law gets one line, with every day still on it.
func TestATimelineFoldsInALowWindow(t *testing.T) {
	line := sample(nil, nil)
	line.least = 700
	high := func(window float32) float32 {
		w := test.NewTempWindow(t, line)
		w.Resize(fyne.NewSize(760, window))
		return line.MinSize().Height
	}
	if tall, low := high(800), high(500); low >= tall {
		t.Errorf("it needs %.0f in a low window, %.0f in a tall one", low, tall)
	}
	if len(line.places) != len(line.line.Points) {
		t.Errorf("folded it shows %d of %d days", len(line.places), len(line.line.Points))
	}
}

func exhibits() []looktest.Exhibit {
	return []looktest.Exhibit{
		{Name: "timeline", Size: fyne.NewSize(760, 100), Make: func() fyne.CanvasObject { return sample(nil, nil) }},
	}
}

// TestGallery draws the picture in every look.
func TestGallery(t *testing.T) { looktest.Gallery(t, exhibits()) }

func TestATimelineShowsItsFocusAndHandsOnKeysItDoesNotUse(t *testing.T) {
	looktest.ShowsFocus(t, map[string]fyne.Focusable{"timeline": sample(nil, nil)})
}
