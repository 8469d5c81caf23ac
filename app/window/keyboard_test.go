package window

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countersign/app"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// stops are the places whose controls are walked through: every page, and the parts of pages that
// stand alone. An ID of "*" is the first record there is of the page's noun.
func stops() []ui.Route {
	desk := "tessaforth-applicants-2026"
	out := []ui.Route{
		{Page: "desk", ID: desk},
		{Page: "vendors", Item: "new"},
		{Page: "search", ID: "training"},
		{Page: "help", ID: "tour"},
		{Page: "help", ID: "about"},
		{Page: "matrix", ID: "3"},
		{Page: "contracts", ID: desk, Item: "S2-LP-TRAINING-USE"},
		{Page: "evidence", ID: "*"},
		{Page: "scoping", ID: "*"},
		{Page: "decision", ID: "kestrelight-assist-2026"},
		{Page: "obligations", ID: "kestrelight-assist-2026"},
		{Page: "checklist", ID: "delvemoor-portal"},
		{Page: "reader", ID: "*"},
	}
	for page := range app.Pages(app.Params{}) {
		if page != "desk" && page != "decision" && page != "obligations" && page != "checklist" && page != "scoping" &&
			page != "reader" {
			out = append(out, ui.Route{Page: page})
		}
	}
	slices.SortFunc(out, func(a, b ui.Route) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return out
}

// goTo opens a stop.
func (l *lab) goTo(r ui.Route) {
	l.t.Helper()
	if r.ID == "*" {
		noun := map[string]assessments.Noun{
			"evidence": "evidence", "scoping": "use",
			"reader": "version",
		}[r.Page]
		all, err := l.bench().List(l.t.Context(), noun)
		if err != nil || len(all) == 0 {
			l.t.Fatal(r, err)
		}
		r.ID = all[0].Key()
	}
	// so that no page takes the next route as its own
	l.act("go", func() { l.Go(ui.Route{Page: "settings"}) })
	l.act("go", func() { l.Go(r) })
}

// part is an object with those it is drawn by, outermost first.
type part struct {
	o     fyne.CanvasObject
	above []fyne.CanvasObject
}

// parts lists everything visible, with what it is part of.
func parts(o fyne.CanvasObject, above []fyne.CanvasObject) []part {
	if o == nil || !o.Visible() {
		return nil
	}
	out := []part{{o, above}}
	inner := append(slices.Clone(above), o)
	var children []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		children = c.Objects
	case *container.Scroll:
		children = []fyne.CanvasObject{c.Content}
	case fyne.Widget:
		children = test.WidgetRenderer(c).Objects()
	}
	for _, child := range children {
		out = append(out, parts(child, inner)...)
	}
	return out
}

// takesMouse tells whether a click, a right click or a drag on it does something.
func takesMouse(o fyne.CanvasObject) bool {
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		return false
	}
	switch p := o.(type) {
	case *widgets.CheckBox:
		return false // the box in it takes the focus, its word only makes it larger for the mouse
	case *text.Prose:
		return p.HasLinks()
	case *container.Scroll:
		return false // the wheel; what stands in it is walked through, and scrolled to
	}
	switch o.(type) {
	case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Draggable:
		return true
	}
	return false
}

// name says which control is meant.
func name(o fyne.CanvasObject) string {
	var words []string
	for _, t := range uitest.Within[*canvas.Text](o) {
		words = append(words, t.Text)
	}
	if s := strings.Join(words, " "); len(s) < 60 {
		return fmt.Sprintf("%T “%s”", o, s)
	}
	return fmt.Sprintf("%T “%.60s…”", o, strings.Join(words, " "))
}

