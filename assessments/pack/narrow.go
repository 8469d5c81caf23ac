package pack

import (
	"fmt"
	"slices"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// narrow takes out of a dossier what the audience may not see. The original is not touched.
func narrow(d *assessments.Dossier, judged []scoring.Judged, result scoring.Result, opt Options) *view {
	cut := *d
	v := &view{
		d: &cut, opt: opt, stateHash: d.StateHash(), result: result,
		judged: map[string]scoring.Judged{}, points: map[string]scoring.Points{}, closed: map[string]string{},
	}
	for _, j := range judged {
		v.judged[j.Item] = j
	}
	for _, p := range result.Items {
		v.points[p.Item] = p
	}
	v.narrowDocuments()
	v.narrowEvidence()
	v.narrowNotes()
	v.narrowTombstones()
	cut.Packs = nil // a pack that named the packs before it would change with each
	if v.vendor() {
		v.narrowForVendor()
	}
	slices.SortFunc(v.names, func(a, b string) int { return len(b) - len(a) })
	return v
}

// closedBy says why an audience may not see something of this distribution; "" where it may.
func (v *view) closedBy(dist assessments.Distribution, with string, until assessments.Date) string {
	switch {
	case dist == assessments.Shareable:
		return ""
	case dist == assessments.Privileged:
		return "privileged"
	case dist == assessments.UnderNDA:
		why := "under NDA"
		if v.vendor() {
			return why
		}
		if with != "" {
			why += " with " + with
		}
		if until == "" {
			return why
		}
		if until < v.opt.AsOf {
			return fmt.Sprintf("%s, which ended on %s; mark it as shareable to include it", why, until)
		}
		return why + " until " + string(until)
	case v.vendor():
		return "internal"
	}
	return ""
}

// hold notes a record as withheld. For a vendor only how many there are of a kind is said, not which.
func (v *view) hold(w Withheld, name string) {
	if len(name) > 2 {
		v.names = append(v.names, name)
	}
	if w.ID != "" {
		v.closed[w.ID] = w.Why
	}
	if !v.vendor() {
		v.withheld = append(v.withheld, w)
		return
	}
	for i := range v.withheld {
		if v.withheld[i].Noun == w.Noun {
			v.withheld[i].Count++
			return
		}
	}
	v.withheld = append(v.withheld, Withheld{Noun: w.Noun, Why: "not for sharing", Count: 1})
}

func (v *view) narrowDocuments() {
	docs, versions := v.d.Documents, v.d.Versions
	v.d.Documents, v.d.Versions = nil, nil
	why, own := map[string]string{}, map[string]bool{}
	for _, doc := range docs {
		own[doc.ID] = doc.Type == ownPolicy
		if why[doc.ID] = v.closedBy(doc.Distribution, doc.NDAWith, doc.NDAUntil); why[doc.ID] == "" {
			v.d.Documents = append(v.d.Documents, doc)
			continue
		}
		v.hold(Withheld{Noun: doc.Noun(), ID: doc.ID, Why: why[doc.ID]}, doc.Name)
	}
	for _, ver := range versions {
		if why[ver.DocumentID] == "" {
			v.d.Versions = append(v.d.Versions, ver)
			continue
		}
		v.hold(Withheld{Noun: ver.Noun(), ID: ver.ID, Why: why[ver.DocumentID], SHA256: ver.SHA256, Ours: own[ver.DocumentID]}, ver.FileName)
	}
	v.d.Citations = slices.Clone(v.d.Citations)
	for i := range v.d.Citations {
		if c := &v.d.Citations[i]; v.closed[c.VersionID] != "" {
			c.Quote, c.Section = "", ""
		}
	}
	v.d.Precedences = slices.Clone(v.d.Precedences)
	for i := range v.d.Precedences {
		if p := &v.d.Precedences[i]; v.closed[p.VersionID] != "" {
			p.Quote, p.Section = "", ""
		}
	}
}

func (v *view) narrowEvidence() {
	evidence, revisions := v.d.Evidence, v.d.Revisions
	v.d.Evidence, v.d.Revisions = nil, nil
	why, own := map[string]string{}, map[string]bool{}
	for _, e := range evidence {
		own[e.ID] = e.VendorID == ""
		if why[e.ID] = v.closedBy(e.Distribution, e.NDAWith, e.NDAUntil); why[e.ID] == "" {
			v.d.Evidence = append(v.d.Evidence, e)
			continue
		}
		v.hold(Withheld{Noun: e.Noun(), ID: e.ID, Why: why[e.ID]}, e.Name)
	}
	for _, r := range revisions {
		if why[r.EvidenceID] == "" {
			v.d.Revisions = append(v.d.Revisions, r)
			continue
		}
		v.hold(Withheld{Noun: r.Noun(), ID: r.ID, Why: why[r.EvidenceID], SHA256: r.SHA256, Ours: own[r.EvidenceID]}, r.FileName)
	}
	v.d.Ticks = slices.Clone(v.d.Ticks)
	for i := range v.d.Ticks {
		if t := &v.d.Ticks[i]; v.closed[t.RevisionID] != "" {
			t.Remark = ""
		}
	}
}

func (v *view) narrowNotes() {
	notes := v.d.Notes
	v.d.Notes = nil
	for _, n := range notes {
		why := v.closedBy(n.Distribution, "", "")
		if why == "" && v.closed[n.OnID] != "" {
			why = "about something withheld"
		}
		if why == "" {
			v.d.Notes = append(v.d.Notes, n)
			continue
		}
		v.hold(Withheld{Noun: n.Noun(), ID: n.ID, Why: why}, "")
	}
}

func (v *view) narrowTombstones() {
	v.d.Tombstones = slices.Clone(v.d.Tombstones)
	for i := range v.d.Tombstones {
		if t := &v.d.Tombstones[i]; v.closed[t.OfID] != "" {
			t.Name, t.Place = "", ""
		}
	}
}
