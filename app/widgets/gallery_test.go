package widgets

import (
	"flag"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/widgets/internal/looktest"
)

var update = flag.Bool("update", false, "write the golden pictures")

func exhibits() []looktest.Exhibit {
	return []looktest.Exhibit{
		{Name: "shell", Size: fyne.NewSize(1280, 800), Page: true, Make: sampleDesk},
		{Name: "contract", Size: fyne.NewSize(1104, 720), Page: true, Make: sampleContract},
		{Name: "forms", Size: fyne.NewSize(640, 520), Make: sampleForms},
		{Name: "empty", Size: fyne.NewSize(560, 300), Make: sampleEmpty},
		{Name: "palette", Size: fyne.NewSize(560, 300), Make: samplePalette},
	}
}

// TestGallery draws every control in every look.
func TestGallery(t *testing.T) { looktest.Gallery(t, exhibits()) }

// TestVerdictsLookAsTheyDid holds the buttons to their pictures in both themes. What it proves: a
// change of look is on purpose.
func TestVerdictsLookAsTheyDid(t *testing.T) {
	looktest.Golden(t, []looktest.Exhibit{
		{Name: "verdicts", Size: fyne.NewSize(420, 90), Make: func() fyne.CanvasObject {
			b := NewVerdictBar(sampleVerdicts(), nil)
			b.Set(1)
			return b
		}},
	}, *update)
}

func samplePalette() fyne.CanvasObject {
	p := NewPalette(nil)
	p.index = newPaletteIndex([]PaletteItem{
		{ID: "1", Title: "Portfolio", Group: "Go to", Keys: "Ctrl 1"},
		{ID: "2", Title: "Vendors", Group: "Go to", Keys: "Ctrl 2"},
		{
			ID: "3", Title: "Lumen Chat Enterprise", Detail: "Lumen AI · Scope 2 · in review",
			Group: "Services",
		},
		{ID: "4", Title: "Write an audit pack…", Group: "Do", Keys: "Ctrl P"},
	})
	p.search("")
	return p
}