// TestEveryControlIsReachedByTabAndShowsItsFocus walks every page on the sample: whatever takes the
// mouse takes the focus, or is part of something that does; the focus is seen; and what has it is
// scrolled into view.
func TestEveryControlIsReachedByTabAndShowsItsFocus(t *testing.T) {
	l := newLiveLab(t, true)
	for _, r := range stops() {
		l.goTo(r)
		reached := l.walk(r)
		if len(reached) < 5 {
			t.Errorf("%v: Tab stops only %d times", r, len(reached))
		}
		for _, p := range parts(l.top(), nil) {
			if !takesMouse(p.o) {
				continue
			}
			f, focusable := p.o.(fyne.Focusable)
			inside := slices.ContainsFunc(p.above, func(o fyne.CanvasObject) bool {
				f, ok := o.(fyne.Focusable)
				return ok && reached[f]
			})
			switch {
			case focusable && !reached[f] && !inside:
				t.Errorf("%v: Tab does not reach %s", r, name(p.o))
			case !focusable && !inside:
				t.Errorf("%v: only the mouse reaches %s", r, name(p.o))
			}
		}
	}
}

// walk goes once around with Tab and looks at every stop.
func (l *lab) walk(r ui.Route) map[fyne.Focusable]bool {
	l.t.Helper()
	c := l.win.Canvas()
	c.Unfocus()
	reached := map[fyne.Focusable]bool{}
	above := map[fyne.CanvasObject][]fyne.CanvasObject{}
	for _, p := range parts(l.top(), nil) {
		above[p.o] = p.above
	}
	for range 900 {
		l.act("tab", c.FocusNext)
		f := c.Focused()
		if f == nil || reached[f] {
			break
		}
		reached[f] = true
		o := f.(fyne.CanvasObject)
		if !widgets.Stands(o, l.top()) {
			l.t.Errorf("%v: the window does not find %s, and would hold its keys back", r, name(o))
		}
		if !ringed(o) {
			l.t.Errorf("%v: nothing shows the focus of %s", r, name(o))
		}
		if !inView(o, above[o]) {
			l.t.Errorf("%v: %s has the focus and is out of sight", r, name(o))
		}
	}
	return reached
}

// ringed tells whether something in the colour of the accent is drawn for the focus.
func ringed(o fyne.CanvasObject) bool {
	if _, toolkits := o.(*widget.Button); toolkits {
		return true // it tints its ground; there is one, in the field of a role
	}
	accent := theme.Color(theme.Accent)
	for _, r := range uitest.Within[*canvas.Rectangle](o) {
		if r.StrokeWidth > 0 && reflect.DeepEqual(r.StrokeColor, accent) ||
			reflect.DeepEqual(r.FillColor, accent) {
			return true
		}
	}
	return false
}

// inView tells whether an object stands within everything that scrolls it.
func inView(o fyne.CanvasObject, above []fyne.CanvasObject) bool {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y
	for _, a := range above {
		if s, ok := a.(*container.Scroll); ok {
			y := d.AbsolutePositionForObject(s).Y
			if top < y-4 || top+min(o.Size().Height, s.Size().Height) > y+s.Size().Height+4 {
				return false
			}
		}
	}
	return true
}

// TestWhatAMenuOffersTheKeyboardOffersToo opens the context menu of every list of every page by key:
// it is the one of the right button, the palette has all that it offers, and Escape takes it away and
// gives the focus back.
func TestWhatAMenuOffersTheKeyboardOffersToo(t *testing.T) {
	l := newLiveLab(t, true)
	lists := 0
	for _, r := range stops() {
		l.goTo(r)
		var titles []string
		for _, c := range l.menu.all() {
			titles = append(titles, c.Title)
		}
		for _, table := range uitest.Within[*table.View](l.top()) {
			if len(table.Shown()) == 0 {
				continue
			}
			lists++
			l.act("focus", table.Focus)
			for _, item := range l.menuByKey(r, desktop.KeyMenu) {
				if item != "Sort by" && item != "Columns" && item != "Arrange a column" &&
					item != "Select all" && item != "Copy rows" && !slices.Contains(titles, item) &&
					!strings.HasPrefix(item, "Ctrl") && item != "Enter" && item != "Del" {
					t.Errorf("%v: no command is called “%s” as in the menu of its list", r, item)
				}
			}
			for _, want := range []string{
				"Choose columns…", "Sort the list…", "Copy the rows chosen",
				"Clear the filter",
			} {
				if !slices.Contains(titles, want) {
					t.Errorf("%v: “%s” is no command", r, want)
				}
			}
		}
	}
	if lists < 7 {
		t.Errorf("only %d lists were looked at", lists)
	}
}

