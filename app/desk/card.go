package desk

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/scoring"
)

// card is the selected item: everything about it is answered here, without a dialog.
type card struct {
	p    *Page
	item string // shown now

	meta      *text.Prose
	question  *text.Prose
	guidance  *text.Prose
	positions *fyne.Container
	verdicts  *widgets.VerdictBar
	fallBack  *widgets.CheckBox
	walkAway  *widgets.CheckBox
	state     *text.Prose // stale, to be confirmed, second person
	confirm   *widgets.Button
	quotes    *fyne.Container
	evidence  *fyne.Container
	ticks     []tickView
	fields    *fields
	sum       *text.Prose
	column    *fyne.Container
	scroll    *widgets.Scroller
	selected  fyne.CanvasObject // what stands in all while there is an item
	empty     *widgets.EmptyState
	all       *fyne.Container
}

func newCard(p *Page) *card {
	c := &card{
		p: p, meta: text.NewCaption(""), question: text.NewLead(""), guidance: text.NewCaptionRuns(),
		state: text.NewProse(), sum: text.NewCaptionRuns(),
	}
	c.positions = widgets.NewColumn(0.5)
	c.quotes, c.evidence = widgets.NewColumn(1.5), widgets.NewColumn(0.5)
	c.verdicts = widgets.NewVerdictBar(choices(), p.verdict)
	c.fallBack = widgets.NewCheckBox("At or above our fall-back position", false, c.setFallBack)
	c.walkAway = widgets.NewCheckBox("Walk-away reached: at or beyond our walk-away position (W)", false,
		c.setWalkAway)
	c.confirm = widgets.NewButton("", nil)
	c.fields = newFields(p)
	links := widgets.NewWrap(
		widgets.NewLink("Find the clause", p.findClause).WithKey("F"),
		widgets.NewLink("Cite by hand…", c.citeByHand).WithKey("C"),
	)
	c.column = widgets.NewColumn(2.5, c.meta, c.question, c.guidance, c.positions, c.verdicts, c.fallBack,
		c.walkAway, c.state, c.confirm,
		c.fields.reason, c.quotes, links, heading("Evidence expected"), c.evidence,
		heading("What the vendor says"), c.fields.response, heading("Finding and remedy"), c.fields.finding,
		heading("Notes"), c.fields.notes.body)
	c.scroll = widgets.NewScroller(widgets.NewInset(4, 3, c.column))
	keys := text.NewCaption("J next · K previous · 1-6 verdict · E evidence · F find the clause · C cite · N note")
	c.selected = widgets.NewNoted(240,
		widgets.NewFrame(nil, widgets.NewInset(4, 1, c.sum), nil, nil, c.scroll),
		widgets.NewInset(4, 1, keys))
	c.empty = widgets.NewEmptyState("No item selected", "Choose an item in the list, or take another filter.",
		"", nil)
	c.all = container.NewStack(c.empty)
	return c
}

func heading(words string) fyne.CanvasObject { return text.NewCaption(words) }

func choices() []widgets.Choice {
	var out []widgets.Choice
	words := map[assessments.Verdict]string{assessments.Partly: "Partly", assessments.NotApplicable: "N/A"}
	for i, v := range assessments.Verdicts() {
		word, ok := words[v]
		if !ok {
			word = ui.Sentence(v.Title())
		}
		out = append(out, widgets.Choice{
			Word: word, Key: itoa(i + 1), Mark: ui.VerdictMark(v),
			Tone: ui.VerdictTone(v), Tip: tipOf(v),
		})
	}
	return out
}

func tipOf(v assessments.Verdict) string {
	switch v {
	case assessments.Met:
		return "What we require is there"
	case assessments.Partly:
		return "Part of it is there; say below whether it reaches our fall-back position"
	case assessments.NotMet:
		return "It is not there, or below our fall-back position"
	case assessments.Silent:
		return "A person read the documents and they say nothing"
	case assessments.Contradicted:
		return "The documents disagree and their order of precedence does not settle it"
	}
	return "It does not apply here; needs a reason, and on a deal-breaker a second person"
}

