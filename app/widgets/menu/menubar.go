package menu

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	ftheme "fyne.io/fyne/v2/theme"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

const shadowRole = ftheme.ColorNameShadow

// Bar is the menu of a window, with room for something at its right. It
// takes the toolkit's own menus, but draws them so that shortcuts can be read,
// and leaves shortcuts to the canvas: a focused field keeps its own Ctrl+Z.
//
// It asks for its menus whenever one is opened: an item never belongs to what was
// shown before.
//
// F10 and Alt are the window's business: they call Open.
type Bar struct {
	focus.Control
	// OnOpening, when set, is raised before a menu is opened and its items are asked for.
	OnOpening func()

	source func() *fyne.MainMenu
	menus  []*fyne.Menu // as asked for last
	side   []fyne.CanvasObject
	xs     []float32 // left edges of the titles, and the end of the last
	active int       // title under the pointer or the keyboard, or -1
	open   *popMenu
	opened int
}

// NewBar returns a bar of the menus that source returns at the time; the
// objects at the side are shown right.
func NewBar(source func() *fyne.MainMenu, side ...fyne.CanvasObject) *Bar {
	b := &Bar{source: source, side: side, active: -1, opened: -1}
	b.Start(b, func() { b.Open(max(b.active, 0)) })
	return b
}

func (b *Bar) Holds() []fyne.CanvasObject { return b.side }

// Renew asks for the menus and draws their titles. A menu that is open keeps its
// items until it is closed.
func (b *Bar) Renew() {
	b.menus = b.source().Items
	b.Refresh()
}

// Open opens a menu by its place.
func (b *Bar) Open(i int) {
	c := focus.CanvasOf(b)
	if c == nil {
		return
	}
	if b.OnOpening != nil && b.open == nil {
		b.OnOpening()
	}
	b.Renew()
	if i < 0 || i >= len(b.menus) {
		return
	}
	before := c.Focused()
	if b.open != nil {
		before = b.open.before
		b.open.closed = nil
		b.open.before = nil
		b.open.close()
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	b.opened, b.active = i, i
	b.open = openMenu(b.menus[i], c, at.AddXY(b.xs[i], b.Size().Height))
	b.open.before = before
	b.open.aside = b.aside
	b.open.sideways = func(by int) bool {
		n := len(b.menus)
		b.Open((i + by + n) % n)
		b.open.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		return true
	}
	b.open.closed = func() {
		b.open, b.opened, b.active = nil, -1, -1
		b.Refresh()
	}
	b.Refresh()
}

// IsOpen tells whether a menu is open.
func (b *Bar) IsOpen() bool { return b.open != nil }

// aside proceeds to the menu whose title is at a place. It says no to the title of the open menu, so that a
// tap on it closes the menu.
func (b *Bar) aside(at fyne.Position) bool {
	rel := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(b))
	if rel.Y < 0 || rel.Y >= b.Size().Height {
		return false
	}
	i := b.titleAt(rel.X)
	if i < 0 || i == b.opened {
		return false
	}
	b.Open(i)
	return true
}

func (b *Bar) titleAt(x float32) int {
	for i := 0; i+1 < len(b.xs); i++ {
		if x >= b.xs[i] && x < b.xs[i+1] {
			return i
		}
	}
	return -1
}

// Tapped opens the menu under the pointer.
func (b *Bar) Tapped(ev *fyne.PointEvent) {
	hands.Acted()
	b.Open(b.titleAt(ev.Position.X))
}

// MouseMoved shows the title under the pointer.
func (b *Bar) MouseMoved(ev *desktop.MouseEvent) {
	if i := b.titleAt(ev.Position.X); i != b.active {
		b.active = i
		b.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Bar) MouseOut() {
	b.active = b.opened
	b.Refresh()
}

// Cursor implements desktop.Cursorable.
func (b *Bar) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusGained puts the keyboard on the first title.
func (b *Bar) FocusGained() {
	b.active = max(b.active, 0)
	b.Control.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (b *Bar) FocusLost() {
	b.active = b.opened
	b.Control.FocusLost()
}

// TypedKey walks along the titles and opens.
func (b *Bar) TypedKey(ev *fyne.KeyEvent) {
	n := max(len(b.menus), 1)
	switch ev.Name {
	case fyne.KeyLeft:
		b.active = (b.active - 1 + n) % n
		b.Refresh()
	case fyne.KeyRight:
		b.active = (b.active + 1) % n
		b.Refresh()
	case fyne.KeyDown:
		b.Press()
	default:
		b.Control.TypedKey(ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	r := &menuBarRenderer{
		b: b, ground: &canvas.Rectangle{}, edge: &canvas.Rectangle{},
		hover: &canvas.Rectangle{CornerRadius: 4}, ring: draw.NewRing(),
	}
	r.Drawn = draw.New(r.place)
	return r
}

type menuBarRenderer struct {
	*draw.Drawn
	b                   *Bar
	ground, edge, hover *canvas.Rectangle
	ring                *canvas.Rectangle
	titles              []*canvas.Text
}

func (r *menuBarRenderer) place(size fyne.Size) fyne.Size {
	b, f := r.b, draw.FaceOf(theme.SizeBody, false)
	h := f.LineHeight() + theme.Space(2.5)
	r.ground.FillColor, r.edge.FillColor = theme.Color(theme.Panel), theme.Color(theme.Line)
	r.ground.Resize(size)
	r.edge.Resize(fyne.NewSize(size.Width, 1))
	r.edge.Move(fyne.NewPos(0, size.Height-1))
	for len(r.titles) < len(b.menus) {
		r.titles = append(r.titles, &canvas.Text{})
	}
	r.Parts = []fyne.CanvasObject{r.ground, r.edge, r.hover, r.ring}
	x, pad := theme.Space(1), theme.Space(2)
	b.xs = b.xs[:0]
	for i, m := range b.menus {
		w := f.Exact(m.Label) + 2*pad
		draw.Write(r.titles[i], m.Label, f, theme.Text, fyne.TextAlignLeading)
		draw.Place(r.titles[i], x+pad, (h-f.LineHeight())/2, w)
		r.Parts = append(r.Parts, r.titles[i])
		b.xs = append(b.xs, x)
		x += w
	}
	b.xs = append(b.xs, x)
	need := x
	r.hover.Hidden = b.active < 0 || b.active >= len(b.menus)
	r.ring.Hidden = r.hover.Hidden || !b.HasFocus()
	if !r.hover.Hidden {
		r.hover.FillColor = theme.Color(theme.Selected)
		at, span := fyne.NewPos(b.xs[b.active], 3), fyne.NewSize(b.xs[b.active+1]-b.xs[b.active], h-7)
		r.hover.Move(at)
		r.hover.Resize(span)
		draw.PlaceRing(r.ring, b.HasFocus(), at.AddXY(1, 1), span.SubtractWidthHeight(2, 2), 4)
	}
	right := size.Width - theme.Space(3)
	for i := len(b.side) - 1; i >= 0; i-- {
		m := b.side[i].MinSize()
		right -= m.Width
		b.side[i].Resize(m)
		b.side[i].Move(fyne.NewPos(right, (h-m.Height)/2))
		right -= theme.Space(2)
		r.Parts = append(r.Parts, b.side[i])
	}
	return fyne.NewSize(need, h)
}
