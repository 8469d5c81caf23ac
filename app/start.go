package app

import (
	"os"
	"path/filepath"

	"countersign/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// showStart shows the start page: create, open, recent, try the sample.
func (s *Shell) showStart() {
	s.history = history{}
	s.win.SetTitle("Countersign")
	title := widgets.NewTitle("Countersign")
	lead := widgets.NewProse(widgets.Run{Text: "Assess the generative AI services you buy. Everything stays in one file on this computer; nothing is ever sent anywhere.", Muted: true})
	buttons := container.NewHBox(
		widgets.NewPrimary("Create a workspace…", s.askCreate),
		widgets.NewButton("Open…", s.askOpen),
		widgets.NewButton("Try the sample", s.openSample),
	)
	column := widgets.NewColumn(4, title, lead, buttons)
	if recent := s.recentList(); recent != nil {
		column.Add(recent)
	}
	s.win.SetContent(widgets.NewFrame(s.bar, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(80, 40, 120, 120), container.New(minWidth(520), column))))
	s.refreshCommands()
}

// recentList offers the workspaces opened last, those that are still there.
func (s *Shell) recentList() fyne.CanvasObject {
	items := []widgets.Item{{Heading: true, Title: "Recent"}}
	for _, path := range s.p.Profile.Get().Recent {
		if _, err := os.Stat(path); err == nil {
			items = append(items, widgets.Item{ID: path, Title: filepath.Base(path), Sub: filepath.Dir(path)})
		}
	}
	if len(items) == 1 {
		return nil
	}
	list := widgets.NewList(widgets.ListStyle{}, func(path string) { s.open(path, nil) })
	list.SetItems(items)
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(520, 320)), list)
}
