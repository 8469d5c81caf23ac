package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// summaryChapter writes the first chapter: the four framing questions, answered from named items.
type summaryChapter struct{ *view }

// summary is the chapter that a reader in a hurry reads alone.
func (v summaryChapter) summary() Section {
	s := Section{ID: "summary", Title: "Summary", Chapter: true}
	if v.d.Assessment.Summary != "" {
		s.Blocks = append(s.Blocks, paragraph(v.d.Assessment.Summary))
	}
	s.Blocks = append(s.Blocks, paragraph(v.tally("", v.shown(""))))
	if !v.vendor() {
		s.Blocks = append(s.Blocks, Block{Kind: Bands, Bands: scoreChapter(v).bands()}, v.gateCallout())
		s.Blocks = append(s.Blocks, v.cappedCallout()...)
		s.Blocks = append(s.Blocks, worth(v).standingCallouts()...)
	}
	if v.opt.RecordedUpTo != "" {
		s.Blocks = append(s.Blocks, callout("As of "+v.facts1.Day()+".", Warn))
	}
	if n := len(v.withheld); n > 0 {
		s.Blocks = append(s.Blocks, muted(
			"Something is withheld from this pack; the chapter “Withheld and left out” lists it."))
	}
	for _, q := range v.questions() {
		s.Sections = append(s.Sections, v.framed(q))
	}
	if !v.vendor() {
		s.Sections = append(s.Sections, v.askNext())
	}
	return s
}

// tally says in one sentence how far a set of items is assessed.
func (v summaryChapter) tally(lead string, items []assessments.Item) string {
	count := map[scoring.State]int{}
	for _, it := range items {
		count[v.state(it.ID)]++
	}
	var parts []string
	for _, s := range v.states() {
		if n := count[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, stateName(s)))
		}
	}
	if len(items) == 0 {
		return lead + v.noItem()
	}
	return lead + assessments.Count(len(items), "item", "items") + ": " + strings.Join(parts, ", ") + "."
}

// noItem says that a chapter has no item. A vendor is not shown those on our own controls.
func (v summaryChapter) noItem() string {
	if v.vendor() {
		return "No item in this pack asks this."
	}
	return "No item of the question set asks this."
}

// gateCallout says which deal-breakers stand in the way, or that none does.
func (v summaryChapter) gateCallout() Block {
	if len(v.result.Gates) == 0 {
		if v.result.Total.Applicable == 0 {
			return callout("No item is applicable.", Warn)
		}
		if len(gating(v).carried()) > 0 {
			return callout("No deal-breaker counts as open."+v.carriedLines(), Warn)
		}
		return callout("No deal-breaker is open.", Good)
	}
	var lines []string
	for _, id := range v.result.Gates {
		lines = append(lines, v.itemTitle(id)+": "+cmp.Or(v.points[id].GateReason, "open"))
	}
	return callout(gating(v).gateHeading()+", which no average outweighs:\n"+strings.Join(lines, "\n")+
		v.carriedLines(), Bad)
}

// cappedCallout says which disciplines keep the whole from being strong, if they do.
func (v summaryChapter) cappedCallout() []Block {
	if words := v.result.CappedWords(); words != "" {
		return []Block{callout(words, Warn)}
	}
	return nil
}

// carriedLines list the deal-breakers that an exception carries, each on a line.
func (v summaryChapter) carriedLines() string {
	list := gating(v).carried()
	if len(list) == 0 {
		return ""
	}
	lines := "\nNot met, and " + carriedCount(len(list)) + ":"
	for _, it := range list {
		lines += "\n" + it.Title + ": " + v.points[it.ID].GatePassed
	}
	return lines
}

