package xlsx

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Read says where a workbook that this program no longer writes does not agree with its
// assessment.json. Of an earlier format: its facts, every item with its verdict, the figures of every
// discipline, and every formula. Of this format with another catalogue: every cell that no catalogue
// has words in.
func Read(book []byte, r *pack.Reading) []string {
	b, err := readStrict(book)
	if err != nil {
		return []string{err.Error()}
	}
	facts, err := b.facts()
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	for _, d := range r.Facts.Differences(facts) {
		out = append(out, fmt.Sprintf("does not agree with %s: %s", pack.RecordName, d))
	}
	if r.Format() == pack.Format {
		out = append(out, b.sameCells(r)...)
		return out[:min(len(out), 20)]
	}
	out = append(out, b.items(r.Record())...)
	if r.Record().Figures != nil {
		out = append(out, b.figures(r.Record())...)
	}
	out = append(out, b.formulas(r.Record())...)
	return out[:min(len(out), 20)]
}

// worded are the sheets in which words of the catalogue stand.
var worded = map[string]bool{"Summary": true, "Traceability": true, pack.AboutSheet: true}

// sameCells writes the workbook again without a catalogue, and compares the cells of all sheets in
// which no catalogue has words; those of the others hold no formula.
func (b *strictBook) sameCells(r *pack.Reading) []string {
	doc, _, err := r.Rebuild(nil)
	if err != nil {
		return []string{err.Error()}
	}
	again, err := workbook(context.Background(), doc)
	if err != nil {
		return []string{err.Error()}
	}
	ours, err := readStrict(again)
	if err != nil {
		return []string{fmt.Sprintf("cannot be compared: %v", err)}
	}
	if !slices.Equal(b.names, ours.names) {
		return []string{fmt.Sprintf("has the sheets %s; this program writes %s", strings.Join(b.names, ", "),
			strings.Join(ours.names, ", "))}
	}
	var out []string
	for _, name := range b.names {
		rows, due := b.sheets[name], ours.sheets[name]
		if len(rows) != len(due) && !worded[name] {
			out = append(out, fmt.Sprintf("sheet %s has %d rows where %d are due", name, len(rows), len(due)))
			continue
		}
		for i, row := range rows {
			for col, c := range row {
				is := c
				switch {
				case worded[name] && c.formula == "":
				case worded[name]:
					out = append(out, fmt.Sprintf("sheet %s has in cell %s%d a formula", name,
						columnName(col+1), i+1))
				case col >= len(due[i]) || due[i][col] != is:
					out = append(out, fmt.Sprintf("sheet %s shows in cell %s%d “%s” where %s gives “%s”",
						name, columnName(col+1), i+1, assessments.Clip(is.text, 80), pack.RecordName,
						assessments.Clip(cellOf(due[i], col).text, 80)))
				}
			}
		}
	}
	return out
}

func cellOf(row []strictCell, col int) strictCell {
	if col < len(row) {
		return row[col]
	}
	return strictCell{}
}

// items compares the rows of the sheet Items with the items on record.
func (b *strictBook) items(r *pack.Record) []string {
	rows, err := b.table(pack.ItemsSheet, pack.VerdictHead)
	if err != nil {
		return []string{err.Error()}
	}
	if len(rows) != len(r.Items) {
		return []string{fmt.Sprintf("sheet %s has %d items; %s lists %d", pack.ItemsSheet, len(rows),
			pack.RecordName, len(r.Items))}
	}
	said := r.Answered()
	var out []string
	for i, it := range r.Items {
		a := said[it.Item.ID]
		due := [][2]string{
			{"Item", it.Item.ID},
			{"Title", it.Item.Title},
			{"Question", it.Item.Question},
			{"Discipline", it.Item.Discipline.Title()},
			{pack.VerdictHead, a.Verdict.Title()},
			{pack.AskedHead, yes(!it.Judged.Hidden)},
			{"Response", a.Response},
		}
		if r.Figures != nil {
			due = append(due, [2]string{"Carried by", it.Judged.Strength.Title()},
				[2]string{"Deal-breaker", yes(it.Item.DealBreaker)},
				[2]string{"Stale", yes(it.Judged.Stale)}, [2]string{"Our reason", a.Reason})
		}
		for _, d := range due {
			if is := rows[i][d[0]].text; !sameText(is, clean(d[1])) {
				out = append(out, fmt.Sprintf("sheet %s shows for %s under %s “%s” where %s gives “%s”",
					pack.ItemsSheet, it.Item.ID, d[0], assessments.Clip(is, 80), pack.RecordName,
					assessments.Clip(d[1], 80)))
			}
		}
	}
	return out
}

