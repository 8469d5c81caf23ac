package pack

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// noting shows the notes that the audience may read.
type noting struct{ *view }

// noted is a note as the report shows it; "" of one whose words the audience is not given.
func (v noting) noted(n assessments.Note) string {
	switch {
	case n.PurgedOn != "":
		return "purged on " + string(n.PurgedOn)
	case n.Body == "":
		return ""
	case v.vendor(): // it may be shared, or it would not be here
		return n.Body
	}
	return join(" — ", n.Body, n.Author) + " (" + n.Distribution.Title() + ")"
}

// notesOn lists the notes on an item, whether they name it or its answer.
func (v noting) notesOn(item string) (out []assessments.Note) {
	for _, n := range v.d.Notes {
		if v.itemOfNote(n) == item && v.noted(n) != "" {
			out = append(out, n)
		}
	}
	return out
}

func (v noting) itemOfNote(n assessments.Note) string {
	if item, of := strings.CutPrefix(n.OnID, v.d.Assessment.ID+"/"); of && n.ItemID == "" &&
		n.On == string(assessments.NounAnswer) {
		return item
	}
	return n.ItemID
}

// noteWords are the notes on an item in one text, for a cell.
func (v noting) noteWords(item string) string {
	var out []string
	for _, n := range v.notesOn(item) {
		out = append(out, v.noted(n))
	}
	return strings.Join(out, "\n")
}

// otherNotes is a chapter of the notes that are on no card of an item; false if there is none.
func (v noting) otherNotes() (Section, bool) {
	carded := map[string]bool{}
	for _, it := range v.shown("") {
		carded[it.ID] = v.state(it.ID) != scoring.State(assessments.NotApplicable)
	}
	var list []Fact
	for _, n := range v.d.Notes {
		item := v.itemOfNote(n)
		said := v.noted(n)
		if carded[item] || said == "" {
			continue
		}
		on := "On " + assessments.Noun(n.On).Title()
		if item != "" {
			on = v.itemTitle(item)
		}
		list = append(list, Fact{Label: on, Text: said})
	}
	return Section{ID: "notes", Title: "Notes beside the items", Blocks: []Block{facts(list)}}, len(list) > 0
}
