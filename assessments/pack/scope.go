package pack

import (
	"cmp"
	"slices"
	"strings"

	"countersign/assessments"
)

// scopeChapter writes the use: its scope, its facts, its contract, where its data goes.
type scopeChapter struct{ *view }

// scope is the chapter that says where the use stands in the matrix and who controls what.
func (v scopeChapter) scope() Section {
	u := v.d.Use
	s := Section{
		ID: "scope", Title: "Scope and who controls what", Chapter: true,
		Blocks: []Block{paragraph(cover(v).scopeWords() + ".")},
	}
	if v.vendor() {
		s.Sections = append(append(s.Sections, v.flow()...), v.lawFacts())
		return s
	}
	if len(u.ScopeReasons) > 0 {
		s.Blocks = append(s.Blocks, listing(u.ScopeReasons))
	} else {
		s.Blocks = append(s.Blocks, muted("No reason for the scope is on record."))
	}
	if line := v.notAgreed(); line != "" {
		s.Blocks = append(s.Blocks, callout(line, Warn))
	}
	s.Blocks = append(s.Blocks, facts(v.useFacts()))
	s.Sections = append(append(s.Sections, v.flow()...), v.lawFacts())
	return s
}

// notAgreed says of a contract of which no document is signed or accepted by the pack's day that it is
// not in force, whatever a reason on record says of it; "" where one is, where one may be withheld,
// and where there is no contract.
func (v scopeChapter) notAgreed() string {
	c := v.d.Contract
	if c == nil {
		return ""
	}
	for _, w := range v.withheld {
		if w.Noun == assessments.NounDocument || w.Noun == assessments.NounVersion {
			return ""
		}
	}
	of := map[string]bool{}
	for _, doc := range v.d.Documents {
		of[doc.ID] = doc.ContractID == c.ID
	}
	for _, ver := range v.d.Versions {
		if of[ver.DocumentID] && (ver.Status.Binding() || ver.Status == assessments.VersionSuperseded) {
			return ""
		}
	}
	return "As of " + string(v.opt.AsOf) + " no document of the contract “" + c.Name +
		"” is on record as signed or accepted." +
		" What the reasons above say of an agreement does not hold until one is."
}

func (v scopeChapter) useFacts() []Fact {
	d := v.d
	out := []Fact{
		{Label: "Business purpose", Text: d.Use.Purpose},
		{Label: "Owner", Text: cmp.Or(d.Use.Owner, "no owner on record")},
		{Label: "Users", Text: d.Use.Users},
		{Label: "Status", Text: words(d.Use.Status)},
		{Label: "Data classes", Text: cmp.Or(strings.Join(cover(v).dataClasses(), ", "), "none on record")},
		{Label: "Criticality", Text: cover(v).level("criticality", d.Use.Criticality)},
		{Label: "Reach", Text: cover(v).level("reach", d.Use.Reach)},
		{Label: "Autonomy", Text: cover(v).level("autonomy", d.Use.Autonomy)},
		{Label: "Risk tier", Text: cmp.Or(v.tier(), "unrated")},
		{Label: "Next review", Text: assessments.ReviewWords(v.d, v.opt.AsOf)},
		{Label: "Re-opened by", Text: words(strings.Join(d.Assessment.Triggers, ", "))},
		{Label: "Likely later move", Text: d.Use.LaterMove},
		{Label: "Model providers", Text: cmp.Or(strings.Join(d.Service.ModelProviders, ", "), "not known")},
		{Label: "Risk profile", Text: d.Organisation.RiskProfile},
		{Label: "Risk appetite", Text: d.Organisation.RiskAppetite},
		{Label: "Wanted posture", Text: d.Organisation.Posture},
	}
	return append(slices.DeleteFunc(out, func(f Fact) bool { return f.Text == "" }), v.contractFacts()...)
}

func (v scopeChapter) tier() string {
	id := v.d.Assessment.Tier
	if c := v.opt.Catalogue; c != nil {
		if t, ok := c.Rubric.Tier(id); ok {
			return t.Title
		}
	}
	return id
}