// framed answers one of the four questions from what is on record, and says where nothing is.
func (v summaryChapter) framed(q assessments.FramingQuestion) Section {
	items := v.framing(q)
	t := Table{
		Columns: []Column{
			{Title: "What was asked", Width: 30},
			{Title: v.stateHead("Verdict"), Width: 16},
			{Title: "On record", Width: 54},
		},
		Empty: v.noItem(),
	}
	first, rest := v.foremost(items)
	for _, it := range first {
		a := v.d.Answer(it.ID)
		t.Rows = append(t.Rows, []Cell{textCell(it.Title), v.stateCell(it.ID), v.onRecord(it, a)})
	}
	out := Section{ID: "summary-" + q.ID, Title: q.Question}
	if said := v.answer(q); said != "" {
		out.Blocks = append(out.Blocks, paragraph(said))
	}
	out.Blocks = append(out.Blocks, paragraph(v.tally("", items)), grid(t))
	if len(rest) > 0 {
		out.Blocks = append(out.Blocks, muted("Also "+v.named(rest)+"."))
	}
	return out
}

// foremostRows is how many items a framing question quotes; the others it names.
const foremostRows = 7

// foremost picks what a reader in a hurry must see: deal-breakers and terms before the rest, and among them
// what is open, missing or half before what is met. The others follow in the order of the question set.
func (v summaryChapter) foremost(items []assessments.Item) (first, rest []assessments.Item) {
	weigh := func(it assessments.Item) int {
		n := 0
		switch v.state(it.ID) {
		case scoring.State(assessments.Met), scoring.State(assessments.NotApplicable), answered:
			n += 2
		case scoring.State(assessments.Partly), scoring.StateNotAssessed, scoring.StateStale,
			scoring.StateReconfirm, quotedFrom:
			n++
		}
		if !gating(v).gates(it) {
			n += 2
		}
		if it.Kind != assessments.TermItem {
			n++
		}
		return n
	}
	ranked := slices.Clone(items)
	slices.SortStableFunc(ranked, func(a, b assessments.Item) int { return weigh(a) - weigh(b) })
	ranked = ranked[:min(len(ranked), foremostRows)]
	for _, it := range items {
		if slices.ContainsFunc(ranked, func(r assessments.Item) bool { return r.ID == it.ID }) {
			first = append(first, it)
		} else {
			rest = append(rest, it)
		}
	}
	return first, rest
}

// named lists items by title under their verdicts, to continue after “Also”.
func (v summaryChapter) named(items []assessments.Item) string {
	var parts []string
	for _, s := range v.states() {
		var titles []string
		for _, it := range items {
			if v.state(it.ID) == s {
				titles = append(titles, it.Title)
			}
		}
		if len(titles) > 0 {
			name := stateName(s)
			if len(parts) > 0 {
				name = assessments.Capital(name)
			}
			parts = append(parts, name+": "+strings.Join(titles, "; "))
		}
	}
	return strings.Join(parts, ". ")
}

// noResponse stands beside an item that was not assessed and on which the vendor said nothing.
const noResponse = "No response is on record."

// quotedTone is how the summary sets the quote on an item: as the document's words only if it was
// found there.
func (v summaryChapter) quotedTone(item string) Tone {
	if quotes, _ := v.quotesOn(item); len(quotes) > 0 && unfound(quotes[0]) != "" {
		return Plain
	}
	return Quote
}

// onRecord is the shortest true answer to an item: its quote, else the response, else why there is none.
func (v summaryChapter) onRecord(it assessments.Item, a assessments.Answer) Cell {
	if v.vendor() {
		return v.onVendorsRecord(it, a)
	}
	whole := "item " + it.ID
	if quoted := v.quoted(it, a); quoted != "" {
		return Cell{Kind: TextCell, Text: quoted, Tone: v.quotedTone(it.ID)}
	}
	switch {
	case a.Verdict == assessments.NotAssessed && a.Response == "":
		return Cell{Kind: TextCell, Text: noResponse, Tone: Muted}
	case a.Response != "":
		return textCell("The vendor's response: " + clip(a.Response, 280, whole))
	case a.Reason != "":
		return textCell(clip(a.Reason, 280, whole))
	case a.Verdict == assessments.Silent:
		return textCell(v.readWords(a))
	}
	if shown := v.shownBy(it); shown != "" {
		return textCell(shown)
	}
	return Cell{
		Kind: TextCell, Text: "A verdict without quote, response or evidence shown here.",
		Tone: Muted,
	}
}

