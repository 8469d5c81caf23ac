package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// SideBar is where to go: sections of items with counts, and a few at the
// bottom.
type SideBar struct {
	widget.BaseWidget
	top, bottom *List
}

// NewSideBar returns an empty side bar; onGo is raised with an item's id.
func NewSideBar(onGo func(id string)) *SideBar {
	s := &SideBar{}
	style := ListStyle{OnPanel: true, BoldTitle: true}
	s.top = NewList(style, func(id string) { s.bottom.Pick(""); onGo(id) })
	s.bottom = NewList(style, func(id string) { s.top.Pick(""); onGo(id) })
	s.ExtendBaseWidget(s)
	return s
}

// SetItems replaces the items; a Heading begins a section.
func (s *SideBar) SetItems(top, bottom []Item) {
	s.top.SetItems(top)
	s.bottom.SetItems(bottom)
	s.Refresh()
}

// Pick shows where the user is.
func (s *SideBar) Pick(id string) {
	s.top.Pick(id)
	s.bottom.Pick(id)
}

// Walking tells whether a person walks along the bar with the arrow keys: its
// intent is raised at every step.
func (s *SideBar) Walking() bool { return s.top.walking || s.bottom.walking }

// Focused tells whether the keyboard is in the bar.
func (s *SideBar) Focused() bool { return s.top.HasFocus() || s.bottom.HasFocus() }

// Current is the part of the bar that shows where the user is.
func (s *SideBar) Current() fyne.Focusable {
	if s.bottom.index(s.bottom.Picked()) >= 0 {
		return s.bottom
	}
	return s.top
}

func (s *SideBar) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{s.top, s.bottom} }

// CreateRenderer implements fyne.Widget.
func (s *SideBar) CreateRenderer() fyne.WidgetRenderer {
	ground, edge := &canvas.Rectangle{}, &canvas.Rectangle{}
	return draw.New(func(size fyne.Size) fyne.Size {
		ground.FillColor, edge.FillColor = theme.Color(theme.Panel), theme.Color(theme.Line)
		ground.Resize(size)
		edge.Resize(fyne.NewSize(1, size.Height))
		edge.Move(fyne.NewPos(size.Width-1, 0))
		low := s.bottom.HeightFor(size.Width) + theme.Space(2)
		pad := theme.Space(2)
		s.top.Move(fyne.NewPos(0, pad))
		s.top.Resize(fyne.NewSize(size.Width-1, max(size.Height-low-pad, 0)))
		s.bottom.Move(fyne.NewPos(0, size.Height-low))
		s.bottom.Resize(fyne.NewSize(size.Width-1, low))
		return fyne.NewSize(theme.Scaled(150), low+theme.Scaled(120))
	}, ground, edge, s.top, s.bottom)
}
