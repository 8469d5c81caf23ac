package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
)

// port is what is in view of a table: headers and rows in two panes, the left of which stays, and how far the
// right one is scrolled.
type port struct {
	t        *View
	left     *tablePane
	right    *tablePane
	header   [2]*headerPane
	scroll   *container.Scroll
	followed focus.ShownFrom
	leftClip *clip
	headClip *clip
	frame    tableFrame
}

// tableFrame is what is drawn around the panes.
type tableFrame struct {
	headGround *canvas.Rectangle
	headLine   *canvas.Rectangle
	stickyLine *canvas.Rectangle
	ring       *canvas.Rectangle
}

func newPort(t *View) *port {
	pt := &port{t: t}
	pt.left, pt.right = newTablePane(t, true), newTablePane(t, false)
	pt.header = [2]*headerPane{newHeaderPane(t, pt.left), newHeaderPane(t, pt.right)}
	pt.scroll = container.NewScroll(pt.right)
	pt.scroll.OnScrolled = func(fyne.Position) { pt.scrolled() }
	pt.leftClip, pt.headClip = newClip(pt.left), newClip(pt.header[1])
	pt.leftClip.onScroll = pt.scroll.Scrolled
	pt.headClip.onScroll = pt.scroll.Scrolled
	pt.frame = tableFrame{&canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}}
	return pt
}

// rowHeight is the same for every row: that is what makes scrolling cheap.
func (pt *port) rowHeight() float32 {
	h := draw.FaceOf(theme.SizeBody, false).LineHeight()
	if pt.t.cfg.TwoLine {
		h += draw.FaceOf(theme.SizeCaption, false).LineHeight()
		return h + theme.Space(2)
	}
	return h + theme.Space(3)
}

func (pt *port) headerHeight() float32 {
	return draw.FaceOf(theme.SizeCaption, true).LineHeight() + theme.Space(3)
}

// RowAt returns the id of the row under an absolute position of the canvas,
// for files dropped on the window.
func (pt *port) RowAt(absolute fyne.Position) (id string, ok bool) {
	at := absolute.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(pt.t))
	if at.X < 0 || at.X >= pt.t.Size().Width || at.Y < pt.headerHeight() || at.Y >= pt.t.Size().Height {
		return "", false
	}
	i := int((at.Y - pt.headerHeight() + pt.scroll.Offset.Y) / pt.rowHeight())
	if i < 0 || i >= len(pt.t.order.view) {
		return "", false
	}
	return pt.t.id(i), true
}

// slide scrolls sideways by a step.
func (pt *port) slide(dir float32) {
	pt.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-dir*theme.Scaled(60), 0)})
}

// reveal scrolls the cursor into view. While nothing else scrolls the table, it stays there when the
// table is given another size: a page selects before it is laid out.
func (pt *port) reveal() {
	pt.followed.From = pt.scroll.Offset
	pt.scrollToCursor()
	pt.followed.At = pt.scroll.Offset
}

// revealAgain does the same in another size, as if the table had had that size before.
func (pt *port) revealAgain() {
	if pt.t.cursorIndex() < 0 {
		return
	}
	off := pt.scroll.Offset
	off.Y = pt.followed.From.Y
	pt.scroll.ScrollToOffset(off)
	pt.scrollToCursor()
	pt.scrolled()
	pt.followed.At = pt.scroll.Offset
}

func (pt *port) scrollToCursor() {
	i := pt.t.cursorIndex()
	if i < 0 {
		return
	}
	h, page := pt.rowHeight(), pt.scroll.Size().Height
	top, off := float32(i)*h, pt.scroll.Offset
	switch {
	case page <= 0:
		return
	case top < off.Y:
		off.Y = top
	case i == len(pt.t.order.view)-1:
		off.Y = max(pt.right.MinSize().Height-page, 0)
	case top+h > off.Y+page:
		off.Y = top + h - page
	default:
		return
	}
	pt.scroll.ScrollToOffset(off)
	pt.scrolled()
}

// visible is the range of view indices on screen, inclusive; empty when
// first > last.
func (pt *port) visible() (first, last int) {
	h, page := pt.rowHeight(), pt.scroll.Size().Height
	if page <= 0 || len(pt.t.order.view) == 0 {
		return 0, -1
	}
	first = max(int(pt.scroll.Offset.Y/h), 0)
	last = min(int((pt.scroll.Offset.Y+page)/h), len(pt.t.order.view)-1)
	return first, last
}

// scrolled follows the scroll position: headers and the sticky column move,
// rows that came into view take the views of those that left it.
func (pt *port) scrolled() {
	pt.left.Move(fyne.NewPos(0, -pt.scroll.Offset.Y))
	pt.header[1].Move(fyne.NewPos(-pt.scroll.Offset.X, 0))
	pt.frame.stickyLine.Hidden = pt.scroll.Offset.X <= 0
	pt.left.fill()
	pt.right.fill()
}

// repaintRows redraws selection and cursor in both panes.
func (pt *port) repaintRows() {
	for _, p := range []*tablePane{pt.left, pt.right} {
		for i, v := range p.rows {
			if i < len(pt.t.order.view) {
				p.paintGround(v, i)
			}
		}
		canvas.Refresh(p)
	}
}

// hoverRow moves the hover ground of both panes; -1 hides it.
func (pt *port) hoverRow(row int) {
	for _, p := range []*tablePane{pt.left, pt.right} {
		h := pt.rowHeight()
		if row < 0 || row >= len(pt.t.order.view) {
			p.hover.Hide()
			continue
		}
		p.hover.Resize(fyne.NewSize(p.width, h-1))
		p.hover.Move(fyne.NewPos(0, float32(row)*h))
		if !p.hover.Visible() {
			p.hover.Show()
		}
	}
}
