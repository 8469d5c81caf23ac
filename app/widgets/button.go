package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/shape"
)

// ButtonKind is how much a button asks to be pressed.
type ButtonKind uint8

const (
	Ordinary ButtonKind = iota // a line around it
	Primary                    // the one thing to do here
	Danger                     // cannot be undone: purge, revoke
	Quiet                      // a link
)

// Button is a verb. It may carry a mark, and the key that does the same.
type Button struct {
	focus.Control
	text string
	kind ButtonKind
	mark theme.Mark
	key  string
	// small buttons stand inside cards and rows.
	small bool
	// room is the width that its page gave to the words it has now; 0 until the page is laid out with them.
	room float32
}

// NewButton returns a button of the ordinary kind.
func NewButton(text string, onTap func()) *Button { return newButton(text, Ordinary, onTap) }

// NewPrimary returns the button for the one thing to do.
func NewPrimary(text string, onTap func()) *Button { return newButton(text, Primary, onTap) }

// NewDanger returns a button for what cannot be undone.
func NewDanger(text string, onTap func()) *Button { return newButton(text, Danger, onTap) }

// NewLink returns a button that looks like a link.
func NewLink(text string, onTap func()) *Button { return newButton(text, Quiet, onTap) }

func newButton(text string, kind ButtonKind, onTap func()) *Button {
	b := &Button{text: text, kind: kind}
	b.Start(b, onTap)
	return b
}

// Small makes the button fit into a row of text.
func (b *Button) Small() *Button {
	b.small = true
	b.Refresh()
	return b
}

// WithKey shows the key that does the same.
func (b *Button) WithKey(key string) *Button {
	b.key = key
	b.Refresh()
	return b
}

// WithMark puts a mark before the word.
func (b *Button) WithMark(m theme.Mark) *Button {
	b.mark = m
	b.Refresh()
	return b
}

// SetText changes the verb. It is drawn whole until the page gives it its new room.
func (b *Button) SetText(text string) {
	if b.text != text {
		b.text, b.room = text, 0
		b.Refresh()
	}
}

// Resize implements fyne.CanvasObject.
func (b *Button) Resize(size fyne.Size) {
	fresh := b.room == 0 && size == b.Size()
	b.room = size.Width
	if b.Control.Resize(size); fresh {
		b.Refresh()
	}
}

// Text returns the verb.
func (b *Button) Text() string { return b.text }

// IsPrimary tells whether it is the one thing to do here.
func (b *Button) IsPrimary() bool { return b.kind == Primary }

// colours of the button as it is now.
func (b *Button) colours() (ground, border, ink color.Color) {
	ground, border, ink = theme.Color(theme.Surface), theme.Color(theme.LineStrong), theme.Color(theme.Text)
	switch b.kind {
	case Primary:
		ground, border, ink = theme.Color(theme.Accent), theme.Color(theme.Accent),
			theme.Color(theme.OnAccent)
	case Danger:
		border, ink = theme.Color(theme.Bad.Ink()), theme.Color(theme.Bad.Ink())
	case Quiet:
		ground, border, ink = color.Transparent, color.Transparent, theme.Color(theme.Accent)
	}
	if b.Disabled() {
		ground, border, ink = theme.Color(theme.Panel), theme.Color(theme.Line), theme.Color(theme.Muted)
		if b.kind == Quiet {
			ground, border = color.Transparent, color.Transparent
		}
	} else if b.Hovered() && b.kind != Primary {
		ground = theme.Color(theme.Hover)
	}
	return ground, border, ink
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := &canvas.Rectangle{}, draw.NewRing()
	mark, text, cap := shape.NewMark(), &canvas.Text{}, shape.NewKeyCap()
	return draw.New(func(size fyne.Size) fyne.Size {
		f := draw.FaceOf(theme.SizeBody, b.kind == Primary)
		padX, padY := theme.Space(2.75), theme.Space(1.25)
		if b.small {
			f = draw.FaceOf(theme.SizeCaption, b.kind == Primary)
			padX, padY = theme.Space(2), theme.Space(0.75)
		}
		if b.kind == Quiet {
			padX = theme.Space(0.75)
		}
		word := f.Exact(b.text)
		need := fyne.NewSize(word+2*padX, f.LineHeight()+2*padY)
		side := theme.Scaled(11)
		if b.mark != theme.NoMark {
			need.Width += side + theme.Space(1.5)
		}
		if b.key != "" {
			need.Width += theme.Space(1.5) + cap.Width(b.key)
		}
		said := b.text
		if b.room > 0 && size.Width < need.Width { // it has less room than it needs: nothing sticks out
			around := need.Width - word
			said, _ = f.Fit(b.text, max(size.Width-around, 0))
			word = f.Exact(said)
			size = fyne.NewSize(size.Width, max(size.Height, need.Height))
		} else {
			size = size.Max(need)
		}
		fill, border, ink := b.colours()
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = fill, border, 1, 5
		if b.Hovered() && b.kind == Primary && !b.Disabled() {
			ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.Text), 1
		}
		ground.Resize(size)
		draw.PlaceRing(ring, b.HasFocus(), fyne.Position{}, size, 5)
		x := max((size.Width-need.Width)/2, 0) + padX
		mark.Box.Hidden = b.mark == theme.NoMark
		if b.mark != theme.NoMark {
			mark.Draw(b.mark, side, ink)
			mark.Box.Move(fyne.NewPos(x, (size.Height-side)/2))
			x += side + theme.Space(1.5)
		}
		text.Text, text.TextSize, text.TextStyle, text.Color = said, f.Size, f.Style, ink
		draw.Place(text, x, (size.Height-f.LineHeight())/2, word)
		cap.Draw(b.key, x+word+theme.Space(1.5), size.Height)
		return need
	}, ground, ring, mark.Box, text, cap.Ground, cap.Text)
}
