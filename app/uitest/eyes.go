package uitest

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
)

// Find returns every visible object of a type on top of the window, in drawing order: those of the topmost
// dialog, or those of the page where there is none.
func Find[T fyne.CanvasObject](h *Host) []T {
	var out []T
	walk(h.top(), func(o fyne.CanvasObject) {
		if one, ok := o.(T); ok {
			out = append(out, one)
		}
	})
	return out
}

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
func (h *Host) Row(label string) *widgets.FormRow {
	h.t.Helper()
	for _, r := range Find[*widgets.FormRow](h) {
		if r.Label() == label {
			return r
		}
	}
	h.t.Fatalf("there is no row “%s” among: %s", label, h.Words())
	return nil
}

// Fill types a text into the field of a form row, and leaves it, so that it commits.
func (h *Host) Fill(label, words string) {
	h.t.Helper()
	row := h.Row(label)
	if f := Within[*text.Field](row); len(f) > 0 {
		h.Type(f[0], words)
		return
	}
	if f := Within[*widgets.Suggest](row); len(f) > 0 {
		h.Type(f[0], words)
		return
	}
	e := Within[*text.Entry](row)
	if len(e) == 0 {
		h.t.Fatalf("the row “%s” has no field to type into", label)
	}
	h.Type(e[0], words)
}

// Pick chooses a value in the row of a closed list.
func (h *Host) Pick(label, value string) {
	h.t.Helper()
	for _, s := range Within[*menu.Select](h.Row(label)) {
		for i, o := range s.Options {
			if o == value {
				s.Pick(i)
				return
			}
		}
	}
	h.t.Fatalf("the row “%s” has no value “%s”", label, value)
}

// Check taps the box with exactly this word.
func (h *Host) Check(word string) {
	h.t.Helper()
	for _, c := range Find[*widgets.CheckBox](h) {
		if p := Within[*text.Prose](c); len(p) > 0 && p[0].String() == word {
			c.Tapped(&fyne.PointEvent{})
			return
		}
	}
	h.t.Fatalf("there is no box “%s” among: %s", word, h.Words())
}

func (h *Host) top() fyne.CanvasObject {
	if over := h.win.Canvas().Overlays().Top(); over != nil {
		return over
	}
	return h.win.Content()
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
func (h *Host) Words() string {
	var out []string
	walk(h.top(), func(o fyne.CanvasObject) {
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
func (h *Host) Sees(texts ...string) bool {
	words := h.Words()
	for _, t := range texts {
		if !strings.Contains(words, t) {
			return false
		}
	}
	return true
}

// Tap presses the first visible and enabled button with exactly this verb; without one the test ends.
func (h *Host) Tap(verb string) {
	h.t.Helper()
	for _, b := range Find[*widgets.Button](h) {
		if b.Text() == verb && !b.Disabled() {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	for _, b := range Find[*widget.Button](h) {
		if b.Text == verb && !b.Disabled() {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	h.t.Fatalf("there is no button “%s” among: %s", verb, h.Words())
}

// Type replaces the text of a field as a person would, and leaves it, so that it commits.
func (h *Host) Type(field fyne.Focusable, text string) {
	c := h.win.Canvas()
	c.Focus(field)
	if e, ok := field.(interface{ SetText(string) }); ok {
		e.SetText("")
	}
	test.Type(field, text)
	c.Unfocus()
	h.Advance(0) // what is looked at once the focus is where it went
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
