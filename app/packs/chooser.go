package packs

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/assessments/workbench"
)

// chooser is where it is chosen of which assessment, for whom and in what form a pack is written.
type chooser struct {
	host     host
	s        *shown
	want     string          // assessment to be chosen once it is read, or restored from the bin
	chosen   string          // assessment a pack would be of
	notice   *fyne.Container // that the assessment is in the bin
	which    *menu.Select
	audience *menu.Select
	zip      *widgets.CheckBox
	changed  func() // another assessment is chosen, or none
}

func newChooser(p *Page, want string) *chooser {
	ch := &chooser{host: p.host, s: p.s, want: want, notice: widgets.NewColumn(0), changed: func() {}}
	ch.which = menu.NewUnchosen(nil, ch.choose)
	ch.audience = menu.NewSelect([]string{"Auditor", "Board", "Vendor"}, nil)
	ch.zip = widgets.NewCheckBox("As one zip file instead of a folder", true, nil)
	return ch
}

// show offers the assessments that were read; what was chosen, or is wanted, stays chosen.
func (ch *chooser) show() {
	var names []string
	if ch.want == "" {
		ch.want = ch.chosen
	}
	at := -1
	for i, a := range ch.s.assessments {
		names = append(names, ch.s.named(a))
		if a.ID == ch.want {
			at = i
		}
	}
	if _, gone := ch.s.binned[ch.want]; !gone {
		ch.want = ""
	}
	ch.which.SetOptions(names)
	ch.which.Set(at)
	ch.choose(at)
}

// choose notes which assessment a pack would be of: the list may come back in another order.
func (ch *chooser) choose(at int) {
	ch.chosen = ""
	if at >= 0 {
		ch.chosen = ch.s.assessments[at].ID
		ch.want = ""
	}
	ch.sayBinned()
	ch.changed()
}

// unchosen says that no assessment is chosen; "" if one is.
func (ch *chooser) unchosen() string {
	if ch.which.SelectedIndex() < 0 {
		return "Choose an assessment first."
	}
	return ""
}

// order is the pack that the form describes; ok is false, and the user is told, while no assessment is
// chosen.
func (ch *chooser) order() (o workbench.PackOrder, name string, ok bool) {
	if why := ch.unchosen(); why != "" {
		ch.host.Note(why)
		return o, "", false
	}
	i := ch.which.SelectedIndex()
	a := ch.s.assessments[i]
	return workbench.PackOrder{
		Assessment: a.ID, Audience: strings.ToLower(ch.audience.Selected),
		AsOf: ch.host.Today(),
	}, a.Name, true
}

// sayBinned says that the assessment the page was opened on, or that was chosen, is in the bin, until
// another is chosen.
func (ch *chooser) sayBinned() {
	ch.notice.Objects = nil
	if _, gone := ch.s.binned[ch.want]; gone {
		ch.notice.Add(ui.BinNotice(ch.host, "This assessment"))
	}
	ch.notice.Refresh()
}
