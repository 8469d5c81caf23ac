package app

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

// focused is called whenever the window gets the focus: while it had none, another program may have put another file in
// the place of the workspace's.
func (s *Shell) focused() { s.whenThere(nil) }

// whenThere goes on, with then if there is one, while the file that has the workspace's name is the one that is open. If it
// is not, that is shown instead.
func (s *Shell) whenThere(then func()) {
	b := s.bench
	if b == nil {
		return
	}
	s.Background(func(ctx context.Context) func() {
		err := b.Look(ctx)
		return func() {
			if s.bench != b || s.showLost(err, then) {
				return
			}
			s.logged(err) // what cannot be looked at now, saving will say
			if then != nil {
				then()
			}
		}
	})
}

// showLost shows that the workspace's file was replaced, if err says so, and offers to go on in the copy. then is what the
// user was about to do, and does when leaving the workspace as it is; nil is nothing.
func (s *Shell) showLost(err error, then func()) bool {
	lost := new(assessments.Lost)
	if !errors.As(err, &lost) {
		return false
	}
	s.lost = lost
	s.status.show()
	if s.lostShown != nil {
		s.lostShown() // the newest takes the place of the one before, with what is to follow
	}
	s.logged(err)
	label := widget.NewLabel(lost.Happened() + "\n\n" + lost.Means() + "\n\n" + lost.Next())
	label.Wrapping, label.Selectable = fyne.TextWrapWord, true
	var hide func()
	buttons := container.NewHBox()
	if list := s.drafts.Refused(); len(list) > 0 {
		buttons.Add(widgets.NewButton("Copy the texts", func() { s.copyDrafts(list) }))
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(widgets.NewButton("Leave the workspace", func() {
		hide()
		s.leaveAsItIs(then)
	}))
	var first fyne.Focusable
	if lost.Copy != "" {
		goOn := widgets.NewPrimary("Go on in the copy", func() { hide(); s.goOn() })
		buttons.Add(goOn)
		first = goOn
	}
	width := min(600, s.win.Canvas().Size().Width*0.8)
	label.Resize(fyne.NewSize(theme.Scaled(width), 10))
	body := container.New(minWidth(width), container.NewBorder(nil, buttons, nil, nil, flush(label)))
	hide = s.Show("The file of this workspace was "+string(lost.What), body)
	s.Gone(func() { s.lostShown = nil })
	s.lostShown = hide
	if first != nil {
		s.win.Canvas().Focus(first)
	}
	return true
}

// leaveAsItIs gives the lost workspace up.
func (s *Shell) leaveAsItIs(then func()) {
	s.drafts.Clear()
	if then != nil {
		then()
		return
	}
	s.leave(func(bool) { s.showStart() })
}

// goOn continues in the copy of what was open.
func (s *Shell) goOn() {
	lost, b := s.lost, s.bench
	if b == nil { // it was found out on closing
		s.open(lost.Copy, nil)
		return
	}
	s.Run(ui.Job{Title: "Opening " + filepath.Base(lost.Copy), Work: func(ctx context.Context, _ assessments.Progress) (string, error) {
		return "", b.GoOn(ctx)
	}, Done: func(err error) {
		if err != nil {
			return
		}
		s.lost = nil
		s.logged(s.p.Profile.Opened(b.Info().Path))
		s.status.opened(b.Info(), b.Actor())
		s.drafts.Retry() // what was typed since goes into the copy
		s.reloadPage()
		s.side.reload()
		s.proof.begin()
		s.Note("Going on in “" + filepath.Base(lost.Copy) + "”")
	}})
}
