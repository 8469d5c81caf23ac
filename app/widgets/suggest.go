package widgets

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
)

// Suggest is a Field for a word of one's own that offers the usual ones: the
// arrow at its end, or Down, opens them; Escape closes them again.
type Suggest struct {
	text.Field
	values []string
}

// NewSuggest returns a field with the values it suggests; onCommit is raised
// with every new text, typed or picked.
func NewSuggest(text string, values []string, onCommit func(string)) *Suggest {
	s := &Suggest{values: values}
	s.ActionItem = newDropButton(s.open)
	s.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown {
			s.open()
		}
		return ev.Name == fyne.KeyDown
	}
	s.Prepare(s, text, nil, onCommit)
	return s
}

// open shows what is suggested, under the field; the keyboard returns to it.
func (s *Suggest) open() {
	c := focus.CanvasOf(s)
	if c == nil {
		return
	}
	c.Focus(s)
	items := fyne.NewMenu("")
	for _, v := range s.values {
		item := fyne.NewMenuItem(v, func() { s.pick(v) })
		item.Checked = v == s.Text
		items.Items = append(items.Items, item)
	}
	menu.Show(items, c, fyne.CurrentApp().Driver().AbsolutePositionForObject(s).AddXY(0, s.Size().Height+2))
}

func (s *Suggest) pick(value string) {
	s.SetText(value)
	s.CursorToEnd()
	s.Flush()
}

// dropButton is the arrow at the end of a field. Tab passes it by: Down does
// the same.
type dropButton struct {
	widget.BaseWidget
	onTap func()
}

func newDropButton(onTap func()) *dropButton {
	b := &dropButton{onTap: onTap}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped implements fyne.Tappable.
func (b *dropButton) Tapped(*fyne.PointEvent) { b.onTap() }

// CreateRenderer implements fyne.Widget.
func (b *dropButton) CreateRenderer() fyne.WidgetRenderer {
	icon := widget.NewIcon(ftheme.MenuDropDownIcon())
	return draw.New(func(size fyne.Size) fyne.Size {
		side := theme.Size(ftheme.SizeNameInlineIcon)
		icon.Resize(fyne.NewSquareSize(side))
		icon.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
		return fyne.NewSquareSize(side)
	}, icon)
}
