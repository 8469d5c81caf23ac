package pack_test

import (
	"fmt"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
)

// tables lists the tables of a document's report with the id of their section, and its sheets with
// their name.
func tables(doc pack.Document) map[string][][]pack.Cell {
	out := map[string][][]pack.Cell{}
	var walk func([]pack.Section)
	walk = func(list []pack.Section) {
		for _, s := range list {
			for _, b := range s.Blocks {
				if b.Table != nil {
					out[s.ID] = append(out[s.ID], b.Table.Rows...)
				}
			}
			walk(s.Sections)
		}
	}
	walk(doc.Sections)
	for _, s := range doc.Sheets {
		for _, r := range s.Rows {
			out["sheet "+s.Name] = append(out["sheet "+s.Name], r.Cells)
		}
	}
	return out
}

// A verdict that is stale is shown with the mark of its verdict nowhere: the reader of a greyscale
// print sees the shape.
func TestNothingStaleIsMarkedAsItsVerdict(t *testing.T) {
	for _, verdict := range assessments.Verdicts() {
		d := packtest.Lumen()
		for i := range d.Answers {
			d.Answers[i].Verdict, d.Answers[i].Reconfirm, d.Answers[i].SecondPerson = verdict, true, "Ada"
		}
		for _, audience := range []string{pack.Auditor, pack.Board} {
			doc := build(t, d, audience)
			stale := 0
			for where, rows := range tables(doc) {
				for _, row := range rows {
					for _, cell := range row {
						legend := where == "score-model" || where == "sheet Score"
						if cell.Mark == pack.MarkOf(verdict) && !legend || cell.Tone == pack.Good {
							t.Errorf("%s, %s, %s: %q is marked %s %s", audience, verdict, where, row[0].Text,
								cell.Mark, cell.Tone)
						}
						if cell.Mark == pack.MarkReconfirm {
							stale++
						}
					}
				}
			}
			if stale == 0 {
				t.Errorf("%s, %s: nothing is shown as to reconfirm", audience, verdict)
			}
			for _, f := range cards(doc) {
				if f.Tone == pack.Good {
					t.Errorf("%s, %s: %q is shown as good", audience, verdict, f.Text)
				}
			}
		}
	}
}

func cards(doc pack.Document) (out []pack.Fact) {
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Item != nil {
				out = append(out, b.Item.Facts...)
			}
		}
	}
	return out
}

// What rests on the vendor's word alone and is stale is listed as stale.
func TestRelianceShowsStaleVerdictsAsStale(t *testing.T) {
	d := packtest.Lumen()
	for i := range d.Answers {
		if d.Answers[i].ItemID == "RS-SLA" || d.Answers[i].ItemID == "GC-MONITOR" {
			d.Answers[i].Verdict, d.Answers[i].Reconfirm = assessments.Met, true
		}
	}
	rows := tables(build(t, d, pack.Board))["reliance"]
	if len(rows) == 0 {
		t.Fatal("nothing rests on the vendor's word")
	}
	found := false
	for _, row := range rows {
		if row[0].Text == "Use is monitored" {
			found = row[2].Text == "to reconfirm (was met)" && row[2].Mark == pack.MarkReconfirm
		}
	}
	if !found {
		t.Errorf("a stale verdict on the vendor's word: %+v", rows)
	}
}

// A quote that is not in the document is not printed as the document's words, wherever it is printed.
func TestQuotesThatWereNotFoundAreMarked(t *testing.T) {
	for state, mark := range map[assessments.CitationState]string{
		assessments.CitationFound: "", assessments.CitationMoved: "",
		assessments.CitationNotFound:   " (not found in the text)",
		assessments.CitationNotChecked: " (not checked)", "": " (not checked)",
	} {
		d := packtest.Lumen()
		d.Citations[0].State = state
		for i := range d.Answers {
			d.Answers[i].Response = ""
		}
		for _, audience := range assessments.Audiences() {
			const quote = "“Provider will not use Customer Data to train, retrain or improve any model.”"
			all := tables(build(t, d, audience))
			for _, where := range []string{"summary-data", "sheet Summary"} {
				seen := false
				for _, row := range all[where] {
					last := row[max(0, len(row)-1):]
					if len(last) == 0 || !strings.Contains(last[0].Text, quote) {
						continue
					}
					seen = true
					if !strings.HasSuffix(last[0].Text, quote+mark) {
						t.Errorf("%s, %s, %q: %q", audience, where, state, last[0].Text)
					}
					if (last[0].Tone == pack.Quote) != (mark == "") && where == "summary-data" {
						t.Errorf("%s, %q: set in tone %q", audience, state, last[0].Tone)
					}
				}
				if !seen {
					t.Errorf("%s, %s: the quote is not there", audience, where)
				}
			}
		}
	}
}