func (c *card) object() fyne.CanvasObject { return c.all }

func (c *card) top() { c.scroll.ToTop() }

// flush commits what is typed.
func (c *card) flush() { c.fields.flush() }

// show brings the card in step with the model; fields keep what is being typed into them.
func (c *card) show() {
	it, ok := c.p.m.current()
	if !ok {
		c.all.Objects = []fyne.CanvasObject{c.empty}
		c.all.Refresh()
		c.item = ""
		return
	}
	if c.item == "" {
		c.all.Objects = []fyne.CanvasObject{c.selected}
		c.all.Refresh()
	}
	changed := c.item != it.ID
	c.item = it.ID
	if changed {
		c.showItem(it)
	}
	c.showAnswer(it)
	c.showQuotes()
	c.showEvidence(it)
	c.fields.show(it, changed)
	c.column.Refresh()
}

func (c *card) showItem(it assessments.Item) {
	brief := c.p.m.judged[it.ID].Brief
	meta := []string{it.Discipline.Title(), it.ID}
	if it.DealBreaker {
		meta = append(meta, "deal-breaker")
	}
	weight, question := it.Weight, it.Question
	if brief {
		weight, question = assessments.BriefWeight, it.Brief
		meta = append(meta, "asked in one line in tier "+c.p.m.a.Dossier.Assessment.Tier)
	}
	meta = append(meta, fmt.Sprintf("weight %d", weight), it.Owner)
	c.meta.SetText(strings.Join(meta, " · "))
	c.question.SetText(question)
	c.guidance.Set(text.Run{Text: "Good: ", Bold: true, Muted: true},
		text.Run{Text: it.Guidance.Good + "  ", Muted: true},
		text.Run{Text: "Trap: ", Bold: true, Muted: true}, text.Run{Text: it.Guidance.Trap, Muted: true})
	c.positions.Objects = nil
	if pos := it.Positions; pos != nil {
		for _, line := range [][2]string{
			{"We require", pos.Require},
			{"Fall back to", pos.FallBack},
			{"Walk away", pos.WalkAway},
		} {
			c.positions.Add(widgets.NewFormRow(line[0], text.NewProse(text.Run{Text: line[1]}), ""))
		}
	}
	if it.WalkAwayReason != "" {
		c.positions.Add(widgets.NewFormRow("Not met is",
			text.NewProse(text.Run{Text: "our walk-away: " + it.WalkAwayReason}), ""))
	}
	if it.DealBreaker && it.DealBreakerReason != "" {
		c.positions.Add(widgets.NewFormRow("Deal-breaker",
			text.NewProse(text.Run{Text: it.DealBreakerReason}), ""))
	}
}

func (c *card) showAnswer(it assessments.Item) {
	a, j, pts := c.p.m.a.Dossier.Answer(it.ID), c.p.m.judged[it.ID], c.p.m.points[it.ID]
	at := -1
	for i, v := range assessments.Verdicts() {
		if a.Verdict == v && !j.Stale { // a stale verdict is none of them any longer
			at = i
		}
	}
	c.verdicts.Set(at)
	for i, v := range assessments.Verdicts() {
		tone := ui.VerdictTone(v)
		if i == at {
			tone = ui.ItemTone(j)
		}
		c.verdicts.SetTone(i, tone)
	}
	c.verdicts.SetDisabled(j.Hidden)
	visible(c.fallBack, a.Verdict == assessments.Partly && it.Positions != nil)
	c.fallBack.Set(a.AtFallBack)
	visible(c.walkAway, c.p.m.mayWalkAway(it.ID))
	c.walkAway.Set(a.WalkAway)
	c.state.Set(c.stateRuns(a)...)
	visible(c.state, c.state.String() != "")
	c.showConfirm(it, a)
	c.sum.Set(text.Run{Text: pts.Arithmetic, Bold: true}, text.Run{Text: assessed(a), Muted: true})
}

