package contracts

import (
	"context"
	"fmt"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/terms"
)

// sought are the topics looked for: the sixteen, and the clause on precedence.
func sought() terms.Options {
	return terms.Options{Topics: append(assessments.Topics(), terms.Precedence)}
}

// find looks through what was not looked through yet: this document first, shown as soon as it is
// done, then the papers beside it.
func (p *Reader) find() {
	p.turn++
	turn := p.turn
	own := p.m.reading.Version.ID
	var rest []string
	for _, v := range p.m.papers() {
		if v != own && !p.m.looked(v) {
			rest = append(rest, v)
		}
	}
	next := func() {
		if len(rest) > 0 {
			p.look(turn, rest, p.settle)
		} else {
			p.settle()
		}
	}
	if p.m.looked(own) || p.m.refused != "" {
		next()
		return
	}
	p.look(turn, []string{own}, next)
}

func (p *Reader) look(turn int, versions []string, then func()) {
	p.host.Background(func(ctx context.Context) func() {
		got, err := p.bench.SearchAll(ctx, versions, sought(), assessments.NoProgress{})
		return func() {
			if p.closed || turn != p.turn {
				return
			}
			if err != nil {
				p.host.Fail(err)
				return
			}
			if p.m.found == nil {
				p.m.found = map[string]terms.Searched{}
			}
			for v, s := range got {
				p.m.found[v] = s
			}
			p.showColumns()
			if _, own := got[p.m.reading.Version.ID]; own && p.view.untouched() {
				p.showHand()
			}
			then()
		}
	})
}

// settle ends a search. If the reader was opened on a topic rather than on a document, it opens the first
// document that covers it.
func (p *Reader) settle() {
	if !p.want.seek {
		return
	}
	p.want.seek = false
	for i, o := range p.m.offers() {
		if o.own {
			p.m.hand = i
			p.showHand()
			return
		}
	}
	if all := p.m.offers(); len(all) > 0 {
		p.want.id, p.want.goTo = all[0].version.ID, &place{all[0].passage.Start, all[0].passage.End}
		p.load()
	}
}

// showColumns brings topics and passages in step with the model.
func (p *Reader) showColumns() {
	p.topics.SetItems(p.topicItems())
	p.topics.Pick(p.m.choice)
	p.passages.show()
	p.view.mark()
}

func (p *Reader) topicItems() []widgets.Item {
	var out []widgets.Item
	looked := p.m.looked(p.m.reading.Version.ID)
	for _, t := range assessments.Topics() {
		it := widgets.Item{ID: string(t), Title: t.Title()}
		switch n := p.m.count(string(t)); {
		case !looked:
			it.Right = "…"
		case p.m.unsupported() != "" && !p.m.all:
			it.Right, it.Muted = "not looked for", true
		case n == 0:
			it.Right, it.Muted = "none found", true
		default:
			it.Right = fmt.Sprint(n)
		}
		if p.m.refused != "" {
			it.Right = "—"
		}
		out = append(out, it)
	}
	about := "THIS CONTRACT"
	if p.m.reading.Papers.Contract == nil {
		about = "THIS DOCUMENT"
	}
	out = append(out, widgets.Item{Heading: true, Title: about})
	order := widgets.Item{
		ID: chooseOrder, Title: "Order of precedence", Right: "assumed",
		Mark: theme.MarkRing, Tone: theme.Unknown,
	}
	if p.m.order().Cited {
		order.Right, order.Mark, order.Tone = "cited", theme.MarkTick, theme.Good
	}
	if p.m.reading.Papers.Contract != nil {
		out = append(out, order)
	}
	out = append(out, widgets.Item{
		ID: chooseCited, Title: "Cited from here",
		Right: fmt.Sprint(len(p.m.reading.Citations)),
	})
	if n := len(p.m.text.Comments); n > 0 {
		out = append(out, widgets.Item{ID: chooseComments, Title: "Comments", Right: fmt.Sprint(n)})
	}
	return out
}

// choose shows another topic.
func (p *Reader) choose(id string) {
	if id == p.m.choice {
		p.m.meant = true // it was shown without a choice until now
		p.noteReading()
		return
	}
	p.m.choice, p.m.hand, p.m.meant = id, 0, true
	p.noteReading()
	p.view.unselect()
	p.head()
	p.showColumns()
	p.passages.toTop()
	p.showHand()
}

// take selects a passage and shows it in the text.
func (p *Reader) take(i int) {
	if n := len(p.m.offers()); n == 0 || i < 0 || i >= n {
		return
	}
	p.m.hand = i
	p.view.unselect()
	p.passages.showHand()
	p.showHand()
}

// showHand scrolls the text to the selected passage, if it is of this document.
func (p *Reader) showHand() {
	if o, ok := p.m.selected(); ok && o.own {
		p.view.reveal(place{o.passage.Start, o.passage.End})
		return
	}
	p.view.hand = nil
	p.view.mark()
}

// openOffer shows a passage in its text, also that of another document.
func (p *Reader) openOffer(i int) {
	all := p.m.offers()
	if i >= len(all) {
		return
	}
	if o := all[i]; !o.own {
		at := place{o.passage.Start, o.passage.End}
		p.host.Go(p.route(o.version.ID, &at))
		return
	}
	p.take(i)
}
