package pack

import (
	"cmp"
	"slices"
)

// methodChapter writes how the figures are made and what a reader can check.
type methodChapter struct{ *view }

// method is the page that says what all of this is worth.
func (v methodChapter) method() Section {
	s := Section{ID: "method", Title: "Method, and what this pack proves", Chapter: true}
	s.Blocks = []Block{
		paragraph("The Generative AI Security Scoping Matrix sorts uses of generative AI into five scopes and asks after five disciplines. " + v.shows()),
		facts([]Fact{
			{Label: "Question set", Text: join(" ", v.d.Template.Title, v.d.Template.Version)},
			{Label: "Frozen as", Text: cmp.Or(v.d.Assessment.TemplateID, "not recorded"), Tone: Mono},
			{Label: "Program", Text: cmp.Or(v.opt.ProgramVersion, "version not recorded")},
			{Label: "Catalogue", Text: cmp.Or(v.catalogueVersion(), "version not recorded")},
		}),
	}
	response := "A response is what the vendor says; a verdict is what an assessor finds. They are two things and never merged."
	if v.vendor() {
		response += " Verdicts are not part of this pack."
	} else {
		response += " “Silent” means that a person read the versions named and they say nothing on the point; it is never the finding of a program. “Contradicted” means that documents disagree and their order of precedence does not settle it. “Not assessed” is the absence of a verdict, and is never counted as good."
	}
	s.Sections = []Section{{
		ID: "method-verdicts", Title: "Response and verdict",
		Blocks: []Block{paragraph(response)},
	}}
	if !v.vendor() {
		s.Sections = append(s.Sections,
			Section{ID: "method-score", Title: "How the score works", Blocks: []Block{
				paragraph("Each applicable item earns weight × v × s points: v by its verdict, s by the strongest fresh thing behind it, from a marketing claim to what was verified by us. A marketing claim carries little, an accepted clause carries a term in full, and nobody's word carries a control in full. The score counts only what was assessed, so it is never shown without its coverage and its band. A deal-breaker that is open caps the outcome, whatever the average. An item that is not applicable neither rewards nor punishes."),
			}})
	}
	s.Sections = append(s.Sections,
		Section{
			ID: "method-proves", Title: "What this pack proves, and what it does not",
			Blocks: []Block{listing(v.lines(
				"That its parts belong together: SHA256SUMS covers every other file, and report, workbook and README are what assessment.json gives.",
				v.when(len(v.files()) > 0, "That the files of evidence and documents in it are byte for byte what the workspace holds: their digests stand in the registers."),
				"It does not prove who made it or when: anybody can write a folder with matching sums. Ask the sender for the seal id by another way: it is the SHA-256 of SHA256SUMS, covers every byte of the pack, and is in no file of it.",
				"A date in it is the date that was entered. Names are as declared by the people who acted.",
				"“Found in the text” means that the quote stands in the version named, not that it was read in its context.",
				"It is not legal advice, not a certificate, and not a statement that the vendor complies with anything."+
					v.when(!v.vendor(), " It shows texts and what people concluded from them."),
			))},
		},
		Section{ID: "method-check", Title: "How to check it", Blocks: []Block{listing(v.lines(
			"sha256sum -c SHA256SUMS in the pack's folder checks every file.",
			"sha256sum SHA256SUMS gives the seal id: compare it with the one that the sender told you by another way.",
			"The content id, at the foot of every page, covers assessment.json alone. It is “cs-” and the first 20 hexadecimal digits of the SHA-256 of assessment.json with an empty content id: sed 's/\"content_id\": \"cs-[0-9a-f]*\"/\"content_id\": \"\"/' assessment.json | sha256sum",
			v.when(!v.vendor(), "Recalculating the workbook (Ctrl+Shift+F9 in LibreOffice, Ctrl+Alt+F9 in Excel) recomputes the score from its items."),
			"This report cannot set every script. What no font here can draw is shown by its code point, as in [U+1F600]; right-to-left script is not set and is named where it stands. The workbook and assessment.json hold every text in full.",
		))}},
	)
	return s
}

// shows says what the pack is about.
func (v methodChapter) shows() string {
	if v.vendor() {
		return "This pack shows what an organisation that buys a service asks about one use of it, and what its vendor answered and may be shown."
	}
	return "This pack shows the assessment of one use of one service by the organisation that buys it."
}

// when is a text that is true of this pack; "" if it is not.
func (v methodChapter) when(holds bool, text string) string {
	if !holds {
		return ""
	}
	return text
}

// lines leaves out what does not hold.
func (v methodChapter) lines(all ...string) []string {
	return slices.DeleteFunc(all, func(line string) bool { return line == "" })
}

func (v methodChapter) catalogueVersion() string {
	if c := v.opt.Catalogue; c != nil {
		return c.Version
	}
	return ""
}
