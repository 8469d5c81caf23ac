package workbench

import (
	"cmp"
	"context"
	"maps"
	"slices"

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
	Begun      assessments.Date // when it was first recorded, if that is later than AsOf; set by AssessAt
	Head       int64            // Seq of the newest event of the journal
	// RecordedBy is the day by which everything here had been recorded, "" for everything there is;
	// PurgedSince names what of it can no longer be shown.
	RecordedBy  assessments.Date
	PurgedSince []assessments.Mention
}

// judging shows what the records amount to: assessments with their scores and standings, the overview, the
// duties of law. It changes no record; the figures it stores are a cache.
type judging struct {
	*workspace
	glance *glance
}

// Assess collects, judges and scores one assessment as of a day.
func (w *judging) Assess(ctx context.Context, id string, asOf assessments.Date) (Assessed, error) {
	all, err := w.AssessAll(ctx, asOf, id)
	if err != nil {
		return Assessed{AsOf: asOf}, err
	}
	return all[0], nil
}

// AssessAll is Assess for several, from one consistent state.
func (w *judging) AssessAll(ctx context.Context, asOf assessments.Date, ids ...string) (out []Assessed,
	err error,
) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		out, err = assessAll(ctx, w.bodies, r, asOf, ids...)
		return err
	})
	return out, err
}

func assessAll(ctx context.Context, b *bodies, r port.Reader, asOf assessments.Date,
	ids ...string,
) ([]Assessed, error) {
	dossiers, err := collectAll(b, r, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]Assessed, len(dossiers))
	for i, d := range dossiers {
		out[i] = Assessed{Dossier: d, AsOf: asOf}
	}
	return out, computeAll(ctx, r, out)
}

// computeAll looks at collected dossiers as of their day, judges and scores them, and says what their
// decisions are worth.
func computeAll(ctx context.Context, r port.Reader, all []Assessed) error {
	head, _, err := r.Head()
	if err != nil {
		return err
	}
	var asked []*Assessed // a decision may not stand, and the journal tells why
	for i := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		a := &all[i]
		a.Head = head
		a.look()
		if a.Standing.State != standing.Stands && a.Standing.Decision != "" {
			asked = append(asked, a)
		}
	}
	return askJournal(r, asked)
}

// look judges a dossier as its day sees it. What was changed since its decision is not known yet.
func (a *Assessed) look() {
	stored := a.Dossier
	a.StoredHash = stored.StateHash()
	a.Dossier, a.Timing = stored.On(a.AsOf)
	a.judge()
	a.Until = sooner(sooner(a.Until, a.Timing.Next), standing.Until(&stored, a.AsOf))
	a.Standing = standing.Of(a.worth(nil))
}

// worth is what the worth of the decision is computed from.
func (a *Assessed) worth(changes []standing.Touched) standing.Input {
	hashes := map[int]string{assessments.StateForm: a.StateHash}
	return standing.Input{
		Dossier: &a.Dossier, Judged: a.Judged, Result: a.Result, AsOf: a.AsOf, Changes: changes,
		Hash: func(form int) string {
			if _, known := hashes[form]; !known {
				hashes[form] = a.Dossier.StateHashIn(form)
			}
			return hashes[form]
		},
	}
}

// askJournal adds what differs from the state on which the decisions in force were taken.
func askJournal(r port.Reader, all []*Assessed) error {
	if len(all) == 0 {
		return nil
	}
	var decisions, ids []string
	for _, a := range all {
		decisions, ids = append(decisions, a.Standing.Decision), append(ids, a.Dossier.Assessment.ID)
	}
	born, err := r.Born(assessments.NounDecision, decisions...)
	if err != nil || len(born) == 0 {
		return err
	}
	changes, err := r.ChangesAfter(slices.Min(slices.Collect(maps.Values(born))), ids...)
	if err != nil {
		return err
	}
	own := map[string][]port.EventChange{}
	for _, c := range changes {
		own[c.Assessment] = append(own[c.Assessment], c)
	}
	for _, a := range all {
		since, form := born[a.Standing.Decision], 0
		at := slices.IndexFunc(a.Dossier.Decisions, func(d assessments.Decision) bool {
			return d.ID == a.Standing.Decision
		})
		if since == 0 || at < 0 {
			continue
		}
		form = a.Dossier.Decisions[at].StateForm
		mine := inOrder(own[""], own[a.Dossier.Assessment.ID], since)
		a.Standing = standing.Of(a.worth(touched(&a.Dossier, mine, form)))
	}
	return nil
}

