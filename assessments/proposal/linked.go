package proposal

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/particulars"
)

// Standing says where a paper that the text names stands.
type Standing string

// Where a linked paper can stand.
const (
	OnFile    Standing = "on file"
	DraftOnly Standing = "only a draft on file"
	NotOnFile Standing = "not on file"
	Apart     Standing = "not part of it" // the text says that it is no part of it
)

// Linked is another paper that the text names as part of it, or as none.
type Linked struct {
	particulars.Stated
	Standing Standing
	Document string // id of the one on file; "" without one
}

// linked compares the papers that the text takes in with those on file.
func (r *reading) linked() []Linked {
	vendor := ""
	if r.ofVendor != nil {
		vendor = r.ofVendor.ID
	}
	return r.known.Linked(r.Paper, vendor, r.out.Document)
}

// Linked says of every paper that a text takes in, and of those it keeps out, whether it is on file among
// the documents of the vendor. except is the document of the text itself.
func (k *Known) Linked(p Paper, vendor, except string) []Linked {
	var out []Linked
	for _, s := range p.says.Linked {
		one := Linked{Stated: s, Standing: NotOnFile}
		if d := fits(s.Value, k.Papers, vendor, except); d != nil {
			one.Document, one.Standing = d.ID, OnFile
			if s := d.Current.Status; s == assessments.VersionDraft || s == assessments.VersionRedline {
				one.Standing = DraftOnly
			}
			if d.Current.ID == "" {
				one.Standing = NotOnFile
			}
		}
		out = append(out, one)
	}
	for _, s := range p.out {
		out = append(out, Linked{Stated: s, Standing: Apart})
	}
	return out
}

// fits is the document that a name in a text means: one of that name, or the only one of its kind.
func fits(name string, papers []Filed, vendor, except string) *Filed {
	if vendor == "" {
		return nil
	}
	kind := kindOf(particulars.KindOf(name))
	var alike []*Filed
	for i, d := range papers {
		if d.VendorID != vendor || d.ID == except {
			continue
		}
		if a, b := fold(d.Name), fold(name); a == b || long(b) && hasWords(a, b) || long(a) && hasWords(b, a) {
			return &papers[i]
		}
		if kind != "" && kind != "online_terms" && d.Type == kind {
			alike = append(alike, &papers[i])
		}
	}
	if len(alike) == 1 {
		return alike[0]
	}
	return nil
}

// long reports whether a name tells a paper from others: “terms” alone is a part of many names.
func long(name string) bool { return strings.Contains(name, " ") }
