package pack

import (
	"cmp"
	"strings"

	"countersign/assessments"
)

// Names of the sheets that verifying reads back.
const (
	ScoreSheet = "Score"
	ItemsSheet = "Items"
	AboutSheet = "About"
	UpToLabel  = "Recorded up to" // on it, if the pack's day is later
	TotalLabel = "Total"
)

// workbook writes the sheets.
type workbook struct{ *view }

// sheets are the workbook. Every sheet stands by itself: filter it, sort it, copy from it.
func (v workbook) sheets() []Sheet {
	items := v.itemsSheet()
	out := []Sheet{v.summarySheet()}
	if !v.vendor() {
		out = append(out, v.scoreSheet())
	}
	out = append(out, items)
	if v.full() {
		out = append(out, v.citationsSheet(), v.evidenceSheet(), v.documentsSheet())
	}
	if !v.vendor() {
		out = append(out, v.findingsSheet(), v.decisionsSheet())
	}
	if len(v.duties) > 0 {
		out = append(out, v.obligationsSheet())
	}
	if v.opt.Audience == Auditor {
		out = append(out, v.traceabilitySheet())
	}
	return append(out, v.aboutSheet())
}

// list is the common form of a sheet: a title, the heading row, the rows.
func list(name, title string, columns []Column, rows [][]Cell) Sheet {
	s := Sheet{Name: name, Header: 2, Filter: true}
	s.Rows = append(s.Rows, SheetRow{Style: TitleRow, Cells: []Cell{textCell(title)}})
	head := SheetRow{Style: HeadRow}
	for _, c := range columns {
		s.Widths = append(s.Widths, c.Width)
		head.Cells = append(head.Cells, textCell(c.Title))
	}
	s.Rows = append(s.Rows, head)
	for _, r := range rows {
		s.Rows = append(s.Rows, SheetRow{Cells: r})
	}
	return s
}

// columns makes headings from titles and widths in turn.
func columns(titles []string, widths []int) []Column {
	out := make([]Column, len(titles))
	for i := range titles {
		out[i] = Column{Title: titles[i], Width: widths[i]}
	}
	return out
}

func (v workbook) summarySheet() Sheet {
	s := Sheet{Name: "Summary", Widths: []int{34, 100}}
	s.Rows = append(s.Rows, SheetRow{Style: TitleRow, Cells: []Cell{textCell(v.d.Service.Name)}},
		SheetRow{Style: NoteRow, Cells: []Cell{textCell(v.subtitle())}})
	for _, f := range cover(v).cover("This sheet") {
		s.Rows = append(s.Rows, SheetRow{Cells: []Cell{textCell(f.Label), textCell(f.Text)}})
	}
	if !v.vendor() {
		s.Rows = append(s.Rows, worth(v).standingRows()...)
		s.Rows = append(s.Rows, SheetRow{},
			SheetRow{Style: HeadRow, Cells: []Cell{textCell(gating(v).gateHeading()), textCell("Why")}})
		for _, id := range v.result.Gates {
			s.Rows = append(s.Rows, SheetRow{
				Cells: []Cell{textCell(v.itemTitle(id)), textCell(v.points[id].GateReason)},
			})
		}
		if len(v.result.Gates) == 0 {
			s.Rows = append(s.Rows, SheetRow{Cells: []Cell{textCell("none")}})
		}
		for i, it := range gating(v).carried() {
			if i == 0 {
				s.Rows = append(s.Rows, SheetRow{},
					SheetRow{Style: HeadRow, Cells: []Cell{
						textCell(gating(v).carriedHeading()),
						textCell("Until when, and why it is open without"),
					}})
			}
			s.Rows = append(s.Rows, SheetRow{
				Cells: []Cell{
					{Kind: TextCell, Text: it.Title, Mark: MarkCarried},
					textCell(v.points[it.ID].GatePassed),
				},
			})
		}
	}
	for _, q := range summaryChapter(v).questions() {
		items := summaryChapter(v).framing(q)
		s.Rows = append(s.Rows, SheetRow{},
			SheetRow{Style: HeadRow, Cells: []Cell{
				textCell(q.Question),
				textCell(summaryChapter(v).tally("", items)),
			}})
		if said := summaryChapter(v).answer(q); said != "" {
			s.Rows = append(s.Rows, SheetRow{Cells: []Cell{textCell("Answer"), textCell(said)}})
		}
		for _, it := range items {
			a := v.d.Answer(it.ID)
			s.Rows = append(s.Rows, SheetRow{Cells: []Cell{
				textCell(it.Title),
				textCell(assessments.Capital(v.itemWords(it.ID)) + ". " +
					summaryChapter(v).onRecord(it, a).Text),
			}})
		}
	}
	return s
}

