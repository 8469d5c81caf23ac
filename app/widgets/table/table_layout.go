package table

import (
	"math"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// layoutColumns gives every shown column its place for a table this wide. Room
// left over goes to the columns that grow; where there is too little, columns fold.
func (cs *columnSet) layoutColumns(width float32) {
	cs.shown = cs.shown[:0]
	var cols []paneColumn
	var total, grow float32
	cs.fold(width)
	for _, st := range cs.state.Columns {
		if st.Hidden {
			continue
		}
		i := cs.columnIndex(st.ID)
		cs.shown = append(cs.shown, i)
		if cs.folded[st.ID] {
			continue
		}
		cols = append(cols, paneColumn{index: i, w: theme.Scaled(st.Width)})
		total += theme.Scaled(st.Width)
		grow += cs.columns[i].Grow
	}
	if spare := width - cs.gutter() - total; spare > 0 && grow > 0 {
		for k := range cols {
			// Whole pixels: a hair too much in sum would show a scroll bar.
			cols[k].w += float32(math.Floor(float64(spare * cs.columns[cols[k].index].Grow / grow)))
		}
	}
	if width > 0 {
		cols[0].w = min(cols[0].w, cs.stickyMost(width)) // cut with an ellipsis, not by its neighbour
	}
	cs.t.left.setColumns(cols[:1], 0)
	cs.t.right.setColumns(cols[1:], cs.gutter())
}

// fold notes which columns give way at a width; the first one never does.
func (cs *columnSet) fold(width float32) {
	cs.folded = map[string]bool{}
	room := width - cs.gutter()
	for width > 0 {
		var total float32
		next := 0
		for k, st := range cs.state.Columns {
			if st.Hidden || cs.folded[st.ID] {
				continue
			}
			total += theme.Scaled(st.Width)
			if f := cs.columns[cs.columnIndex(st.ID)].Fold; f > 0 && k > 0 && (next == 0 || f < next) {
				next = f
			}
		}
		if total <= room || next == 0 {
			return
		}
		for _, st := range cs.state.Columns[1:] {
			if cs.columns[cs.columnIndex(st.ID)].Fold == next {
				cs.folded[st.ID] = true
			}
		}
	}
}

// gutter keeps the last column clear of the scroll bar.
func (cs *columnSet) gutter() float32 { return theme.Space(2.5) }

func (p *tablePane) setColumns(cols []paneColumn, gutter float32) {
	p.width = 0
	for k := range cols {
		cols[k].x = p.width
		p.width += cols[k].w
	}
	p.width += gutter
	if len(cols) != len(p.cols) {
		p.cols = cols
		p.restyle()
		return
	}
	p.cols = cols
}

// stickyMost is the most the first column gets of a width: never so much that
// the others vanish.
func (cs *columnSet) stickyMost(width float32) float32 {
	return max(width*0.6, theme.Scaled(smallestColumn))
}

// fitColumn makes a column as wide as the widest of its visible cells.
func (cs *columnSet) fitColumn(column string) {
	i := cs.columnIndex(column)
	if i < 0 {
		return
	}
	body, caption := draw.FaceOf(theme.SizeBody, true), draw.FaceOf(theme.SizeCaption, true)
	need := caption.Width(cs.columns[i].Title) + theme.Scaled(12)
	first, last := cs.t.visible()
	for v := first; v <= last; v++ {
		c := cs.t.rows.Cell(cs.t.order.view[v], i)
		w := body.Width(c.words())
		if c.Note != "" {
			w += theme.Space(1) + caption.Width(c.Note)
		}
		if c.Mark != theme.NoMark {
			w += theme.Scaled(16)
		}
		if c.Kind == PillCell || c.Kind == HeatKind {
			w += theme.Space(3)
		}
		need = max(need, w, caption.Width(c.Sub))
	}
	cs.setWidth(column, theme.Unscaled(need+theme.Space(4)))
	cs.stateChanged()
}

func (t *View) Holds() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.cfg.Empty, t.cfg.NoMatch}
}

