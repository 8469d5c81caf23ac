package contracts

import (
	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// adding leads to where files become documents and versions, and changes the facts on record of them.
type adding struct {
	page  *Page
	host  host
	bench bench
	m     *filedList
}

// pickDocument asks for files to be read and added.
func (ad *adding) pickDocument() {
	ad.host.PickFiles("Add documents", ui.Readable(), func(paths []string) {
		ad.host.Go(ui.AddRoute("", paths...))
	})
}

// pickVersion asks for the file of a new version.
func (ad *adding) pickVersion(document string) {
	f, ok := ad.m.find(document)
	if !ok {
		return
	}
	ad.host.PickFile("New version of "+f.Document.Name, ui.Readable(), func(path string) {
		ad.host.Go(ui.AddRoute(document, path))
	})
}

// dropped has files read: one that is dropped on a document as its new version.
func (ad *adding) dropped(at fyne.Position, paths []string) {
	on, _ := ad.page.docs.list.Table.RowAt(at)
	if len(paths) > 1 {
		on = ""
	}
	ad.host.Go(ui.AddRoute(on, paths...))
}

// askFacts changes the facts of a document and its current version.
func (ad *adding) askFacts(filed workbench.Filed) {
	seen, v := filed.Document, filed.Current
	f := newFacts(ad.m, filed)
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
