package focus

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/hands"
)

// tipDelay is how long the pointer rests before a tooltip shows.
const tipDelay = 500 * time.Millisecond

// tipStays is how long a tooltip shows at most: the toolkit does not say when the pointer leaves the
// window, and it would stand there for ever.
const tipStays = 12 * time.Second

// TipLayer wraps the content of a window and shows tooltips above it. It never
// takes the mouse. Widgets find it by themselves; in a window without one
// there are no tooltips.
type TipLayer struct {
	widget.BaseWidget
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	lines   []*canvas.Text
	owner   fyne.CanvasObject // whose tooltip is shown or on its way
	text    string
	at      fyne.Position
	shown   bool
	turn    int // numbers the waiting tooltips, so that late ones are dropped
	// After does something later; tests advance it manually.
	After func(time.Duration, func())
}

// NewTipLayer returns the wrapped content.
func NewTipLayer(content fyne.CanvasObject) *TipLayer {
	l := &TipLayer{content: content, ground: &canvas.Rectangle{}}
	l.After = func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(func() { hands.Unasked(f) }) }) }
	l.ExtendBaseWidget(l)
	return l
}

// Showing returns the text of the tooltip now on screen, or "".
func (l *TipLayer) Showing() string {
	if l.shown {
		return l.text
	}
	return ""
}

// tipLayer finds the layer of the window an object is in.
func tipLayer(o fyne.CanvasObject) *TipLayer {
	c := CanvasOf(o)
	if c == nil {
		return nil
	}
	switch over := c.Overlays().Top().(type) {
	case nil:
	case interface{ Tips() *TipLayer }: // what lies over the window covers its layer and has one itself
		return over.Tips()
	default:
		return nil
	}
	return findTipLayer(c.Content(), 3)
}

func findTipLayer(o fyne.CanvasObject, depth int) *TipLayer {
	switch v := o.(type) {
	case *TipLayer:
		return v
	case *fyne.Container:
		for _, child := range v.Objects {
			if depth > 0 {
				if l := findTipLayer(child, depth-1); l != nil {
					return l
				}
			}
		}
	}
	return nil
}

// ShowTip shows a tooltip near an absolute position once the pointer rests.
func ShowTip(o fyne.CanvasObject, text string, at fyne.Position) {
	l := tipLayer(o)
	if l == nil || text == "" {
		return
	}
	l.owner, l.text, l.at = o, text, at
	l.turn++
	turn := l.turn
	l.setShown(false)
	l.After(tipDelay, func() {
		if l.turn != turn || l.owner == nil {
			return
		}
		l.setShown(true)
		l.After(tipStays, func() {
			if l.turn == turn {
				l.Clear()
			}
		})
	})
}

// HideTip takes back the tooltip of an object, shown or on its way.
func HideTip(o fyne.CanvasObject) {
	if l := tipLayer(o); l != nil && l.owner != nil {
		l.Clear()
	}
}

// Clear closes the tooltip, as when another page is shown under the pointer.
func (l *TipLayer) Clear() {
	l.owner = nil
	l.turn++
	l.setShown(false)
}

func (l *TipLayer) setShown(shown bool) {
	if l.shown == shown {
		return
	}
	l.shown = shown
	l.Refresh()
}

func (l *TipLayer) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{l.content} }

// CreateRenderer implements fyne.Widget.
func (l *TipLayer) CreateRenderer() fyne.WidgetRenderer { return &tipRenderer{l} }

type tipRenderer struct{ l *TipLayer }

func (r *tipRenderer) Destroy()           {}
func (r *tipRenderer) MinSize() fyne.Size { return r.l.content.MinSize() }
func (r *tipRenderer) Layout(s fyne.Size) { r.l.content.Resize(s) }

func (r *tipRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.l.content}
	if !r.l.shown {
		return out
	}
	out = append(out, r.l.ground)
	for _, t := range r.l.lines {
		out = append(out, t)
	}
	return out
}

func (r *tipRenderer) Refresh() {
	if r.l.shown {
		r.l.compose()
	}
	canvas.Refresh(r.l)
}

// compose wraps the text and puts the box beside the pointer, inside the
// window.
func (l *TipLayer) compose() {
	f := draw.FaceOf(theme.SizeCaption, false)
	padX, padY := theme.Space(2), theme.Space(1)
	area := l.Size()
	spans := f.Wrap(l.text, min(theme.Scaled(360), area.Width-2*padX-8))
	l.lines = l.lines[:0]
	var width float32
	for _, s := range spans {
		width = max(width, f.Exact(l.text[s.Start:s.End]))
	}
	size := fyne.NewSize(width+2*padX, float32(len(spans))*f.LineHeight()+2*padY)
	x := min(l.at.X+theme.Space(2), area.Width-size.Width-2)
	y := l.at.Y + theme.Space(5)
	if y+size.Height > area.Height {
		y = l.at.Y - size.Height - theme.Space(1)
	}
	x, y = max(x, 2), max(y, 2)
	l.ground.FillColor, l.ground.StrokeColor = theme.Color(theme.Text), theme.Color(theme.Line)
	l.ground.StrokeWidth, l.ground.CornerRadius = 1, 4
	l.ground.Resize(size)
	l.ground.Move(fyne.NewPos(x, y))
	for i, s := range spans {
		t := draw.Label(l.text[s.Start:s.End], f, theme.Surface)
		draw.Place(t, x+padX, y+padY+float32(i)*f.LineHeight(), width)
		l.lines = append(l.lines, t)
	}
}
