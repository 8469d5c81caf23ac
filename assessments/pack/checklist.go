package pack

import (
	"cmp"
	"slices"
	"strings"

	"countersign/assessments"
)

// ChecklistKind is what a printed checklist of responsibilities calls itself.
const ChecklistKind = "Checklist of responsibilities"

// Checklist is the responsibilities of a use in scope 3, 4 or 5, with what is said of them. Such a use is built, not
// bought: it has no assessment, and so no pack.
type Checklist struct {
	Organisation assessments.Organisation
	Vendor       assessments.Vendor
	Service      assessments.Service
	Use          assessments.Use
	Lines        []assessments.ResponsibilityLine
}

// printing is a checklist without what its audience is not given.
type printing struct {
	Checklist
	opt   Options
	scope assessments.MatrixScope
	late  assessments.Date // on which the last of it was recorded, if that is after the day printed
	law   *view            // what the law asks of the use
}

// BuildChecklist prints a checklist, as a report to read and a workbook to filter, by the allow-list of the audience.
// It is no audit pack and carries no facts of one. A vendor is not given it.
func BuildChecklist(c Checklist, opt Options) (Document, error) {
	opt, err := opt.checked()
	if err != nil {
		return Document{}, err
	}
	if opt.Audience == Vendor {
		return Document{}, assessments.Errorf(assessments.Refused,
			"A checklist says what we take care of ourselves: it is not for a vendor. Print it for an auditor or a board; nothing was written.")
	}
	if len(c.Lines) == 0 {
		return Document{}, assessments.Errorf(assessments.Refused,
			"“%s” has no responsibilities: only a use in scope 3, 4 or 5 has them. Nothing was written.", c.Use.Purpose)
	}
	p := &printing{Checklist: c.For(opt.Audience), opt: opt, late: c.RecordedLater(opt.AsOf)}
	p.law = &view{d: &assessments.Dossier{Organisation: p.Organisation, Service: p.Service, Use: p.Use}, opt: opt}
	governing{p.law}.govern(lawOf(opt.Catalogue))
	for _, s := range opt.Catalogue.Matrix.Scopes {
		if s.Number == c.Use.Scope {
			p.scope = s
		}
	}
	return Document{
		Kind: ChecklistKind, Foot: c.Use.ID + " · as of " + string(opt.AsOf) + " · for the " + opt.Audience,
		Facts: Facts{AsOf: opt.AsOf}, Title: cmp.Or(p.Use.Purpose, c.Use.ID), Subtitle: p.subtitle(),
		Cover: p.cover(), Sections: p.sections(), Sheets: p.sheets(),
	}, nil
}

// RecordedLater is the day on which the last of its answers was recorded, if that is after a day; "" if none was.
func (c Checklist) RecordedLater(day assessments.Date) assessments.Date {
	var last assessments.Date
	for i := range c.Lines {
		last = max(last, c.Lines[i].Answer.RecordedOn())
	}
	if last <= day {
		return ""
	}
	return last
}

// For is the checklist without what the audience is not given; the records of the caller stay as they are.
func (c Checklist) For(audience string) Checklist {
	c.Lines = slices.Clone(c.Lines)
	records := []assessments.Record{&c.Organisation, &c.Vendor, &c.Service, &c.Use}
	for i := range c.Lines {
		records = append(records, &c.Lines[i].Answer)
	}
	for _, r := range records {
		for _, f := range r.Fields() {
			if !allowed[r.Noun()].to(audience, f.Name) {
				_ = f.Value.Set("") // every kind of value takes the empty one
			}
		}
	}
	return c
}

func (p *printing) subtitle() string {
	s := "Scope " + digit(p.Use.Scope) + " · " + p.Service.Name
	if p.Organisation.Name != "" {
		s += " · built by " + p.Organisation.Name
	}
	return s
}

func (p *printing) taken() int {
	n := 0
	for _, l := range p.Lines {
		if !l.Open() {
			n++
		}
	}
	return n
}

func (p *printing) cover() []Fact {
	open := len(p.Lines) - p.taken()
	tone := Good
	if open > 0 {
		tone = Warn
	}
	out := []Fact{
		{Label: "Use", Text: p.Use.Purpose},
		{Label: "Responsible", Text: p.Use.Owner},
		{Label: "Built on", Text: join(" · ", p.Service.Name, cmp.Or(p.Vendor.LegalName, p.Vendor.Name))},
		{Label: "Scope", Text: join(": ", "Scope "+digit(p.Use.Scope), p.scope.Title)},
		{Label: "As of", Text: string(p.opt.AsOf)},
		{Label: "Recorded later", Text: p.later(), Tone: Warn},
		{Label: "Taken care of", Text: digits(p.taken())},
		{Label: "Open", Text: digits(open), Tone: tone},
		{Label: "Printed for", Text: "the " + p.opt.Audience},
	}
	return slices.DeleteFunc(out, func(f Fact) bool { return f.Text == "" })
}

