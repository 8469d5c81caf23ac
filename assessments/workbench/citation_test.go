package workbench_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
)

// meanwhile does something once, while something else is under way.
type meanwhile struct{ do func() }

func (m *meanwhile) Step(int64, int64, string) {
	if do := m.do; do != nil {
		m.do = nil
		do()
	}
}

func TestLookingForQuotesAgainKeepsWhatIsChangedMeanwhile(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	// saved before their text is read, so not looked for yet
	for _, id := range []string{"binned", "changed"} {
		l.must(l.Save(ctx, &assessments.Citation{
			ID: id, AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1",
			Quote: clause,
		}))
	}
	l.must(l.Recheck(ctx, "a", &meanwhile{func() {
		l.must(l.RemoveCitation(ctx, "binned"))
		l.must(l.Save(ctx, &assessments.Citation{
			ID: "changed", AssessmentID: "a", ItemID: it.ID,
			VersionID: "msa/1", Quote: "Other. Nothing else.",
		}))
	}}))
	got := assessments.Citation{ID: "binned"}
	if err := l.Get(ctx, &got); err != nil || !assessments.InBin(&got) {
		t.Errorf("the citation came back from the bin: %+v, %v", got, err)
	}
	if got.State != assessments.CitationNotChecked {
		t.Errorf("a citation in the bin was looked for: %+v", got)
	}
	got = assessments.Citation{ID: "changed"}
	if err := l.Get(ctx, &got); err != nil || got.Quote != "Other. Nothing else." ||
		got.State != assessments.CitationFound {
		t.Errorf("the change was taken back: %+v, %v", got, err)
	}
}

func TestDeclaringACitationThatMovedOnAnotherDayChangesNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/1", Quote: clause, Start: 2, End: 9,
	}
	declare := func() {
		if err := l.declares(&c, "assessment", "item", "version", "quote", "start_at", "end_at"); err != nil {
			t.Fatal(err)
		}
	}
	declare()
	if got := l.state()["citation c"]; !strings.Contains(got, "state=moved") {
		t.Fatalf("it is %s", got)
	}
	n := len(l.events)
	l.clock.now = l.clock.now.Add(24 * time.Hour)
	declare()
	if len(l.events) > n {
		t.Errorf("applying it twice changes %v", l.events[n].Changes)
	}
}

// Every pack looks for the quotes again; a reader does when a version is opened.
func TestLookingForAMovedQuoteAgainChangesNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/1", Quote: clause, Start: 2, End: 9,
	}
	l.must(l.Cite(ctx, c))
	before := l.state()["citation c"]
	if !strings.Contains(before, "state=moved") {
		t.Fatalf("it is %s", before)
	}
	l.clock.now = l.clock.now.Add(24 * time.Hour)
	for name, look := range map[string]func() (assessments.Event, error){
		"the assessment's": func() (assessments.Event, error) {
			return l.Recheck(ctx, "a", assessments.NoProgress{})
		},
		"the version's": func() (assessments.Event, error) { return l.RecheckVersion(ctx, "msa/1") },
	} {
		if ev, err := look(); err != nil || ev.Seq != 0 {
			t.Errorf("%s: event %d, %v", name, ev.Seq, err)
		}
	}
	if now := l.state()["citation c"]; now != before {
		t.Errorf("it was\n%s\nand is\n%s", before, now)
	}
	// Cited at another place it is looked for as a new one.
	if err := l.Get(ctx, &c); err != nil {
		t.Fatal(err)
	}
	c.Start, c.End = c.Start+1, c.End-1
	l.must(l.Cite(ctx, c))
	if now := l.state()["citation c"]; !strings.Contains(now, "state=found") {
		t.Errorf("cited where it stands: %s", now)
	}
}

