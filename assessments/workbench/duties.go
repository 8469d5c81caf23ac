package workbench

import (
	"context"
	"slices"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/port"
	"countersign/assessments/scoring"
)

// UseDuties are the duties of law of one use.
type UseDuties struct {
	Use        assessments.Use
	Service    assessments.Service
	Assessment string // the one that speaks for the use; "" if there is none
	Facts      assessments.Facts
	Duties     obligations.Duties
	Items      map[string]DutyItem // the items of the assessment that duties name
}

// DutyItem is an item that shows a duty, and what it counts as.
type DutyItem struct {
	Title   string
	State   scoring.State
	Verdict assessments.Verdict // what it was, if it is stale
	// Unsupported is set if it counts as met or partly met with nothing behind it.
	Unsupported bool
}

// DutyBook is what the law asks of the uses of a workspace as of a day.
type DutyBook struct {
	AsOf    assessments.Date
	Version string           // of the duties of law
	LawAsOf assessments.Date // the day on which they were read
	Sources string           // when they were read, and of which days what was read is
	LeftOut []string         // law of which they say nothing
	Old     bool             // that is more than six months before AsOf
	Uses    []UseDuties      // without retired ones, in the order of the overview
	Notices []obligations.Notice
	Ask     map[string][]string // by id of the service: the questions of the duties that bind, each once
}

// Duties computes what the law asks of every use as of a day, or of the one that an id names: its own
// or that of one of its assessments. They are computed from what is said of the uses now.
func (w *judging) Duties(ctx context.Context, id string, asOf assessments.Date) (DutyBook, error) {
	law := &w.Catalogue().Obligations
	out := DutyBook{
		AsOf: asOf, Version: law.Version, LawAsOf: law.AsOf, Sources: law.Sources(), LeftOut: law.LeftOut,
		Old: law.Old(asOf), Ask: map[string][]string{},
	}
	o, err := w.Overview(ctx, asOf)
	if err != nil {
		return out, err
	}
	uses, err := dutiful(&o, id)
	if err != nil {
		return out, err
	}
	ours, err := w.organisation(ctx)
	if err != nil {
		return out, err
	}
	services := map[string]assessments.Service{}
	for _, s := range o.Services {
		services[s.ID] = s
	}
	prepared, all := obligations.Prepare(law), make([]assessments.Facts, 0, len(uses))
	for _, u := range uses {
		s := services[u.ServiceID]
		one := UseDuties{Use: u, Service: s, Assessment: o.speaksFor(u.ID), Items: map[string]DutyItem{}}
		one.Facts = assessments.FactsOf(&ours, &s, &u)
		one.Duties = prepared.Compute(one.Facts, asOf)
		out.Uses, all = append(out.Uses, one), append(all, one.Facts)
		for _, q := range one.Duties.Questions() {
			if !slices.Contains(out.Ask[s.ID], q) {
				out.Ask[s.ID] = append(out.Ask[s.ID], q)
			}
		}
	}
	out.Notices = prepared.Notices(all, asOf)
	return out, w.itemsOfDuties(ctx, out.Uses, asOf)
}

// DutyCounts are how many duties of law bind each use, and the days to come, as lists show them.
type DutyCounts struct {
	Uses    map[string]obligations.Tally // by id of the use; without retired ones
	Notices []DutyNotice
	Old     bool             // the duties were read more than six months before
	LawAsOf assessments.Date // the day on which they were read
}

// DutyNotice is a day to come on which a duty starts or changes for a use.
type DutyNotice struct {
	Day   assessments.Date
	Duty  string // its id
	Law   string // with the article
	What  string
	Maybe bool // whether it binds the use cannot be told
	// Further is a later stage of a duty that binds the use already: it does not start on the day
	Further bool
	Use     assessments.Use
	// LawTitle is the law without the article
	LawTitle string
}

