package contracts

import (
	"strings"

	"countersign/app/widgets/text"
	"countersign/assessments"
)

// maxQuote is how much of a text can be cited at once, in code points: a quote is the words that matter.
const maxQuote = 5000

// selectText takes what was selected with the mouse; nothing is selected any more where it is empty.
func (c *textColumn) selectText(s text.Selection) {
	c.chosen, c.why = nil, ""
	if s.FromParagraph != s.ToParagraph || s.FromOffset != s.ToOffset {
		c.chosen, c.why = c.citable(s)
	}
	c.sayCite()
}

// citable is the place of a selection, or why it cannot be cited.
func (c *textColumn) citable(s text.Selection) (at *place, why string) {
	if c.original {
		return nil, "The original of a redline cannot be cited: switch to the text with changes accepted."
	}
	p, ok := c.p.m.laid.placeOf(s.FromParagraph, s.FromOffset, s.ToParagraph, s.ToOffset)
	switch {
	case !ok:
		return nil, ""
	case c.p.m.partial:
		return &p, c.chosenWords(p) + ". It can be cited once the whole text is read."
	case p.end-p.start > maxQuote:
		return &p, c.chosenWords(p) + ": too long to cite. Select the words that matter, at most 5,000 characters."
	case !assessments.QuoteSuffices(c.p.m.laid.slice(p), c.p.m.laid.index.String()):
		return &p, c.chosenWords(p) + ": too short to be found again without doubt. Select the words around it, at least 12 letters."
	case len(c.p.selectionTargets()) == 0:
		return &p, "No assessment rests on this document yet, so there is no item to cite in."
	}
	return &p, ""
}

// unselect ends a selection.
func (c *textColumn) unselect() bool {
	if c.chosen == nil && c.why == "" {
		return false
	}
	c.doc.ClearSelection()
	c.selectText(text.Selection{})
	return true
}

// sayCite says at the foot of the text what C would cite now: a selection may be out of view, and the
// selected passage may be one of another document.
func (c *textColumn) sayCite() {
	words, button := c.citing()
	if words+button == c.said {
		return
	}
	c.said = words + button
	c.selected.SetText(words)
	setVisible(c.cite, button != "")
	c.cite.SetText(button)
	setVisible(c.foot, words != "")
	c.body.Refresh()
}

func (c *textColumn) citing() (words, button string) {
	m := &c.p.m
	targets := c.p.selectionTargets()
	switch {
	case c.why != "":
		return c.why, ""
	case c.chosen != nil && len(targets) == 1:
		return "C cites the selected text: " + c.chosenWords(*c.chosen), "Cite selection in " +
			targets[0].item
	case c.chosen != nil:
		return "C cites the selected text: " + c.chosenWords(*c.chosen), "Cite selection…"
	case m.refused != "" || m.partial || m.laid == nil || m.choice == chooseCited ||
		m.choice == chooseComments || m.choice == chooseNothing:
		return "", ""
	}
	o, ok := m.selected()
	if !ok || len(m.targets(m.topic())) == 0 {
		return "", ""
	}
	if m.choice == chooseOrder {
		return "C asks about the order of precedence, in " + o.heading(true), ""
	}
	return "C cites the selected passage: " + strings.TrimPrefix(o.heading(!o.own)+", ", ", ") +
		ends(o.passage.Quote), ""
}

// chosenWords are the first and last words of a selection and its length.
func (c *textColumn) chosenWords(at place) string {
	return ends(c.p.m.laid.slice(at)) + ", " +
		plural(at.end-at.start, "character selected", "characters selected")
}

// ends writes a quote so that it can be recognised in one line: by its first and its last words.
func ends(quote string) string {
	words := strings.Fields(quote)
	if len(words) > 9 {
		words = append(append(words[:5:5], "…"), words[len(words)-3:]...)
	}
	return "“" + clip(strings.Join(words, " "), 120) + "”"
}

// citeSelection cites the selected text, or says why it cannot be; false where nothing is selected.
func (c *textColumn) citeSelection() bool {
	if c.why != "" {
		c.p.host.Note(c.why)
		return true
	}
	if c.chosen == nil {
		return false
	}
	m, at := &c.p.m, *c.chosen
	i := m.laid.at(at.start)
	one := offer{version: m.reading.Version}
	one.passage.Quote, one.passage.Start, one.passage.End = m.laid.slice(at), at.start, at.end
	if i >= 0 {
		one.passage.Page = m.laid.page(i)
	}
	c.p.citeIn(c.p.selectionTargets(), offerCitation(one), c.cite)
	return true
}
