package uitest

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
)

// Outline writes down what is drawn of an object so that a person can read it, and read what changed:
// one line for each widget with its kind, place, size and state, and under it its texts, line by line,
// each with the place where it begins, its weight and the role of its colour. “tab 7” is the seventh
// stop of the keyboard. Shapes and colours of grounds are left to the golden pictures.
func Outline(o fyne.CanvasObject) string {
	w := outline{origin: fyne.CurrentApp().Driver().AbsolutePositionForObject(o), roles: roleNames()}
	w.visit(o, w.origin, 0)
	w.flush()
	return w.out.String()
}

type outline struct {
	out    strings.Builder
	origin fyne.Position
	roles  map[color.Color]string
	texts  []placedText // of the current widget, written when the next one begins
	depth  int
	tabs   int
}

type placedText struct {
	x, y  int
	words string
}

// visit walks in the order in which the toolkit draws, and walks the focus.
func (w *outline) visit(o fyne.CanvasObject, at fyne.Position, depth int) {
	if o == nil || !o.Visible() {
		return
	}
	switch c := o.(type) {
	case *canvas.Text:
		w.text(c, at)
	case *fyne.Container:
		for _, one := range c.Objects {
			w.visit(one, at.Add(one.Position()), depth)
		}
	case *container.Scroll:
		w.visit(c.Content, at.Add(c.Content.Position()), depth)
	case fyne.Widget:
		w.widget(c, at, depth)
	}
}

// kinds are the words for widgets whose names say little without their package.
var kinds = map[string]string{
	"table.View": "DataTable", "table.Bar": "TableBar", "text.Document": "DocumentView",
	"menu.Bar": "MenuBar",
}

// kindOf is what the widget is called: its name, and the toolkit's before its own.
func kindOf(c fyne.Widget) string {
	of := strings.TrimPrefix(reflect.TypeOf(c).String(), "*")
	if word, ok := kinds[of]; ok {
		return word
	}
	if strings.HasPrefix(of, "widget.") {
		return of
	}
	return of[strings.LastIndex(of, ".")+1:]
}

// widget writes a widget down, unless it only holds others.
func (w *outline) widget(c fyne.Widget, at fyne.Position, depth int) {
	kind := kindOf(c)
	said, whole := state(c)
	if inner[kind] {
		for _, one := range test.WidgetRenderer(c).Objects() {
			w.visit(one, at.Add(one.Position()), depth)
		}
		return
	}
	w.flush()
	line := fmt.Sprintf("%s%s %d,%d %dx%d", strings.Repeat("  ", depth), kind, round(at.X-w.origin.X),
		round(at.Y-w.origin.Y), round(c.Size().Width), round(c.Size().Height))
	if d, ok := c.(fyne.Disableable); ok && d.Disabled() {
		if kind != "Scroller" {
			line += " disabled"
		}
	} else if _, ok := c.(fyne.Focusable); ok {
		w.tabs++
		line += fmt.Sprintf(" tab %d", w.tabs)
	}
	w.out.WriteString(strings.TrimRight(line+said, " ") + "\n")
	w.depth = depth + 1
	if whole {
		w.depth = depth
		return
	}
	if m, ok := c.(interface{ Items() []*fyne.MenuItem }); ok {
		w.menu(m.Items(), depth+1)
		return
	}
	for _, one := range test.WidgetRenderer(c).Objects() {
		w.visit(one, at.Add(one.Position()), depth+1)
	}
	w.flush()
	w.depth = depth
}

// menu writes what an open menu offers, one thing in a line.
func (w *outline) menu(items []*fyne.MenuItem, depth int) {
	for _, it := range items {
		line := strings.Repeat("  ", depth)
		switch {
		case it.IsSeparator:
			line += "—"
		default:
			line += fmt.Sprintf("%q", it.Label)
		}
		if s := it.Shortcut; s != nil {
			line += " " + menu.ShortcutText(s)
		}
		if it.Checked {
			line += " ticked"
		}
		if it.Disabled {
			line += " not now"
		}
		if it.ChildMenu != nil {
			line += fmt.Sprintf(" leads to %d more", len(it.ChildMenu.Items))
		}
		w.out.WriteString(line + "\n")
	}
}

// inner are parts of a widget that need no line of their own.
var inner = map[string]bool{
	"listPane": true, "tablePane": true, "headerPane": true, "clip": true, "TipLayer": true, "docPane": true,
	"widget.RichText": true, "widget.Icon": true,
}

