package contracts

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/precedence"
	"countersign/assessments/terms"
)

// orderBench is what putting documents in order needs of the workbench.
type orderBench interface {
	Papers(ctx context.Context, contractID string) (precedence.Papers, error)
	SearchAll(ctx context.Context, versions []string, opts terms.Options,
		p assessments.Progress) (map[string]terms.Searched, error)
	SavePrecedence(ctx context.Context, seen, p assessments.Precedence) (assessments.Event, error)
}

// askOrder opens the dialog for the contract of the document being read, on the subject of the topic
// chosen. Where the clause on precedence is selected, it is the one that is proposed.
func (p *Reader) askOrder() {
	if p.opening.rests() {
		return
	}
	if p.m.reading.Papers.Contract == nil {
		p.host.Note("This document stands outside any contract: there is no order of precedence to record.")
		return
	}
	ask := orderQuestion{
		contract: p.m.reading.Papers.Contract.ID, subject: p.m.topic().Subject(),
		still: func() bool { return !p.closed },
	}
	if o, ok := p.m.selected(); ok && p.m.choice == chooseOrder {
		ask.quote = o.passage.Quote
	}
	ask.ask(p.host, p.bench)
}

// orderQuestion asks for an order of precedence.
type orderQuestion struct {
	contract string
	subject  assessments.PrecedenceSubject
	quote    string      // of the clause that was asked about; "" where none was
	still    func() bool // whether the page it was asked from is still there: else nothing opens
}

// ask looks for a contract's own clauses on precedence and lets a person cite one, or record an assumption.
func (q orderQuestion) ask(host host, b orderBench) {
	host.Background(func(ctx context.Context) func() {
		papers, err := b.Papers(ctx, q.contract)
		if err != nil {
			return func() { host.Fail(err) }
		}
		var versions []string
		for _, r := range papers.Order(assessments.InGeneral).Ranked {
			if r.Version.SHA256 != "" {
				versions = append(versions, r.Version.ID)
			}
		}
		found, err := b.SearchAll(ctx, versions, terms.Options{Topics: []assessments.Topic{terms.Precedence}},
			assessments.NoProgress{})
		if err != nil {
			return func() { host.Fail(err) }
		}
		drafts := newOrderDrafts(papers, papers.Clauses(found), q.subject, q.quote)
		return func() {
			if q.still() {
				newOrderDialog(host, b, drafts).open()
			}
		}
	})
}

// orderDialog shows orders of precedence being put together, one subject at a time.
type orderDialog struct {
	host  host
	bench orderBench
	draft *orderDrafts

	subjects *widgets.ChipBar
	record   *text.Prose // what the workspace holds
	standing *text.Prose // what saving would make of it
	list     *widgets.List
	clauses  *fyne.Container
	save     *widgets.Button
	again    *fyne.Container // says that something is there that was changed before
	body     fyne.CanvasObject
	hide     func()
}

func newOrderDialog(host host, b orderBench, drafts *orderDrafts) *orderDialog {
	d := &orderDialog{host: host, bench: b, draft: drafts}
	subjects := assessments.PrecedenceSubjects()
	d.record, d.standing = text.NewCaption(""), text.NewCaptionRuns()
	d.list = widgets.NewList(widgets.ListStyle{Ruled: true}, func(string) {})
	d.clauses = widgets.NewColumn(2)
	d.save = widgets.NewPrimary("", d.commit)
	d.subjects = widgets.NewChipBar(make([]string, len(subjects)), func(i int) {
		if d.draft.subject != subjects[i] {
			d.draft.subject = subjects[i]
			d.hide()
			d.open()
			host.Window().Canvas().Focus(d.subjects.Chips()[i].(fyne.Focusable))
		}
	})
	up := widgets.NewButton("Move up", func() { d.move(-1) }).Small()
	down := widgets.NewButton("Move down", func() { d.move(+1) }).Small()
	cancel := widgets.NewButton("Cancel", func() { d.hide() })
	head := widgets.NewColumn(1, d.record, text.NewCaption("The first prevails"), d.standing)
	left := widgets.NewFrame(head, widgets.NewWrap(up, down), nil, nil, d.list)
	right := widgets.NewFrame(text.NewCaption("Clauses found in these documents"), nil, nil, nil,
		widgets.NewScroller(widgets.NewInset(1, 1, d.clauses)))
	split := widgets.NewSplitColumns(
		[]widgets.SplitPart{
			{Content: widgets.NewInset(1, 1, left), Width: 300, Min: 160},
			{Content: widgets.NewInset(3, 1, right), Min: 260},
		}, nil, nil)
	buttons := container.NewHBox(layout.NewSpacer(), cancel, d.save)
	d.again = ui.NewStillHere(d.throwAway)
	d.again.Hidden = !drafts.restore(host.Drafts().Forms().Of(drafts.keptAs()))
	d.body = container.NewBorder(container.NewVBox(widgets.NewInset(0, 2, d.subjects), d.again), buttons,
		nil, nil, split)
	return d
}