// DutyCounts counts the duties of the uses of an overview as of its day.
func (w *judging) DutyCounts(ctx context.Context, o *Overview) (DutyCounts, error) {
	law := &w.Catalogue().Obligations
	out := DutyCounts{Uses: map[string]obligations.Tally{}, Old: law.Old(o.AsOf), LawAsOf: law.AsOf}
	ours, err := w.organisation(ctx)
	if err != nil {
		return out, err
	}
	uses, err := dutiful(o, "")
	if err != nil {
		return out, err
	}
	services := map[string]*assessments.Service{}
	for i := range o.Services {
		services[o.Services[i].ID] = &o.Services[i]
	}
	prepared, all := obligations.Prepare(law), make([]assessments.Facts, 0, len(uses))
	for i := range uses {
		s := services[uses[i].ServiceID]
		if s == nil {
			s = &assessments.Service{}
		}
		facts := assessments.FactsOf(&ours, s, &uses[i])
		all = append(all, facts)
		out.Uses[uses[i].ID] = prepared.Tally(facts, o.AsOf)
	}
	for _, n := range prepared.Notices(all, o.AsOf) {
		for _, ch := range n.Changes {
			entry, _ := law.Entry(ch.ID)
			of, _ := law.Law(entry.Law)
			for _, use := range ch.Uses {
				out.Notices = append(out.Notices, DutyNotice{
					Day: n.Day, Duty: ch.ID, Law: ch.Place, What: ch.Title + ": " + use.Words(ch), Maybe: use.Maybe,
					Further: use.Further, Use: uses[use.At], LawTitle: of.Title,
				})
			}
		}
	}
	return out, nil
}

// organisation reads the record of the organisation; an empty one if nothing of it is said yet.
func (w *judging) organisation(ctx context.Context) (out assessments.Organisation, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		rows, err := live[assessments.Organisation](r, is("id", organisationID))
		if len(rows) > 0 {
			out = rows[0]
		}
		return err
	})
	return out, err
}

// dutiful are the uses whose duties are asked for.
func dutiful(o *Overview, id string) ([]assessments.Use, error) {
	if id == "" {
		return slices.DeleteFunc(slices.Clone(o.Uses), func(u assessments.Use) bool {
			return u.Status == "retired"
		}), nil
	}
	for i := range o.Assessments {
		if o.Assessments[i].ID == id {
			id = o.Assessments[i].UseID
			break
		}
	}
	for _, u := range o.Uses {
		if u.ID == id {
			return []assessments.Use{u}, nil
		}
	}
	return nil, assessments.Errorf(assessments.NotFound,
		"There is no use and no assessment “%s”. “countersign obligations” lists the uses, “countersign show” the assessments.", id)
}

// speaksFor is the assessment that speaks for a use; "" if there is none.
func (o *Overview) speaksFor(use string) string {
	for i := range o.Assessments {
		if s := &o.Assessments[i]; s.UseID == use && o.Current[s.ID] {
			return s.ID
		}
	}
	return ""
}

// itemsOfDuties reads the state of the items that duties name.
func (w *judging) itemsOfDuties(ctx context.Context, uses []UseDuties, asOf assessments.Date) error {
	var ids []string
	for _, u := range uses {
		if u.Assessment != "" {
			ids = append(ids, u.Assessment)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	all, err := w.AssessAll(ctx, asOf, ids...)
	if err != nil {
		return err
	}
	found := map[string]*Assessed{}
	for i := range all {
		found[all[i].Dossier.Assessment.ID] = &all[i]
	}
	for i := range uses {
		if a := found[uses[i].Assessment]; a != nil {
			uses[i].Items = a.DutyItems(uses[i].Duties)
		}
	}
	return nil
}

// DutyItems are the items of the assessment's question set that duties name, with what they count as.
func (a *Assessed) DutyItems(duties obligations.Duties) map[string]DutyItem {
	judged := map[string]*scoring.Judged{}
	for i := range a.Judged {
		judged[a.Judged[i].Item] = &a.Judged[i]
	}
	out := map[string]DutyItem{}
	for _, d := range duties {
		for _, id := range d.Items {
			j := judged[id]
			it, ok := a.Dossier.Template.Item(id)
			if ok && j != nil {
				out[id] = DutyItem{
					Title: it.Title, State: j.State(), Verdict: j.Verdict,
					Unsupported: j.Unsupported(),
				}
			}
		}
	}
	return out
}