func TestTheSummaryPrefersQuotesThatWereFound(t *testing.T) {
	d := packtest.Lumen()
	invented := d.Citations[0]
	invented.ID, invented.Quote, invented.State = "c0", "We promise everything.", assessments.CitationNotFound
	d.Citations = append([]assessments.Citation{invented}, d.Citations...)
	const want = "improve any model.” (the first of 2 quotes; 1 of them not found in the text or not checked)"
	if all := everything(t, build(t, d, pack.Board)); !strings.Contains(all, want) ||
		strings.Contains(all, "“We promise") {
		t.Errorf("the summary quotes the invented words, or does not say %q", want)
	}
}

// A day is called by one word: what has expired on its day is not said to count until it.
func TestExceptionsNameTheirDaysAndPeople(t *testing.T) {
	base := assessments.Exception{
		ID: "x", AssessmentID: "as-lumen", ItemID: "RM-REGISTER", Reason: "Why", RequestedBy: "Kim",
		RequestedOn: "2026-09-30",
		Recording:   assessments.Recording{RecordedBy: "Olga (risk)"}, Approver: "Rafael",
		ApprovedOn: "2026-10-01", ApprovalRecordedBy: "Ines (legal)",
		Expires: "2027-01-31",
	}
	const approved, requested = "approved by Rafael on 2026-10-01, recorded by Ines (legal)",
		"requested by Kim on 2026-09-30, recorded by Olga (risk)"
	for want, set := range map[string]func(*assessments.Exception){
		approved + "; until 2027-01-30; " + requested: func(*assessments.Exception) {},
		"expired, last day 2026-11-19; " + approved + "; " + requested: func(x *assessments.Exception) {
			x.Expires = packtest.AsOf
		},
		"requested, not approved; until 2027-01-30; " + requested: func(x *assessments.Exception) {
			x.Approver, x.ApprovedOn, x.ApprovalRecordedBy = "", "", ""
		},
		"revoked by Ada on 2026-11-01: misused; before: " + approved + "; " +
			requested: func(x *assessments.Exception) {
			x.RevokedReason, x.Revocation = "misused.",
				assessments.Revocation{RevokedBy: "Ada", RevokedOn: "2026-11-01"}
		},
	} {
		d := packtest.Lumen()
		x := base
		set(&x)
		d.Exceptions = []assessments.Exception{x}
		all := tables(build(t, d, pack.Board))
		for where, column := range map[string]int{"exceptions": 4, "sheet Findings": 7} {
			rows := all[where]
			if got := rows[len(rows)-1][column].Text; got != want {
				t.Errorf("%s:\n got %s\nwant %s", where, got, want)
			}
		}
	}
}

// A revoked decision is shown with who revoked it, when and why, and with what it was.
func TestARevokedDecisionIsShownWithItsPeople(t *testing.T) {
	d := packtest.Lumen()
	d.Assessment.Status = assessments.Revoked
	d.Decisions[1].RevokedReason, d.Decisions[1].Revocation = "It helps.",
		assessments.Revocation{RevokedBy: "Ada (legal)", RevokedOn: "2026-11-10"}
	const want = "revoked by Ada (legal) on 2026-11-10: It helps; before: approved with conditions on 2026-11-03, declared by Rafael Ortiz (procurement), valid until 2027-05-01"
	doc := build(t, d, pack.Board)
	shown := map[string]string{}
	for _, f := range doc.Cover {
		shown[f.Label] = f.Text
	}
	if shown["Decision"] != want {
		t.Errorf("cover: %q", shown["Decision"])
	}
	if got, want := shown["Standing"], "Revoked by Ada (legal) on 2026-11-10: It helps."; got != want {
		t.Errorf("standing: %q, want %q", got, want)
	}
	if all := everything(t, doc); !strings.Contains(all, "On record: "+want+".") {
		t.Errorf("the chapter does not say %q", want)
	}
	// Decided as revoked, the decision itself is the newest.
	d.Decisions = append(d.Decisions,
		assessments.Decision{
			ID: "d3", AssessmentID: "as-lumen", Outcome: assessments.Revoked, By: "Kim",
			On: "2026-11-12",
		})
	if got := build(t, d, pack.Board).Cover[5].Text; got != "revoked on 2026-11-12, declared by Kim" {
		t.Errorf("decided as revoked: %q", got)
	}
}

