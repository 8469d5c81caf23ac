package matrix

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// lawsView lists the laws a use may fall under, with their dates, and as of when these were read.
func (p *Page) lawsView() fyne.CanvasObject {
	o := &p.m.c.Obligations
	col := widgets.NewColumn(5, text.NewCaption(lawsIntro(o)))
	if o.Old(p.host.Today()) {
		col.Add(text.NewProse(text.Run{Text: oldLaw(o), Bold: true}))
	}
	for _, r := range p.m.c.Regulations {
		law := section(r.Title)
		law.Add(text.NewProse(text.Run{Text: strings.TrimSpace(r.Says)}))
		if l, ok := o.Law(r.ID); ok && l.Instrument != "" {
			law.Add(text.NewCaption(strings.TrimSuffix(l.Instrument+"; "+l.Edition, "; ")))
		}
		for _, d := range r.Dates {
			law.Add(lawDay(d, p.host.Today()))
		}
		if len(r.Dates) == 0 {
			law.Add(text.NewCaption("No date is given here: it depends on where and how the service is used."))
		}
		col.Add(law)
	}
	left := section("Not in these duties")
	for _, one := range o.LeftOut {
		left.Add(text.NewProse(text.Run{Text: one}))
	}
	col.Add(left)
	recheck := section("To look up again")
	for _, one := range o.Recheck {
		recheck.Add(text.NewProse(text.Run{Text: one}))
	}
	col.Add(recheck)
	return widgets.NewScroller(widgets.NewInset(4.5, 2.5, col))
}

// lawsIntro says how far the dates can be relied on.
func lawsIntro(o *assessments.Obligations) string {
	return "The days on which duties of law start, " + o.Sources() + ". They were not read on official sites. Each has its" +
		" source and its own day. Check a date before relying on it. Not legal advice."
}

// oldLaw says that the data of law has grown old.
func oldLaw(o *assessments.Obligations) string {
	return fmt.Sprintf("The law was read on %s, more than six months ago. What changed since is not here.",
		o.AsOf)
}

// lawDay is a day with its state, what starts on it, and where that was read.
func lawDay(d assessments.RegulationDate, today assessments.Date) fyne.CanvasObject {
	mark, word, tone := theme.MarkRing, "from "+string(d.Date), theme.Mixed
	source := d.Source + ", " + d.SourceDay()
	switch {
	case d.Certainty != "" && !d.Certainty.Computed():
		mark, word, tone = theme.MarkDotted, "cannot be told", theme.Unknown
		source = fmt.Sprintf("%s by %s: %s", d.Date, d.Certainty.Title(), source)
	case d.Date == "":
		mark, word, tone = theme.MarkFull, "in force", theme.Info
	case d.Date <= today:
		mark, word, tone = theme.MarkFull, "since "+string(d.Date), theme.Info
	}
	said := widgets.NewColumn(0, text.NewProse(text.Run{Text: d.What}), text.NewCaption(source))
	for _, s := range d.Stays {
		said.Add(text.NewProse(text.Run{Text: s.Title + ": " + s.Says + " As of " + string(s.AsOf) + "."}))
	}
	state := widgets.NewColumn(0, container.New(dateColumn{}, figure.NewStateMark(mark, word, tone)))
	return widgets.NewFrame(nil, nil, state, nil, said)
}
