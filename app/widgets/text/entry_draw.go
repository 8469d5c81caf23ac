package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.sync()
	r := &entryRenderer{e: e, box: &canvas.Rectangle{}, border: &canvas.Rectangle{}, pane: newEntryPane(e)}
	r.objects = []fyne.CanvasObject{r.box, r.border, r.pane}
	if e.ActionItem != nil {
		r.objects = append(r.objects, e.ActionItem)
	}
	if e.Icon != nil {
		r.icon = canvas.NewImageFromResource(e.Icon)
		r.icon.FillMode = canvas.ImageFillContain
		r.objects = append(r.objects, r.icon)
	}
	r.style()
	return r
}

type entryRenderer struct {
	e           *Entry
	box, border *canvas.Rectangle
	pane        *entryPane
	icon        *canvas.Image
	objects     []fyne.CanvasObject
}

func (r *entryRenderer) Destroy() {}

func (r *entryRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize is one letter wide, as tall as the text needs in the width it has.
func (r *entryRenderer) MinSize() fyne.Size {
	room := r.e.room()
	w := room.face.Metrics().ASCII['M'] + 3*room.pad
	space := theme.Size(ftheme.SizeNameInlineIcon) + theme.Size(ftheme.SizeNameLineSpacing)
	if r.e.ActionItem != nil {
		w += space
	}
	if r.e.Icon != nil {
		w += space
	}
	return fyne.NewSize(w, r.e.HeightFor(r.e.Size().Width))
}

func (r *entryRenderer) Layout(size fyne.Size) {
	room := r.e.room()
	b := room.border
	// half a pixel less, so that the far edge is rounded down and not cut
	r.border.Resize(fyne.NewSize(size.Width-b-.5, size.Height-b-.5))
	r.border.Move(fyne.NewSquareOffsetPos(b / 2))
	r.box.Resize(size.SubtractWidthHeight(2*b, 2*b))
	r.box.Move(fyne.NewSquareOffsetPos(b))
	if a := r.e.ActionItem; a != nil {
		w := a.MinSize().Width
		a.Resize(fyne.NewSize(w, size.Height-2*b))
		a.Move(fyne.NewPos(size.Width-w-b, b))
	}
	if r.icon != nil {
		r.icon.Resize(fyne.NewSquareSize(theme.Size(ftheme.SizeNameInlineIcon)))
		r.icon.Move(fyne.NewPos(room.pad, room.pad))
	}
	r.pane.Move(fyne.NewPos(room.leading, b))
	r.pane.Resize(fyne.NewSize(max(size.Width-room.leading-room.trailing, 0), max(size.Height-2*b, 0)))
	r.e.fitted(size, room.face)
	r.pane.fill()
}

func (r *entryRenderer) Refresh() {
	r.style()
	r.Layout(r.e.Size())
	if r.e.ActionItem != nil {
		r.e.ActionItem.Refresh()
	}
	canvas.Refresh(r.e.self)
}

func (r *entryRenderer) style() {
	e := r.e
	r.box.FillColor = theme.Color(ftheme.ColorNameInputBackground)
	r.box.CornerRadius = theme.Size(ftheme.SizeNameInputRadius)
	r.border.CornerRadius = r.box.CornerRadius
	r.border.StrokeWidth = theme.Size(ftheme.SizeNameInputBorder)
	switch {
	case e.Disabled():
		r.border.StrokeColor = theme.Color(ftheme.ColorNameDisabled)
	case e.in:
		r.border.StrokeColor = theme.Color(ftheme.ColorNamePrimary)
	default:
		r.border.StrokeColor = theme.Color(ftheme.ColorNameInputBorder)
	}
}

// entryPane draws the lines of an Entry that are in view, cut at its edges.
type entryPane struct {
	widget.BaseWidget
	e       *Entry
	texts   []*canvas.Text
	marks   []*canvas.Rectangle // of what is selected
	caret   *canvas.Rectangle
	bar     *canvas.Rectangle
	objects []fyne.CanvasObject
}

func newEntryPane(e *Entry) *entryPane {
	p := &entryPane{e: e, caret: &canvas.Rectangle{}, bar: &canvas.Rectangle{}}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *entryPane) CreateRenderer() fyne.WidgetRenderer { return &entryPaneRenderer{p} }

type entryPaneRenderer struct{ p *entryPane }

// IsClip tells the painter to cut at the edges.
func (r *entryPaneRenderer) IsClip() {}

func (r *entryPaneRenderer) Destroy()                     {}
func (r *entryPaneRenderer) Layout(fyne.Size)             {}
func (r *entryPaneRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(1) }
func (r *entryPaneRenderer) Objects() []fyne.CanvasObject { return r.p.objects }
func (r *entryPaneRenderer) Refresh()                     { r.p.fill() }

// fill draws what is in view now.
func (p *entryPane) fill() {
	e := p.e
	room := e.room()
	p.objects = p.objects[:0]
	if e.refused != "" && e.OnRefuse == nil {
		p.words(room, e.refused, theme.Bad.Ink())
	} else if len(e.edit.text) == 0 {
		p.words(room, e.PlaceHolder, ftheme.ColorNamePlaceHolder)
		p.drawCaret(room, 0)
	} else {
		p.drawText(room)
	}
	p.drawBar(room)
	canvas.Refresh(p)
}

// drawText draws the lines in view, what is selected of them, and the cursor.
func (p *entryPane) drawText(room entryRoom) {
	e := p.e
	lines := e.lay()
	first, last := 0, 0
	if e.MultiLine {
		first = min(max(int((e.top-room.pad)/room.line), 0), len(lines)-1)
		last = min(max(int((e.top+p.Size().Height)/room.line), first), len(lines)-1)
	}
	p.mark(room, lines, first, last)
	role := ftheme.ColorNameForeground
	if e.Disabled() {
		role = ftheme.ColorNameDisabled
	}
	for i := first; i <= last; i++ {
		from, to := p.shown(room, lines[i])
		p.write(i-first, drawable(e.edit.text[from:to]), room.face, role, room.pad, p.y(room, i))
	}
	p.drawCaret(room, lineAt(lines, e.edit.cursor, e.before))
}

// shown is what of a line can be seen: of one line no more than fits.
func (p *entryPane) shown(room entryRoom, l textLine) (from, to int) {
	if p.e.MultiLine {
		return l.from, l.to
	}
	from = min(p.e.left, l.to)
	width, m := p.Size().Width, room.face.Metrics()
	for w := float32(0); from < l.to && to < l.to-from && w <= width; to++ {
		w = past(m, w, p.e.edit.text[from+to])
	}
	return from, from + to
}

// y is where a line begins, from the top of the pane.
func (p *entryPane) y(room entryRoom, i int) float32 {
	return room.pad - room.border + float32(i)*room.line - p.e.top
}

// write draws a line of text; the n-th is used again for the n-th.
func (p *entryPane) write(n int, s string, f draw.Face, role theme.Role, x, y float32) {
	for len(p.texts) <= n {
		p.texts = append(p.texts, &canvas.Text{})
	}
	t := p.texts[n]
	ink := theme.Color(role)
	if t.Text != s || t.Color != ink || t.TextSize != f.Size {
		t.Text, t.Color, t.TextSize, t.TextStyle = s, ink, f.Size, f.Style
		t.Refresh()
	}
	draw.Place(t, x, y, max(p.Size().Width-x, 0))
	p.objects = append(p.objects, t)
}

// words draws the hint of an empty field, or why something was refused, as far
// as there is room.
func (p *entryPane) words(room entryRoom, text string, role theme.Role) {
	if text == "" {
		return
	}
	width := p.Size().Width - 2*room.pad
	if !p.e.MultiLine {
		s, _ := room.face.Fit(text, width)
		p.write(0, s, room.face, role, room.pad, room.pad-room.border)
		return
	}
	spans := room.face.Wrap(text, width)
	n := max(int((p.Size().Height+2*room.border-2*room.pad)/room.line+0.1), 1)
	for i, s := range spans[:min(n, len(spans))] {
		line := text[s.Start:s.End]
		if i == n-1 && len(spans) > n {
			line, _ = room.face.Fit(line+" "+text[spans[n].Start:], width)
		}
		p.write(i, line, room.face, role, room.pad, room.pad-room.border+float32(i)*room.line)
	}
}

// mark draws what is selected of the lines in view. A selected line break shows
// as a little more.
func (p *entryPane) mark(room entryRoom, lines []textLine, first, last int) {
	e := p.e
	from, to := e.edit.selected()
	if from == to || !e.in && !e.Disabled() {
		return
	}
	n := 0
	for i := first; i <= last; i++ {
		l := lines[i]
		a, b := max(from, l.from), min(to, l.to)
		if a > b || a == b && (to <= l.to || !l.hard) {
			continue
		}
		start := l.from
		if !e.MultiLine {
			start = min(e.left, l.to)
			a = max(a, start)
			b = max(b, a)
		}
		x := e.wide(start, a)
		w := e.wide(start, b) - x
		if to > l.to && l.hard {
			w += room.pad
		}
		for len(p.marks) <= n {
			p.marks = append(p.marks, &canvas.Rectangle{})
		}
		m := p.marks[n]
		n++
		m.FillColor = theme.Color(ftheme.ColorNameSelection)
		m.Resize(fyne.NewSize(min(w, max(p.Size().Width-room.pad-x, 0)), room.line))
		m.Move(fyne.NewPos(room.pad+x, p.y(room, i)))
		p.objects = append(p.objects, m)
	}
}

// drawCaret shows where the next character goes in.
func (p *entryPane) drawCaret(room entryRoom, i int) {
	e := p.e
	if !e.in || e.Disabled() {
		return
	}
	from := e.lay()[i].from
	if !e.MultiLine {
		from = min(e.left, e.edit.cursor)
	}
	// spaces at a soft end go past the edge: the cursor stays at it
	x := min(room.pad+e.wide(from, e.edit.cursor), p.Size().Width-room.pad+1)
	const stroke = 1.5
	p.caret.FillColor = theme.Color(ftheme.ColorNamePrimary)
	p.caret.Resize(fyne.NewSize(stroke, room.line))
	p.caret.Move(fyne.NewPos(x-stroke/2, p.y(room, i)))
	p.objects = append(p.objects, p.caret)
}

// drawBar shows how far several lines are scrolled, where they are.
func (p *entryPane) drawBar(room entryRoom) {
	e := p.e
	most := e.most()
	if !e.MultiLine || most <= 0 {
		return
	}
	w, h := theme.Size(ftheme.SizeNameScrollBarSmall), p.Size().Height
	long := max(h*h/(h+most), min(4*w, h))
	p.bar.FillColor = theme.Color(ftheme.ColorNameScrollBar)
	p.bar.CornerRadius = w / 2
	p.bar.Resize(fyne.NewSize(w, long))
	p.bar.Move(fyne.NewPos(p.Size().Width-w, (h-long)*e.top/most))
	p.objects = append(p.objects, p.bar)
}
