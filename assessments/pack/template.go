package pack

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
)

// SetKind is what a printed question set calls itself.
const SetKind = "Question set"

// TemplateOptions say how a question set is printed.
type TemplateOptions struct {
	AsOf assessments.Date // the day it is printed for; required
	// Positions prints what we require, fall back to and walk away from. That is our negotiating line: it is
	// left out unless asked for, and every page then says that it is internal.
	Positions bool
}

// set is a question set being printed.
type set struct {
	t       assessments.Template
	c       *assessments.Catalogue
	opt     TemplateOptions
	digest  string
	sources map[string]assessments.SourceRequirement
	says    map[string]string // paraphrase of a framework's place, by full reference
}

// TemplateDigest is the SHA-256 of a question set's canonical JSON, by which an assessment freezes it.
func TemplateDigest(t assessments.Template) (string, error) {
	body, err := json.Marshal(t)
	if err != nil {
		return "", fmt.Errorf("digest of question set %s: %w", t.ID, err)
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:]), nil
}

// BuildTemplate prints a question set: as a report to read and a workbook to filter. It is no audit pack and
// carries no facts of one.
func BuildTemplate(t assessments.Template, c *assessments.Catalogue, opt TemplateOptions) (Document, error) {
	if opt.AsOf == "" {
		return Document{}, fmt.Errorf("print question set %s: no day is given", t.ID)
	}
	digest, err := TemplateDigest(t)
	if err != nil {
		return Document{}, err
	}
	s := &set{
		t: t, c: c, opt: opt, digest: digest, sources: map[string]assessments.SourceRequirement{},
		says: map[string]string{},
	}
	for _, r := range c.Requirements {
		s.sources[r.ID] = r
	}
	for _, x := range c.Frameworks() {
		for _, e := range x.Entries {
			s.says[x.ID+":"+e.Ref] = e.Says
		}
	}
	doc := Document{
		Kind: SetKind, Foot: t.ID + " " + t.Version + " · " + short(digest), Facts: Facts{AsOf: opt.AsOf},
		Title: t.Title, Subtitle: strings.TrimSpace(t.Summary), Cover: s.cover(), Sheets: s.sheets(),
	}
	if opt.Positions {
		doc.Foot = "INTERNAL: holds our positions · " + doc.Foot
	}
	doc.Sections = append(doc.Sections, s.about())
	for _, d := range assessments.Disciplines() {
		if len(s.items(d)) > 0 {
			doc.Sections = append(doc.Sections, s.chapter(d))
		}
	}
	doc.Sections = append(doc.Sections, s.served(), s.frameworks())
	return doc, nil
}

// items are those of a discipline, in the set's order.
func (s *set) items(d assessments.Discipline) []assessments.Item {
	var out []assessments.Item
	for _, it := range s.t.Items {
		if it.Discipline == d {
			out = append(out, it)
		}
	}
	return out
}

// sum counts items: their weight, terms and deal-breakers.
func sum(items []assessments.Item) (weight, terms, gates int) {
	for _, it := range items {
		weight += it.Weight
		if it.Kind == assessments.TermItem {
			terms++
		}
		if it.DealBreaker {
			gates++
		}
	}
	return weight, terms, gates
}

func (s *set) cover() []Fact {
	weight, terms, gates := sum(s.t.Items)
	n := len(s.t.Items)
	positions := Fact{
		Label: "Positions",
		Text:  "left out: what we require, fall back to and walk away from stays with us",
	}
	if s.opt.Positions {
		positions = Fact{
			Label: "Positions", Text: "included: this print is internal and not for vendors",
			Tone: Warn,
		}
	}
	return append([]Fact{
		{Label: "Set", Text: s.t.ID},
		{Label: "Version", Text: s.t.Version},
		{Label: "Scope", Text: s.scopeTitle()},
		{Label: "Items", Text: fmt.Sprintf("%d: %s, %s", n,
			assessments.Count(terms, "term of the contract", "terms of the contract"),
			assessments.Count(n-terms, "control", "controls"))},
		{Label: "Weight", Text: digits(weight) + " in all"},
		{Label: "Deal-breakers", Text: digits(gates)},
		positions,
		{Label: "Printed on", Text: string(s.opt.AsOf)},
		{Label: "SHA-256", Text: s.digest, Tone: Mono},
	}, s.tierFacts()...)
}

// tierFacts say what an approval takes in each tier; none for a set without rules.
func (s *set) tierFacts() []Fact {
	var out []Fact
	for _, r := range s.t.Tiers {
		out = append(out, Fact{Label: "Approval", Text: r.Words()})
	}
	return out
}

func (s *set) scope() assessments.MatrixScope {
	for _, one := range s.c.Matrix.Scopes {
		if one.Number == s.t.Scope {
			return one
		}
	}
	return assessments.MatrixScope{Number: s.t.Scope}
}

func (s *set) scopeTitle() string { return join(": ", "Scope "+digits(s.t.Scope), s.scope().Title) }

