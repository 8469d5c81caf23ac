package contracts

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/proposal"
	"countersign/assessments/workbench"
)

// intakeBench is what reading and adding files needs of the workbench.
type intakeBench interface {
	Acting(ctx context.Context) assessments.Actor
	Attached(ctx context.Context, f workbench.File) ([]workbench.File, error)
	SameVersion(ctx context.Context, document string, f workbench.File) (*workbench.SameFile, error)
	ReadFile(ctx context.Context, f workbench.File, p assessments.Progress) (assessments.Text, error)
	Records(ctx context.Context) (proposal.Known, error)
	AddPapers(ctx context.Context, records []assessments.Record, papers []workbench.Paper,
		p assessments.Progress) (assessments.Event, error)
	NewID(n assessments.Noun) string
}

// Intake is the page of files that were handed over: they are read first, then one form or table says what
// they would become. Nothing is stored before Add.
type Intake struct {
	host  host
	bench intakeBench
	m     *intakeModel
	intakeState

	header *widgets.PageHeader
	add    *widgets.Button
	form   *intakeForm
	text   *intakeText
	files  *intakeFiles
	center *fyne.Container
	body   fyne.CanvasObject
}

// intakeState is how far the files that were handed over have come.
type intakeState struct {
	route  ui.Route
	queue  []ui.Route // files handed over while these are open
	begun  bool
	read   bool
	done   bool // added or discarded
	closed bool
	anyway bool        // what is on file already is read all the same
	adding atomic.Bool // off the UI thread
}

var (
	_ ui.Page      = (*Intake)(nil)
	_ ui.KeyTaker  = (*Intake)(nil)
	_ ui.Dropper   = (*Intake)(nil)
	_ ui.Refocuser = (*Intake)(nil)
	_ ui.Placed    = (*Intake)(nil)
	_ ui.Commander = (*Intake)(nil)
)

// NewIntake makes the page of an ui.AddRoute.
func NewIntake(b intakeBench, host host, route ui.Route) ui.Page {
	p := &Intake{host: host, bench: b, m: &intakeModel{}}
	p.route = route
	p.add = widgets.NewPrimary("Add", p.Submit).WithKey("Ctrl Enter")
	discard := widgets.NewButton("Discard", p.discard).WithKey("Esc")
	p.header = widgets.NewPageHeader("Add documents", "…", discard, p.add)
	p.form, p.text, p.files = newIntakeForm(p), newIntakeText(p), newIntakeFiles(p)
	p.center = container.NewStack()
	p.body = widgets.NewFrame(p.header, nil, nil, nil, p.center)
	p.add.Disable()
	return p
}

// Title is the page's name.
func (p *Intake) Title() string { return "Add documents" }

// Content is the page.
func (p *Intake) Content() fyne.CanvasObject { return p.body }

// Focus is what is filled in first, or the list of the files.
func (p *Intake) Focus() fyne.Focusable {
	switch {
	case !p.read || len(p.center.Objects) == 0:
		return nil
	case p.center.Objects[0] == p.files.body:
		return p.files.list.Table
	case p.m.current() != nil:
		return p.form.first()
	}
	return nil
}

// Load reads the files once, and what is known of records again after every change.
func (p *Intake) Load() {
	if !p.begun {
		p.begun = true
		p.readFiles()
		return
	}
	if !p.read || p.done {
		return
	}
	p.host.Background(func(ctx context.Context) func() {
		known, err := p.bench.Records(ctx)
		return func() {
			if err == nil && !p.closed {
				p.m.known = known
			}
		}
	})
}

// Close ends the page.
func (p *Intake) Close() {
	p.closed = true
	p.form.close()
}

// Place is the list of documents once everything is added: what was handed over is handed over once.
func (p *Intake) Place() ui.Route {
	if p.done {
		return ui.Route{Page: "contracts"}
	}
	return p.route
}

// Pending says in the status bar that nothing is stored yet.
func (p *Intake) Pending() string {
	if !p.read || p.done {
		return ""
	}
	return "Not added yet"
}

// Visit takes more files: they wait until those that are open are added or discarded.
func (p *Intake) Visit(r ui.Route) bool {
	if !p.done {
		p.enqueue(r)
		return true
	}
	p.form.close()
	p.m, p.route, p.read, p.done, p.anyway = &intakeModel{}, r, false, false, false
	p.readFiles()
	return true
}

// Dropped takes more files, as Visit does.
func (p *Intake) Dropped(_ fyne.Position, paths []string) { p.Visit(ui.AddRoute("", paths...)) }

func (p *Intake) enqueue(r ui.Route) {
	if r == p.route {
		return // the place itself, gone to again
	}
	p.queue = append(p.queue, r)
	p.host.Note("They wait: they are read once these are added or discarded")
	p.showHeader()
}

// readFiles reads what was handed over, with progress and Cancel.
func (p *Intake) readFiles() {
	if p.route.Item == "" {
		p.done = true // there is nothing to add or to discard
		p.center.Objects = []fyne.CanvasObject{widgets.NewEmptyState("No file yet",
			"Drop files anywhere on the window, or choose them.", "Choose files…", func() {
				p.host.PickFiles("Add documents", ui.Readable(), func(paths []string) {
					p.host.Go(ui.AddRoute("", paths...))
				})
			})}
		p.center.Refresh()
		return
	}
	var all []*handed
	var known proposal.Known
	paths := strings.Split(p.route.Item, "\x00")
	r := intakeReading{bench: p.bench, anyway: p.anyway}
	if id, ok := strings.CutPrefix(p.route.ID, ui.VendorOf("")); ok {
		r.vendor = id
	} else {
		r.document = p.route.ID
	}
	title := "Reading " + assessments.Count(len(paths), "file", "files")
	p.center.Objects = []fyne.CanvasObject{widgets.NewEmptyState(title, "Nothing is stored yet.", "", nil)}
	p.center.Refresh()
	p.host.Run(ui.Job{
		Title: title,
		Work: func(ctx context.Context, pr assessments.Progress) (_ string, err error) {
			if all, err = r.all(ctx, paths, pr); err != nil {
				return "", err
			}
			known, err = p.bench.Records(ctx)
			return "", err
		},
		Done: func(err error) {
			switch {
			case p.closed:
			case err != nil:
				p.leave()
			default:
				p.m.all, p.m.known, p.read = all, known, true
				p.m.propose()
				p.show()
				p.host.Moved()
			}
		},
	})
}

