package ui

import (
	"cmp"

	"countersign/app/theme"
	"countersign/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Question is a form shown over the window, with the verb that carries it out.
type Question struct {
	Title string
	Form  fyne.CanvasObject
	Verb  string
	Keep  string // the other button; "" is "Cancel"
	// Danger marks a verb that cannot be taken back.
	Danger bool
	// Width and Height are of the content, at 100 %; it is made smaller where the window is.
	Width, Height float32
	// Fields are the form's own; the first takes the focus, Enter in one (Ctrl+Enter in a long one) is the verb.
	Fields []*widgets.Entry
	// Wait says what takes long, if carrying it out does; "" is that it is being saved.
	Wait string
	// Intent is what the form says, taken from it on the UI thread; an error says what is missing. nil changes nothing
	// in the workspace.
	Intent func() (Intent, error)
	Done   func() // after it was carried out; may be nil
}

// patience is how long a change may take before the dialog says what it waits for.
const patience Delay = 250

// Compared is what a dialog waits for whose change relies on the records that are there.
const Compared = "The records are being compared with the journal first. It is recorded after that."

// Ask shows a question, and returns what takes it away. It stays, with everything typed into it, until its change is
// saved or it is cancelled: what is wrong is said in it.
func Ask(host Host, q Question) (hide func()) {
	said := widgets.NewCaptionRuns()
	said.Hide()
	show := func(text string) {
		said.Set(widgets.Run{Text: text, Tone: theme.Bad})
		said.Hidden = text == ""
		said.Refresh()
	}
	say := func(err error) {
		if err == nil {
			show("")
			return
		}
		show(Sentence(reason(err)))
	}
	var verb *widgets.Button
	do := func() {
		if verb.Disabled() {
			return
		}
		intent, err := q.Intent()
		say(err)
		if err != nil {
			return
		}
		awaited := func() {}
		carried := func(err error) {
			awaited()
			verb.Enable()
			say(err)
			if err != nil {
				return
			}
			hide()
			if q.Done != nil {
				q.Done()
			}
		}
		if intent == nil {
			carried(nil)
			return
		}
		verb.Disable()
		awaited = host.After(patience, func() {
			said.Set(widgets.Run{Text: cmp.Or(q.Wait, "Still saving."), Muted: true})
			said.Hidden = false
			said.Refresh()
		})
		host.Write(intent, carried)
	}
	verb = widgets.NewPrimary(q.Verb, do)
	if q.Danger {
		verb = widgets.NewDanger(q.Verb, do)
	}
	keep := q.Keep
	if keep == "" {
		keep = "Cancel"
	}
	cancel := widgets.NewButton(keep, func() { hide() })
	foot := widgets.NewColumn(1.5, said, container.NewHBox(layout.NewSpacer(), cancel, verb))
	body := widgets.NewFrame(nil, widgets.NewInset(0, 1.5, foot), nil, nil, widgets.NewScroller(widgets.NewInset(0, 1, q.Form)))
	hide = host.Show(q.Title, Sized(host, body, q.Width, q.Height))
	for _, f := range q.Fields {
		f.OnSubmitted = func(string) { do() }
		if f.OnRefuse == nil {
			f.OnRefuse = show // it stands in no row that could say it
		}
	}
	if len(q.Fields) > 0 {
		host.Window().Canvas().Focus(q.Fields[0])
	}
	return hide
}

// Tell shows something to read over the window, with a button that closes it, and returns what does the same.
func Tell(host Host, title string, content fyne.CanvasObject, width, height float32) (hide func()) {
	shut := widgets.NewPrimary("Close", func() { hide() })
	foot := widgets.NewInset(0, 1.5, container.NewHBox(layout.NewSpacer(), shut))
	body := widgets.NewFrame(nil, foot, nil, nil, widgets.NewScroller(widgets.NewInset(0, 1, content)))
	hide = host.Show(title, Sized(host, body, width, height))
	host.Window().Canvas().Focus(shut)
	return hide
}

// Sized gives a dialog's content a size, in pixels at 100 %, that fits into the window.
func Sized(host Host, o fyne.CanvasObject, width, height float32) fyne.CanvasObject {
	room := host.Window().Canvas().Size()
	return container.New(fixed(fyne.NewSize(min(theme.Scaled(width), room.Width*0.92), min(theme.Scaled(height), room.Height*0.82))), o)
}

// fixed is a layout of one size.
type fixed fyne.Size

func (f fixed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size(f) }

func (f fixed) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, one := range o {
		one.Move(fyne.NewPos(0, 0))
		one.Resize(size)
	}
}
