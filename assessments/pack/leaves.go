package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Leaves is what of an assessment goes out to an audience and what is withheld from it. Build makes a
// pack by it, so that the list and the pack cannot disagree.
type Leaves struct {
	Assessment string           `json:"assessment"`
	Audience   string           `json:"audience"`
	AsOf       assessments.Date `json:"as_of"`
	Out        []Leaving        `json:"out"`
	Withheld   []Leaving        `json:"withheld"`
	// LeftOut is what is left out because its own day is later than the pack's.
	LeftOut []assessments.Mention `json:"left_out"`
}

// Leaving is a record, or some fields of one, with the reason for which it goes out or is withheld. It is
// for the people who write the pack: it names what the audience is not told of.
type Leaving struct {
	// Noun is the record's, "item" for a question, "position" for our negotiating line on one, or
	// "reading" for what was left out when the file of a version was read, under its id.
	Noun  assessments.Noun `json:"noun"`
	ID    string           `json:"id"`
	Title string           `json:"title,omitempty"`
	// Fields are those that hold something; "file" is the file as received. Those of a withheld record
	// are all it has.
	Fields []string `json:"fields,omitempty"`
	Why    string   `json:"why"`
}

// What an audience is not given, in words. A record's own reason comes before these.
var notFor = map[string]string{
	Auditor: "not for an auditor",
	Board:   "not for a board, which reads verdicts, quotes and decisions",
	Vendor:  "not for a vendor, which is given only what may be shared",
}

const (
	whyPosition = "our negotiating line: for no audience"
	whyAbout    = "about something withheld"
	whyGone     = "no longer on record"
	whyOurs     = "on our own controls: not for a vendor"
	whyItem     = "on an item that is not for this vendor"
	whyOther    = "of another vendor"
	whyUnused   = "ours, and not ticked on an item of this pack"
)

// FindLeaves lists what goes out to an audience and what is withheld. judged is what scoring made of the
// dossier.
func FindLeaves(d *assessments.Dossier, judged []scoring.Judged, opt Options) (Leaves, error) {
	opt, err := opt.checked()
	if err != nil {
		return Leaves{}, err
	}
	return leavesList{newLedger(d, judged, opt)}.leaves(), nil
}

// Nouns of what leaves or is withheld and is no record.
const (
	itemNoun     assessments.Noun = "item"     // a question of the set
	positionNoun assessments.Noun = "position" // our negotiating line on one
	readingNoun  assessments.Noun = "reading"  // how far the file of a version could be read
)

// ref names a record, or an item of the question set under the noun "item".
type ref struct {
	noun assessments.Noun
	id   string
}

func refOf(r assessments.Record) ref { return ref{r.Noun(), r.Key()} }

// ledger decides, record by record and field by field, what an audience is not given, and why.
type ledger struct {
	d      *assessments.Dossier
	opt    Options
	hidden map[string]bool // items that are not asked
	whole  map[ref]string
	part   map[ref]map[string]string
	closed map[ref]string // what its distribution withholds, with what the audience is told of the reason
}

func newLedger(d *assessments.Dossier, judged []scoring.Judged, opt Options) *ledger {
	l := &ledger{
		d: d.WithoutEmpty(), opt: opt, hidden: map[string]bool{}, whole: map[ref]string{},
		part:   map[ref]map[string]string{},
		closed: map[ref]string{},
	}
	for _, j := range judged {
		l.hidden[j.Item] = j.Hidden
	}
	l.byDistribution()
	if l.vendor() {
		vendorRules{l}.byItem()
	}
	l.bySource()
	l.byList()
	for more := true; more; { // a note may be about a note
		more = l.byWhatNotesAreAbout()
	}
	return l
}

func (l *ledger) vendor() bool { return l.opt.Audience == Vendor }

// withhold keeps a whole record inside; the first reason stands.
func (l *ledger) withhold(r ref, why string) {
	if l.whole[r] == "" {
		l.whole[r] = why
	}
}

