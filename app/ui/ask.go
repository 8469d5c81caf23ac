package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Question is a form shown over the window, with the verb that carries it out.
type Question struct {
	Title string
	// About names the record that it is about, then those from which something in the form was taken. What
	// was filled in and not recorded is there again when the same person is asked about the same record; nil
	// keeps nothing.
	About func() []string
	// Acts fills what the form says of the one who acts; may be nil. See Form.
	Acts func()
	Form fyne.CanvasObject
	Verb string
	Keep string // the other button; "" is "Cancel"
	// Danger marks a verb that cannot be taken back.
	Danger bool
	// Width and Height are of the content, at 100 %; it is made smaller where the window is.
	Width, Height float32
	// Fields are the form's own; the first takes the focus, Enter in one (Ctrl+Enter in a long one) is
	// the verb.
	Fields []*text.Entry
	// Rows names the row of the form, by its label, in which each field of the record is asked for:
	// what is wrong with it is shown there.
	Rows map[string]string
	// Seen are the records that the form shows. If one was changed elsewhere in the meantime, the form
	// says under its row what is stored now; that counts as seen when the verb is chosen again.
	Seen []assessments.Record
	// Wait says what a change waits for that can take long; until it is saved, cancelling ends it. ""
	// is a change that is carried out once it was asked for: a purge does not end halfway.
	Wait string
	// Intent is what the form says, taken from it on the UI thread; an error says what is missing. nil
	// changes nothing in the workspace.
	Intent func() (Intent, error)
	Done   func() // after it was carried out; may be nil
}

// patience is how long a change may take before the dialog says what it waits for.
const patience Delay = 250

// Compared is what a dialog waits for whose change relies on the records that are there.
const Compared = "The records are being compared with the journal first. It is recorded after that."

// asker is what a question asks of the window.
type asker interface {
	Asker
	Write(intent Intent, done func(error))
	After(d Delay, fn func()) (cancel func())
}

// Ask shows a question, and returns what takes it away. It stays, with everything typed into it, until its
// change is saved or it is cancelled: errors are shown in it.
func Ask(host asker, q Question) (hide func()) {
	a := &asked{host: host, q: q, said: text.NewCaptionRuns(), stop: func() {}}
	a.said.Hide()
	a.verb = widgets.NewPrimary(q.Verb, a.do)
	if q.Danger {
		a.verb = widgets.NewDanger(q.Verb, a.do)
	}
	cancel := widgets.NewButton(cmp.Or(q.Keep, "Cancel"), func() { a.hide() })
	a.again = NewStillHere(a.throwAway)
	a.again.Hide() // where it is not said, the form has its room
	foot := widgets.NewColumn(1.5, a.again, a.said, container.NewHBox(layout.NewSpacer(), cancel, a.verb))
	body := widgets.NewFrame(nil, widgets.NewInset(0, 1.5, foot), nil, nil,
		widgets.NewDialogScroller(widgets.NewInset(0, 1, q.Form)))
	if q.Acts != nil {
		q.Acts() // what it says has its height when it is laid out
	}
	a.hide = host.Show(q.Title, Sized(host, body, q.Width, q.Height))
	host.Gone(func() {
		a.gone = true
		a.stop()
		a.filled.Leave()
	})
	for _, f := range q.Fields {
		f.OnSubmitted = func(string) { a.do() }
		if f.OnRefuse == nil {
			f.OnRefuse = a.refuse // it stands in no row that could say it
		}
		a.clearOnChange(f)
	}
	a.clearOnPick()
	a.filled = Fill(host, q.kept())
	if a.filled.Again() {
		a.again.Show()
		body.Refresh()
	}
	if len(q.Fields) > 0 {
		host.Window().Canvas().Focus(q.Fields[0])
	}
	return a.hide
}

// asked is a question that is shown.
type asked struct {
	host   asker
	q      Question
	filled *Filled
	again  *fyne.Container // says that something is in it that was typed before
	said   *text.Prose
	verb   *widgets.Button
	hide   func()
	gone   bool   // it was taken away
	stop   func() // ends the change that is waited for
}

