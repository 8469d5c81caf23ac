package contracts

import (
	"context"
	"fmt"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// orderBench is what putting documents in order needs of the workbench.
type orderBench interface {
	Papers(ctx context.Context, contractID string) (workbench.Papers, error)
	SearchAll(ctx context.Context, versions []string, lex *terms.Lexicon, opts terms.Options, p assessments.Progress) (map[string]workbench.Searched, error)
	SavePrecedence(ctx context.Context, p assessments.Precedence) (assessments.Event, error)
}

// askOrder opens the dialog for the contract of the document being read.
func (p *Reader) askOrder() {
	if p.rests() {
		return
	}
	if p.m.reading.Papers.Contract == nil {
		p.host.Note("This document stands outside any contract: there is no order of precedence to record.")
		return
	}
	askOrder(p.host, p.bench, p.lex, p.m.reading.Papers.Contract.ID, func() bool { return !p.closed })
}

// askOrder looks for a contract's own clauses on precedence and lets a person cite one, or record an assumption. It
// opens nothing once still says that the page it was asked from is gone.
func askOrder(host ui.Host, b orderBench, lex Lexicon, contract string, still func() bool) {
	host.Background(func(ctx context.Context) func() {
		papers, err := b.Papers(ctx, contract)
		if err != nil {
			return func() { host.Fail(err) }
		}
		var versions []string
		for _, r := range papers.Order("general").Ranked {
			if r.Version.SHA256 != "" {
				versions = append(versions, r.Version.ID)
			}
		}
		l, err := lex()
		if err != nil {
			return func() { host.Fail(err) }
		}
		found, err := b.SearchAll(ctx, versions, l, terms.Options{Topics: []assessments.Topic{terms.Precedence}}, assessments.NoProgress{})
		if err != nil {
			return func() { host.Fail(err) }
		}
		draft := newOrderDraft(papers, papers.Clauses(found))
		return func() {
			if still() {
				(&orderDialog{host: host, bench: b, draft: draft}).show()
			}
		}
	})
}

// orderDialog shows an order of precedence being put together.
type orderDialog struct {
	host  ui.Host
	bench orderBench
	draft *orderDraft

	subjects *widgets.ChipBar
	standing *widgets.Prose
	list     *widgets.List
	clauses  *fyne.Container
	save     *widgets.Button
	hide     func()
}

func (d *orderDialog) show() {
	var words []string
	subjects := assessments.PrecedenceSubjects()
	for _, s := range subjects {
		words = append(words, ui.Sentence(subjectTitle(s)))
	}
	d.standing = widgets.NewCaptionRuns()
	d.list = widgets.NewList(widgets.ListStyle{Ruled: true}, func(string) {})
	d.clauses = widgets.NewColumn(2)
	d.save = widgets.NewPrimary("", d.commit)
	d.subjects = widgets.NewChipBar(words, func(i int) {
		if d.draft.subject != subjects[i] {
			d.draft.about(subjects[i])
		}
		d.refill()
	})
	up := widgets.NewButton("Move up", func() { d.move(-1) }).Small()
	down := widgets.NewButton("Move down", func() { d.move(+1) }).Small()
	cancel := widgets.NewButton("Cancel", func() { d.hide() })
	left := widgets.NewFrame(widgets.NewColumn(1, widgets.NewCaption("The first prevails"), d.standing), widgets.NewWrap(up, down), nil, nil, d.list)
	right := widgets.NewFrame(widgets.NewCaption("Clauses found in these documents"), nil, nil, nil, widgets.NewScroller(widgets.NewInset(1, 1, d.clauses)))
	split := widgets.NewSplitColumns([]widgets.SplitPart{{Content: widgets.NewInset(1, 1, left), Width: 300, Min: 160}, {Content: widgets.NewInset(3, 1, right), Min: 260}}, nil, nil)
	buttons := container.NewHBox(layout.NewSpacer(), cancel, d.save)
	body := container.NewBorder(widgets.NewInset(0, 2, d.subjects), buttons, nil, nil, split)
	for i, s := range subjects {
		if s == d.draft.subject {
			d.subjects.Choose(i)
		}
	}
	d.refill()
	d.hide = d.host.Show("Order of precedence: "+d.draft.papers.Contract.Name, ui.Sized(d.host, body, 820, 460))
}

func (d *orderDialog) move(by int) {
	d.draft.move(d.list.Picked(), by)
	d.refill()
}

func (d *orderDialog) refill() {
	var items []widgets.Item
	for i, id := range d.draft.order {
		items = append(items, widgets.Item{ID: id, Title: fmt.Sprintf("%d. %s", i+1, d.draft.name(id))})
	}
	picked := d.list.Picked()
	d.list.SetItems(items)
	if picked == "" && len(items) > 0 {
		picked = items[0].ID
	}
	d.list.Pick(picked)
	switch {
	case d.draft.clause >= 0:
		d.standing.Set(widgets.Run{Text: "As the clause reads; correct it where it reads otherwise.", Tone: theme.Info})
	case d.draft.record.VersionID != "":
		d.standing.Set(widgets.Run{Text: "Cited from " + section(d.draft.record.Section), Tone: theme.Good, Bold: true})
	default:
		d.standing.Set(widgets.Run{Text: "Assumed until its clause is cited", Tone: theme.Mixed, Bold: true})
	}
	d.clauses.Objects = nil
	for i, c := range d.draft.clauses {
		o := offer{document: c.Document, version: c.Version, passage: c.Passage}
		use := widgets.NewButton("Use this clause", func() { d.draft.use(i); d.refill() })
		reads := "Which documents it puts in order could not be read from its words: set the order yourself."
		if len(c.Order) > 1 {
			reads = "Reads as: "
			for k, id := range c.Order {
				if k > 0 {
					reads += ", then "
				}
				reads += d.draft.name(id)
			}
		}
		d.clauses.Add(widgets.NewPassageCard(widgets.Passage{
			Head: o.heading(true), Runs: []widgets.Run{{Text: "“" + c.Passage.Quote + "”"}}, Why: reads, Buttons: []*widgets.Button{use}, Chosen: i == d.draft.clause,
		}, func() { d.draft.use(i); d.refill() }))
	}
	if len(d.draft.clauses) == 0 {
		d.clauses.Add(widgets.NewCaption("The finder found no clause that says which document prevails. It can miss one: read the general provisions. Until a clause is cited the order is assumed, and says so."))
	}
	d.save.SetText(d.draft.verb())
	d.clauses.Refresh()
}

func (d *orderDialog) commit() {
	p := d.draft.result()
	d.save.Disable()
	d.host.Write(func(ctx context.Context) (assessments.Event, error) { return d.bench.SavePrecedence(ctx, p) }, func(err error) {
		d.save.Enable()
		if err != nil {
			d.host.Fail(err)
			return
		}
		d.hide()
		d.host.Note("Order of precedence recorded; Ctrl+Z takes it back")
	})
}
