package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/text"
)

// Dialog lies over a window: a panel in the middle of a veil that keeps the
// mouse and the keyboard from what is under it.
type Dialog struct {
	widget.BaseWidget
	canvas fyne.Canvas
	veil   *canvas.Rectangle
	panel  *dialogPanel
	tips   *TipLayer // of what is in it: that of the window is under the veil
}

// OpenDialog shows content in a dialog under its title.
func OpenDialog(c fyne.Canvas, title string, content fyne.CanvasObject) *Dialog {
	d := &Dialog{
		canvas: c, veil: &canvas.Rectangle{}, panel: newDialogPanel(title, content),
		tips: NewTipLayer(container.NewWithoutLayout()),
	}
	d.ExtendBaseWidget(d)
	c.Overlays().Add(d)
	d.Resize(c.Size())
	return d
}

// Close takes the dialog away.
func (d *Dialog) Close() { d.canvas.Overlays().Remove(d) }

// Tips is the layer for the tooltips of what is in the dialog.
func (d *Dialog) Tips() *TipLayer { return d.tips }

func (d *Dialog) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{d.panel} }

// CreateRenderer implements fyne.Widget.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		d.veil.FillColor = theme.Color(ftheme.ColorNameShadow)
		d.veil.Resize(size)
		need := d.panel.MinSize()
		at := need.Min(size)
		d.panel.Resize(at)
		d.panel.Move(fyne.NewPos((size.Width-at.Width)/2, (size.Height-at.Height)/2))
		d.tips.Resize(size)
		return need
	}, d.veil, d.panel, d.tips)
}

// dialogPanel is the title of a dialog over its content, with an edge that sets
// it off from what is under it.
type dialogPanel struct {
	widget.BaseWidget
	inside fyne.CanvasObject
}

// dialogEdge is the white space left and right in a dialog, in steps.
const dialogEdge = 5

func newDialogPanel(title string, content fyne.CanvasObject) *dialogPanel {
	p := &dialogPanel{inside: NewInset(dialogEdge, 3,
		NewFrame(NewInset(0, 1.5, text.NewLead(title)), nil, nil, nil, content))}
	p.ExtendBaseWidget(p)
	return p
}

func (p *dialogPanel) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{p.inside} }

// CreateRenderer implements fyne.Widget.
func (p *dialogPanel) CreateRenderer() fyne.WidgetRenderer {
	ground := &canvas.Rectangle{StrokeWidth: 1}
	return draw.New(func(size fyne.Size) fyne.Size {
		ground.FillColor, ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.LineStrong)
		ground.CornerRadius = theme.Space(1.5)
		ground.Resize(size)
		p.inside.Resize(size)
		return p.inside.MinSize()
	}, ground, p.inside)
}
