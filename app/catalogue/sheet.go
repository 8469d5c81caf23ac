package catalogue

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// itemSheet shows everything the set says about one item.
type itemSheet struct {
	host host
	m    *model
	side *fyne.Container
}

// show is everything the set says about one item.
func (sh *itemSheet) show(id string) {
	it, ok := sh.m.current().T.Item(id)
	if !ok {
		return
	}
	sh.m.item = id
	caption := it.ID + " · " + it.Discipline.Title() + " · " + ui.Sentence(it.Owner)
	if t := topic(it); t != "" {
		caption += " · " + t
	}
	pills := widgets.NewWrap(figure.NewPill(string(it.Kind), theme.Neutral, theme.NoMark),
		figure.NewPill(fmt.Sprintf("weight %d", it.Weight), theme.Neutral, theme.NoMark))
	if it.DealBreaker {
		pills.Add(figure.NewPill("deal-breaker", theme.Bad, theme.MarkFlag))
	}
	sh.put(text.NewCaption(caption), text.NewLead(it.Title), text.NewProse(text.Run{Text: it.Question}),
		pills)
	if it.DealBreaker {
		sh.say("Gates approval", it.DealBreakerReason)
	}
	sh.say("Not met is our walk-away", it.WalkAwayReason)
	sh.say("Where the tier spares it, one line is asked", it.Brief)
	sh.say("A good answer", it.Guidance.Good)
	sh.say("The usual trap", it.Guidance.Trap)
	sh.showPositions(it)
	sh.showEvidence(it)
	sh.showWhen(it)
	sh.showSources(it)
}

// put puts objects under the selected item.
func (sh *itemSheet) put(objects ...fyne.CanvasObject) {
	for _, o := range objects {
		sh.side.Add(o)
	}
}

func (sh *itemSheet) heading(words string) {
	sh.put(widgets.NewInset(0, 1, text.NewProse(text.Run{Text: words, Bold: true, Muted: true})))
}

// say is a line with its label; nothing where there is nothing to say.
func (sh *itemSheet) say(label, words string) {
	if words != "" {
		sh.put(text.NewProse(text.Run{Text: label + ": ", Bold: true}, text.Run{Text: words}))
	}
}

// showPositions is our line on a term, with wording to ask for that can be copied.
func (sh *itemSheet) showPositions(it assessments.Item) {
	if it.Positions == nil {
		return
	}
	sh.heading("Our positions, for ourselves")
	sh.say("We require", it.Positions.Require)
	sh.say("We fall back to", it.Positions.FallBack)
	sh.say("We walk away", it.Positions.WalkAway)
	if wording := it.Positions.Remedy; wording != "" {
		sh.say("Wording to ask for", wording)
		sh.put(widgets.NewWrap(widgets.NewLink("Copy the wording", func() {
			sh.host.Clipboard().SetContent(wording)
			sh.host.Note("The wording is on the clipboard")
		}).Small()))
	}
}

func (sh *itemSheet) showEvidence(it assessments.Item) {
	sh.heading("Expected evidence, and the strength it gives")
	for _, e := range it.Evidence {
		note := e.Strength.Title()
		if e.MaxAge > 0 {
			note += fmt.Sprintf(", not older than %d months", e.MaxAge)
		}
		sh.put(widgets.NewColumn(0, text.NewProse(text.Run{Text: "•  " + e.Title}),
			widgets.NewInset(3, 0, text.NewCaption(note))))
	}
	if it.MinStrength != assessments.StrengthNone {
		sh.say("It needs at least", it.MinStrength.Title())
	}
	if it.SilenceFavours() {
		sh.say("If the contract is silent", "that favours us. "+it.SilenceReason)
	}
}

// showWhen says when the item is asked, and when again.
func (sh *itemSheet) showWhen(it assessments.Item) {
	if len(it.When)+len(it.Triggers) == 0 {
		return
	}
	sh.heading("When it is asked")
	for _, w := range it.When {
		sh.put(text.NewProse(text.Run{Text: "Only where " + w.Words() + ". ", Bold: true},
			text.Run{Text: "Elsewhere hidden: " + w.Reason, Muted: true}))
	}
	for _, t := range it.Triggers {
		sh.put(text.NewProse(text.Run{Text: "Asked again when " + assessments.TriggerTitle(t) + "."}))
	}
}

// showSources says where the item comes from, and what else it bears on.
func (sh *itemSheet) showSources(it assessments.Item) {
	sh.heading("Where it comes from")
	for _, s := range it.Sources {
		if s.Requirement == "" {
			sh.put(text.NewProse(text.Run{Text: "Practice  ", Bold: true},
				text.Run{Text: s.Practice, Muted: true}))
			continue
		}
		r, _ := sh.m.c.Requirement(s.Requirement)
		sh.put(text.NewProse(text.Run{Text: r.ID + "  ", Bold: true}, text.Run{Text: r.Says, Muted: true}))
	}
	if len(it.Crosswalk) == 0 {
		return
	}
	sh.heading("Bears on, in our words")
	for _, ref := range it.Crosswalk {
		sh.put(text.NewProse(text.Run{Text: ref + "  ", Bold: true},
			text.Run{Text: sh.m.paraphrase(ref), Muted: true}))
	}
}
