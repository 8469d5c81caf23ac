package pack

import "countersign/assessments"

// sectionsOf are the chapters of the report for the audience.
func sectionsOf(v *view) []Section {
	out := []Section{summaryChapter{v}.summary(), scopeChapter{v}.scope()}
	if !v.vendor() {
		out = append(out, scoreChapter{v}.score())
	}
	for _, d := range assessments.Disciplines() {
		out = append(out, disciplineChapter{v}.discipline(d))
	}
	if notes, ok := (noting{v}).otherNotes(); ok && v.full() {
		out = append(out, notes)
	}
	if !v.vendor() {
		out = append(out, approvalChapter{v}.approval())
	}
	if len(v.duties) > 0 {
		out = append(out, lawChapter{v}.obligations())
	}
	if v.full() {
		out = append(out, sourcesChapter{v}.documents(), sourcesChapter{v}.register())
	}
	if !v.vendor() {
		out = append(out, relianceChapter{v}.reliance())
	}
	if v.opt.Audience == Auditor {
		if a, ok := (traceChapter{v}).atlas(); ok {
			out = append(out, a)
		}
		out = append(out, traceChapter{v}.traceability())
	}
	if !v.vendor() {
		out = append(out, sourcesChapter{v}.purged())
	}
	return append(out, traceChapter{v}.leftOut(), methodChapter{v}.method())
}

func paragraph(s string) Block          { return Block{Kind: Paragraph, Text: s} }
func muted(s string) Block              { return Block{Kind: Paragraph, Text: s, Tone: Muted} }
func callout(s string, tone Tone) Block { return Block{Kind: Callout, Text: s, Tone: tone} }
func facts(list []Fact) Block           { return Block{Kind: FactList, Facts: list} }
func listing(lines []string) Block      { return Block{Kind: Listing, Lines: lines} }
func grid(t Table) Block                { return Block{Kind: Grid, Table: &t} }
