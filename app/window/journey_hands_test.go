package window

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// What follows are hands and eyes on the window. Each act is timed as an event of the window's thread, then
// everything it set going is waited for.

// act does something to the window.
func (l *lab) act(what string, fn func()) {
	l.watch.time(what, fn)
	for len(l.next) > 0 {
		fn := l.next[0]
		l.next = l.next[1:]
		fn()
	}
	l.settle()
}

// top is what lies uppermost: a dialog, else the window's content.
func (l *lab) top() fyne.CanvasObject {
	if over := l.win.Canvas().Overlays().Top(); over != nil {
		return over
	}
	return l.win.Content()
}

// words is every text in sight.
func (l *lab) words() string {
	var out []string
	for _, o := range uitest.Within[fyne.CanvasObject](l.top()) {
		switch o := o.(type) {
		case *canvas.Text:
			out = append(out, o.Text)
		case *widget.Label:
			out = append(out, o.Text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}

// tap presses the first enabled button that says exactly this.
func (l *lab) tap(verb string) {
	l.t.Helper()
	for _, b := range uitest.Within[*widgets.Button](l.top()) {
		if b.Text() == verb && !b.Disabled() {
			l.act("tap "+verb, func() { test.Tap(b) })
			return
		}
	}
	l.t.Fatalf("there is no button “%s” among: %s", verb, l.words())
}

// row is the first row of a form with this label.
func (l *lab) row(label string) *widgets.FormRow {
	l.t.Helper()
	for _, r := range uitest.Within[*widgets.FormRow](l.top()) {
		if texts := uitest.Within[*canvas.Text](r); len(texts) > 0 && texts[0].Text == label {
			return r
		}
	}
	l.t.Fatalf("there is no row “%s” among: %s", label, l.words())
	return nil
}

// field is what can be typed into in a row.
func (l *lab) field(label string) fyne.Focusable {
	l.t.Helper()
	row := l.row(label)
	if f := uitest.Within[*text.Field](row); len(f) > 0 {
		return f[0]
	}
	if e := uitest.Within[*text.Entry](row); len(e) > 0 {
		return e[0]
	}
	l.t.Fatalf("the row “%s” has no field", label)
	return nil
}

// fill types into the field of a row and leaves it.
func (l *lab) fill(label, text string) {
	l.t.Helper()
	f := l.field(label)
	l.act("focus "+label, func() {
		l.win.Canvas().Focus(f)
		f.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	})
	for _, r := range text {
		l.act("type "+label, func() { f.TypedRune(r) })
	}
	l.act("leave "+label, l.leaveField)
}

// leaveField leaves a field of a page as Escape does; in a dialog that would close it.
func (l *lab) leaveField() {
	l.win.Canvas().Unfocus()
	if l.session != nil && !l.overlays.any() {
		l.session.Pages.GiveFocus()
	}
}

// pick chooses in the closed list of a row.
func (l *lab) pick(label, value string) {
	l.t.Helper()
	for _, s := range uitest.Within[*menu.Select](l.row(label)) {
		if i := slices.Index(s.Options, value); i >= 0 {
			l.act("pick "+label, func() { s.Pick(i) })
			return
		}
	}
	l.t.Fatalf("the row “%s” has no value “%s”", label, value)
}

// attachAs says by keys how strong the file is that is being attached, and attaches it.
func (l *lab) attachAs(letter string) {
	l.t.Helper()
	tabInto[*widgets.FormRow](l, "Strength")
	l.key(fyne.KeyReturn)
	l.keys(letter)
	l.key(fyne.KeyReturn)
	l.tabToButton("Attach and tick")
	l.key(fyne.KeyReturn)
	l.calm("attaching")
}

// check taps the box with exactly this word.
func (l *lab) check(word string) {
	l.t.Helper()
	for _, c := range uitest.Within[*widgets.CheckBox](l.top()) {
		if p := uitest.Within[*text.Prose](c); len(p) > 0 && p[0].String() == word {
			l.act("check "+word, func() { test.Tap(c) })
			return
		}
	}
	l.t.Fatalf("there is no box “%s” among: %s", word, l.words())
}

// key presses a key as the desktop's driver does: Tab walks the focus, everything else goes to what has it.
func (l *lab) key(name fyne.KeyName) {
	l.act("key "+string(name), func() {
		c := l.win.Canvas()
		if t, ok := c.Focused().(fyne.Tabbable); name == fyne.KeyTab && !(ok && t.AcceptsTab()) {
			c.FocusNext()
			return
		}
		l.typeKey(name)
		if name == fyne.KeySpace {
			l.typeRunes(" ")
		}
	})
}

// keys types a text, one key at a time.
func (l *lab) keys(text string) {
	for _, r := range text {
		l.act("type", func() { l.typeRunes(string(r)) })
	}
}

// shortcut presses a shortcut. The canvas of the toolkit's test driver takes none, so this does what a
// desktop's does: a text field that has the focus gets it, everything else hands it to the window,
// which has bound it.
func (l *lab) shortcut(s fyne.Shortcut) {
	l.t.Helper()
	name := s.ShortcutName()
	switch f := l.win.Canvas().Focused().(type) {
	case *text.Entry, *text.Field:
		if _, ours := s.(*desktop.CustomShortcut); !ours {
			l.act("shortcut "+name, func() { f.(fyne.Shortcutable).TypedShortcut(s) })
			return
		}
	}
	bound := slices.ContainsFunc(l.menu.bound, func(b fyne.Shortcut) bool { return b.ShortcutName() == name })
	for _, c := range l.menu.all() {
		if bound && c.Shortcut != nil && c.Shortcut.ShortcutName() == name {
			l.act("shortcut "+name, func() { l.menu.run(c) })
			return
		}
	}
	l.t.Fatalf("the window has not bound %s", name)
}

// tabTo walks with Tab until the focus satisfies is.
func (l *lab) tabTo(what string, is func(fyne.Focusable) bool) {
	l.t.Helper()
	for range 400 {
		if f := l.win.Canvas().Focused(); f != nil && is(f) {
			return
		}
		l.key(fyne.KeyTab)
	}
	l.t.Fatalf("Tab does not reach %s: %s", what, l.words())
}

// tabToButton walks with Tab to a button.
func (l *lab) tabToButton(verb string) {
	l.t.Helper()
	l.tabTo("“"+verb+"”", func(f fyne.Focusable) bool {
		b, ok := f.(*widgets.Button)
		return ok && b.Text() == verb
	})
}

// tabInto walks with Tab into the first of the rows or boxes that begins with a text.
func tabInto[T fyne.CanvasObject](l *lab, text string) {
	l.t.Helper()
	l.tabTo("“"+text+"”", func(f fyne.Focusable) bool {
		for _, r := range uitest.Within[T](l.top()) {
			texts := uitest.Within[*canvas.Text](r)
			if len(texts) > 0 && texts[0].Text == text &&
				slices.Contains(uitest.Within[fyne.CanvasObject](r), any(f).(fyne.CanvasObject)) {
				return true
			}
		}
		return false
	})
}

// file writes a file outside the workspace.
func (l *lab) file(name, content string) string {
	l.t.Helper()
	path := filepath.Join(l.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		l.t.Fatal(err)
	}
	return path
}

// state is every record with all its fields, but for those that say when and by whom it was touched.
func (l *lab) state() string {
	l.t.Helper()
	ctx := l.t.Context()
	var out []string
	for _, n := range assessments.Nouns() {
		live, err := l.bench().List(ctx, n)
		if err != nil {
			l.t.Fatal(err)
		}
		binned, err := l.bench().Binned(ctx, n)
		if err != nil {
			l.t.Fatal(err)
		}
		for _, r := range append(live, binned...) {
			out = append(out, fmt.Sprintf("%s %+v", n, r))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// events counts the journal.
func (l *lab) events() int {
	l.t.Helper()
	newest, err := l.bench().Events(l.t.Context(), assessments.EventQuery{Limit: 1})
	if err != nil {
		l.t.Fatal(err)
	}
	if len(newest) == 0 {
		return 0
	}
	return int(newest[0].Seq) // the journal counts without gaps
}

// calm fails the test where something lies over the page: an error that was told.
func (l *lab) calm(after string) {
	l.t.Helper()
	if len(l.overlays.list) > 0 {
		l.t.Fatalf("after %s the window says: %s", after, l.words())
	}
}

// onlyOf is the only record of a noun, and the first where there are more.
func onlyOf[T any, P interface {
	*T
	assessments.Record
}](l *lab) T {
	l.t.Helper()
	var zero T
	all, err := l.bench().List(l.t.Context(), P(&zero).Noun())
	if err != nil || len(all) == 0 {
		l.t.Fatalf("no %s: %v", P(&zero).Noun(), err)
	}
	return *all[0].(P)
}
