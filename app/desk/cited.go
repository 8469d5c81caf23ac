package desk

import (
	"context"

	"countersign/assessments"
)

// cited is a document version that is quoted.
type cited struct {
	version  assessments.Version
	document assessments.Document
}

// binnedCited reads the versions that an assessment quotes and that are in the bin, or whose document
// is: they are not part of the assessment any more, and are shown by name all the same.
func binnedCited(ctx context.Context, b bench, d *assessments.Dossier) map[string]cited {
	out := map[string]cited{}
	for _, c := range d.Citations {
		if _, _, ok := d.Version(c.VersionID); ok {
			continue
		}
		one := cited{version: assessments.Version{ID: c.VersionID}}
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

// cites is the version that a citation quotes, with its document, and whether they are in the bin.
func (m *model) cites(c assessments.Citation) (v assessments.Version, doc assessments.Document, binned bool) {
	if one, ok := m.binned[c.VersionID]; ok {
		return one.version, one.document, true
	}
	v, doc, _ = m.a.Dossier.Version(c.VersionID)
	return v, doc, false
}

// toRestore names the documents in the bin that the aged quotes of an item are from.
func (m *model) toRestore(item string) (names []string, others bool) {
	for _, c := range m.a.Dossier.CitationsOn(item) {
		if m.agedQuote(item, c.ID) == "" {
			continue
		}
		if _, doc, binned := m.cites(c); binned {
			names = append(names, "“"+doc.Name+"”")
		} else {
			others = true
		}
	}
	return names, others
}