func (v workbook) citationsSheet() Sheet {
	var rows [][]Cell
	for _, c := range v.d.Citations {
		quote := textCell(c.Quote)
		if why := v.closed[c.VersionID]; why != "" {
			quote = textCell("withheld: its document is " + why)
		}
		ver, doc, _ := v.d.Version(c.VersionID)
		rows = append(rows, []Cell{
			textCell(c.ItemID), textCell(v.itemTitle(c.ItemID)), quote, textCell(doc.Name),
			textCell(ver.Label), textCell(string(ver.Status)),
			textCell(c.Section), pageCell(c.Page), textCell(c.State.Title()), dateCell(c.CheckedOn),
			hashCell(ver.SHA256),
		})
	}
	return list("Citations", "Quotes, and whether they were found in the text", columns(
		[]string{
			"Item", "Title", "Quote", "Document", "Version", "Status", "Section", "Page", "Found",
			"Checked on", "SHA-256 of the version",
		},
		[]int{18, 34, 80, 28, 12, 12, 20, 7, 22, 12, 30}), rows)
}

// pageCell leaves out the page of a format that has none.
func pageCell(n int) Cell {
	if n == 0 {
		return textCell("")
	}
	return countCell(n)
}

func (v workbook) evidenceSheet() Sheet {
	files := v.files()
	var rows [][]Cell
	row := func(r assessments.Revision, item, expected, remark string) {
		_, e, _ := v.d.Revision(r.ID)
		rows = append(rows, []Cell{
			textCell(e.Name), textCell(r.Label), textCell(r.Strength.Title()), textCell(item),
			textCell(expected), textCell(remark),
			dateCell(r.PeriodFrom), dateCell(r.PeriodTo), dateCell(r.Issued), dateCell(r.Expires),
			dateCell(r.PurgedOn),
			textCell(e.Distribution.Title()), textCell(cmp.Or(path(files, r.ID), r.Reference)),
			textCell(r.FileName), countCell(int(r.Size)), hashCell(r.SHA256),
		})
	}
	for _, r := range v.d.Revisions {
		used := false
		for _, t := range v.d.Ticks {
			if t.RevisionID == r.ID {
				row(r, t.ItemID, v.expected(t), t.Remark)
				used = true
			}
		}
		if !used {
			row(r, "", "", "")
		}
	}
	return list("Evidence", "Evidence: one row for each tick, or for a revision nobody ticked", columns(
		[]string{
			"Evidence", "Revision", "Strength", "Item", "Shows", "Remark", "Covers from", "Covers to",
			"Issued", "Expires", "Purged on", "Distribution", "In the pack as, or reference",
			"Name as received", "Bytes", "SHA-256",
		},
		[]int{30, 12, 20, 18, 34, 30, 12, 12, 12, 12, 12, 14, 44, 30, 12, 30}), rows)
}

// expected is the title of the expected evidence that a tick is on.
func (v workbook) expected(t assessments.Tick) string {
	it, _ := v.d.Template.Item(t.ItemID)
	for _, e := range it.Evidence {
		if e.ID == t.ExpectedID {
			return e.Title
		}
	}
	return t.ExpectedID
}

