package window

import (
	"context"
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
	recent := container.NewStack()
	recent.Hide()
	column.Add(recent)
	w.showRecent(recent)
	w.win.SetContent(widgets.NewFrame(w.menu.bar, nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(80, 40, 120, 120), widgets.NewAtLeast(520, column))))
	w.menu.CommandsChanged()
}

// showRecent offers in a place the workspaces opened last, those that are still there. A folder of the network
// can take long to answer.
func (w *Window) showRecent(in *fyne.Container) {
	last := w.p.Profile.Get().Recent
	w.work().Background(func(context.Context) func() {
		items := []widgets.Item{{Heading: true, Title: "Recent"}}
		for _, path := range last {
			if exists(path) {
				items = append(items, widgets.Item{
					ID: path, Title: filepath.Base(path), Sub: filepath.Dir(path),
				})
			}
		}
		return func() {
			if len(items) == 1 {
				return
			}
			list := widgets.NewList(widgets.ListStyle{}, func(path string) { w.doors.open(path, nil) })
			list.SetItems(items)
			in.Add(container.New(layout.NewGridWrapLayout(fyne.NewSize(520, 320)), list))
			in.Show()
		}
	})
}