// CreateRenderer implements fyne.Widget.
func (t *View) CreateRenderer() fyne.WidgetRenderer {
	t.frame.headGround.FillColor = theme.Color(theme.Surface)
	t.frame.ring.Hidden = true
	t.frame.stickyLine.Hidden = true
	r := &tableRenderer{t: t}
	r.objects = []fyne.CanvasObject{
		t.frame.headGround, t.header[0], t.headClip, t.scroll, t.leftClip,
		t.frame.headLine, t.frame.stickyLine,
	}
	for _, o := range []fyne.CanvasObject{t.cfg.Empty, t.cfg.NoMatch} {
		if o != nil {
			r.objects = append(r.objects, o)
		}
	}
	r.objects = append(r.objects, t.frame.ring)
	t.layoutColumns(t.Size().Width)
	r.style()
	return r
}

type tableRenderer struct {
	t       *View
	objects []fyne.CanvasObject
}

func (r *tableRenderer) Destroy()                     {}
func (r *tableRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *tableRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Scaled(160), r.t.headerHeight()+2*r.t.rowHeight())
}

func (r *tableRenderer) Layout(size fyne.Size) {
	t := r.t
	t.layoutColumns(size.Width)
	head, sticky := t.headerHeight(), t.left.width
	t.frame.headGround.Resize(fyne.NewSize(size.Width, head))
	t.header[0].Resize(fyne.NewSize(sticky, head))
	t.headClip.Move(fyne.NewPos(sticky, 0))
	t.headClip.Resize(fyne.NewSize(max(size.Width-sticky, 0), head))
	t.leftClip.Move(fyne.NewPos(0, head))
	t.leftClip.Resize(fyne.NewSize(sticky, max(size.Height-head, 0)))
	t.scroll.Move(fyne.NewPos(sticky, head))
	follows, before := t.scroll.Offset.Y == t.followed.At.Y, t.scroll.Size()
	t.scroll.Resize(fyne.NewSize(max(size.Width-sticky, 0), max(size.Height-head, 0)))
	t.frame.headLine.Resize(fyne.NewSize(size.Width, 1))
	t.frame.headLine.Move(fyne.NewPos(0, head-1))
	t.frame.stickyLine.Resize(fyne.NewSize(1, size.Height))
	t.frame.stickyLine.Move(fyne.NewPos(sticky, 0))
	t.frame.ring.Resize(size)
	for _, o := range []fyne.CanvasObject{t.cfg.Empty, t.cfg.NoMatch} {
		if o != nil {
			o.Move(fyne.NewPos(0, head))
			o.Resize(fyne.NewSize(size.Width, max(size.Height-head, 0)))
		}
	}
	r.redraw()
	if follows && before != t.scroll.Size() {
		t.revealAgain()
	}
}

// redraw binds the visible rows again and shows what stands in for none.
func (r *tableRenderer) redraw() {
	t := r.t
	shown, total := t.Counts()
	draw.Show(t.cfg.Empty, total == 0)
	draw.Show(t.cfg.NoMatch, total > 0 && shown == 0)
	t.left.Resize(t.left.MinSize().Max(t.leftClip.Size()))
	t.scroll.Refresh()
	for _, h := range t.header {
		h.Resize(fyne.NewSize(h.pane.width, t.headerHeight()))
		h.Refresh()
	}
	t.scrolled()
	t.left.repaint()
	t.right.repaint()
}

// style colours the frame and forgets drawn cells: the look may have changed.
func (r *tableRenderer) style() {
	f := r.t.frame
	r.t.left.restyle()
	r.t.right.restyle()
	f.headGround.FillColor = theme.Color(theme.Surface)
	f.headLine.FillColor = theme.Color(theme.LineStrong)
	f.stickyLine.FillColor = theme.Color(theme.LineStrong)
	f.ring.StrokeColor, f.ring.StrokeWidth, f.ring.CornerRadius = theme.Color(theme.Accent), 2, 4
}

func (r *tableRenderer) Refresh() {
	r.style()
	r.Layout(r.t.Size())
	// rows may have another height than when the pointer came
	r.t.hoverRow(max(r.t.left.over.row, r.t.right.over.row))
}
