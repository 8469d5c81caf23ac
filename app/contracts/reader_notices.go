package contracts

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// notices says what of the file is not, or not surely, in the text on screen, and goes there.
type notices struct {
	reader *Reader
	m      *model
	last   map[assessments.NoticeKind]int // the one that was gone to last
	walked int                            // how many of all were gone to in their order
}

func newNotices(p *Reader) *notices {
	return &notices{reader: p, m: p.m, last: map[assessments.NoticeKind]int{}}
}

// strip names each kind with how many there are, as a link to the next of them; nil if there are none.
func (n *notices) strip() fyne.CanvasObject {
	if len(n.m.text.Notices) == 0 || n.m.refused != "" || n.m.partial {
		return nil
	}
	row := widgets.NewWrap(widgets.NewInset(0, 0.75,
		figure.NewStateMark(theme.MarkAlert, "Not all of the file is in this text", theme.Mixed)))
	for _, kind := range assessments.NoticeKinds() {
		if all := ofKind(n.m.text.Notices, kind); len(all) > 0 {
			words := assessments.SumUpNotices(all)[0]
			row.Add(widgets.NewButton(words, func() { n.next(kind) }).Small())
		}
	}
	row.Add(widgets.NewLink("What was left out", func() { n.reader.topics.choose(chooseNotices) }).Small())
	return widgets.NewInset(4, 1, row)
}

// next goes to the next notice of a kind, from the last one to the first.
func (n *notices) next(kind assessments.NoticeKind) {
	all := ofKind(n.m.text.Notices, kind)
	if len(all) == 0 {
		return
	}
	at := 0
	if last, gone := n.last[kind]; gone {
		at = (last + 1) % len(all)
	}
	n.last[kind] = at
	n.goTo(all[at])
}

// walk goes to the next notice of any kind.
func (n *notices) walk() {
	if all := n.m.text.Notices; len(all) > 0 {
		n.goTo(all[n.walked%len(all)])
		n.walked++
	}
}

// goTo shows where a notice stands: the picture of its page if nothing of that page is in the text.
func (n *notices) goTo(one assessments.Notice) {
	view := n.reader.view
	view.revealNear(one.Start, one.Start)
	if one.Kind.OfPages() && view.pictured.Visible() && !view.picture.shown {
		view.togglePicture()
		view.picture.turnTo(max(one.Page, 1))
	}
}

// Limits of the list: what is drawn at a time.
const (
	mostNotices  = 60
	mostOfNotice = 1200 // code points of each
)

// show lists the notices with what was left out, as far as it could be read.
func (n *notices) show() {
	c := n.reader.passages
	c.say(theme.Plain, "This is in the file, and not or not surely in its text. It is not searched and cannot be cited: "+
		"read it here or in the file itself.")
	for i, one := range n.m.text.Notices {
		if i == mostNotices {
			c.say(theme.Plain, fmt.Sprintf("And %d more: open the file to read them.", len(n.m.text.Notices)-i))
			return
		}
		c.list.Add(n.card(one))
	}
}

func (n *notices) card(one assessments.Notice) fyne.CanvasObject {
	words, cut := beginning(one.Text, mostOfNotice)
	p := widgets.Passage{Head: one.Words()}
	if words != "" {
		p.Runs = []text.Run{{Text: words}}
	}
	show := "Show in text"
	if one.Kind.OfPages() && n.reader.view.pictured.Visible() {
		show = "Show page"
	}
	p.Buttons = []*widgets.Button{widgets.NewButton(show, func() { n.goTo(one) })}
	if cut {
		p.Buttons = append(p.Buttons, widgets.NewButton("Read all of it", func() { n.reader.view.showLeftOut(one) }))
	}
	return widgets.NewPassageCard(p, func() { n.goTo(one) })
}