// state says what a widget is set to; whole means that there is nothing more in it worth a line.
func state(c fyne.Widget) (said string, whole bool) {
	switch v := c.(type) {
	case *widgets.Button:
		if v.IsPrimary() {
			return " primary", false
		}
	case *widgets.Chip:
		if v.On() {
			return " on", false
		}
	case *widgets.CheckBox:
		if v.On() {
			return " ticked", false
		}
	case *menu.Select:
		return fmt.Sprintf(" %q of %d", v.Selected, len(v.Options)), true
	case *text.Entry:
		return field(v.Text, v.PlaceHolder, v.MultiLine), true
	case *text.Field:
		return field(v.Text, v.PlaceHolder, v.MultiLine), true
	case *widgets.SearchField:
		return field(v.Text, v.PlaceHolder, false), true
	case *widgets.Suggest:
		return field(v.Text, v.PlaceHolder, false), true
	case *text.Prose:
		return fmt.Sprintf(" %q", v.String()), true
	case *widgets.List:
		return fmt.Sprintf(" picked %q", v.Picked()), false
	case *table.View:
		return list(v), false
	}
	return "", false
}

func field(text, placeholder string, lines bool) string {
	said := fmt.Sprintf(" %q", text)
	if text == "" && placeholder != "" {
		said = fmt.Sprintf(" empty, asks for %q", placeholder)
	}
	if lines {
		said += " in lines"
	}
	return said
}

func list(t *table.View) string {
	shown, total := t.Counts()
	said := fmt.Sprintf(" rows %d of %d", shown, total)
	s := t.State()
	if s.SortBy != "" {
		said += " sorted by " + s.SortBy
		if s.Descending {
			said += " downwards"
		}
	}
	if chosen := t.Selected(); len(chosen) > 0 {
		said += " selected " + strings.Join(chosen, ", ")
	}
	var hidden []string
	for _, c := range s.Columns {
		if c.Hidden {
			hidden = append(hidden, c.ID)
		}
	}
	if len(hidden) > 0 {
		said += " hidden " + strings.Join(hidden, ", ")
	}
	return said
}

func (w *outline) text(t *canvas.Text, at fyne.Position) {
	if t.Text == "" {
		return
	}
	words := fmt.Sprintf("%q", t.Text)
	if t.TextStyle.Bold {
		words += " bold"
	}
	if t.TextStyle.Italic {
		words += " italic"
	}
	if role := w.roles[t.Color]; role != "" && role != "text" {
		words += " " + role
	}
	x := at.X - w.origin.X
	switch left := t.Size().Width - t.MinSize().Width; t.Alignment {
	case fyne.TextAlignTrailing:
		x += left
	case fyne.TextAlignCenter:
		x += left / 2
	}
	w.texts = append(w.texts, placedText{round(x), round(at.Y - w.origin.Y), words})
}

// flush writes the texts gathered, those of one height in one line; a pixel is no difference, for
// texts of two sizes stand on one line a pixel apart. A widget may draw them in any order.
func (w *outline) flush() {
	slices.SortStableFunc(w.texts, func(a, b placedText) int { return a.y - b.y })
	for i := 1; i < len(w.texts); i++ {
		if w.texts[i].y-w.texts[i-1].y == 1 {
			w.texts[i].y = w.texts[i-1].y
		}
	}
	slices.SortStableFunc(w.texts, func(a, b placedText) int {
		if a.y != b.y {
			return a.y - b.y
		}
		return a.x - b.x
	})
	for i, t := range w.texts {
		if i == 0 || w.texts[i-1].y != t.y {
			if i > 0 {
				w.out.WriteByte('\n')
			}
			fmt.Fprintf(&w.out, "%s%d:", strings.Repeat("  ", w.depth), t.y)
		} else {
			w.out.WriteString(" ·")
		}
		fmt.Fprintf(&w.out, " %d %s", t.x, t.words)
	}
	if len(w.texts) > 0 {
		w.out.WriteByte('\n')
	}
	w.texts = nil
}

func round(v float32) int { return int(math.Round(float64(v))) }

// roleNames names the colours that texts are written in.
func roleNames() map[color.Color]string {
	out := map[color.Color]string{}
	for _, t := range theme.Tones() {
		out[theme.Color(t.Ink())] = string(t)
	}
	out[theme.Color(theme.OnAccent)], out[theme.Color(theme.Accent)] = "on accent", "accent"
	out[theme.Color(theme.Muted)], out[theme.Color(theme.Text)] = "muted", "text"
	return out
}
