package contracts

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// facts are the fields of a document and a version, in a dialog.
type facts struct {
	l        *filedList
	document workbench.Filed

	vendor, kind, contract, status, dist *menu.Select
	name, label, effective, source, nda  *text.Entry
	contracts                            []assessments.Contract
}

// newFacts fills the fields with what is on record. The list is the one shown when the dialog opens: the
// page may read another one before it is closed.
func newFacts(shown *filedList, filed workbench.Filed) *facts {
	l := *shown
	f := &facts{l: &l, document: filed}
	d, v := filed.Document, filed.Current
	entry := func(words string) *text.Entry {
		e := text.NewEntry()
		e.SetText(words)
		return e
	}
	f.name, f.label, f.effective, f.source, f.nda = entry(d.Name), entry(v.Label),
		entry(string(v.Effective)), entry(v.Source), entry(d.NDAWith)
	f.effective.SetPlaceHolder("2026-09-01")
	f.source.SetPlaceHolder("an address, a person")
	f.status = menu.NewUnchosen(titles(assessments.VersionStatuses(),
		func(s assessments.VersionStatus) string { return string(s) }), nil)
	f.status.Set(slices.Index(assessments.VersionStatuses(), v.Status))
	f.kind = menu.NewUnchosen(titles(assessments.DocumentKinds(), assessments.DocumentKind.Title), nil)
	f.kind.Set(slices.Index(assessments.DocumentKinds(), d.Type))
	f.dist = menu.NewUnchosen(titles(assessments.Distributions(), assessments.Distribution.Title), nil)
	f.dist.Set(1)
	if i := slices.Index(assessments.Distributions(), d.Distribution); i >= 0 {
		f.dist.Set(i)
	}
	f.contract = menu.NewUnchosen(nil, nil)
	f.vendor = menu.NewUnchosen(titles(l.vendors, func(v assessments.Vendor) string {
		return v.Name
	}), func(int) { f.showContracts() })
	for i, v := range l.vendors { // a vendor that is not offered stays as it is
		if v.ID == d.VendorID {
			f.vendor.Set(i)
		}
	}
	f.showContracts()
	f.contract.SetOptions(f.contract.Options) // a contract that is not offered stays as it is
	if d.ContractID == "" {
		f.contract.Set(0)
	}
	for i, c := range f.contracts {
		if c.ID == d.ContractID {
			f.contract.Set(i + 1)
		}
	}
	return f
}

// showContracts offers the vendor's contracts; the only one is supposed.
func (f *facts) showContracts() {
	i := f.vendor.SelectedIndex()
	if i < 0 {
		return
	}
	f.contracts = f.l.contractsOf(f.l.vendors[i].ID)
	f.contract.SetOptions(append([]string{"None"}, titles(f.contracts, func(c assessments.Contract) string {
		return c.Name
	})...))
	f.contract.Set(0)
	if len(f.contracts) == 1 {
		f.contract.Set(1)
	}
}

// form lays the fields out.
func (f *facts) form() fyne.CanvasObject {
	return widgets.NewColumn(2, widgets.NewFormRow("Vendor", f.vendor, ""),
		widgets.NewFormRow("Document", f.name, ""), widgets.NewFormRow("Kind", f.kind, ""),
		widgets.NewFormRow("Contract", f.contract, "What stands outside binds nobody by itself."),
		widgets.NewFormRow("Version", f.label, "Its own name: 3, 2026-09-01."),
		widgets.NewFormRow("Status", f.status,
			"Only accepted and executed text counts as a contract clause."),
		widgets.NewFormRow("Effective", f.effective, "Year-month-day, or empty."),
		widgets.NewFormRow("Source", f.source, ""),
		widgets.NewFormRow("Distribution", f.dist, "Internal unless said otherwise."),
		widgets.NewFormRow("NDA with", f.nda, ""))
}

// rows are the labels of the form, by the field of the document or version that each asks for.
func (f *facts) rows() map[string]string {
	return map[string]string{"name": "Document", "label": "Version", "nda_with": "NDA with"}
}

// read takes the facts from the fields, and returns what is wrong with them.
func (f *facts) read() (assessments.Document, assessments.Version, error) {
	day, err := assessments.ParseDate(f.effective.Text)
	wrong := []error{ui.WrongAt("effective", err)}
	d := f.document.Document
	d.Name, d.NDAWith = f.name.Text, f.nda.Text
	if i := f.vendor.SelectedIndex(); i >= 0 {
		d.VendorID = f.l.vendors[i].ID
	}
	wrong = append(wrong, ui.NeedChoice("vendor", d.VendorID != "",
		"choose whose document it is; its name does not say so"))
	if i := f.kind.SelectedIndex(); i >= 0 {
		d.Type = assessments.DocumentKinds()[i]
	}
	switch i := f.contract.SelectedIndex(); {
	case i > 0:
		d.ContractID = f.contracts[i-1].ID
	case i == 0:
		d.ContractID = ""
	}
	if i := f.dist.SelectedIndex(); i >= 0 && (d.Distribution != "" || i != 1) {
		d.Distribution = assessments.Distributions()[i]
	}
	v := assessments.Version{
		DocumentID: d.ID, Label: f.label.Text, Effective: day, Source: f.source.Text,
		Status: f.document.Current.Status,
	}
	if i := f.status.SelectedIndex(); i >= 0 {
		v.Status = assessments.VersionStatuses()[i]
	}
	return d, v, ui.Wrong(wrong...)
}

func titles[T any](list []T, title func(T) string) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = ui.Sentence(title(one))
	}
	return out
}
