package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// StillHere says over a form that what was typed into it before it was left is in it again.
const StillHere = "What you filled in before is here again; nothing of it was recorded."

// NewStillHere says over or under a form that something is in it again, and offers to throw it away.
func NewStillHere(throwAway func()) *fyne.Container {
	return widgets.NewColumn(0.5, text.NewCaption(StillHere),
		widgets.NewWrap(widgets.NewLink("Throw it away", throwAway).Small()))
}

// ThrownAway says that it is not kept any longer.
const ThrownAway = "Thrown away: the form is empty when it is opened again"

// Form is a form of which what was filled in is kept until it is recorded or thrown away.
type Form struct {
	// Name says which form it is, with the record that it is about. "" keeps nothing.
	Name    string
	Content fyne.CanvasObject
	// Of names the records that it is about, or from which something in it was taken; may be nil.
	Of func() []string
	// Acts fills what says who acts. It is called when the form is shown, and when another person acts.
	Acts func()
}

// Filled follows what is filled into a form that is shown. It is kept a second after a change, when the
// form is left and when the workspace is, but for what the form held when it was new: a default of today
// is another one tomorrow, and one for another person.
type Filled struct {
	form  Form
	forms *Forms
	after func(Delay, func()) (cancel func())
	fresh map[string]Filling
	by    assessments.Actor // who fills it in: it is kept for that person, though another one is named meanwhile
	again bool              // something was kept
	ended bool              // recorded, thrown away or left
	stop  func()            // ends the waiting for a pause; nil while nothing waits
}

// keepDelay is how long after a change what a form holds is kept.
const keepDelay Delay = 1000

// keeper is what a form asks of the window.
type keeper interface {
	After(d Delay, fn func()) (cancel func())
}

// Fill fills a form with what the person who acts typed into it before, and follows it.
func Fill(host keeper, form Form) *Filled {
	f := &Filled{form: form, forms: draftsOf(host).Forms(), after: host.After}
	f.by = f.forms.acting
	if form.Acts != nil {
		form.Acts()
	}
	f.fresh = filledIn(form.Content)
	if was := f.forms.Of(form.Name); was != nil && form.Name != "" {
		refill(form.Content, was)
		f.again = true
	}
	f.forms.shown = append(f.forms.shown, f)
	eachField(form.Content, "", func(_ string, o fyne.CanvasObject) { f.hear(o) })
	return f
}

// Again reports whether something was in it that had been typed before.
func (f *Filled) Again() bool { return f.again }

// Leave keeps what is filled in: the form is left.
func (f *Filled) Leave() {
	f.keep()
	f.end()
}

// UntilRecorded keeps what was filled into the question whose Done is called, until recorded is called: what
// Done begins can fail.
func UntilRecorded(host keeper) (recorded func()) {
	f := draftsOf(host).Forms()
	last := f.dropped
	if last.Form == "" {
		return func() {}
	}
	f.keepFor(last.By, last.Form, last.Of, last.Filled)
	return func() {
		f.dropFor(last.By, last.Form)
		f.Drop(last.Form) // who acts may have been asked since
	}
}

// Drop forgets it: it is recorded, or thrown away.
func (f *Filled) Drop() {
	f.forms.dropped = KeptForm{}
	if f.form.Name != "" && !f.ended {
		f.forms.dropped = KeptForm{By: f.by, Form: f.form.Name, Of: f.of(), Filled: f.differs()}
	}
	f.end()
	if f.form.Name != "" {
		f.forms.dropFor(f.by, f.form.Name)
	}
}

func (f *Filled) end() {
	f.ended = true
	f.forms.shown = slices.DeleteFunc(f.forms.shown, func(one *Filled) bool { return one == f })
	if f.stop != nil {
		f.stop()
	}
}

// hear keeps what is changed in a field.
func (f *Filled) hear(field fyne.CanvasObject) {
	switch one := field.(type) {
	case *text.Entry:
		then := one.OnChanged
		one.OnChanged = func(text string) {
			if then != nil {
				then(text)
			}
			f.changed()
		}
	case *menu.Select:
		one.OnPicked = both(one.OnPicked, f.changed)
	case *widgets.CheckBox:
		one.OnTicked = f.changed
	}
}

func both(first, then func()) func() {
	return func() {
		if first != nil {
			first()
		}
		then()
	}
}

func (f *Filled) changed() {
	if f.stop == nil && !f.ended && f.form.Name != "" {
		f.stop = f.after(keepDelay, f.keep)
	}
}

