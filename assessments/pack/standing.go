package pack

import (
	"fmt"
	"slices"
	"strconv"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// StandingRecord is what the decision is worth as of the pack's day, and what looking at that day leaves out.
type StandingRecord struct {
	standing.Standing
	Words    string `json:"words"`
	Sentence string `json:"sentence"`
}

// TimingRecord says what the pack leaves out and what it shows although it was recorded only after its day.
type TimingRecord struct {
	// rebuilt from what had been recorded by this day
	RecordedBy    assessments.Date      `json:"recorded_by,omitempty"`
	LeftOut       []assessments.Mention `json:"left_out"`
	RecordedLater []assessments.Mention `json:"recorded_later"`
	PurgedSince   []assessments.Mention `json:"purged_since"`
}

// forms are the forms of state hash that decisions and sign-offs are compared in, with the present
// hash in each.
func forms(d *assessments.Dossier) map[string]string {
	out := map[string]string{strconv.Itoa(assessments.StateForm): d.StateHash()}
	add := func(form int) {
		key := strconv.Itoa(max(form, 1))
		if _, known := out[key]; !known {
			out[key] = d.StateHashIn(form)
		}
	}
	for _, one := range d.Decisions {
		add(one.StateForm)
	}
	for _, one := range d.SignOffs {
		add(one.StateForm)
	}
	return out
}

// worth says what the decision is worth to the audience, and what the day of the pack leaves out.
type worth struct{ *view }

// hashIn is the present state hash in a form.
func (v worth) hashIn(form int) string { return v.hashes[strconv.Itoa(max(form, 1))] }

// stand computes the standing from what the view shows, so that it can be computed again from
// assessment.json.
func (v worth) stand(changes []standing.Touched) {
	if v.vendor() {
		return
	}
	shown := scoring.Result{Total: v.result.Total} // its reasons name nothing that is withheld
	var judged []scoring.Judged
	for _, it := range v.d.Template.Items {
		if j, ok := v.judged[it.ID]; ok {
			judged = append(judged, j)
		}
		if p, ok := v.points[it.ID]; ok {
			shown.Items = append(shown.Items, p)
		}
	}
	v.standing = standing.Of(standing.Input{
		Dossier: v.d, Judged: judged, Result: shown, AsOf: v.opt.AsOf, Hash: v.hashIn,
		Changes: changes,
	})
}

// visible hides which record a change is of where the record itself is withheld; that there is one is
// still counted.
func (v worth) visible(changes []standing.Touched) []standing.Touched {
	out := make([]standing.Touched, 0, len(changes))
	for _, c := range changes {
		if v.closed[c.ID] != "" || !v.d.Covers(c.Noun, c.ID) {
			c.ID, c.Fields = "", nil
		}
		g := allowed[c.Noun]
		c.Fields = slices.DeleteFunc(slices.Clone(c.Fields), func(f string) bool {
			return f != assessments.Existence && !g.to(v.opt.Audience, f)
		})
		out = append(out, c)
	}
	return out
}

func (v worth) standingRecord() *StandingRecord {
	if v.vendor() {
		return nil
	}
	return &StandingRecord{Standing: v.standing, Words: v.standing.Words(), Sentence: v.standing.Sentence()}
}

func (v worth) timingRecord() *TimingRecord {
	if v.vendor() {
		return nil
	}
	// A pack that named packs would change with each. That there is a note left out may be withheld as
	// the note would be.
	some := func(list []assessments.Mention, notes bool) []assessments.Mention {
		out := []assessments.Mention{}
		for _, m := range list {
			if v.closed[m.ID] == "" && m.Noun != assessments.NounPack &&
				(notes || m.Noun != assessments.NounNote) {
				out = append(out, m)
			}
		}
		return out
	}
	t := v.opt.Timing
	return &TimingRecord{
		RecordedBy: v.opt.RecordedBy, LeftOut: some(t.LeftOut, false),
		RecordedLater: some(t.RecordedLater, false), PurgedSince: some(v.opt.PurgedSince, true),
	}
}

// standingCallouts say what speaks against the decision, what limits it, and what the day leaves out.
func (v worth) standingCallouts() []Block {
	s := v.standing
	var out []Block
	if len(s.Reasons) > 0 {
		lines := assessments.Capital(s.Words()) +
			". What is shown here does not carry the decision as it was taken:"
		for _, line := range v.against() {
			lines += "\n" + line
		}
		tone := Bad
		if s.State == standing.Changed {
			tone = Warn
		}
		out = append(out, callout(lines, tone))
	}
	for _, r := range s.Remarks {
		out = append(out, callout(sentence(r), Warn))
	}
	for _, line := range v.timingLines() {
		out = append(out, muted(line))
	}
	return out
}

// against lists every reason that speaks against the decision, and every change since.
func (v worth) against() []string {
	var out []string
	for _, r := range v.standing.Reasons {
		out = append(out, assessments.Capital(r.Text)+".")
	}
	for _, c := range v.standing.Changes {
		out = append(out, "Changed since: "+v.changedName(c)+".")
	}
	return out
}

// sentence is the standing with its worst reason. Where there are others it says which place lists all.
func (v worth) sentence(place string) string {
	out := v.standing.Sentence()
	if len(v.standing.Reasons) > 1 {
		out += " " + place + " lists every reason."
	}
	return out
}

// The places that list every reason, in the report and in the workbook.
const (
	reasonsInReport   = "The chapter “Summary”"
	reasonsInWorkbook = "The sheet “Summary”"
)

// standingRows list in a workbook what the sentence of the standing only counts.
func (v worth) standingRows() []SheetRow {
	list := v.against()
	if len(list) < 2 && len(v.standing.Remarks) == 0 {
		return nil
	}
	out := []SheetRow{{}, {
		Style: HeadRow, Cells: []Cell{
			textCell("Standing, every reason"), textCell("What speaks against the decision, or limits it"),
		},
	}}
	for _, line := range list {
		out = append(out, SheetRow{Cells: []Cell{textCell(""), textCell(line)}})
	}
	for _, r := range v.standing.Remarks {
		out = append(out, SheetRow{Cells: []Cell{textCell("Remark"), textCell(sentence(r))}})
	}
	return out
}

func (v worth) changedName(c standing.Touched) string {
	if c.ID == "" {
		return c.Noun.One() + " that is not in this pack"
	}
	return v.d.Called(c.Noun, c.ID)
}

// timingLines say what a pack of a past day leaves out, and what it shows although it was recorded later.
func (v worth) timingLines() []string {
	t := v.timingRecord()
	if t == nil {
		return nil
	}
	var out []string
	if t.RecordedBy != "" {
		out = append(out, fmt.Sprintf("Rebuilt from the journal: what had been recorded by %s.",
			t.RecordedBy))
	}
	if n := len(t.LeftOut); n > 0 {
		out = append(out, fmt.Sprintf(
			"Left out: %s of a day after %s; the chapter “Withheld and left out” lists %s.",
			assessments.Count(n, "record", "records"), v.opt.AsOf, itOrThem(n)))
	}
	if n := len(t.RecordedLater); n > 0 {
		out = append(out, fmt.Sprintf(
			"Recorded only after %s, and shown: %s; the chapter “Withheld and left out” lists %s.",
			v.opt.AsOf, assessments.Count(n, "record", "records"), itOrThem(n)))
	}
	if n := len(t.PurgedSince); n > 0 {
		out = append(out, fmt.Sprintf(
			"Purged since, and no longer to be shown: %s; the chapter “Withheld and left out” lists %s.",
			assessments.Count(n, "record", "records"), itOrThem(n)))
	}
	return out
}

func itOrThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// state is what an item counts as: its verdict, or stale, which is none of them.
func (v *view) state(item string) scoring.State {
	if v.vendor() {
		return v.vendorState(item)
	}
	j := v.judged[item]
	return j.State()
}

// stateWords is the state of an item in words: “stale (was met)”.
func (v *view) itemWords(item string) string { return v.state(item).Words(v.d.Answer(item).Verdict) }

// recordedWords say who typed a record, and when.
func recordedWords(r assessments.Recording) string {
	if r.RecordedBy == "" {
		return "not recorded by this version"
	}
	return join(" ", r.RecordedBy, on(r.RecordedOn()))
}

// revokedWords say who withdrew a record, when and why; "" where no one did.
func revokedWords(r assessments.Revocation, reason string) string {
	if reason == "" {
		return ""
	}
	who := join(" ", r.RevokedBy, on(r.RevokedOn))
	if who != "" {
		who = " by " + who
	}
	return "Revoked" + who + ": " + reason
}

// stateName names a state where it heads a count or a list.
func stateName(s scoring.State) string {
	switch s {
	case scoring.StateStale:
		return "stale"
	case scoring.StateReconfirm:
		return "to reconfirm"
	}
	return s.Words(assessments.NotAssessed)
}

// markOf is the shape of what an item counts as.
func (v *view) markOf(item string) Mark {
	if v.vendor() {
		return MarkNone
	}
	switch v.state(item) {
	case scoring.StateStale:
		return MarkStale
	case scoring.StateReconfirm:
		return MarkReconfirm
	}
	if j := v.judged[item]; j.Verdict == assessments.Met && j.Unsupported() {
		return MarkUnsupported
	}
	return MarkOf(v.d.Answer(item).Verdict)
}

// stateCell is what an item counts as, with its mark.
func (v *view) stateCell(item string) Cell {
	if v.state(item) == scoring.StateNotAsked {
		return textCell(v.itemWords(item))
	}
	return Cell{Kind: TextCell, Text: v.itemWords(item), Mark: v.markOf(item)}
}

// unscored says why a discipline has no score.
func unscored(f scoring.Figures) string {
	if f.Stale > 0 {
		return "Unscored: " + assessments.Count(f.Stale, "verdict here is stale", "verdicts here are stale") +
			" and none is fresh. They count as open until someone looks again."
	}
	return "Unscored: no one has assessed this discipline yet, or nothing in it applies. That is neither good nor bad news."
}
