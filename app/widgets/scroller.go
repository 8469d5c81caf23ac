package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// Scroller scrolls a column of things up and down. Its content is laid out for
// the width it has, so that nothing is cut and nothing scrolls sideways. While
// there is more than fits it is a stop for Tab, and the arrows, page keys, Home
// and End scroll it: a text must be readable without a mouse.
type Scroller struct {
	focus.Control
	content fyne.CanvasObject
	scroll  *container.Scroll
	ring    *canvas.Rectangle
	ringed  bool // it has the focus
	// within says that it belongs to a control that scrolls it by keys of its own.
	within bool
	beside float32 // steps of white space right of it, in which its bar stands
	kept   keeping
}

// NewScroller returns a scroller around a column, or anything else.
func NewScroller(content fyne.CanvasObject) *Scroller {
	s := &Scroller{content: content, ring: draw.NewRing()}
	s.scroll = container.NewVScroll(container.New(&scrolledLayout{laid: s.keep}, content))
	s.scroll.OnScrolled = s.scrolled
	s.Start(s, nil)
	return s
}

// NewDialogScroller is a scroller in a dialog. Its bar stands in the white space at the dialog's edge:
// it covers nothing.
func NewDialogScroller(content fyne.CanvasObject) *Scroller {
	s := NewScroller(content)
	s.beside = dialogEdge - 1
	return s
}

// Reveal scrolls so that a part of the content, given by its top and height,
// is in view.
func (s *Scroller) Reveal(top, height float32) {
	s.kept.sees = true
	off, page := s.scroll.Offset, s.scroll.Size().Height
	switch {
	case page <= 0:
		return
	case top < off.Y:
		off.Y = max(top, 0)
	case top+height > off.Y+page:
		off.Y = min(top, top+height-page)
	default:
		return
	}
	s.scroll.ScrollToOffset(off)
}

// Fit gives the content the height it needs now.
func (s *Scroller) Fit() {
	inner := s.scroll.Content
	inner.Resize(inner.MinSize().Max(s.scroll.Size()))
	if most := max(s.most(), 0); s.scroll.Offset.Y > most {
		s.scroll.ScrollToOffset(fyne.NewPos(0, most))
	}
}

// Wheel scrolls by the wheel; it reports whether there was more that way.
func (s *Scroller) Wheel(ev *fyne.ScrollEvent) bool {
	before := s.scroll.Offset
	s.scroll.Scrolled(ev)
	return s.scroll.Offset != before
}

// ToTop scrolls to the top.
func (s *Scroller) ToTop() { s.scroll.ScrollToTop() }

func (s *Scroller) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{s.scroll.Content} }

// CreateRenderer implements fyne.Widget.
func (s *Scroller) CreateRenderer() fyne.WidgetRenderer {
	return &scrollerRenderer{s}
}

// Disabled says that there is nothing to scroll: Tab passes by.
func (s *Scroller) Disabled() bool { return s.within || s.most() <= 0 }

// most is how far down it can be scrolled.
func (s *Scroller) most() float32 {
	inner := s.scroll.Content
	return max(inner.Size().Height, inner.MinSize().Height) - s.scroll.Size().Height
}

// Focus gives it the keyboard where there is something to scroll.
func (s *Scroller) Focus() {
	if c := focus.CanvasOf(s); c != nil && !s.Disabled() {
		c.Focus(s)
	}
}

// Tapped takes the keyboard away: a click that comes here was next to everything in it.
func (s *Scroller) Tapped(*fyne.PointEvent) { focus.Blank(s) }

// Cursor implements desktop.Cursorable.
func (s *Scroller) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// MouseIn implements desktop.Hoverable.
func (s *Scroller) MouseIn(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *Scroller) MouseOut() {}

// TypedKey scrolls; what it does not use is the page's.
func (s *Scroller) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		focus.ForwardKey(s, ev)
		return
	}
	page := max(s.scroll.Size().Height-theme.Space(8), theme.Space(8))
	by := map[fyne.KeyName]float32{
		fyne.KeyDown: theme.Scaled(40), fyne.KeyUp: -theme.Scaled(40), fyne.KeyPageDown: page,
		fyne.KeyPageUp: -page,
		fyne.KeySpace:  page, fyne.KeyHome: -s.scroll.Offset.Y, fyne.KeyEnd: s.most(),
	}[ev.Name]
	if by == 0 {
		focus.ForwardKey(s, ev)
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(s.scroll.Offset.Y+by, 0), max(s.most(), 0))))
}

type scrollerRenderer struct{ s *Scroller }

func (r *scrollerRenderer) Destroy() {}

func (r *scrollerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.scroll, r.s.ring}
}

func (r *scrollerRenderer) MinSize() fyne.Size {
	return fyne.NewSize(min(r.s.content.MinSize().Width, theme.Scaled(120)), theme.Scaled(40))
}

func (r *scrollerRenderer) Layout(size fyne.Size) {
	inner := r.s.scroll.Content.(*fyne.Container)
	inner.Layout.(*scrolledLayout).width = size.Width
	r.s.scroll.Resize(size.AddWidthHeight(theme.Space(r.s.beside), 0))
	r.s.scroll.Refresh()
	r.s.drawRing()
}

func (r *scrollerRenderer) Refresh() {
	r.s.content.Refresh()
	r.Layout(r.s.Size())
}

// FocusGained implements fyne.Focusable. Only the ring is drawn: the content
// may be long.
func (s *Scroller) FocusGained() {
	hands.Moved()
	s.ringed = true
	s.drawRing()
}

// FocusLost implements fyne.Focusable.
func (s *Scroller) FocusLost() {
	s.ringed = false
	s.drawRing()
}

// drawRing shows the focus inside the edges: outside it would be cut. In a dialog there is white space
// around it, and the ring stands there, clear of the text.
func (s *Scroller) drawRing() {
	size, in := s.Size(), float32(3)
	if s.beside > 0 {
		in = -theme.Space(1)
	}
	draw.PlaceRing(s.ring, s.ringed, fyne.NewPos(in, in),
		fyne.NewSize(max(size.Width-2*in, 0), max(size.Height-2*in, 0)), 3)
	canvas.Refresh(s.ring)
}