// inOrder joins changes of two kinds that came after an event, as the journal has them.
func inOrder(common, own []port.EventChange, since int64) []port.EventChange {
	both := slices.Concat(common, own)
	slices.SortStableFunc(both, func(a, b port.EventChange) int { return cmp.Compare(a.Event, b.Event) })
	first := slices.IndexFunc(both, func(c port.EventChange) bool { return c.Event > since })
	if first < 0 {
		return nil
	}
	return both[first:]
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

// dossier is one of those that were gathered.
func (g *gathered) dossier(id string) (d assessments.Dossier, err error) {
	if err := needed(g, id, &d.Assessment); err != nil {
		return d, err
	}
	if err := needed(g, d.Assessment.UseID, &d.Use); err != nil {
		return d, err
	}
	if err := needed(g, d.Use.ServiceID, &d.Service); err != nil {
		return d, err
	}
	if err := needed(g, d.Service.VendorID, &d.Vendor); err != nil {
		return d, err
	}
	d.Organisation, _ = gatheredAs[assessments.Organisation](g, organisationID)
	for _, part := range []func(*assessments.Dossier) error{g.contract, g.answers, g.evidence, g.cited} {
		if err := part(&d); err != nil {
			return d, err
		}
	}
	sortByID(d.Documents, func(e assessments.Document) string { return e.ID })
	sortByID(d.Versions, func(e assessments.Version) string { return e.ID })
	g.addTombstones(&d)
	return d, nil
}

func (g *gathered) contract(d *assessments.Dossier) error {
	if d.Use.PlanID != "" {
		d.Plan = &assessments.Plan{}
		if err := needed(g, d.Use.PlanID, d.Plan); err != nil {
			return err
		}
	}
	if d.Use.ContractID != "" {
		d.Contract = &assessments.Contract{}
		if err := needed(g, d.Use.ContractID, d.Contract); err != nil {
			return err
		}
		d.Precedences = liveUnder[assessments.Precedence](g, d.Contract.ID)
	}
	for _, doc := range liveUnder[assessments.Document](g, d.Vendor.ID) {
		// documents of other contracts and other services of the vendor do not bear on this use
		other := doc.ContractID != "" && doc.ContractID != d.Use.ContractID
		if other || (doc.ServiceID != "" && doc.ServiceID != d.Service.ID) {
			continue
		}
		d.Documents = append(d.Documents, doc)
		d.Versions = append(d.Versions, liveUnder[assessments.Version](g, doc.ID)...)
	}
	return nil
}

// answers gathers everything that belongs to the assessment.
func (g *gathered) answers(d *assessments.Dossier) error {
	id := d.Assessment.ID
	d.Answers = liveUnder[assessments.Answer](g, id)
	d.Citations = liveUnder[assessments.Citation](g, id)
	d.Ticks = liveUnder[assessments.Tick](g, id)
	d.Findings = liveUnder[assessments.Finding](g, id)
	d.Notes = liveUnder[assessments.Note](g, id)
	d.Exceptions = liveUnder[assessments.Exception](g, id)
	d.Conditions = liveUnder[assessments.ApprovalCondition](g, id)
	d.Decisions = liveUnder[assessments.Decision](g, id)
	d.SignOffs = liveUnder[assessments.SignOff](g, id)
	d.Packs = liveUnder[assessments.Pack](g, id)
	return nil
}

// evidence gathers what is ticked.
func (g *gathered) evidence(d *assessments.Dossier) error {
	have := map[string]bool{}
	for _, t := range d.Ticks {
		rev, ok := gatheredAs[assessments.Revision](g, t.RevisionID)
		if !ok || have[rev.EvidenceID] {
			continue
		}
		have[rev.EvidenceID] = true
		var ev assessments.Evidence
		if err := needed(g, rev.EvidenceID, &ev); err != nil {
			return err
		}
		if assessments.InBin(&ev) {
			continue
		}
		d.Evidence = append(d.Evidence, ev)
		d.Revisions = append(d.Revisions, liveUnder[assessments.Revision](g, ev.ID)...)
	}
	sortByID(d.Evidence, func(e assessments.Evidence) string { return e.ID })
	sortByID(d.Revisions, func(e assessments.Revision) string { return e.ID })
	return nil
}

// cited gathers the cited documents that the contract did not bring.
func (g *gathered) cited(d *assessments.Dossier) error {
	for _, c := range d.Citations {
		if _, _, ok := d.Version(c.VersionID); ok {
			continue
		}
		var v assessments.Version
		var doc assessments.Document
		if err := needed(g, c.VersionID, &v); err != nil {
			return err
		}
		if err := needed(g, v.DocumentID, &doc); err != nil {
			return err
		}
		if assessments.InBin(&v) || assessments.InBin(&doc) {
			continue
		}
		d.Documents = append(d.Documents, doc)
		d.Versions = append(d.Versions, liveUnder[assessments.Version](g, doc.ID)...)
	}
	return nil
}

// addTombstones adds those of what belongs to this assessment.
func (g *gathered) addTombstones(d *assessments.Dossier) {
	all := liveUnder[assessments.Tombstone](g, "")
	if len(all) == 0 {
		return
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
}
