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