// sameText compares a cell with a text of which it may show the beginning alone.
func sameText(is, due string) bool {
	return is == due || (len(due) > part && strings.HasPrefix(is, due[:part/4]))
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// figures compares the rows of the sheet Score with the figures on record.
func (b *strictBook) figures(r *pack.Record) []string {
	rows, err := b.table(pack.ScoreSheet, pack.ScoreHead)
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	found := 0
	for _, row := range rows {
		for _, d := range assessments.Disciplines() {
			if row["Discipline"].text != d.Title() {
				continue
			}
			found++
			var is pack.Facts
			if err := readFigures(row, &is); err != nil {
				return []string{err.Error()}
			}
			due := r.Figures.Disciplines[d]
			if is.Scored != due.Scored || is.Score != due.Score || is.Coverage != due.Coverage ||
				is.BandLow != due.BandLow || is.BandHigh != due.BandHigh || is.GatesOpen != due.GatesOpen {
				out = append(out, fmt.Sprintf("sheet %s shows other figures for %s than %s", pack.ScoreSheet,
					d.Title(), pack.RecordName))
			}
		}
	}
	if found != len(assessments.Disciplines()) {
		out = append(out, fmt.Sprintf("sheet %s does not show every discipline once", pack.ScoreSheet))
	}
	return out
}

// itemFormulas1 and scoreFormulas1 are the formulas of format 1 by column, with # for the numbers of
// rows. Of two the second is that of the total.
var (
	itemFormulas1 = map[int][]string{
		17: {`IF(OR($G#="no",AND($H#="not applicable",$J#<>"yes",NOT(AND($K#="yes",$O#<>"yes")))),0,1)`},
		18: {`IF(AND($R#=1,$H#<>"not assessed",$H#<>"not applicable",$J#<>"yes"),1,0)`},
		19: {`IF(AND($H#="silent",$N#="yes"),1,IFERROR(VLOOKUP($H#,Score!$A$#:$B$#,2,FALSE),0))`},
		20: {`IFERROR(INDEX(Score!$B$#:$C$#,MATCH($I#,Score!$A$#:$A$#,0),IF($E#="term",1,2)),0)`},
		21: {`IF($R#=1,$Q#,0)`},
		22: {`IF($S#=1,$Q#*$T#*$U#,0)`},
		23: {`IF(OR($K#<>"yes",$R#=0,$P#="yes"),0,IF(AND($S#=1,OR($H#="met",AND($H#="partly met",$M#="yes")),` +
			`IFERROR(MATCH($I#,Score!$A$#:$A$#,0),0)>=MAX(IFERROR(MATCH($L#,Score!$A$#:$A$#,0),0),1)),0,1))`},
	}
	scoreFormulas1 = map[int][]string{
		1: {`SUMIFS(Items!$R$#:$R$#,Items!$B$#:$B$#,$A#)`, `SUM(Items!$R$#:$R$#)`},
		2: {`SUMIFS(Items!$S$#:$S$#,Items!$B$#:$B$#,$A#)`, `SUM(Items!$S$#:$S$#)`},
		3: {`SUMIFS(Items!$V$#:$V$#,Items!$B$#:$B$#,$A#)`, `SUM(Items!$V$#:$V$#)`},
		4: {
			`SUMPRODUCT((Items!$B$#:$B$#=$A#)*Items!$S$#:$S$#*Items!$V$#:$V$#)`,
			`SUMPRODUCT(Items!$S$#:$S$#*Items!$V$#:$V$#)`,
		},
		5:  {`SUMIFS(Items!$W$#:$W$#,Items!$B$#:$B$#,$A#)`, `SUM(Items!$W$#:$W$#)`},
		6:  {`IF(E#=0,"unscored",IF(E#=0,0,ROUND(ROUND(1000*F#/E#,9),0))/10)`},
		7:  {`IF(D#=0,0,ROUND(ROUND(1000*E#/D#,9),0))/1000`},
		8:  {`IF(D#=0,0,ROUND(ROUND(1000*F#/D#,9),0))/10`},
		9:  {`IF(D#=0,0,ROUND(ROUND(1000*(F#+D#-E#)/D#,9),0))/10`},
		10: {`SUMIFS(Items!$X$#:$X$#,Items!$B$#:$B$#,$A#)`, `SUM(Items!$X$#:$X$#)`},
		11: {`IF(E#=0,"unscored",IF(AND(I#>=$B$#,K#=0),"strong",IF(OR(I#>=$B$#,I#>=$B$#),"mixed","weak")))`},
	}
	rowNumber = regexp.MustCompile(`(\$?[A-Z]{1,2}\$?)[0-9]+`)
)

// formulas looks for every formula that there must be, and for every one that there must not.
func (b *strictBook) formulas(r *pack.Record) []string {
	var out []string
	for _, name := range b.names {
		due, want := map[int][]string{}, 0
		switch {
		case r.Figures == nil:
		case name == pack.ItemsSheet:
			due, want = itemFormulas1, len(itemFormulas1)*len(r.Items)
		case name == pack.ScoreSheet:
			due, want = scoreFormulas1, len(scoreFormulas1)*(len(assessments.Disciplines())+1)
		}
		found := 0
		for i, row := range b.sheets[name] {
			for col, c := range row {
				if c.formula == "" {
					continue
				}
				found++
				if !slices.Contains(due[col], rowNumber.ReplaceAllString(c.formula, "${1}#")) {
					out = append(out, fmt.Sprintf(
						"sheet %s has in cell %s%d the formula “%s”, which none of ours has", name,
						columnName(col+1), i+1, assessments.Clip(c.formula, 80)))
				}
			}
		}
		if found != want {
			out = append(out, fmt.Sprintf("sheet %s has %d formulas where %d are due", name, found, want))
		}
	}
	return out
}
