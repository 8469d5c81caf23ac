package uitest

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
)

// dialogs are those that were shown, and the answers to the dialogs of the system.
type dialogs struct {
	Dialogs []*dialog
	// Choose answers PickFile and PickFolder; "" chooses nothing.
	Choose func(title string) string

	win fyne.Window
}

// dialog is one that Show put over the window.
type dialog struct {
	Title   string
	Content fyne.CanvasObject
	Open    bool
	gone    func() // called when it is closed; may be nil
}

// Show implements ui.Host.
func (ds *dialogs) Show(title string, content fyne.CanvasObject) func() {
	d := &dialog{Title: title, Content: content, Open: true}
	ds.Dialogs = append(ds.Dialogs, d)
	over := widgets.OpenDialog(ds.win.Canvas(), title, content)
	return func() {
		d.Open = false
		over.Close()
		if gone := d.gone; gone != nil {
			d.gone = nil
			gone()
		}
	}
}

// Gone implements ui.Host.
func (ds *dialogs) Gone(fn func()) {
	d := ds.Dialogs[len(ds.Dialogs)-1]
	before := d.gone
	d.gone = func() {
		if before != nil {
			before()
		}
		fn()
	}
}

// PickFile implements ui.Host; Choose answers.
func (ds *dialogs) PickFile(title string, _ []string, chosen func(string)) {
	ds.PickFolder(title, chosen)
}

// PickFiles implements ui.Host; Choose answers, with a zero byte between several paths.
func (ds *dialogs) PickFiles(title string, _ []string, chosen func([]string)) {
	ds.PickFolder(title, func(path string) { chosen(strings.Split(path, "\x00")) })
}

// PickFolder implements ui.Host; Choose answers.
func (ds *dialogs) PickFolder(title string, chosen func(string)) {
	if ds.Choose != nil {
		if path := ds.Choose(title); path != "" {
			chosen(path)
		}
	}
}