// withholdField keeps a field of a record inside.
func (l *ledger) withholdField(r ref, field, why string) {
	if l.part[r] == nil {
		l.part[r] = map[string]string{}
	}
	if l.part[r][field] == "" {
		l.part[r][field] = why
	}
}

// closedBy says why an audience may not see something of this distribution; "" where it may.
func (l *ledger) closedBy(dist assessments.Distribution) string {
	switch {
	case dist == assessments.Shareable:
		return ""
	case dist == assessments.Privileged || dist == assessments.UnderNDA:
		return dist.Title()
	case l.vendor():
		return "internal"
	}
	return ""
}

// underNDA says to the people who write the pack with whom an agreement is and how long it lasts; the
// audience is told only that there is one.
func (l *ledger) underNDA(with string, until assessments.Date) string {
	why := join(" with ", assessments.UnderNDA.Title(), with)
	switch {
	case until == "":
		return why
	case until.Over(l.opt.AsOf):
		return fmt.Sprintf("%s, which ended on %s; mark it as shareable to include it", why, until)
	}
	return why + " until " + string(until)
}

// byDistribution withholds what its own distribution closes, and the versions and revisions of it.
func (l *ledger) byDistribution() {
	shut := func(r ref, told, why string) {
		if told != "" && l.closed[r] == "" {
			l.withhold(r, cmp.Or(why, told))
			l.closed[r] = told
		}
	}
	shutBy := func(r ref, dist assessments.Distribution, with string, until assessments.Date) {
		why := ""
		dist, gone := l.today(r, dist)
		if gone {
			shut(r, whyGone, "")
			return
		}
		if dist == assessments.UnderNDA {
			why = l.underNDA(with, until)
		}
		shut(r, l.closedBy(dist), why)
	}
	for i := range l.d.Documents {
		doc := &l.d.Documents[i]
		shutBy(refOf(doc), doc.Distribution, doc.NDAWith, doc.NDAUntil)
	}
	for i := range l.d.Versions {
		v := &l.d.Versions[i]
		of := ref{assessments.NounDocument, v.DocumentID}
		shut(refOf(v), l.closed[of], l.whole[of])
		shutBy(refOf(v), assessments.Shareable, "", "")
	}
	for i := range l.d.Evidence {
		e := &l.d.Evidence[i]
		shutBy(refOf(e), e.Distribution, e.NDAWith, e.NDAUntil)
	}
	for i := range l.d.Revisions {
		r := &l.d.Revisions[i]
		of := ref{assessments.NounEvidence, r.EvidenceID}
		shut(refOf(r), l.closed[of], l.whole[of])
		shutBy(refOf(r), assessments.Shareable, "", "")
	}
	for i := range l.d.Notes {
		n := &l.d.Notes[i]
		shutBy(refOf(n), n.Distribution, "", "")
	}
}

// today is the distribution that counts: the tighter one of the dossier's and of today's, if the dossier
// is of an earlier day. gone reports that the record is no longer there, or in the bin.
func (l *ledger) today(r ref, then assessments.Distribution) (dist assessments.Distribution, gone bool) {
	if l.opt.Present == nil {
		return then, false
	}
	now, there := l.opt.Present[r.noun][r.id]
	if !there {
		return then, true
	}
	if tightness(now) > tightness(then) {
		return now, false
	}
	return then, false
}

// tightness orders distributions from open to closed; an empty one is internal.
func tightness(d assessments.Distribution) int {
	switch d {
	case assessments.Shareable:
		return 0
	case assessments.Privileged, assessments.UnderNDA:
		return 2
	}
	return 1
}

// bySource withholds words that were taken from a withheld document or piece of evidence, and what a
// tombstone says of one.
func (l *ledger) bySource() {
	for _, r := range l.records() {
		for _, f := range r.Fields() {
			if f.Of == "" {
				continue
			}
			source, _ := assessments.FieldOf(r, f.Of)
			if why := l.closed[ref{assessments.Noun(f.Of), source.Value.String()}]; why != "" {
				l.withholdField(refOf(r), f.Name, "taken from something "+why)
			}
		}
	}
	for i := range l.d.Tombstones {
		t := &l.d.Tombstones[i]
		if l.closed[ref{assessments.Noun(t.Of), t.OfID}] != "" {
			for _, field := range []string{"name", "place", "reason"} {
				l.withholdField(refOf(t), field, whyAbout)
			}
		}
	}
}

