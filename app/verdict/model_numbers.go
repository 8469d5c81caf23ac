package verdict

import (
	"sync"

	"countersign/assessments"
	"countersign/assessments/limits"
)

// Numbers are the numbers of quotes beside our positions: read once, outside the window's thread, and kept as
// long as the page. They propose, and set no verdict.
type Numbers struct {
	kept sync.Map // quoted → []limits.Finding
}

// quoted is a quote with the positions that it is laid beside.
type quoted struct {
	item, quote string
	ours        assessments.Positions
}

// Read reads the numbers of all quotes of an assessment. What shows them does not wait for it.
func (n *Numbers) Read(all *assessments.Limits, d *assessments.Dossier) {
	for _, c := range d.Citations {
		it, ok := d.Template.Item(c.ItemID)
		if !ok || it.Positions == nil {
			continue
		}
		key := quoted{it.ID, c.Quote, *it.Positions}
		if _, read := n.kept.Load(key); !read {
			n.kept.Store(key, limits.Check(all, &it, c.Quote))
		}
	}
}

// Of are the numbers of a quote on which the item's positions state one; none if it was not read.
func (n *Numbers) Of(it assessments.Item, quote string) []limits.Finding {
	if it.Positions == nil {
		return nil
	}
	found, _ := n.kept.Load(quoted{it.ID, quote, *it.Positions})
	list, _ := found.([]limits.Finding)
	return list
}
