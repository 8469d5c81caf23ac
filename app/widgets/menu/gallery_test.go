package menu

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
)

func exhibits() []looktest.Exhibit {
	return []looktest.Exhibit{{Name: "menu", Size: fyne.NewSize(640, 220), Make: sampleMenu}}
}

// TestGallery draws an open menu in every look.
func TestGallery(t *testing.T) { looktest.Gallery(t, exhibits()) }

func sampleMenu() fyne.CanvasObject {
	var done []string
	b := NewBar(func() *fyne.MainMenu {
		return sampleMenus(&done)
	}, canvas.NewText("Go to anything", theme.Color(theme.Accent)))
	b.Renew()
	b.active = 1
	m := &popMenu{}
	m.ExtendBaseWidget(m)
	first := newMenuPanel(b.menus[1], fyne.NewPos(40, 34))
	first.active = 0
	m.panels = []*menuPanel{first, newMenuPanel(b.menus[2].Items[0].ChildMenu, fyne.NewPos(240, 34))}
	return container.NewStack(container.NewBorder(b, nil, nil, nil), m)
}
