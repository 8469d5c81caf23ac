package contracts

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// readable are the endings the file dialog offers; what a file is, its content says.
var readable = []string{".pdf", ".docx", ".html", ".htm", ".md", ".txt", ".markdown", ".xhtml"}

// pickDocument asks for a file and then for the facts of its document.
func (p *Page) pickDocument() {
	if p.noVendor() {
		return
	}
	p.host.PickFile("Add a document", readable, func(path string) { p.askAdd(path, "") })
}

// pickVersion asks for the file of a new version.
func (p *Page) pickVersion(document string) {
	f, ok := p.m.find(document)
	if !ok {
		return
	}
	p.host.PickFile("New version of "+f.Document.Name, readable, func(path string) {
		p.askAdd(path, document)
	})
}

// noVendor leads to the vendors where there is none to file a document under.
func (p *Page) noVendor() bool {
	if len(p.m.vendors) > 0 {
		return false
	}
	p.host.Fail(assessments.Errorf(assessments.Refused,
		"There is no vendor yet to file a document under. Register the vendor on the page Vendors, then add its documents here."))
	return true
}

// Dropped adds files: as a new version of the document they were dropped on, else as what their names
// suggest.
func (p *Page) Dropped(at fyne.Position, paths []string) {
	if p.noVendor() {
		return
	}
	on, _ := p.list.Table.RowAt(at)
	if len(paths) == 1 {
		p.askAdd(paths[0], on)
		return
	}
	p.askNext(paths, on, "")
}

// askNext asks for one file after the other. They are the vendor's where their names do not say another.
func (p *Page) askNext(paths []string, on, vendor string) {
	if len(paths) > 0 {
		p.askAddThen(paths[0], on, vendor, false, func() { p.askNext(paths[1:], on, vendor) })
	}
}

// askAdd asks for the facts of one file, adds it, and opens it to be read.
func (p *Page) askAdd(path, document string) { p.askAddThen(path, document, "", true, func() {}) }

// askAddThen asks for the facts of a file, adds it, and continues. A file that its document has already is
// not asked about: there is nothing to add.
func (p *Page) askAddThen(path, document, vendor string, read bool, then func()) {
	file, err := workbench.FileAt(path)
	if err != nil {
		p.host.Fail(err)
		then()
		return
	}
	g := guessFrom(path, p.m.all, p.m.vendors, p.host.Today())
	if g.vendor == "" {
		g.vendor = vendor
	}
	sure := document != ""
	if sure {
		g.document = document
	}
	p.host.Background(func(ctx context.Context) func() {
		same, err := p.bench.SameVersion(ctx, g.document, file)
		return func() {
			switch {
			case p.closed:
			case err != nil:
				p.host.Fail(err)
				then()
			case same != nil:
				p.sayNothingToAdd(file, g, same, sure, read, then)
			default:
				p.askFactsOf(file, g, read, then)
			}
		}
	})
}

// sayNothingToAdd shows which version holds the file already. Where the document was only supposed
// from the file's name, the file may still be another document's.
func (p *Page) sayNothingToAdd(file workbench.File, g guess, same *workbench.SameFile, sure, read bool,
	then func(),
) {
	var hide func()
	leave := func(next func()) func() {
		return func() {
			hide()
			next()
		}
	}
	text := text.NewProse(text.Run{Text: "“" + file.Name + "” is the same file as version “" + same.Label +
		"” of " + same.Of +
		". What is cited from it stays cited. If its status or its dates changed, use “Change the document's facts…”."})
	buttons := container.NewHBox(layout.NewSpacer())
	if !sure {
		buttons.Add(widgets.NewButton("Add as another document…", leave(func() {
			g.document = ""
			p.askFactsOf(file, g, read, then)
		})))
	}
	buttons.Add(widgets.NewButton("Open version "+same.Label, leave(func() {
		then()
		p.host.Go(ui.Route{Page: "reader", ID: same.ID})
	})))
	buttons.Add(widgets.NewPrimary("Close", leave(then)))
	body := container.NewBorder(nil, buttons, nil, nil,
		widgets.NewDialogScroller(widgets.NewInset(0, 1, text)))
	hide = p.host.Show("Same as version "+same.Label+": nothing to add", ui.Sized(p.host, body, 560, 150))
}

// askFactsOf asks for the facts of a file, adds it, and continues.
func (p *Page) askFactsOf(file workbench.File, g guess, read bool, then func()) {
	f := newFacts(&p.m, g, true)
	var d assessments.Document
	var v assessments.Version
	said := false // the user stated what to add; else it was cancelled
	ui.Ask(p.host, ui.Question{
		Title: "Add " + file.Name, Form: f.form(), Verb: "Add", Width: 600, Height: 570,
		Fields: []*text.Entry{f.label, f.name, f.effective, f.source, f.nda}, Rows: f.rows(),
		Intent: func() (ui.Intent, error) {
			var err error
			d, v, err = f.read()
			said = err == nil
			return nil, err
		},
		Done: func() {
			p.add(d, v, file, read)
			then()
		},
	})
	p.host.Gone(func() {
		if !said {
			then()
		}
	})
}

// add carries out the adding, with progress and Cancel. The file is filed before its text is read: the list,
// which is notified of it, reads ahead what becomes current, and add reads what does not.
func (p *Page) add(d assessments.Document, v assessments.Version, file workbench.File, read bool) {
	v.ObtainedOn, v.ObtainedBy, v.ID = p.host.Today(), p.bench.Actor().Name,
		p.bench.NewID(assessments.NounVersion)
	p.host.Run(ui.Job{
		Title: "Adding " + file.Name, Changes: true,
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			if d.ID != "" {
				_, err := p.bench.AddVersion(ctx, v, file, pr)
				return d.Name + ", version " + v.Label + ", is filed", err
			}
			_, err := p.bench.AddDocument(ctx, d, v, file, pr)
			return d.Name + " is filed", err
		}, Done: func(err error) {
			switch {
			case err != nil:
			case read:
				p.host.Go(ui.Route{Page: "reader", ID: v.ID})
			case d.ID != "":
				p.host.Background(func(ctx context.Context) func() {
					// its reader says why where it cannot be read
					_, _ = p.bench.Text(ctx, v.ID, assessments.NoProgress{})
					return nil
				})
			}
		},
	})
}

// askFacts changes the facts of a document and its current version.
func (p *Page) askFacts(filed workbench.Filed) {
	v := filed.Current
	f := newFacts(&p.m, guess{
		document: filed.Document.ID, label: v.Label, status: v.Status,
		effective: v.Effective,
	}, false)
	f.source.SetText(v.Source)
	ui.Ask(p.host, ui.Question{
		Title: "Facts of " + filed.Document.Name, Form: f.form(), Verb: "Save", Width: 600, Height: 540,
		Fields: []*text.Entry{f.name, f.label, f.effective, f.source, f.nda}, Rows: f.rows(),
		Intent: func() (ui.Intent, error) {
			d, nv, err := f.read()
			if err != nil {
				return nil, err
			}
			records := []assessments.Record{&d}
			if v.ID != "" {
				changed := v
				changed.Label, changed.Status, changed.Effective, changed.Source = nv.Label, nv.Status,
					nv.Effective, nv.Source
				records = append(records, &changed)
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.Save(ctx, records...)
			}, nil
		},
	})
}
