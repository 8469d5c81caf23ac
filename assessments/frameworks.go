package assessments

// Frameworks are all the frameworks that items may point into: the crosswalks, and MITRE ATLAS by its
// editions, each mitigation with its name of today.
func (c *Catalogue) Frameworks() []Crosswalk {
	out := append([]Crosswalk(nil), c.Crosswalks...)
	at := map[string]int{}
	for _, a := range c.Atlas {
		i, ok := at[a.Edition]
		if !ok {
			i = len(out)
			at[a.Edition] = i
			out = append(out, Crosswalk{
				ID: "ATLAS:" + a.Edition, Title: "MITRE ATLAS, mitigations",
				Edition: a.Edition,
			})
		}
		out[i].Entries = append(out[i].Entries, CrosswalkEntry{Ref: a.ID, Says: a.NameCurrent})
	}
	return out
}