func (v workbook) documentsSheet() Sheet {
	files := v.files()
	var rows [][]Cell
	for _, ver := range v.d.Versions {
		_, doc, _ := v.d.Version(ver.ID)
		row := []Cell{
			textCell(doc.Name), textCell(doc.Type.Title()),
			textCell(yes(doc.Type.Contractual() || doc.Incorporated)), textCell(ver.Label),
			textCell(string(ver.Status)),
			dateCell(ver.Effective), dateCell(ver.ObtainedOn), textCell(ver.ObtainedBy), textCell(ver.Source),
			dateCell(ver.PurgedOn),
			textCell(path(files, ver.ID)), textCell(ver.FileName), countCell(int(ver.Size)),
			hashCell(ver.SHA256),
		}
		if !v.vendor() {
			row = append(row, textCell(reading(v).words(ver)))
		}
		rows = append(rows, row)
	}
	heads := columns(
		[]string{
			"Document", "Kind", "Part of the contract", "Version", "Status", "Effective", "Obtained on",
			"Obtained by", "Source", "Purged on", "In the pack as", "Name as received", "Bytes", "SHA-256",
		},
		[]int{32, 24, 12, 12, 12, 12, 12, 20, 34, 12, 44, 30, 12, 30})
	if !v.vendor() {
		heads = append(heads, Column{Title: "Not read, or in doubt", Width: 40})
	}
	return list("Documents", "Documents on file", heads, rows)
}

func (v workbook) findingsSheet() Sheet {
	var rows [][]Cell
	for _, f := range v.d.Findings {
		rows = append(rows, []Cell{
			textCell("finding"), textCell(f.ItemID), textCell(v.itemTitle(f.ItemID)), textCell(f.Text),
			textCell(f.Remedy), textCell(f.Owner),
			dateCell(f.Due), textCell(cmp.Or(f.Status, "open")),
		})
	}
	for _, e := range v.d.Exceptions {
		rows = append(rows, []Cell{
			textCell("exception"), textCell(e.ItemID), textCell(v.itemTitle(e.ItemID)), textCell(e.Reason),
			textCell(e.Compensating), textCell(e.Owner),
			dateCell(e.LastDay()), textCell(approvalChapter(v).exceptionState(e)),
		})
	}
	return list("Findings", "Findings and exceptions", columns(
		[]string{
			"What", "Item", "Title", "Gap or reason", "Remedy or compensating control", "Owner",
			"Due, until", "Status",
		},
		[]int{12, 18, 34, 60, 60, 20, 14, 30}), rows)
}

func (v workbook) decisionsSheet() Sheet {
	var rows [][]Cell
	for _, d := range v.d.History() {
		rows = append(rows, []Cell{
			textCell("decision"), dateCell(d.On), textCell(d.Outcome.Title()), textCell(d.By),
			textCell(d.RecordedBy), dateCell(d.RecordedOn()), textCell(""),
			textCell(d.Reason), dateCell(d.ValidUntil), textCell(revokedWords(d.Revocation, d.RevokedReason)),
			textCell(approvalChapter(v).decidedState(d)), hashCell(d.StateHash),
		})
	}
	for _, s := range v.d.SignOffs {
		rows = append(rows, []Cell{
			textCell("sign-off"), dateCell(s.On), textCell("declared"), textCell(s.Name),
			textCell(s.RecordedBy), dateCell(s.RecordedOn()), textCell(words(s.Role)),
			textCell(s.Statement), dateCell(""), textCell(revokedWords(s.Revocation, s.RevokedReason)),
			textCell(approvalChapter(v).signedState(s)), hashCell(s.StateHash),
		})
	}
	for _, c := range v.d.Conditions {
		rows = append(rows, []Cell{
			textCell("condition"), dateCell(c.MetOn), textCell(v.conditionStatus(c)), textCell(c.Owner),
			textCell(c.OfState().RecordedBy), dateCell(c.OfState().RecordedOn()), textCell("owner"),
			textCell(c.Text), dateCell(c.Due), textCell(closedWords(c)), textCell(""),
			hashCell(""),
		})
	}
	return list("Decisions", "Decisions, sign-offs and conditions", columns(
		[]string{
			"What", "On", "Outcome", "Declared by, owner", "Recorded by", "Recorded on", "Role",
			"Reason, statement, condition", "Valid until, due", "Revoked, closed", "State", "State hash",
		},
		[]int{12, 12, 24, 26, 26, 12, 16, 60, 16, 30, 30, 30}), rows)
}

