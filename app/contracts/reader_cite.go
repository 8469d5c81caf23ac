package contracts

import (
	"context"

	"countersign/app/ui"
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

// citeIn cites in the only target, or asks in which item: the targets are the likely ones.
func (ci *citing) citeIn(targets []target, c assessments.Citation) {
	ci.pick("Cite in which item?", targets, func(t target) { ci.cite(t, c) })
}

// pick takes the only target, or asks which, of all items.
func (ci *citing) pick(title string, targets []target, chosen func(target)) {
	all := reads{ci.m}.allTargets()
	switch {
	case len(targets) == 1:
		chosen(targets[0])
	case len(all) == 0:
		ci.host.Note("No assessment rests on this document yet. Begin one, then cite.")
	default:
		ci.pickItem(title, targets, all, chosen)
	}
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
func (ci *citing) selectionTargets() []target { return ci.inItem(reads{ci.m}.allTargets()) }

// citeHand cites the selected text, or else the selected passage. ask asks for the item, also where there is one
// that is plain.
func (ci *citing) citeHand(ask bool) {
	if ci.reader.opening.rests() {
		return
	}
	if ci.reader.view.sel.citeIt(ask) {
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
	ci.citeOffer(o, ask)
}

// citeOffer cites a passage.
func (ci *citing) citeOffer(o offer, ask bool) {
	targets := ci.m.targets(ci.m.topic())
	if !ask {
		targets = ci.inItem(targets)
	}
	ci.citeAsked(targets, offerCitation(o), ask)
}

// citeAsked cites in the only target unless it is to be asked.
func (ci *citing) citeAsked(likely []target, c assessments.Citation, ask bool) {
	if all := (reads{ci.m}).allTargets(); ask && len(all) > 0 {
		ci.pickItem("Cite in which item?", likely, all, func(t target) { ci.cite(t, c) })
		return
	}
	ci.citeIn(likely, c)
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
