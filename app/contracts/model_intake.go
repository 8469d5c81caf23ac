package contracts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/proposal"
	"countersign/assessments/workbench"
)

// handed is a file that was handed over and read, with what it would become. Nothing of it is stored.
type handed struct {
	file  workbench.File
	name  string // of the file
	paper proposal.Paper
	laid  *laid
	out   proposal.Proposal
	form  proposal.Form
	typed map[string]bool // fields that the person changed
	// refused is why it cannot be added: it cannot be read, or is on file already.
	refused string
	same    *workbench.SameFile // what holds it already; nil if nothing does
}

// intakeModel is what the page of files handed over shows; it knows no Fyne.
type intakeModel struct {
	known proposal.Known
	all   []*handed
	at    int    // the one whose form is open
	field string // the row that is selected
}

// useField asks what the service is used for. It is no fact of the paper.
const useField = "use"

// readPaper lays a text out and reads off what it states. It is work for a background.
func readPaper(f workbench.File, text assessments.Text, vendor, document string) *handed {
	h := &handed{
		file: f, name: f.Name, laid: layOut(text), typed: map[string]bool{},
		paper: proposal.Read(f.Name, text),
	}
	h.paper.Vendor, h.paper.Document = vendor, document
	return h
}

// current is the file whose form is open; nil where none is.
func (m *intakeModel) current() *handed {
	if m.at < 0 || m.at >= len(m.all) || m.all[m.at].refused != "" {
		return nil
	}
	return m.all[m.at]
}

// propose fills the forms of all files. Each takes as known what those before it would add, so that papers
// of one vendor go to one contract.
func (m *intakeModel) propose() {
	known := m.known
	for _, i := range inOrder(m.all) { // what each is decides their order
		m.all[i].propose(&known)
	}
	for _, i := range inOrder(m.all) {
		m.all[i].propose(&known)
		known = withForm(known, m.all[i].form)
	}
}

// inOrder are the places of the files that can be added, the paper that a contract is called after before
// those that belong to it.
func inOrder(all []*handed) []int {
	var out []int
	first := []string{"msa", "online_terms", "order_form"}
	rank := func(i int) int {
		if at := slices.Index(first, all[i].form.Values["kind"]); at >= 0 {
			return at
		}
		return len(first)
	}
	for i, h := range all {
		if h.refused == "" {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return rank(a) - rank(b) })
	return out
}

// propose fills a form but for what the person typed.
func (h *handed) propose(known *proposal.Known) {
	h.out = proposal.Of(h.paper, known)
	before := h.form
	h.form = h.out.Form()
	for field := range h.typed {
		if field == useField {
			h.form.Purpose = before.Purpose
		} else {
			h.form.Values[field] = before.Values[field]
		}
	}
	if before.Values != nil && h.typed["document"] {
		h.form.Document = before.Document
	}
}

// withForm is what is known once a form is added. Its ids hold for nothing but comparing.
func withForm(k proposal.Known, f proposal.Form) proposal.Known {
	n := 0
	made, wrong := f.Records(&k, func(noun assessments.Noun) string {
		n++
		return fmt.Sprintf("new %s %d of %s", noun, n, f.Values["vendor"])
	})
	if len(wrong) == 0 {
		k = withRecords(k, made.Records)
	}
	return k
}

// withRecords is what is known once records are added.
func withRecords(k proposal.Known, records []assessments.Record) proposal.Known {
	for _, r := range records {
		switch one := r.(type) {
		case *assessments.Vendor:
			k.Vendors = append(slices.Clip(k.Vendors), *one)
		case *assessments.Service:
			k.Services = append(slices.Clip(k.Services), *one)
		case *assessments.Contract:
			k.Contracts = append(slices.Clip(k.Contracts), *one)
		case *assessments.Use:
			k.Uses = append(slices.Clip(k.Uses), *one)
		}
	}
	return k
}

// set takes what the person typed into a field. Another vendor has the rest proposed again.
func (m *intakeModel) set(field, value string) (again bool) {
	h := m.current()
	if h == nil {
		return false
	}
	h.typed[field] = true
	switch field {
	case useField:
		h.form.Purpose = value
	case "document":
		h.form.Document = value
	default:
		h.form.Values[field] = value
	}
	if field != "vendor" {
		return false
	}
	id := m.vendorOf(h)
	if id == h.paper.Vendor {
		return false
	}
	h.paper.Vendor = id
	m.propose()
	return true
}

// filing is everything that is to be added: records that are not there yet, and the papers. What is wrong is
// said by the place of the file and its field.
type filing struct {
	records []assessments.Record
	papers  []workbench.Paper
	of      []int  // the file of each paper
	use     string // the first new use
}

// wrongFile is what is wrong with the form of one file.
type wrongFile struct {
	at       int
	problems assessments.Problems
}

// file makes records of all forms.
func fileAll(all []*handed, known proposal.Known, newID func(assessments.Noun) string) (filing, []wrongFile) {
	var out filing
	var wrong []wrongFile
	for _, i := range inOrder(all) {
		h := all[i]
		made, problems := h.form.Records(&known, newID)
		if len(problems) > 0 {
			wrong = append(wrong, wrongFile{i, problems})
			continue
		}
		known = withRecords(known, made.Records)
		out.records = append(out.records, made.Records...)
		out.papers = append(out.papers, workbench.Paper{
			Document: made.Document, Version: made.Version, File: h.file,
		})
		out.of, out.use = append(out.of, i), cmp.Or(out.use, made.Use)
	}
	return out, wrong
}

