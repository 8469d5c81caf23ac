package contracts

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/precedence"
)

// passageColumn is the middle of the reader: search, and the passages on what is chosen.
type passageColumn struct {
	p      *Reader
	search *widgets.SearchField
	hits   *searchBar
	reach  *widgets.ChipBar
	cards  []*widgets.PassageCard // by the index of their offer
	list   *fyne.Container
	scroll *widgets.Scroller
	foot   *text.Prose
	center *fyne.Container
	body   fyne.CanvasObject
}

func newPassageColumn(p *Reader) *passageColumn {
	c := &passageColumn{p: p, list: widgets.NewColumn(2), foot: text.NewCaptionRuns()}
	c.hits = newSearchBar(p)
	c.search = widgets.NewSearchField("Search this document  ( / )", c.hits.seek)
	c.search.OnSubmitted = func(string) { c.hits.step(+1) }
	c.reach = widgets.NewChipBar([]string{"This document", "All papers"}, func(i int) {
		p.m.all, p.m.hand = i == 1, 0
		p.view.sel.end()
		p.head.show()
		p.showColumns()
		c.toTop()
	})
	c.scroll = widgets.NewScroller(widgets.NewInset(3, 1, c.list))
	c.center = container.NewStack(c.scroll)
	topic := widgets.NewWrap(p.topics.field)
	for _, chip := range c.reach.Chips() {
		topic.Add(chip)
	}
	top := widgets.NewInset(3, 2, widgets.NewColumn(1.5, topic, c.search, c.hits.body))
	c.body = widgets.NewFrame(top, widgets.NewRoomy(lowWindow, widgets.NewInset(3, 2, c.foot)), nil, nil, c.center)
	return c
}

func (c *passageColumn) toTop() { c.scroll.ToTop() }

// empty says that there is nothing to read at all.
func (c *passageColumn) empty(title, sentence, verb string, onTap func()) {
	c.center.Objects = []fyne.CanvasObject{widgets.NewEmptyState(title, sentence, verb, onTap)}
	c.center.Refresh()
}

// show fills the column for what is chosen.
func (c *passageColumn) show() {
	m := c.p.m
	papers := len(m.papers())
	c.reach.SetWords([]string{"This document", fmt.Sprintf("All papers (%d)", papers)})
	for _, chip := range c.reach.Chips() {
		setVisible(chip, papers > 1)
	}
	if want := chosenChip(m.all); c.reach.Chosen() != want && papers > 1 {
		c.reach.Choose(want)
		return // choosing redraws
	}
	c.list.Objects, c.cards = nil, nil
	c.foot.Set()
	switch {
	case m.partial:
		c.say(theme.Plain, "Passages stand here once the whole text is read.")
	case m.choice == chooseNothing:
		c.say(theme.Plain, m.item+" has no topic of its own. Choose a topic, or search the document ( / ), select the words that matter and press C.")
	case m.choice == chooseCited:
		c.showCited()
	case m.choice == chooseComments:
		c.showComments()
	case m.choice == chooseChanges:
		c.showChanges()
	case m.choice == chooseNotices:
		c.p.notices.show()
	default:
		c.showPassages()
	}
	c.body.Refresh() // the sentence below may need another line
	c.list.Refresh()
	c.scroll.Refresh()
}

func chosenChip(all bool) int {
	if all {
		return 1
	}
	return 0
}

func (c *passageColumn) showPassages() {
	m := c.p.m
	switch {
	case m.refused != "":
		c.say(theme.Mixed, m.refused)
		return
	case !m.looked(m.reading.Version.ID):
		c.say(theme.Plain, "Looking for passages…")
		return
	}
	if words := m.unsupported(); words != "" {
		c.say(theme.Mixed, words)
	}
	if m.choice == chooseOrder {
		c.showOrder()
	}
	c.showContradiction()
	offers := m.offers()
	last := ""
	for i, o := range offers {
		if m.all && o.version.ID != last {
			last = o.version.ID
			c.list.Add(c.paperHead(o))
		}
		card := c.card(i, o)
		c.cards = append(c.cards, card)
		c.list.Add(card)
	}
	if len(offers) == 0 && m.unsupported() == "" {
		c.say(theme.Plain, "The finder found nothing on "+strings.ToLower(c.choiceTitle())+
			" here. That is not yet “silent”: only reading it tells.")
		if hiding := m.hidingWords(); hiding != "" {
			c.say(theme.Mixed, hiding)
		}
		if missing := m.missingWords(); missing != "" {
			c.say(theme.Mixed, missing)
		}
	}
	if m.choice != chooseOrder && (m.unsupported() == "" || m.all) {
		c.foot.Set(text.Run{Text: m.foundWords(), Muted: true},
			text.Run{Text: "silent", Muted: true, Italic: true}, text.Run{Text: ".", Muted: true})
	}
}