// showConfirm offers what an answer still waits for: another look, or the second person.
func (c *card) showConfirm(it assessments.Item, a assessments.Answer) {
	switch {
	case a.Reconfirm:
		c.confirm.SetText("Still so: confirm the verdict")
		c.confirm.SetOnTap(c.p.confirmAgain)
	case it.TakesSecondPerson(a.Verdict) && a.SecondPerson == "":
		c.confirm.SetText("Confirm as the second person")
		c.confirm.SetOnTap(c.p.confirmSecond)
	default:
		c.confirm.Hide()
		return
	}
	c.confirm.Show()
}

func (c *card) stateRuns(a assessments.Answer) []text.Run {
	it, _ := c.p.m.current()
	j, pts := c.p.m.judged[it.ID], c.p.m.points[it.ID]
	switch {
	case j.Hidden:
		return []text.Run{{Text: "Not asked here: " + j.HiddenWhy, Muted: true}}
	case j.Stale:
		return []text.Run{
			{Text: ui.Sentence(j.State().Words(j.Verdict)) + ": ", Bold: true, Tone: theme.Mixed},
			{Text: j.StaleReason + ". " + c.p.m.wayOut(it.ID)},
		}
	case pts.GateOpen && pts.WalkAway:
		return []text.Run{
			{Text: pts.GateReason + " ", Bold: true, Tone: theme.Bad},
			{Text: "It stops an approval until an exception is approved."},
		}
	case pts.GateOpen:
		return []text.Run{
			{Text: "Deal-breaker open: ", Bold: true, Tone: theme.Bad},
			{Text: gateReason(j, pts)},
		}
	case pts.GatePassed != "":
		return []text.Run{{
			Text: ui.Sentence(scoring.Carried(j.ExceptedUntil)) + ". ", Bold: true,
			Tone: theme.Mixed,
		}}
	case a.Verdict == assessments.Silent && j.Favoured:
		return []text.Run{{Text: "Silence favours us: " + it.SilenceReason, Muted: true}}
	}
	return nil
}

func assessed(a assessments.Answer) string {
	if a.AssessedBy == "" {
		return ""
	}
	did := "tested by "
	if a.Verdict == assessments.NotApplicable {
		did = "decided by " // of what does not apply nothing is tested
	}
	out := "  ·  " + did + a.TestedBy + ", " + string(a.TestedOn)
	if a.TestedBy != a.AssessedBy || a.TestedOn != a.AssessedOn {
		out += "  ·  recorded by " + a.AssessedBy + ", " + string(a.AssessedOn)
	}
	if a.ReviewedBy != "" {
		out += "  ·  reviewed by " + a.ReviewedBy + ", " + string(a.ReviewedOn)
	}
	if a.SecondPerson != "" {
		out += "  ·  confirmed by " + a.SecondPerson
	}
	return out
}

func (c *card) setFallBack(on bool) {
	if c.p.m.a.Dossier.Answer(c.item).AtFallBack != on {
		c.p.changeAnswer(c.item, func(a *assessments.Answer) { a.AtFallBack = on })
	}
}

func (c *card) setWalkAway(on bool) {
	if c.p.m.a.Dossier.Answer(c.item).WalkAway != on {
		c.p.changing(func() { c.p.changeAnswer(c.item, func(a *assessments.Answer) { a.WalkAway = on }) })
	}
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// gateReason says why a deal-breaker is open; where it waits for a second person, how that person
// confirms it.
func gateReason(j scoring.Judged, p scoring.Points) string {
	if j.Unconfirmed {
		return p.GateReason + " Another person than the one who answered does so here, with “Confirm as the second person”."
	}
	return p.GateReason
}
