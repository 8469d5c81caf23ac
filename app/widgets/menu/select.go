package menu

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// Select is a field with a closed list of values, of which at most one holds. It has the edge of a
// text field, so that it can be told from text, and opens the same kind of menu as everything else.
// Values are told apart by their place: two of them may read alike.
type Select struct {
	widget.Select
	// OnLeave, when set, is raised when the focus goes elsewhere than to the values.
	OnLeave func()
	// OnFocus, when set, is raised when the focus comes to the field and when it goes.
	OnFocus func(bool)
	// OnPicked, when set, is raised after every pick, beside the intent.
	OnPicked func()
	// OnSubmitted, when set, is raised by Ctrl+Enter: what the values are chosen for is to be done.
	OnSubmitted func()

	onPick  func(int)
	at      int      // the value that holds; -1 where none was chosen yet
	values  *popMenu // open; else nil
	focused bool
}

// NewSelect returns a field that shows the first value. onPick is raised with the index of what the
// user picks.
func NewSelect(values []string, onPick func(int)) *Select {
	s := NewUnchosen(values, onPick)
	s.Set(0)
	return s
}

// NewUnchosen returns a field in which no value holds until the user picks one: for what no default
// can answer.
func NewUnchosen(values []string, onPick func(int)) *Select {
	s := &Select{at: -1, onPick: onPick}
	s.Options = values
	s.PlaceHolder = "Choose…"
	s.ExtendBaseWidget(s)
	return s
}

// TypedShortcut takes Ctrl+Enter, and hands the others to the window.
func (s *Select) TypedShortcut(shortcut fyne.Shortcut) {
	if c, ok := shortcut.(*desktop.CustomShortcut); ok && focus.Submits(c) && s.OnSubmitted != nil {
		s.OnSubmitted()
		return
	}
	focus.ForwardShortcut(s, shortcut)
}

// SetOptions replaces the values; none of them holds until it is set or picked.
func (s *Select) SetOptions(values []string) {
	s.Options, s.at, s.Selected = values, -1, ""
	s.Refresh()
}

// SelectedIndex is the place of the value that holds, -1 where none does.
func (s *Select) SelectedIndex() int { return s.at }

// Set shows another value without raising the intent.
func (s *Select) Set(i int) {
	if i < 0 || i >= len(s.Options) || i == s.at {
		return
	}
	s.at, s.Selected = i, s.Options[i]
	s.Refresh()
}

// Pick is what the user does: it shows a value and raises the intent.
func (s *Select) Pick(i int) {
	if i < 0 || i >= len(s.Options) || i == s.at {
		return
	}
	s.Set(i)
	if s.onPick != nil {
		s.onPick(i)
	}
	if s.OnPicked != nil {
		s.OnPicked()
	}
}

// Focused tells whether it has the focus, or its values are open.
func (s *Select) Focused() bool { return s.focused || s.values != nil && s.values.onScreen() }

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() {
	s.focused = true
	s.Select.FocusGained()
	focus.Reveal(s)
	if s.OnFocus != nil {
		s.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (s *Select) FocusLost() {
	s.focused = false
	s.Select.FocusLost()
	if s.OnFocus != nil {
		s.OnFocus(false)
	}
	s.left()
}

func (s *Select) left() {
	if !s.Focused() && s.OnLeave != nil {
		s.OnLeave()
	}
}

// Tapped opens the values.
func (s *Select) Tapped(*fyne.PointEvent) {
	hands.Acted()
	if c := focus.CanvasOf(s); c != nil && !s.Disabled() {
		c.Focus(s)
		s.open(c)
	}
}

// open shows the values under the field, the one that holds as the active one.
func (s *Select) open(c fyne.Canvas) {
	if len(s.Options) == 0 {
		return
	}
	menu := fyne.NewMenu("")
	for i, value := range s.Options {
		item := fyne.NewMenuItem(value, func() { s.Pick(i) })
		item.Checked = i == s.at
		menu.Items = append(menu.Items, item)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
	m := newPopMenu(menu, c, at.AddXY(0, s.Size().Height))
	s.values = m // before the menu takes the focus
	m.closed = func() {
		s.values = nil
		s.left()
	}
	m.show()
	m.panels[0].least = s.Size().Width
	m.panels[0].active = s.at
	m.panels[0].reveal(s.at, m.Size().Height)
	m.Refresh()
}

// TypedKey opens the values on Space, Enter, Up and Down, and changes them with Left and Right. Escape leaves
// the field, so that the keys of the page are in force again, and is passed on to the window, which closes a
// dialog.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		focus.ForwardKey(s, ev)
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyUp, fyne.KeyDown:
		s.Tapped(nil)
	case fyne.KeyLeft:
		s.Pick(s.at - 1)
	case fyne.KeyRight:
		s.Pick(s.at + 1)
	case fyne.KeyEscape:
		focus.Leave(s, ev)
	default:
		focus.ForwardKey(s, ev)
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
