package widgets

import (
	"fmt"
	"image"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
)

// exhibit is one picture of the gallery.
type exhibit struct {
	name string
	size fyne.Size // at 100 %
	make func() fyne.CanvasObject
}

func exhibits() []exhibit {
	return []exhibit{
		{"table", fyne.NewSize(1086, 420), func() fyne.CanvasObject { return sampleTable(8) }},
		{"long-table", fyne.NewSize(700, 300), func() fyne.CanvasObject { return sampleTable(10000) }},
		{"states", fyne.NewSize(620, 300), sampleStates},
		{"shell", fyne.NewSize(1280, 800), sampleDesk},
		{"contract", fyne.NewSize(1104, 720), sampleContract},
		{"forms", fyne.NewSize(640, 520), sampleForms},
		{"flow", fyne.NewSize(760, 420), sampleFlow},
		{"matrix", fyne.NewSize(900, 330), sampleMatrix},
		{"empty", fyne.NewSize(560, 300), sampleEmpty},
		{"keys", fyne.NewSize(720, 400), func() fyne.CanvasObject { return NewShortcutsSheet(sampleKeys()) }},
		{"palette", fyne.NewSize(560, 300), samplePalette},
		{"menu", fyne.NewSize(640, 220), sampleMenu},
	}
}

// TestGallery draws every widget in every look. It checks that something was
// drawn; whether it is well drawn is for eyes: GALLERY=dir keeps the pictures,
// and draws them in every look instead of two.
func TestGallery(t *testing.T) {
	dir, keep := picturesTo()
	for _, mode := range []theme.Mode{theme.Light, theme.Dark, theme.HighContrast, theme.HighContrastDark} {
		for _, percent := range []int{80, 100, 200} {
			if percent != 100 && mode != theme.Light || !keep && (percent != 100 || mode != theme.Light && mode != theme.Dark) {
				continue
			}
			for _, e := range exhibits() {
				name := fmt.Sprintf("%s-%s-%d.png", e.name, mode, percent)
				t.Run(name, func(t *testing.T) {
					win := open(t, mode, percent, nil, 10, 10)
					win.SetContent(onSurface(e.name, e.make()))
					grow := max(float32(percent)/100, 1)
					win.Resize(fyne.NewSize(e.size.Width*min(grow, 1.5), e.size.Height*grow))
					img := win.Canvas().Capture()
					if colours(img) < 5 {
						t.Error("next to nothing is drawn")
					}
					if keep {
						savePNG(t, filepath.Join(dir, name), img)
					}
				})
			}
		}
	}
}

func colours(img image.Image) int {
	seen := map[[3]uint32]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 5 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			r, g, bl, _ := img.At(x, y).RGBA()
			seen[[3]uint32{r, g, bl}] = true
		}
	}
	return len(seen)
}

func sampleStates() fyne.CanvasObject {
	words := map[Mark]struct {
		word string
		tone theme.Tone
	}{
		MarkFull: {"met", theme.Good}, MarkHalf: {"partly", theme.Mixed}, MarkCross: {"not met", theme.Bad},
		MarkDotted: {"silent", theme.Unknown}, MarkArrows: {"contradicted", theme.Contradicted},
		MarkDash: {"not applicable", theme.Neutral}, MarkRing: {"not assessed", theme.Unknown},
		MarkFlag: {"deal-breaker", theme.Bad}, MarkTick: {"found", theme.Good}, MarkAlert: {"stale", theme.Mixed},
		MarkLock: {"privileged", theme.Contradicted}, MarkSealed: {"under NDA", theme.Mixed},
	}
	grid := container.NewGridWithColumns(3)
	for _, m := range Marks() {
		w := words[m]
		grid.Add(NewStateMark(m, w.word, w.tone))
		grid.Add(container.NewHBox(NewPill(w.word, w.tone, m), NewPill(w.word, w.tone, NoMark)))
		grid.Add(NewHeatCell(m, "84", "96%", w.tone))
	}
	band := NewScoreBand(Band{0.63, 0.76, 0.80, true}, Caption{Text: "76 [63–80]"}, Caption{Text: "83 % assessed"}, Caption{"1 deal-breaker", theme.Bad})
	none := NewScoreBand(Band{0, 0, 1, false}, Caption{Text: "unscored"}, Caption{Text: "0 % assessed"})
	return NewFrame(nil, container.NewHBox(band, none), nil, nil, grid)
}

func samplePalette() fyne.CanvasObject {
	p := NewPalette(nil)
	p.items = []PaletteItem{
		{ID: "1", Title: "Portfolio", Group: "Go to", Keys: "Ctrl 1"},
		{ID: "2", Title: "Vendors", Group: "Go to", Keys: "Ctrl 2"},
		{ID: "3", Title: "Lumen Chat Enterprise", Detail: "Lumen AI · Scope 2 · in review", Group: "Services"},
		{ID: "4", Title: "Write an audit pack…", Group: "Do", Keys: "Ctrl P"},
	}
	p.search("")
	return p
}

func sampleMenu() fyne.CanvasObject {
	var done []string
	b := NewMenuBar(func() *fyne.MainMenu { return sampleMenus(&done) }, NewLink("Go to anything", nil).WithKey("Ctrl K"))
	b.Renew()
	b.active = 1
	m := &popMenu{}
	m.ExtendBaseWidget(m)
	first := newMenuPanel(b.menus[1], fyne.NewPos(40, 34))
	first.active = 0
	m.panels = []*menuPanel{first, newMenuPanel(b.menus[2].Items[0].ChildMenu, fyne.NewPos(240, 34))}
	return container.NewStack(NewFrame(b, nil, nil, nil, nil), m)
}
