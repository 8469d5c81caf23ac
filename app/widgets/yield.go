package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
)

// What gives way where the text is too large for the window: the main thing must stay usable.

// besideLayout is a bar beside a page.
type besideLayout struct {
	bar, page fyne.CanvasObject
	least     float32
}

// NewBeside puts a bar left of a page. The bar gives way where the page would have less than a width,
// in pixels at 100 %: there must be another way to what it offers.
func NewBeside(bar, page fyne.CanvasObject, least float32) *fyne.Container {
	return container.New(&besideLayout{bar, page, least}, bar, page)
}

func (l *besideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	w := l.bar.MinSize().Width
	if size.Width-w < theme.Scaled(l.least) {
		w = 0
		leaveFocus(l.bar)
	}
	if shown := w > 0; shown != l.bar.Visible() {
		draw.Show(l.bar, shown)
	}
	l.bar.Resize(fyne.NewSize(w, size.Height))
	l.page.Move(fyne.NewPos(w, 0))
	l.page.Resize(fyne.NewSize(max(size.Width-w, 0), size.Height))
}

func (l *besideLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	s := l.page.MinSize()
	return fyne.NewSize(s.Width, max(s.Height, l.bar.MinSize().Height))
}

// leaveFocus takes the keyboard out of something that is hidden: no one would see where it is.
func leaveFocus(o fyne.CanvasObject) {
	c := focus.CanvasOf(o)
	if c == nil {
		return
	}
	if f, ok := c.Focused().(fyne.CanvasObject); ok && slices.Contains(focus.PathTo(f), o) {
		c.Unfocus()
	}
}

// notedLayout is something with a note under it.
type notedLayout struct {
	o, note fyne.CanvasObject
	least   float32
}

// NewNoted puts a note under something. The note gives way where that would have less than the height
// it needs, or less than a height in pixels at 100 %, and where the note itself would be cut.
func NewNoted(least float32, o, note fyne.CanvasObject) *fyne.Container {
	return container.New(notedLayout{o, note, least}, o, note)
}

func (l notedLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	h := draw.HeightFor(l.note, size.Width)
	if size.Height-h < max(l.o.MinSize().Height, theme.Scaled(l.least)) || size.Width < draw.Least(l.note) {
		h = 0
	}
	if shown := h > 0; shown != l.note.Visible() {
		if !shown {
			leaveFocus(l.note)
		}
		draw.Show(l.note, shown)
	}
	l.o.Resize(fyne.NewSize(size.Width, max(size.Height-h, 0)))
	l.note.Move(fyne.NewPos(0, size.Height-h))
	l.note.Resize(fyne.NewSize(size.Width, h))
}

func (l notedLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return l.o.MinSize()
}

// roomyLayout is something that is shown only in a tall window.
type roomyLayout struct{ least float32 }

// NewRoomy shows something only in a window of a height, in pixels at 100 %: what stands elsewhere too gives
// way to what does not.
func NewRoomy(least float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(roomyLayout{least}, o)
}

func (l roomyLayout) low(o fyne.CanvasObject) bool {
	c := focus.CanvasOf(o)
	return c != nil && c.Size().Height < theme.Scaled(l.least)
}

func (l roomyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if shown := !l.low(o); shown != o.Visible() {
			draw.Show(o, shown)
		}
		o.Resize(size)
	}
}

func (l roomyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if l.low(objects[0]) {
		return fyne.Size{}
	}
	return objects[0].MinSize()
}

func (l roomyLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	if l.low(objects[0]) {
		return 0
	}
	return draw.HeightFor(objects[0], width)
}