// show shows the form of the only file, or the table of several.
func (p *Intake) show() {
	if len(p.m.all) == 1 {
		p.open(0)
		return
	}
	p.m.at = -1
	p.text.stop()
	p.files.refill()
	p.center.Objects = []fyne.CanvasObject{p.files.body}
	p.center.Refresh()
	p.showHeader()
	p.giveFocus()
}

// open shows the form of a file beside its text, or why it cannot be added.
func (p *Intake) open(at int) {
	h := p.m.all[at]
	p.m.at = at
	if h.refused != "" {
		p.center.Objects = []fyne.CanvasObject{p.refusedState(h)}
	} else {
		p.form.fill()
		p.text.show()
		p.center.Objects = []fyne.CanvasObject{widgets.NewSplitColumns([]widgets.SplitPart{
			{Content: p.form.body, Width: 560, Min: 380},
			{Content: p.text.body, Min: 300, Below: 760},
		}, nil, nil)}
	}
	p.center.Refresh()
	p.showHeader()
	p.giveFocus()
}

// refusedState says why a file cannot be added.
func (p *Intake) refusedState(h *handed) fyne.CanvasObject {
	if h.same == nil {
		return widgets.NewEmptyState("“"+h.name+"” cannot be added", h.refused, "", nil)
	}
	state := widgets.NewEmptyState("Same as version "+h.same.Label+": nothing to add", h.refused,
		"Open version "+h.same.Label, func() {
			p.done = true
			p.host.Go(ui.Route{Page: "reader", ID: h.same.ID})
		})
	if p.route.ID != "" && !strings.HasPrefix(p.route.ID, ui.VendorOf("")) {
		return state // the document was said: its file is no other document
	}
	again := widgets.NewLink("Add as another document…", func() {
		p.anyway = true
		p.readFiles()
	})
	return widgets.NewFrame(nil, widgets.NewInset(4, 2, widgets.NewWrap(again)), nil, nil, state)
}

func (p *Intake) giveFocus() {
	c := p.host.Window().Canvas()
	if f := p.Focus(); f != nil && c.Focused() != f {
		c.Focus(f)
	}
}

func (p *Intake) showHeader() {
	title, about := "Add documents", assessments.Count(len(p.m.all), "file", "files")+" · not added yet"
	if h := p.m.current(); h != nil {
		title = "Add “" + h.name + "”"
		about = h.about() + " · not added yet"
	}
	for range p.queue {
		about += " · more files wait"
		break
	}
	p.header.Set(title, about)
	n := p.m.left()
	verb := "Add"
	switch {
	case n > 1:
		verb = fmt.Sprintf("Add %d documents", n)
	case len(p.m.all) == 1 && n == 1 && p.m.all[0].form.Document != "":
		verb = "Add version"
	case n == 1:
		verb = "Add document"
	}
	p.add.SetText(verb)
	if n == 0 {
		p.add.Disable()
	} else {
		p.add.Enable()
	}
}

// Commands are those of the page.
func (p *Intake) Commands() []ui.Command {
	can := func() bool { return p.read && p.m.left() > 0 }
	return []ui.Command{
		{
			ID: "add.submit", Title: "Add what is shown", Menu: "Edit", Keys: "Ctrl+Enter", Enabled: can,
			Run: p.Submit,
		},
		{
			ID: "add.take", Title: "Put the selected text into the field", Keys: "S",
			Enabled: func() bool { return p.m.current() != nil }, Run: func() { p.text.take() },
		},
		{ID: "add.discard", Title: "Discard without adding", Menu: "Edit", Keys: "Esc", Run: p.discard},
	}
}

// TakeRune puts the selected text into the field of the selected row.
func (p *Intake) TakeRune(r rune) bool {
	if r != 's' && r != 'S' || p.m.current() == nil {
		return false
	}
	p.text.take()
	return true
}

// TakeKey goes back to the files, or discards.
func (p *Intake) TakeKey(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape || !p.read {
		return false
	}
	if len(p.m.all) > 1 && p.m.at >= 0 {
		p.show()
		return true
	}
	p.discard()
	return true
}

// discard leaves without adding, and asks first if something was typed.
func (p *Intake) discard() {
	if !p.m.changed() {
		p.leave()
		return
	}
	ui.Ask(p.host, ui.Question{
		Title: "Discard what you typed?", Verb: "Discard", Keep: "Keep", Danger: true, Width: 460, Height: 60,
		Form:   text.NewProse(text.Run{Text: "What you typed is lost. The files themselves stay where they are."}),
		Intent: func() (ui.Intent, error) { return nil, nil },
		Done:   p.leave,
	})
}

// leave goes on to the files that wait, or back.
func (p *Intake) leave() {
	p.done = true
	p.form.drop()
	if len(p.queue) > 0 {
		next := p.queue[0]
		p.queue = p.queue[1:]
		p.host.Go(next)
		return
	}
	p.host.Back()
}
