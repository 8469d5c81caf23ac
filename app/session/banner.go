package session

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// banner says over every page that the workspace is damaged.
type banner struct {
	win     fyne.Window
	relay   func()            // gives it room from the page
	box     *fyne.Container   // holds the banner while there is damage
	buttons []*widgets.Button // of the banner
}

const damageMeans = "What is shown may not be what was recorded. Decisions, sign-offs, approvals, reviews and packs are" +
	" refused. Keep this file, run the check, and continue from the newest backup."

// show says what is damaged, and leads to the list of places and to the check.
func (b *banner) show(what string, list, check func()) {
	b.clear()
	b.buttons = []*widgets.Button{
		widgets.NewButton("List the places", list),
		widgets.NewButton("Check the workspace", check),
	}
	text := text.NewProse(text.Run{Text: what + " ", Bold: true, Tone: theme.Bad},
		text.Run{Text: damageMeans})
	b.box.Objects = []fyne.CanvasObject{
		widgets.NewAlert(text, container.NewCenter(container.NewHBox(b.buttons[0], b.buttons[1]))),
	}
	b.relaid()
}

// hide takes the banner away.
func (b *banner) hide() {
	if had := len(b.box.Objects) > 0; had {
		b.clear()
		b.relaid()
	}
}

// clear removes it with the focus: the toolkit would keep sending keys to a button that is no longer there.
func (b *banner) clear() {
	c := b.win.Canvas()
	if at, ok := c.Focused().(*widgets.Button); ok && slices.Contains(b.buttons, at) {
		c.Unfocus()
	}
	b.box.Objects, b.buttons = nil, nil
}

func (b *banner) relaid() {
	b.box.Refresh()
	b.relay()
}