// keep keeps what differs from the new form.
func (f *Filled) keep() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
	if f.ended || f.form.Name == "" {
		return
	}
	f.forms.keepFor(f.by, f.form.Name, f.of(), f.differs())
}

// differs is what differs from the new form.
func (f *Filled) differs() map[string]Filling {
	now := filledIn(f.form.Content)
	for label, one := range f.fresh {
		if now[label] == one {
			delete(now, label)
		}
	}
	return now
}

func (f *Filled) of() []string {
	if f.form.Of == nil {
		return nil
	}
	return f.form.Of()
}

// follow brings the form in step with who acts now.
func (f *Filled) follow() {
	if f.form.Acts == nil {
		return
	}
	before := filledIn(f.form.Content)
	f.form.Acts()
	for label, one := range filledIn(f.form.Content) {
		if before[label] != one {
			f.fresh[label] = one
		}
	}
	f.form.Content.Refresh()
}

// filledIn is what a form holds, by the label of its row.
func filledIn(form fyne.CanvasObject) map[string]Filling {
	out := map[string]Filling{}
	eachField(form, "", func(label string, o fyne.CanvasObject) {
		switch f := o.(type) {
		case *text.Entry:
			out[label] = Filling{Text: f.Text}
		case *menu.Select:
			out[label] = Filling{At: f.SelectedIndex()}
			if at := f.SelectedIndex(); at >= 0 {
				out[label] = Filling{Text: f.Options[at], At: at}
			}
		case *widgets.CheckBox:
			out[label] = Filling{}
			if f.On() {
				out[label] = Filling{At: 1}
			}
		}
	})
	return out
}

// refill fills a form with what it held before. What is no longer offered is left out.
func refill(form fyne.CanvasObject, was map[string]Filling) {
	eachField(form, "", func(label string, o fyne.CanvasObject) {
		one, ok := was[label]
		if !ok {
			return
		}
		switch f := o.(type) {
		case *text.Entry:
			f.SetText(one.Text)
		case *menu.Select:
			at := one.At
			if at < 0 || at >= len(f.Options) || f.Options[at] != one.Text {
				at = slices.Index(f.Options, one.Text)
			}
			f.Pick(at)
		case *widgets.CheckBox:
			if f.On() != (one.At == 1) {
				f.Tapped(nil)
			}
		}
	})
}

// eachField walks through the fields of a form, each with its label: a box has its own, under that of its
// row.
func eachField(o fyne.CanvasObject, under string, do func(label string, field fyne.CanvasObject)) {
	switch one := o.(type) {
	case *widgets.FormRow:
		if in, ok := one.Field().(*fyne.Container); ok {
			eachField(in, under+one.Label()+"/", do)
			return
		}
		if box, ok := one.Field().(*widgets.CheckBox); ok {
			eachField(box, under, do)
			return
		}
		do(under+one.Label(), one.Field())
	case *widgets.CheckBox:
		do(under+one.Text(), one)
	case *fyne.Container:
		for _, in := range one.Objects {
			eachField(in, under, do)
		}
	}
}

// draftsOf are the drafts of a host; without a workspace there are none, and nothing is kept.
func draftsOf(host any) *Drafts {
	if h, ok := host.(interface{ Drafts() *Drafts }); ok {
		return h.Drafts()
	}
	return &Drafts{}
}

// Default shows in a field what it is taken to hold until a person types something else.
type Default struct {
	field *text.Entry
	was   string
}

// DefaultOf is the default of a field that is empty.
func DefaultOf(field *text.Entry) *Default { return &Default{field: field} }

// Show changes the default.
func (d *Default) Show(text string) {
	if d.field.Text == d.was {
		d.field.SetText(text)
	}
	d.was = text
}

// DefaultChoice shows in a field what is chosen until a person picks something else.
type DefaultChoice struct {
	field *menu.Select
	was   int
}

// DefaultChoiceOf is the default of a field in which nothing is chosen.
func DefaultChoiceOf(field *menu.Select) *DefaultChoice { return &DefaultChoice{field: field, was: -1} }

// Show changes the default; -1 is none.
func (d *DefaultChoice) Show(at int) {
	if d.field.SelectedIndex() == d.was && at != d.was {
		d.field.SetOptions(d.field.Options) // nothing is chosen
		d.field.Set(at)
	}
	d.was = at
}