// later says that some of what is printed was recorded only after its day; a board is told that, and not when.
func (p *printing) later() string {
	switch {
	case p.late == "":
		return ""
	case p.opt.Audience == Board:
		return "some answers, only after " + string(p.opt.AsOf)
	}
	return "some answers, the last on " + string(p.late)
}

// sections are how to read it, and a chapter for each discipline of the matrix; what belongs to scoping comes first.
func (p *printing) sections() []Section {
	out := []Section{{ID: "about", Title: "What it is", Chapter: true, Blocks: []Block{
		paragraph(p.scope.Definition),
		paragraph("An organisation that builds is responsible for what a vendor would otherwise do. Each responsibility below comes from the scoping matrix and is answered as taken care of or as open. It has no score, and no approval follows from it."),
		muted("An answer says what the organisation states of itself. One without an answer counts as open."),
	}}}
	for _, d := range append([]assessments.Discipline{""}, assessments.Disciplines()...) {
		t := Table{Columns: []Column{
			{Title: "Responsibility", Width: 42},
			{Title: "Answer", Width: 15},
			{Title: "Taken care of by", Width: 16},
			{Title: "Day, note", Width: 27},
		}}
		for _, l := range p.Lines {
			if l.Responsibility.Discipline == d {
				t.Rows = append(t.Rows, p.row(l))
			}
		}
		if len(t.Rows) > 0 {
			out = append(out, Section{
				ID: "responsibilities-" + cmp.Or(string(d), "scoping"), Title: disciplineTitle(d), Blocks: []Block{grid(t)},
			})
		}
	}
	if len(p.law.duties) > 0 {
		out = append(out, lawChapter{p.law}.obligations())
	}
	return out
}

func disciplineTitle(d assessments.Discipline) string {
	if d == "" {
		return "Scoping"
	}
	return d.Title()
}

func (p *printing) row(l assessments.ResponsibilityLine) []Cell {
	mark := MarkNotAssessed
	switch l.Answer.Care {
	case assessments.CareTaken:
		mark = MarkTicked
	case assessments.CareOpen:
		mark = MarkUnticked
	}
	return []Cell{
		textCell(l.Responsibility.ID + " · " + l.Responsibility.Title + "\n" + l.Responsibility.Says),
		{Kind: TextCell, Text: l.Answer.Care.Title(), Mark: mark},
		textCell(l.Answer.TakenBy),
		textCell(join("\n", string(l.Answer.On), l.Answer.Note, p.recorded(l.Answer))),
	}
}

// recorded says who recorded an answer, if the audience is told.
func (p *printing) recorded(a assessments.ResponsibilityAnswer) string {
	if a.RecordedBy == "" {
		return ""
	}
	return "Recorded by " + a.RecordedBy + " on " + string(a.RecordedOn())
}

// sheets are what the print is, the responsibilities, and the duties of law.
func (p *printing) sheets() []Sheet {
	cover := Sheet{Name: "Use", Widths: []int{22, 90}}
	cover.Rows = append(cover.Rows, SheetRow{Style: TitleRow, Cells: []Cell{textCell(join(": ", ChecklistKind, p.Use.Purpose))}})
	for _, f := range p.cover() {
		cover.Rows = append(cover.Rows, SheetRow{Cells: []Cell{textCell(f.Label), textCell(f.Text)}})
	}
	out := []Sheet{cover, p.sheet()}
	if len(p.law.duties) > 0 {
		out = append(out, workbook{p.law}.obligationsSheet())
	}
	return out
}

// sheet lists every responsibility, one row each.
func (p *printing) sheet() Sheet {
	var rows [][]Cell
	for _, l := range p.Lines {
		rows = append(rows, []Cell{
			textCell(l.Responsibility.ID), textCell(disciplineTitle(l.Responsibility.Discipline)),
			textCell(l.Responsibility.Title), textCell(l.Responsibility.Says),
			textCell(strings.Join(l.Responsibility.Requirements, ", ")), textCell(l.Answer.Care.Title()),
			textCell(l.Answer.TakenBy), dateCell(l.Answer.On), textCell(l.Answer.Note), textCell(p.recorded(l.Answer)),
		})
	}
	return list("Responsibilities", join(": ", ChecklistKind, p.Use.Purpose), columns(
		[]string{
			"Id", "Discipline", "Responsibility", "What it asks", "From", "Answer", "Taken care of by", "Day", "Note",
			"Recorded",
		},
		[]int{18, 20, 40, 70, 22, 16, 28, 12, 50, 36}), rows)
}
