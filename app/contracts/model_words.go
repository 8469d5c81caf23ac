package contracts

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/precedence"
)

// title names the document and its version.
func (m *model) title() string {
	return m.reading.Document.Name + ", version " + m.reading.Version.Label
}

// subtitle says whose it is, whether it binds, and how its order of precedence is known.
func (m *model) subtitle() string {
	r := m.reading
	parts := []string{r.Vendor.Name, r.Document.Type.Title(), string(r.Version.Status), m.orderWords()}
	if r.Version.Effective != "" {
		parts = append(parts, "effective "+r.Version.EffectiveDay())
	}
	if m.text.Pages > 0 {
		parts = append(parts, assessments.Count(m.text.Pages, "page", "pages"))
	}
	if s := r.Version.SHA256; len(s) > 8 {
		parts = append(parts, "SHA-256 "+s[:4]+"…"+s[len(s)-2:])
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// orderWords says how the order of precedence of what is chosen is known.
func (m *model) orderWords() string {
	if m.reading.Papers.Contract == nil {
		return "outside any contract"
	}
	o := m.order()
	for _, r := range o.Ranked {
		if r.Document.ID == m.reading.Document.ID && r.Outside {
			return "outside the contract"
		}
	}
	if !o.Cited {
		return "order of precedence assumed"
	}
	if s := o.Clause.Section; s != "" {
		return "order of precedence cited from " + section(s)
	}
	return "order of precedence cited"
}

// foundWords is the sentence under the passages.
func (m *model) foundWords() string {
	n, paragraphs := m.count(m.choice), 0
	versions := []string{m.reading.Version.ID}
	if m.all {
		versions = m.papers()
	}
	more := 0
	for _, v := range versions {
		paragraphs += m.found[v].Paragraphs
		for _, t := range m.found[v].Result.Topics {
			if string(t.Topic) == m.choice {
				more += t.More
			}
		}
	}
	if more > 0 {
		return fmt.Sprintf("The best %d of %d in %s. The finder can miss: read before you answer ", n, n+
			more, assessments.Count(paragraphs, "paragraph", "paragraphs"))
	}
	return fmt.Sprintf("%d found in %s. The finder can miss: read before you answer ", n,
		assessments.Count(paragraphs, "paragraph", "paragraphs"))
}

// contradiction says whether the papers could contradict each other on the topic, and in words how
// they stand.
func (m *model) contradiction() (words string, open bool) {
	if m.topic() == "" {
		return "", false
	}
	o, answers := m.order(), m.answers()
	speak, first := 0, ""
	for _, a := range answers {
		if len(a.Passages) > 0 && !a.Outside {
			speak++
			if first == "" {
				first = a.Document.Name
			}
		}
	}
	if speak < 2 {
		return "", false
	}
	if m.reading.Papers.Contract == nil {
		return fmt.Sprintf("%d documents outside any contract cover this, and no order of precedence applies to them. "+
			"If they disagree, say that they contradict each other.", speak), true
	}
	words = fmt.Sprintf("%d documents of the contract speak to this. ", speak)
	a, b, open := precedence.Unsettled(o, answers)
	switch {
	case !open:
		return words + "By the cited order of precedence “" + first + "” prevails.", false
	case o.Cited:
		return words + fmt.Sprintf("The cited clause does not say whether “%s” or “%s” prevails.", a.Name,
			b.Name), true
	}
	return words + "Their order is assumed: cite the clause that settles it, or say that they contradict each other.", true
}

// disagreeing names the two places that speak to the topic without an order that settles it, each with
// its words; "" where there are none. It is what can be recorded as a reason: facts, and no advice.
func (m *model) disagreeing() string {
	answers := m.answers()
	a, b, open := precedence.Unsettled(m.order(), answers)
	if !open {
		return ""
	}
	var places []string
	for _, one := range answers {
		if one.Document.ID == a.ID || one.Document.ID == b.ID {
			at := offer{document: one.Document, version: one.Version, passage: one.Passages[0]}
			places = append(places, at.heading(true)+": "+ends(one.Passages[0].Quote))
		}
	}
	return strings.Join(places, "; ") + ". No cited order of precedence says which of them prevails."
}

// section writes a section number with its sign.
func section(s string) string {
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		return "§" + s
	}
	return s
}

// unsupported says that the finder does not read the document's language; "" where it does.
func (m *model) unsupported() string {
	s := m.found[m.reading.Version.ID].Result
	if !s.Unsupported {
		return ""
	}
	name := languages[s.Language]
	if name == "" {
		name = "the language “" + s.Language + "”"
	}
	return "This text is in " + name +
		". The clause finder reads English only, so nobody has looked for anything here: read the text, search it, and cite by hand."
}
