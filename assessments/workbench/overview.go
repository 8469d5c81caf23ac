package workbench

import (
	"context"
	"encoding/json"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/scoring"
)

// Summary is one assessment as lists show it.
type Summary struct {
	ID          string                                     `json:"id"`
	Name        string                                     `json:"name"`
	Vendor      string                                     `json:"vendor"`
	Service     string                                     `json:"service"`
	UseID       string                                     `json:"use_id"`
	Use         string                                     `json:"use"`
	Scope       int                                        `json:"scope"`
	Status      assessments.DecisionState                  `json:"status"`
	Tier        string                                     `json:"tier,omitempty"`
	NextReview  assessments.Date                           `json:"next_review,omitempty"`
	Scored      bool                                       `json:"scored"`
	Score       *int                                       `json:"score"` // permille; null while unscored
	Coverage    int                                        `json:"coverage"`
	Band        [2]int                                     `json:"band"`
	OpenGates   []string                                   `json:"open_deal_breakers"`
	Disciplines map[assessments.Discipline]scoring.Figures `json:"disciplines"`
	Stale       int                                        `json:"stale"` // answers to look at again
	StateHash   string                                     `json:"state_hash"`
}

// Overview is a whole workspace at a glance.
type Overview struct {
	AsOf        assessments.Date      `json:"as_of"`
	Vendors     []assessments.Vendor  `json:"-"`
	Services    []assessments.Service `json:"-"`
	Uses        []assessments.Use     `json:"-"`
	Assessments []Summary             `json:"assessments"`
}

// Overview lists what there is, with every assessment's figures as of a day. Figures come from the cache
// where nothing they are computed from has changed since.
func (w *Workbench) Overview(ctx context.Context, asOf assessments.Date) (Overview, error) {
	out := Overview{AsOf: asOf, Assessments: []Summary{}}
	var fresh []Assessed
	keys := map[string]string{}
	kept, err := w.store.Summaries(ctx)
	if err != nil {
		kept = nil // a cache that cannot be read is only slower
	}
	err = w.store.Read(ctx, func(r port.Reader) (err error) {
		if out.Vendors, err = live[assessments.Vendor](r); err != nil {
			return err
		}
		if out.Services, err = live[assessments.Service](r); err != nil {
			return err
		}
		if out.Uses, err = live[assessments.Use](r); err != nil {
			return err
		}
		newest, err := r.Newest()
		if err != nil {
			return err
		}
		all, err := live[assessments.Assessment](r)
		if err != nil {
			return err
		}
		for _, a := range all {
			if err := ctx.Err(); err != nil {
				return err
			}
			key := figuresKey(newest(a.ID), asOf)
			keys[a.ID] = key
			if s, ok := cached(kept[a.ID], key); ok {
				out.Assessments = append(out.Assessments, s)
				continue
			}
			d, err := collect(r, a.ID)
			if err != nil {
				return err
			}
			one := Assessed{Dossier: d, AsOf: asOf}
			one.compute()
			fresh = append(fresh, one)
			out.Assessments = append(out.Assessments, summarise(&one))
		}
		return nil
	})
	if err != nil {
		return out, err
	}
	w.remember(ctx, fresh, keys)
	return out, nil
}

// figuresKey changes whenever anything does that an assessment's figures are computed from, and with the day.
func figuresKey(newest string, asOf assessments.Date) string { return string(asOf) + " " + newest }

func cached(k port.Kept, key string) (Summary, bool) {
	var s Summary
	ok := k.Key == key && json.Unmarshal(k.Figures, &s) == nil
	return s, ok
}

// remember keeps computed figures; a cache that cannot be written is only slower.
func (w *Workbench) remember(ctx context.Context, fresh []Assessed, keys map[string]string) {
	if w.store.Info().ReadOnly {
		return
	}
	for i := range fresh {
		id := fresh[i].Dossier.Assessment.ID
		if b, err := json.Marshal(summarise(&fresh[i])); err == nil {
			_ = w.store.SaveSummary(ctx, id, keys[id], b)
		}
	}
}

// Summarise is the assessment as lists show it.
func (a *Assessed) Summarise() Summary { return summarise(a) }

func summarise(a *Assessed) Summary {
	d, t := &a.Dossier, a.Result.Total
	s := Summary{
		ID: d.Assessment.ID, Name: d.Assessment.Name, Vendor: d.Vendor.Name, Service: d.Service.Name, Use: d.Use.Purpose, UseID: d.Use.ID,
		Scope: d.Assessment.Scope, Status: d.Assessment.Status, Tier: d.Assessment.Tier, NextReview: d.Assessment.NextReview,
		Scored: t.Scored, Coverage: t.Coverage, Band: [2]int{t.BandLow, t.BandHigh}, OpenGates: a.Result.Gates,
		Disciplines: a.Result.Disciplines, StateHash: a.StateHash,
	}
	if s.OpenGates == nil {
		s.OpenGates = []string{}
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
