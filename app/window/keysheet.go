package window

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// showKeys shows every key there is, by menu, the page's own single keys among them.
func (w *Window) showKeys() {
	column := widgets.NewColumn(0.75,
		text.NewCaption("Single keys rest while a field has the focus; Escape leaves the field."))
	for _, menu := range menus {
		first := true
		for _, c := range w.menu.all() {
			if c.Menu != menu || c.Keys == "" {
				continue
			}
			if first {
				column.Add(text.NewCaptionRuns(text.Run{Text: menu, Bold: true}))
				first = false
			}
			column.Add(container.NewHBox(text.NewProse(text.Run{Text: c.Title}).OneLine(), layout.NewSpacer(),
				widgets.NewKeyCap(c.Keys)))
		}
	}
	var hide func()
	done := widgets.NewPrimary("Close", func() { hide() })
	hide = w.overlays.Show("Keyboard shortcuts",
		ui.Sized(w.overlays, container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), done), nil, nil,
			widgets.NewDialogScroller(column)), 460, 520))
	w.win.Canvas().Focus(done)
}