// about says when the set is used, how it is made up, and how to read an item.
func (s *set) about() Section {
	scope := s.scope()
	t := Table{Columns: []Column{
		{Title: "Discipline", Width: 40},
		{Title: "Items", Width: 12, Right: true},
		{Title: "Terms", Width: 12, Right: true},
		{Title: "Controls", Width: 12, Right: true},
		{Title: "Weight", Width: 12, Right: true},
		{Title: "Deal-breakers", Width: 16, Right: true},
	}}
	gates := Table{
		Columns: []Column{{Title: "Item", Width: 40}, {Title: "Why it gates approval", Width: 60}},
		Empty:   "No item gates approval.",
	}
	for _, d := range assessments.Disciplines() {
		items := s.items(d)
		weight, terms, n := sum(items)
		t.Rows = append(t.Rows, []Cell{
			textCell(d.Title()), countCell(len(items)), countCell(terms),
			countCell(len(items) - terms), countCell(weight), countCell(n),
		})
		for _, it := range items {
			if it.DealBreaker {
				gates.Rows = append(gates.Rows,
					[]Cell{{Kind: TextCell, Text: it.Title, Mark: MarkFlag}, textCell(it.DealBreakerReason)})
			}
		}
	}
	return Section{ID: "about", Title: "When it is used", Chapter: true, Blocks: []Block{
		paragraph(scope.Definition), paragraph(join(" ", scope.Next)), grid(t),
	}, Sections: []Section{
		{ID: "about-reading", Title: "How to read an item", Blocks: []Block{listing([]string{
			"A term asks what the contract says; a control asks what the vendor, or we, do.",
			"The weight says how much it counts beside the others. A deal-breaker gates approval whatever the rest says.",
			"Each piece of expected evidence names the strength it gives, from a marketing claim to what was verified by us.",
			"An item with a condition is asked only where the condition holds, and hidden with its reason elsewhere.",
			"The source is a requirement of the founding documents, or a buyer's practice where these are silent.",
		})}},
		{ID: "about-gates", Title: "Deal-breakers", Blocks: []Block{grid(gates)}},
	}}
}

// chapter is a discipline with its items.
func (s *set) chapter(d assessments.Discipline) Section {
	out := Section{ID: "discipline-" + string(d), Title: d.Title(), Chapter: true}
	if cell, ok := s.c.Matrix.Cell(s.t.Scope, d); ok {
		out.Blocks = append(out.Blocks, muted(cell.Says))
	}
	for _, it := range s.items(d) {
		out.Blocks = append(out.Blocks, Block{Kind: ItemCard, Item: s.card(it)})
	}
	return out
}

// served lists the requirements that concern the scope, and what of the set answers them.
func (s *set) served() Section {
	t := Table{
		Columns: []Column{
			{Title: "Requirement", Width: 13},
			{Title: "Says", Width: 47},
			{Title: "Answered by", Width: 40},
		},
		Empty: "No requirement concerns this scope.",
	}
	for _, row := range s.requirements() {
		t.Rows = append(t.Rows, []Cell{
			textCell(row.id), textCell(row.says),
			textCell(cmp.Or(row.by, "nothing in this set")),
		})
	}
	return Section{ID: "served", Title: "Requirements and what answers them", Chapter: true, Blocks: []Block{
		paragraph("Each requirement of the founding documents that concerns this scope, and the items, steps of scoping or sections of the audit pack that answer it."), grid(t),
	}}
}

type requirementRow struct{ id, says, by string }

func (s *set) requirements() []requirementRow {
	by := map[string][]string{}
	for _, it := range s.t.Items {
		for _, src := range it.Sources {
			by[src.Requirement] = append(by[src.Requirement], it.ID)
		}
	}
	for _, one := range s.c.Serving {
		for _, id := range one.Requirements {
			by[id] = append(by[id], served(one))
		}
	}
	var out []requirementRow
	for _, r := range s.c.Requirements {
		if slices.Contains(r.Scopes, s.t.Scope) {
			out = append(out, requirementRow{r.ID, r.Says, strings.Join(by[r.ID], ", ")})
		}
	}
	return out
}

// frameworks lists the places of other frameworks that items point to.
func (s *set) frameworks() Section {
	out := Section{ID: "frameworks", Title: "Places in other frameworks", Chapter: true, Blocks: []Block{
		paragraph("In our own words. A mapping says that an item bears on the place named, not that meeting it means compliance."),
	}}
	for _, x := range s.c.Frameworks() {
		t := Table{Columns: []Column{
			{Title: "Place", Width: 20},
			{Title: "Says, in our words", Width: 45},
			{Title: "Items", Width: 35},
		}}
		for _, e := range x.Entries {
			var items []string
			for _, it := range s.t.Items {
				if slices.Contains(it.Crosswalk, x.ID+":"+e.Ref) {
					items = append(items, it.ID)
				}
			}
			if len(items) > 0 {
				t.Rows = append(t.Rows, []Cell{
					textCell(e.Ref), textCell(e.Says),
					textCell(strings.Join(items, ", ")),
				})
			}
		}
		if len(t.Rows) > 0 {
			out.Sections = append(out.Sections,
				Section{
					ID: "framework-" + x.ID, Title: join(", ", x.Title, x.Edition),
					Blocks: []Block{muted(x.Note), grid(t)},
				})
		}
	}
	return out
}
