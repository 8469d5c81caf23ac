package verdict

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Bench is what giving a verdict needs of the workbench.
type Bench interface {
	ui.Changer
	SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event, error)
	ConfirmNotApplicable(ctx context.Context, assessment, item string) (assessments.Event, error)
	Decide(ctx context.Context, d assessments.Decision, seen *workbench.Seen,
		conditions ...assessments.ApprovalCondition) (assessments.Event, error)
	TextState(ctx context.Context, sha256 string) (workbench.TextState, error)
	Actor() assessments.Actor
	Acting(ctx context.Context) assessments.Actor
}

// Host is what it asks of the window.
type Host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
}

// Page is the page on which a verdict is given.
type Page interface {
	// Selected is the item that is answered; false while there is none.
	Selected() (assessments.Item, bool)
	// Flush commits what is typed and not yet saved.
	Flush()
	// Load rereads what the page shows.
	Load()
	Closed() bool
}

// Giver gives, confirms and clears the verdict on the selected item of the assessment shown, and says what
// becomes of it.
type Giver struct {
	page  Page
	host  Host
	bench Bench
	m     *Shown
	gave  string // item that a verdict was given on, until what became of it is read
	asked string // the assessment of which it was asked in this visit whether to reopen it
}

// NewGiver gives verdicts on a page that shows an assessment.
func NewGiver(p Page, b Bench, h Host, m *Shown) *Giver {
	return &Giver{page: p, host: h, bench: b, m: m}
}

// Give gives the i-th verdict on the selected item. What a verdict needs beside it (a reason, the versions
// read) is asked for, or filled with what is plain.
func (g *Giver) Give(i int) {
	it, ok := g.page.Selected()
	if !ok || restsOf(g).give() != "" {
		return
	}
	g.page.Flush()
	v := assessments.Verdicts()[i]
	if g.asksToReopen(func() { g.give(it, v) }) {
		return
	}
	g.give(it, v)
}

func (g *Giver) give(it assessments.Item, v assessments.Verdict) {
	a := g.m.A.Dossier.Answer(it.ID)
	judge := func(a *assessments.Answer) {
		a.Verdict, a.Reconfirm = v, false
		if v != assessments.Partly {
			a.AtFallBack = false
		}
		if !it.MayWalkAway(v) {
			a.WalkAway = false
		}
	}
	id := g.m.ID()
	switch {
	case v == assessments.NotApplicable && strings.TrimSpace(a.Reason) == "":
		g.askReason(it, func(reason string) ui.Intent {
			return g.changingOf(id, it.ID, func(a *assessments.Answer) { judge(a); a.Reason = reason })
		}, g.given(it.ID))
		return
	case v == assessments.Silent &&
		(g.m.readAgain(it.ID) || len(a.ReadVersions) == 0 && it.Kind == assessments.TermItem):
		g.askRead(it, func(read []string) ui.Intent {
			return g.changingOf(id, it.ID, func(a *assessments.Answer) { judge(a); a.ReadVersions = read })
		}, g.given(it.ID))
		return
	}
	g.host.Write(g.changing(it.ID, judge), g.judged(it.ID))
}

// judged is called with the result of a verdict on an item.
func (g *Giver) judged(item string) func(error) {
	given := g.given(item)
	return func(err error) {
		if err != nil {
			g.host.Fail(err)
			g.page.Load() // the screen shows what is saved, not what was refused
			return
		}
		given()
	}
}

// given is called once a verdict on an item was carried out. A verdict repeated on a stale item
// changes nothing, so that no event would bring the item again: it is read, to say that it is still
// stale.
func (g *Giver) given(item string) func() {
	quotes, evidence := g.m.aged(item)
	late := g.m.Judged[item].Stale || quotes || evidence
	return func() {
		if late && !g.page.Closed() {
			g.gave = item
			g.page.Load()
		}
	}
}

// ToggleWalkAway marks the selected answer as at our walk-away position, or takes the mark away.
func (g *Giver) ToggleWalkAway() {
	it, ok := g.page.Selected()
	if !ok {
		return
	}
	if why := restsOf(g).walkAway(); why != "" {
		g.host.Note(why)
		return
	}
	g.page.Flush()
	g.setWalkAway(!g.m.A.Dossier.Answer(it.ID).WalkAway)
}

// ConfirmAgain confirms the selected verdict, which was carried over or overtaken by a change.
func (g *Giver) ConfirmAgain() {
	it, ok := g.page.Selected()
	if !ok {
		return
	}
	if why := restsOf(g).confirm(); why != "" {
		g.host.Note(why)
		return
	}
	g.page.Flush()
	again := func(a *assessments.Answer) { a.Reconfirm = false }
	g.host.Write(g.changing(it.ID, again), g.judged(it.ID))
}

// SayStillOpen says that the verdict just given leaves its item stale, and what it waits for. The page calls it
// when it shows what it read.
func (g *Giver) SayStillOpen() {
	item := g.gave
	g.gave = ""
	if j := g.m.Judged[item]; item != "" && j.Stale && !j.Hidden {
		it, _ := g.m.Item(item)
		g.host.Note("“" + it.Title + "” is still stale. " + g.m.WayOut(item))
	}
}

