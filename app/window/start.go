package window

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// showStart shows the start page: create, open, recent, try the sample.
func (w *Window) showStart() {
	w.win.SetTitle("Countersign")
	title := text.NewTitle("Countersign")
	lead := text.NewProse(text.Run{
		Text: "Assess the generative AI services you buy. Everything stays in one file on this computer; nothing is ever sent anywhere.", Muted: true,
	})
	buttons := container.NewHBox(
		widgets.NewPrimary("Create a workspace…", w.askCreate),
		widgets.NewButton("Open…", w.askOpen),
		widgets.NewButton("Try the sample", w.openSample),
	)
	column := widgets.NewColumn(4, title, lead, buttons)
	if recent := w.recentList(); recent != nil {
		column.Add(recent)
	}
	w.win.SetContent(widgets.NewFrame(w.menu.bar, nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(80, 40, 120, 120), widgets.NewAtLeast(520, column))))
	w.menu.CommandsChanged()
}

// recentList offers the workspaces opened last, those that are still there.
func (w *Window) recentList() fyne.CanvasObject {
	items := []widgets.Item{{Heading: true, Title: "Recent"}}
	for _, path := range w.p.Profile.Get().Recent {
		if _, err := os.Stat(path); err == nil {
			items = append(items, widgets.Item{ID: path, Title: filepath.Base(path), Sub: filepath.Dir(path)})
		}
	}
	if len(items) == 1 {
		return nil
	}
	list := widgets.NewList(widgets.ListStyle{}, func(path string) { w.doors.open(path, nil) })
	list.SetItems(items)
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(520, 320)), list)
}
