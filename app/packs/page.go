// Package packs is where audit packs are written, verified and listed. It decides nothing about what a pack
// holds: assessments/pack does. Start with New.
package packs

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// bench is what the page needs of the workbench.
type bench interface {
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	Binned(ctx context.Context, n assessments.Noun) ([]assessments.Record, error)
	Leaves(ctx context.Context, o workbench.PackOrder) (pack.Leaves, error)
	Repeats(ctx context.Context, l pack.Leaves) ([]workbench.Repeat, error)
	Overview(ctx context.Context, asOf assessments.Date) (workbench.Overview, error)
	VerifyPack(ctx context.Context, path string, p assessments.Progress) (pack.Verification, error)
	WritePack(ctx context.Context, o workbench.PackOrder, p assessments.Progress) (pack.Sealed, error)
	Elsewhere(ctx context.Context, p assessments.Progress) ([]assessments.Damage, []string, error)
	Revoke(ctx context.Context, n assessments.Noun, id, reason string) (assessments.Event, error)
}

// shown is what the page shows.
type shown struct {
	assessments []workbench.Summary // those that speak for their use first
	current     map[string]bool     // ids of those that do
	binned      map[string]string   // assessments in the bin: names by id
	packs       []*assessments.Pack
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

// Page lists packs and writes new ones.
type Page struct {
	host   host
	bench  bench
	want   string // assessment to be chosen once it is read, or restored from the bin
	chosen string // assessment a pack would be of
	s      shown
	loader ui.Loader[shown]

	notice   *fyne.Container // that the assessment is in the bin
	which    *menu.Select
	audience *menu.Select
	zip      *widgets.CheckBox
	list     *ui.List
	empty    *widgets.EmptyState
	outcome  *outcome // of the pack last written or verified
	form     fyne.CanvasObject
	body     fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the page; route.ID chooses an assessment.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, want: route.ID}
	p.loader = ui.Loader[shown]{Host: host, Show: p.show, Fetch: p.fetch}
	p.which = menu.NewUnchosen(nil, p.choose)
	p.audience = menu.NewSelect([]string{"Auditor", "Board", "Vendor"}, nil)
	p.zip = widgets.NewCheckBox("As one zip file instead of a folder", true, nil)
	p.empty = widgets.NewEmptyState("", "", "Choose an assessment", func() {
		host.Window().Canvas().Focus(p.which)
	})
	p.list = ui.NewList(host, p.config())
	p.outcome = newOutcome(p.copySeal)
	p.form = widgets.NewColumn(2,
		widgets.NewFormRow("Assessment", p.which, ""),
		widgets.NewFormRow("Audience", p.audience,
			"An auditor sees everything that may leave; the board a summary; the vendor only what may be shared. Privileged and NDA material leaves for no one, and neither do negotiating positions."),
		widgets.NewFormRow("", p.zip, ""),
		widgets.NewWrap(widgets.NewPrimary("Write the audit pack…", p.write),
			widgets.NewButton("What leaves…", p.leaves),
			widgets.NewButton("Verify a pack…", p.verify)),
		p.outcome.body)
	header := widgets.NewPageHeader("Packs",
		"What an auditor receives: a PDF to read, a workbook to recalculate, the evidence as received, and a manifest to check")
	p.notice = widgets.NewColumn(0)
	p.body = widgets.NewFrame(widgets.NewColumn(0, header, p.notice,
		widgets.NewInset(4, 3, widgets.NewAtMost(640, p.form))), nil, nil, nil,
		widgets.NewInset(4, 0, p.list.Framed(0, 2)))
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Packs" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads assessments and packs.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	return append([]ui.Command{
		{ID: "packs.write", Title: "Write the audit pack…", Menu: "File", Run: p.write},
		{ID: "packs.leaves", Title: "What leaves…", Menu: "File", Run: p.leaves},
		{ID: "packs.verify", Title: "Verify a pack…", Menu: "File", Run: p.verify},
	}, p.list.Commands()...)
}

func (p *Page) fetch(ctx context.Context) (shown, error) {
	var out shown
	o, err := p.bench.Overview(ctx, p.host.Today())
	if err != nil {
		return out, err
	}
	out.assessments, out.current = o.Assessments, o.Current
	slices.SortStableFunc(out.assessments, func(a, b workbench.Summary) int {
		return rank(o.Current[a.ID]) - rank(o.Current[b.ID])
	})
	rows, err := p.bench.List(ctx, assessments.NounPack)
	if err != nil {
		return out, err
	}
	for _, r := range rows {
		out.packs = append(out.packs, r.(*assessments.Pack))
	}
	out.binned, err = binned(ctx, p.bench)
	return out, err
}

// choose notes which assessment a pack would be of: the list may come back in another order.
func (p *Page) choose(at int) {
	p.chosen = ""
	if at >= 0 {
		p.chosen = p.s.assessments[at].ID
		p.want = ""
	}
	p.sayBinned()
}

func (p *Page) show(s shown) {
	p.s = s
	var names []string
	if p.want == "" {
		p.want = p.chosen
	}
	at := -1
	for i, a := range s.assessments {
		names = append(names, s.named(a))
		if a.ID == p.want {
			at = i
		}
	}
	if _, gone := s.binned[p.want]; !gone {
		p.want = ""
	}
	p.which.SetOptions(names)
	p.which.Set(at)
	p.choose(at)
	p.sayEmpty()
	p.list.Show(p.rows(), len(p.s.packs))
}

