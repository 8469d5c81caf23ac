package contracts

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/assessments"
)

// topics is the field over the passages: what they are shown on.
type topics struct {
	reader *Reader
	m      *model
	field  *widgets.Chip
}

func newTopics(p *Reader) *topics {
	ts := &topics{reader: p, m: p.m}
	ts.field = widgets.NewMenuChip("", ts.menu)
	return ts
}

// show names what is chosen, with how much of it there is.
func (ts *topics) show() {
	words := "Choose a topic"
	for _, it := range ts.items() {
		if !it.Heading && it.ID == ts.m.choice {
			words = it.Title + " · " + it.Right
		}
	}
	ts.field.Set(words, true)
}

// menu offers everything that passages can be shown on.
func (ts *topics) menu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, it := range ts.items() {
		if it.Heading {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			continue
		}
		one := fyne.NewMenuItem(it.Title+"  ·  "+it.Right, func() { ts.choose(it.ID) })
		one.Checked = it.ID == ts.m.choice
		menu.Items = append(menu.Items, one)
	}
	return menu
}

// walk chooses the next topic, or the one before.
func (ts *topics) walk(by int) {
	items := ts.items()
	at := slices.IndexFunc(items, func(it widgets.Item) bool { return !it.Heading && it.ID == ts.m.choice })
	for i := at + by; i >= 0 && i < len(items); i += by {
		if !items[i].Heading {
			ts.choose(items[i].ID)
			return
		}
	}
}

func (ts *topics) items() []widgets.Item {
	var out []widgets.Item
	looked := ts.m.looked(ts.m.reading.Version.ID)
	for _, t := range assessments.Topics() {
		it := widgets.Item{ID: string(t), Title: t.Title()}
		switch n := ts.m.count(string(t)); {
		case !looked:
			it.Right = "…"
		case ts.m.unsupported() != "" && !ts.m.all:
			it.Right, it.Muted = "not looked for", true
		case n == 0:
			it.Right, it.Muted = "none found", true
			if hiding := ts.m.hidingWords(); hiding != "" {
				it.Right, it.Mark, it.Tone, it.Tip = "unsure", theme.MarkAlert, theme.Mixed, hiding
			}
		default:
			it.Right = fmt.Sprint(n)
		}
		if ts.m.refused != "" {
			it.Right = "—"
		}
		out = append(out, it)
	}
	about := "THIS CONTRACT"
	if ts.m.reading.Papers.Contract == nil {
		about = "THIS DOCUMENT"
	}
	out = append(out, widgets.Item{Heading: true, Title: about})
	order := widgets.Item{
		ID: chooseOrder, Title: "Order of precedence", Right: "assumed",
		Mark: theme.MarkRing, Tone: theme.Unknown,
	}
	if ts.m.order().Cited {
		order.Right, order.Mark, order.Tone = "cited", theme.MarkTick, theme.Good
	}
	if ts.m.reading.Papers.Contract != nil {
		out = append(out, order)
	}
	out = append(out, widgets.Item{
		ID: chooseCited, Title: "Cited from here",
		Right: fmt.Sprint(len(ts.m.reading.Citations)),
	})
	if n := len(ts.m.text.Notices); n > 0 && ts.m.refused == "" {
		out = append(out, widgets.Item{ID: chooseNotices, Title: "Not read, or in doubt", Right: fmt.Sprint(n)})
	}
	if n := len(ts.m.text.Changes); n > 0 {
		out = append(out, widgets.Item{ID: chooseChanges, Title: "Tracked changes", Right: fmt.Sprint(n)})
	}
	if n := len(ts.m.text.Comments); n > 0 {
		out = append(out, widgets.Item{ID: chooseComments, Title: "Comments", Right: fmt.Sprint(n)})
	}
	return out
}

// choose shows another topic.
func (ts *topics) choose(id string) {
	if id == ts.m.choice {
		ts.m.meant = true // it was shown without a choice until now
		ts.reader.noteReading()
		return
	}
	ts.m.choice, ts.m.hand, ts.m.meant = id, 0, true
	ts.reader.noteReading()
	ts.reader.view.sel.end()
	ts.reader.head.show()
	ts.reader.showColumns()
	ts.reader.passages.toTop()
	ts.reader.showHand()
}
