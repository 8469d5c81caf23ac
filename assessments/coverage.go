package assessments

import (
	"slices"
	"strconv"
	"strings"
)

// CoverageRow says what covers a requirement, in all and in each scope it names.
type CoverageRow struct {
	ID string `json:"id"`
	// "item:S2-LP-TRAINING-USE", "scoping:agreement", "pack:summary", "responsibility:R-IDENTITY"
	ServedBy []string `json:"served_by"`
	// ByScope are the items, steps and responsibilities by id under each scope of the requirement. An
	// empty list means that the catalogue has lost the pair.
	ByScope map[string][]string `json:"by_scope"`
	// pairs whose every item is left out by a tier, with nothing else for them
	Hidden []HiddenPair `json:"hidden"`
}

// HiddenPair is a scope in which a tier asks nothing about a requirement.
type HiddenPair struct {
	Scope int `json:"scope"`
	Tier  int `json:"tier"`
}

// Empty lists the scopes of a row that nothing covers.
func (r CoverageRow) Empty() []int {
	var out []int
	for scope, by := range r.ByScope {
		if n, err := strconv.Atoi(scope); err == nil && len(by) == 0 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// packSection begins the id of what covers a requirement in the audit pack. A pack is made of an
// assessment, so it covers scopes 1 and 2 only.
const packSection = "pack:"

// lastBought is the last scope that is assessed with a question set; the later ones have responsibilities.
const lastBought = 2

// Coverage lists, for every requirement in the catalogue's order, what covers it in each of its
// scopes: in 1 and 2 items, steps of the wizard and sections of the pack, in 3 to 5 steps and
// responsibilities.
func (c *Catalogue) Coverage() []CoverageRow {
	out := make([]CoverageRow, 0, len(c.Requirements))
	for _, r := range c.Requirements {
		row := CoverageRow{
			ID: r.ID, ServedBy: []string{}, ByScope: map[string][]string{},
			Hidden: []HiddenPair{},
		}
		items := map[int][]Item{}
		for _, t := range c.Templates {
			for i := range t.Items {
				if it := t.Items[i]; it.covers(r.ID) {
					items[t.Scope] = append(items[t.Scope], it)
					row.ServedBy = append(row.ServedBy, "item:"+it.ID)
				}
			}
		}
		steps := c.steps(r.ID)
		row.ServedBy = append(row.ServedBy, steps...)
		for _, d := range c.Matrix.Responsibilities {
			if slices.Contains(d.Requirements, r.ID) {
				row.ServedBy = append(row.ServedBy, "responsibility:"+d.ID)
			}
		}
		for _, scope := range r.Scopes {
			c.coverScope(&row, scope, items[scope], steps)
		}
		out = append(out, row)
	}
	return out
}

// coverScope adds what covers a requirement in one scope, and the tiers that leave all of it out.
func (c *Catalogue) coverScope(row *CoverageRow, scope int, items []Item, steps []string) {
	by := []string{} // an empty list in JSON, not null
	for i := range items {
		by = append(by, items[i].ID)
	}
	only := len(by) > 0 // nothing but items covers it
	for _, s := range steps {
		if scope <= lastBought || !strings.HasPrefix(s, packSection) {
			by = append(by, s)
			only = false
		}
	}
	for _, d := range c.Matrix.Responsibilities {
		if slices.Contains(d.Scopes, scope) && slices.Contains(d.Requirements, row.ID) {
			by = append(by, d.ID)
			only = false
		}
	}
	row.ByScope[strconv.Itoa(scope)] = by
	for _, tier := range c.Rubric.Tiers {
		n, err := strconv.Atoi(tier.ID)
		if only && err == nil && !slices.ContainsFunc(items, func(it Item) bool {
			return it.AskedIn(tier.ID) != NotAsked
		}) {
			row.Hidden = append(row.Hidden, HiddenPair{Scope: scope, Tier: n})
		}
	}
}

// steps are the steps of the wizard and the sections of the pack that cover a requirement.
func (c *Catalogue) steps(requirement string) []string {
	var out []string
	for _, s := range c.Serving {
		if slices.Contains(s.Requirements, requirement) {
			out = append(out, s.ID)
		}
	}
	return out
}

// covers reports whether a requirement is among the sources of the item.
func (i *Item) covers(requirement string) bool {
	return slices.ContainsFunc(i.Sources, func(s Source) bool { return s.Requirement == requirement })
}
