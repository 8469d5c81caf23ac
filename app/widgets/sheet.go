package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/shape"
	"countersign/app/widgets/text"
)

// sheet is a box over the window, near its top. A tap beside it closes it; the
// focus goes back to where it was.
type sheet struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	content fyne.CanvasObject
	want    fyne.Size // at 100 %
	before  fyne.Focusable
	onAside func()
	ground  *canvas.Rectangle
	veil    *canvas.Rectangle
}

// openSheet shows content in a sheet of at most the wanted size.
func openSheet(c fyne.Canvas, content fyne.CanvasObject, want fyne.Size, onAside func()) *sheet {
	s := &sheet{canvas: c, content: content, want: want, before: c.Focused(), onAside: onAside}
	s.ground, s.veil = &canvas.Rectangle{}, &canvas.Rectangle{}
	s.ExtendBaseWidget(s)
	c.Overlays().Add(s)
	s.Resize(c.Size())
	return s
}

func (s *sheet) close() {
	s.canvas.Overlays().Remove(s)
	if s.before != nil {
		s.canvas.Focus(s.before)
	}
}

// Tapped closes when the tap is beside the box.
func (s *sheet) Tapped(ev *fyne.PointEvent) {
	at, size := s.content.Position(), s.content.Size()
	if ev.Position.X < at.X || ev.Position.Y < at.Y || ev.Position.X > at.X+size.Width ||
		ev.Position.Y > at.Y+size.Height {
		s.onAside()
	}
}

func (s *sheet) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{s.content} }

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		s.veil.FillColor = color.NRGBA{A: 0x38}
		s.veil.Resize(size)
		w := min(theme.Scaled(s.want.Width), size.Width-theme.Space(8))
		h := min(theme.Scaled(s.want.Height), size.Height-theme.Space(12))
		at := fyne.NewPos((size.Width-w)/2, min(theme.Scaled(70), (size.Height-h)/2))
		s.ground.FillColor, s.ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.LineStrong)
		s.ground.StrokeWidth, s.ground.CornerRadius = 1, 8
		s.ground.Resize(fyne.NewSize(w, h))
		s.ground.Move(at)
		s.content.Resize(fyne.NewSize(w, h))
		s.content.Move(at)
		return fyne.NewSize(theme.Scaled(200), theme.Scaled(160))
	}, s.veil, s.ground, s.content)
}

// KeyGroup is a heading of the sheet of keys with its keys.
type KeyGroup struct {
	Title string
	Keys  []KeyHelp
}

// KeyHelp is a key and what it does.
type KeyHelp struct{ Key, Does string }

// ShortcutsSheet shows every key of the program. Escape or any tap beside it
// closes it.
type ShortcutsSheet struct {
	focus.Control
	body  *Scroller
	sheet *sheet
}

// NewShortcutsSheet returns a sheet over these groups.
func NewShortcutsSheet(groups []KeyGroup) *ShortcutsSheet {
	s := &ShortcutsSheet{}
	columns := [2]*fyne.Container{NewColumn(4), NewColumn(4)}
	var tall [2]int
	for _, g := range groups {
		rows := NewColumn(1.25, text.NewProse(text.Run{Text: g.Title, Bold: true}))
		for _, k := range g.Keys {
			rows.Add(newKeyRow(k))
		}
		side := 0
		if tall[1] < tall[0] {
			side = 1
		}
		columns[side].Add(rows)
		tall[side] += len(g.Keys) + 2
	}
	head := text.NewLead("Keys")
	s.body = NewScroller(NewInset(5, 4, NewColumn(3, head, newHalves(columns[0], columns[1]))))
	s.Start(s, nil)
	return s
}

// Open shows the sheet over a window.
func (s *ShortcutsSheet) Open(c fyne.Canvas) {
	s.sheet = openSheet(c, s, fyne.NewSize(720, 560), s.Close)
	c.Focus(s)
}

// Close takes the sheet away.
func (s *ShortcutsSheet) Close() {
	if s.sheet != nil {
		s.sheet.close()
		s.sheet = nil
	}
}

// TypedKey closes on Escape, and scrolls.
func (s *ShortcutsSheet) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		s.Close()
	case fyne.KeyDown, fyne.KeyPageDown:
		s.body.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -80)})
	case fyne.KeyUp, fyne.KeyPageUp:
		s.body.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 80)})
	}
}

// TypedRune does nothing: the sheet covers the page whose keys it shows.
func (s *ShortcutsSheet) TypedRune(rune) {}

func (s *ShortcutsSheet) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{s.body} }

// CreateRenderer implements fyne.Widget.
func (s *ShortcutsSheet) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		s.body.Resize(size)
		return fyne.NewSize(theme.Scaled(280), theme.Scaled(160))
	}, s.body)
}

// keyRow is a key cap with what it does.
type keyRow struct {
	widget.BaseWidget
	key  KeyHelp
	text *text.Prose
}

func newKeyRow(k KeyHelp) *keyRow {
	r := &keyRow{key: k, text: text.NewProse(text.Run{Text: k.Does})}
	r.ExtendBaseWidget(r)
	return r
}

func (r *keyRow) column() float32 { return theme.Scaled(104) }

// HeightFor is the height the row needs in a width.
func (r *keyRow) HeightFor(width float32) float32 { return r.text.HeightFor(width - r.column()) }

func (r *keyRow) CreateRenderer() fyne.WidgetRenderer {
	v := shape.NewKeyCap()
	return draw.New(func(size fyne.Size) fyne.Size {
		h := draw.FaceOf(theme.SizeBody, false).LineHeight()
		v.Draw(r.key.Key, 0, h)
		r.text.Move(fyne.NewPos(r.column(), 0))
		r.text.Resize(fyne.NewSize(max(size.Width-r.column(), 0), size.Height))
		return fyne.NewSize(r.column()+theme.Scaled(60), h)
	}, v.Ground, v.Text, r.text)
}

// halves puts two columns side by side, or one under the other where it is
// narrow.
type halves struct{}

func newHalves(a, b fyne.CanvasObject) *fyne.Container {
	c := container.NewWithoutLayout(a, b)
	c.Layout = halves{}
	return c
}

func (halves) narrow(width float32) bool { return width < theme.Scaled(480) }

func (l halves) HeightFor(o []fyne.CanvasObject, width float32) float32 {
	if l.narrow(width) {
		return draw.HeightFor(o[0], width) + draw.HeightFor(o[1], width) + theme.Space(4)
	}
	w := (width - theme.Space(6)) / 2
	return max(draw.HeightFor(o[0], w), draw.HeightFor(o[1], w))
}

func (l halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if l.narrow(size.Width) {
		h := draw.HeightFor(o[0], size.Width)
		o[0].Resize(fyne.NewSize(size.Width, h))
		o[1].Move(fyne.NewPos(0, h+theme.Space(4)))
		o[1].Resize(fyne.NewSize(size.Width, draw.HeightFor(o[1], size.Width)))
		return
	}
	w := (size.Width - theme.Space(6)) / 2
	o[0].Resize(fyne.NewSize(w, size.Height))
	o[1].Move(fyne.NewPos(w+theme.Space(6), 0))
	o[1].Resize(fyne.NewSize(w, size.Height))
}

func (l halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().Max(o[1].MinSize())
}
