package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// show lists the notes on an item; the one in the editor stands there.
func (n *notes) show(item string) {
	n.item = item
	n.sit(item)
	d := &n.p.m.A.Dossier
	editing, body := n.inEditor[item], ""
	n.list.Objects = nil
	elsewhere := 0
	for _, one := range d.Notes {
		switch {
		case !on(d, one, item):
			elsewhere++
		case one.ID == editing && one.PurgedOn == "":
			body = one.Body
		default:
			n.list.Add(n.row(one))
		}
	}
	n.text.Show(body)
	n.text.Row.SetLabel("New note")
	if n.older[editing] {
		n.text.Row.SetLabel("Note")
	}
	old, ok := n.stored(editing)
	n.about.Set()
	if ok && n.older[editing] && old.Author != "" {
		n.about.Set(text.Run{Text: "In the editor: a note by " + old.Author, Muted: true})
	}
	visible(n.about, n.about.String() != "")
	for i, one := range assessments.Distributions() {
		if one == n.chosen() {
			n.who.Set(i)
		}
	}
	visible(n.done, ok)
	n.all.SetText(fmt.Sprintf("%d more notes on this assessment…", elsewhere))
	if elsewhere == 1 {
		n.all.SetText("1 more note on this assessment…")
	}
	visible(n.all, elsewhere > 0)
	n.list.Refresh()
}

// on reports whether a note is on an item.
func on(d *assessments.Dossier, n assessments.Note, item string) bool {
	return n.ItemID == item || n.OnID == d.Assessment.ID+"/"+item
}

// noteRow is a note in a list: its text, who wrote it, who may see it, and what can be done with it.
type noteRow struct {
	note assessments.Note
	body *text.Prose
	by   *text.Prose
	pill *figure.Pill
	edit *widgets.Button
	who  *widgets.Chip
	all  fyne.CanvasObject
}

// row shows a note in the row it had, so that the keyboard stays where it is.
func (n *notes) row(one assessments.Note) fyne.CanvasObject {
	r := n.rows[one.ID]
	if r == nil {
		r = n.newRow(one.ID, func() { n.edit(one.ID) })
		n.rows[one.ID] = r
	}
	r.set(one)
	return r.all
}

// newRow makes the row of a note; edit opens its text.
func (n *notes) newRow(id string, edit func()) *noteRow {
	r := &noteRow{
		body: text.NewProse(), by: text.NewCaptionRuns(),
		pill: figure.NewPill("", theme.Neutral, theme.NoMark),
	}
	r.who = widgets.NewMenuChip("Who may see it", func() *fyne.Menu {
		var items []*fyne.MenuItem
		for _, d := range assessments.Distributions() {
			item := fyne.NewMenuItem(ui.Sentence(d.Title()), func() { n.mark(id, d, func() { r.mark(d) }) })
			item.Checked = d == shownAs(r.note.Distribution)
			items = append(items, item)
		}
		return fyne.NewMenu("", items...)
	})
	r.edit = widgets.NewLink("Edit", edit).Small()
	bin := widgets.NewLink("Move to bin", func() { n.bin(id, func() { visible(r.all, false) }) }).Small()
	r.all = widgets.NewColumn(0.5, r.body, r.by, widgets.NewWrap(r.pill, r.who, r.edit, bin))
	return r
}

func (r *noteRow) set(one assessments.Note) {
	r.note = one
	body := one.Body
	if one.PurgedOn != "" {
		body = "[purged on " + string(one.PurgedOn) + "]"
	}
	r.body.SetText(body)
	r.by.Set(text.Run{Text: one.Author, Muted: true})
	visible(r.by, one.Author != "")
	r.mark(one.Distribution)
	visible(r.edit, one.PurgedOn == "")
	visible(r.all, true)
}

// mark shows who may see the note: word, shape and colour.
func (r *noteRow) mark(d assessments.Distribution) {
	r.note.Distribution = d
	d = shownAs(d)
	r.pill.Set(d.Title(), ui.DistributionTone(d), ui.DistributionMark(d))
}

// showAll lists the notes of the assessment that are not on the selected item: on other items, and on no
// item at all. Everything that a pack may hold can be read and changed somewhere.
func (n *notes) showAll() {
	n.flush()
	d := &n.p.m.A.Dossier
	column := widgets.NewColumn(3)
	var hide func()
	for _, one := range d.Notes {
		if on(d, one, n.item) {
			continue
		}
		r := n.newRow(one.ID, func() {
			hide()
			n.open(one)
		})
		r.set(one)
		column.Add(widgets.NewColumn(0.5, text.NewCaption("On "+about(d, one)), r.all))
	}
	hide = ui.Tell(n.p.host, "More notes on this assessment", column, 620, 420)
}

// about names what a note is on.
func about(d *assessments.Dossier, n assessments.Note) string {
	item := n.ItemID
	if item == "" {
		item = strings.TrimPrefix(n.OnID, d.Assessment.ID+"/")
	}
	if it, ok := d.Template.Item(item); ok {
		return it.Title
	}
	return n.On + " " + n.OnID
}

// open edits a note that is not on the selected item: on its own item, or in a dialog where it has none.
func (n *notes) open(one assessments.Note) {
	for _, it := range n.p.m.A.Dossier.Template.Items {
		if on(&n.p.m.A.Dossier, one, it.ID) {
			n.p.Visit(ui.Route{Page: "desk", ID: n.p.id, Item: it.ID})
			n.edit(one.ID)
			return
		}
	}
	words := text.NewTextArea(5)
	words.SetText(one.Body)
	ui.Ask(n.p.host, ui.Question{
		// if the note says something else by then, nothing is brought back
		About: ui.About(one.ID+" "+digest(one.Body), one.ID),
		Title: "Edit the note on " + about(&n.p.m.A.Dossier, one), Verb: "Save the note",
		Width: 520, Height: 220, Fields: []*text.Entry{words},
		Form: widgets.NewColumn(2, widgets.NewFormRow("Note", words, "Ctrl+Enter saves it.")),
		Rows: map[string]string{"body": "Note"}, Seen: []assessments.Record{&one},
		Intent: func() (ui.Intent, error) {
			body := words.Text
			if err := ui.Need("body", body,
				"it is empty; write something, or cancel and move the note to the bin"); err != nil {
				return nil, err
			}
			return ui.Changing(n.p.bench, &one,
				func(r assessments.Record) { r.(*assessments.Note).Body = body }), nil
		},
	})
}

// digest distinguishes texts without repeating them.
func digest(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:8])
}
