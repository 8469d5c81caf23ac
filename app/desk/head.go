package desk

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/obligations"
)

// head is what stands above and beside the lists: the assessment with its score, what an approval is
// worth, and how many duties of law the use has.
type head struct {
	page   *Page
	host   host
	m      *model
	header *widgets.PageHeader
	band   *figure.ScoreBand
	law    *widgets.Button // leads to the duties of law, and counts them
	lawRow *fyne.Container
	notice *fyne.Container // what an approval is worth, above the items
}

// subtitle is who, what for, with which data, in which scope and why.
func (m *model) subtitle() string {
	d := &m.A.Dossier
	parts := []string{d.Vendor.Name, d.Use.Purpose}
	if len(d.Use.DataClasses) > 0 {
		parts = append(parts, strings.ReplaceAll(strings.Join(d.Use.DataClasses, ", "), "_", " "))
	}
	scope := fmt.Sprintf("Scope %d", d.Assessment.Scope)
	if d.Use.StandardTerms {
		scope += " (standard terms)"
	}
	if len(d.Use.ScopeReasons) > 0 {
		scope += ": " + d.Use.ScopeReasons[0]
	}
	return strings.Join(append(parts, scope), " · ")
}

func newHead(p *Page) *head {
	h := &head{page: p, host: p.host, m: p.m}
	h.band = figure.NewScoreBand(figure.Band{})
	h.header = widgets.NewPageHeader("", "", h.band)
	h.law = widgets.NewLink(obligationsTitle(obligations.Tally{}), p.exits.to("obligations")).Small()
	h.lawRow = widgets.NewWrap(h.law, widgets.NewLink("Four questions", p.framed.fourQuestions).Small())
	h.notice = widgets.NewColumn(0)
	return h
}

// show brings the head in step with the model; law counts the duties of the use.
func (h *head) show(law obligations.Tally) {
	h.header.Set(h.m.A.Dossier.Assessment.Name, h.m.subtitle())
	h.header.SetSide(h.band, h.statePill(), widgets.NewButton("Decide…", h.page.exits.decide),
		widgets.NewPrimary("Audit pack…", h.page.exits.to("packs")))
	h.law.SetText(obligationsTitle(law))
	h.lawRow.Refresh() // it may need another width
	h.showApproval()
	h.band.Set(ui.BandOf(h.m.A.Result.Total), h.captions()...)
}

// captions are shown under the band: score, band and coverage, and the deal-breakers still open.
func (h *head) captions() []figure.Caption {
	out := []figure.Caption{{Text: h.m.headline()}}
	if t := h.m.A.Result.Total; t.GatesOpen > 0 {
		out = append(out, figure.Caption{Text: gatesOpen(t), Tone: theme.Bad})
	}
	if words := h.m.A.Result.CappedWords(); words != "" {
		out = append(out, figure.Caption{Text: words, Tone: theme.Mixed})
	}
	return out
}

// obligationsTitle counts the duties that bind; while nothing can be told, their number would be no number.
func obligationsTitle(t obligations.Tally) string {
	if t.Binds == 0 && t.Untold > 0 {
		return "Obligations ?"
	}
	return fmt.Sprintf("Obligations %d", t.Binds)
}

// statePill shows what the decision is worth today.
func (h *head) statePill() *figure.Pill {
	s := h.m.A.Standing
	return figure.NewPill(ui.Sentence(s.Words()), ui.StandingTone(s.State, s.Outcome),
		ui.StandingMark(s.State, s.Outcome))
}

// showApproval says above the items what an approval is worth, before anything is changed under it.
func (h *head) showApproval() {
	s := h.m.A.Standing
	h.notice.Objects = nil
	if assessments.InBin(&h.m.A.Dossier.Assessment) {
		h.notice.Add(ui.BinNotice(h.host, "This assessment"))
	}
	if s.Outcome.Approving() {
		words := s.Sentence()
		if s.Green() {
			words += " What is changed here makes it an approval on an earlier state."
		}
		link := widgets.NewLink("Show the decision", func() { h.page.exits.approval("") })
		mark := figure.NewStateMark(ui.StandingMark(s.State, s.Outcome), "",
			ui.StandingTone(s.State, s.Outcome))
		h.notice.Add(widgets.NewInset(4, 1,
			widgets.NewFrame(nil, nil, mark, link, widgets.NewInset(1.5, 1, text.NewCaption(words)))))
	}
	h.showWaiting()
	h.notice.Refresh()
}

// showWaiting leads the approver to the exceptions that wait for it.
func (h *head) showWaiting() {
	n := 0
	for _, x := range h.m.A.Dossier.Exceptions {
		if x.Waits(h.host.Today()) {
			n++
		}
	}
	if n > 0 {
		link := widgets.NewLink("Approve…", func() { h.page.exits.approval(ui.AskApprove) })
		h.notice.Add(widgets.NewInset(4, 1, widgets.NewFrame(nil, nil, nil, link, widgets.NewInset(0, 1,
			text.NewCaption(assessments.Count(n, "exception waits", "exceptions wait")+" for approval.")))))
	}
}
