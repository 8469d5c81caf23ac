package workbench

import (
	"context"
	"encoding/json"
	"sync"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/scoring"
)

// Assessed is one assessment with everything computed from it as of a day.
type Assessed struct {
	Dossier   assessments.Dossier
	Judged    []scoring.Judged
	Result    scoring.Result
	StateHash string
	AsOf      assessments.Date
	Until     assessments.Date // the day from which the same dossier would be judged otherwise; "" is never
}

// Assess collects, judges and scores one assessment as of a day.
func (w *Workbench) Assess(ctx context.Context, id string, asOf assessments.Date) (Assessed, error) {
	out := Assessed{AsOf: asOf}
	err := w.store.Read(ctx, func(r port.Reader) error {
		d, err := collect(r, id)
		out.Dossier = d
		return err
	})
	if err != nil {
		return out, err
	}
	out.compute()
	return out, nil
}

func (a *Assessed) compute() {
	a.Judged, a.Until = scoring.JudgeUntil(&a.Dossier, a.AsOf)
	a.Result = scoring.Score(a.Judged, a.Dossier.Model)
	a.StateHash = a.Dossier.StateHash()
}

// collect gathers the dossier of an assessment from one consistent state.
func collect(r port.Reader, id string) (assessments.Dossier, error) {
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
	for _, part := range []func(port.Reader, *assessments.Dossier) error{collectFrozen, collectContract, collectAnswers, collectEvidence, collectDecisions} {
		if err := part(r, &d); err != nil {
			return d, err
		}
	}
	return d, nil
}

func collectFrozen(r port.Reader, d *assessments.Dossier) error {
	if err := thaw(r, d.Assessment.TemplateID, &d.Template); err != nil {
		return err
	}
	return thaw(r, d.Assessment.ModelID, &d.Model)
}

// thawed keeps decoded templates and models by their digest: they never change.
var thawed sync.Map

func thaw[T any](r port.Reader, id string, into *T) error {
	if v, ok := thawed.Load(id); ok {
		if known, ok := v.(T); ok {
			*into = known
			return nil
		}
	}
	f, err := must[assessments.Frozen](r, id)
	if err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(f.Body), into); err != nil {
		return assessments.Wrap(err, assessments.Damaged, "The frozen %s “%s” cannot be read. Run a check of the workspace and restore a backup.", f.Type, f.Label)
	}
	thawed.Store(id, *into)
	return nil
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
