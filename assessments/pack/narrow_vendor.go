package pack

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// narrowForVendor leaves what may be shared with the other side: questions, their own responses, our
// verdicts, quotes and evidence marked as shareable. Our line (positions, weights, deal-breakers, score), our
// reasons, findings, decisions and the facts of our use stay inside.
func (v *view) narrowForVendor() {
	d := v.d
	d.Organisation = assessments.Organisation{Name: d.Organisation.Name}
	d.Vendor = assessments.Vendor{ID: d.Vendor.ID, Name: d.Vendor.Name, LegalName: d.Vendor.LegalName, Country: d.Vendor.Country}
	d.Service = assessments.Service{ID: d.Service.ID, VendorID: d.Vendor.ID, Name: d.Service.Name, ModelProviders: d.Service.ModelProviders}
	d.Use = assessments.Use{ID: d.Use.ID, ServiceID: d.Use.ServiceID, PlanID: d.Use.PlanID, Scope: d.Use.Scope, StandardTerms: d.Use.StandardTerms}
	d.Assessment = assessments.Assessment{
		ID: d.Assessment.ID, UseID: d.Assessment.UseID, Name: d.Service.Name, Scope: d.Assessment.Scope, TemplateID: d.Assessment.TemplateID,
	}
	d.Contract, d.Precedences = nil, nil
	d.Model, v.result = assessments.ScoringModel{}, scoring.Result{}
	v.points = map[string]scoring.Points{}
	v.dropOwnItems()
	v.stripTemplate()
	v.stripAnswers()
	v.stripEvidence()
	count := func(noun assessments.Noun, n int) {
		for range n {
			v.hold(Withheld{Noun: noun}, "")
		}
	}
	count("finding", len(d.Findings))
	count("exception", len(d.Exceptions))
	count("condition", len(d.Conditions))
	count("decision", len(d.Decisions))
	count("signoff", len(d.SignOffs))
	d.Findings, d.Exceptions, d.Conditions, d.Decisions, d.SignOffs, d.Tombstones = nil, nil, nil, nil, nil, nil
}

// dropOwnItems takes out the items that ask after our own house: controls on which the vendor said nothing and
// for which nothing of theirs that may be shared was ticked. How we fare on those is none of their business.
func (v *view) dropOwnItems() {
	theirs := func(it assessments.Item) bool {
		if it.Kind == assessments.TermItem || v.d.Answer(it.ID).Response != "" {
			return true
		}
		return slices.ContainsFunc(v.d.TicksOn(it.ID), func(t assessments.Tick) bool {
			_, e, ok := v.d.Revision(t.RevisionID)
			return ok && e.VendorID == v.d.Vendor.ID
		})
	}
	var kept []assessments.Item
	for _, it := range v.d.Template.Items {
		if theirs(it) {
			kept = append(kept, it)
		} else {
			v.hold(Withheld{Noun: "item"}, "")
		}
	}
	v.d.Template.Items = kept
}

// stripTemplate takes our line out of the questions.
func (v *view) stripTemplate() {
	items := slices.Clone(v.d.Template.Items)
	for i := range items {
		it := &items[i]
		it.Positions, it.Weight, it.Owner = nil, 0, ""
		it.DealBreaker, it.DealBreakerReason, it.MinStrength = false, "", ""
		it.Guidance, it.Silence, it.SilenceReason, it.When = assessments.Guidance{}, "", "", nil
		it.Evidence = slices.Clone(it.Evidence)
		for k := range it.Evidence {
			it.Evidence[k].Strength = assessments.StrengthNone
		}
	}
	v.d.Template.Items, v.d.Template.Summary = items, ""
	for id, j := range v.judged {
		v.judged[id] = scoring.Judged{Item: id, Discipline: j.Discipline, Kind: j.Kind, Verdict: j.Verdict, Hidden: j.Hidden}
	}
}

// stripAnswers leaves the vendor's response and our verdict on the items shown, and the quotes whose documents
// may be shared.
func (v *view) stripAnswers() {
	d := v.d
	answers := d.Answers
	d.Answers = nil
	for _, a := range answers {
		if !v.asked(a.ItemID) {
			continue
		}
		d.Answers = append(d.Answers, assessments.Answer{
			ID: a.ID, AssessmentID: a.AssessmentID, ItemID: a.ItemID,
			Response: a.Response, ResponseFrom: a.ResponseFrom, ResponseOn: a.ResponseOn, Verdict: a.Verdict,
		})
	}
	d.Citations = slices.DeleteFunc(slices.Clone(d.Citations), func(c assessments.Citation) bool {
		return v.closed[c.VersionID] != "" || !v.asked(c.ItemID)
	})
	d.Notes = slices.DeleteFunc(d.Notes, func(n assessments.Note) bool { return n.ItemID != "" && !v.asked(n.ItemID) })
	d.Versions = slices.Clone(d.Versions)
	for i := range d.Versions {
		d.Versions[i].ObtainedBy = ""
	}
}

// asked reports whether an item is shown.
func (v *view) asked(id string) bool {
	_, ok := v.d.Template.Item(id)
	return ok && !v.judged[id].Hidden
}

// stripEvidence leaves shareable evidence that is the vendor's, or was ticked on an item shown: none of other
// vendors, none of ours beside the point.
func (v *view) stripEvidence() {
	d := v.d
	d.Ticks = slices.DeleteFunc(d.Ticks, func(t assessments.Tick) bool { return v.closed[t.RevisionID] != "" || !v.asked(t.ItemID) })
	ticked := map[string]bool{} // evidence
	for _, t := range d.Ticks {
		if _, e, ok := d.Revision(t.RevisionID); ok {
			ticked[e.ID] = true
		}
	}
	kept := map[string]bool{}
	evidence := d.Evidence
	d.Evidence = nil
	for _, e := range evidence {
		if e.VendorID == d.Vendor.ID || (e.VendorID == "" && ticked[e.ID]) {
			e.Owner, e.Description = "", ""
			d.Evidence, kept[e.ID] = append(d.Evidence, e), true
		}
	}
	d.Revisions = slices.DeleteFunc(d.Revisions, func(r assessments.Revision) bool { return !kept[r.EvidenceID] })
	for i := range d.Revisions {
		d.Revisions[i].ObtainedBy = ""
	}
	d.Ticks = slices.DeleteFunc(d.Ticks, func(t assessments.Tick) bool {
		return !slices.ContainsFunc(d.Revisions, func(r assessments.Revision) bool { return r.ID == t.RevisionID })
	})
	for i := range d.Ticks {
		d.Ticks[i].Remark, d.Ticks[i].TickedBy = "", ""
	}
}
