package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
	"countersign/app/widgets/internal/shape"
)

// MatrixCell is one cell of a matrix.
type MatrixCell struct {
	Text string
	Tone theme.Tone
	Mark theme.Mark
	Tip  string
}

// Matrix is what a MatrixGrid shows: any number of rows and columns, five by
// five in practice.
type Matrix struct {
	Columns, ColumnNotes []string
	Rows                 []string
	Cells                [][]MatrixCell // by row, then column
}

// MatrixGrid is a grid with heads of which one cell is selected. It is one stop for Tab; arrows walk.
type MatrixGrid struct {
	focus.Control
	m        Matrix
	row, col int
	hover    gridCell
	onPick   func(row, col int)
}

// gridCell names a cell of the grid; row -1 is none.
type gridCell struct{ row, col int }

// NewMatrixGrid returns a grid; onPick is raised with row and column.
func NewMatrixGrid(m Matrix, onPick func(row, col int)) *MatrixGrid {
	g := &MatrixGrid{m: m, row: -1, col: -1, hover: gridCell{-1, -1}, onPick: onPick}
	g.Start(g, nil)
	return g
}

// Pick shows a cell as selected without raising the intent; -1, -1 is none. A column alone, with row -1,
// marks the whole column.
func (g *MatrixGrid) Pick(row, col int) {
	g.row, g.col = row, col
	g.Refresh()
}

func (g *MatrixGrid) take(row, col int) {
	if row < 0 || col < 0 || row >= len(g.m.Rows) || col >= len(g.m.Columns) {
		return
	}
	g.Pick(row, col)
	if g.onPick != nil {
		g.onPick(row, col)
	}
}

// TypedKey walks with the arrows.
func (g *MatrixGrid) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		focus.ForwardKey(g, ev)
		return
	}
	row, col := max(g.row, 0), max(g.col, 0)
	switch ev.Name {
	case fyne.KeyUp:
		g.take(row-1, col)
	case fyne.KeyDown:
		g.take(row+1, col)
	case fyne.KeyLeft:
		g.take(row, col-1)
	case fyne.KeyRight:
		g.take(row, col+1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		g.take(row, col)
	default:
		focus.ForwardKey(g, ev)
	}
}

func (g *MatrixGrid) headWidth() float32 { return theme.Scaled(150) }

func (g *MatrixGrid) headHeight() float32 {
	h := draw.FaceOf(theme.SizeBody, true).LineHeight() + theme.Space(2)
	if len(g.m.ColumnNotes) > 0 {
		h += draw.FaceOf(theme.SizeCaption, false).LineHeight()
	}
	return h
}

// cell is the place of a cell in a grid of a size.
func (g *MatrixGrid) cell(size fyne.Size, row, col int) (fyne.Position, fyne.Size) {
	w := (size.Width - g.headWidth()) / float32(max(len(g.m.Columns), 1))
	h := (size.Height - g.headHeight()) / float32(max(len(g.m.Rows), 1))
	return fyne.NewPos(g.headWidth()+float32(col)*w, g.headHeight()+float32(row)*h), fyne.NewSize(w, h)
}

func (g *MatrixGrid) at(pos fyne.Position) gridCell {
	for r := range g.m.Rows {
		for c := range g.m.Columns {
			at, size := g.cell(g.Size(), r, c)
			if pos.X >= at.X && pos.X < at.X+size.Width && pos.Y >= at.Y && pos.Y < at.Y+size.Height {
				return gridCell{r, c}
			}
		}
	}
	return gridCell{-1, -1}
}

// Tapped picks a cell.
func (g *MatrixGrid) Tapped(ev *fyne.PointEvent) {
	hands.Acted()
	hit := g.at(ev.Position)
	g.take(hit.row, hit.col)
}

// MouseMoved shows the tooltip of a cell.
func (g *MatrixGrid) MouseMoved(ev *desktop.MouseEvent) {
	hit := g.at(ev.Position)
	if hit == g.hover {
		return
	}
	g.hover = hit
	focus.HideTip(g)
	if hit.row >= 0 && g.m.Cells[hit.row][hit.col].Tip != "" {
		focus.ShowTip(g, g.m.Cells[hit.row][hit.col].Tip, ev.AbsolutePosition)
	}
	g.Refresh()
}

// MouseOut implements desktop.Hoverable.
func (g *MatrixGrid) MouseOut() {
	g.hover = gridCell{-1, -1}
	g.Control.MouseOut()
}

// CreateRenderer implements fyne.Widget.
func (g *MatrixGrid) CreateRenderer() fyne.WidgetRenderer { return &matrixRenderer{g: g} }

