package figure

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets/internal/looktest"
)

func TestAMatrixWalksByArrowsAndStaysInside(t *testing.T) {
	var got [][2]int
	g := sampleMatrix().(*MatrixGrid)
	g.onPick = func(r, c int) { got = append(got, [2]int{r, c}) }
	looktest.Light(t, g, 900, 330)
	g.Pick(0, 0)
	for _, k := range []fyne.KeyName{fyne.KeyUp, fyne.KeyLeft, fyne.KeyRight, fyne.KeyDown} {
		g.TypedKey(looktest.Key(k))
	}
	at, size := g.cell(g.Size(), 4, 4)
	g.Tapped(&fyne.PointEvent{Position: at.AddXY(size.Width/2, size.Height/2)})
	g.Tapped(&fyne.PointEvent{Position: fyne.NewPos(2, 2)})
	if fmt.Sprint(got) != "[[0 1] [1 1] [4 4]]" {
		t.Errorf("picked %v", got)
	}
}

func TestTheDataFlowNumbersSixStepsAndTellsThePartiesApartByPattern(t *testing.T) {
	p := sampleFlow().(*DataFlowPicture)
	looktest.Light(t, p, 760, 420)
	r := test.WidgetRenderer(p)
	numbers := map[string]int{}
	for _, o := range r.Objects() {
		if text, ok := textOf(o); ok && len(text) == 1 {
			numbers[text]++
		}
	}
	for n := 1; n <= 6; n++ {
		if numbers[fmt.Sprint(n)] != 2 {
			t.Errorf("number %d stands %d times, want once in the picture and once in the list", n,
				numbers[fmt.Sprint(n)])
		}
	}
	stripes, dots := shapesOf(p, ByProvider), shapesOf(p, ByCustomer)
	if stripes["line"] == 0 || stripes["disc"] != 0 || dots["disc"] == 0 || dots["line"] != 0 {
		t.Errorf("provider %v, customer %v", stripes, dots)
	}
}

func textOf(o fyne.CanvasObject) (string, bool) {
	t, ok := o.(*canvas.Text)
	if !ok {
		return "", false
	}
	return t.Text, true
}

// shapesOf counts what the pattern of a party is made of.
func shapesOf(p *DataFlowPicture, party Party) map[string]int {
	r := &flowRenderer{p: p}
	r.pattern(party, fyne.Position{}, fyne.NewSize(16, 40))
	count := map[string]int{}
	for _, o := range r.objects {
		switch o.(type) {
		case *canvas.Line:
			count["line"]++
		case *canvas.Circle:
			count["disc"]++
		}
	}
	return count
}