// menuByKey opens the menu of what has the focus, reads it, and closes it with Escape.
func (l *lab) menuByKey(r ui.Route, key fyne.KeyName) []string {
	l.t.Helper()
	before := l.win.Canvas().Focused()
	l.key(key)
	if l.win.Canvas().Overlays().Top() == nil {
		l.t.Errorf("%v: the menu key opens nothing", r)
		return nil
	}
	var out []string
	for _, text := range uitest.Within[*canvas.Text](l.top()) {
		out = append(out, text.Text)
	}
	l.key(fyne.KeyEscape)
	if l.win.Canvas().Overlays().Top() != nil || l.win.Canvas().Focused() != before {
		l.t.Errorf("%v: Escape leaves the menu, or the focus is lost", r)
	}
	return out
}

// TestEveryDialogIsDoneWithTheKeyboard opens dialogs by command: the keyboard is in them at once, Tab
// reaches all of their controls, and Escape closes them wherever it stands.
func TestEveryDialogIsDoneWithTheKeyboard(t *testing.T) {
	l := newLiveLab(t, true)
	desk := ui.Route{Page: "desk", ID: "tessaforth-applicants-2026"}
	packs := ui.Route{Page: "packs", ID: desk.ID}
	for _, c := range []struct {
		at      ui.Route
		command string
	}{
		{desk, "desk.decide"},
		{desk, "desk.sign"},
		{desk, "desk.except"},
		{desk, "desk.terms"},
		{desk, "desk.cite"},
		{ui.Route{Page: "contracts"}, "contracts.facts"},
		{ui.Route{Page: "contracts"}, "contracts.order"},
		{desk, "help.keys"},
		{packs, "packs.leaves"},
	} {
		l.goTo(c.at)
		for _, table := range uitest.Within[*table.View](l.top()) {
			if rows := table.Shown(); len(rows) > 0 {
				table.Select(rows[0])
			}
		}
		for _, one := range l.menu.all() {
			if one.ID == c.command {
				l.act(c.command, func() { l.menu.run(one) })
			}
		}
		if l.win.Canvas().Overlays().Top() == nil {
			t.Errorf("%s opens nothing", c.command)
			continue
		}
		if l.win.Canvas().Focused() == nil {
			t.Errorf("%s leaves the keyboard outside its dialog", c.command)
		}
		reached := l.walk(ui.Route{Page: c.command})
		for _, p := range parts(l.top(), nil) {
			if f, ok := p.o.(fyne.Focusable); ok && takesMouse(p.o) && !reached[f] {
				t.Errorf("%s: Tab does not reach %s", c.command, name(p.o))
			}
		}
		l.escapeEverywhere(c.command, reached)
	}
}

// escapeEverywhere walks through the dialog on top with Tab and presses Escape at every stop. The
// dialog only notes that it was to close, so that it need not be opened again for each; the last
// Escape closes it.
func (l *lab) escapeEverywhere(command string, stops map[fyne.Focusable]bool) {
	l.t.Helper()
	c, top := l.win.Canvas(), l.overlays.top()
	hide, closed := top.hide, 0
	top.hide = func() { closed++ }
	tried := map[fyne.Focusable]bool{}
	c.Unfocus()
	for range len(stops) + 1 {
		l.act("tab", c.FocusNext)
		at := c.Focused()
		if at == nil || tried[at] {
			break
		}
		tried[at] = true
		before := closed
		l.key(fyne.KeyEscape)
		if closed != before+1 {
			l.t.Errorf("%s: Escape on %s closes it %d times", command, name(at.(fyne.CanvasObject)),
				closed-before)
		}
		c.Focus(at)
	}
	if len(tried) != len(stops) {
		l.t.Errorf("%s: Escape was pressed at %d of %d stops", command, len(tried), len(stops))
	}
	top.hide = hide
	c.Unfocus()
	l.key(fyne.KeyEscape)
	if len(l.overlays.list) > 0 || c.Overlays().Top() != nil {
		l.t.Errorf("%s: Escape closes nothing", command)
		l.overlays.closeTop()
	}
	l.settle()
}
