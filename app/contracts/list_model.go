package contracts

import (
	"cmp"
	"slices"
	"strings"

	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// filedList is what the list of documents shows; it knows no Fyne.
type filedList struct {
	all       []workbench.Filed
	vendors   []assessments.Vendor
	contracts []assessments.Contract
	texts     map[string]workbench.TextState // by digest; what is missing was not looked up yet
	// digests of files whose text was asked for here: true while it is being read
	tried    map[string]bool
	contract string                   // id of the contract shown alone; "" shows all
	kind     assessments.DocumentKind // "" is any
}

// shown are the documents the filters leave, by vendor and name.
func (l *filedList) shown() []workbench.Filed {
	var out []workbench.Filed
	for _, f := range l.all {
		if (l.contract == "" || f.Document.ContractID == l.contract) &&
			(l.kind == "" || f.Document.Type == l.kind) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b workbench.Filed) int {
		return cmp.Or(table.Compare(a.Vendor.Name, b.Vendor.Name),
			table.Compare(a.Document.Name, b.Document.Name))
	})
	return out
}

func (l *filedList) find(document string) (workbench.Filed, bool) {
	for _, f := range l.all {
		if f.Document.ID == document {
			return f, true
		}
	}
	return workbench.Filed{}, false
}

func (l *filedList) contractName() string {
	for _, c := range l.contracts {
		if c.ID == l.contract {
			return c.Name
		}
	}
	return ""
}

// contractsOf lists the contracts with a vendor.
func (l *filedList) contractsOf(vendor string) []assessments.Contract {
	var out []assessments.Contract
	for _, c := range l.contracts {
		if c.VendorID == vendor {
			out = append(out, c)
		}
	}
	return out
}

// kinds lists the kinds there are documents of.
func (l *filedList) kinds() []assessments.DocumentKind {
	var out []assessments.DocumentKind
	for _, k := range assessments.DocumentKinds() {
		for _, f := range l.all {
			if f.Document.Type == k {
				out = append(out, k)
				break
			}
		}
	}
	return out
}

// missing are the digests whose texts were not looked up yet.
func (l *filedList) missing() []string {
	var out []string
	for _, f := range l.all {
		if sha := f.Current.SHA256; sha != "" && f.Current.PurgedOn == "" {
			if s, ok := l.texts[sha]; !ok || !s.Read {
				out = append(out, sha)
			}
		}
	}
	return out
}

// unread are the versions whose texts are known to be unread, each named once: a file that cannot be
// read is not tried again and again.
func (l *filedList) unread() []string {
	var out []string
	for _, f := range l.all {
		_, tried := l.tried[f.Current.SHA256]
		if s, ok := l.texts[f.Current.SHA256]; ok && !s.Read && !tried && f.Current.PurgedOn == "" {
			l.tried[f.Current.SHA256] = true
			out = append(out, f.Current.ID)
		}
	}
	return out
}

// textWords says what is known of the text of a document's current version.
func (l *filedList) textWords(f workbench.Filed) (words string, read bool) {
	v := f.Current
	switch {
	case v.ID == "":
		return "no version", false
	case v.PurgedOn != "":
		return "purged on " + string(v.PurgedOn), false
	case v.SHA256 == "":
		return "no file", false
	}
	s, ok := l.texts[v.SHA256]
	switch {
	case !ok:
		return "…", true
	case !s.Read && l.tried[v.SHA256]:
		return "being read…", true
	case !s.Read:
		return "not read", false
	}
	parts := []string{assessments.Count(s.Paragraphs, "paragraph", "paragraphs")}
	if s.Pages > 0 {
		parts = []string{assessments.Count(s.Pages, "page", "pages")}
	}
	if s.Redline {
		parts = append(parts, "redline")
	}
	if len(s.Unread) > 0 {
		parts = append(parts, "part not read")
	}
	if s.Language != "" && s.Language != "en" {
		name := languages[s.Language]
		if name == "" {
			name = s.Language
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, ", "), true
}

// orderWords says where a document stands in its contract's order of precedence.
func orderWords(f workbench.Filed) string {
	switch {
	case f.Contract == nil:
		return "outside any contract"
	case !f.Document.Type.Contractual() && !f.Document.Incorporated:
		return "outside the contract"
	case f.Cited:
		return "cited"
	}
	return "assumed"
}
