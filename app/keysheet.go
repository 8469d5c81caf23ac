package app

import (
	"countersign/app/theme"
	"countersign/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// showKeys shows every key there is, by menu, the page's own single keys among them.
func (s *Shell) showKeys() {
	column := widgets.NewColumn(0.75, widgets.NewCaption("Single keys rest while a field has the focus; Escape leaves the field."))
	for _, menu := range menus {
		first := true
		for _, c := range s.allCommands() {
			if c.Menu != menu || c.Keys == "" {
				continue
			}
			if first {
				column.Add(widgets.NewCaptionRuns(widgets.Run{Text: menu, Bold: true}))
				first = false
			}
			column.Add(container.NewHBox(widgets.NewProse(widgets.Run{Text: c.Title}), layout.NewSpacer(), widgets.NewKeyCap(c.Keys)))
		}
	}
	var hide func()
	done := widgets.NewPrimary("Close", func() { hide() })
	size := fyne.NewSize(theme.Scaled(460), min(theme.Scaled(520), s.win.Canvas().Size().Height*0.8))
	hide = s.Show("Keyboard shortcuts", container.New(fixed(size), container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), done), nil, nil, widgets.NewScroller(column))))
	s.win.Canvas().Focus(done)
}

// fixed is a layout of one size.
type fixed fyne.Size

func (f fixed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size(f) }

func (fixed) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, one := range o {
		one.Move(fyne.NewPos(0, 0))
		one.Resize(size)
	}
}
