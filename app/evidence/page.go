// Package evidence shows every piece of evidence with its revisions: what it is, how strong, whose, until
// when it counts, what rests on it. Bytes are kept as received and never overwritten. Start with model.go.
package evidence

import (
	"context"
	"encoding/json"
	"slices"
	"sync"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the page needs of the workbench.
type bench interface {
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	Add(ctx context.Context, records ...assessments.Record) (assessments.Event, error)
	ui.Changer
	SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event, error)
	AddRevision(ctx context.Context, r assessments.Revision, f *workbench.File,
		p assessments.Progress) (assessments.Event, error)
	Bin(ctx context.Context, n assessments.Noun, ids ...string) (assessments.Event, error)
	BinPreview(ctx context.Context, n assessments.Noun, ids ...string) (workbench.BinPreview, error)
	NewID(n assessments.Noun) string
	Acting(ctx context.Context) assessments.Actor
	Today() assessments.Date
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
}

// Page is the evidence page.
type Page struct {
	host   host
	bench  bench
	m      model
	loader ui.Loader[records]

	decoding sync.Mutex // pages load on several goroutines
	decoded  map[string]assessments.Template

	list   *ui.List
	card   *card
	body   fyne.CanvasObject
	closed bool
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Dropper   = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the page; route.ID names the evidence to select.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, decoded: map[string]assessments.Template{}}
	p.m.chosen = route.ID
	p.loader = ui.Loader[records]{Host: host, Show: p.show, Fetch: p.fetch}
	p.list = ui.NewList(host, p.config())
	p.card = newCard(p)
	var widths []float32
	host.Recall("evidence.columns", &widths)
	split := widgets.NewSplitColumns(
		[]widgets.SplitPart{
			{Content: widgets.NewInset(4, 0, p.list.Framed(0, 2)), Width: 716, Min: 340},
			{Content: p.card.object(), Min: 280},
		}, widths,
		func(w []float32) { host.Remember("evidence.columns", w) })
	header := widgets.NewPageHeader("Evidence",
		"Files and references as received, with the day on which each no longer counts",
		widgets.NewPrimary("Add evidence…", p.add))
	p.body = widgets.NewFrame(header, nil, nil, nil, split)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Evidence" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads the evidence.
func (p *Page) Load() { p.loader.Load() }

// Close commits what is typed.
func (p *Page) Close() {
	p.closed = true
	p.Flush()
	p.loader.Stop()
}

// Flush commits what is typed and not yet saved.
func (p *Page) Flush() { p.card.flush() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	return append([]ui.Command{{ID: "evidence.add", Title: "Add evidence…", Menu: "File", Run: p.add}},
		p.list.Commands()...)
}

// Visit selects other evidence.
func (p *Page) Visit(r ui.Route) bool {
	if r.ID != "" {
		p.list.Table.Select(r.ID)
		p.choose([]string{r.ID})
	}
	return true
}

func (p *Page) fetch(ctx context.Context) (records, error) {
	out := records{
		assessments: map[string]assessments.Assessment{},
		templates:   map[string]assessments.Template{},
	}
	for _, part := range []struct {
		noun assessments.Noun
		add  func(assessments.Record)
	}{
		{assessments.NounEvidence, func(r assessments.Record) {
			out.evidence = append(out.evidence,
				*r.(*assessments.Evidence))
		}},
		{assessments.NounRevision, func(r assessments.Record) {
			out.revisions = append(out.revisions,
				*r.(*assessments.Revision))
		}},
		{assessments.NounTick, func(r assessments.Record) {
			out.ticks = append(out.ticks, *r.(*assessments.Tick))
		}},
		{assessments.NounAssessment, func(r assessments.Record) {
			out.assessments[r.Key()] = *r.(*assessments.Assessment)
		}},
		{assessments.NounFrozen, func(r assessments.Record) {
			out.templates[r.Key()] = p.template(r.(*assessments.Frozen))
		}},
		{assessments.NounVendor, func(r assessments.Record) {
			out.vendors = append(out.vendors,
				*r.(*assessments.Vendor))
		}},
	} {
		rows, err := p.bench.List(ctx, part.noun)
		if err != nil {
			return out, err
		}
		for _, r := range rows {
			part.add(r)
		}
	}
	return out, nil
}

// template decodes a frozen question set once: its id is a digest of what it says. One that cannot be
// read names no item.
func (p *Page) template(f *assessments.Frozen) assessments.Template {
	p.decoding.Lock()
	defer p.decoding.Unlock()
	t, known := p.decoded[f.ID]
	if !known && f.Type == "template" {
		_ = json.Unmarshal([]byte(f.Body), &t)
		p.decoded[f.ID] = t
	}
	return t
}

func (p *Page) show(r records) {
	p.m.set(r, p.host.Today())
	p.list.Show(p.m.rows(), len(p.m.evidence))
	if p.m.chosen != "" {
		p.list.Table.Select(p.m.chosen)
	}
	p.card.show()
}

