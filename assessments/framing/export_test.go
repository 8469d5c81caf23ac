package framing

// Items are the items that an answer is made from, in the order of its sentences.
func (a Answer) Items() []string {
	var out []string
	for _, s := range a.Sentences {
		out = append(out, s.Items...)
	}
	return out
}
