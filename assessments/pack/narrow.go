package pack

import (
	"cmp"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// narrow takes out of a dossier what the ledger withholds from the audience. The original is not touched.
func narrow(d *assessments.Dossier, judged []scoring.Judged, result scoring.Result, opt Options) *view {
	l := newLedger(d, judged, opt)
	v := &view{
		d: l.narrowed(), opt: opt, stateHash: d.StateHash(), result: result,
		judged: map[string]scoring.Judged{}, points: map[string]scoring.Points{}, closed: map[string]string{},
		withheld: l.withheld(),
	}
	v.close()
	masked := l.masked(judged)
	for _, p := range scoring.Score(masked, d.Model).Items {
		if withhold("points", &p, opt.Audience); p.Item != "" {
			v.points[p.Item] = p
		}
	}
	for _, j := range masked {
		withhold("judged", &j, opt.Audience)
		if _, given := v.d.Template.Item(j.Item); given {
			v.judged[j.Item] = j
		}
	}
	if l.vendor() {
		v.result = scoring.Result{}
	}
	v.hashes = forms(d)
	worth{v}.stand(worth{v}.visible(opt.Changes))
	governing{v}.govern(lawOf(opt.Catalogue))
	v.opt.Readings = reading{v}.given(opt.Readings)
	return v
}

// close notes which records are withheld, so that what refers to them can say so.
func (v *view) close() {
	for _, w := range v.withheld {
		if w.ID != "" && len(w.Fields) == 0 {
			v.closed[w.ID] = w.Why
		}
	}
}

// narrowed is the dossier without what is withheld.
func (l *ledger) narrowed() *assessments.Dossier {
	d := *l.d
	l.empty(&d.Organisation)
	l.empty(&d.Vendor)
	l.empty(&d.Service)
	l.empty(&d.Use)
	l.empty(&d.Assessment)
	d.Plan, d.Contract = given(l, d.Plan), given(l, d.Contract)
	d.Documents = givenOf(l, d.Documents)
	d.Versions = givenOf(l, d.Versions)
	d.Precedences = givenOf(l, d.Precedences)
	d.Answers = givenOf(l, d.Answers)
	d.Citations = givenOf(l, d.Citations)
	d.Evidence = givenOf(l, d.Evidence)
	d.Revisions = givenOf(l, d.Revisions)
	d.Ticks = givenOf(l, d.Ticks)
	d.Findings = givenOf(l, d.Findings)
	d.Exceptions = givenOf(l, d.Exceptions)
	d.Conditions = givenOf(l, d.Conditions)
	d.Decisions = givenOf(l, d.Decisions)
	d.SignOffs = givenOf(l, d.SignOffs)
	d.Notes = givenOf(l, d.Notes)
	d.Tombstones = givenOf(l, d.Tombstones)
	d.Packs = givenOf(l, d.Packs)
	// Of the question set, what assessment.json holds of it: its summary is ours.
	d.Template.Summary, d.Template.Items = "", nil
	for _, it := range l.d.Template.Items {
		if l.whole[ref{itemNoun, it.ID}] == "" {
			withhold("item", &it, l.opt.Audience)
			d.Template.Items = append(d.Template.Items, it)
		}
	}
	withhold("model", &d.Model, l.opt.Audience)
	return &d
}

// empty empties the withheld fields of a record, which is a copy.
func (l *ledger) empty(r assessments.Record) {
	held := l.part[refOf(r)]
	for _, f := range r.Fields() {
		if held[f.Name] != "" {
			_ = f.Value.Set("") // every kind of value takes the empty one
		}
	}
}

// given is a copy of a record without its withheld fields; nil if all of it is withheld.
func given[T any, P interface {
	*T
	assessments.Record
}](l *ledger, one P) P {
	if one == nil || l.whole[refOf(one)] != "" {
		return nil
	}
	own := *one
	l.empty(P(&own))
	return &own
}

func givenOf[T any, P interface {
	*T
	assessments.Record
}](l *ledger, list []T) []T {
	var out []T
	for i := range list {
		if one := given(l, P(&list[i])); one != nil {
			out = append(out, *one)
		}
	}
	return out
}

// countedForVendor are the kinds of record of which a vendor is told how many are withheld. Of the others
// it is told in words alone that they are not part of its pack.
var countedForVendor = []assessments.Noun{
	assessments.NounDocument, assessments.NounVersion,
	assessments.NounEvidence, assessments.NounRevision, assessments.NounNote,
}

// withheld lists for the audience what is withheld from it. A vendor is told how many there are of a
// kind, not which.
func (l *ledger) withheld() []Withheld {
	var out []Withheld
	for _, r := range l.records() {
		one, why := refOf(r), l.whole[refOf(r)]
		switch {
		case one.noun == assessments.NounPack:
		case l.vendor():
			if why != "" && slices.Contains(countedForVendor, one.noun) {
				out = counted(out, one.noun, l.toldVendor(one))
			}
		case why != "":
			out = append(out, Withheld{
				Noun: one.noun, ID: one.id, Why: cmp.Or(l.closed[one], why),
				SHA256: sumOf(r), Ours: l.ours(r),
			})
		default:
			out = append(out, l.withheldParts(r)...)
		}
	}
	for _, it := range l.d.Template.Items {
		if l.whole[ref{itemNoun, it.ID}] != "" {
			out = counted(out, itemNoun, "on the organisation's own controls")
		}
		if it.Positions != nil && !l.vendor() {
			out = counted(out, positionNoun, whyPosition)
		}
	}
	return out
}

// withheldParts lists the words of a record that are withheld because of what they were taken from. What
// the audience is never given of such a record is stated once for all, on the page about what is left out.
func (l *ledger) withheldParts(r assessments.Record) []Withheld {
	held := l.part[refOf(r)]
	by := map[string][]string{}
	var reasons []string
	for _, name := range filled(r) {
		if why := held[name]; why != "" && why != notFor[l.opt.Audience] {
			if by[why] == nil {
				reasons = append(reasons, why)
			}
			by[why] = append(by[why], name)
		}
	}
	var out []Withheld
	for _, why := range reasons {
		out = append(out, Withheld{Noun: r.Noun(), ID: r.Key(), Why: why, Fields: by[why]})
	}
	return out
}

// toldVendor is why a record is withheld, as a vendor is told it: its distribution, or that nothing in
// the pack rests on it.
func (l *ledger) toldVendor(r ref) string {
	switch told := l.closed[r]; {
	case told == whyGone:
		return whyGone
	case told != "":
		return "not for sharing"
	case r.noun == assessments.NounNote:
		return "about something that is not in this pack"
	}
	return "nothing in this pack rests on it"
}

func counted(list []Withheld, n assessments.Noun, why string) []Withheld {
	for i := range list {
		if list[i].Noun == n && list[i].ID == "" && list[i].Why == why {
			list[i].Count++
			return list
		}
	}
	return append(list, Withheld{Noun: n, Why: why, Count: 1})
}

// sumOf is the digest of a version's or revision's file, to recognise it by when it is shown another way.
func sumOf(r assessments.Record) string {
	switch one := r.(type) {
	case *assessments.Version:
		return one.SHA256
	case *assessments.Revision:
		return one.SHA256
	}
	return ""
}

// ours reports whether a version or revision is not the vendor's.
func (l *ledger) ours(r assessments.Record) bool {
	switch one := r.(type) {
	case *assessments.Version:
		_, doc, _ := l.d.Version(one.ID)
		return doc.Type == ownPolicy
	case *assessments.Revision:
		_, e, known := l.d.Revision(one.ID)
		return known && e.VendorID == ""
	}
	return false
}

// masked is what was judged, without words about what is withheld: a reason that comes from a withheld
// record says only that, and no sentence names one. Of our positions it says only what a deal-breaker
// rests on.
func (l *ledger) masked(judged []scoring.Judged) []scoring.Judged {
	names := strings.NewReplacer(l.names()...)
	out := slices.Clone(judged)
	for i := range out {
		j := &out[i]
		j.Enough, j.AtFallBack = j.DealBreaker && j.AtFallBack, false
		j.Supports = slices.Clone(j.Supports)
		var reasons []string
		for k := range j.Supports {
			s := &j.Supports[k]
			if why := l.closedSupport(*s); why != "" && s.Why != "" {
				reasons = append(reasons, s.Why, "withheld ("+why+")")
				s.Why = "withheld (" + why + ")"
			}
			s.Why = names.Replace(s.Why)
		}
		j.StaleReason = names.Replace(strings.NewReplacer(reasons...).Replace(j.StaleReason))
		j.HiddenWhy = names.Replace(j.HiddenWhy)
	}
	return out
}

// names pairs what withheld records are called with what stands in its place, longer names first.
func (l *ledger) names() []string {
	var names []string
	for _, r := range l.records() {
		if l.closed[refOf(r)] == "" {
			continue
		}
		for _, field := range []string{"name", "file_name"} {
			if f, ok := assessments.FieldOf(r, field); ok && len(f.Value.String()) > 2 {
				names = append(names, f.Value.String())
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, n := range names {
		pairs = append(pairs, n, "(withheld)")
	}
	return pairs
}

// closedSupport says why an audience may not be told about a support; "" where it may.
func (l *ledger) closedSupport(s scoring.Support) string {
	source := ref{assessments.NounVersion, s.ID}
	switch s.Noun {
	case assessments.NounAnswer:
		return ""
	case assessments.NounCitation:
		i := slices.IndexFunc(l.d.Citations, func(c assessments.Citation) bool { return c.ID == s.ID })
		if i < 0 {
			return "not here"
		}
		source.id = l.d.Citations[i].VersionID
	case assessments.NounTick:
		i := slices.IndexFunc(l.d.Ticks, func(t assessments.Tick) bool { return t.ID == s.ID })
		if i < 0 {
			return "not here"
		}
		source = ref{assessments.NounRevision, l.d.Ticks[i].RevisionID}
	}
	return l.closed[source]
}