type matrixRenderer struct {
	g       *MatrixGrid
	objects []fyne.CanvasObject
}

func (r *matrixRenderer) Destroy()                     {}
func (r *matrixRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *matrixRenderer) Refresh() {
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}

func (r *matrixRenderer) MinSize() fyne.Size {
	g := r.g
	lines := float32(2)
	row := lines*draw.FaceOf(theme.SizeCaption, false).LineHeight() + theme.Space(4)
	return fyne.NewSize(g.headWidth()+float32(len(g.m.Columns))*theme.Scaled(96), g.headHeight()+
		float32(len(g.m.Rows))*row)
}

func (r *matrixRenderer) Layout(size fyne.Size) {
	g := r.g
	r.objects = nil
	if g.col >= 0 && g.row < 0 {
		at, cell := g.cell(size, 0, g.col)
		r.add(&canvas.Rectangle{FillColor: theme.Color(theme.Selected), CornerRadius: 4},
			fyne.NewPos(at.X, 0), fyne.NewSize(cell.Width, size.Height))
	}
	f, note := draw.FaceOf(theme.SizeBody, true), draw.FaceOf(theme.SizeCaption, false)
	for c, title := range g.m.Columns {
		at, cell := g.cell(size, 0, c)
		r.text(title, f, theme.Text, at.X+theme.Space(1.5), theme.Space(0.5), cell.Width-theme.Space(3))
		if c < len(g.m.ColumnNotes) {
			r.text(g.m.ColumnNotes[c], note, theme.Muted, at.X+theme.Space(1.5), theme.Space(0.5)+
				f.LineHeight(), cell.Width-theme.Space(3))
		}
	}
	for i, title := range g.m.Rows {
		at, cell := g.cell(size, i, 0)
		r.wrapped(title, f, theme.Text, 0, at.Y, g.headWidth()-theme.Space(2), cell.Height)
		for c := range g.m.Columns {
			r.cell(i, c, size)
		}
	}
	ring := draw.NewRing()
	draw.PlaceRing(ring, g.HasFocus(), fyne.NewPos(2, 2), size.SubtractWidthHeight(4, 4), 4)
	r.objects = append(r.objects, ring)
}

func (r *matrixRenderer) cell(row, col int, size fyne.Size) {
	g := r.g
	if row >= len(g.m.Cells) || col >= len(g.m.Cells[row]) {
		return
	}
	c := g.m.Cells[row][col]
	at, cell := g.cell(size, row, col)
	ground := &canvas.Rectangle{FillColor: theme.Color(c.Tone.Ground()), CornerRadius: 4}
	if c.Tone == theme.Plain {
		ground.FillColor = theme.Color(theme.Raised)
	}
	switch {
	case g.row == row && g.col == col:
		ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.Accent), 2
	case g.hover.row == row && g.hover.col == col:
		ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.LineStrong), 1
	}
	r.add(ground, at.AddXY(2, 2), cell.SubtractWidthHeight(4, 4))
	x := at.X + theme.Space(2)
	if c.Mark != theme.NoMark {
		m, side := shape.NewMark(), theme.Scaled(11)
		m.Draw(c.Mark, side, theme.Color(c.Tone.Ink()))
		m.Box.Move(fyne.NewPos(x, at.Y+(cell.Height-side)/2))
		r.objects = append(r.objects, m.Box)
		x += side + theme.Space(1.5)
	}
	r.wrapped(c.Text, draw.FaceOf(theme.SizeCaption, false), c.Tone.Ink(), x, at.Y, at.X+
		cell.Width-theme.Space(2)-x, cell.Height)
}

// wrapped writes as many lines as fit, in the middle of a height.
func (r *matrixRenderer) wrapped(s string, f draw.Face, ink theme.Role, x, y, width, height float32) {
	spans := f.Wrap(s, width)
	if most := max(int((height-4)/f.LineHeight()), 1); len(spans) > most {
		spans = spans[:most]
		spans[most-1].End = len(s)
	}
	y += (height - float32(len(spans))*f.LineHeight()) / 2
	for i, l := range spans {
		r.text(s[l.Start:l.End], f, ink, x, y+float32(i)*f.LineHeight(), width)
	}
}

func (r *matrixRenderer) text(s string, f draw.Face, ink theme.Role, x, y, width float32) {
	s, _ = f.Fit(s, width+1)
	t := draw.Label(s, f, ink)
	draw.Place(t, x, y, width)
	r.objects = append(r.objects, t)
}

func (r *matrixRenderer) add(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
	r.objects = append(r.objects, o)
}