func (v scopeChapter) contractFacts() []Fact {
	c := v.d.Contract
	if c == nil {
		return []Fact{{Label: "Contract", Text: "none on record"}}
	}
	out := []Fact{
		{Label: "Contract", Text: c.Name},
		{Label: "Parties", Text: strings.Join(c.Parties, "; ")},
		{Label: "Signing entity", Text: c.SigningEntity},
		{Label: "Term", Text: v.term(c)},
	}
	if c.TakesNotice() {
		out = append(out, Fact{Label: "Last day for notice", Text: v.noticeWords(c)})
	}
	if c.AutomaticRenewal {
		out = append(out, Fact{Label: "Renewal", Text: "automatic, " +
			assessments.Count(c.RenewalMonths, "month", "months") + " each time"})
	}
	return slices.DeleteFunc(out, func(f Fact) bool { return f.Text == "" })
}

// term is a contract's term; of one that is over by the pack's day it says so, or that it may have
// been renewed.
func (v scopeChapter) term(c *assessments.Contract) string {
	out := period(c.Start, c.End)
	if !c.End.Over(v.opt.AsOf) {
		return out
	}
	out += "; ended on " + string(c.End)
	if c.AutomaticRenewal {
		out += " unless it was renewed"
	}
	return out
}

// noticeWords are the last day for notice; of one that has passed by the pack's day they say so, and which
// is the next one if the contract renews itself.
func (v scopeChapter) noticeWords(c *assessments.Contract) string {
	day := c.LastNoticeDay()
	if !day.Over(v.opt.AsOf) {
		return string(day)
	}
	out := string(day) + ", which is over"
	if next := c.NextNotice(v.opt.AsOf); next != "" {
		out += "; if it renews itself each time, the next one is " + string(next)
	}
	return out
}

// flow shows the six steps from prompt to response, who controls each element, and what stays with the
// customer. Without a catalogue there is nothing to show.
func (v scopeChapter) flow() []Section {
	c := v.opt.Catalogue
	if c == nil {
		return nil
	}
	n := v.d.Use.Scope
	control := Table{Columns: []Column{
		{Title: "Element", Width: 20},
		{Title: "What it is", Width: 56},
		{Title: "Controlled by", Width: 24},
	}}
	names := map[string]string{}
	for _, e := range c.Matrix.Elements {
		names[e.ID] = e.Title
		if !slices.Contains(e.Scopes, n) {
			continue
		}
		who := "the provider"
		if e.ControlledByCustomer(n) {
			who = "the customer"
		}
		control.Rows = append(control.Rows, []Cell{textCell(e.Title), textCell(e.Says), textCell(who)})
	}
	steps := Table{Columns: []Column{
		{Title: "Step", Width: 26},
		{Title: "What happens", Width: 50},
		{Title: "Runs through", Width: 24},
	}}
	for _, f := range c.Matrix.Flow {
		var through []string
		for _, id := range f.Elements {
			through = append(through, cmp.Or(names[id], id))
		}
		steps.Rows = append(steps.Rows,
			[]Cell{
				textCell(digits(f.Number) + ". " + f.Title), textCell(f.Says),
				textCell(strings.Join(through, ", ")),
			})
	}
	own := Table{Columns: []Column{
		{Title: "Stays with the customer", Width: 26},
		{Title: "Whatever the contract says", Width: 74},
	}}
	for _, o := range c.Matrix.Own {
		if slices.Contains(o.Scopes, n) {
			own.Rows = append(own.Rows, []Cell{textCell(o.Title), textCell(o.Says)})
		}
	}
	picture := c.Matrix.Picture(n)
	return []Section{
		{
			ID: "scope-control", Title: "Who controls what",
			Blocks: []Block{{Kind: Drawing, Picture: &picture}, grid(control)},
		},
		{ID: "scope-flow", Title: "From prompt to response", Blocks: []Block{grid(steps)}},
		{ID: "scope-own", Title: "What stays with the customer", Blocks: []Block{grid(own)}},
	}
}

// cellWords is what a discipline means in the use's scope.
func (v scopeChapter) cellWords(d assessments.Discipline) string {
	if c := v.opt.Catalogue; c != nil {
		if cell, ok := c.Matrix.Cell(v.d.Template.Scope, d); ok {
			return join(". ", strings.TrimSuffix(cell.Headline, "."), cell.Says)
		}
	}
	return ""
}
