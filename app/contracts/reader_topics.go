package contracts

import (
	"fmt"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/assessments"
)

// topics is the left of the reader: what passages are shown on.
type topics struct {
	reader *Reader
	m      *model
	list   *widgets.List
}

func newTopics(p *Reader) *topics {
	ts := &topics{reader: p, m: p.m}
	ts.list = widgets.NewList(widgets.ListStyle{Lines: 2}, ts.choose)
	return ts
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
