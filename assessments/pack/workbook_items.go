package pack

import (
	"fmt"
	"strconv"
	"strings"

	"countersign/assessments"
)

// Headings of the Items sheet that verifying reads back.
const (
	VerdictHead = "Verdict"
	StateHead   = "Counts as"
	AskedHead   = "Asked"
)

// itemColumns are the columns of the Items sheet: key, heading, width. Formulas name columns by key.
var itemColumns = []struct {
	key, title string
	width      int
	ours       bool // not for a vendor
}{
	{"item", "Item", 20, false},
	{"discipline", "Discipline", 24, false},
	{"title", "Title", 40, false},
	{"question", "Question", 50, false},
	{"kind", "Kind", 9, false},
	{"owner", "Owner", 13, true},
	{"asked", AskedHead, 8, false},
	{"verdict", VerdictHead, 15, true},
	{"strength", "Carried by", 20, true},
	{"stale", "Stale", 8, true},
	{"breaker", "Deal-breaker", 9, true},
	{"least", "Takes at least", 20, true},
	{"enough", "Partly is enough", 9, true},
	{"favours", "Silence favours us", 9, true},
	{"confirmed", "Second person", 9, true},
	{"exception", "Exception in force", 10, true},
	{"weight", "Weight", 8, true},
	{"applicable", "Applicable", 10, true},
	{"assessed", "Assessed", 10, true},
	{"v", "v", 7, true},
	{"s", "s", 7, true},
	{"max", "Max", 8, true},
	{"points", "Points", 9, true},
	{"gate", "Gate open", 8, true},
	{"response", "Response", 60, false},
	{"reason", "Our reason", 40, true},
	{"arithmetic", "Arithmetic", 60, true},
	{"requirements", "Requirements", 24, false},
	{"state", StateHead, 24, false}, // behind the others, whose letters are those of format 1
	{"gatewords", "The deal-breaker, as it stands", 60, true},
	{"notes", "Notes", 60, false},
	{"people", "Tested, recorded, confirmed, reviewed", 60, true},
	{walkColumn, "Walk-away reached", 10, true}, // only in a workbook that has one
}

// walkColumn is the key of the column that says on which items our walk-away position is reached.
const walkColumn = "walk"

const firstItemRow = 3

// itemCol is the column letter of a key; the letters hold for the sheet that carries the figures.
func itemCol(key string) string {
	for i, c := range itemColumns {
		if c.key == key {
			return columnLetter(i)
		}
	}
	panic("pack: the Items sheet has no column " + key)
}

// columnLetter names a column from 0: A, B, … Z, AA.
func columnLetter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return string(rune('A'+i/26-1)) + string(rune('A'+i%26))
}

// itemRange is a column of the Items sheet as the Score sheet's formulas name it.
func (v workbook) itemRange(key string) string {
	last := max(firstItemRow, firstItemRow+len(v.d.Template.Items)-1)
	c := itemCol(key)
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", ItemsSheet, c, firstItemRow, c, last)
}

func (v workbook) itemsSheet() Sheet {
	var cols []Column
	for _, c := range itemColumns {
		if v.has(c.key) && (!c.ours || !v.vendor()) {
			title := c.title
			if c.key == "state" {
				title = v.stateHead(StateHead)
			}
			cols = append(cols, Column{Title: title, Width: c.width})
		}
	}
	var rows [][]Cell
	for i, it := range v.d.Template.Items {
		cells := v.itemCells(it, firstItemRow+i)
		var row []Cell
		for _, c := range itemColumns {
			if v.has(c.key) && (!c.ours || !v.vendor()) {
				row = append(row, cells[c.key])
			}
		}
		rows = append(rows, row)
	}
	title := "Items: what was asked, what was found, what it counts"
	if v.vendor() {
		title = "Items: what was asked, and what was answered"
	}
	return list(ItemsSheet, title, cols, rows)
}