func rank(current bool) int {
	if current {
		return 0
	}
	return 1
}

// named is an assessment in the chooser; one that no longer speaks for its use is marked as an earlier one.
func (s shown) named(a workbench.Summary) string {
	if s.current[a.ID] {
		return a.Name + " (" + a.StandingWords + ")"
	}
	return "Earlier: " + a.Name + " (" + a.StandingWords + ")"
}

// sayEmpty says what to do first while no pack is written: there may be nothing yet to write one of.
func (p *Page) sayEmpty() {
	if len(p.s.assessments) == 0 {
		p.empty.Set("Nothing to pack yet",
			"A pack is written of an assessment: register a service and place its use in a scope first.")
		p.empty.SetNext("New service…", func() { p.host.Go(ui.Route{Page: "vendors", Item: "new"}) })
		return
	}
	p.empty.Set("No pack recorded",
		"Choose an assessment above and write its audit pack. It is re-opened and verified before it is called done. "+
			"A pack that was written on the command line without naming who acts (--as) is not listed here.")
	p.empty.SetNext("Choose an assessment", func() { p.host.Window().Canvas().Focus(p.which) })
}

// leaves shows what a pack would hold, and writes none.
func (p *Page) leaves() { p.showLeaves("", nil) }

// write shows what leaves, then asks for a folder and writes the pack into it under a name of its own.
func (p *Page) write() {
	p.showLeaves("Choose a folder and write…", func(o workbench.PackOrder) {
		p.host.PickFolder("Write the pack into", func(dir string) { p.writeInto(dir, o) })
	})
}

func (p *Page) writeInto(dir string, o workbench.PackOrder) {
	i := slices.IndexFunc(p.s.assessments, func(a workbench.Summary) bool { return a.ID == o.Assessment })
	if i < 0 {
		p.host.Note("The assessment is no longer there.")
		return
	}
	ending := ""
	if p.zip.On() {
		ending = ".zip"
	}
	o.Out = free(filepath.Join(dir, fmt.Sprintf("%s-%s-%s", plain(p.s.assessments[i]), o.Audience, o.AsOf)),
		ending)
	var sealed pack.Sealed
	var remark string
	p.hideOutcome()
	p.host.Run(ui.Job{
		Title: "Writing the audit pack", Changes: true,
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			var err error
			if sealed, err = p.bench.WritePack(ctx, o, pr); err != nil {
				return "", err
			}
			remark = p.elsewhere(ctx, pr)
			return fmt.Sprintf("%s: %d files, re-opened and verified", sealed.Place, sealed.Files), nil
		}, Done: func(err error) {
			if err == nil {
				p.sayOutcome("is written", sealed.Report, remark)
			}
		},
	})
}

// plain is an assessment's name as a file may be called: "Murf Studio" → "murf-studio".
func plain(a workbench.Summary) string {
	words := strings.FieldsFunc(strings.ToLower(a.Name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	name := strings.Join(words, "-")
	if r := []rune(name); len(r) > 60 {
		name = strings.TrimRight(string(r[:60]), "-")
	}
	if name == "" {
		return strings.ReplaceAll(a.ID, "/", "-")
	}
	return name
}

// free is a path that is not taken yet: a pack is never written over another.
func free(path, ending string) string {
	out := path + ending
	for n := 2; ; n++ {
		if _, err := os.Lstat(out); err != nil {
			return out
		}
		out = fmt.Sprintf("%s-%d%s", path, n, ending)
	}
}

// verify checks a pack that the user received.
func (p *Page) verify() {
	p.host.PickFile("Verify a pack", []string{".zip"}, func(path string) {
		var rep pack.Verification
		p.hideOutcome()
		p.host.Run(ui.Job{
			Title: "Verifying the pack",
			Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
				var err error
				rep, err = p.bench.VerifyPack(ctx, path, pr)
				if err != nil || !rep.OK() {
					return "", err
				}
				return fmt.Sprintf("%d files are as they were sealed; report, workbook and assessment.json agree",
					rep.Files), nil
			}, Done: func(err error) {
				if err != nil {
					return
				}
				if rep.OK() {
					p.sayOutcome("is as it was sealed", rep, "")
					return
				}
				var list assessments.Problems
				for _, one := range rep.Problems {
					list = append(list, assessments.Problem{Path: one.File, Message: one.Message})
				}
				p.host.Fail(list)
			},
		})
	})
}

// revoke withdraws a pack on record; the files already given away cannot be called back.
func (p *Page) revoke(id string) {
	why := text.NewTextArea(3)
	ui.Ask(p.host, ui.Question{
		Title: "Why is this pack revoked?", Verb: "Revoke", Danger: true, Wait: ui.Compared, Width: 520,
		Height: 200, Fields: []*text.Entry{why},
		Form: widgets.NewColumn(2, text.NewCaption(
			"Files already given away stay where they are; the workspace says that the pack no longer holds."), widgets.NewFormRow("Reason", why, "")),
		Rows: map[string]string{"revoked_reason": "Reason"},
		Intent: func() (ui.Intent, error) {
			reason := why.Text
			if err := ui.Need("Reason", reason, ui.RevokeReason); err != nil {
				return nil, err
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.Revoke(ctx, assessments.NounPack, id, reason)
			}, nil
		},
	})
}
