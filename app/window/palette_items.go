package window

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
)

// mostItems is how many items of question sets the palette offers at a time.
const mostItems = 12

// askedItems are the items that assessments ask, by question set: the palette finds them by id and title.
type askedItems struct {
	assessments []assessments.Assessment
	sets        map[string]*questionSet
}

// questionSet holds the items of one set, and what is searched of each.
type questionSet struct {
	items  []assessments.Item
	sought []string
}

// itemsOf reads the question sets of the assessments that are not in the bin.
func itemsOf(ctx context.Context, b lister) askedItems {
	q := askedItems{sets: map[string]*questionSet{}}
	rows, err := b.List(ctx, assessments.NounAssessment)
	if err != nil {
		return q // the palette still has its commands
	}
	for _, r := range rows {
		if a := r.(*assessments.Assessment); !assessments.InBin(a) {
			q.assessments = append(q.assessments, *a)
			q.sets[a.TemplateID] = &questionSet{}
		}
	}
	rows, err = b.List(ctx, assessments.NounFrozen)
	if err != nil {
		return q
	}
	for _, r := range rows {
		set := q.sets[r.Key()]
		var t assessments.Template
		if set == nil || json.Unmarshal([]byte(r.(*assessments.Frozen).Body), &t) != nil {
			continue
		}
		for _, it := range t.Items {
			set.items = append(set.items, it)
			set.sought = append(set.sought, strings.ToLower(it.ID+" "+it.Title))
		}
	}
	return q
}

// find returns the items that have all words of a query in their id or title: those of the assessment that is
// shown first, and of each set those whose id begins with the query.
func (q askedItems) find(query, shown string) (out []found) {
	words := strings.Fields(strings.ToLower(query))
	all := slices.Clone(q.assessments)
	slices.SortStableFunc(all, func(a, b assessments.Assessment) int {
		return order(a.ID != shown) - order(b.ID != shown)
	})
	for _, begins := range []bool{true, false} {
		for _, a := range all {
			set := q.sets[a.TemplateID]
			for i, sought := range set.sought {
				has := !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(sought, w) })
				if !has || strings.HasPrefix(sought, words[0]) != begins {
					continue
				}
				it := set.items[i]
				out = append(out, found{
					id: "item " + a.ID + "/" + it.ID, title: it.Title, group: "Item", detail: it.ID + " · " + a.Name, words: it.ID,
					route: ui.Route{Page: "desk", ID: a.ID, Item: it.ID},
				})
				if len(out) == mostItems {
					return out
				}
			}
		}
	}
	return out
}

// topics leads to what the papers say on each topic: on the assessment that is shown if it asks about it, or
// else on one that does.
func (q askedItems) topics(shown string) (out []found) {
	for _, topic := range assessments.Topics() {
		var to found
		for _, a := range q.assessments {
			for _, it := range q.sets[a.TemplateID].items {
				if it.Topic == topic && (to.id == "" || a.ID == shown && to.route.ID != shown) {
					to = found{
						id: "topic " + string(topic), title: topic.Title(), group: "Topic",
						detail: "what the papers say on it · " + a.Name,
						route:  ui.Route{Page: "contracts", ID: a.ID, Item: it.ID},
					}
				}
			}
		}
		if to.id != "" {
			out = append(out, to)
		}
	}
	return out
}

func order(later bool) int {
	if later {
		return 1
	}
	return 0
}

// itemsFor offers the items that answer a query.
func (p *palette) itemsFor(query string) (out []widgets.PaletteItem) {
	for _, f := range p.asked.find(query, p.shown) {
		p.to[f.id] = target{route: f.route}
		out = append(out, widgets.PaletteItem{
			ID: f.id, Title: f.title, Detail: f.detail, Group: f.group, Words: f.words,
		})
	}
	return out
}
