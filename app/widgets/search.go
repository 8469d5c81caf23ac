package widgets

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/shape"
	"countersign/app/widgets/text"
)

// SearchField filters as one types. Escape empties it, and leaves it when it is
// empty.
type SearchField struct {
	text.Entry
	clear *clearButton
}

// searchLimit is the most characters one can look for: a paragraph that was
// copied somewhere.
const searchLimit = 2_000

// NewSearchField returns an empty field; onChange is raised with every text.
func NewSearchField(placeholder string, onChange func(string)) *SearchField {
	s := &SearchField{}
	s.PlaceHolder, s.Limit = placeholder, searchLimit
	s.clear = newClearButton(func() { s.SetText("") })
	s.clear.Hide()
	s.ExtendBaseWidget(s)
	s.Icon = ftheme.SearchIcon()
	s.ActionItem = s.clear
	s.OnChanged = func(text string) {
		draw.Show(s.clear, text != "")
		if onChange != nil {
			onChange(text)
		}
	}
	s.OnEscape = func() bool {
		if s.Text == "" {
			return false
		}
		s.SetText("")
		return true
	}
	return s
}

// OnClear changes what the cross does: a list takes back more than the words.
func (s *SearchField) OnClear(f func()) { s.clear.onTap = f }

// ShowClear shows the cross, or hides it.
func (s *SearchField) ShowClear(yes bool) { draw.Show(s.clear, yes) }

// Focus puts the cursor into the field.
func (s *SearchField) Focus() {
	if c := focus.CanvasOf(s); c != nil {
		c.Focus(s)
	}
}

// clearButton is the small cross at the end of a field. Tab passes it by:
// Escape does the same.
type clearButton struct {
	widget.BaseWidget
	onTap func()
}

func newClearButton(onTap func()) *clearButton {
	b := &clearButton{onTap: onTap}
	b.ExtendBaseWidget(b)
	return b
}

func (b *clearButton) Tapped(*fyne.PointEvent) { b.onTap() }

func (b *clearButton) CreateRenderer() fyne.WidgetRenderer {
	mark := shape.NewMark()
	return draw.New(func(size fyne.Size) fyne.Size {
		const side = 9
		mark.Draw(theme.MarkCross, side, theme.Color(theme.Muted))
		mark.Box.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
		return fyne.NewSquareSize(side + 8)
	}, mark.Box)
}
