// Package settings is where the organisation describes itself, and the user says who acts and how the window
// looks. The organisation's facts belong to the workspace and are journalled; the user's belong to the
// profile on this machine. Start with New.
package settings

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// bench is what the page needs of the workbench.
type bench interface {
	Get(ctx context.Context, r assessments.Record) error
	SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event, error)
	ui.Changer
}

// window is what the page may change of the window.
type window interface {
	ActingAs() assessments.Actor
	ActAs(assessments.Actor) error
	Look() (theme.Mode, int)
	SetLook(theme.Mode, int)
	BackUp()
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
}

// Page is the settings page.
type Page struct {
	host   host
	bench  bench
	win    window
	org    assessments.Organisation
	loader ui.Loader[assessments.Organisation]
	fields []*field
	facts  []*ui.Fact
	name   *text.Field
	role   *widgets.Suggest
	weight map[assessments.Discipline]*ui.Text
	actor  *widgets.FormRow
	acts   *widgets.FormRow
	looks
	body fyne.CanvasObject
	want string // name of the fact that the keyboard goes to once it is shown
}

// looks are the choices of how the window looks.
type looks struct{ theme, size *menu.Select }

// field is one text of the organisation.
type field struct {
	*ui.Text
	get func(*assessments.Organisation) *string
}

var (
	_ ui.Page   = (*Page)(nil)
	_ ui.Looked = (*Page)(nil)
)

