package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// tablePane draws the visible rows of some of the columns: the left pane the
// first column, which stays, the right pane the others, which scroll. It takes
// the mouse for all its rows, so that a row is nothing but drawn shapes.
type tablePane struct {
	widget.BaseWidget
	t      *View
	sticky bool
	cols   []paneColumn
	width  float32
	rows   map[int]*rowView // by index of the view
	spare  []*rowView
	drawn  []fyne.CanvasObject // hover, then every row view ever made
	hover  *canvas.Rectangle
	over   cellAt // where the pointer is
}

// paneColumn is one shown column and where it stands in its pane.
type paneColumn struct {
	index int // into View.columns
	x, w  float32
}

// rowView draws one row and is reused for another when it scrolls out.
type rowView struct {
	box    *fyne.Container
	ground *canvas.Rectangle
	line   *canvas.Rectangle
	cursor *canvas.Rectangle
	cells  []cellSlot
}

// cellSlot is a cell as it was last drawn.
type cellSlot struct {
	kind Kind
	view cellView
	cell Cell
	size fyne.Size
	x    float32
	cut  bool
}

// cellAt names a cell of a pane; row -1 is none.
type cellAt struct{ row, col int }

func newTablePane(t *View, sticky bool) *tablePane {
	p := &tablePane{
		t: t, sticky: sticky, rows: map[int]*rowView{}, hover: &canvas.Rectangle{},
		over: cellAt{-1, -1},
	}
	p.hover.Hidden = true
	p.drawn = []fyne.CanvasObject{p.hover}
	p.ExtendBaseWidget(p)
	return p
}

// fill makes exactly the visible rows have a view.
func (p *tablePane) fill() {
	first, last := p.t.visible()
	for i, v := range p.rows {
		if i < first || i > last {
			p.spare = append(p.spare, v)
			delete(p.rows, i)
		}
	}
	for i := first; i <= last; i++ {
		if p.rows[i] == nil {
			v := p.take()
			p.rows[i] = v
			p.bind(v, i)
		}
	}
	for _, v := range p.spare {
		if v.box.Visible() {
			v.box.Hide()
		}
	}
}

// take returns a spare row view, or a new one.
func (p *tablePane) take() *rowView {
	if n := len(p.spare); n > 0 {
		v := p.spare[n-1]
		p.spare = p.spare[:n-1]
		v.box.Hidden = false
		return v
	}
	v := &rowView{ground: &canvas.Rectangle{}, line: &canvas.Rectangle{}, cursor: &canvas.Rectangle{}}
	v.box = container.NewWithoutLayout()
	p.drawn = append(p.drawn, v.box)
	return v
}

// bind shows row i of the view in a row view. Cells that look the same stay
// untouched.
func (p *tablePane) bind(v *rowView, i int) {
	h := p.t.rowHeight()
	v.box.Resize(fyne.NewSize(p.width, h))
	v.box.Move(fyne.NewPos(0, float32(i)*h))
	p.paintGround(v, i)
	v.line.FillColor = theme.Color(theme.Line)
	v.line.Resize(fyne.NewSize(p.width, 1))
	v.line.Move(fyne.NewPos(0, h-1))

	rebuilt := len(v.cells) != len(p.cols)
	if rebuilt {
		v.cells = make([]cellSlot, len(p.cols))
	}
	src, pad := p.t.order.view[i], theme.Space(1.5)
	for k, col := range p.cols {
		cell := p.t.rows.Cell(src, col.index)
		slot := &v.cells[k]
		if slot.view == nil || slot.kind != cell.Kind {
			*slot = cellSlot{kind: cell.Kind, view: newCellView(cell.Kind)}
			rebuilt = true
		}
		slot.draw(cell, p.t.columns[col.index].Align, col.x+pad, fyne.NewSize(max(col.w-2*pad, 0), h-1))
	}
	if rebuilt {
		v.box.Objects = v.box.Objects[:0]
		v.box.Objects = append(v.box.Objects, v.ground)
		for _, s := range v.cells {
			v.box.Objects = append(v.box.Objects, s.view.content())
		}
		v.box.Objects = append(v.box.Objects, v.line, v.cursor)
	}
}

func (s *cellSlot) draw(c Cell, align fyne.TextAlign, x float32, size fyne.Size) {
	box := s.view.content()
	if s.x != x {
		s.x = x
		box.Move(fyne.NewPos(x, 0))
	}
	if s.cell == c && s.size == size {
		return
	}
	s.cell, s.size = c, size
	box.Resize(size)
	s.cut = s.view.draw(c, align, size)
}

// paintGround shows whether the row is selected and has the cursor.
func (p *tablePane) paintGround(v *rowView, i int) {
	t, h := p.t, p.t.rowHeight()
	id := t.id(i)
	v.ground.Hidden = !t.sel.chosen[id]
	v.ground.FillColor = theme.Color(theme.Selected)
	v.ground.Resize(fyne.NewSize(p.width, h-1))
	v.cursor.Hidden = !p.sticky || !t.focused || t.sel.cursor != id
	v.cursor.FillColor = theme.Color(theme.Accent)
	v.cursor.Resize(fyne.NewSize(3, h-1))
}

// repaint redraws every visible row, reading the cells again.
func (p *tablePane) repaint() {
	first, last := p.t.visible()
	for i, v := range p.rows {
		if i >= first && i <= last {
			p.bind(v, i)
		}
	}
	p.fill()
	canvas.Refresh(p)
}

// restyle forgets how everything was drawn, for a change of look or columns.
func (p *tablePane) restyle() {
	for i, v := range p.rows {
		p.spare = append(p.spare, v)
		delete(p.rows, i)
	}
	for _, v := range p.spare {
		for k := range v.cells {
			v.cells[k].size = fyne.Size{}
		}
	}
	p.hover.FillColor = theme.Color(theme.Hover)
}

// CreateRenderer implements fyne.Widget.
func (p *tablePane) CreateRenderer() fyne.WidgetRenderer { return &paneRenderer{p} }

type paneRenderer struct{ p *tablePane }

func (r *paneRenderer) Destroy()                     {}
func (r *paneRenderer) Layout(fyne.Size)             {}
func (r *paneRenderer) Objects() []fyne.CanvasObject { return r.p.drawn }
func (r *paneRenderer) Refresh()                     {}

func (r *paneRenderer) MinSize() fyne.Size {
	// A little more than the rows, so that the last is clear of the scroll bar.
	return fyne.NewSize(r.p.width, float32(len(r.p.t.order.view))*r.p.t.rowHeight()+theme.Space(2.5))
}
