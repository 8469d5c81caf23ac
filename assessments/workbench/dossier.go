package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// Assessed is one assessment with everything computed from it as of a day.
type Assessed struct {
	Dossier    assessments.Dossier // as the day sees it
	Timing     assessments.Timing  // what of the record the day leaves out, and what was recorded later
	Judged     []scoring.Judged
	Result     scoring.Result
	StateHash  string // of Dossier
	StoredHash string // of everything on record, whatever its day
	Standing   standing.Standing
	AsOf       assessments.Date
	Until      assessments.Date // the day from which the same dossier would be judged otherwise; "" is never
	Head       int64            // Seq of the newest event of the journal
	// RecordedBy is the day by which everything here had been recorded, "" for everything there is; PurgedSince names
	// what of it can no longer be shown.
	RecordedBy  assessments.Date
	PurgedSince []assessments.Mention
}

// Assess collects, judges and scores one assessment as of a day.
func (w *Workbench) Assess(ctx context.Context, id string, asOf assessments.Date) (Assessed, error) {
	out := Assessed{AsOf: asOf}
	err := w.store.Read(ctx, func(r port.Reader) error {
		d, err := collect(w.bodies, r, id)
		if err != nil {
			return err
		}
		out.Dossier = d
		return out.compute(r)
	})
	return out, err
}

// compute looks at the collected dossier as of the day, judges and scores it, and says what its decision is worth.
func (a *Assessed) compute(r port.Reader) (err error) {
	if a.Head, _, err = r.Head(); err != nil {
		return err
	}
	stored := a.Dossier
	a.StoredHash = stored.StateHash()
	a.Dossier, a.Timing = stored.On(a.AsOf)
	a.judge()
	a.Until = sooner(sooner(a.Until, a.Timing.Next), standing.Until(&stored, a.AsOf))
	hashes := map[int]string{assessments.StateForm: a.StateHash}
	in := standing.Input{Dossier: &a.Dossier, Result: a.Result, AsOf: a.AsOf, Hash: func(form int) string {
		if _, known := hashes[form]; !known {
			hashes[form] = a.Dossier.StateHashIn(form)
		}
		return hashes[form]
	}}
	a.Standing = standing.Of(in)
	if a.Standing.State == standing.Stands || a.Standing.Decision == "" {
		return nil
	}
	if in.Changes, err = changesToDecision(r, a); err != nil {
		return err
	}
	a.Standing = standing.Of(in)
	return nil
}

// changesToDecision lists what differs from the state on which the decision in force was taken.
func changesToDecision(r port.Reader, a *Assessed) ([]standing.Touched, error) {
	born, err := r.Born(assessments.NounDecision, a.Standing.Decision)
	if err != nil || born == 0 {
		return nil, err
	}
	for _, d := range a.Dossier.Decisions {
		if d.ID == a.Standing.Decision {
			return changesSince(r, &a.Dossier, born, d.StateForm)
		}
	}
	return nil, nil
}

func (a *Assessed) judge() {
	a.Judged, a.Until = scoring.JudgeUntil(&a.Dossier, a.AsOf)
	a.Result = scoring.Score(a.Judged, a.Dossier.Model)
	a.StateHash = a.Dossier.StateHash()
}

// sooner is the earlier of two days; "" is never.
func sooner(a, b assessments.Date) assessments.Date {
	if a == "" || (b != "" && b < a) {
		return b
	}
	return a
}

// collect gathers the dossier of an assessment from one consistent state.
func collect(b *bodies, r port.Reader, id string) (assessments.Dossier, error) {
	var d assessments.Dossier
	var err error
	if d.Assessment, err = must[assessments.Assessment](r, id); err != nil {
		return d, err
	}
	if d.Use, err = must[assessments.Use](r, d.Assessment.UseID); err != nil {
		return d, err
	}
	if d.Service, err = must[assessments.Service](r, d.Use.ServiceID); err != nil {
		return d, err
	}
	if d.Vendor, err = must[assessments.Vendor](r, d.Service.VendorID); err != nil {
		return d, err
	}
	if d.Organisation, _, err = get[assessments.Organisation](r, organisationID); err != nil {
		return d, err
	}
	if err := collectFrozen(b, r, &d); err != nil {
		return d, err
	}
	for _, part := range []func(port.Reader, *assessments.Dossier) error{collectContract, collectAnswers, collectEvidence, collectDecisions} {
		if err := part(r, &d); err != nil {
			return d, err
		}
	}
	return d, nil
}

func collectFrozen(b *bodies, r port.Reader, d *assessments.Dossier) error {
	if err := thaw(b, r, d.Assessment.TemplateID, &d.Template); err != nil {
		return err
	}
	return thaw(b, r, d.Assessment.ModelID, &d.Model)
}

