package pack

import (
	"cmp"
	"slices"
	"strings"

	"countersign/assessments"
)

// sourcesChapter writes the documents, the register of evidence and what was purged.
type sourcesChapter struct{ *view }

// documents is the chapter of the texts on file: which versions, in what state, in what order they prevail.
func (v sourcesChapter) documents() Section {
	files := v.files()
	t := Table{
		Columns: []Column{
			{Title: "Document", Width: 22},
			{Title: "Kind", Width: 14},
			{Title: "Version", Width: 13},
			{Title: "Status", Width: 14},
			{Title: "Effective", Width: 13},
			{Title: "Obtained", Width: 16},
			{Title: "SHA-256, file", Width: 37},
		},
		Empty: v.none(assessments.NounDocument, len(v.d.Documents), "No document is on file.",
			"No version of a document is on file."),
	}
	for _, ver := range v.d.Versions {
		_, doc, _ := v.d.Version(ver.ID)
		where := cmp.Or(path(files, ver.ID), "no file")
		if ver.PurgedOn != "" {
			where = "purged on " + string(ver.PurgedOn)
		}
		name := doc.Name
		if !doc.Type.Contractual() && !doc.Incorporated {
			name += " (outside the contract)"
		}
		row := []Cell{
			textCell(name), textCell(doc.Type.Title()), textCell(ver.Label), textCell(string(ver.Status)),
			dateCell(ver.Effective),
			textCell(join(", ", string(ver.ObtainedOn), ver.ObtainedBy, ver.Source)),
			{Kind: HashCell, Text: join("\n", ver.SHA256, where)},
		}
		if !v.vendor() {
			row = append(row, textCell(reading(v).words(ver)))
		}
		t.Rows = append(t.Rows, row)
	}
	if !v.vendor() {
		t.Columns = append(t.Columns, Column{Title: "Not read, or in doubt", Width: 24})
	}
	s := Section{ID: "documents", Title: "Documents on file", Chapter: true, Blocks: []Block{grid(t)}}
	if !v.vendor() {
		s.Sections = []Section{{ID: "precedence", Title: "Order of precedence", Blocks: v.precedence()}}
	}
	return s
}

// precedence says which text prevails, and whether that was cited or is only assumed.
func (v sourcesChapter) precedence() []Block {
	if len(v.d.Precedences) == 0 {
		return []Block{callout("No order of precedence is on record. Where documents disagree, nothing here settles which prevails.", Warn)}
	}
	var out []Block
	for _, p := range v.d.Precedences {
		var order []string
		for i, id := range p.Order {
			name := id
			if why := v.closed[id]; why != "" {
				name = "a withheld document (" + why + ")"
			}
			for _, doc := range v.d.Documents {
				if doc.ID == id {
					name = doc.Name
				}
			}
			order = append(order, digits(i+1)+". "+name)
		}
		basis := Fact{Label: "Basis", Text: "Assumed: no clause is cited for it.", Tone: Warn}
		switch {
		case p.Cited() && p.Quote != "":
			basis = Fact{Label: "Cited", Text: "“" + p.Quote + "” " +
				join(", ", cards(v).versionName(p.VersionID), p.Section), Tone: Quote}
		case p.Cited():
			basis = Fact{Label: "Cited", Text: cards(v).versionName(p.VersionID)}
		}
		out = append(out, facts([]Fact{
			{Label: "For", Text: words(string(p.Subject))},
			{Label: "Order", Text: strings.Join(order, "\n")},
			basis,
		}))
	}
	return out
}

// register is the chapter of evidence: every revision, with what is needed to recognise it.
func (v sourcesChapter) register() Section {
	files := v.files()
	t := Table{
		Columns: []Column{
			{Title: "Evidence", Width: 22},
			{Title: "Revision", Width: 12},
			{Title: "Strength", Width: 18},
			{Title: "Issued", Width: 13},
			{Title: "Covers, expires", Width: 18},
			{Title: "Used for", Width: 16},
			{Title: "SHA-256, file", Width: 32},
		},
		Empty: v.none(assessments.NounEvidence, len(v.d.Evidence), "No evidence is on file.",
			"No revision of evidence is on file."),
	}
	used := map[string][]string{}
	for _, tick := range v.d.Ticks {
		used[tick.RevisionID] = append(used[tick.RevisionID], tick.ItemID)
	}
	for _, r := range v.d.Revisions {
		_, e, _ := v.d.Revision(r.ID)
		state := covers(r)
		if r.Expires != "" && r.Expires <= v.opt.AsOf {
			state += ": expired"
		}
		if begins := r.Begins(); begins > v.opt.AsOf {
			state = join(": ", state, "carries nothing before "+string(begins))
		}
		where := cmp.Or(path(files, r.ID), r.Reference, "no file")
		t.Rows = append(t.Rows, []Cell{
			textCell(e.Name), textCell(r.Label), textCell(r.Strength.Title()),
			textCell(string(r.Issued)), textCell(state),
			textCell(strings.Join(used[r.ID], ", ")),
			{Kind: HashCell, Text: join("\n", r.SHA256, where)},
		})
	}
	said := "No file is in this pack."
	if len(files) > 0 {
		said = "This pack holds " + assessments.Count(len(files), "file", "files") +
			" of evidence and documents, byte for byte as received. Check them with sha256sum -c SHA256SUMS."
	}
	return Section{ID: "evidence", Title: "Evidence register", Blocks: []Block{paragraph(said), grid(t)}}
}

// none says of an empty table whether there is nothing of the kind, only no part of it, or nothing
// that may be shown.
func (v sourcesChapter) none(noun assessments.Noun, shown int, nothing, noPart string) string {
	if slices.ContainsFunc(v.withheld, func(w Withheld) bool { return w.Noun == noun }) {
		return "None is in this pack: the chapter “Withheld and left out” says what is withheld."
	}
	if shown > 0 {
		return noPart
	}
	return nothing
}

// purged lists what was removed by the lawful way out.
func (v sourcesChapter) purged() Section {
	t := Table{
		Columns: []Column{
			{Title: "What", Width: 24},
			{Title: "Purged", Width: 26},
			{Title: "Reason", Width: 20},
			{Title: "SHA-256", Width: 32},
		},
		Empty: "Nothing was purged.",
	}
	for _, b := range v.d.Tombstones {
		when := "purged on " + string(assessments.DateOf(b.At.Time())) + " by " + b.By
		if len(b.Backups) > 0 {
			when += "; backups that may still hold it: " + strings.Join(b.Backups, ", ")
		}
		t.Rows = append(t.Rows, []Cell{
			textCell(join(" ", b.Of, cmp.Or(b.Name, b.OfID)) + ", " + bytesText(b.Size)), textCell(when),
			textCell(b.Reason), hashCell(b.SHA256),
		})
	}
	return Section{ID: "purged", Title: "Purged", Blocks: []Block{grid(t)}}
}
