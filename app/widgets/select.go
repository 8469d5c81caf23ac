package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// Select is a field with a closed list of values, of which exactly one holds. It has the edge of a text field, so
// that it can be told from text.
type Select struct {
	widget.Select
	// OnLeave, when set, is raised when the focus goes.
	OnLeave func()
	onPick  func(int)
	quiet   bool // Set changes what is shown; the user did not

	focused bool
}

// NewSelect returns a field that shows the first value. onPick is raised with the index of what the user picks.
func NewSelect(values []string, onPick func(int)) *Select {
	s := &Select{onPick: onPick}
	s.Options = values
	s.OnChanged = func(string) {
		if at := s.SelectedIndex(); at >= 0 && !s.quiet && s.onPick != nil {
			s.onPick(at)
		}
	}
	s.ExtendBaseWidget(s)
	s.Set(0)
	return s
}

// Set shows another value without raising the intent.
func (s *Select) Set(i int) {
	if i < 0 || i >= len(s.Options) || i == s.SelectedIndex() {
		return
	}
	s.quiet = true
	s.SetSelectedIndex(i)
	s.quiet = false
}

// Pick is what the user does: it shows a value and raises the intent.
func (s *Select) Pick(i int) {
	if i >= 0 && i < len(s.Options) && i != s.SelectedIndex() {
		s.SetSelectedIndex(i)
	}
}

// Focused tells whether it has the focus, or its values are open.
func (s *Select) Focused() bool { return s.focused }

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() {
	s.focused = true
	s.Select.FocusGained()
	revealFocus(s)
}

// FocusLost implements fyne.Focusable.
func (s *Select) FocusLost() {
	s.focused = false
	s.Select.FocusLost()
	if s.OnLeave != nil {
		s.OnLeave()
	}
}

// TypedKey opens the values on Enter too, and hands on what the toolkit's field
// would swallow: Escape is the window's.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(ev)
	default:
		forwardKey(s, ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	edge := &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 1, CornerRadius: 5}
	r := &selectRenderer{s.Select.CreateRenderer(), edge, s}
	r.paint()
	return r
}

// selectRenderer draws the toolkit's field with an edge around it.
type selectRenderer struct {
	fyne.WidgetRenderer
	edge *canvas.Rectangle
	s    *Select
}

// paint draws the edge, in the colour of the accent while it has the focus.
func (r *selectRenderer) paint() {
	r.edge.StrokeColor, r.edge.StrokeWidth = theme.Color(theme.LineStrong), 1
	if r.s.focused {
		r.edge.StrokeColor, r.edge.StrokeWidth = theme.Color(theme.Accent), 2
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *selectRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.WidgetRenderer.Objects()), r.edge)
}

// Layout implements fyne.WidgetRenderer.
func (r *selectRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.edge.Resize(size)
}

// Refresh implements fyne.WidgetRenderer.
func (r *selectRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
	r.edge.Refresh()
}
