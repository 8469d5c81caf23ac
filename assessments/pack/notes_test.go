package pack_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// TestNotesOfAPackAreInItsReportAndWorkbook holds that nothing is denied in the report that
// assessment.json holds.
func TestNotesOfAPackAreInItsReportAndWorkbook(t *testing.T) {
	note := func(id, on, onID, item, body string) assessments.Note {
		return assessments.Note{
			ID: id, On: on, OnID: onID, AssessmentID: "a", ItemID: item, Body: body, Author: "Kim",
			Distribution: assessments.Shareable,
		}
	}
	d := packtest.Lumen()
	a := d.Assessment.ID
	var bare string // an item without an answer of the vendor, quotes or evidence
	for _, it := range d.Template.Items {
		if it.Kind == assessments.TermItem && d.Answer(it.ID).Response == "" &&
			len(d.CitationsOn(it.ID)) == 0 && len(d.TicksOn(it.ID)) == 0 {
			bare = it.ID
		}
	}
	d.Notes = []assessments.Note{
		note("1", "answer", a+"/"+bare, bare, "On the item."),
		note("2", "answer", a+"/"+bare, "", "On the answer."),
		note("3", "assessment", a, "", "On the whole."),
		note("4", "vendor", d.Vendor.ID, "", "On the vendor."),
	}
	for _, audience := range []string{pack.Vendor, pack.Auditor} {
		doc := build(t, d, audience)
		report, workbook := "", ""
		for _, s := range doc.Sections {
			report += sectionText(s)
		}
		for _, row := range tables(doc)["sheet Items"] {
			for _, c := range row {
				workbook += c.Text + "|"
			}
		}
		for _, n := range d.Notes {
			if !strings.Contains(report, n.Body) {
				t.Errorf("%s: the report does not print %q", audience, n.Body)
			}
			if n.On == "answer" && !strings.Contains(workbook, n.Body) {
				t.Errorf("%s: the workbook does not hold %q", audience, n.Body)
			}
		}
		if audience == pack.Vendor && strings.Contains(summaryRow(doc, bare, d),
			"Nothing that may be shared") {
			t.Errorf("the summary denies the note on %s", bare)
		}
	}
}

// sectionText is everything a section prints.
func sectionText(s pack.Section) string {
	out := s.Title + "\n"
	say := func(list []pack.Fact) {
		for _, f := range list {
			out += f.Label + ": " + f.Text + "\n"
		}
	}
	for _, b := range s.Blocks {
		out += b.Text + "\n"
		say(b.Facts)
		if b.Item != nil {
			say(b.Item.Facts)
		}
	}
	for _, sub := range s.Sections {
		out += sectionText(sub)
	}
	return out
}

// summaryRow is what the summary says of an item.
func summaryRow(doc pack.Document, item string, d *assessments.Dossier) string {
	it, _ := d.Template.Item(item)
	out := ""
	for name, rows := range tables(doc) {
		for _, row := range rows {
			if strings.HasPrefix(name, "summary-") && len(row) == 3 && row[0].Text == it.Title {
				out += row[2].Text
			}
		}
	}
	return out
}
