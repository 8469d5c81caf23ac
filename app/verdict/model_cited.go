package verdict

import (
	"context"

	"countersign/assessments"
)

// Cited is a document version that is quoted.
type Cited struct {
	version  assessments.Version
	document assessments.Document
}

// Getter reads a record.
type Getter interface {
	Get(ctx context.Context, r assessments.Record) error
}

// BinnedCited reads the versions that an assessment quotes and that are in the bin, or whose document
// is: they are not part of the assessment any more, and are shown by name all the same.
func BinnedCited(ctx context.Context, b Getter, d *assessments.Dossier) map[string]Cited {
	out := map[string]Cited{}
	for _, c := range d.Citations {
		if _, _, ok := d.Version(c.VersionID); ok {
			continue
		}
		one := Cited{version: assessments.Version{ID: c.VersionID}}
		if b.Get(ctx, &one.version) != nil {
			continue
		}
		one.document.ID = one.version.DocumentID
		if b.Get(ctx, &one.document) == nil &&
			(assessments.InBin(&one.version) || assessments.InBin(&one.document)) {
			out[c.VersionID] = one
		}
	}
	return out
}

// Cites is the version that a citation quotes, with its document, and whether they are in the bin.
func (m *Shown) Cites(c assessments.Citation) (v assessments.Version, doc assessments.Document, binned bool) {
	if one, ok := m.Binned[c.VersionID]; ok {
		return one.version, one.document, true
	}
	v, doc, _ = m.A.Dossier.Version(c.VersionID)
	return v, doc, false
}

// toRestore names the documents in the bin that the aged quotes of an item are from.
func (m *Shown) toRestore(item string) (names []string, others bool) {
	for _, c := range m.A.Dossier.CitationsOn(item) {
		if m.AgedQuote(item, c.ID) == "" {
			continue
		}
		if _, doc, binned := m.Cites(c); binned {
			names = append(names, "“"+doc.Name+"”")
		} else {
			others = true
		}
	}
	return names, others
}
