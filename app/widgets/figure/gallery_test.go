package figure

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
)

func exhibits() []looktest.Exhibit {
	return []looktest.Exhibit{
		{Name: "flow", Size: fyne.NewSize(760, 420), Make: sampleFlow},
		{Name: "matrix", Size: fyne.NewSize(900, 330), Make: sampleMatrix},
	}
}

// TestGallery draws the pictures in every look.
func TestGallery(t *testing.T) { looktest.Gallery(t, exhibits()) }

func TestEveryFigureShowsItsFocusAndHandsOnKeysItDoesNotUse(t *testing.T) {
	looktest.ShowsFocus(t, map[string]fyne.Focusable{
		"matrix": sampleMatrix().(*MatrixGrid),
	})
}

func sampleFlow() fyne.CanvasObject {
	return NewDataFlowPicture(DataFlow{
		Provider: "controlled by the provider", Customer: "controlled by you",
		Nodes: []FlowNode{
			{"data", "Your data", ByCustomer, 0, 0},
			{"application", "Application", ByProvider, 1, 0},
			{"model", "Model", ByProvider, 2, 0},
			{"tuned", "Fine-tuned model", ByProvider, 2, 1},
			{"training", "Training data", ByProvider, 3, 0},
			{"tuning", "Fine-tuning data", ByProvider, 3, 1},
		},
		Steps: []FlowStep{
			{1, "data", "application", "The prompt arrives"},
			{2, "application", "data", "Sources are queried"},
			{3, "application", "application", "The prompt is built"},
			{4, "application", "model", "The model completes it"},
			{5, "model", "application", "The answer is worked on"},
			{6, "application", "data", "The response is sent"},
			{0, "training", "model", ""},
			{0, "tuning", "tuned", ""},
			{0, "model", "tuned", ""},
		},
	})
}

func sampleMatrix() fyne.CanvasObject {
	m := Matrix{
		Columns:     []string{"Scope 1", "Scope 2", "Scope 3", "Scope 4", "Scope 5"},
		ColumnNotes: []string{"consumer app", "enterprise app", "pre-trained", "fine-tuned", "self-trained"},
		Rows: []string{
			"Governance & compliance", "Legal & privacy", "Risk management", "Controls",
			"Resilience",
		},
	}
	tones := []theme.Tone{theme.Good, theme.Mixed, theme.Bad, theme.Unknown, theme.Plain}
	marks := []theme.Mark{theme.MarkFull, theme.MarkHalf, theme.MarkCross, theme.MarkRing, theme.NoMark}
	for r := range 5 {
		var row []MatrixCell
		for c := range 5 {
			row = append(row, MatrixCell{
				Text: []string{
					"strong", "mixed", "weak", "unscored",
					"what applies here in two lines or more of text",
				}[(r+c)%5], Tone: tones[(r+c)%5],
				Mark: marks[(r+c)%5],
			})
		}
		m.Cells = append(m.Cells, row)
	}
	g := NewMatrixGrid(m, nil)
	g.Pick(1, 1)
	return g
}
