package table

import (
	"flag"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/internal/looktest"
)

var update = flag.Bool("update", false, "write the golden pictures")

func exhibits() []looktest.Exhibit {
	return []looktest.Exhibit{
		{Name: "table", Size: fyne.NewSize(1086, 420), Make: func() fyne.CanvasObject {
			return sampleTable(8)
		}},
		{Name: "long-table", Size: fyne.NewSize(700, 300), Make: func() fyne.CanvasObject {
			return sampleTable(10000)
		}},
		{Name: "states", Size: fyne.NewSize(620, 300), Make: sampleStates},
	}
}

// TestGallery draws the table and the states in every look.
func TestGallery(t *testing.T) { looktest.Gallery(t, exhibits()) }

// TestStatesLookAsTheyDid holds the shapes, pills, heat cells, bands and the table to their pictures
// in both themes. What it proves: a change of look is on purpose.
func TestStatesLookAsTheyDid(t *testing.T) {
	looktest.Golden(t, []looktest.Exhibit{
		{Name: "states", Size: fyne.NewSize(620, 300), Make: sampleStates},
		{Name: "table", Size: fyne.NewSize(820, 200), Make: func() fyne.CanvasObject {
			return sampleTable(3)
		}},
	}, *update)
}

func sampleStates() fyne.CanvasObject {
	words := map[theme.Mark]struct {
		word string
		tone theme.Tone
	}{
		theme.MarkFull: {"met", theme.Good}, theme.MarkHalf: {"partly", theme.Mixed},
		theme.MarkCross:  {"not met", theme.Bad},
		theme.MarkDotted: {"silent", theme.Unknown}, theme.MarkArrows: {"contradicted", theme.Contradicted},
		theme.MarkDash: {"not applicable", theme.Neutral}, theme.MarkRing: {"not assessed", theme.Unknown},
		theme.MarkFlag: {"deal-breaker", theme.Bad}, theme.MarkTick: {"found", theme.Good},
		theme.MarkAlert: {"stale", theme.Mixed}, theme.MarkReturn: {"to reconfirm", theme.Mixed},
		theme.MarkSquare: {"binds since", theme.Info}, theme.MarkAhead: {"binds from", theme.Mixed},
		theme.MarkLock: {"privileged", theme.Contradicted}, theme.MarkSealed: {"under NDA", theme.Mixed},
	}
	grid := container.NewGridWithColumns(3)
	for _, m := range theme.Marks() {
		w := words[m]
		grid.Add(figure.NewStateMark(m, w.word, w.tone))
		grid.Add(container.NewHBox(figure.NewPill(w.word, w.tone, m),
			figure.NewPill(w.word, w.tone, theme.NoMark)))
		grid.Add(newHeatCell(m, "84", "96%", w.tone))
	}
	band := figure.NewScoreBand(figure.Band{Low: 0.63, Score: 0.76, High: 0.80, Scored: true},
		figure.Caption{Text: "76 [63–80]"}, figure.Caption{Text: "83 % assessed"},
		figure.Caption{Text: "1 deal-breaker", Tone: theme.Bad})
	none := figure.NewScoreBand(figure.Band{High: 1}, figure.Caption{Text: "unscored"},
		figure.Caption{Text: "0 % assessed"})
	return widgets.NewFrame(nil, container.NewHBox(band, none), nil, nil, grid)
}