// TestAQuoteThatMovesTwiceHasItsNewPlaceOnRecord reads the file's text in another form, so that the
// quote is elsewhere again.
func TestAQuoteThatMovesTwiceHasItsNewPlaceOnRecord(t *testing.T) {
	l := newLab(t)
	l.furnish()
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/1", Quote: clause, Start: 2, End: 9,
	}
	l.must(l.Cite(ctx, c))
	l.get(&c)
	read, err := l.Text(ctx, "msa/1", assessments.NoProgress{})
	if err != nil || c.State != assessments.CitationMoved {
		t.Fatalf("the quote is %s, %v", c.State, err)
	}
	read.Plain = strings.Repeat("Before it. ", 40) + read.Plain
	if err := l.KeepsText(ctx, read); err != nil {
		t.Fatal(err)
	}
	was := c
	l.must(l.RecheckVersion(ctx, "msa/1"))
	if l.get(&c); c.State != assessments.CitationMoved || c.Start != was.Start+440 || c.End != was.End+440 {
		t.Errorf("it was at %d to %d, and is %s at %d to %d", was.Start, was.End, c.State, c.Start, c.End)
	}
	if ev, err := l.RecheckVersion(ctx, "msa/1"); err != nil || ev.Seq != 0 {
		t.Errorf("looking again changes it: %+v, %v", ev, err)
	}
}

func TestWordsOfACitationInTheBinAreCitedAgain(t *testing.T) {
	l := newLab(t)
	l.furnish()
	c := assessments.Citation{
		AssessmentID: "a", ItemID: l.item("training_use").ID, VersionID: "msa/1",
		Quote: clause,
	}
	live := func() int {
		all, err := l.List(ctx, "citation")
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	first, err := l.Cite(ctx, c)
	l.must(first, err)
	if again, err := l.Cite(ctx, c); err != nil || again.Seq != 0 || live() != 1 {
		t.Errorf("citing the same words again: event %d, %v, %d citations", again.Seq, err, live())
	}
	l.must(l.RemoveCitation(ctx, first.SubjectID))
	if again, err := l.Cite(ctx, c); err != nil || again.Seq == 0 || again.SubjectID == first.SubjectID ||
		live() != 1 {
		t.Errorf("citing words whose citation is in the bin: event %d of %s, %v, %d citations", again.Seq,
			again.SubjectID, err, live())
	}
	other := c
	other.ItemID = l.item("data_location").ID
	l.must(l.Cite(ctx, other))
	longer := c
	longer.Quote = "4.1 Training. " + clause
	l.must(l.Cite(ctx, longer))
	if live() != 3 {
		t.Errorf("another item and other words give %d citations, want 3", live())
	}
}

// refusing reads no file: of some it says that there is no text in them, of others that the computer failed.
type refusing struct{ kind assessments.ErrorKind }

func (r refusing) Extract(context.Context, string, io.Reader, assessments.Progress) (assessments.Text,
	error,
) {
	return assessments.Text{}, assessments.Errorf(r.kind, "No text came of it.")
}

func TestCitingAFileWithoutATextLeavesItUnchecked(t *testing.T) {
	x := &refusing{assessments.Refused}
	l := newLabWith(t, x)
	l.furnish()
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/1", Quote: clause,
	}
	ev, err := l.Cite(ctx, c)
	l.must(ev, err)
	if ev.Assessment != "a" || ev.SubjectID != "c" {
		t.Errorf("the event is about %s of %s", ev.SubjectID, ev.Assessment)
	}
	if l.get(&c); c.State != assessments.CitationNotChecked || c.CheckedOn != "" {
		t.Errorf("it is %s, checked on %q", c.State, c.CheckedOn)
	}
	x.kind = assessments.Machine
	events := len(l.events)
	_, err = l.Cite(ctx, assessments.Citation{
		AssessmentID: "a", ItemID: c.ItemID, VersionID: "msa/1",
		Quote: "Other. Nothing else.",
	})
	l.refused(err, assessments.Machine, "No text came of it.")
	if len(l.events) != events {
		t.Error("a citation was recorded although its text could not be read")
	}
}

