package session

import (
	"context"
	"errors"
	"path/filepath"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// guarded is a workspace whose file another program may replace.
type guarded interface {
	Look(context.Context) error
	GoOn(context.Context) error
}

// Loss is what happened to the workspace's file while it is open: another program put another file in
// its place.
type Loss struct {
	bench   guarded
	host    ui.Host
	drafts  *ui.Drafts
	found   *assessments.Lost // nil while the file is there
	hide    func()            // takes the dialog away that says so; nil while there is none
	changed func()            // there is something else to say of the file
	goneOn  func()            // the copy is the workspace now
	leave   func()            // leaves the workspace for the start page
	open    func(path string) // opens a workspace, once this one was left
	ended   bool
}

// Look shows if another program put another file in the place of the workspace's: while the window had
// no focus, it could.
func (l *Loss) Look() { l.whenThere(nil) }

// whenThere continues, with then if there is one, while the file that has the workspace's name is the one
// that is open. If it is not, that is shown instead.
func (l *Loss) whenThere(then func()) {
	l.host.Background(func(ctx context.Context) func() {
		err := l.bench.Look(ctx)
		return func() {
			if l.ended || l.heard(err, then) {
				return
			}
			logged(err) // what cannot be looked at now, saving will say
			if then != nil {
				then()
			}
		}
	})
}

// heard shows that the workspace's file was replaced, if err says so. then is what the user was about
// to do, and does when leaving the workspace as it is; nil is nothing.
func (l *Loss) heard(err error, then func()) bool {
	lost := new(assessments.Lost)
	if !errors.As(err, &lost) {
		return false
	}
	logged(err)
	l.show(lost, then)
	return true
}

// show says what happened to the file, and offers to continue in the copy.
func (l *Loss) show(lost *assessments.Lost, then func()) {
	l.found = lost
	l.changed()
	if l.hide != nil {
		l.hide() // the newest takes the place of the one before, with what is to follow
	}
	label := widget.NewLabel(lost.Happened() + "\n\n" + lost.Means() + "\n\n" + lost.Next())
	label.Wrapping, label.Selectable = fyne.TextWrapWord, true
	var hide func()
	buttons := container.NewHBox()
	if list := l.drafts.Refused(); len(list) > 0 {
		buttons.Add(widgets.NewButton("Copy the texts", func() { copyDrafts(l.host, list) }))
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(widgets.NewButton("Leave the workspace", func() {
		hide()
		l.leaveAsItIs(then)
	}))
	var first fyne.Focusable
	if lost.Copy != "" {
		goOn := widgets.NewPrimary("Go on in the copy", func() { hide(); l.goOn() })
		buttons.Add(goOn)
		first = goOn
	}
	canvas := l.host.Window().Canvas()
	width := min(600, canvas.Size().Width*0.8)
	label.Resize(fyne.NewSize(theme.Scaled(width), 10))
	body := widgets.NewAtLeast(width, container.NewBorder(nil, buttons, nil, nil, widgets.NewFlush(label)))
	hide = l.host.Show("The file of this workspace was "+string(lost.What), body)
	l.host.Gone(func() { l.hide = nil })
	l.hide = hide
	if first != nil {
		canvas.Focus(first)
	}
}

// leaveAsItIs gives the lost workspace up.
func (l *Loss) leaveAsItIs(then func()) {
	l.drafts.Clear()
	if then == nil {
		then = l.leave
	}
	then()
}

// goOn continues in the copy of what was open.
func (l *Loss) goOn() {
	lost := l.found
	if l.ended { // it was found out on closing
		l.open(lost.Copy)
		return
	}
	l.host.Run(ui.Job{
		Title: "Opening " + filepath.Base(lost.Copy),
		Work: func(ctx context.Context, _ assessments.Progress) (string, error) {
			return "", l.bench.GoOn(ctx)
		}, Done: func(err error) {
			if err != nil {
				return
			}
			l.found = nil
			l.goneOn()
			l.host.Note("Going on in “" + filepath.Base(lost.Copy) + "”")
		},
	})
}
