package verdict

import "countersign/assessments"

// rests says why an item takes no verdict, no clearing, no mark and no confirming; "" where it does.
// Keys, menu, palette and context menu ask the same.
type rests struct {
	m    *Shown
	item func() (assessments.Item, bool)
}

// restsOf is about the selected item.
func restsOf(g *Giver) rests { return rests{g.m, g.page.Selected} }

func (r rests) give() string {
	switch it, ok := r.item(); {
	case !ok:
		return "Choose an item first."
	case r.m.Judged[it.ID].Hidden:
		return "This item is not asked of this use: it takes no verdict."
	}
	return ""
}

func (r rests) clear() string {
	it, ok := r.item()
	if !ok || r.m.A.Dossier.Answer(it.ID).Verdict == assessments.NotAssessed {
		return "This item has no verdict to clear."
	}
	return ""
}

func (r rests) walkAway() string {
	if it, ok := r.item(); !ok || !r.m.mayWalkAway(it.ID) {
		return "Only a “not met”, or a “silent” that is against us, can be at our walk-away position. Nothing was changed."
	}
	return ""
}

func (r rests) confirm() string {
	if it, ok := r.item(); !ok || !r.m.A.Dossier.Answer(it.ID).Reconfirm {
		return "This verdict does not wait to be confirmed again. Nothing was changed."
	}
	return ""
}
