package workbench

import (
	"cmp"
	"slices"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Due is something that has to be done or decided by a day.
type Due struct {
	Day          assessments.Date
	Noun         assessments.Noun // the record that names the day
	ID           string
	AssessmentID string // "" for a contract
	ItemID       string // of a finding or exception; "" otherwise
	Name         string // what the record says; "" for what is called like its assessment
	Ends         bool   // of a contract: its term ends on the day, without a notice
}

// Overdue reports whether its day has passed.
func (d Due) Overdue(asOf assessments.Date) bool { return d.Day.Over(asOf) }

// current names the assessment that speaks for each use: the newest one that is live, or the newest of
// all where none is. Those of retired uses speak for nothing.
func (o *Overview) current(r port.Reader) (map[string]bool, error) {
	best := map[string][]*Summary{}
	for i := range o.Assessments {
		s := &o.Assessments[i]
		kept := best[s.UseID]
		switch {
		case len(kept) == 0 || s.Status.Live() && !kept[0].Status.Live():
			best[s.UseID] = []*Summary{s}
		case s.Status.Live() == kept[0].Status.Live():
			best[s.UseID] = append(kept, s)
		}
	}
	var several []string // of one use each: only the journal tells which began last
	for _, u := range o.Uses {
		if kept := best[u.ID]; len(kept) > 1 && u.Status != "retired" {
			for _, s := range kept {
				several = append(several, s.ID)
			}
		}
	}
	born, err := r.Born(assessments.NounAssessment, several...)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, u := range o.Uses {
		if kept := best[u.ID]; len(kept) > 0 && u.Status != "retired" {
			out[newestOf(born, kept).ID] = true
		}
	}
	return out, nil
}

// newestOf is the one that began last; of those declared together the approved one.
func newestOf(born map[string]int64, list []*Summary) *Summary {
	approving := func(s *Summary) int {
		if s.Status.Approving() {
			return 1
		}
		return 0
	}
	return slices.MaxFunc(list, func(a, b *Summary) int {
		return cmp.Or(cmp.Compare(born[a.ID], born[b.ID]), approving(a)-approving(b), cmp.Compare(a.ID, b.ID))
	})
}

// due collects every day that is named in what is live, the earliest first: of the assessments that
// speak for a use, and of approvals that are on record beside them.
func (o *Overview) due(r port.Reader) ([]Due, error) {
	var out []Due
	add := func(d Due) {
		if d.Day != "" {
			out = append(out, d)
		}
	}
	of := map[string]*Summary{}
	for i := range o.Assessments {
		s := &o.Assessments[i]
		if !s.Status.Live() || !o.Current[s.ID] && !s.Status.Approving() {
			continue
		}
		of[s.ID] = s
		add(Due{Day: s.Review(), Noun: assessments.NounAssessment, ID: s.ID, AssessmentID: s.ID})
		add(Due{Day: s.Until, Noun: assessments.NounDecision, ID: s.ID, AssessmentID: s.ID})
	}
	if err := o.dueOfRecords(r, of, add); err != nil {
		return nil, err
	}
	slices.SortStableFunc(out, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Noun, b.Noun), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

func (o *Overview) dueOfRecords(r port.Reader, of map[string]*Summary, add func(Due)) error {
	if err := o.dueOfContracts(r, add); err != nil {
		return err
	}
	conditions, err := live[assessments.ApprovalCondition](r)
	if err != nil {
		return err
	}
	for _, c := range conditions {
		if of[c.AssessmentID] != nil && c.Open() {
			add(Due{
				Day: c.Due, Noun: assessments.NounCondition, ID: c.ID, AssessmentID: c.AssessmentID,
				Name: c.Text,
			})
		}
	}
	findings, err := live[assessments.Finding](r)
	if err != nil {
		return err
	}
	for _, f := range findings {
		if of[f.AssessmentID] != nil && f.Status != "closed" && f.Status != "accepted" {
			add(Due{
				Day: f.Due, Noun: assessments.NounFinding, ID: f.ID, AssessmentID: f.AssessmentID,
				ItemID: f.ItemID, Name: f.Text,
			})
		}
	}
	return o.dueOfExceptions(r, of, add)
}

// dueOfExceptions adds the days on which exceptions expire, but of those that were renewed.
func (o *Overview) dueOfExceptions(r port.Reader, of map[string]*Summary, add func(Due)) error {
	exceptions, err := live[assessments.Exception](r)
	if err != nil {
		return err
	}
	renewed := map[string]bool{}
	for _, x := range exceptions {
		renewed[x.Renews] = renewed[x.Renews] || x.Approver != "" && x.RevokedReason == ""
	}
	for _, x := range exceptions {
		s := of[x.AssessmentID]
		if s == nil || x.Approver == "" || x.RevokedReason != "" || renewed[x.ID] {
			continue
		}
		// over, and nothing has come in its place
		if x.Expires > o.AsOf || slices.Contains(s.OpenGates, x.ItemID) {
			add(Due{
				Day: x.Expires, Noun: assessments.NounException, ID: x.ID, AssessmentID: x.AssessmentID,
				ItemID: x.ItemID, Name: x.Reason,
			})
		}
	}
	return nil
}

// dueOfContracts adds the last day for notice of each contract: one that was missed, and the next.
func (o *Overview) dueOfContracts(r port.Reader, add func(Due)) error {
	contracts, err := live[assessments.Contract](r)
	if err != nil {
		return err
	}
	for _, c := range contracts {
		// of a term that is over nothing is due
		if day := c.LastNoticeDay(); !day.Over(o.AsOf) || c.MissedNotice(o.AsOf) {
			one := Due{
				Day: day, Noun: assessments.NounContract, ID: c.ID, Name: c.Name, Ends: !c.TakesNotice(),
			}
			add(one)
			if next := c.NextNotice(o.AsOf); next != day {
				one.Day = next
				add(one)
			}
		}
	}
	return nil
}