// do carries out what the form says.
func (a *asked) do() {
	if a.verb.Disabled() {
		return
	}
	intent, err := a.q.Intent()
	a.say(err)
	switch {
	case err != nil:
	case intent == nil:
		a.carried(nil)
	default:
		a.verb.Disable()
		awaited := a.host.After(patience, func() {
			a.show(text.Run{Text: cmp.Or(a.q.Wait, "Still saving."), Muted: true})
		})
		if a.q.Wait != "" {
			intent, a.stop = stoppable(intent)
		}
		a.host.Write(intent, func(err error) {
			awaited()
			a.carried(err)
		})
	}
}

// carried ends the question if its change was carried out, and says in it what is wrong if not.
func (a *asked) carried(err error) {
	if a.gone && (err != nil || a.q.Wait != "") {
		a.sayGone(err)
		return
	}
	a.verb.Enable()
	a.say(err)
	if err != nil {
		a.nowSeen(err)
		return
	}
	a.filled.Drop()
	a.hide()
	if a.q.Done != nil {
		a.q.Done()
	}
}

// nowSeen takes over what the form says is stored now.
func (a *asked) nowSeen(err error) {
	var moved *assessments.Moved
	if errors.As(err, &moved) {
		for _, r := range a.q.Seen {
			moved.Show(r)
		}
	}
}

// throwAway closes the question, and forgets what was filled in.
func (a *asked) throwAway() {
	a.filled.Drop()
	a.hide()
	a.host.Note(ThrownAway)
}

// kept is the form of a question of which what is filled in is kept. Its verb says which question it is:
// a title can have the name of a record in it, which changes.
func (q Question) kept() Form {
	form := Form{Content: q.Form, Acts: q.Acts}
	if q.About != nil {
		form.Name, form.Of = q.Verb+"\n"+q.About()[0], q.About
	}
	return form
}

// About is the About of a question on a record, and on others.
func About(id string, of ...string) func() []string {
	return func() []string { return append([]string{id}, of...) }
}

// FileName names a file that is not in the workspace yet, as what it is asked about.
func FileName(as string, f workbench.File) string {
	return fmt.Sprintf("%s %s, %d bytes", as, f.Name, f.Size)
}

// sayGone tells what became of a change whose question was cancelled while it was carried out.
func (a *asked) sayGone(err error) {
	switch {
	case errors.Is(err, context.Canceled):
		a.host.Note("Cancelled: nothing was recorded")
	case err != nil:
		a.host.Fail(err)
	default:
		a.filled.Drop()
		a.host.Note("“" + a.q.Title + "” was recorded before it could be cancelled")
	}
}

func (a *asked) say(err error) {
	if err == nil {
		a.refuse("")
		return
	}
	a.refuse(Sentence(reason(inRows(a.q, err))))
}

// refuse says what is wrong; "" is nothing.
func (a *asked) refuse(words string) { a.show(text.Run{Text: words, Tone: theme.Bad}) }

func (a *asked) show(run text.Run) {
	a.said.Set(run)
	a.said.Hidden = run.Text == ""
	a.said.Refresh()
}

// stoppable returns the intent, and what ends it unless it is saved by then.
func stoppable(intent Intent) (Intent, func()) {
	stopped, stop := context.WithCancel(context.Background())
	return func(ctx context.Context) (assessments.Event, error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(stopped, cancel)()
		return intent(ctx)
	}, stop
}

// Tell shows something to read over the window, with a button that closes it, and returns what does the same.
func Tell(host Asker, title string, content fyne.CanvasObject, width, height float32) (hide func()) {
	shut := widgets.NewPrimary("Close", func() { hide() })
	foot := widgets.NewInset(0, 1.5, container.NewHBox(layout.NewSpacer(), shut))
	body := widgets.NewFrame(nil, foot, nil, nil, widgets.NewDialogScroller(widgets.NewInset(0, 1, content)))
	hide = host.Show(title, Sized(host, body, width, height))
	host.Window().Canvas().Focus(shut)
	return hide
}

// windowed has a window that dialogs lie over.
type windowed interface{ Window() fyne.Window }

// Sized gives a dialog's content a size, in pixels at 100 %, that fits into the window.
func Sized(host windowed, o fyne.CanvasObject, width, height float32) fyne.CanvasObject {
	room := host.Window().Canvas().Size()
	return container.New(fixed(fyne.NewSize(min(theme.Scaled(width), room.Width*0.92),
		min(theme.Scaled(height), room.Height*0.82))), o)
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
