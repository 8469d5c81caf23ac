package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

type renderer struct {
	*draw.Drawn
	t *Picture

	left, right, row float32 // where time begins and ends, height of a row
	folded           bool
}

func (r *renderer) rows() int {
	if r.folded {
		return 1
	}
	return len(r.t.line.Rows)
}

func (r *renderer) x(at float32) float32 { return r.left + at*(r.right-r.left) }

func (r *renderer) y(row int) float32 {
	if r.folded {
		row = 0
	}
	return r.row * (float32(row) + 0.5)
}

func (r *renderer) draw(size fyne.Size) fyne.Size {
	r.folded = r.t.isFolded()
	f := draw.FaceOf(theme.SizeCaption, false)
	r.row = f.LineHeight() + theme.Space(0.5)
	high := r.row*float32(r.rows()) + f.LineHeight()
	if size.Width <= 0 {
		return fyne.NewSize(theme.Scaled(240), high)
	}
	r.left = min(theme.Scaled(170), size.Width*0.3)
	r.right = size.Width - theme.Space(3)
	r.Parts = nil
	r.axis(f)
	if r.folded {
		r.title(f, r.t.line.Folded, 0)
	} else {
		for i, row := range r.t.line.Rows {
			r.title(f, row.Title, i)
			r.line(row, i)
		}
	}
	r.points(f)
	ring := draw.NewRing()
	draw.PlaceRing(ring, r.t.HasFocus(), fyne.NewPos(2, 2), fyne.NewSize(size.Width-4, high-4), 3)
	r.Parts = append(r.Parts, ring)
	return fyne.NewSize(theme.Scaled(240), high)
}

func (r *renderer) title(f draw.Face, s string, row int) {
	s, _ = f.Fit(s, r.left-theme.Space(2))
	r.text(draw.Label(s, f, theme.Text), 0, r.y(row)-f.LineHeight()/2, r.left)
}

func (r *renderer) text(t *canvas.Text, x, y, w float32) {
	draw.Place(t, x, y, w)
	r.Parts = append(r.Parts, t)
}

func (r *renderer) stroke(x1, y1, x2, y2, width float32, role theme.Role) {
	r.Parts = append(r.Parts, shape.Line(x1, y1, x2, y2, width, theme.Color(role)))
}

// axis draws the years and the day judged.
func (r *renderer) axis(f draw.Face) {
	foot := r.row * float32(r.rows())
	r.stroke(r.left, foot, r.right, foot, 1, theme.LineStrong)
	now, as := r.x(r.t.line.Now), f.Exact(r.t.line.NowAs)
	from := min(max(now-as/2, r.left), r.right-as)
	for _, tick := range r.t.line.Ticks {
		x, top := r.x(tick.At), foot-theme.Space(1)
		if tick.Label != "" {
			top = 0
		}
		r.stroke(x, top, x, foot, 1, theme.Line)
		w, clear := f.Exact(tick.Label), theme.Space(2)
		if x+w+clear > from && x < from+as+clear { // the day judged stands there
			x = from + as + clear
		}
		if tick.Label != "" && x+w <= r.right {
			r.text(draw.Label(tick.Label, f, theme.Muted), x, foot, w)
		}
	}
	r.stroke(now, 0, now, foot, 2, theme.Accent)
	bold := draw.Label(r.t.line.NowAs, f, theme.Accent)
	r.text(bold, from, foot, as)
}

// line runs from its first day to the end.
func (r *renderer) line(row Row, i int) {
	y, from, tone := r.y(i), r.x(row.From), theme.Info.Ink()
	dash, gap := r.right-from, float32(1)
	switch row.Dash {
	case Dashed:
		dash, gap, tone = theme.Scaled(6), theme.Scaled(4), theme.Mixed.Ink()
	case Dotted:
		dash, gap, tone = theme.Scaled(2), theme.Scaled(4), theme.Unknown.Ink()
	}
	for x := from; x < r.right; x += dash + gap {
		r.stroke(x, y, min(x+dash, r.right), y, 2, tone)
	}
}

// points draws each day.
func (r *renderer) points(f draw.Face) {
	pts, side := r.t.line.Points, theme.Scaled(11)
	r.t.places = make([]fyne.Position, len(pts))
	for i, p := range pts {
		r.t.places[i] = fyne.NewPos(r.x(p.At), r.y(p.Row))
	}
	r.spread(side + 2)
	for i, p := range pts {
		r.point(f, i, p, side)
	}
}

// spread moves days apart that would stand in each other's place: to the right, and back from the end of the line.
func (r *renderer) spread(gap float32) {
	places, last := r.t.places, map[float32]float32{} // by the height of the row
	for i, p := range places {
		if before, ok := last[p.Y]; ok {
			places[i].X = max(p.X, before+gap)
		}
		last[p.Y] = places[i].X
	}
	next := map[float32]float32{}
	for i := len(places) - 1; i >= 0; i-- {
		end := r.right
		if after, ok := next[places[i].Y]; ok {
			end = after - gap
		}
		places[i].X = min(places[i].X, end)
		next[places[i].Y] = places[i].X
	}
}

func (r *renderer) point(f draw.Face, i int, p Point, side float32) {
	at := r.t.places[i]
	ground := &canvas.Rectangle{FillColor: theme.Color(theme.Surface), CornerRadius: 3}
	if p.ID == r.t.picked {
		ground.FillColor = theme.Color(theme.Selected)
		ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.Accent), 1.5
	}
	box := side + 4
	ground.Resize(fyne.NewSquareSize(box))
	ground.Move(at.SubtractXY(box/2, box/2))
	m := shape.NewMark()
	m.Draw(p.Mark, side, theme.Color(p.Tone.Ink()))
	m.Box.Move(at.SubtractXY(side/2, side/2))
	r.Parts = append(r.Parts, ground, m.Box)
	w, from := f.Exact(p.Label), at.X+box/2+theme.Space(1)
	if p.Label == "" || from+w+theme.Space(1) > r.room(i) {
		return
	}
	under := &canvas.Rectangle{FillColor: theme.Color(theme.Surface)}
	under.Resize(fyne.NewSize(w+theme.Space(2), f.LineHeight()))
	under.Move(fyne.NewPos(from-theme.Space(1), at.Y-f.LineHeight()/2))
	r.Parts = append(r.Parts, under)
	r.text(draw.Label(p.Label, f, p.Tone.Ink()), from, at.Y-f.LineHeight()/2, w)
}

// room is where the next thing in the row of a point begins: another point, or the line of the day judged.
func (r *renderer) room(i int) float32 {
	at, end := r.t.places[i], r.right+theme.Space(3)
	for _, other := range r.t.places {
		if other.Y == at.Y && other.X > at.X {
			end = min(end, other.X-theme.Scaled(8))
		}
	}
	if now := r.x(r.t.line.Now); now > at.X {
		end = min(end, now)
	}
	return end
}
