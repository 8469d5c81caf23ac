package workbench_test

import (
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
	for _, id := range []string{"binned", "changed"} { // saved before their text is read, so not looked for yet
		l.must(l.Save(ctx, &assessments.Citation{ID: id, AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1", Quote: clause}))
	}
	l.must(l.Recheck(ctx, "a", &meanwhile{func() {
		l.must(l.RemoveCitation(ctx, "binned"))
		l.must(l.Save(ctx, &assessments.Citation{ID: "changed", AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1", Quote: "Other. Nothing else."}))
	}}))
	got := assessments.Citation{ID: "binned"}
	if err := l.Get(ctx, &got); err != nil || !assessments.InBin(&got) {
		t.Errorf("the citation came back from the bin: %+v, %v", got, err)
	}
	got = assessments.Citation{ID: "changed"}
	if err := l.Get(ctx, &got); err != nil || got.Quote != "Other. Nothing else." || got.State != assessments.CitationFound {
		t.Errorf("the change was taken back: %+v, %v", got, err)
	}
}

func TestDeclaringACitationThatMovedOnAnotherDayChangesNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	c := assessments.Citation{ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID, VersionID: "msa/1", Quote: clause, Start: 2, End: 9}
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

func TestWordsOfACitationInTheBinAreCitedAgain(t *testing.T) {
	l := newLab(t)
	l.furnish()
	c := assessments.Citation{AssessmentID: "a", ItemID: l.item("training_use").ID, VersionID: "msa/1", Quote: clause}
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
	if again, err := l.Cite(ctx, c); err != nil || again.Seq == 0 || again.SubjectID == first.SubjectID || live() != 1 {
		t.Errorf("citing words whose citation is in the bin: event %d of %s, %v, %d citations", again.Seq, again.SubjectID, err, live())
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

func TestACitationPointedElsewhereGetsTheSectionOfItsNewPlace(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddVersion(ctx, assessments.Version{ID: "msa/2", DocumentID: "msa", Label: "2", Status: assessments.VersionDraft},
		text("msa2.md", "# 7 Training\n\n7.1 Models. "+clause+"\n\n# 8 Other\n\n8.3 Else. These are words of another section.\n"), assessments.NoProgress{}))
	if _, err := l.Text(ctx, "msa/2", assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	c := assessments.Citation{ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID, VersionID: "msa/1", Quote: clause}
	l.must(l.Cite(ctx, c))
	want := func(section string, state assessments.CitationState) {
		t.Helper()
		l.get(&c)
		if c.Section != section || c.State != state {
			t.Errorf("section “%s”, %s; want “%s”, %s", c.Section, c.State, section, state)
		}
	}
	want("4.1 Training", assessments.CitationFound)
	c.VersionID, c.Start, c.End = "msa/2", 0, 0
	l.must(l.Save(ctx, &c))
	want("7.1 Models", assessments.CitationFound)
	c.Quote, c.Start, c.End = "These are words of another section.", 0, 0
	l.must(l.Save(ctx, &c))
	want("8.3 Else", assessments.CitationFound)
	c.Quote, c.Section, c.Start, c.End = clause, "as we call it", 0, 0
	l.must(l.Save(ctx, &c))
	want("as we call it", assessments.CitationFound)
	c.Quote, c.Start, c.End = "These words are nowhere to be found.", 0, 0
	l.must(l.Save(ctx, &c))
	want("as we call it", assessments.CitationNotFound)
}