func TestWhoReviewedWhatDoesNotApplyIsShown(t *testing.T) {
	d := packtest.Lumen()
	for i := range d.Answers {
		a := &d.Answers[i]
		if a.ItemID == "LP-AGE" {
			a.TestedBy, a.TestedOn, a.SecondPerson, a.ConfirmedOn = "Kim", "2026-11-01", "Ada", "2026-11-04"
			a.ReviewedBy, a.ReviewedOn, a.ReviewRecordedBy = "Olga", "2026-11-05", "Ines"
		}
	}
	const people = "Decided by Kim, 2026-11-01; recorded by Noor Haddad, 2026-11-02; confirmed by Ada, 2026-11-04; reviewed by Olga, 2026-11-05, recorded by Ines"
	all := tables(build(t, d, pack.Auditor))
	for where, want := range map[string]string{
		"discipline-" + string(assessments.Legal) + "-aside": "All users are adult employees.\n" +
			people, "sheet Items": people,
	} {
		found := false
		for _, row := range all[where] {
			found = found || len(row) > 0 && row[len(row)-1].Text == want
		}
		if !found {
			t.Errorf("%s does not say %q", where, want)
		}
	}
}

// A vendor is told for what reason how much is withheld, and not one reason for all.
func TestAVendorIsNotToldThatWhatMayBeSharedIsNotForSharing(t *testing.T) {
	d := packtest.Lumen()
	for i := range d.Evidence {
		d.Evidence[i].Distribution = assessments.Shareable
	}
	d.Evidence[0].Distribution = assessments.Internal
	d.Ticks = nil
	got := map[string]int{}
	for _, w := range build(t, d, pack.Vendor).Record.Withheld {
		if w.Noun == "evidence" {
			got[w.Why] += w.Count
		}
	}
	if len(got) != 2 || got["not for sharing"] != 1 || got["nothing in this pack rests on it"] != 1 {
		t.Errorf("%v", got)
	}
}

// What a past day leaves out is in the chapter that the summary refers to, and in the workbook.
func TestWhatADayLeavesOutIsListed(t *testing.T) {
	d := packtest.Lumen()
	judged := scoring.Judge(d, packtest.AsOf)
	doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model), pack.Options{
		AsOf: packtest.AsOf, PurgedSince: []assessments.Mention{{Noun: "version", ID: "v-msa-3"}},
		Timing: assessments.Timing{LeftOut: []assessments.Mention{
			{Noun: "decision", ID: "decision-0009", Day: "2026-11-25", Recorded: "2026-11-26"},
			{Noun: "answer", ID: "as-lumen/RS-SLA", Item: "RS-SLA", Day: "2026-11-27"},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	all := tables(doc)
	got := fmt.Sprint(texts(all["left-out"]))
	want := fmt.Sprint([][]string{
		{"decision", "2026-11-25", "2026-11-26", "of a day after 2026-11-20"},
		{"answer on “Availability is promised”", "2026-11-27", "", "of a day after 2026-11-20"},
		{"version “Enterprise Agreement, 3”", "", "", "purged since"},
	})
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if about := fmt.Sprint(texts(all["sheet About"])); !strings.Contains(about,
		"answer on “Availability is promised”, 2026-11-27, of a day after 2026-11-20") {
		t.Error("the workbook does not list what was left out")
	}
	if left := tables(build(t, d, pack.Auditor))["left-out"]; len(left) > 0 {
		t.Errorf("of today: %v", left)
	}
}

func texts(rows [][]pack.Cell) (out [][]string) {
	for _, row := range rows {
		var line []string
		for _, c := range row {
			line = append(line, c.Text)
		}
		out = append(out, line)
	}
	return out
}

// Sentences of a pack end once, begin with a capital, and carry no ids or stored words.
func TestSentencesOfAPack(t *testing.T) {
	d := packtest.Lumen()
	d.Decisions[1].Reason = "It helps"
	for _, audience := range []string{pack.Auditor, pack.Board} {
		doc := build(t, d, audience)
		doc.Record, doc.Facts = pack.Record{}, pack.Facts{} // which are for programs
		all := everything(t, doc)
		for _, want := range []string{
			"It helps. Valid until 2027-05-01.", "Reason: It helps.",
			"the deal-breaker “Provider indemnifies output claims” is open", "position (2)",
		} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: it does not say %q", audience, want)
			}
		}
		for _, not := range []string{
			"helps..", "no_longer_carried", "deal-breaker LP-",
			"ot assessed. Not assessed", "…. the evidence",
		} {
			if strings.Contains(all, not) {
				t.Errorf("%s: it says %q", audience, not)
			}
		}
		for _, row := range tables(doc)["sheet About"] {
			if row[0].Text == "Standing" && row[1].Text != "no longer carried" {
				t.Errorf("%s: the sheet About calls the standing %q", audience, row[1].Text)
			}
		}
		for _, row := range tables(doc)["withheld"] {
			if row[1].Kind != pack.HashCell {
				t.Errorf("%s: an id that is a count: %+v", audience, row)
			}
		}
	}
}
