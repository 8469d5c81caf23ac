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

// adding files documents and versions, and changes the facts on record of them.
type adding struct {
	page  *Page
	host  host
	bench bench
	m     *filedList
}

// readable are the endings the file dialog offers; what a file is, its content says.
var readable = []string{
	".pdf", ".docx", ".html", ".htm", ".md", ".txt", ".markdown", ".xhtml", ".eml",
	".mht", ".mhtml",
}

// pickDocument asks for a file and then for the facts of its document.
func (ad *adding) pickDocument() {
	if ad.noVendor() {
		return
	}
	ad.host.PickFile("Add a document", readable, func(path string) { ad.askAdd(path, "") })
}

// pickVersion asks for the file of a new version.
func (ad *adding) pickVersion(document string) {
	f, ok := ad.m.find(document)
	if !ok {
		return
	}
	ad.host.PickFile("New version of "+f.Document.Name, readable, func(path string) {
		ad.askAdd(path, document)
	})
}

// noVendor leads to the vendors where there is none to file a document under.
func (ad *adding) noVendor() bool {
	if len(ad.m.vendors) > 0 {
		return false
	}
	ad.host.Fail(assessments.Errorf(assessments.Refused,
		"There is no vendor yet to file a document under. Register the vendor on the page Vendors, then add its documents here."))
	return true
}

// dropped adds files: as a new version of the document they were dropped on, else as what their names
// suggest.
func (ad *adding) dropped(at fyne.Position, paths []string) {
	if ad.noVendor() {
		return
	}
	on, _ := ad.page.docs.list.Table.RowAt(at)
	if len(paths) == 1 {
		ad.askAdd(paths[0], on)
		return
	}
	ad.askNext(paths, on, "")
}

// askNext asks for one file after the other. They are the vendor's where their names do not say another.
func (ad *adding) askNext(paths []string, on, vendor string) {
	if len(paths) > 0 {
		ad.askAddThen(paths[0], on, vendor, false, func() { ad.askNext(paths[1:], on, vendor) })
	}
}

// askAdd asks for the facts of one file, adds it, and opens it to be read.
func (ad *adding) askAdd(path, document string) { ad.askAddThen(path, document, "", true, func() {}) }

// askAddThen asks for the facts of a file, adds it, and continues. A file that its document has already is
// not asked about: there is nothing to add.
func (ad *adding) askAddThen(path, document, vendor string, read bool, then func()) {
	open := func(context.Context) (workbench.File, error) { return workbench.FileAt(path) }
	ad.askFile(path, open, document, vendor, read, then)
}

// askFile asks for the facts of a file by its name or path, as askAddThen does. The files that come
// with it, if it is a mail, are asked about after it.
func (ad *adding) askFile(name string, open func(context.Context) (workbench.File, error), document,
	vendor string, read bool,
	then func(),
) {
	g := guessFrom(name, ad.m.all, ad.m.vendors, ad.host.Today())
	if g.vendor == "" {
		g.vendor = vendor
	}
	sure := document != ""
	if sure {
		g.document = document
	}
	ad.host.Background(func(ctx context.Context) func() {
		var same *workbench.SameFile
		var attached []workbench.File
		file, err := open(ctx)
		if err == nil {
			attached, err = ad.bench.Attached(ctx, file)
		}
		if err == nil {
			same, err = ad.bench.SameVersion(ctx, g.document, file)
		}
		return func() {
			if len(attached) > 0 {
				next := then
				read, then = false, func() { ad.askAttached(attached, g.vendor, next) }
			}
			switch {
			case ad.page.closed:
			case err != nil:
				ad.host.Fail(err)
				then()
			case same != nil:
				ad.sayNothingToAdd(file, g, same, sure, read, then)
			default:
				ad.askFactsOf(file, g, read, then)
			}
		}
	})
}

// askAttached asks for the files of a mail one after the other: each is a document of its own.
func (ad *adding) askAttached(files []workbench.File, vendor string, then func()) {
	if len(files) == 0 {
		then()
		return
	}
	ad.askFile(files[0].Name, func(context.Context) (workbench.File, error) {
		return files[0], nil
	}, "", vendor, false,
		func() { ad.askAttached(files[1:], vendor, then) })
}

