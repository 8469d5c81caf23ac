package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// clip shows its content no further than its own edges, and hands the mouse wheel to the widget that scrolls
// on its behalf. The content keeps its position.
type clip struct {
	widget.BaseWidget
	content  fyne.CanvasObject
	onScroll func(*fyne.ScrollEvent)
}

func newClip(content fyne.CanvasObject) *clip {
	c := &clip{content: content}
	c.ExtendBaseWidget(c)
	return c
}

// Scrolled implements fyne.Scrollable.
func (c *clip) Scrolled(ev *fyne.ScrollEvent) {
	if c.onScroll != nil {
		c.onScroll(ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *clip) CreateRenderer() fyne.WidgetRenderer {
	return &clipRenderer{c: c}
}

type clipRenderer struct{ c *clip }

func (r *clipRenderer) Destroy() {}

// IsClip tells the painter to cut at the edges.
func (r *clipRenderer) IsClip() {}

func (r *clipRenderer) Layout(size fyne.Size) {
	r.c.content.Resize(r.c.content.MinSize().Max(size))
}

func (r *clipRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(1) }

func (r *clipRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.content} }

func (r *clipRenderer) Refresh() { r.c.content.Refresh() }