// Clear takes the selected verdict away.
func (g *Giver) Clear() {
	it, ok := g.page.Selected()
	if !ok || restsOf(g).clear() != "" {
		return
	}
	g.page.Flush()
	g.Reopening(func() {
		g.change(it.ID, func(a *assessments.Answer) {
			a.Verdict, a.AtFallBack, a.WalkAway = assessments.NotAssessed, false, false
		})
	})
}

func (g *Giver) setFallBack(on bool) {
	it, ok := g.page.Selected()
	if ok && g.m.A.Dossier.Answer(it.ID).AtFallBack != on {
		g.change(it.ID, func(a *assessments.Answer) { a.AtFallBack = on })
	}
}

func (g *Giver) setWalkAway(on bool) {
	it, ok := g.page.Selected()
	if ok && g.m.A.Dossier.Answer(it.ID).WalkAway != on {
		g.Reopening(func() {
			g.change(it.ID, func(a *assessments.Answer) { a.WalkAway = on })
		})
	}
}

// change changes the answer to an item as the page shows it.
func (g *Giver) change(item string, change func(*assessments.Answer)) {
	g.Act(g.changing(item, change))
}

// changing is the intent to change the answer to an item as the page shows it: a verdict that someone else
// gave in the meantime is not replaced unseen.
func (g *Giver) changing(item string, change func(*assessments.Answer)) ui.Intent {
	seen := g.answer(item)
	return ui.Changing(g.bench, &seen, func(r assessments.Record) { change(r.(*assessments.Answer)) })
}

// changingOf is changing for what was asked about an assessment: a page of several can show another one by the
// time it is answered.
func (g *Giver) changingOf(id, item string, change func(*assessments.Answer)) ui.Intent {
	if g.m.ID() == id {
		return g.changing(item, change)
	}
	return func(context.Context) (assessments.Event, error) {
		return assessments.Event{}, assessments.Errorf(assessments.Refused,
			"Another assessment is shown now, so nothing was changed. Go back to the item and give the verdict there.")
	}
}

// answer is the answer to an item, with its key.
func (g *Giver) answer(item string) assessments.Answer {
	a := g.m.A.Dossier.Answer(item)
	a.ID, a.AssessmentID, a.ItemID = g.m.ID()+"/"+item, g.m.ID(), item
	return a
}

// Act carries out an intent; what it changed arrives by its event.
func (g *Giver) Act(intent ui.Intent) {
	g.host.Write(intent, func(err error) {
		if err != nil {
			g.host.Fail(err)
			g.page.Load() // the screen shows what is saved, not what was refused
		}
	})
}

func (g *Giver) confirmSecond() {
	it, ok := g.page.Selected()
	if !ok {
		return
	}
	id := g.m.ID()
	g.Act(func(ctx context.Context) (assessments.Event, error) {
		return g.bench.ConfirmNotApplicable(ctx, id, it.ID)
	})
}

// TakeRune carries out the keys of a verdict: 1-6, 0 clear, X walk-away reached, Y confirm again.
func (g *Giver) TakeRune(r rune) bool {
	switch r {
	case '1', '2', '3', '4', '5', '6':
		g.Give(int(r - '1'))
	case '0':
		g.Clear()
	case 'x', 'X':
		g.ToggleWalkAway()
	case 'y', 'Y':
		g.ConfirmAgain()
	default:
		return false
	}
	return true
}

// MenuItems are the six verdicts and their clearing, for the context menu of an item; at selects it first.
func (g *Giver) MenuItems(item string, at func()) []*fyne.MenuItem {
	of := rests{g.m, func() (assessments.Item, bool) { return g.m.Item(item) }}
	var out []*fyne.MenuItem
	for i, v := range assessments.Verdicts() {
		one := fyne.NewMenuItem(ui.Sentence(v.Title()), func() { at(); g.Give(i) })
		one.Disabled = of.give() != ""
		out = append(out, one)
	}
	clear := fyne.NewMenuItem("Clear the verdict", func() { at(); g.Clear() })
	clear.Disabled = of.clear() != ""
	return append(out, fyne.NewMenuItemSeparator(), clear)
}

// Commands are those of the selected verdict, for menu, palette and the sheet of keys.
func (g *Giver) Commands() []ui.Command {
	var out []ui.Command
	for i, v := range assessments.Verdicts() {
		out = append(out, ui.Command{
			ID: "desk.verdict." + string(v), Title: "Verdict: " + v.Title(),
			Menu: "Assessment", Keys: key(i), Run: func() { g.Give(i) },
		}.Unless(restsOf(g).give))
	}
	return append(out,
		ui.Command{
			ID: "desk.clear", Title: "Clear the verdict", Menu: "Assessment", Keys: "0",
			Run: g.Clear,
		}.Unless(restsOf(g).clear),
		ui.Command{
			ID: "desk.walkaway", Title: "Mark walk-away reached", Menu: "Assessment", Keys: "X",
			Run: g.ToggleWalkAway,
		}.Unless(restsOf(g).walkAway),
		ui.Command{
			ID: "desk.confirm", Title: "Confirm the verdict again", Menu: "Assessment", Keys: "Y",
			Run: g.ConfirmAgain,
		}.Unless(restsOf(g).confirm),
	)
}
