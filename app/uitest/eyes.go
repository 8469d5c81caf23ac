package uitest

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
)

// eyes look at what is on top of the window, and use it, as a person would.
type eyes struct {
	t     testing.TB
	win   fyne.Window
	clock *clock
}

// Find returns every visible object of a type on top of the window, in drawing order: those of the topmost
// dialog, or those of the page where there is none.
func Find[T fyne.CanvasObject](h *Host) []T { return Within[T](h.top()) }

// Within returns every visible object of a type inside another, in drawing order.
func Within[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var out []T
	walk(o, func(o fyne.CanvasObject) {
		if one, ok := o.(T); ok {
			out = append(out, one)
		}
	})
	return out
}

// Row is the first form row with exactly this label; without one the test ends.
func (e *eyes) Row(label string) *widgets.FormRow {
	e.t.Helper()
	for _, r := range Within[*widgets.FormRow](e.top()) {
		if r.Label() == label {
			return r
		}
	}
	e.t.Fatalf("there is no row “%s” among: %s", label, e.Words())
	return nil
}

// Fill types a text into the field of a form row, and leaves it, so that it commits.
func (e *eyes) Fill(label, words string) {
	e.t.Helper()
	row := e.Row(label)
	if f := Within[*text.Field](row); len(f) > 0 {
		e.Type(f[0], words)
		return
	}
	if f := Within[*widgets.Suggest](row); len(f) > 0 {
		e.Type(f[0], words)
		return
	}
	entries := Within[*text.Entry](row)
	if len(entries) == 0 {
		e.t.Fatalf("the row “%s” has no field to type into", label)
	}
	e.Type(entries[0], words)
}

// Pick chooses a value in the row of a closed list.
func (e *eyes) Pick(label, value string) {
	e.t.Helper()
	for _, s := range Within[*menu.Select](e.Row(label)) {
		for i, o := range s.Options {
			if o == value {
				s.Pick(i)
				return
			}
		}
	}
	e.t.Fatalf("the row “%s” has no value “%s”", label, value)
}

// Check taps the box with exactly this word.
func (e *eyes) Check(word string) {
	e.t.Helper()
	for _, c := range Within[*widgets.CheckBox](e.top()) {
		if p := Within[*text.Prose](c); len(p) > 0 && p[0].String() == word {
			c.Tapped(&fyne.PointEvent{})
			return
		}
	}
	e.t.Fatalf("there is no box “%s” among: %s", word, e.Words())
}

func (e *eyes) top() fyne.CanvasObject {
	if over := e.win.Canvas().Overlays().Top(); over != nil {
		return over
	}
	return e.win.Content()
}

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, one := range c.Objects {
			walk(one, visit)
		}
	case *container.Scroll:
		walk(c.Content, visit)
	case fyne.Widget:
		for _, one := range test.WidgetRenderer(c).Objects() {
			walk(one, visit)
		}
	}
}

// Words is every text on top of the window, in drawing order, separated by spaces.
func (e *eyes) Words() string {
	var out []string
	walk(e.top(), func(o fyne.CanvasObject) {
		switch t := o.(type) {
		case *canvas.Text:
			out = append(out, t.Text)
		case *widget.Entry:
			out = append(out, t.Text)
		}
	})
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}

// Sees reports whether all the texts stand on top of the window.
func (e *eyes) Sees(texts ...string) bool {
	words := e.Words()
	for _, t := range texts {
		if !strings.Contains(words, t) {
			return false
		}
	}
	return true
}

// Tap presses the first visible and enabled button with exactly this verb; without one the test ends.
func (e *eyes) Tap(verb string) {
	e.t.Helper()
	for _, b := range Within[*widgets.Button](e.top()) {
		if b.Text() == verb && !b.Disabled() {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	for _, b := range Within[*widget.Button](e.top()) {
		if b.Text == verb && !b.Disabled() {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	e.t.Fatalf("there is no button “%s” among: %s", verb, e.Words())
}

// Type replaces the text of a field as a person would, and leaves it, so that it commits.
func (e *eyes) Type(field fyne.Focusable, text string) {
	c := e.win.Canvas()
	c.Focus(field)
	if f, ok := field.(interface{ SetText(string) }); ok {
		f.SetText("")
	}
	test.Type(field, text)
	c.Unfocus()
	e.clock.Advance(0) // what is looked at once the focus is where it went
}

// Picture draws the window, into name.png for eyes to judge where the variable PICTURES names a
// folder. It fails the test where next to nothing is drawn.
func (h *Host) Picture(name string) {
	h.t.Helper()
	img := h.paint()
	if !coloured(img, 5) {
		h.t.Errorf("%s: next to nothing is drawn", name)
	}
	dir := os.Getenv("PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		h.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		h.t.Fatal(err)
	}
}

// coloured tells whether a picture has so many colours.
func coloured(img image.Image, many int) bool {
	seen := map[color.Color]bool{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y += 3 {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			seen[img.At(x, y)] = true
			if len(seen) >= many {
				return true
			}
		}
	}
	return false
}
