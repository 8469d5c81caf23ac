package contracts

import (
	"slices"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// showOvertaken says over the text that another version has taken its place, and opens that.
func (p *Reader) showOvertaken() {
	p.notice.Objects = nil
	v := p.m.reading.Version
	if assessments.InBin(&v) || assessments.InBin(&p.m.reading.Document) {
		p.notice.Add(ui.BinNotice(p.host, "This document"))
	}
	if over, next := ui.Overtaken(v, p.m.reading.Versions, p.host.Today()); over != "" && v.ID != "" {
		words := "This version was " + over + ": " + ui.OldQuote + "."
		mark := figure.NewStateMark(theme.MarkAlert, "", theme.Mixed)
		said := widgets.NewInset(1.5, 1, text.NewProse(text.Run{Text: words, Tone: theme.Mixed}))
		line := widgets.NewFrame(nil, nil, mark, nil, said)
		if next.ID != "" {
			open := widgets.NewLink("Open version "+next.Label, func() { p.host.Go(p.route(next.ID, nil)) })
			line = widgets.NewFrame(nil, nil, mark, open, said)
		}
		p.notice.Add(widgets.NewInset(4, 1, line))
	}
	p.notice.Refresh()
}

// overtaken says what has taken the place of a version that is read here, "" while nothing has.
func (p *Reader) overtaken(version string) string {
	all := slices.Concat(p.m.reading.Versions, p.m.reading.Papers.Versions)
	i := slices.IndexFunc(all, func(v assessments.Version) bool { return v.ID == version })
	if i < 0 {
		return ""
	}
	over, _ := ui.Overtaken(all[i], all, p.host.Today())
	return over
}

// citedTone is the colour of a citation: words that are there, but in a text that no longer holds, are
// not good.
func (p *Reader) citedTone(s assessments.CitationState, version string) theme.Tone {
	if tone := stateTone(s); tone != theme.Good || p.overtaken(version) == "" {
		return tone
	}
	return theme.Mixed
}