func TestSavingACitationLooksOnlyForWhatChanged(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionDraft,
	},
		text("msa2.md", "# 7 Training\n\n7.1 Models. "+clause+
			"\n\n# 8 Other\n\n8.3 Else. These are words of another section.\n"), assessments.NoProgress{}))
	item := l.item("training_use").ID
	c := assessments.Citation{ID: "c", AssessmentID: "a", ItemID: item, VersionID: "msa/1", Quote: clause}
	l.must(l.Save(ctx, &c)) // no one has read the text yet
	if l.get(&c); c.State != assessments.CitationNotChecked || c.CheckedOn != "" || c.Start != 0 {
		t.Errorf("before its text is read: %+v", c)
	}
	again, err := l.Recheck(ctx, "a", assessments.NoProgress{})
	if l.must(again, err); again.Assessment != "a" || again.SubjectID != "a" {
		t.Errorf("the event is about %s of %s", again.SubjectID, again.Assessment)
	}
	if l.get(&c); c.State != assessments.CitationFound || c.CheckedOn != "2026-11-21" {
		t.Errorf("looked for: %+v", c)
	}
	l.onDay("2026-11-22")
	if ev, err := l.Recheck(ctx, "a", assessments.NoProgress{}); err != nil || ev.Seq != 0 {
		t.Errorf("nothing changed, but: %+v, %v", ev, err)
	}
	c.Section = "as we call it"
	l.must(l.Save(ctx, &c))
	if l.get(&c); c.CheckedOn != "2026-11-21" || c.Section != "as we call it" ||
		c.State != assessments.CitationFound {
		t.Errorf("its section alone was changed: %+v", c)
	}
	c.Start, c.End = c.Start-1, c.End-1
	l.must(l.Save(ctx, &c))
	if l.get(&c); c.Section != "as we call it" || c.CheckedOn != "2026-11-21" {
		t.Errorf("its place alone was changed: %+v", c)
	}
	c.Page = 7
	if ev, err := l.Cite(ctx, c); err != nil || ev.Seq == 0 { // itself is not another one with the same words
		t.Errorf("citing it again with a page: %+v, %v", ev, err)
	}
	c.Quote, c.Page, c.Start, c.End = "Other. Nothing else.", 8, 0, 0
	l.must(l.Save(ctx, &c))
	if l.get(&c); c.Section == "as we call it" || c.Page != 8 {
		t.Errorf("a page given with other words stays, the section of those before does not: %+v", c)
	}
	if _, err := l.Text(ctx, "msa/2", assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	c.VersionID, c.Quote, c.Start, c.End = "msa/2", "These are words of another section.", 1, 5
	l.must(l.Save(ctx, &c))
	if l.get(&c); c.State != assessments.CitationMoved || c.Section != "8.3 Else" {
		t.Errorf("words of another version, found elsewhere: %+v", c)
	}
	c.Quote = "an"
	_, err = l.Save(ctx, &c)
	l.refused(err, assessments.Refused, "too short to be found again")
	other := assessments.Citation{AssessmentID: "a", ItemID: item, VersionID: "msa/1", Quote: clause}
	l.must(l.Cite(ctx, other))
	other.VersionID = "msa/2"
	if ev, err := l.Cite(ctx, other); err != nil || ev.Seq == 0 {
		t.Errorf("the same words of another version: %+v, %v", ev, err)
	}
}

func TestNothingIsQuotedOfAPurgedVersion(t *testing.T) {
	l := newLab(t)
	l.papers()
	l.must(l.SavePrecedence(ctx, assessments.Precedence{}, assessments.Precedence{
		ContractID: "ea", Subject: "general", Order: []string{"dpa", "msa"}, VersionID: "msa/2",
		Quote: orderClause,
	}))
	l.must(l.purge("version", "msa/2", "returned under NDA", nil))
	_, err := l.Cite(ctx, assessments.Citation{
		AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/2", Quote: clause,
	})
	l.refused(err, assessments.Refused, "nothing is quoted from it any more")
	p := assessments.Precedence{ID: "ea/general"}
	l.get(&p)
	p.Order = []string{"msa", "dpa"} // which says nothing of its words
	l.must(l.SavePrecedence(ctx, assessments.Precedence{}, p))
	p.Quote = orderClause
	_, err = l.SavePrecedence(ctx, assessments.Precedence{}, p)
	l.refused(err, assessments.Refused, "nothing is quoted from it any more")
}
