package contracts

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// textSelection is what is selected in the text, or why that cannot be cited; the foot of the text says so.
type textSelection struct {
	column   *textColumn
	p        *Reader
	doc      *text.Document
	chosen   *place // what is selected in the text and can be cited
	why      string // why what is selected cannot be cited; "" where it can, or nothing is selected
	said     string // at the foot
	selected *text.Prose
	cite     *widgets.Button
	foot     *fyne.Container // what is selected
}

// maxQuote is how much of a text can be cited at once, in code points: a quote is the words that matter.
const maxQuote = 5000

func newTextSelection(c *textColumn) *textSelection {
	se := &textSelection{column: c, p: c.p, selected: text.NewCaption("")}
	se.cite = widgets.NewPrimary("Cite selection…", func() { se.citeIt(false) }).Small()
	se.foot = widgets.NewInset(3, 1.5, widgets.NewColumn(1, widgets.NewRoomy(lowWindow, se.selected), widgets.NewWrap(se.cite)))
	se.foot.Hide()
	return se
}

// take takes what was selected with the mouse; nothing is selected any more where it is empty.
func (se *textSelection) take(s text.Selection) {
	se.chosen, se.why = nil, ""
	if s.FromParagraph != s.ToParagraph || s.FromOffset != s.ToOffset {
		se.chosen, se.why = se.citable(s)
	}
	se.say()
}

// citable is the place of a selection, or why it cannot be cited.
func (se *textSelection) citable(s text.Selection) (at *place, why string) {
	switch se.column.shown {
	case textOriginal, textMarked:
		return nil, "The original of a redline cannot be cited: switch to the text with changes accepted."
	case textLeftOut:
		return nil, "What was left out of the text cannot be cited: go back to the text."
	}
	p, ok := se.p.m.laid.placeOf(s.FromParagraph, s.FromOffset, s.ToParagraph, s.ToOffset)
	switch {
	case !ok:
		return nil, ""
	case se.p.m.partial:
		return &p, se.words(p) + ". It can be cited once the whole text is read."
	case p.end-p.start > maxQuote:
		return &p, se.words(p) + ": too long to cite. Select the words that matter, at most 5,000 characters."
	case !assessments.QuoteSuffices(se.p.m.laid.slice(p), se.p.m.laid.index.String()):
		return &p, se.words(p) + ": too short to be found again without doubt. Select the words around it, at least 12 letters."
	case len(se.p.citing.selectionTargets()) == 0:
		return &p, "No assessment rests on this document yet, so there is no item to cite in."
	}
	return &p, ""
}

// forget is called when another text is shown: nothing is selected in it.
func (se *textSelection) forget() {
	se.chosen, se.why = nil, ""
	se.say()
}

// end ends a selection.
func (se *textSelection) end() bool {
	if se.chosen == nil && se.why == "" {
		return false
	}
	se.doc.ClearSelection()
	se.take(text.Selection{})
	return true
}

// say says at the foot of the text what C would cite now: a selection may be out of view, and the
// selected passage may be one of another document.
func (se *textSelection) say() {
	words, button := se.citing()
	if words+button == se.said {
		return
	}
	se.said = words + button
	se.selected.SetText(words)
	setVisible(se.cite, button != "")
	se.cite.SetText(button)
	setVisible(se.foot, words != "")
	se.column.body.Refresh()
}

func (se *textSelection) citing() (words, button string) {
	m := se.p.m
	targets := se.p.citing.selectionTargets()
	switch {
	case se.why != "":
		return se.why, ""
	case se.chosen != nil && len(targets) == 1:
		return "C cites the selected text: " + se.words(*se.chosen), "Cite selection in " +
			targets[0].item
	case se.chosen != nil:
		return "C cites the selected text: " + se.words(*se.chosen), "Cite selection…"
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

// words are the first and last words of a selection and its length.
func (se *textSelection) words(at place) string {
	return ends(se.p.m.laid.slice(at)) + ", " +
		assessments.Count(at.end-at.start, "character selected", "characters selected")
}

// ends writes a quote so that it can be recognised in one line: by its first and its last words.
func ends(quote string) string {
	words := strings.Fields(quote)
	if len(words) > 9 {
		words = append(append(words[:5:5], "…"), words[len(words)-3:]...)
	}
	return "“" + assessments.Clip(strings.Join(words, " "), 120) + "”"
}

// citeIt cites the selected text, or says why it cannot be; false where nothing is selected. ask asks for the item.
func (se *textSelection) citeIt(ask bool) bool {
	if se.why != "" {
		se.p.host.Note(se.why)
		return true
	}
	if se.chosen == nil {
		return false
	}
	m, at := se.p.m, *se.chosen
	i := m.laid.at(at.start)
	one := offer{version: m.reading.Version}
	one.passage.Quote, one.passage.Start, one.passage.End = m.laid.slice(at), at.start, at.end
	if i >= 0 {
		one.passage.Page = m.laid.page(i)
	}
	likely := se.p.citing.selectionTargets()
	if ask || len(likely) > 1 {
		likely = m.targets(m.topic())
	}
	se.p.citing.citeAsked(likely, offerCitation(one), ask || len(se.p.citing.selectionTargets()) > 1)
	return true
}
