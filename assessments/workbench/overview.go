package workbench

import (
	"context"
	"slices"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
	"countersign/assessments/scoring"
)

// Summary is one assessment as lists show it, with its score and what its decision is worth.
type (
	Summary         = cached.Summary
	SummaryScore    = cached.SummaryScore
	SummaryStanding = cached.SummaryStanding
)

// Overview is a whole workspace at a glance.
type Overview struct {
	AsOf         assessments.Date         `json:"as_of"`
	Organisation assessments.Organisation `json:"-"`
	Vendors      []assessments.Vendor     `json:"-"`
	Services     []assessments.Service    `json:"-"`
	Uses         []assessments.Use        `json:"-"`
	Assessments  []Summary                `json:"assessments"`
	// Current are the ids of the assessments that speak for their use, one each; the others are earlier ones.
	Current map[string]bool `json:"-"`
	Due     []Due           `json:"-"` // what is live and names a day, the earliest first

	said []assessments.ResponsibilityAnswer // of uses that build, by the day
}

// Overview lists what there is, with every assessment's figures as of a day. What nothing has changed
// since it was read is not read again. Its records are shared and not to be changed.
func (w *judging) Overview(ctx context.Context, asOf assessments.Date) (Overview, error) {
	g := w.glance
	if err := g.take(ctx); err != nil {
		return Overview{}, err
	}
	defer g.give()
	if g.figures == nil {
		g.takeOver(w.store.Summaries(ctx))
	}
	var out Overview
	err := w.store.Read(ctx, func(r port.Reader) (err error) {
		_, head, err := r.Head()
		if err != nil {
			return err
		}
		if g.read && g.head == head && g.out.AsOf == asOf {
			out = g.out
			return nil
		}
		if out, err = g.look(ctx, r, asOf); err == nil {
			g.read, g.head, g.out = true, head, out
		}
		return err
	})
	if err != nil {
		return Overview{AsOf: asOf}, err
	}
	if w.store.SaveSummaries(ctx, g.unsaved) == nil { // a cache that cannot be written is only slower
		clear(g.unsaved)
	}
	return out.clone(), nil
}

// Counts reports whether figures over the whole workspace count an assessment: it speaks for its use,
// and is neither rejected, revoked nor superseded, so that someone still has to answer for it.
func (o *Overview) Counts(s *Summary) bool {
	return o.Current[s.ID] && s.Status.Live() && (s.Begun == "" || s.Status != assessments.Draft)
}

// OpenGates is how many items block an approval in the assessments that figures over the whole
// workspace count.
func (o *Overview) OpenGates() (open int) {
	for i := range o.Assessments {
		if s := &o.Assessments[i]; o.Counts(s) {
			open += len(s.OpenGates)
		}
	}
	return open
}

// OpenDealBreakers is how many of OpenGates are deal-breakers.
func (o *Overview) OpenDealBreakers() (open int) {
	for i := range o.Assessments {
		if s := &o.Assessments[i]; o.Counts(s) {
			open += len(s.OpenDealBreakers())
		}
	}
	return open
}

// Waiting is how many of OpenGates are neither deal-breakers nor walk-aways: they wait for a second
// person.
func (o *Overview) Waiting() int { return o.OpenGates() - o.OpenDealBreakers() - o.WalkAways() }

// WalkAways is how many of OpenGates are no deal-breakers: our walk-away position is reached on them.
func (o *Overview) WalkAways() (reached int) {
	for i := range o.Assessments {
		if s := &o.Assessments[i]; o.Counts(s) {
			reached += s.WalkAways
		}
	}
	return reached
}

func (o Overview) clone() Overview {
	o.Vendors, o.Services, o.Uses = slices.Clone(o.Vendors), slices.Clone(o.Services), slices.Clone(o.Uses)
	o.Assessments, o.Due = slices.Clone(o.Assessments), slices.Clone(o.Due)
	return o
}

// ReadAhead begins to read the overview for the next caller. Close interrupts it.
func (w *judging) ReadAhead(asOf assessments.Date) {
	ctx := w.glance.begin()
	go func() {
		defer w.glance.reading.Done()
		_, _ = w.Overview(ctx, asOf) // the next call to Overview reports the error
	}()
}

// summarise is the assessment as lists show it.
func summarise(a *Assessed) Summary {
	d, t := &a.Dossier, a.Result.Total
	review, _ := d.ReviewOn()
	breakers := a.OpenGates(scoring.DealBreaker)
	gates := slices.Concat([]string{}, breakers, a.OpenGates(scoring.WalkAway), a.OpenGates(scoring.SecondPerson))
	s := Summary{
		ID: d.Assessment.ID, Name: d.Assessment.Name, Vendor: d.Vendor.Name, Service: d.Service.Name,
		Use: d.Use.Purpose, UseID: d.Use.ID,
		Scope: d.Assessment.Scope, Status: d.Assessment.Status, Tier: d.Assessment.Tier, NextReview: review,
		Until: d.ApprovedUntil(), StateHash: a.StateHash,
		SummaryScore: SummaryScore{
			Scored: t.Scored, Coverage: t.Coverage, Band: [2]int{t.BandLow, t.BandHigh},
			OpenGates: gates, Breakers: len(breakers), Word: t.Word, Capped: a.Result.CappedWords(), WalkAways: t.WalkAways,
			Disciplines: a.Result.Disciplines,
		},
		SummaryStanding: SummaryStanding{
			Standing: a.Standing.State, StandingWords: a.Standing.Words(), StandingWhy: a.Standing.Sentence(),
		},
	}
	for _, j := range a.Judged {
		if j.Stale && !j.Hidden {
			s.Stale++
		}
	}
	if t.Scored {
		s.Score = &t.Score
	}
	return s
}

// OpenGates lists the items of one kind that stop an approval. The lists of the three kinds add up to
// Result.Gates.
func (a *Assessed) OpenGates(kind scoring.Gate) []string {
	out := []string{}
	for i := range a.Judged {
		if j := &a.Judged[i]; j.Gate() == kind && slices.Contains(a.Result.Gates, j.Item) {
			out = append(out, j.Item)
		}
	}
	return out
}
