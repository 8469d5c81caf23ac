package window

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// area is where something is seen.
type area struct {
	o        fyne.CanvasObject
	from, to fyne.Position
}

func (a area) has(at fyne.Position) bool {
	return at.X >= a.from.X && at.Y >= a.from.Y && at.X < a.to.X && at.Y < a.to.Y
}

// areas lists what is seen of an object and of all in it, the undermost first.
func areas(o fyne.CanvasObject, at fyne.Position, clip area) []area {
	if o == nil || !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	seen := area{
		o, fyne.NewPos(max(at.X, clip.from.X), max(at.Y, clip.from.Y)),
		fyne.NewPos(min(at.X+o.Size().Width, clip.to.X), min(at.Y+o.Size().Height, clip.to.Y)),
	}
	if _, scrolls := o.(*container.Scroll); scrolls {
		clip = seen
	}
	out := []area{seen}
	var inside []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		inside = c.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(c).Objects()
	}
	for _, one := range inside {
		out = append(out, areas(one, at, clip)...)
	}
	return out
}

// under finds what a click at a place is for, as the toolkit's desktop does, and what is seen there.
func under(seen []area, at fyne.Position) (hit, top fyne.CanvasObject) {
	for _, a := range seen {
		if !a.has(at) {
			continue
		}
		top = a.o
		switch a.o.(type) {
		case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
			hit = a.o
		}
	}
	return hit, top
}

// click does what the toolkit's desktop does for a click: what has the keyboard keeps it only if it is under
// the mouse.
func (l *lab) click(seen []area, at fyne.Position) {
	c := l.win.Canvas()
	hit, _ := under(seen, at)
	ev := &fyne.PointEvent{AbsolutePosition: at, Position: at}
	if hit != nil {
		ev.Position = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(hit))
	}
	mouse := &desktop.MouseEvent{PointEvent: *ev, Button: desktop.MouseButtonPrimary}
	l.act("click", func() {
		if m, ok := hit.(desktop.Mouseable); ok {
			m.MouseDown(mouse)
		}
		under := false
		for _, a := range seen {
			f, ok := c.Focused().(fyne.CanvasObject)
			under = under || ok && a.o == f && a.has(at)
		}
		if !under {
			c.Unfocus()
		}
		if m, ok := hit.(desktop.Mouseable); ok {
			m.MouseUp(mouse)
		}
		if t, ok := hit.(fyne.Tappable); ok {
			t.Tapped(ev)
		}
	})
}

// blanks returns one place of every kind of blank ground of the page: between its parts, on its words, below
// the last row of a list.
func (l *lab) blanks(seen []area) map[string]fyne.Position {
	body := l.session.Pages.Body()
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(body)
	out := map[string]fyne.Position{}
	for y := from.Y + 1; y < from.Y+body.Size().Height; y += 9 {
		for x := from.X + 2; x < from.X+body.Size().Width; x += 17 {
			at := fyne.NewPos(x, y)
			hit, top := under(seen, at)
			kind := fmt.Sprintf("%T on %T", top, hit)
			prose, words := hit.(*text.Prose)
			_, scroller := hit.(*widgets.Scroller)
			pane := strings.HasSuffix(fmt.Sprintf("%T", hit), "Pane")
			switch {
			case hit == nil, scroller, words && !prose.HasLinks() && !ofControl(seen, at):
				if _, known := out[kind]; !known {
					out[kind] = at
				}
			case pane:
				out[kind] = at // the last one: below the rows, where there are few
			}
		}
	}
	return out
}

// ofControl tells whether what is seen at a place is a part of something that is pressed.
func ofControl(seen []area, at fyne.Position) bool {
	for _, a := range seen {
		_, pressed := a.o.(fyne.Tappable)
		_, focused := a.o.(fyne.Focusable)
		if _, scroller := a.o.(*widgets.Scroller); pressed && focused && !scroller && a.has(at) {
			return true
		}
	}
	return false
}

// blather is what someone writes into a field.
func blather(r *rand.Rand) string {
	words := strings.Fields("the vendor confirms 1 2 3 4 5 6 0 that no Yearly review was kept; cf. §9 quick jumps, why Not? Edit x/7 8 A we find")
	r.Shuffle(len(words), func(i, k int) { words[i], words[k] = words[k], words[i] })
	return strings.Join(words, " ")
}

// TestATextTypedAfterAClickNextToItsFieldChangesNothing clicks on every kind of blank ground of every page
// and types a sentence: nothing is recorded or opened, and the status bar says once what happened. Escape and
// the arrows give the keyboard back to the list of the page.
func TestATextTypedAfterAClickNextToItsFieldChangesNothing(t *testing.T) {
	l := newLab(t, true)
	r, kinds := rand.New(rand.NewPCG(1, 2)), map[string]bool{}
	for _, stop := range stops() {
		l.goTo(stop)
		seen := areas(l.win.Content(), fyne.Position{}, area{nil, fyne.Position{}, fyne.NewPos(1280, 800)})
		places := l.blanks(seen)
		for kind, at := range places {
			l.act("home", l.session.Pages.GiveFocus)
			l.click(seen, at)
			if strings.HasSuffix(kind, "Pane") && l.win.Canvas().Focused() != nil {
				continue // a row, or words of a document
			}
			kinds[kind] = true
			l.typedInVain(t, fmt.Sprint(stop, ", ", kind, " at ", at), blather(r))
		}
	}
	if len(kinds) < 12 {
		t.Errorf("only %d kinds of blank ground were clicked: %v", len(kinds), kinds)
	}
}

// typedInVain types where nothing has the keyboard.
func (l *lab) typedInVain(t *testing.T, where, text string) {
	t.Helper()
	page, ok := l.page().(ui.Focuser)
	why := noHome
	if ok && page.Focus() != nil {
		why = noFocus
	}
	before, here := l.events(), l.session.Pages.Here()
	l.frame.status.text = ""
	l.act("type", func() {
		for _, word := range strings.Fields(text) {
			l.typeRunes(word)
			l.typeKey(fyne.KeySpace)
			l.typeRunes(" ")
		}
		l.typeKey(fyne.KeyReturn)
		l.typeKey(fyne.KeyDelete)
		l.typeKey(fyne.KeyBackspace)
	})
	if l.events() != before || l.overlays.any() || l.session.Pages.Here() != here || l.win.Canvas().Focused() != nil {
		t.Fatalf("%s: a text acted: events %d to %d, at %+v, focus on %T, dialog %v", where, before, l.events(),
			l.session.Pages.Here(), l.win.Canvas().Focused(), l.overlays.any())
	}
	if l.frame.status.text != why {
		t.Errorf("%s: the status bar says %q", where, l.frame.status.text)
	}
	if why == noFocus {
		l.key(fyne.KeyEscape)
		if at := l.win.Canvas().Focused(); at != page.Focus() {
			t.Errorf("%s: Escape gives the keyboard to %T", where, at)
		}
	}
	l.act("leave", l.win.Canvas().Unfocus)
}
