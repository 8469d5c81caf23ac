package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// SplitPart is one column of a split.
type SplitPart struct {
	Content fyne.CanvasObject
	Width   float32 // pixels at 100 %; the last part takes what is left
	Min     float32 // pixels at 100 %; 0 is 80
	// Below is the width of the whole, at 100 %, with less than which the part
	// gives way to the others; 0 is never. OnGone is told when it goes and comes.
	Below  float32
	OnGone func(gone bool)
}

// SplitColumns shows parts side by side with lines between them that can be
// dragged, or moved with the arrow keys. Widths are remembered at 100 %.
type SplitColumns struct {
	widget.BaseWidget
	parts   []SplitPart
	widths  []float32
	gone    []bool // parts that give way now
	handles []*splitHandle
	onState func([]float32)
}

// NewSplitColumns returns a split; state are widths remembered from State, and
// onState is raised when they changed. Both may be nil.
func NewSplitColumns(parts []SplitPart, state []float32, onState func([]float32)) *SplitColumns {
	s := &SplitColumns{parts: parts, onState: onState, gone: make([]bool, len(parts))}
	for i := range parts[:len(parts)-1] {
		w := parts[i].Width
		if i < len(state) && state[i] > 0 {
			w = state[i]
		}
		s.widths = append(s.widths, max(w, parts[i].least()))
		h := &splitHandle{s: s, index: i}
		h.Start(h, nil)
		s.handles = append(s.handles, h)
	}
	s.ExtendBaseWidget(s)
	return s
}

func (p SplitPart) least() float32 {
	if p.Min > 0 {
		return p.Min
	}
	return 80
}

// State returns the widths to remember.
func (s *SplitColumns) State() []float32 { return slices.Clone(s.widths) }

// move changes one width by pixels on screen.
func (s *SplitColumns) move(i int, by float32) {
	w := max(s.widths[i]+theme.Unscaled(by), s.parts[i].least())
	var others float32
	for k, o := range s.widths {
		if k != i && !s.gone[k] {
			others += o
		}
	}
	last := s.parts[s.filling()].least()
	if room := theme.Unscaled(s.Size().Width) - others - last; s.Size().Width > 0 {
		w = max(min(w, room), s.parts[i].least())
	}
	s.widths[i] = w
	s.Refresh()
}

func (s *SplitColumns) moved() {
	if s.onState != nil {
		s.onState(s.State())
	}
}

// shown are the widths on screen: the remembered ones, made smaller together
// where the window is too narrow for them; where it is too narrow for the least
// ones too, as with very large text, each has its share. What has gone has none.
func (s *SplitColumns) shown(width float32) []float32 {
	out, leasts := make([]float32, len(s.parts)), make([]float32, len(s.parts))
	end := s.filling()
	var fixed, all float32
	for i, p := range s.parts {
		if s.gone[i] {
			continue
		}
		leasts[i] = theme.Scaled(p.least())
		all += leasts[i]
		if i < end {
			out[i] = theme.Scaled(s.widths[i])
			fixed += out[i]
		}
	}
	if width > 0 && width < all {
		for i := range out {
			out[i] = width * leasts[i] / all
		}
		return out
	}
	room, least := width-leasts[end], all-leasts[end]
	if fixed > room && fixed > least {
		give := min((fixed-room)/(fixed-least), 1)
		fixed = 0
		for i := range end {
			out[i] -= give * (out[i] - leasts[i])
			fixed += out[i]
		}
	}
	out[end] = max(width-fixed, 0)
	return out
}

// filling is the part that takes what is left: the last one that is there.
func (s *SplitColumns) filling() int {
	end := len(s.parts) - 1
	for end > 0 && s.gone[end] {
		end--
	}
	return end
}

// yield lets parts go, and come back, as the width asks for.
func (s *SplitColumns) yield(width float32) {
	for i, p := range s.parts {
		gone := width > 0 && width < theme.Scaled(p.Below)
		if gone == s.gone[i] {
			continue
		}
		s.gone[i] = gone
		if gone {
			leaveFocus(p.Content)
		}
		draw.Show(p.Content, !gone)
		if p.OnGone != nil {
			p.OnGone(gone)
		}
	}
	end := s.filling()
	for i, h := range s.handles {
		if there := !s.gone[i] && i < end; there != h.Visible() {
			draw.Show(h, there)
		}
	}
}

func (s *SplitColumns) Holds() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, p := range s.parts {
		objects = append(objects, p.Content)
	}
	for _, h := range s.handles {
		objects = append(objects, h)
	}
	return objects
}

// CreateRenderer implements fyne.Widget.
func (s *SplitColumns) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		var x, least, high float32
		s.yield(size.Width)
		for i, w := range s.shown(size.Width) {
			s.parts[i].Content.Move(fyne.NewPos(x, 0))
			s.parts[i].Content.Resize(fyne.NewSize(max(w-1, 0), size.Height))
			x += w
			if i < len(s.handles) {
				s.handles[i].Move(fyne.NewPos(x-4, 0))
				s.handles[i].Resize(fyne.NewSize(7, size.Height))
			}
			least += s.parts[i].least() // of no larger text: shown makes do with it
			high = max(high, s.parts[i].Content.MinSize().Height)
		}
		return fyne.NewSize(least, high)
	}, s.Holds()...)
}

// splitHandle is the line between two parts.
type splitHandle struct {
	focus.Control
	s     *SplitColumns
	index int
}

// Dragged moves the line.
func (h *splitHandle) Dragged(ev *fyne.DragEvent) { h.s.move(h.index, ev.Dragged.DX) }

// DragEnd raises the new widths.
func (h *splitHandle) DragEnd() { h.s.moved() }

// Cursor implements desktop.Cursorable.
func (h *splitHandle) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// TypedKey moves the line with the arrows.
func (h *splitHandle) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		focus.ForwardKey(h, ev)
		return
	}
	switch ev.Name {
	case fyne.KeyLeft:
		h.s.move(h.index, -theme.Scaled(10))
		h.s.moved()
	case fyne.KeyRight:
		h.s.move(h.index, theme.Scaled(10))
		h.s.moved()
	default:
		focus.ForwardKey(h, ev)
	}
}

func (h *splitHandle) CreateRenderer() fyne.WidgetRenderer {
	line := &canvas.Rectangle{}
	return draw.New(func(size fyne.Size) fyne.Size {
		w := float32(1)
		line.FillColor = theme.Color(theme.Line)
		if h.Hovered() || h.HasFocus() {
			w, line.FillColor = 3, theme.Color(theme.Accent)
		}
		line.Resize(fyne.NewSize(w, size.Height))
		line.Move(fyne.NewPos(3-(w-1)/2, 0))
		return fyne.NewSize(7, 10)
	}, line)
}
