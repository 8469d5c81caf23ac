package decision

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

// worth says above the records what the decision is worth today, what speaks against it and what is missing.
type worth struct {
	page     *Page
	host     host
	m        *model
	header   *widgets.PageHeader
	notice   *fyne.Container // that the assessment is in the bin
	standing *figure.StateMark
	why      *fyne.Container
}

func newWorth(p *Page) *worth {
	w := &worth{page: p, host: p.host, m: p.m}
	w.header, w.notice = widgets.NewPageHeader("", ""), widgets.NewColumn(0)
	w.standing = figure.NewStateMark(theme.MarkRing, "", theme.Neutral)
	w.why = widgets.NewColumn(0.5)
	return w
}

// show brings it in step with the model.
func (w *worth) show() {
	d := &w.m.a.Dossier
	w.notice.Objects = nil
	if assessments.InBin(&d.Assessment) {
		w.notice.Add(ui.BinNotice(w.host, "This assessment"))
	}
	w.header.Set(d.Assessment.Name,
		fmt.Sprintf("Decision · %s · %s · Scope %d", d.Vendor.Name, d.Service.Name, d.Assessment.Scope))
	except := widgets.NewButton("Request an exception…", func() { w.page.excepting.askException("") })
	decide := widgets.NewPrimary("Decide…", w.page.deciding.askDecision)
	for b, why := range map[*widgets.Button]string{
		except: w.page.excepting.rests(), decide: w.page.deciding.rests(),
	} {
		if why != "" {
			b.Disable()
		}
	}
	w.header.SetSide(widgets.NewButton("Items", w.page.items),
		widgets.NewButton("Sign off…", w.page.deciding.askSignOff), except, decide)
	s := w.m.a.Standing
	w.standing.Set(ui.StandingMark(s.State, s.Outcome), ui.Sentence(s.Words())+", as of "+string(s.Day),
		ui.StandingTone(s.State, s.Outcome))
	w.showReasons()
}

// reasonsShown is how many reasons have room above the list; a dialog lists all.
const reasonsShown = 4

func (w *worth) showReasons() {
	all := w.m.reasons()
	w.why.Objects = nil
	for i, line := range all {
		if i == reasonsShown && len(all) > reasonsShown+1 {
			w.why.Add(widgets.NewWrap(widgets.NewLink(
				fmt.Sprintf("Show all %d reasons and changes", len(all)), func() {
					w.listLines("What has become of the decision", all)
				})))
			break
		}
		w.why.Add(text.NewCaption(line))
	}
	if len(all) == 0 {
		w.why.Add(text.NewCaption(nothingAgainst(w.m.a.Standing.Green())))
	}
	w.showNeeds()
	w.why.Refresh()
}

func nothingAgainst(green bool) string {
	if green {
		return "Nothing speaks against it: the state it was taken on is unchanged, no deal-breaker is open and no condition overdue."
	}
	return "No approval is on record that could stand."
}

// showNeeds adds, under what speaks against the decision, what an approval still takes and what a
// newer set would ask.
func (w *worth) showNeeds() {
	if n := len(w.m.waiting()); n > 0 {
		w.why.Add(linked(assessments.Count(n, "exception waits", "exceptions wait")+
			" for approval by someone else than who asked for it.", "Approve the exception…",
			w.page.excepting.approveNext))
	}
	if list := w.m.needs(); len(list) > 0 {
		w.why.Add(linked(assessments.Count(len(list), "thing is", "things are")+
			" missing for an approval.",
			"Show what is missing", func() { w.listLines("What an approval still takes", list) }))
	}
	if words := w.m.newer.Words(); words != "" {
		w.why.Add(linked(words+" This assessment stands by the rules of its own set.", "Show what it asks",
			func() {
				w.listLines(fmt.Sprintf("What %s asks", w.m.newer.New), w.m.newerLines())
			}))
	}
}

// linked is a sentence with a link behind it.
func linked(words, link string, open func()) *text.Prose {
	return text.NewProse(text.Run{Text: words + " ", Muted: true}, text.Run{Text: link, Link: open})
}

func (w *worth) listLines(title string, lines []string) {
	column := widgets.NewColumn(1)
	for _, line := range lines {
		column.Add(text.NewProse(text.Run{Text: line}))
	}
	ui.Tell(w.host, title, column, 620, 420)
}