func collectContract(r port.Reader, d *assessments.Dossier) error {
	if d.Use.PlanID != "" {
		p, err := must[assessments.Plan](r, d.Use.PlanID)
		if err != nil {
			return err
		}
		d.Plan = &p
	}
	if d.Use.ContractID != "" {
		c, err := must[assessments.Contract](r, d.Use.ContractID)
		if err != nil {
			return err
		}
		d.Contract = &c
		if d.Precedences, err = live[assessments.Precedence](r, is("contract", c.ID)); err != nil {
			return err
		}
	}
	docs, err := live[assessments.Document](r, is("vendor", d.Vendor.ID))
	if err != nil {
		return err
	}
	for _, doc := range docs {
		// documents of other contracts and other services of the vendor do not bear on this use
		other := doc.ContractID != "" && doc.ContractID != d.Use.ContractID
		if other || (doc.ServiceID != "" && doc.ServiceID != d.Service.ID) {
			continue
		}
		d.Documents = append(d.Documents, doc)
		vs, err := live[assessments.Version](r, is("document", doc.ID))
		if err != nil {
			return err
		}
		d.Versions = append(d.Versions, vs...)
	}
	return nil
}

func collectAnswers(r port.Reader, d *assessments.Dossier) error {
	of := is("assessment", d.Assessment.ID)
	var err error
	if d.Answers, err = live[assessments.Answer](r, of); err != nil {
		return err
	}
	if d.Citations, err = live[assessments.Citation](r, of); err != nil {
		return err
	}
	if d.Ticks, err = live[assessments.Tick](r, of); err != nil {
		return err
	}
	if d.Findings, err = live[assessments.Finding](r, of); err != nil {
		return err
	}
	d.Notes, err = live[assessments.Note](r, of)
	return err
}

// collectEvidence gathers what is ticked, and the cited documents that the contract did not bring.
func collectEvidence(r port.Reader, d *assessments.Dossier) error {
	have := map[string]bool{}
	for _, t := range d.Ticks {
		rev, ok, err := get[assessments.Revision](r, t.RevisionID)
		if err != nil {
			return err
		}
		if !ok || have[rev.EvidenceID] {
			continue
		}
		have[rev.EvidenceID] = true
		ev, err := must[assessments.Evidence](r, rev.EvidenceID)
		if err != nil {
			return err
		}
		if assessments.InBin(&ev) {
			continue
		}
		revs, err := live[assessments.Revision](r, is("evidence", ev.ID))
		if err != nil {
			return err
		}
		d.Evidence = append(d.Evidence, ev)
		d.Revisions = append(d.Revisions, revs...)
	}
	sortByID(d.Evidence, func(e assessments.Evidence) string { return e.ID })
	sortByID(d.Revisions, func(e assessments.Revision) string { return e.ID })
	for _, c := range d.Citations {
		if _, _, ok := d.Version(c.VersionID); ok {
			continue
		}
		if err := addCited(r, d, c.VersionID); err != nil {
			return err
		}
	}
	sortByID(d.Documents, func(e assessments.Document) string { return e.ID })
	sortByID(d.Versions, func(e assessments.Version) string { return e.ID })
	return collectTombstones(r, d)
}

func addCited(r port.Reader, d *assessments.Dossier, version string) error {
	v, err := must[assessments.Version](r, version)
	if err != nil || assessments.InBin(&v) {
		return err
	}
	doc, err := must[assessments.Document](r, v.DocumentID)
	if err != nil || assessments.InBin(&doc) {
		return err
	}
	d.Documents = append(d.Documents, doc)
	vs, err := live[assessments.Version](r, is("document", doc.ID))
	d.Versions = append(d.Versions, vs...)
	return err
}

// collectTombstones keeps those of what belongs to this assessment.
func collectTombstones(r port.Reader, d *assessments.Dossier) error {
	all, err := live[assessments.Tombstone](r)
	if err != nil || len(all) == 0 {
		return err
	}
	mine := map[string]bool{}
	for _, v := range d.Versions {
		mine["version "+v.ID] = true
	}
	for _, v := range d.Revisions {
		mine["revision "+v.ID] = true
	}
	for _, n := range d.Notes {
		mine["note "+n.ID] = true
	}
	for _, t := range all {
		if mine[t.Of+" "+t.OfID] {
			d.Tombstones = append(d.Tombstones, t)
		}
	}
	return nil
}

func collectDecisions(r port.Reader, d *assessments.Dossier) error {
	of := is("assessment", d.Assessment.ID)
	var err error
	if d.Exceptions, err = live[assessments.Exception](r, of); err != nil {
		return err
	}
	if d.Conditions, err = live[assessments.ApprovalCondition](r, of); err != nil {
		return err
	}
	if d.Decisions, err = live[assessments.Decision](r, of); err != nil {
		return err
	}
	if d.SignOffs, err = live[assessments.SignOff](r, of); err != nil {
		return err
	}
	d.Packs, err = live[assessments.Pack](r, of)
	return err
}
