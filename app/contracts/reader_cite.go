package contracts

import (
	"context"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets/menu"
	"countersign/assessments"
)

// citing cites passages and selections in the items of assessments, and asks in which where there are
// several.
type citing struct {
	reader *Reader
	host   host
	bench  readerBench
	m      *model
}

// citeIn cites in the only target, or asks in which of several.
func (ci *citing) citeIn(targets []target, c assessments.Citation, from fyne.CanvasObject) {
	if len(targets) == 0 {
		ci.host.Note("No assessment rests on this document yet. Begin one, then cite.")
		return
	}
	ci.pick(targets, from, func(t target) { ci.cite(t, c) })
}

// pick takes the only target, or asks which: a menu under the button that was pressed.
func (ci *citing) pick(targets []target, from fyne.CanvasObject, chosen func(target)) {
	if len(targets) == 1 {
		chosen(targets[0])
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(from)
	at.Y += from.Size().Height
	menu.Show(ci.targetMenu(targets, chosen), ci.host.Window().Canvas(), at)
}

// inItem narrows targets to the item the document is read for, where it is among them.
func (ci *citing) inItem(targets []target) []target {
	if len(targets) > 0 && targets[0].assessment == ci.m.assessment && targets[0].item == ci.m.item {
		return targets[:1]
	}
	return targets
}

// called is the item of a target, with its assessment where that is not plain: where the document is for
// several, or another than the one it was opened from.
func (ci *citing) called(t target) string {
	if len(ci.m.reading.Bearing) > 1 || ci.m.assessment != "" && t.assessment != ci.m.assessment {
		return t.item + " of “" + t.name + "”"
	}
	return t.item
}

// targetMenu lists items: those on the topic chosen first, the others by topic.
func (ci *citing) targetMenu(targets []target, chosen func(target)) *fyne.Menu {
	label := func(t target) string {
		out := t.item + "  " + assessments.Clip(t.title, 60)
		if ci.called(t) != t.item {
			out += "  (" + t.name + ")"
		}
		return out
	}
	var items []*fyne.MenuItem
	if len(targets) <= 12 {
		for _, t := range targets {
			items = append(items, fyne.NewMenuItem(label(t), func() { chosen(t) }))
		}
		return fyne.NewMenu("", items...)
	}
	near := map[target]bool{}
	if topic := ci.m.topic(); topic != "" {
		for _, t := range ci.m.targets(topic) {
			near[t] = true
			items = append(items, fyne.NewMenuItem(label(t), func() { chosen(t) }))
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	for _, topic := range assessments.Topics() {
		sub := fyne.NewMenuItem(topic.Title(), nil)
		sub.ChildMenu = fyne.NewMenu("")
		for _, t := range ci.m.targets(topic) {
			if !near[t] {
				sub.ChildMenu.Items = append(sub.ChildMenu.Items, fyne.NewMenuItem(label(t), func() {
					chosen(t)
				}))
			}
		}
		if len(sub.ChildMenu.Items) > 0 {
			items = append(items, sub)
		}
	}
	return fyne.NewMenu("", items...)
}

func (ci *citing) cite(t target, c assessments.Citation) {
	c.AssessmentID, c.ItemID = t.assessment, t.item
	said := "Cited in " + ci.called(t) + ": " + ends(c.Quote) + ". Ctrl+Z undoes it"
	if over := ci.reader.head.overtaken(c.VersionID); over != "" {
		said = "Cited in " + ci.called(t) + ", but this version was " + over + ": " + ui.OldQuote +
			". Ctrl+Z undoes it"
	}
	ci.host.Write(func(ctx context.Context) (assessments.Event, error) {
		ev, err := ci.bench.Cite(ctx, c)
		if ev.Seq == 0 {
			said = ci.called(t) + " cites these words already"
		}
		return ev, err
	}, func(err error) {
		if err != nil {
			ci.host.Fail(err)
			return
		}
		ci.host.Note(said)
	})
}

// selectionTargets are the items a selection can be cited in: the one it is read for, or else any.
func (ci *citing) selectionTargets() []target { return ci.inItem(ci.m.targets("")) }

// citeHand cites the selected text, or else the selected passage.
func (ci *citing) citeHand() {
	if ci.reader.opening.rests() {
		return
	}
	if ci.reader.view.sel.citeIt() {
		return
	}
	if why := ci.nothingToCite(); why != "" {
		ci.host.Note(why)
		return
	}
	o, _ := ci.m.selected()
	if ci.m.choice == chooseOrder {
		ci.reader.askOrder()
		return
	}
	targets := ci.inItem(ci.m.targets(ci.m.topic()))
	var from fyne.CanvasObject = ci.reader.passages.body
	if ci.m.hand < len(ci.reader.passages.cards) {
		from = ci.reader.passages.cards[ci.m.hand]
	}
	ci.citeIn(targets, offerCitation(o), from)
}

// nothingToCite says so; "" if a passage or text is selected.
func (ci *citing) nothingToCite() string {
	sel := ci.reader.view.sel
	if _, ok := ci.m.selected(); !ok && sel.chosen == nil && sel.why == "" {
		return "Select a passage or text first, then cite."
	}
	return ""
}

// citeTitle says in the menu what is going to be cited.
func (ci *citing) citeTitle() string {
	if ci.reader.view.sel.chosen != nil || ci.reader.view.sel.why != "" {
		return "Cite the selected text"
	}
	return "Cite the selected passage"
}