// shownBy names the evidence ticked on an item; "" if there is none.
func (v summaryChapter) shownBy(it assessments.Item) string {
	var shown []string
	for _, t := range v.d.TicksOn(it.ID) {
		if r, e, ok := v.d.Revision(t.RevisionID); ok {
			shown = append(shown, join(" ", e.Name, r.Label)+" ("+r.Strength.Title()+")")
		}
	}
	if len(shown) == 0 {
		return ""
	}
	return "Shown by: " + clip(strings.Join(shown, "; "), 280, "item "+it.ID)
}

// quoted is the quote an answer rests on. Of contradicting ones both are shown, for one alone would
// tell the wrong half; of several the first, with their number. Silent has none: what it quotes is
// beside the question.
func (v summaryChapter) quoted(it assessments.Item, a assessments.Answer) string {
	whole := "item " + it.ID
	said := func(c assessments.Citation, n int) string {
		return join(" ", "“"+clip(c.Quote, n, whole)+"”", unfound(c))
	}
	quotes, missing := v.quotesOn(it.ID)
	beside := a.Verdict == assessments.NotAssessed || a.Verdict == assessments.Silent
	switch {
	case len(quotes) == 0 || beside && !v.vendor():
		return ""
	case len(quotes) == 1:
		return said(quotes[0], 280)
	case a.Verdict == assessments.Contradicted:
		return said(quotes[0], 160) + " against " + said(quotes[1], 160)
	}
	of := fmt.Sprintf("the first of %d quotes", len(quotes))
	if missing > 0 && unfound(quotes[0]) == "" {
		of += fmt.Sprintf("; %d of them not found in the text or not checked", missing)
	}
	return said(quotes[0], 280) + " (" + of + ")"
}

// quotesOn lists the quotes on an item, those that were found in the text first; missing is how many
// were not.
func (v summaryChapter) quotesOn(item string) (quotes []assessments.Citation, missing int) {
	var others []assessments.Citation
	for _, c := range v.d.CitationsOn(item) {
		switch {
		case c.Quote == "":
		case unfound(c) == "":
			quotes = append(quotes, c)
		default:
			others = append(others, c)
		}
	}
	return append(quotes, others...), len(others)
}

// unfound marks a quote that the program did not find in the text; "" for one that is there. Without
// the mark it would read as the document's words.
func unfound(c assessments.Citation) string {
	if c.State.InText() {
		return ""
	}
	return "(" + c.State.Title() + ")"
}

// readWords says which versions a person read before calling a contract silent.
func (v summaryChapter) readWords(a assessments.Answer) string {
	if len(a.ReadVersions) == 0 {
		return "No document version is named as read."
	}
	var names []string
	for _, id := range a.ReadVersions {
		names = append(names, cards(v).versionName(id))
	}
	return "Read and found silent: " + strings.Join(names, "; ")
}

// askNext lists the open items that would narrow the band most.
func (v summaryChapter) askNext() Section {
	t := Table{
		Columns: []Column{
			{Title: "Ask next", Width: 44},
			{Title: "Discipline", Width: 24},
			{Title: "Owner", Width: 16},
			{Title: "Narrows the band by", Width: 16, Right: true},
		},
		Empty: "Nothing is open: the band is closed.",
	}
	for _, n := range v.result.AskNext {
		it, _ := v.d.Template.Item(n.Item)
		t.Rows = append(t.Rows, []Cell{
			textCell(cmp.Or(it.Title, n.Item)), textCell(it.Discipline.Title()), textCell(words(it.Owner)),
			{Kind: ScoreCell, Number: int64(n.Narrow)},
		})
	}
	return Section{ID: "ask-next", Title: "Ask these next", Blocks: []Block{grid(t)}}
}
