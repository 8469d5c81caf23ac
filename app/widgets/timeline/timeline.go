// Package timeline is a picture of days on an axis of time, in rows, of which one is selected.
//
// It knows no calendar and no duty: it is given places, shapes and words. Start with Content and Picture; draw.go
// draws it.
package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// Content is what a Picture shows: rows on one axis of time. Every place on it is a fraction of its length.
type Content struct {
	Rows   []Row
	Points []Point // by time
	Ticks  []Tick
	Now    float32
	NowAs  string // what stands under the day judged
	Folded string // what stands before the one line that all rows make if it is folded
}

// Row is a row with its title. A line runs from a place to the end of time: whole, in dashes or in dots.
type Row struct {
	Title string
	From  float32
	Dash  Dash
}

// Dash is how a line is drawn.
type Dash uint8

const (
	Whole Dash = iota
	Dashed
	Dotted
)

// Point is a day in a row.
type Point struct {
	ID    string
	Row   int
	At    float32
	Label string // written beside it where there is room
	Mark  theme.Mark
	Tone  theme.Tone
	Tip   string
}

// Tick is a place on the axis; one without a label is small.
type Tick struct {
	At    float32
	Label string
}

// Picture is a picture of days of which one is selected. It is one stop for Tab: Left and Right walk by time, Up
// and Down to another row, Enter raises onOpen. Where the window is too low for it its rows are one line.
type Picture struct {
	focus.Control
	line   Content
	picked string
	hover  int
	folded bool
	least  float32 // height of a window, at 100 %, in which it is not folded
	onPick func(id string)
	onOpen func(id string)
	places []fyne.Position // of the points as they are drawn
}

// New returns a picture without days. In a window that is lower than a height at 100 % it folds.
func New(least float32, onPick, onOpen func(id string)) *Picture {
	t := &Picture{least: least, hover: -1, onPick: onPick, onOpen: onOpen}
	t.Start(t, nil)
	return t
}

// Set shows other days; what is picked stays picked by id.
func (t *Picture) Set(l Content) {
	t.line, t.hover = l, -1
	t.Refresh()
}

// Pick shows a day as selected without raising the intent.
func (t *Picture) Pick(id string) {
	if t.picked != id {
		t.picked = id
		t.Refresh()
	}
}

// Fold makes one line of all rows, or shows them again.
func (t *Picture) Fold(folded bool) {
	t.folded = folded
	t.Refresh()
}

// Disabled says that there is no day to walk to: Tab passes by.
func (t *Picture) Disabled() bool { return len(t.line.Points) == 0 }

func (t *Picture) isFolded() bool {
	c := focus.CanvasOf(t)
	return t.folded || c != nil && c.Size().Height < theme.Scaled(t.least)
}

func (t *Picture) at() int {
	for i := range t.line.Points {
		if t.line.Points[i].ID == t.picked {
			return i
		}
	}
	return -1
}

func (t *Picture) take(i int) {
	if i < 0 || i >= len(t.line.Points) {
		return
	}
	t.Pick(t.line.Points[i].ID)
	if t.onPick != nil {
		t.onPick(t.picked)
	}
}

// TypedKey walks from day to day.
func (t *Picture) TypedKey(ev *fyne.KeyEvent) {
	i, last := t.at(), len(t.line.Points)-1
	switch {
	case hands.Astray(ev):
		focus.ForwardKey(t, ev)
	case ev.Name == fyne.KeyLeft:
		t.take(i - 1)
	case ev.Name == fyne.KeyRight:
		t.take(min(i+1, last))
	case ev.Name == fyne.KeyHome:
		t.take(0)
	case ev.Name == fyne.KeyEnd:
		t.take(last)
	case ev.Name == fyne.KeyUp:
		t.walkRows(i, -1)
	case ev.Name == fyne.KeyDown:
		t.walkRows(i, 1)
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter || ev.Name == fyne.KeySpace:
		t.open(i)
	default:
		focus.ForwardKey(t, ev)
	}
}

func (t *Picture) open(i int) {
	if i >= 0 && t.onOpen != nil {
		t.onOpen(t.line.Points[i].ID)
	}
}

// walkRows goes to the nearest day of the next row that has one, up or down.
func (t *Picture) walkRows(from, by int) {
	if from < 0 {
		t.take(0)
		return
	}
	here := t.line.Points[from]
	for row := here.Row + by; row >= 0 && row < len(t.line.Rows); row += by {
		best := -1
		for i, p := range t.line.Points {
			if p.Row == row && (best < 0 || apart(p.At, here.At) < apart(t.line.Points[best].At, here.At)) {
				best = i
			}
		}
		if best >= 0 {
			t.take(best)
			return
		}
	}
}

func apart(a, b float32) float32 { return max(a-b, b-a) }

// hit is the point at a position, or -1.
func (t *Picture) hit(pos fyne.Position) int {
	near, best := theme.Scaled(9), -1
	for i, p := range t.places {
		if d := max(apart(p.X, pos.X), apart(p.Y, pos.Y)); d <= near {
			near, best = d, i
		}
	}
	return best
}

// Tapped picks a day.
func (t *Picture) Tapped(ev *fyne.PointEvent) {
	hands.Acted()
	t.take(t.hit(ev.Position))
}

// MouseMoved shows the tooltip of a day.
func (t *Picture) MouseMoved(ev *desktop.MouseEvent) {
	i := t.hit(ev.Position)
	if i == t.hover {
		return
	}
	t.hover = i
	focus.HideTip(t)
	if i >= 0 && i < len(t.line.Points) {
		focus.ShowTip(t, t.line.Points[i].Tip, ev.AbsolutePosition)
	}
}

// MouseOut implements desktop.Hoverable.
func (t *Picture) MouseOut() {
	t.hover = -1
	t.Control.MouseOut()
}

// CreateRenderer implements fyne.Widget.
func (t *Picture) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{t: t}
	r.Drawn = draw.New(r.draw)
	return r
}
