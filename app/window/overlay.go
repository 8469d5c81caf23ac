package window

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/assessments"
)

// overlay is something shown over the page that Escape takes away. Enter presses its verb, where it
// has one and what has the focus does not use Enter itself.
type overlay struct {
	hide func()
	verb *widgets.Button
	gone func() // called when it was taken away; may be nil
	// key and rune get what nothing in it uses; they may be nil.
	key  func(*fyne.KeyEvent) bool
	rune func(rune)
}

// overlays are the dialogs that lie over the page, the topmost last.
type overlays struct {
	win  fyne.Window
	list []*overlay
}

// Window is the window they lie over.
func (o *overlays) Window() fyne.Window { return o.win }

// any tells whether there is a dialog.
func (o *overlays) any() bool { return len(o.list) > 0 }

// top is the topmost dialog; nil where there is none.
func (o *overlays) top() *overlay {
	if len(o.list) == 0 {
		return nil
	}
	return o.list[len(o.list)-1]
}

// ClosePopUps closes menus and palette, unless they lie over a dialog.
func (o *overlays) ClosePopUps() {
	if !o.any() {
		menu.ClosePopUps(o.win.Canvas())
	}
}

// Fail tells the user what went wrong and what to do next. A nil error does nothing, nor does what was
// cancelled.
func (o *overlays) Fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	logged(err)
	o.showError(err)
}

// Sentence is what a person is told of an error.
func (*overlays) Sentence(err error) string { return sentence(err) }

// Show puts a dialog's content over the window, under a title.
func (o *overlays) Show(title string, content fyne.CanvasObject) func() {
	d := widgets.OpenDialog(o.win.Canvas(), title, content)
	over := &overlay{verb: primaryIn(content)}
	hide := func() {
		d.Close()
		o.drop(over)
	}
	over.hide = hide
	o.list = append(o.list, over)
	if o.win.Canvas().Focused() == nil {
		o.win.Canvas().FocusNext() // the keyboard goes where the eyes are
	}
	return hide
}

// Gone calls fn when the dialog that was shown last is taken away.
func (o *overlays) Gone(fn func()) {
	over := o.top()
	if over == nil {
		return
	}
	before := over.gone
	over.gone = func() {
		if before != nil {
			before()
		}
		fn()
	}
}

// primaryIn is the one thing to do in a dialog: its primary button, or nil.
func primaryIn(o fyne.CanvasObject) *widgets.Button {
	switch c := o.(type) {
	case *widgets.Button:
		if c.IsPrimary() {
			return c
		}
	case *fyne.Container:
		for _, one := range c.Objects {
			if b := primaryIn(one); b != nil {
				return b
			}
		}
	}
	return nil
}

// pressVerb does the obvious thing of the topmost dialog; false where there is none.
func (o *overlays) pressVerb() bool {
	over := o.top()
	if over == nil || over.verb == nil || over.verb.Disabled() {
		return false
	}
	over.verb.Tapped(nil)
	return true
}

// closeTop takes the topmost overlay away; false when there is none.
func (o *overlays) closeTop() bool {
	over := o.top()
	if over == nil {
		return false
	}
	over.hide()
	return true
}

// drop forgets an overlay that is taken away, with what lies over it: the toolkit takes that away too.
func (o *overlays) drop(gone *overlay) {
	for i, one := range o.list {
		if one != gone {
			continue
		}
		taken := o.list[i:]
		o.list = o.list[:i]
		for _, one := range slices.Backward(taken) {
			if one.gone != nil {
				one.gone()
			}
		}
		return
	}
}

// showError says an error as a sentence, or every problem of an input as a list that can be copied.
func (o *overlays) showError(err error) {
	title, text := "That did not work", sentence(err)
	var problems assessments.Problems
	if errors.As(err, &problems) {
		title = "Nothing was changed. Fix these problems first:"
		lines := make([]string, len(problems))
		for i, p := range problems {
			p.Path = ui.FieldWords(p.Path)
			lines[i] = "• " + p.String()
		}
		text = strings.Join(lines, "\n")
	}
	o.tell(title, text)
}

// tell shows a text under a title, which can be copied.
func (o *overlays) tell(title, text string) {
	label := widget.NewLabel(text)
	label.Wrapping, label.Selectable = fyne.TextWrapWord, true
	scroll := container.NewVScroll(widgets.NewFlush(label))
	width := min(560, o.win.Canvas().Size().Width*0.8)
	label.Resize(fyne.NewSize(theme.Scaled(width), 10))
	scroll.SetMinSize(fyne.NewSize(theme.Scaled(width),
		min(label.MinSize().Height+theme.Space(2), o.win.Canvas().Size().Height*0.6)))
	var hide func()
	closeIt := widgets.NewPrimary("Close", func() { hide() })
	hide = o.Show(title, container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), closeIt), nil, nil,
		scroll))
	o.win.Canvas().Focus(closeIt)
}

// sentence is what a person is told: the message of the first Error in the chain.
func sentence(err error) string {
	var known *assessments.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return "The program met something it did not expect: " + err.Error() +
		". Your work up to the last “Saved” is in the workspace. Try again; if it happens again, check the workspace (File menu)."
}

func logged(err error) {
	if err != nil {
		slog.Warn("shown to the user", "error", err, "cause", errors.Unwrap(err))
	}
}
