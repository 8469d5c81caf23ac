package catalogue

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Views of the page, in the order of their chips.
const (
	viewItems = iota
	viewRequirements
	viewFrameworks
)

var viewNames = []string{"Items", "Requirements", "Other frameworks"}

// set is a question set on offer. Key is "" for those of the catalogue, and what an assessment begins
// with for one of the workspace's own.
type set struct {
	Key string
	T   assessments.Template
}

func (s set) own() bool { return s.Key != "" }

// title is what the set is called in lists: the version tells two of one's own apart.
func (s set) title() string {
	if s.own() {
		return s.T.Title + " " + s.T.Version + " (your own, Scope " + fmt.Sprint(s.T.Scope) + ")"
	}
	return s.T.Title
}

// model is what the page shows; it knows no Fyne.
type model struct {
	c    *assessments.Catalogue
	sets []set
	// frameworks are those that items may point into.
	frameworks []assessments.Crosswalk
	at         int
	item       string // selected item
	req        string // selected requirement
	ref        string // selected place of a framework
	want       string // id or key of a set to show once it is there

	discipline assessments.Discipline // "" is any
	kind       assessments.ItemKind   // "" is any
	gates      bool                   // deal-breakers only
	scopeOnly  bool                   // requirements of the set's scope only
}

func newModel(c *assessments.Catalogue) *model {
	m := &model{c: c, frameworks: c.Frameworks(), scopeOnly: true}
	m.take(nil)
	return m
}

// take rereads the sets on offer; the selected one stays selected.
func (m *model) take(own []workbench.OwnSet) {
	before := m.current()
	m.sets = nil
	for _, t := range m.c.Templates {
		m.sets = append(m.sets, set{T: t})
	}
	for _, o := range own {
		m.sets = append(m.sets, set{Key: o.Key, T: o.Template})
	}
	m.at = max(slices.IndexFunc(m.sets, func(s set) bool {
		return s.Key == before.Key && s.T.ID == before.T.ID
	}), 0)
	if m.want != "" && m.show(m.want) {
		m.want = ""
	}
}

// show selects a set, by its key or its id; of several versions with one id the newest.
func (m *model) show(id string) bool {
	i := slices.IndexFunc(m.sets, func(s set) bool { return s.Key == id && id != "" })
	if i < 0 {
		i = slices.IndexFunc(m.sets, func(s set) bool { return s.T.ID == id })
	}
	if i < 0 {
		return false
	}
	if i != m.at {
		m.item = ""
	}
	m.at = i
	return true
}

func (m *model) current() set {
	if m.at >= len(m.sets) {
		return set{}
	}
	return m.sets[m.at]
}

// items are those of the selected set that pass the chips, in its order.
func (m *model) items() []assessments.Item {
	var out []assessments.Item
	for _, it := range m.current().T.Items {
		if (m.discipline == "" || it.Discipline == m.discipline) && (m.kind == "" || it.Kind == m.kind) &&
			(!m.gates || it.DealBreaker) {
			out = append(out, it)
		}
	}
	return out
}

// reveal selects an item, and removes the filters that would hide it.
func (m *model) reveal(item string) {
	it, ok := m.current().T.Item(item)
	if !ok {
		return
	}
	m.item = item
	if m.discipline != "" && m.discipline != it.Discipline {
		m.discipline = ""
	}
	if m.kind != "" && m.kind != it.Kind {
		m.kind = ""
	}
	m.gates = m.gates && it.DealBreaker
}

// summary says what the selected set is made of.
func (m *model) summary() string {
	t := m.current().T
	terms, gates := 0, 0
	for _, it := range t.Items {
		if it.Kind == assessments.TermItem {
			terms++
		}
		if it.DealBreaker {
			gates++
		}
	}
	return fmt.Sprintf("%s, version %s: %s, %d on the contract's terms and %d on controls, %s", t.ID,
		t.Version,
		assessments.Count(len(t.Items), "item", "items"), terms, len(t.Items)-terms,
		assessments.Count(gates, "deal-breaker", "deal-breakers"))
}

// requirement is a row of coverage.
type requirement struct {
	assessments.SourceRequirement
	ServedBy []string // as CoverageRow has them
}

// requirements are those of the set's scope, or all, with what serves each. A set of one's own stands in for
// the catalogue's of its scope: what it does not serve is not served.
func (m *model) requirements() []requirement {
	c := *m.c
	if s := m.current(); s.own() {
		c.Templates = slices.Clone(c.Templates)
		for i := range c.Templates {
			if c.Templates[i].Scope == s.T.Scope {
				c.Templates[i] = s.T
			}
		}
	}
	var out []requirement
	for _, row := range c.Coverage() {
		r, _ := c.Requirement(row.ID)
		if !m.scopeOnly || slices.Contains(r.Scopes, m.current().T.Scope) {
			out = append(out, requirement{r, m.inScope(row.ServedBy)})
		}
	}
	return out
}

// inScope leaves out the items of other sets and what those who build have to do, if only the selected
// set is shown.
func (m *model) inScope(served []string) []string {
	if !m.scopeOnly {
		return served
	}
	var out []string
	for _, s := range served {
		kind, id, _ := strings.Cut(s, ":")
		if _, here := m.current().T.Item(id); kind != "responsibility" && (kind != "item" || here) {
			out = append(out, s)
		}
	}
	return out
}

// servedTitle is what serves a requirement, in words, and the item it is, if it is one.
func (m *model) servedTitle(served string) (title, item string) {
	kind, id, _ := strings.Cut(served, ":")
	switch kind {
	case "item":
		for _, s := range append([]set{m.current()}, m.sets...) {
			if it, ok := s.T.Item(id); ok {
				return it.Title, id
			}
		}
	case "responsibility":
		for _, r := range m.c.Matrix.Responsibilities {
			if r.ID == id {
				return "Responsibility: " + r.Title, ""
			}
		}
	}
	for _, s := range m.c.Serving {
		if s.ID == served {
			return map[string]string{"scoping": "Scoping: ", "pack": "Audit pack: "}[kind] + s.Title, ""
		}
	}
	return served, ""
}

// place is a place in another framework, with the items of the selected set that bear on it.
type place struct {
	Framework assessments.Crosswalk
	Entry     assessments.CrosswalkEntry
	Items     []assessments.Item
}

func (p place) ref() string { return p.Framework.ID + ":" + p.Entry.Ref }

// places are those that items of the selected set point to.
func (m *model) places() []place {
	var out []place
	for _, x := range m.frameworks {
		for _, e := range x.Entries {
			p := place{Framework: x, Entry: e}
			for _, it := range m.current().T.Items {
				if slices.Contains(it.Crosswalk, p.ref()) {
					p.Items = append(p.Items, it)
				}
			}
			if len(p.Items) > 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

// paraphrase is what a framework says at a place, in our words.
func (m *model) paraphrase(ref string) string {
	for _, x := range m.frameworks {
		for _, e := range x.Entries {
			if x.ID+":"+e.Ref == ref {
				return e.Says
			}
		}
	}
	return ""
}

// fileName is what a print of the set is called.
func (s set) fileName(ext string) string {
	clean := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' ||
			r == '_' {
			return r
		}
		return '-'
	}, s.T.ID+"-"+s.T.Version)
	return strings.TrimLeft(clean, ".") + ext
}
