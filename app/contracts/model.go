package contracts

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/precedence"
	"countersign/assessments/proposal"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"
)

// What the left column of the reader offers beside the sixteen topics.
const (
	chooseOrder    = "order"    // the contract's own clause on precedence
	chooseCited    = "cited"    // what is cited from this version
	chooseComments = "comments" // reviewers' comments of a Word file
	chooseChanges  = "changes"  // tracked changes of a redline
	chooseNotices  = "notices"  // what of the file is not, or not surely, in its text
	chooseNothing  = "nothing"  // read for an item without a topic, and nothing is chosen yet
)

// model is what the reader shows; it knows no Fyne.
type model struct {
	reading    workbench.Reading
	assessment string // it is read for, or ""
	item       string // of that assessment, or ""

	text    assessments.Text
	laid    *laid
	partial bool   // text is the beginning of one that is still being read
	refused string // why there is no text; "" where there is one
	// looks are what became of the citations when they were looked for on opening, by id.
	looks  map[string]looked
	found  map[string]terms.Searched    // by version, as far as looked through
	linked map[string][]proposal.Linked // papers that a version takes in, as far as they were read off

	choice string // a topic, or one of the above
	meant  bool   // a person chose it, or the item it is read for has it
	all    bool   // passages of all papers, not of this document alone
	hand   int    // selected passage
}

// offer is a passage the reader offers.
type offer struct {
	document assessments.Document
	version  assessments.Version
	own      bool // of the document being read
	passage  terms.Passage
	cited    []assessments.Citation // that overlap it
}

// target is an item a passage can be cited in.
type target struct {
	assessment, item string
	name             string // of the assessment
	title            string // of the item
}

// topic is the topic chosen; "" where something else is.
func (m *model) topic() assessments.Topic {
	if slices.Contains(assessments.Topics(), assessments.Topic(m.choice)) {
		return assessments.Topic(m.choice)
	}
	return ""
}

// looked reports whether the finder has been through the version.
func (m *model) looked(version string) bool {
	_, ok := m.found[version]
	return ok
}

// passages are those of a version on what is chosen.
func (m *model) passages(version, choice string) []terms.Passage {
	for _, t := range m.found[version].Result.Topics {
		if string(t.Topic) == choice || choice == chooseOrder && t.Topic == terms.Precedence {
			if choice == chooseOrder {
				return slices.DeleteFunc(slices.Clone(t.Passages), func(p terms.Passage) bool {
					return !precedence.Prevails(p.Quote)
				})
			}
			return t.Passages
		}
	}
	return nil
}

// order is the order of the papers for what is chosen.
func (m *model) order() precedence.Order {
	o := m.reading.Papers.Order(m.topic().Subject())
	for i := range o.Ranked {
		if o.Ranked[i].Document.ID == m.reading.Document.ID {
			o.Ranked[i].Version = m.reading.Version // the version being read stands for its document
		}
	}
	return o
}

// papers are the versions read beside this one, this one first.
func (m *model) papers() []string {
	out := []string{m.reading.Version.ID}
	for _, r := range m.order().Ranked {
		if r.Version.ID != "" && r.Document.ID != m.reading.Document.ID && r.Version.SHA256 != "" {
			out = append(out, r.Version.ID)
		}
	}
	return out
}

// count is how many passages there are for a choice, in what is shown.
func (m *model) count(choice string) int {
	if !m.all {
		return len(m.passages(m.reading.Version.ID, choice))
	}
	n := 0
	for _, v := range m.papers() {
		n += len(m.passages(v, choice))
	}
	return n
}

// offers are the passages on what is chosen; those of several documents in their order of precedence.
func (m *model) offers() []offer {
	if !m.all {
		return m.offersOf(m.reading.Document, m.reading.Version)
	}
	var out []offer
	for _, r := range m.order().Ranked {
		out = append(out, m.offersOf(r.Document, r.Version)...)
	}
	return out
}

