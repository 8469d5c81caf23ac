package pack

import "countersign/assessments"

// sections are the chapters of the report for the audience.
func (v *view) sections() []Section {
	out := []Section{v.summary(), v.scope()}
	if !v.vendor() {
		out = append(out, v.score())
	}
	for _, d := range assessments.Disciplines() {
		out = append(out, v.discipline(d))
	}
	if !v.vendor() {
		out = append(out, v.approval())
	}
	if v.full() {
		out = append(out, v.documents(), v.register())
	}
	if !v.vendor() {
		out = append(out, v.reliance())
	}
	if v.opt.Audience == Auditor {
		if a, ok := v.atlas(); ok {
			out = append(out, a)
		}
		out = append(out, v.traceability())
	}
	if !v.vendor() {
		out = append(out, v.purged())
	}
	return append(out, v.leftOut(), v.method())
}

func paragraph(s string) Block          { return Block{Kind: Paragraph, Text: s} }
func muted(s string) Block              { return Block{Kind: Paragraph, Text: s, Tone: Muted} }
func callout(s string, tone Tone) Block { return Block{Kind: Callout, Text: s, Tone: tone} }
func facts(list []Fact) Block           { return Block{Kind: FactList, Facts: list} }
func listing(lines []string) Block      { return Block{Kind: Listing, Lines: lines} }
func grid(t Table) Block                { return Block{Kind: Grid, Table: &t} }
