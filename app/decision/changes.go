package decision

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/standing"
)

// changed says what was changed since the decision, by the names people use: never by an id that the
// program made.
func (m *model) changed(t standing.Touched) string {
	noun := string(t.Noun)
	if t.Noun == assessments.NounPrecedence {
		noun = "order of precedence"
	}
	if name := m.named(t); name != "" {
		return "Changed since: " + noun + " " + name + "."
	}
	return "Changed since: " + noun + " that is no longer part of this assessment."
}

// named is what a changed record is called; "" when it is no longer there.
func (m *model) named(t standing.Touched) string {
	d := &m.a.Dossier
	switch t.Noun {
	case assessments.NounException:
		return on(d, d.Exceptions, t.ID, func(x assessments.Exception) (string, string) {
			return x.ID, x.ItemID
		})
	case assessments.NounFinding:
		return on(d, d.Findings, t.ID, func(f assessments.Finding) (string, string) { return f.ID, f.ItemID })
	case assessments.NounCitation:
		return on(d, d.Citations, t.ID, func(c assessments.Citation) (string, string) {
			return c.ID, c.ItemID
		})
	case assessments.NounVersion:
		if v, doc, ok := d.Version(t.ID); ok {
			return "“" + doc.Name + ", version " + v.Label + "”"
		}
		return ""
	case assessments.NounRevision:
		return m.revision(t.ID)
	case assessments.NounPrecedence:
		for _, p := range d.Precedences {
			if p.ID == t.ID {
				return "for " + strings.ReplaceAll(string(p.Subject), "_", " ")
			}
		}
		return ""
	}
	if name := d.NameOf(t.Noun, t.ID); name != "“"+t.ID+"”" {
		return name
	}
	return ""
}

func (m *model) revision(id string) string {
	for _, r := range m.a.Dossier.Revisions {
		for _, e := range m.a.Dossier.Evidence {
			if r.ID == id && e.ID == r.EvidenceID {
				return "“" + e.Name + ", " + r.Label + "”"
			}
		}
	}
	return ""
}

// on names the item that a record is about.
func on[T any](d *assessments.Dossier, list []T, id string, of func(T) (id, item string)) string {
	for _, one := range list {
		key, item := of(one)
		if key != id {
			continue
		}
		if it, ok := d.Template.Item(item); ok {
			return "on “" + it.Title + "”"
		}
		return "on this assessment"
	}
	return ""
}
