package app

import (
	"errors"
	"log/slog"
	"slices"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// overlay is something shown over the page that Escape takes away. Enter presses its verb, where it has one and
// what has the focus does not use Enter itself.
type overlay struct {
	hide func()
	verb *widgets.Button
	gone func() // called when it was taken away; may be nil
	// key and rune get what nothing in it uses; they may be nil.
	key  func(*fyne.KeyEvent) bool
	rune func(rune)
}

// Show puts a dialog's content over the window, under a title.
func (s *Shell) Show(title string, content fyne.CanvasObject) func() {
	d := widgets.OpenDialog(s.win.Canvas(), title, content)
	over := &overlay{verb: primaryIn(content)}
	hide := func() {
		d.Close()
		s.dropOverlay(over)
	}
	over.hide = hide
	s.overlays = append(s.overlays, over)
	if s.win.Canvas().Focused() == nil {
		s.win.Canvas().FocusNext() // the keyboard goes where the eyes are
	}
	return hide
}

// Gone calls fn when the dialog that was shown last is taken away.
func (s *Shell) Gone(fn func()) {
	if len(s.overlays) == 0 {
		return
	}
	over := s.overlays[len(s.overlays)-1]
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
func (s *Shell) pressVerb() bool {
	n := len(s.overlays)
	if n == 0 || s.overlays[n-1].verb == nil || s.overlays[n-1].verb.Disabled() {
		return false
	}
	s.overlays[n-1].verb.Tapped(nil)
	return true
}

// closeTop takes the topmost overlay away; false when there is none.
func (s *Shell) closeTop() bool {
	n := len(s.overlays)
	if n == 0 {
		return false
	}
	s.overlays[n-1].hide()
	return true
}

// dropOverlay forgets an overlay that is taken away, with what lies over it: the toolkit takes that away too.
func (s *Shell) dropOverlay(gone *overlay) {
	for i, o := range s.overlays {
		if o != gone {
			continue
		}
		taken := s.overlays[i:]
		s.overlays = s.overlays[:i]
		for _, one := range slices.Backward(taken) {
			if one.gone != nil {
				one.gone()
			}
		}
		return
	}
}

// showError says an error as a sentence, or every problem of an input as a list that can be copied.
func (s *Shell) showError(err error) {
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
	s.tell(title, text)
}

// tell shows a text under a title, which can be copied.
func (s *Shell) tell(title, text string) {
	label := widget.NewLabel(text)
	label.Wrapping, label.Selectable = fyne.TextWrapWord, true
	scroll := container.NewVScroll(flush(label))
	width := min(560, s.win.Canvas().Size().Width*0.8)
	label.Resize(fyne.NewSize(theme.Scaled(width), 10))
	scroll.SetMinSize(fyne.NewSize(theme.Scaled(width), min(label.MinSize().Height+theme.Space(2), s.win.Canvas().Size().Height*0.6)))
	var hide func()
	closeIt := widgets.NewPrimary("Close", func() { hide() })
	hide = s.Show(title, container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), closeIt), nil, nil, scroll))
	s.win.Canvas().Focus(closeIt)
}

// flush lines one of the toolkit's labels up with what stands above it: its text keeps away from its own edge.
func flush(label *widget.Label) fyne.CanvasObject { return widgets.NewInset(-1.5, 0, label) }

// sentence is what a person is told: the message of the first Error in the chain.
func sentence(err error) string {
	var known *assessments.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return "The program met something it did not expect: " + err.Error() + ". Your work up to the last “Saved” is in the workspace. Try again; if it happens again, check the workspace (File menu)."
}

func (s *Shell) logged(err error) {
	if err != nil {
		slog.Warn("shown to the user", "error", err, "cause", errors.Unwrap(err))
	}
}

// minWidth is a layout that gives its only object at least a width, in scaled pixels.
type minWidth float32

func (w minWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	o[0].Resize(fyne.NewSize(theme.Scaled(float32(w)), o[0].MinSize().Height))
	return fyne.NewSize(max(theme.Scaled(float32(w)), o[0].MinSize().Width), o[0].MinSize().Height)
}

func (minWidth) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(size)
}
