package app

import (
	"context"
	"fmt"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// numbered is a number with its noun: "1 text is", "3 texts are".
func numbered(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// saveNow commits what is typed, and tries again what was refused.
func (s *Shell) saveNow() {
	s.flush()
	s.drafts.Retry()
	s.afterWrites(func() {
		if len(s.drafts.Refused()) > 0 {
			s.showUnsaved()
		} else {
			s.Note("Everything is saved")
		}
		s.reloadPage()
	})
}

// afterWrites runs fn once every change given so far is carried out.
func (s *Shell) afterWrites(fn func()) {
	last := func() {
		s.writes.Write(func(context.Context) (assessments.Event, error) { return assessments.Event{}, nil }, func(error) { fn() })
	}
	if len(s.untilNamed) > 0 { // some wait for somebody to say who acts
		s.untilNamed = append(s.untilNamed, last)
		return
	}
	last()
}

// whenSaved commits what is typed and goes on once it is saved. While something is refused the user decides: going on
// would lose it.
func (s *Shell) whenSaved(then func()) {
	if s.bench == nil {
		then()
		return
	}
	s.flush()
	s.drafts.Retry()
	s.afterWrites(func() {
		if len(s.drafts.Refused()) == 0 {
			s.whenThere(then)
			return
		}
		if s.lost != nil { // that is why, and there is a way to save them
			s.showLost(s.lost, then)
			return
		}
		s.askUnsaved("These texts are not saved and would be lost", widgets.NewButton("Leave without them", nil), then)
	})
}

// showUnsaved lists the texts that the workspace refused.
func (s *Shell) showUnsaved() { s.askUnsaved("Not saved yet", nil, nil) }

// askUnsaved lists the texts with why each was refused; leave, where there is one, gives them up and goes on.
func (s *Shell) askUnsaved(title string, leave *widgets.Button, then func()) {
	list := s.drafts.Refused()
	if len(list) == 0 {
		return
	}
	var hide func()
	rows := widgets.NewColumn(3)
	for _, d := range list {
		rows.Add(s.unsavedRow(d, func() { hide() }))
	}
	again := widgets.NewPrimary("Try again", func() { hide(); s.saveNow() })
	buttons := container.NewHBox(widgets.NewButton("Copy the texts", func() { s.copyDrafts(list) }), layout.NewSpacer(), widgets.NewButton("Stay", func() { hide() }))
	if leave != nil {
		leave.SetOnTap(func() {
			hide()
			s.drafts.Clear()
			then()
		})
		buttons.Add(leave)
	}
	buttons.Add(again)
	body := container.NewBorder(nil, widgets.NewInset(0, 2, buttons), nil, nil, widgets.NewScroller(rows))
	hide = s.Show(title, ui.Sized(s, body, 620, 360))
	s.win.Canvas().Focus(again)
}

func (s *Shell) unsavedRow(d ui.Draft, hide func()) fyne.CanvasObject {
	said := sentence(d.Why)
	return widgets.NewColumn(1,
		widgets.NewProse(widgets.Run{Text: d.Title, Bold: true}),
		widgets.NewProse(widgets.Run{Text: shortened(d.Text, 400)}),
		widgets.NewCaptionRuns(widgets.Run{Text: said, Tone: theme.Bad}),
		widgets.NewWrap(
			widgets.NewLink("Go there", func() { hide(); s.Go(d.Where) }).Small(),
			widgets.NewLink("Throw away", func() {
				hide()
				s.drafts.Drop(d.Key)
				s.reloadPage()
				s.showUnsaved()
			}).Small()))
}

// copyDrafts puts the texts onto the clipboard, each under its name.
func (s *Shell) copyDrafts(list []ui.Draft) {
	var out strings.Builder
	for _, d := range list {
		fmt.Fprintf(&out, "%s\n%s\n\n", d.Title, d.Text)
	}
	s.Clipboard().SetContent(out.String())
	s.Note("Copied " + numbered(len(list), "text", "texts"))
}

// reloadPage brings the page in step with what is stored and what is not.
func (s *Shell) reloadPage() {
	if s.page != nil {
		s.page.Load()
	}
}

func shortened(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