func (m *model) offersOf(d assessments.Document, v assessments.Version) []offer {
	var out []offer
	for _, p := range m.passages(v.ID, m.choice) {
		o := offer{document: d, version: v, own: v.ID == m.reading.Version.ID, passage: p}
		if o.own {
			for _, c := range m.reading.Citations {
				if at := m.at(c); at.start < p.End && p.Start < at.end {
					o.cited = append(o.cited, c)
				}
			}
		}
		out = append(out, o)
	}
	return out
}

// selected is the selected passage; false where there is none.
func (m *model) selected() (offer, bool) {
	all := m.offers()
	if m.hand < 0 || m.hand >= len(all) {
		return offer{}, false
	}
	return all[m.hand], true
}

// answers puts what the papers say to the topic in order; nil while not all were looked through.
func (m *model) answers() []precedence.Speaking {
	return precedence.Answering(m.order(), m.found, m.topic())
}

// targets are the items a passage on a topic can be cited in, the one it is read for first. Without a topic
// every item on a term is one.
func (m *model) targets(topic assessments.Topic) []target {
	var first, rest []target
	for _, b := range m.reading.Bearing {
		mine := b.Assessment.ID == m.assessment
		if m.assessment != "" && !mine && m.bears(m.assessment) {
			continue
		}
		for _, it := range b.Items {
			one := target{b.Assessment.ID, it.ID, b.Assessment.Name, it.Title}
			switch {
			case mine && it.ID == m.item && (topic == "" || it.Topic == topic):
				first = append(first, one)
			case it.Topic != "" && (topic == "" || it.Topic == topic):
				rest = append(rest, one)
			}
		}
	}
	return append(first, rest...)
}

func (m *model) bears(assessment string) bool {
	return slices.ContainsFunc(m.reading.Bearing, func(b workbench.Bearing) bool {
		return b.Assessment.ID == assessment
	})
}

// itemTopic is the topic of the item it is read for; "" without one.
func (m *model) itemTopic() assessments.Topic {
	for _, b := range m.reading.Bearing {
		if b.Assessment.ID == m.assessment {
			it, _ := b.Item(m.item)
			return it.Topic
		}
	}
	return ""
}

// looked is a citation's state and place in the text that is open.
type looked struct {
	state assessments.CitationState
	place place
}

// state is what became of a citation when it was looked for on opening.
func (m *model) state(c assessments.Citation) assessments.CitationState {
	if l, ok := m.looks[c.ID]; ok {
		return l.state
	}
	return c.State
}

// at is the place of a citation in the text that is open.
func (m *model) at(c assessments.Citation) place {
	if l, ok := m.looks[c.ID]; ok {
		return l.place
	}
	return place{c.Start, c.End}
}

// recheck looks for every quote in the text; stale says that what is on record differs.
func recheck(text assessments.Text, cites []assessments.Citation) (looks map[string]looked, stale bool) {
	looks = map[string]looked{}
	for _, c := range cites {
		s, at := terms.Look(text, c)
		looks[c.ID] = looked{s, place{at.Start, at.End}}
		stale = stale || s != c.State || at.Start != c.Start || at.End != c.End
	}
	return looks, stale
}

// heading says where a passage stands.
func (o offer) heading(withDocument bool) string {
	var parts []string
	if withDocument {
		parts = append(parts, o.document.Name+", version "+o.version.Label)
	}
	if o.passage.Section != "" {
		parts = append(parts, section(o.passage.Section))
	}
	if o.passage.Page > 0 {
		parts = append(parts, fmt.Sprintf("page %d", o.passage.Page))
	}
	return strings.Join(parts, ", ")
}

// languages names those a vendor's text is most likely in.
var languages = map[string]string{
	"de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
	"sv": "Swedish", "da": "Danish", "no": "Norwegian",
	"fi": "Finnish", "pl": "Polish", "cs": "Czech", "tr": "Turkish", "ro": "Romanian", "hu": "Hungarian",
	"id": "Indonesian", "vi": "Vietnamese",
	"ja": "Japanese", "ko": "Korean", "zh": "Chinese", "ru": "Russian", "el": "Greek", "ar": "Arabic",
	"he": "Hebrew", "hi": "Hindi", "th": "Thai",
}
