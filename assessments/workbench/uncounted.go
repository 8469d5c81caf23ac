package workbench

// Uncounted says of deal-breakers that are open, but that no figure over the whole workspace counts,
// why they are not.
type Uncounted struct {
	Why         string `json:"why"`
	Assessments int    `json:"assessments"`
	Open        int    `json:"open"`
}

// UncountedGates lists what OpenGates does not count: together they are all that the assessments list.
func (o *Overview) UncountedGates() []Uncounted {
	out := []Uncounted{}
	at := map[string]int{}
	for i := range o.Assessments {
		s := &o.Assessments[i]
		if len(s.OpenGates) == 0 || o.Counts(s) {
			continue
		}
		why := o.notCounted(s)
		place, known := at[why]
		if !known {
			place = len(out)
			at[why] = place
			out = append(out, Uncounted{Why: why})
		}
		out[place].Assessments++
		out[place].Open += len(s.OpenGates)
	}
	return out
}

// notCounted is why figures over the whole workspace do not count an assessment.
func (o *Overview) notCounted(s *Summary) string {
	switch {
	case !s.Status.Live():
		return s.Status.Title()
	case !o.Current[s.ID]:
		return "earlier than the current one of its use"
	}
	return "a draft recorded only after " + string(o.AsOf)
}
