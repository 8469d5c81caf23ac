package session

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// numbered is a number with its noun: "1 text is", "3 texts are".
func numbered(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// unsaved shows the texts that the workspace refused, so that none is lost unseen.
type unsaved struct {
	host   ui.Host
	pages  *Pages
	saving *Saving
	loss   *Loss
	said   func(error) string // why, as a person is told
}

// SaveNow commits what is typed, and tries again what was refused.
func (s *Session) SaveNow() { s.unsaved.saveNow() }

// ShowUnsaved lists the texts that the workspace refused.
func (s *Session) ShowUnsaved() { s.unsaved.show() }

// WhenSaved commits what is typed and continues once it is saved. While something is refused the user
// decides: continuing would lose it.
func (s *Session) WhenSaved(then func()) { s.unsaved.whenSaved(then) }

// keptKey is where the texts of this workspace are kept that are not in it yet.
func (s *Session) keptKey() string { return "drafts " + s.Bench.Info().Path }

// restore offers again what was being typed when the program stopped, and keeps from now on what waits.
func (u *unsaved) restore(key string) {
	var kept []ui.KeptDraft
	if u.host.Recall(key, &kept) && len(kept) > 0 {
		u.saving.drafts.Restore(kept)
		u.ask("Typed when the program stopped, and not saved", nil, nil)
	}
	u.saving.drafts.Keeping(func(list []ui.KeptDraft) { u.host.Remember(key, list) })
}

// keepForms offers again what was filled into forms and not recorded, and keeps it from now on.
func (s *Session) keepForms() {
	key := "forms " + s.Bench.Info().Path
	var kept []ui.KeptForm
	s.host.Recall(key, &kept)
	s.Saving.drafts.Forms().Keeping(kept, func(list []ui.KeptForm) { s.host.Remember(key, list) })
}

// forgetPurged forgets what was typed of records that were purged since, and not saved: by this window, by
// another one or by a command.
func (s *Session) forgetPurged() {
	s.host.Background(func(ctx context.Context) func() {
		stones, err := s.Bench.List(ctx, assessments.NounTombstone)
		var ids []string
		for _, r := range stones {
			ids = append(ids, r.(*assessments.Tombstone).OfID)
		}
		return func() {
			logged(err)
			s.Saving.drafts.Purged(ids)
		}
	})
}

func (u *unsaved) saveNow() {
	u.commit(func() {
		switch waits := u.pages.Waits(); {
		case len(u.saving.drafts.Refused()) > 0:
			u.show()
		case waits != "":
			u.host.Note(waits)
		default:
			u.host.Note("Everything is saved")
		}
		u.pages.Reload()
	})
}

// commit sends what is typed and what was refused on its way, and continues once that is carried out.
func (u *unsaved) commit(then func()) {
	u.pages.Flush()
	u.saving.drafts.Retry()
	u.saving.afterAll(then)
}

func (u *unsaved) whenSaved(then func()) {
	u.commit(func() {
		if len(u.saving.drafts.Refused()) == 0 {
			u.loss.whenThere(then)
			return
		}
		if u.loss.found != nil { // that is why, and there is a way to save them
			u.loss.show(u.loss.found, then)
			return
		}
		u.ask("These texts are not saved and would be lost", widgets.NewButton("Leave without them", nil),
			then)
	})
}

func (u *unsaved) show() { u.ask("Not saved yet", nil, nil) }

// ask lists the texts with why each was refused; leave, if there is one, discards them and continues.
func (u *unsaved) ask(title string, leave *widgets.Button, then func()) {
	list := u.saving.drafts.Refused()
	if len(list) == 0 {
		return
	}
	var hide func()
	rows := widgets.NewColumn(3)
	for _, d := range list {
		rows.Add(u.row(d, func() { hide() }))
	}
	again := widgets.NewPrimary("Try again", func() { hide(); u.saveNow() })
	if !slices.ContainsFunc(list, ui.Draft.CanRetry) { // it would do nothing
		rows.Objects = slices.Insert(rows.Objects, 0, fyne.CanvasObject(text.NewProse(text.Run{Text: inFields})))
		again = widgets.NewPrimary("Go to its field", func() { hide(); u.goTo(list[0]) })
	}
	buttons := container.NewHBox(widgets.NewButton("Copy the texts", func() { copyDrafts(u.host, list) }),
		layout.NewSpacer(), widgets.NewButton("Stay", func() { hide() }))
	if leave != nil {
		leave.SetOnTap(func() {
			hide()
			u.saving.drafts.Clear()
			then()
		})
		buttons.Add(leave)
	}
	buttons.Add(again)
	body := container.NewBorder(nil, widgets.NewInset(0, 2, buttons), nil, nil,
		widgets.NewDialogScroller(rows))
	hide = u.host.Show(title, ui.Sized(u.host, body, 620, 360))
	u.host.Window().Canvas().Focus(again)
}

// inFields says why texts are not saved from their list.
const inFields = "Trying again does not save what is listed here: go to its field. There it is shown with what the workspace says; correct it or choose “Save it”."

// goTo goes to the field of a text.
func (u *unsaved) goTo(d ui.Draft) {
	u.saving.drafts.Seek(d.Key)
	u.host.Go(d.Where)
	u.pages.Reload()
}

func (u *unsaved) row(d ui.Draft, hide func()) fyne.CanvasObject {
	return widgets.NewColumn(1,
		text.NewProse(text.Run{Text: d.Title, Bold: true}),
		text.NewProse(text.Run{Text: assessments.Clip(d.Text, 400)}),
		text.NewCaptionRuns(text.Run{Text: u.said(d.Why), Tone: theme.Bad}),
		widgets.NewWrap(
			widgets.NewLink("Go there", func() { hide(); u.goTo(d) }).Small(),
			widgets.NewLink("Throw away", func() {
				hide()
				u.saving.drafts.Drop(d.Key)
				u.pages.Reload()
				u.show()
			}).Small()))
}

// copyDrafts puts the texts onto the clipboard, each under its name.
func copyDrafts(host ui.Host, list []ui.Draft) {
	var out strings.Builder
	for _, d := range list {
		fmt.Fprintf(&out, "%s\n%s\n\n", d.Title, d.Text)
	}
	host.Clipboard().SetContent(out.String())
	host.Note("Copied " + numbered(len(list), "text", "texts"))
}