// sayNothingToAdd shows which version holds the file already. Where the document was only supposed
// from the file's name, the file may still be another document's.
func (ad *adding) sayNothingToAdd(file workbench.File, g guess, same *workbench.SameFile, sure, read bool,
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
			ad.askFactsOf(file, g, read, then)
		})))
	}
	buttons.Add(widgets.NewButton("Open version "+same.Label, leave(func() {
		then()
		ad.host.Go(ui.Route{Page: "reader", ID: same.ID})
	})))
	buttons.Add(widgets.NewPrimary("Close", leave(then)))
	body := container.NewBorder(nil, buttons, nil, nil,
		widgets.NewDialogScroller(widgets.NewInset(0, 1, text)))
	hide = ad.host.Show("Same as version "+same.Label+": nothing to add", ui.Sized(ad.host, body, 560, 150))
}

// askFactsOf asks for the facts of a file, adds it, and continues.
func (ad *adding) askFactsOf(file workbench.File, g guess, read bool, then func()) {
	f := newFacts(ad.m, g, true)
	var d assessments.Document
	var v assessments.Version
	said := false // the user stated what to add; else it was cancelled
	ui.Ask(ad.host, ui.Question{
		About: func() []string { return append([]string{ui.FileName("document", file)}, f.of()...) },
		Title: "Add " + file.Name, Form: f.form(), Verb: "Add", Width: 600, Height: 570,
		Fields: []*text.Entry{f.label, f.name, f.effective, f.source, f.nda}, Rows: f.rows(),
		Intent: func() (ui.Intent, error) {
			var err error
			d, v, err = f.read()
			said = err == nil
			return nil, err
		},
		Done: func() {
			recorded := ui.UntilRecorded(ad.host)
			ad.add(d, v, file, read, recorded)
			then()
		},
	})
	ad.host.Gone(func() {
		if !said {
			then()
		}
	})
}

// add carries out the adding, with progress and Cancel. The file is filed before its text is read: the list,
// which is notified of it, reads ahead what becomes current, and add reads what does not.
func (ad *adding) add(d assessments.Document, v assessments.Version, file workbench.File, read bool,
	recorded func(),
) {
	v.ObtainedOn, v.ID = ad.host.Today(), ad.bench.NewID(assessments.NounVersion)
	ad.host.Run(ui.Job{
		Title: "Adding " + file.Name, Changes: true,
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			v.ObtainedBy = ad.bench.Acting(ctx).Name // who acts is asked before the job
			if d.ID != "" {
				_, err := ad.bench.AddVersion(ctx, v, file, pr)
				return d.Name + ", version " + v.Label + ", is filed", err
			}
			_, err := ad.bench.AddDocument(ctx, d, v, file, pr)
			return d.Name + " is filed", err
		}, Done: func(err error) {
			if err == nil {
				recorded()
			}
			switch {
			case err != nil:
			case read:
				ad.host.Go(ui.Route{Page: "reader", ID: v.ID})
			case d.ID != "":
				ad.host.Background(func(ctx context.Context) func() {
					// its reader says why where it cannot be read
					_, _ = ad.bench.Text(ctx, v.ID, assessments.NoProgress{})
					return nil
				})
			}
		},
	})
}

// askFacts changes the facts of a document and its current version.
func (ad *adding) askFacts(filed workbench.Filed) {
	seen, v := filed.Document, filed.Current
	f := newFacts(ad.m, guess{
		document: filed.Document.ID, label: v.Label, status: v.Status,
		effective: v.Effective,
	}, false)
	f.source.SetText(v.Source)
	ui.Ask(ad.host, ui.Question{
		About: ui.About(filed.Document.ID, v.ID),
		Title: "Facts of " + filed.Document.Name, Form: f.form(), Verb: "Save", Width: 600, Height: 540,
		Fields: []*text.Entry{f.name, f.label, f.effective, f.source, f.nda}, Rows: f.rows(),
		Seen: []assessments.Record{&seen, &v},
		Intent: func() (ui.Intent, error) {
			d, nv, err := f.read()
			if err != nil {
				return nil, err
			}
			forms := []ui.Edited{{Seen: &seen, Wanted: &d}}
			if v.ID != "" {
				changed := v
				changed.Label, changed.Status, changed.Effective, changed.Source = nv.Label, nv.Status,
					nv.Effective, nv.Source
				forms = append(forms, ui.Edited{Seen: &v, Wanted: &changed})
			}
			return ui.SavingForm(ad.bench, forms...), nil
		},
	})
}
