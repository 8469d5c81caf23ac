// Package bin shows what was moved to the bin: to be restored, or, if the law requires it, purged
// permanently. Nothing else is ever lost. Start with New.
package bin

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the page needs of the workbench.
type bench interface {
	Binned(ctx context.Context, n assessments.Noun) ([]assessments.Record, error)
	Unbin(ctx context.Context, n assessments.Noun, ids ...string) (assessments.Event, error)
	PlanPurge(ctx context.Context, o workbench.PurgeOrder) (workbench.Purging, error)
	PurgeAll(ctx context.Context, o workbench.PurgeOrder) (workbench.Purging, error)
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
	ui.Desktop
}

// Page is the bin.
type Page struct {
	host    host
	bench   bench
	records map[string]assessments.Record
	loader  ui.Loader[[]assessments.Record]
	list    *ui.List
	restore *widgets.Button
	purge   *widgets.Button
	body    fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the page.
func New(b bench, host host) *Page {
	p := &Page{host: host, bench: b}
	p.loader = ui.Loader[[]assessments.Record]{Host: host, Show: p.show, Fetch: p.fetch}
	p.restore = widgets.NewButton("Restore", func() { p.each(p.list.Table.Selected(), p.unbin) })
	p.purge = widgets.NewDanger("Purge…", func() { p.askPurge(p.list.Table.Selected()) })
	p.list = ui.NewList(host, p.config())
	p.choose(nil)
	header := widgets.NewPageHeader("Bin",
		"What was removed waits here. Purging erases permanently: bytes and texts are removed, a tombstone remains", p.restore, p.purge)
	p.body = widgets.NewFrame(header, nil, nil, nil, widgets.NewInset(4, 0, p.list.Framed(0, 2)))
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Bin" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads the bin.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Commands are those of the list.
func (p *Page) Commands() []ui.Command { return p.list.Commands() }

func (p *Page) fetch(ctx context.Context) ([]assessments.Record, error) {
	var out []assessments.Record
	for _, n := range assessments.Nouns() {
		if _, ok := assessments.New(n).(assessments.Binnable); !ok {
			continue
		}
		rows, err := p.bench.Binned(ctx, n)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

func (p *Page) show(list []assessments.Record) {
	p.records = map[string]assessments.Record{}
	rows := make(table.RowList, 0, len(list))
	for _, r := range list {
		id := string(r.Noun()) + " " + r.Key()
		p.records[id] = r
		at := *r.(assessments.Binnable).BinnedAt()
		rows = append(rows, table.Row{ID: id, Cells: []table.Cell{
			{Text: title(r), Bold: true},
			{Text: ui.Sentence(string(r.Noun()))},
			{Text: at.Time().Local().Format("2006-01-02 15:04"), Order: float64(at)},
			{Text: r.Key(), Muted: true},
		}})
	}
	p.list.Show(rows, len(rows))
	p.choose(p.list.Table.Selected())
}

// title is what a record without a name is called by: its words.
func title(r assessments.Record) string {
	switch one := r.(type) {
	case *assessments.Citation:
		return "“" + one.Quote + "”"
	case *assessments.Note:
		return one.Body
	case *assessments.Finding:
		return one.Text
	}
	return assessments.TitleOf(r)
}

func (p *Page) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "bin", Rows: "things in the bin", TwoLine: false,
		Columns: []table.Column{
			{ID: "name", Title: "What", Width: 380, Grow: 1},
			{ID: "noun", Title: "Kind", Width: 110},
			{ID: "when", Title: "Binned", Width: 140, Numeric: true},
			{ID: "id", Title: "Id", Width: 220},
		},
		Empty: widgets.NewEmptyState("The bin is empty",
			"What you remove from a list lands here and can be restored.", "Back to where you were",
			p.host.Back),
		OnSelect: p.choose,
		Actions: []ui.Action{
			{ID: "restore", Title: "Restore", Key: fyne.KeyReturn, Many: true, Run: func(ids []string) {
				p.each(ids, p.unbin)
			}},
			{
				ID: "purge", Title: "Purge for good…", Apart: true, Many: true, Can: p.canPurge,
				Run: p.askPurge,
			},
		},
	}
}

func (p *Page) choose(ids []string) {
	p.restore.Disable()
	p.purge.Disable()
	if len(ids) > 0 {
		p.restore.Enable()
	}
	if p.canPurge(ids) {
		p.purge.Enable()
	}
}

// canPurge reports whether all of these have bytes or texts that can be erased.
func (p *Page) canPurge(ids []string) bool {
	for _, id := range ids {
		if p.records[id] == nil || !purgeable[p.records[id].Noun()] {
			return false
		}
	}
	return len(ids) > 0
}

// purgeable are the nouns with bytes or texts that the law may ask to be erased.
var purgeable = map[assessments.Noun]bool{
	assessments.NounDocument: true, assessments.NounVersion: true,
	assessments.NounEvidence: true, assessments.NounRevision: true, assessments.NounNote: true,
}

func (p *Page) each(ids []string, fn func(assessments.Record)) {
	for _, id := range ids {
		fn(p.records[id])
	}
}

func (p *Page) unbin(r assessments.Record) {
	if r == nil {
		return
	}
	p.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return p.bench.Unbin(ctx, r.Noun(), r.Key())
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Note(fmt.Sprintf("Restored “%s”", title(r)))
	})
}