func (p *Page) choose(ids []string) {
	id := ""
	if len(ids) > 0 {
		id = ids[0]
	}
	if id == p.m.chosen && id != "" {
		return
	}
	p.Flush()
	p.m.chosen = id
	p.card.show()
}

func (p *Page) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "evidence", Rows: "pieces of evidence", Columns: columns(), TwoLine: true,
		Empty: widgets.NewEmptyState("No evidence yet",
			"Attach files on the assessment desk, drop them here, or add a reference to where something is kept.", "Add evidence…", p.add),
		OnSelect: p.choose,
		Actions: []ui.Action{
			{ID: "open", Title: "Go to its facts", Key: fyne.KeyReturn, Run: func(ids []string) {
				p.choose(ids)
				if len(p.card.fields) > 0 {
					p.host.Window().Canvas().Focus(p.card.fields[0].Field)
				}
			}},
			{ID: "revise", Title: "Add a revision…", Run: func(ids []string) { p.revise(ids[0]) }},
			{
				ID: "bin", Title: "Move evidence to the bin", Key: fyne.KeyDelete, Many: true, Apart: true,
				Run: p.bin,
			},
		},
	}
}

func (p *Page) bin(ids []string) {
	ui.ToBin(p.host, p.bench, assessments.NounEvidence, ids,
		func(ctx context.Context) (assessments.Event, error) {
			return p.bench.Bin(ctx, assessments.NounEvidence, ids...)
		})
}

// add asks for a file and stores it as new evidence.
func (p *Page) add() {
	p.host.PickFile("Add evidence", nil, func(path string) { p.askStrength("", []string{path}) })
}

// revise asks for a file and stores it as a new revision.
func (p *Page) revise(id string) {
	p.host.PickFile("New revision of "+p.m.name(id), nil, func(path string) {
		p.askStrength(id, []string{path})
	})
}

// Dropped stores files as new evidence.
func (p *Page) Dropped(_ fyne.Position, paths []string) {
	if len(paths) > 0 {
		p.askStrength("", paths)
	}
}

// askStrength asks how strong a file is, and who may see it, before it is stored, one file after the
// other: what is ticked with it counts for as much. A new revision is supposed to be what the one
// before it was.
func (p *Page) askStrength(id string, paths []string) {
	p.host.Background(func(context.Context) func() {
		file, err := workbench.FileAt(paths[0])
		return func() {
			switch {
			case p.closed:
			case err != nil:
				p.host.Fail(err)
			default:
				p.askAbout(file, id, paths)
			}
		}
	})
}

// askAbout asks about the first of the files.
func (p *Page) askAbout(file workbench.File, id string, paths []string) {
	var names []string
	strengths := assessments.Strengths()
	for _, s := range strengths {
		names = append(names, ui.Sentence(s.Title()))
	}
	strength := menu.NewUnchosen(names, nil)
	title := "Add " + file.Name
	if revs := p.m.revisionsOf(id); id != "" && len(revs) > 0 {
		title += " to " + p.m.name(id)
		strength.Set(slices.Index(strengths, revs[0].Strength))
	}
	who := ui.NewDistribution(assessments.Internal)
	form := widgets.NewColumn(2, widgets.NewFormRow("Strength", strength,
		"Who says so, as this very file shows."))
	if id == "" { // a revision goes by its evidence
		form.Add(who.Row())
	}
	ui.Ask(p.host, ui.Question{
		About: ui.About(ui.FileName("evidence "+id, file), id),
		Title: title, Verb: "Add", Width: 520, Height: 180, Form: form,
		Intent: func() (ui.Intent, error) {
			return nil, ui.NeedChoice("Strength", strength.SelectedIndex() >= 0,
				"choose how strong this file is; no one else can say")
		},
		Done: func() {
			recorded := ui.UntilRecorded(p.host)
			p.keep(id, file, strengths[strength.SelectedIndex()], who.Chosen(), recorded)
			if len(paths) > 1 {
				p.askStrength("", paths[1:])
			}
		},
	})
}

// keep streams a file in, with the evidence it belongs to made first where it is new.
func (p *Page) keep(id string, f workbench.File, strength assessments.Strength,
	who assessments.Distribution, recorded func(),
) {
	p.host.Run(ui.Job{
		Title: "Keeping evidence", Changes: true,
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			if id == "" {
				id = p.bench.NewID(assessments.NounEvidence)
				e := assessments.Evidence{
					ID: id, Name: f.Name, Owner: p.bench.Acting(ctx).Name,
					Distribution: who,
				}
				if _, err := p.bench.Add(ctx, &e); err != nil {
					return "", err
				}
			}
			rev := assessments.Revision{
				EvidenceID: id, Label: string(p.bench.Today()), Strength: strength,
				ObtainedOn: p.bench.Today(), ObtainedBy: p.bench.Acting(ctx).Name,
			}
			_, err := p.bench.AddRevision(ctx, rev, &f, pr)
			return f.Name + " is stored; say until when it counts", err
		}, Done: func(err error) {
			if err == nil {
				recorded()
				p.m.chosen = id
				p.Load()
			}
		},
	})
}
