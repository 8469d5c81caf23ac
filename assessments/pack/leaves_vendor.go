package pack

import (
	"cmp"
	"slices"

	"countersign/assessments"
)

// vendorRules decides by item what a vendor may see of the answers about itself.
type vendorRules struct{ *ledger }

// byItem withholds from a vendor the items that ask after our own house, and everything on them: controls
// on which the vendor said nothing and for which nothing of theirs that may be shared was ticked. How we
// fare on those is none of their business. Evidence goes out if it is theirs, or was ticked on an item
// that does.
func (l vendorRules) byItem() {
	d := l.d
	for _, it := range d.Template.Items {
		if !l.theirs(it) {
			l.withhold(ref{itemNoun, it.ID}, whyOurs)
		}
	}
	given := func(item string) bool {
		_, known := d.Template.Item(item)
		return known && l.whole[ref{itemNoun, item}] == "" && !l.hidden[item]
	}
	for i := range d.Answers {
		if a := &d.Answers[i]; !given(a.ItemID) {
			l.withhold(refOf(a), whyItem)
		}
	}
	for i := range d.Citations {
		c := &d.Citations[i]
		if why := l.closed[ref{assessments.NounVersion, c.VersionID}]; why != "" {
			l.withhold(refOf(c), "taken from something "+why)
		} else if !given(c.ItemID) {
			l.withhold(refOf(c), whyItem)
		}
	}
	for i := range d.Notes {
		n := &d.Notes[i]
		for _, item := range []string{n.ItemID, l.itemOf(n)} {
			if item != "" && !given(item) {
				l.withhold(refOf(n), whyItem)
			}
		}
	}
	l.evidenceByItem(given)
}

// theirs reports whether an item asks after the vendor, or was answered with something of theirs.
func (l vendorRules) theirs(it assessments.Item) bool {
	if it.Kind == assessments.TermItem || l.d.Answer(it.ID).Response != "" {
		return true
	}
	return slices.ContainsFunc(l.d.TicksOn(it.ID), func(t assessments.Tick) bool {
		_, e, ok := l.d.Revision(t.RevisionID)
		return ok && e.VendorID == l.d.Vendor.ID &&
			l.closed[ref{assessments.NounRevision, t.RevisionID}] == ""
	})
}

func (l vendorRules) evidenceByItem(given func(string) bool) {
	d := l.d
	ticked := map[string]bool{} // evidence
	for i := range d.Ticks {
		t := &d.Ticks[i]
		_, e, known := d.Revision(t.RevisionID)
		if why := l.closed[ref{assessments.NounRevision, t.RevisionID}]; why != "" || !known {
			l.withhold(refOf(t), join(" ", "with something", cmp.Or(why, "that is not here")))
		} else if !given(t.ItemID) {
			l.withhold(refOf(t), whyItem)
		} else {
			ticked[e.ID] = true
		}
	}
	for i := range d.Evidence {
		switch e := &d.Evidence[i]; {
		case e.VendorID == d.Vendor.ID:
		case e.VendorID != "":
			l.withhold(refOf(e), whyOther)
		case !ticked[e.ID]:
			l.withhold(refOf(e), whyUnused)
		}
	}
	for i := range d.Revisions {
		if r := &d.Revisions[i]; l.whole[ref{assessments.NounEvidence, r.EvidenceID}] != "" {
			l.withhold(refOf(r), l.whole[ref{assessments.NounEvidence, r.EvidenceID}])
		}
	}
	for i := range d.Ticks {
		if t := &d.Ticks[i]; l.whole[ref{assessments.NounRevision, t.RevisionID}] != "" {
			l.withhold(refOf(t), l.whole[ref{assessments.NounRevision, t.RevisionID}])
		}
	}
}