// open shows the dialog under the title of its subject.
func (d *orderDialog) open() {
	d.refill()
	title := "Order of precedence " + forSubject(d.draft.subject) + ": " + d.draft.papers.Contract.Name
	d.hide = d.host.Show(title, ui.Sized(d.host, d.body, 820, 460))
}

func (d *orderDialog) move(by int) {
	d.draft.move(d.list.Picked(), by)
	d.keep()
	d.refill()
}

func (d *orderDialog) follow(clause int) {
	d.draft.use(clause)
	d.keep()
	d.refill()
}

func (d *orderDialog) refill() {
	var words []string
	subjects := assessments.PrecedenceSubjects()
	for _, s := range subjects {
		word := ui.Sentence(s.Title())
		if d.draft.of[s].touched {
			word += " (not saved)"
		}
		words = append(words, word)
	}
	d.subjects.SetWords(words)
	d.subjects.Mark(slices.Index(subjects, d.draft.subject))
	d.record.SetText(d.draft.onRecord())
	d.showOrder()
	d.showClauses()
	d.save.SetText(d.draft.verb())
}

// showOrder lists the documents, and says what the order rests on once it is saved.
func (d *orderDialog) showOrder() {
	now := d.draft.now()
	var items []widgets.Item
	for i, id := range now.Order {
		items = append(items, widgets.Item{ID: id, Title: fmt.Sprintf("%d. %s", i+1, d.draft.name(id))})
	}
	picked := d.list.Picked()
	d.list.SetItems(items)
	if picked == "" && len(items) > 0 {
		picked = items[0].ID
	}
	d.list.Pick(picked)
	switch {
	case now.Clause >= 0:
		d.standing.Set(text.Run{
			Text: "As the clause reads; correct it if it reads otherwise.",
			Tone: theme.Info,
		})
	case now.Record.Cited():
		d.standing.Set(text.Run{
			Text: "Cited from " + section(now.Record.Section), Tone: theme.Good,
			Bold: true,
		})
	default:
		d.standing.Set(text.Run{Text: "Assumed until its clause is cited", Tone: theme.Mixed, Bold: true})
	}
}

func (d *orderDialog) showClauses() {
	d.clauses.Objects = nil
	for i, c := range d.draft.clauses {
		o := offer{document: c.Document, version: c.Version, passage: c.Passage}
		use := widgets.NewButton("Use this clause", func() { d.follow(i) })
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
			Head: o.heading(true), Runs: []text.Run{{Text: "“" + c.Passage.Quote + "”"}}, Why: reads,
			Buttons: []*widgets.Button{use}, Chosen: i == d.draft.now().Clause,
		}, func() { d.follow(i) }))
	}
	if len(d.draft.clauses) == 0 {
		d.clauses.Add(text.NewCaption(
			"The finder found no clause that says which document prevails. It can miss one: read the general provisions. Until a clause is cited the order is assumed, and says so."))
	}
	d.clauses.Refresh()
}

// commit saves the order of the subject shown. The dialog stays while another one was changed and is
// not saved.
func (d *orderDialog) commit() {
	seen, p := d.draft.now().Record, d.draft.result()
	d.save.Disable()
	d.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return d.bench.SavePrecedence(ctx, seen, p)
	}, func(err error) {
		d.save.Enable()
		if err != nil {
			d.host.Fail(d.draft.beside(err))
			d.keep()
			d.refill()
			return
		}
		d.draft.saved(p)
		d.keep()
		d.host.Note("Order of precedence " + forSubject(p.Subject) + " recorded; Ctrl+Z undoes it")
		if left := d.draft.unsaved(); len(left) > 0 {
			d.draft.subject = left[0]
			d.hide()
			d.open()
			return
		}
		d.hide()
	})
}