func (c *passageColumn) choiceTitle() string {
	if t := c.p.m.topic(); t != "" {
		return t.Title()
	}
	return "the order of precedence"
}

func (c *passageColumn) say(tone theme.Tone, words string) {
	if tone == theme.Plain {
		c.list.Add(text.NewCaption(words))
		return
	}
	c.list.Add(container.NewBorder(nil, nil,
		container.NewVBox(figure.NewStateMark(theme.MarkAlert, "", tone)), nil,
		text.NewProse(text.Run{Text: words, Tone: tone})))
}

// paperHead names a document in its order among the others.
func (c *passageColumn) paperHead(o offer) fyne.CanvasObject {
	order := c.p.m.order()
	at, outside := 0, false
	for i, r := range order.Ranked {
		if r.Document.ID == o.document.ID {
			at, outside = i+1, r.Outside
		}
	}
	note := "assumed"
	switch {
	case outside:
		note = "outside the contract"
	case order.Cited:
		note = "order cited"
	}
	return text.NewProse(text.Run{
		Text: fmt.Sprintf("%d. %s, version %s  ", at, o.document.Name, o.version.Label), Bold: true,
	},
		text.Run{Text: string(o.version.Status) + " · " + note, Muted: true})
}

// showContradiction says how the papers stand to each other, and offers the verdict only where no
// order settles it.
func (c *passageColumn) showContradiction() {
	m := c.p.m
	words, open := m.contradiction()
	if words == "" {
		return
	}
	c.list.Add(text.NewCaption(words))
	if !open {
		return
	}
	row := widgets.NewWrap()
	if targets := c.p.citing.inItem(m.targets(m.topic())); len(targets) > 0 {
		verb := "Contradicted in…"
		if len(targets) == 1 {
			verb = "Contradicted in " + targets[0].item
		}
		b := widgets.NewButton(verb, func() {
			c.p.citing.pick("Contradicted in which item?", targets, c.contradict)
		}).WithMark(theme.MarkArrows).Small()
		row.Add(b)
	}
	if m.reading.Papers.Contract != nil {
		row.Add(widgets.NewButton("Order of precedence…", c.p.askOrder).Small())
	}
	c.list.Add(row)
}

// contradict gives the verdict. What is recorded as its reason, where the answer has none, names the places
// that disagree: the reader's advice is not a reason that anyone gave.
func (c *passageColumn) contradict(t target) {
	why := c.p.m.disagreeing()
	c.p.act("Verdict on "+t.item+": contradicted; Ctrl+Z undoes it",
		func(ctx context.Context) (assessments.Event, error) {
			return c.p.bench.Contradict(ctx, t.assessment, t.item, why)
		})
}

// card is one passage.
func (c *passageColumn) card(i int, o offer) *widgets.PassageCard {
	m := c.p.m
	p := widgets.Passage{
		Head: o.heading(false), Why: "why: " + strings.Join(o.passage.Why, " · "),
		Chosen: i == m.hand,
	}
	p.Runs = append(p.Runs, text.Run{Text: "“"})
	for _, one := range pieces(o.passage.Quote, o.passage.Why) {
		p.Runs = append(p.Runs, text.Run{Text: one.text, Marked: one.marked})
	}
	p.Runs = append(p.Runs, text.Run{Text: "”"})
	for _, one := range o.cited {
		p.Runs = append(p.Runs, c.citedIn(one)...)
	}
	if m.choice == chooseOrder {
		p.Buttons = append(p.Buttons, widgets.NewPrimary("Cite as the order…", c.p.askOrder))
	} else if b := c.citeButton(o); b != nil {
		p.Buttons = append(p.Buttons, b)
	}
	show := "Show in text"
	if !o.own {
		show = "Open in its text"
	}
	p.Buttons = append(p.Buttons, widgets.NewButton(show, func() { c.p.openOffer(i) }))
	if m.choice != chooseOrder && len(c.p.citing.inItem(m.targets(m.topic()))) == 1 {
		p.Buttons = append(p.Buttons, widgets.NewLink("Cite in…", func() { c.p.citing.citeOffer(o, true) }))
	}
	return widgets.NewPassageCard(p, func() { c.p.take(i) })
}

