package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// wrapLayout puts objects side by side and goes to the next line when the
// width is used up.
type wrapLayout struct{ width float32 }

// NewWrap returns a container that wraps its objects like words.
func NewWrap(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapLayout{}, objects...)
}

func (l *wrapLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.flow(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Resize(s)
		o.Move(at)
	})
}

func (l *wrapLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, draw.Least(o))
		}
	}
	return fyne.NewSize(widest, l.HeightFor(objects, l.width))
}

func (l *wrapLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.flow(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

func (l *wrapLayout) flow(objects []fyne.CanvasObject, width float32,
	put func(fyne.CanvasObject, fyne.Position, fyne.Size),
) float32 {
	gap := theme.Space(1.5)
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := o.MinSize()
		if width > 0 && s.Width > width {
			s = fyne.NewSize(width, draw.HeightFor(o, width))
		}
		if x > 0 && width > 0 && x+s.Width > width+0.5 {
			x, y, line = 0, y+line+gap, 0
		}
		put(o, fyne.NewPos(x, y), s)
		x += s.Width + gap
		line = max(line, s.Height)
	}
	return y + line
}

// columnLayout stacks objects over the full width, each as tall as it needs.
type columnLayout struct {
	gap   float32 // in steps of white space
	width float32
}

// NewColumn stacks objects with a gap in steps of white space. Unlike the
// toolkit's box it knows how tall wrapped text will be.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{gap: gap}, objects...)
}

func (l *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := draw.HeightFor(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + theme.Space(l.gap)
	}
}

func (l *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	return fyne.NewSize(widest, l.HeightFor(objects, max(l.width, widest)))
}

func (l *columnLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	var y float32
	for _, o := range objects {
		if o.Visible() {
			y += draw.HeightFor(o, width) + theme.Space(l.gap)
		}
	}
	return max(y-theme.Space(l.gap), 0)
}

// frameLayout is a border layout that knows how tall wrapped tops and bottoms
// are for its width.
type frameLayout struct{ top, bottom, left, right, center fyne.CanvasObject }

// NewFrame puts objects at the edges and one in what is left. Any may be nil.
// Unlike the toolkit's border it gives tops and bottoms that wrap their height
// at once, and no gaps.
func NewFrame(top, bottom, left, right, center fyne.CanvasObject) *fyne.Container {
	l := frameLayout{top, bottom, left, right, center}
	var objects []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{top, left, center, right, bottom} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	return container.New(l, objects...)
}

func visibleHeight(o fyne.CanvasObject, width float32) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	return draw.HeightFor(o, width)
}

func visibleWidth(o fyne.CanvasObject) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	return o.MinSize().Width
}

func (l frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top, bottom := visibleHeight(l.top, size.Width), visibleHeight(l.bottom, size.Width)
	left, right := visibleWidth(l.left), visibleWidth(l.right)
	h := max(size.Height-top-bottom, 0)
	set := func(o fyne.CanvasObject, x, y, w, h float32) {
		if o != nil {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(max(w, 0), h))
		}
	}
	set(l.top, 0, 0, size.Width, top)
	set(l.bottom, 0, size.Height-bottom, size.Width, bottom)
	set(l.left, 0, top, left, h)
	set(l.right, size.Width-right, top, right, h)
	set(l.center, left, top, size.Width-left-right, h)
}

func (l frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	w := visibleWidth(l.left) + visibleWidth(l.right) + visibleWidth(l.center)
	w = max(w, visibleWidth(l.top), visibleWidth(l.bottom))
	var h float32
	for _, o := range []fyne.CanvasObject{l.left, l.right, l.center} {
		if o != nil && o.Visible() {
			h = max(h, o.MinSize().Height)
		}
	}
	return fyne.NewSize(w, h+visibleHeight(l.top, w)+visibleHeight(l.bottom, w))
}

// insetLayout keeps white space around one object.
type insetLayout struct{ x, y float32 }

// NewInset keeps steps of white space left and right, above and below.
func NewInset(x, y float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(insetLayout{x, y}, o)
}

func (l insetLayout) pad() (x, y float32) { return theme.Space(l.x), theme.Space(l.y) }

func (l insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y := l.pad()
	for _, o := range objects {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(size.Width-2*x, 0), max(size.Height-2*y, 0)))
	}
}

func (l insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	x, y := l.pad()
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s.AddWidthHeight(2*x, 2*y)
}

func (l insetLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	x, y := l.pad()
	var h float32
	for _, o := range objects {
		h = max(h, draw.HeightFor(o, width-2*x))
	}
	return h + 2*y
}

// scrolledLayout gives the content the scroller's width and the height it
// needs for it. laid is called with the height once that was done.
type scrolledLayout struct {
	width float32
	laid  func(height float32)
}

func (l *scrolledLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(l.width, max(size.Height, draw.HeightFor(o, l.width))))
	}
	l.laid(size.Height)
}

func (l *scrolledLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var h float32
	for _, o := range objects {
		h = max(h, draw.HeightFor(o, l.width))
	}
	return fyne.NewSize(0, h)
}

// NewAtMost keeps a form from growing wider than can be read at a glance; the
// width is in pixels at 100 %.
func NewAtMost(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(atMostLayout(width), o)
}

type atMostLayout float32

func (l atMostLayout) width(of float32) float32 { return min(of, theme.Scaled(float32(l))) }

func (l atMostLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(l.width(size.Width), size.Height))
	}
}

func (l atMostLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}

func (l atMostLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range objects {
		h = max(h, draw.HeightFor(o, l.width(width)))
	}
	return h
}

// tilesLayout puts objects of one size into as many columns as fit.
type tilesLayout float32

// NewTiles puts objects side by side, all equally wide and high, none narrower
// than a width in pixels at 100 %; what does not fit goes into the next row.
func NewTiles(least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(tilesLayout(least), objects...)
}

// plan is how many columns there are, how wide each is, and how high a row.
func (l tilesLayout) plan(objects []fyne.CanvasObject, width float32) (columns int, w, h float32) {
	gap := theme.Space(1)
	columns = max(1, min(len(objects), int((width+gap)/(theme.Scaled(float32(l))+gap))))
	w = max((width-float32(columns-1)*gap)/float32(columns), 0)
	for _, o := range objects {
		h = max(h, draw.HeightFor(o, w))
	}
	return columns, w, h
}

func (l tilesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	columns, w, h := l.plan(objects, size.Width)
	gap := theme.Space(1)
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i%columns)*(w+gap), float32(i/columns)*(h+gap)))
		o.Resize(fyne.NewSize(w, h))
	}
}

func (l tilesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}

func (l tilesLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	columns, _, h := l.plan(objects, width)
	rows := float32((len(objects) + columns - 1) / columns)
	return rows*h + max(rows-1, 0)*theme.Space(1)
}