// New makes the page; route.Field is a fact of the organisation that the keyboard goes to.
func New(b bench, host host, win window, route ui.Route) *Page {
	p := &Page{host: host, bench: b, win: win, want: route.Field, weight: map[assessments.Discipline]*ui.Text{}}
	p.loader = ui.Loader[assessments.Organisation]{Host: host, Show: p.show, Fetch: p.fetch}
	column := widgets.NewColumn(3, text.NewLead("You"), p.you(), text.NewLead("How it looks"), p.look(),
		text.NewLead("Your organisation"), p.organisation(), text.NewLead("Your organisation in law"),
		p.inLaw(), text.NewLead("Weight of the disciplines"), p.weights(),
		text.NewLead("Backups"), p.backups())
	p.body = widgets.NewFrame(widgets.NewPageHeader("Settings",
		"You and this window: kept on this computer. Your organisation: kept in the workspace."), nil, nil,
		nil,
		widgets.NewScroller(widgets.NewInset(4, 3, widgets.NewAtMost(760, column))))
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Settings" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads the organisation.
func (p *Page) Load() { p.loader.Load() }

// Visit goes to a fact of the organisation.
func (p *Page) Visit(r ui.Route) bool {
	p.want = r.Field
	p.toField()
	return true
}

// toField puts the keyboard into the fact that a route asked for.
func (p *Page) toField() {
	for _, f := range p.facts {
		if f.Field() == p.want {
			p.host.Window().Canvas().Focus(f.Focusable())
		}
	}
	p.want = ""
}

// Close commits what is typed.
func (p *Page) Close() {
	p.Flush()
	p.sayMissing()
	p.loader.Stop()
}

// Flush commits what is typed and not yet saved; who acts last, for the texts are of the one before.
func (p *Page) Flush() {
	for _, f := range p.fields {
		f.Field.Flush()
	}
	for _, f := range p.weight {
		f.Field.Flush()
	}
	p.name.Flush()
	p.role.Flush()
}

func (p *Page) fetch(ctx context.Context) (assessments.Organisation, error) {
	o := assessments.Organisation{ID: "organisation"}
	err := p.bench.Get(ctx, &o)
	if assessments.KindOf(err) == assessments.NotFound {
		err = nil
	}
	return o, err
}

func (p *Page) show(o assessments.Organisation) {
	p.org = o
	p.showActor()
	for _, f := range p.fields {
		f.Show(*f.get(&p.org))
	}
	for _, f := range p.facts {
		f.Show(&p.org)
	}
	for d, f := range p.weight {
		f.Show(strconv.Itoa(weightIn(o.Weights, d)))
	}
	p.toField()
}

func (p *Page) look() fyne.CanvasObject {
	var names []string
	for _, m := range theme.Modes() {
		names = append(names, m.Label())
	}
	set := func(int) {
		p.win.SetLook(theme.Modes()[p.theme.SelectedIndex()], smallest+step*p.size.SelectedIndex())
	}
	p.size, p.theme = menu.NewSelect(sizes(), set), menu.NewSelect(names, set)
	p.LookChanged()
	return widgets.NewColumn(2, widgets.NewFormRow("Theme", p.theme, ""),
		widgets.NewFormRow("Text size", p.size, ""))
}

// LookChanged shows the theme and the text size in force: keys change them too.
func (p *Page) LookChanged() {
	mode, percent := p.win.Look()
	p.size.Set((percent - smallest) / step)
	p.theme.Set(slices.Index(theme.Modes(), mode))
}

// Text sizes offered, in percent.
const smallest, largest, step = 80, 200, 10

func sizes() []string {
	var out []string
	for n := smallest; n <= largest; n += step {
		out = append(out, fmt.Sprintf("%d %%", n))
	}
	return out
}

func (p *Page) organisation() fyne.CanvasObject {
	column := widgets.NewColumn(2)
	for _, one := range []struct {
		label, hint string
		lines       int
		get         func(*assessments.Organisation) *string
	}{
		{"Name", "", 1, func(o *assessments.Organisation) *string { return &o.Name }},
		{"Sector", "", 1, func(o *assessments.Organisation) *string { return &o.Sector }},
		{
			"Risk profile", "Sensitivity of your data, rules you fall under.", 3,
			func(o *assessments.Organisation) *string { return &o.RiskProfile },
		},
		{"Risk appetite", "What you accept, and what not.", 3, func(o *assessments.Organisation) *string {
			return &o.RiskAppetite
		}},
		{
			"Posture", "The security posture you want for Scope 1 and 2.", 3,
			func(o *assessments.Organisation) *string { return &o.Posture },
		},
	} {
		f := &field{get: one.get}
		f.Text = ui.NewText(p.host, ui.TextSpec{
			Label: one.label, Hint: one.hint, Lines: one.lines,
			Place: placeOf(one.label), Save: func(seen, text string) (ui.Intent, error) {
				base, with := p.org, p.org
				*one.get(&base), *one.get(&with) = seen, text
				return ui.SavingChanges(p.bench, &base, &with), nil
			},
		})
		p.fields = append(p.fields, f)
		column.Add(f.Row)
	}
	return column
}

// inLaw asks what the organisation is in law: some duties bind only certain kinds.
func (p *Page) inLaw() fyne.CanvasObject {
	p.facts = ui.Facts(assessments.NounOrganisation, 0,
		func(q assessments.FactQuestion, change func([]string) []string) {
			say := func(r assessments.Record) { q.Put(r, change(q.SaidIn(r))) }
			p.host.Write(ui.Changing(p.bench, &p.org, say),
				func(err error) {
					if err != nil {
						p.host.Fail(err)
						p.Load() // the page shows what is saved
					}
				})
		})
	column := widgets.NewColumn(2)
	for _, f := range p.facts {
		column.Add(f.Row)
	}
	return column
}

// placeOf is where a text of the organisation stands.
func placeOf(label string) func() (ui.Place, bool) {
	return func() (ui.Place, bool) {
		return ui.Place{
			Key: "organisation/" + label, Title: label + ", your organisation",
			Where: ui.Route{Page: "settings"},
		}, true
	}
}

// weights set how much each discipline counts; frozen into each assessment that begins afterwards.
func (p *Page) weights() fyne.CanvasObject {
	column := widgets.NewColumn(2,
		text.NewCaption("In percent of the usual weight, 10 to 1000. An assessment keeps the weights it began with."))
	for _, d := range assessments.Disciplines() {
		p.weight[d] = ui.NewText(p.host,
			ui.TextSpec{
				Label: d.Title(), Place: placeOf("Weight of " + d.Title()),
				Save: func(seen, text string) (ui.Intent, error) { return p.weighing(d, seen, text) },
			})
		column.Add(p.weight[d].Row)
	}
	return column
}

// weighing is the intent to give a discipline another weight. All weights are one field of the organisation:
// only that of the discipline is compared with what was seen.
func (p *Page) weighing(d assessments.Discipline, seen, text string) (ui.Intent, error) {
	n, err := percentOf(d, text)
	if err != nil {
		return nil, err
	}
	saw, err := percentOf(d, seen)
	if err != nil {
		return nil, err
	}
	base := p.org
	base.Weights = withWeight(base.Weights, d, saw)
	save := ui.Changing(p.bench, &base, func(r assessments.Record) {
		o := r.(*assessments.Organisation)
		o.Weights = withWeight(o.Weights, d, n)
	})
	return func(ctx context.Context) (assessments.Event, error) {
		ev, err := save(ctx)
		var moved *assessments.Moved
		if !errors.As(err, &moved) {
			return ev, err
		}
		now := assessments.Organisation{ID: moved.ID}
		moved.Show(&now)
		for i := range moved.Fields {
			f := &moved.Fields[i]
			f.Seen, f.Stored, f.Wanted = strconv.Itoa(saw), strconv.Itoa(weightIn(now.Weights, d)),
				strconv.Itoa(n)
		}
		return ev, err
	}, nil
}

// percentOf reads the weight of a discipline; nothing is the usual one.
func percentOf(d assessments.Discipline, text string) (int, error) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	_, n, err := assessments.ParseWeight(string(d) + "=" + cmp.Or(text, strconv.Itoa(usual)))
	if err != nil {
		return 0, assessments.Errorf(assessments.Refused,
			"write a percentage from 10 to 1000; 100 is the usual weight.")
	}
	return n, nil
}

// withWeight gives a discipline its weight in percent; the usual one is not written down.
func withWeight(list []string, d assessments.Discipline, percent int) []string {
	var out []string
	for _, other := range assessments.Disciplines() {
		n := percent
		if other != d {
			n = weightIn(list, other)
		}
		if n != usual {
			out = append(out, string(other)+"="+strconv.Itoa(n))
		}
	}
	return out
}

// usual is the weight of a discipline that no one changed, in percent.
const usual = 100

func weightIn(list []string, d assessments.Discipline) int {
	for _, w := range list {
		if of, n, err := assessments.ParseWeight(w); err == nil && of == d {
			return n
		}
	}
	return usual
}

func (p *Page) backups() fyne.CanvasObject {
	return widgets.NewColumn(2, text.NewProse(
		text.Run{Text: "The workspace is one file: copy it, move it, back it up. “Back up now” writes a consistent copy while you work, and reads it back."}),
		container.NewHBox(widgets.NewButton("Back up now…", p.win.BackUp).WithKey("Ctrl+B")))
}
