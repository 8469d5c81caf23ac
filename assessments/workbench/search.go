package workbench

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Search finds words in documents, quotes, notes, answers and evidence, best first. An id is found too: of a
// record, and of an item wherever an assessment asks it; these come first.
func (w *texts) Search(ctx context.Context, words string, limit int) ([]assessments.Hit, error) {
	words = strings.TrimSpace(words)
	if words == "" || limit <= 0 {
		return nil, nil
	}
	named, err := w.called(ctx, words)
	if err != nil {
		return nil, err
	}
	found, err := w.store.Search(ctx, words, limit)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(h assessments.Hit) bool {
		return h.Some && len(named) > 0 || slices.ContainsFunc(named, func(n assessments.Hit) bool { return n.Noun == h.Noun && n.ID == h.ID })
	})
	named = append(named, found...)
	return named[:min(len(named), limit)], nil
}

// mostCounted is how many places are counted: the search looks at no more. From surelyAll on it may have
// looked at some of the records or paragraphs only.
const (
	mostCounted = 1000
	surelyAll   = 300
)

// LeftOff counts the places that a search with a limit left off; least where there may be more of them.
func (w *texts) LeftOff(ctx context.Context, words string, limit int) (n int, least bool, err error) {
	all, err := w.Search(ctx, words, max(limit, mostCounted))
	return max(0, len(all)-limit), len(all) >= surelyAll, err
}

// idLike is what may be an id or the beginning of one: nothing that is searched as a word, or as several.
var idLike = regexp.MustCompile(`^[A-Za-z0-9]+([._:/-][A-Za-z0-9]+)+$`)

// called lists what has an id: a record of any noun that lists show, and the answers to an item whose id has
// these signs in it, or the assessment that asks it, where no answer is on record.
func (w *texts) called(ctx context.Context, id string) (out []assessments.Hit, err error) {
	if !idLike.MatchString(id) {
		return nil, nil
	}
	err = w.store.Read(ctx, func(r port.Reader) error {
		for _, n := range assessments.Nouns() {
			rec := assessments.New(n)
			rec.SetKey(id)
			if _, titled := rec.(assessments.Titled); !titled {
				continue
			}
			if has, err := r.Get(rec); err != nil {
				return err
			} else if has {
				out = append(out, hitOf(rec, "", assessments.TitleOf(rec), id))
			}
		}
		items, err := w.itemsCalled(r, strings.ToUpper(id))
		out = append(out, items...)
		return err
	})
	return out, err
}

// itemsCalled lists where items are asked whose ids contain a text.
func (w *texts) itemsCalled(r port.Reader, part string) ([]assessments.Hit, error) {
	all, err := live[assessments.Assessment](r)
	if err != nil {
		return nil, err
	}
	var out []assessments.Hit
	asked := map[string][]assessments.Item{} // by question set
	for _, a := range all {
		items, known := asked[a.TemplateID]
		if !known {
			var t assessments.Template
			if err := thaw(w.bodies, r, a.TemplateID, &t); err != nil {
				return nil, err
			}
			for _, it := range t.Items {
				if strings.Contains(strings.ToUpper(it.ID), part) {
					items = append(items, it)
				}
			}
			asked[a.TemplateID] = items
		}
		for _, it := range items {
			ref := a.ID + "/" + it.ID
			answer, answered, err := get[assessments.Answer](r, ref)
			switch {
			case err != nil:
				return nil, err
			case answered:
				out = append(out, hitOf(&answer, ref, it.Title, it.ID))
			default:
				out = append(out, hitOf(&a, ref, it.Title+" in "+a.Name, it.ID))
			}
		}
	}
	return out, nil
}

// hitOf is a record found by an id, which is marked as what was found.
func hitOf(r assessments.Record, ref, title, id string) assessments.Hit {
	h := assessments.Hit{
		Noun: r.Noun(), ID: r.Key(), Title: title, Snippet: "\u2068" + id + "\u2069 " + title, InnerRef: ref,
	}
	if quote, ok := r.(*assessments.Citation); ok {
		h.State = quote.State
	}
	return h
}
