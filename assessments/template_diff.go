package assessments

import (
	"encoding/json"
	"slices"
	"strings"
)

// TemplateDiff is what an upgrade from one version of a template to another would do to an assessment. Items
// are told apart by id; their order counts for nothing.
type TemplateDiff struct {
	Old     string       `json:"old"` // "scope2-enterprise-app 2026.11"
	New     string       `json:"new"`
	Added   []Item       `json:"added"`   // newly asked, not assessed
	Changed []ItemChange `json:"changed"` // kept, some of it differs
	Dropped []Item       `json:"dropped"` // asked no more; what was answered stays in the old version
	Kept    []string     `json:"kept"`    // ids of items that are the same
	// Rules reports that what an approval takes by tier differs.
	Rules bool `json:"rules,omitempty"`
	// Model reports that the score would be computed otherwise: by another scoring model, or other weights of
	// the disciplines.
	Model bool `json:"model,omitempty"`
}

// ItemChange is one item that both versions have, with the fields that differ.
type ItemChange struct {
	ID     string        `json:"id"`
	Title  string        `json:"title"` // the new one
	Fields []FieldChange `json:"fields"`
	// Reconfirm says that an answer must be looked at again before it counts: what is asked, or what closes
	// it, differs. False where only wording around it, its place or its references changed.
	Reconfirm bool `json:"reconfirm"`
}

// FieldChange is a part of an item before and after, as JSON values; "" and null stand for absent.
type FieldChange struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Again lists the ids of the items whose answers have to be confirmed again after an upgrade.
func (d TemplateDiff) Again() []string {
	out := []string{}
	for _, c := range d.Changed {
		if c.Reconfirm {
			out = append(out, c.ID)
		}
	}
	return out
}

// Words says in one sentence what the newer set asks; "" if it asks the same.
func (d TemplateDiff) Words() string {
	var parts []string
	if n := len(d.Added); n > 0 {
		parts = append(parts, "ask "+Count(n, "item", "items")+" that this one does not")
	}
	if n := len(d.Again()); n > 0 {
		parts = append(parts, "ask "+Count(n, "item", "items")+" otherwise")
	}
	if n := len(d.Dropped); n > 0 {
		parts = append(parts, "drop "+Count(n, "item", "items"))
	}
	if d.Rules {
		parts = append(parts, "hold an approval to other rules by tier")
	}
	if d.Model {
		parts = append(parts, "compute the score otherwise")
	}
	switch {
	case len(parts) == 0:
		return ""
	case d.Model && len(parts) == 1:
		return "The scoring model and the weights of today would compute the score otherwise."
	}
	return "The newer question set " + d.New + " would " + strings.Join(parts, ", and ") + "."
}

// Changes finds the change of an item by id.
func (d TemplateDiff) Changes(id string) (ItemChange, bool) {
	i := slices.IndexFunc(d.Changed, func(c ItemChange) bool { return c.ID == id })
	if i < 0 {
		return ItemChange{}, false
	}
	return d.Changed[i], true
}

// DiffTemplates compares two versions of a template item by item. Added and changed items come in the
// order of the new version, dropped ones in that of the old.
func DiffTemplates(before, after Template) TemplateDiff {
	d := TemplateDiff{
		Old: before.ID + " " + before.Version, New: after.ID + " " + after.Version,
		Rules: asJSON(before.Tiers) != asJSON(after.Tiers),
		Added: []Item{}, Changed: []ItemChange{}, Dropped: []Item{}, Kept: []string{},
	}
	for _, it := range after.Items {
		was, ok := before.Item(it.ID)
		if !ok {
			d.Added = append(d.Added, it)
			continue
		}
		if fields := diffItem(was, it); len(fields) > 0 {
			d.Changed = append(d.Changed, ItemChange{
				ID: it.ID, Title: it.Title, Fields: fields,
				Reconfirm: mustReconfirm(fields),
			})
			continue
		}
		d.Kept = append(d.Kept, it.ID)
	}
	for _, it := range before.Items {
		if _, ok := after.Item(it.ID); !ok {
			d.Dropped = append(d.Dropped, it)
		}
	}
	return d
}

// incidental are the parts of an item whose change leaves a given answer as good as it was.
var incidental = map[string]bool{
	"title": true, "guidance": true, "owner": true, "discipline": true, "sources": true, "crosswalk": true,
	"triggers": true, "weight": true, "when": true, "deal_breaker_reason": true, "topic": true, "brief": true,
	"walk_away_reason": true,
}

func mustReconfirm(fields []FieldChange) bool {
	return slices.ContainsFunc(fields, func(f FieldChange) bool { return !incidental[f.Field] })
}

// itemParts are the parts of an item in the order people read them.
func itemParts(it Item) []FieldChange {
	return []FieldChange{
		{Field: "title", After: it.Title},
		{Field: "question", After: it.Question},
		{Field: "brief", After: it.Brief},
		{Field: "kind", After: string(it.Kind)},
		{Field: "discipline", After: string(it.Discipline)},
		{Field: "owner", After: it.Owner},
		{Field: "topic", After: string(it.Topic)},
		{Field: "weight", After: asJSON(it.Weight)},
		{Field: "deal_breaker", After: asJSON(it.DealBreaker)},
		{Field: "deal_breaker_reason", After: it.DealBreakerReason},
		{Field: "walk_away_reason", After: it.WalkAwayReason},
		{Field: "min_strength", After: string(it.MinStrength)},
		{Field: "guidance", After: asJSON(it.Guidance)},
		{Field: "positions", After: asJSON(it.Positions)},
		{Field: "evidence", After: asJSON(it.Evidence)},
		{Field: "silence", After: silence(it)},
		{Field: "silence_reason", After: it.SilenceReason},
		{Field: "when", After: asJSON(it.When)},
		{Field: "sources", After: asJSON(it.Sources)},
		{Field: "crosswalk", After: asJSON(it.Crosswalk)},
		{Field: "triggers", After: asJSON(it.Triggers)},
	}
}

func diffItem(before, after Item) []FieldChange {
	old, now := itemParts(before), itemParts(after)
	var out []FieldChange
	for i := range now {
		if old[i].After != now[i].After {
			out = append(out, FieldChange{Field: now[i].Field, Before: old[i].After, After: now[i].After})
		}
	}
	return out
}

// silence is what silence means for the item; unsaid, it is against us.
func silence(it Item) string {
	if it.Silence == "" && it.Kind == TermItem {
		return "against"
	}
	return it.Silence
}

// asJSON writes a part that is no text; nothing at all is "", so that an absent and an empty list are
// the same.
func asJSON(v any) string {
	b, err := json.Marshal(v)
	if s := string(b); err == nil && s != "null" && s != "[]" {
		return s
	}
	return ""
}