// left are the files that can be added.
func (m *intakeModel) left() (n int) {
	for _, h := range m.all {
		if h.refused == "" {
			n++
		}
	}
	return n
}

// changed reports whether the person typed anything that discarding would lose.
func (m *intakeModel) changed() bool {
	return slices.ContainsFunc(m.all, func(h *handed) bool { return len(h.typed) > 0 })
}

// place is where a fact stands in the text: its section and page.
func (h *handed) place(f proposal.Fact) string {
	if f.End == 0 {
		return ""
	}
	var parts []string
	for _, p := range h.paper.Text.Paragraphs {
		if p.End <= f.Start {
			continue
		}
		if s := p.SectionTitle(); s != "" && s != h.out.Fact("title").Value {
			parts = append(parts, section(assessments.Clip(s, 40)))
		}
		if p.Page > 0 {
			parts = append(parts, fmt.Sprintf("page %d", p.Page))
		}
		break
	}
	return strings.Join(parts, ", ")
}

// under is what stands under a field: why, the quote that carries it, and where that stands.
func (h *handed) under(f proposal.Fact) string {
	var parts []string
	if f.Quote != "" {
		parts = append(parts, "“"+assessments.Clip(strings.Join(strings.Fields(f.Quote), " "), 110)+"”")
		if at := h.place(f); at != "" {
			parts = append(parts, at)
		}
	}
	if f.Why != "" {
		parts = append(parts, f.Why)
	}
	return strings.Join(parts, " · ")
}

// factAt is the field whose words stand at a place of the text; "" where none do.
func (h *handed) factAt(at place) string {
	for _, f := range h.out.Facts {
		if f.End > 0 && at.start < f.End && f.Start < at.end {
			return f.Field
		}
	}
	return ""
}

// offers are values on record that a field can take instead.
func (m *intakeModel) offers(field string) []string {
	h := m.current()
	if h == nil {
		return nil
	}
	var out []string
	vendor := m.vendorOf(h)
	switch field {
	case "vendor":
		for _, v := range m.known.Vendors {
			out = append(out, v.Name)
		}
	case "service":
		for _, s := range m.known.Services {
			if s.VendorID == vendor {
				out = append(out, s.Name)
			}
		}
	case "contract":
		for _, c := range m.known.Contracts {
			if c.VendorID == vendor {
				out = append(out, c.Name)
			}
		}
	case "signing_entity":
		out = m.known.OwnNames()
	}
	now := h.form.Values[field]
	out = slices.DeleteFunc(out, func(s string) bool { return strings.EqualFold(s, now) })
	return out[:min(len(out), 5)]
}

// vendorOf is the id of the vendor on record that a form names; "" where it is a new one.
func (m *intakeModel) vendorOf(h *handed) string {
	name := strings.TrimSpace(h.form.Values["vendor"])
	for _, v := range m.known.Vendors {
		if name != "" && (strings.EqualFold(v.Name, name) || strings.EqualFold(v.LegalName, name)) {
			return v.ID
		}
	}
	return ""
}

// versionsOf are the documents on record that the file can be a new version of: those of its vendor.
func (m *intakeModel) versionsOf(h *handed) []proposal.Filed {
	vendor := m.vendorOf(h)
	return slices.DeleteFunc(slices.Clone(m.known.Papers), func(d proposal.Filed) bool {
		return d.VendorID != vendor
	})
}

// agreed reports whether the form's contract is on record: its facts stay as they are then.
func (m *intakeModel) agreed(h *handed) bool {
	vendor, name := m.vendorOf(h), strings.TrimSpace(h.form.Values["contract"])
	return slices.ContainsFunc(m.known.Contracts, func(c assessments.Contract) bool {
		return c.VendorID == vendor && name != "" && strings.EqualFold(c.Name, name)
	})
}

// about is what a file is as a file: its size and pages.
func (h *handed) about() string {
	var parts []string
	if n := h.paper.Text.Pages; n > 0 {
		parts = append(parts, assessments.Count(n, "page", "pages"))
	} else {
		parts = append(parts, assessments.Count(len(h.paper.Text.Paragraphs), "paragraph", "paragraphs"))
	}
	return strings.Join(append(parts, sizeOf(h.file.Size)), " · ")
}

func sizeOf(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// into says where a file goes.
func (m *intakeModel) into(h *handed) string {
	for _, d := range m.known.Papers {
		if d.ID == h.form.Document && d.ID != "" {
			return "new version of " + d.Name
		}
	}
	contract, service := h.form.Values["contract"], h.form.Values["service"]
	switch {
	case contract == "" && service == "":
		return "outside any contract"
	case contract == "":
		return service + ", outside any contract"
	case service == "":
		return contract
	}
	return service + " / " + contract
}

// nameOf is the name of a file at a path.
func nameOf(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i >= 0 && i < len(path)-1 {
		return path[i+1:]
	}
	return path
}