// citedIn says in which item a passage is cited, and leads there.
func (c *passageColumn) citedIn(one assessments.Citation) []text.Run {
	state := c.p.m.state(one)
	return []text.Run{
		{Text: "  "},
		{Text: "Cited in " + one.ItemID, Bold: true, Link: func() {
			c.p.strip.goTo(one.AssessmentID, one.ItemID)
		}},
		{Text: ": " + state.Title() + ".", Tone: c.p.head.citedTone(state, one.VersionID), Bold: true},
	}
}

// citeButton cites a passage: at once where there is one item for it, else it asks which.
func (c *passageColumn) citeButton(o offer) *widgets.Button {
	targets := c.p.citing.inItem(c.p.m.targets(c.p.m.topic()))
	if len(reads{c.p.m}.allTargets()) == 0 {
		return nil
	}
	verb := "Cite in…"
	if len(targets) == 1 {
		verb = "Cite in " + c.p.citing.called(targets[0])
	}
	return widgets.NewPrimary(verb, func() { c.p.citing.citeOffer(o, false) })
}

func offerCitation(o offer) assessments.Citation {
	return assessments.Citation{
		VersionID: o.version.ID, Quote: o.passage.Quote, Section: o.passage.Section, Page: o.passage.Page,
		Start: o.passage.Start, End: o.passage.End,
	}
}

// showHand frames the selected card and scrolls to it.
func (c *passageColumn) showHand() {
	for i, card := range c.cards {
		card.SetChosen(i == c.p.m.hand)
		if i == c.p.m.hand {
			c.scroll.Reveal(card.Position().Y, card.Size().Height)
		}
	}
}

// showCited lists what is cited from this version, as it was found on opening.
func (c *passageColumn) showCited() {
	m := c.p.m
	if len(m.reading.Citations) == 0 {
		c.say(theme.Plain, "Nothing is cited from this version yet. Choose a topic and cite a passage, or select text and cite it by hand.")
		return
	}
	for _, one := range m.reading.Citations {
		state := m.state(one)
		at := []string{one.ItemID}
		for _, b := range m.reading.Bearing {
			if b.Assessment.ID == one.AssessmentID {
				at = append(at, b.Assessment.Name)
			}
		}
		if one.Section != "" {
			at = append(at, section(one.Section))
		}
		if one.Page > 0 {
			at = append(at, fmt.Sprintf("page %d", one.Page))
		}
		c.list.Add(widgets.NewPassageCard(widgets.Passage{
			Head: strings.Join(at, " · "),
			Runs: []text.Run{
				{Text: "“" + one.Quote + "”"},
				{
					Text: "  " + ui.Sentence(state.Title()) +
						".", Tone: c.p.head.citedTone(state, one.VersionID),
					Bold: true,
				},
			},
			Buttons: []*widgets.Button{
				widgets.NewButton("Show in text", func() { c.p.view.reveal(m.at(one)) }),
				widgets.NewButton("Open on the desk", func() {
					c.p.host.Go(ui.Route{Page: "desk", ID: one.AssessmentID, Item: one.ItemID})
				}),
				widgets.NewButton("Remove", func() {
					c.p.act("Citation moved to the bin; Ctrl+Z brings it back",
						func(ctx context.Context) (assessments.Event, error) {
							return c.p.bench.RemoveCitation(ctx, one.ID)
						})
				}),
			},
		}, func() { c.p.view.reveal(m.at(one)) }))
	}
}

// showOrder says the order on record, before the clauses found.
func (c *passageColumn) showOrder() {
	for _, s := range assessments.PrecedenceSubjects() {
		c.list.Add(orderLine(c.p.m.reading.Papers.Order(s)))
	}
	c.list.Add(widgets.NewWrap(widgets.NewButton("Change the order…", c.p.askOrder).Small()))
}

// orderLine says an order in one paragraph.
func orderLine(o precedence.Order) fyne.CanvasObject {
	runs := []text.Run{
		{Text: ui.Sentence(o.Subject.Title()) + ": ", Bold: true},
		{Text: strings.Join(orderNames(o), ", then ")},
	}
	if o.Cited {
		runs = append(runs, text.Run{
			Text: "  cited " + section(o.Clause.Section), Tone: theme.Good,
			Bold: true,
		})
	} else {
		runs = append(runs, text.Run{
			Text: "  assumed until its clause is cited", Tone: theme.Mixed,
			Bold: true,
		})
	}
	return text.NewProse(runs...)
}

func stateTone(s assessments.CitationState) theme.Tone {
	switch s {
	case assessments.CitationFound:
		return theme.Good
	case assessments.CitationNotFound:
		return theme.Bad
	}
	return theme.Mixed
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