// byList withholds everything that is not on the allow-list of the audience.
func (l *ledger) byList() {
	for _, r := range l.records() {
		g := allowed[r.Noun()]
		if !g.any(l.opt.Audience) {
			l.withhold(refOf(r), notFor[l.opt.Audience])
			continue
		}
		for _, f := range append(r.Fields(), assessments.Field{Name: "file"}) {
			if !g.to(l.opt.Audience, f.Name) {
				l.withholdField(refOf(r), f.Name, notFor[l.opt.Audience])
			}
		}
	}
	for _, it := range l.d.Template.Items {
		l.withhold(ref{positionNoun, it.ID}, whyPosition)
	}
}

// byWhatNotesAreAbout withholds notes on what is withheld itself, or in its words; it reports whether it
// found one.
func (l *ledger) byWhatNotesAreAbout() bool {
	found := false
	for i := range l.d.Notes {
		n := &l.d.Notes[i]
		if l.whole[refOf(n)] == "" && l.withheldSubject(n) {
			l.withhold(refOf(n), whyAbout)
			found = true
		}
	}
	return found
}

// withheldSubject reports whether a note is about something that the audience is not given. What is not
// among the records of this assessment is not given to anyone.
func (l *ledger) withheldSubject(n *assessments.Note) bool {
	about := ref{assessments.Noun(n.On), n.OnID}
	if about.noun == assessments.NounAnswer { // it may be on an item that no one has answered
		_, known := l.d.Template.Item(l.itemOf(n))
		return !known
	}
	for _, r := range l.records() {
		if refOf(r) == about {
			return l.whole[about] != "" || l.speaksOfClosed(r)
		}
	}
	return true
}

// itemOf is the item that a note is on; "" if it is on none of this assessment.
func (l *ledger) itemOf(n *assessments.Note) string {
	if item, of := strings.CutPrefix(n.OnID, l.d.Assessment.ID+"/"); of && n.On == "answer" {
		return item
	}
	if n.On == "answer" {
		return ""
	}
	return n.ItemID
}

// speaksOfClosed reports whether a record quotes, ticks or marks something that its distribution
// withholds.
func (l *ledger) speaksOfClosed(r assessments.Record) bool {
	if t, ok := r.(*assessments.Tombstone); ok {
		return l.closed[ref{assessments.Noun(t.Of), t.OfID}] != ""
	}
	return slices.ContainsFunc(r.Fields(), func(f assessments.Field) bool {
		return f.Ref != "" && l.closed[ref{f.Ref, f.Value.String()}] != ""
	})
}

// records are all records of the dossier, in the order in which they are listed.
func (l *ledger) records() []assessments.Record {
	d := l.d
	out := []assessments.Record{&d.Organisation, &d.Vendor, &d.Service}
	if d.Plan != nil {
		out = append(out, d.Plan)
	}
	if d.Contract != nil {
		out = append(out, d.Contract)
	}
	out = append(out, &d.Use, &d.Assessment)
	out = listed(out, d.Documents)
	out = listed(out, d.Versions)
	out = listed(out, d.Precedences)
	out = listed(out, d.Answers)
	out = listed(out, d.Citations)
	out = listed(out, d.Evidence)
	out = listed(out, d.Revisions)
	out = listed(out, d.Ticks)
	out = listed(out, d.Findings)
	out = listed(out, d.Exceptions)
	out = listed(out, d.Conditions)
	out = listed(out, d.Decisions)
	out = listed(out, d.SignOffs)
	out = listed(out, d.Notes)
	out = listed(out, d.Tombstones)
	return listed(out, d.Packs)
}

func listed[T any, P interface {
	*T
	assessments.Record
}](out []assessments.Record, list []T) []assessments.Record {
	for i := range list {
		out = append(out, P(&list[i]))
	}
	return out
}