// itemCells are the cells of one item by column key.
func (v workbook) itemCells(it assessments.Item, row int) map[string]Cell {
	a, j, p := v.d.Answer(it.ID), v.judged[it.ID], v.points[it.ID]
	confirmed := ""
	if it.TakesSecondPerson(a.Verdict) {
		confirmed = yes(!j.Unconfirmed)
	}
	var requirements []string
	for _, s := range it.Sources {
		if s.Requirement != "" {
			requirements = append(requirements, s.Requirement)
		}
	}
	least := ""
	if it.MinStrength != assessments.StrengthNone {
		least = it.MinStrength.Title()
	}
	breaker := textCell("")
	if gating(v).gates(it) && p.Applicable {
		breaker = Cell{Kind: TextCell, Text: gating(v).gateWords(it), Mark: gating(v).gateMark(it.ID)}
	}
	f := itemFormulas(row, v.has(walkColumn))
	return map[string]Cell{
		"item": textCell(it.ID), "discipline": textCell(it.Discipline.Title()), "title": textCell(it.Title),
		"question": textCell(v.question(it)),
		"kind":     textCell(string(it.Kind)), "owner": textCell(words(it.Owner)),
		"asked": textCell(yes(!j.Hidden)), "state": v.stateCell(it.ID),
		"verdict":  textCell(a.Verdict.Title()),
		"strength": textCell(j.Strength.Title()), "stale": textCell(yes(j.Stale)),
		"breaker": textCell(yes(it.DealBreaker)), "least": textCell(least),
		"enough": textCell(yes(j.Enough)), "favours": textCell(yes(it.SilenceFavours())),
		"confirmed": textCell(confirmed),
		"exception": textCell(yes(j.Excepted)), "weight": {Kind: FactorCell, Number: p.Weight},
		"applicable": {Kind: CountCell, Number: one(p.Applicable), Formula: f["applicable"]},
		"assessed":   {Kind: CountCell, Number: one(p.Assessed), Formula: f["assessed"]},
		"v":          {Kind: FactorCell, Number: int64(p.V), Formula: f["v"]},
		"s":          {Kind: FactorCell, Number: int64(p.S), Formula: f["s"]},
		"max":        {Kind: PointsCell, Number: p.Max, Formula: f["max"]},
		"points":     {Kind: PointsCell, Number: p.Points, Formula: f["points"]},
		"gate":       {Kind: CountCell, Number: one(p.GateOpen), Formula: f["gate"]},
		"response":   textCell(a.Response), "reason": textCell(a.Reason),
		"arithmetic":   textCell(p.Arithmetic),
		"requirements": textCell(strings.Join(requirements, ", ")),
		"people":       textCell(assessments.Capital(cards(v).peopleWords(a))), "gatewords": breaker,
		"notes":    textCell(noting(v).noteWords(it.ID)),
		walkColumn: textCell(yes(j.WalkAway)),
	}
}

func one(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// has reports whether the Items sheet has a column.
func (v workbook) has(key string) bool {
	if key != walkColumn {
		return true
	}
	for _, j := range v.judged {
		if j.WalkAway {
			return true
		}
	}
	return false
}

// itemFormulas are the rules of scoring, written for one row of the Items sheet.
func itemFormulas(row int, walks bool) map[string]string {
	pairs := make([]string, 0, 2*len(itemColumns)+8)
	for _, c := range itemColumns {
		pairs = append(pairs, "{"+c.key+"}", "$"+itemCol(c.key)+strconv.Itoa(row))
	}
	pairs = append(pairs, "{verdicts}", verdictRange(), "{strengths}", strengthNames(), "{factors}",
		strengthFactors())
	fill := strings.NewReplacer(pairs...)
	open := `IF(AND({assessed}=1,OR({verdict}="met",AND({verdict}="partly met",{enough}="yes")),` +
		`IFERROR(MATCH({strength},{strengths},0),0)>=MAX(IFERROR(MATCH({least},{strengths},0),0),1)),0,1)`
	gate := `IF(OR({applicable}=0,{exception}="yes"),0,IF({confirmed}="no",1,IF({breaker}<>"yes",0,` + open +
		`)))`
	if walks {
		gate = `IF(OR({applicable}=0,{exception}="yes"),0,IF(OR({` + walkColumn +
			`}="yes",{confirmed}="no"),1,IF({breaker}<>"yes",0,` + open + `)))`
	}
	return map[string]string{
		"applicable": fill.Replace(`IF(OR({asked}="no",AND({verdict}="not applicable",{stale}<>"yes",{confirmed}<>"no")),0,1)`),
		"assessed":   fill.Replace(`IF(AND({applicable}=1,{verdict}<>"not assessed",{verdict}<>"not applicable",{stale}<>"yes"),1,0)`),
		"v":          fill.Replace(`IF(AND({verdict}="silent",{favours}="yes"),1,IFERROR(VLOOKUP({verdict},{verdicts},2,FALSE),0))`),
		"s":          fill.Replace(`IFERROR(INDEX({factors},MATCH({strength},{strengths},0),IF({kind}="term",1,2)),0)`),
		"max":        fill.Replace(`IF({applicable}=1,{weight},0)`),
		"points":     fill.Replace(`IF({assessed}=1,{weight}*{v}*{s},0)`),
		"gate":       fill.Replace(gate),
	}
}