func (v workbook) traceabilitySheet() Sheet {
	var rows [][]Cell
	for _, one := range traceChapter(v).trace() {
		for _, it := range one.items {
			rows = append(rows, []Cell{
				textCell(one.id), textCell(one.says), textCell(it.ID),
				textCell(it.Title), v.stateCell(it.ID), textCell(strings.Join(it.Crosswalk, ", ")),
			})
		}
		for _, s := range one.serving {
			rows = append(rows, []Cell{
				textCell(one.id), textCell(one.says), textCell(s.ID),
				textCell(s.Title), textCell("served"), textCell(""),
			})
		}
	}
	return list("Traceability", "From requirement to item", columns(
		[]string{"Requirement", "Says", "Item", "Title", "Verdict", "Also answers"},
		[]int{14, 70, 20, 44, 16, 40}), rows)
}

// aboutSheet says what the workbook is, and carries the facts that the pack's other parts carry too.
func (v workbook) aboutSheet() Sheet {
	s := Sheet{Name: AboutSheet, Widths: []int{34, 100}, Rows: []SheetRow{
		{Style: TitleRow, Cells: []Cell{textCell("About this workbook")}},
		{Style: NoteRow, Cells: []Cell{textCell(v.sameElsewhere())}},
	}}
	row := func(label, text string) {
		s.Rows = append(s.Rows, SheetRow{Cells: []Cell{textCell(label), textCell(text)}})
	}
	row("Content id", v.facts1.ContentID)
	row("State hash", v.stateHash)
	row("As of", string(v.opt.AsOf))
	if up := v.opt.RecordedUpTo; up != "" {
		row(UpToLabel, string(up))
		row("", v.facts1.Day())
	}
	row("Audience", v.opt.Audience)
	if !v.vendor() {
		row("Standing", v.standing.State.Title())
		row("", worth(v).sentence(reasonsInWorkbook))
		for _, line := range worth(v).timingLines() {
			row("", line)
		}
	}
	row("Program", v.opt.ProgramVersion)
	row("Catalogue", methodChapter(v).catalogueVersion())
	row("Question set", join(" ", v.d.Template.Title, v.d.Template.Version))
	if !v.vendor() {
		row("Recalculate", "Score and Items hold formulas. Change a verdict or a strength on Items and the score follows. Ctrl+Shift+F9 in LibreOffice, Ctrl+Alt+F9 in Excel compute everything again.")
	}
	row("What it is not", "Not legal advice, not a certificate. What is privileged or under NDA is not in it, nor are negotiating positions.")
	switch v.opt.Audience {
	case Vendor:
		row("Left out", neverForVendor)
	case Board:
		row("Left out", neverForBoard)
	}
	for _, w := range v.withheld {
		what := join(" ", w.Noun.Title(), w.ID, countWords(w.Count), assessments.FieldTitles(w.Fields))
		row("Withheld", what+": "+w.Why)
	}
	for _, cells := range traceChapter(v).leftOutByDay().Rows {
		row("Left out", join(", ", cells[0].Text, cells[1].Text, cells[3].Text))
	}
	return s
}

func (v workbook) sameElsewhere() string {
	if v.vendor() {
		return "Part of an audit pack. The same questions and answers are in report.pdf and assessment.json."
	}
	return "Part of an audit pack. The same figures stand in report.pdf and assessment.json."
}

func countWords(n int) string {
	if n == 0 {
		return ""
	}
	return "(" + digits(n) + ")"
}
