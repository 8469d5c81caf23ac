package table

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
	"countersign/app/widgets/menu"
)

// headerPane draws the headers of one pane's columns: a tap sorts, the right
// edge drags, a double click on it fits the width.
type headerPane struct {
	widget.BaseWidget
	t      *View
	pane   *tablePane
	titles []*canvas.Text
	cut    []bool
	drawn  []fyne.CanvasObject
	sorted *markedTriangle

	over     int // column under the pointer, or -1
	onEdge   int // column whose right edge is under the pointer, or -1
	resizing int // column being dragged, or -1
	edgeTap  time.Time
}

// markedTriangle shows the direction of sorting.
type markedTriangle struct {
	shape *canvas.ArbitraryPolygon
}

func newHeaderPane(t *View, pane *tablePane) *headerPane {
	h := &headerPane{
		t: t, pane: pane, over: -1, onEdge: -1, resizing: -1,
		sorted: &markedTriangle{shape: &canvas.ArbitraryPolygon{}},
	}
	h.ExtendBaseWidget(h)
	return h
}

// draw writes the titles where the columns stand.
func (h *headerPane) draw() {
	t, f, pad := h.t, draw.FaceOf(theme.SizeCaption, true), theme.Space(1.5)
	for len(h.titles) < len(h.pane.cols) {
		h.titles = append(h.titles, &canvas.Text{})
	}
	h.titles = h.titles[:len(h.pane.cols)]
	h.cut = make([]bool, len(h.titles))
	h.drawn = h.drawn[:0]
	h.sorted.shape.Hidden = true
	for k, col := range h.pane.cols {
		c, w := t.columns[col.index], col.w-2*pad
		if t.state.SortBy == c.ID {
			w -= theme.Scaled(10)
		}
		s, cut := f.Fit(c.Title, w)
		h.cut[k] = cut
		draw.Write(h.titles[k], s, f, theme.Text, c.Align)
		draw.Place(h.titles[k], col.x+pad, (t.headerHeight()-f.LineHeight())/2, w)
		h.drawn = append(h.drawn, h.titles[k])
		if t.state.SortBy == c.ID {
			x := col.x + pad + min(f.Width(s), w) + theme.Space(1)
			if c.Align == fyne.TextAlignTrailing {
				x = col.x + pad + w + theme.Space(0.5)
			}
			h.sorted.point(x, t.headerHeight()/2, t.state.Descending)
		}
	}
	h.drawn = append(h.drawn, h.sorted.shape)
}

func (m *markedTriangle) point(x, middle float32, down bool) {
	side := theme.Scaled(8)
	ys := []float32{0.8, 0.8, 0.2}
	if down {
		ys = []float32{0.2, 0.2, 0.8}
	}
	m.shape.Points = []fyne.Position{
		{X: 0, Y: ys[0] * side},
		{X: side, Y: ys[1] * side},
		{X: side / 2, Y: ys[2] * side},
	}
	m.shape.FillColor = theme.Color(theme.Accent)
	m.shape.Hidden = false
	m.shape.Resize(fyne.NewSquareSize(side))
	m.shape.Move(fyne.NewPos(x, middle-side/2))
	m.shape.Refresh()
}

// locate finds the column, and the edge, under a position.
func (h *headerPane) locate(x float32) (col, edge int) {
	col, edge = -1, -1
	for k, c := range h.pane.cols {
		if x >= c.x && x < c.x+c.w {
			col = k
		}
		if d := x - (c.x + c.w); d > -5 && d < 5 {
			edge = k
		}
	}
	return col, edge
}

// MouseDown starts a resize on an edge; a second one soon after fits the width.
func (h *headerPane) MouseDown(ev *desktop.MouseEvent) {
	hands.Acted()
	_, edge := h.locate(ev.Position.X)
	h.resizing = edge
	if edge < 0 || ev.Button != desktop.MouseButtonPrimary {
		return
	}
	now := h.t.now()
	if now.Sub(h.edgeTap) < draw.DoubleClick {
		h.t.fitColumn(h.t.columns[h.pane.cols[edge].index].ID)
	}
	h.edgeTap = now
}

// MouseUp implements desktop.Mouseable.
func (h *headerPane) MouseUp(*desktop.MouseEvent) {}

// Tapped sorts by a column.
func (h *headerPane) Tapped(ev *fyne.PointEvent) {
	col, edge := h.locate(ev.Position.X)
	if col >= 0 && edge < 0 {
		h.t.cycleSort(h.t.columns[h.pane.cols[col].index].ID)
	}
	h.resizing = -1
}

// TappedSecondary shows the menu of a column.
func (h *headerPane) TappedSecondary(ev *fyne.PointEvent) {
	if col, _ := h.locate(ev.Position.X); col >= 0 {
		menu.Show(h.t.headerMenu(h.pane.cols[col].index), focus.CanvasOf(h), ev.AbsolutePosition)
	}
}

// Dragged changes the width of the column whose edge was taken.
func (h *headerPane) Dragged(ev *fyne.DragEvent) {
	if h.resizing < 0 {
		_, h.resizing = h.locate(ev.Position.X - ev.Dragged.DX)
	}
	if h.resizing < 0 || h.resizing >= len(h.pane.cols) {
		return
	}
	c := h.pane.cols[h.resizing]
	h.t.setWidth(h.t.columns[c.index].ID, theme.Unscaled(c.w+ev.Dragged.DX))
}

// DragEnd tells the owner the new widths.
func (h *headerPane) DragEnd() {
	if h.resizing >= 0 {
		h.t.stateChanged()
	}
	h.resizing = -1
}

// MouseIn implements desktop.Hoverable.
func (h *headerPane) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved shows the tooltip of a header.
func (h *headerPane) MouseMoved(ev *desktop.MouseEvent) {
	col, edge := h.locate(ev.Position.X)
	h.onEdge = edge
	if col == h.over {
		return
	}
	h.over = col
	focus.HideTip(h)
	if col < 0 {
		return
	}
	c := h.t.columns[h.pane.cols[col].index]
	if c.Tip != "" {
		focus.ShowTip(h, c.Tip, ev.AbsolutePosition)
	} else if h.cut[col] {
		focus.ShowTip(h, c.Title, ev.AbsolutePosition)
	}
}

// MouseOut implements desktop.Hoverable.
func (h *headerPane) MouseOut() {
	h.over, h.onEdge = -1, -1
	focus.HideTip(h)
}

// Cursor implements desktop.Cursorable.
func (h *headerPane) Cursor() desktop.Cursor {
	if h.onEdge >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (h *headerPane) CreateRenderer() fyne.WidgetRenderer { return &headerRenderer{h} }

type headerRenderer struct{ h *headerPane }

func (r *headerRenderer) Destroy()                     {}
func (r *headerRenderer) Layout(fyne.Size)             {}
func (r *headerRenderer) Objects() []fyne.CanvasObject { return r.h.drawn }

func (r *headerRenderer) Refresh() {
	r.h.draw()
	canvas.Refresh(r.h)
}

func (r *headerRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.h.pane.width, r.h.t.headerHeight())
}
