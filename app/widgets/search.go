package widgets

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// SearchField filters as one types. Escape empties it, and leaves it when it is
// empty.
type SearchField struct {
	Entry
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
		show(s.clear, text != "")
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

// Focus puts the cursor into the field.
func (s *SearchField) Focus() {
	if c := canvasOf(s); c != nil {
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
	mark := newMarkBox()
	return newDrawn(func(size fyne.Size) fyne.Size {
		const side = 9
		mark.draw(MarkCross, side, theme.Color(theme.Muted))
		mark.box.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
		return fyne.NewSquareSize(side + 8)
	}, mark.box)
}
