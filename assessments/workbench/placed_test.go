package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestAFileDoesNotReplaceWhatAnotherPersonWroteInThatPlace applies records whose ids are made from
// their place in a list: first by Ada, then by Bruno with another text.
func TestAFileDoesNotReplaceWhatAnotherPersonWroteInThatPlace(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	apply := func(text string, placed bool) error {
		var list []workbench.Declared
		for _, r := range []struct {
			r      assessments.Record
			fields string
		}{
			{
				&assessments.Note{
					ID: "n", On: "assessment", OnID: "a", AssessmentID: "a", Body: text,
					Author: "", Distribution: assessments.Privileged,
				},
				"on_noun on_id assessment body distribution",
			},
			{
				&assessments.Finding{ID: "f", AssessmentID: "a", ItemID: item, Text: text},
				"assessment item gap",
			},
			{&assessments.ApprovalCondition{
				ID: "c", AssessmentID: "a", Text: text, Owner: "Olga",
				Due: "2027-01-01",
			}, "assessment requires owner due"},
			{
				&assessments.Exception{
					ID: "x", AssessmentID: "a", ItemID: item, Reason: text,
					Compensating: "no personal data", Owner: "Olga", Expires: "2027-01-01",
				},
				"assessment item reason compensating_control owner expires",
			},
		} {
			d := workbench.Declared{
				Record: r.r, Path: string(r.r.Noun()) + "s[0]", Line: 1,
				Set: map[string]bool{}, Placed: placed,
			}
			for _, f := range strings.Fields(r.fields) {
				if _, ok := assessments.FieldOf(r.r, f); !ok {
					t.Fatalf("%s has no field %s", r.r.Noun(), f)
				}
				d.Set[f] = true
			}
			list = append(list, d)
		}
		_, err := l.Apply(ctx, list, nil, false, assessments.NoProgress{})
		return err
	}
	if err := apply("Ada's words.", true); err != nil {
		t.Fatal(err)
	}
	if err := apply("Ada's words, corrected.", true); err != nil {
		t.Errorf("Ada cannot correct her own file: %v", err)
	}
	l.actAs("Bruno", "security")
	if err := apply("Ada's words, corrected.", true); err != nil {
		t.Errorf("the same file applied by another person: %v", err)
	}
	err := apply("Bruno's words.", true)
	for _, n := range []string{"notes[0]", "findings[0]", "conditions[0]", "exceptions[0]"} {
		if err == nil || !strings.Contains(err.Error(), n) {
			t.Errorf("%s is replaced: %v", n, err)
		}
	}
	if err != nil && !strings.Contains(err.Error(), "“Ada's words, corrected.”, recorded by Ada") {
		t.Errorf("it does not say whose words are there: %v", err)
	}
	if err := apply("Bruno's words.", false); err != nil {
		t.Errorf("with the ids given: %v", err)
	}
	c, x := assessments.ApprovalCondition{ID: "c"}, assessments.Exception{ID: "x"}
	if l.get(&c); c.RecordedBy != bruno.String() {
		t.Errorf("Bruno's words in the condition are recorded by %q", c.RecordedBy)
	}
	if l.get(&x); x.RecordedBy != bruno.String() || x.RequestedBy != ada.String() {
		t.Errorf("Bruno's words in the exception are recorded by %q, requested by %q", x.RecordedBy,
			x.RequestedBy)
	}
}

func TestANoteRewrittenByAnotherNamesThem(t *testing.T) {
	l := newLab(t)
	l.furnish()
	n := assessments.Note{
		ID: "n", On: "assessment", OnID: "a", AssessmentID: "a", Body: "Ada's words.",
		Author: ada.String(), Distribution: assessments.Internal,
	}
	l.must(l.Save(ctx, &n))
	write := func(body string, d assessments.Distribution) string {
		l.must(l.Change(ctx, assessments.NounNote, "n", func(r assessments.Record) {
			r.(*assessments.Note).Body, r.(*assessments.Note).Distribution = body, d
		}))
		l.get(&n)
		return n.Author
	}
	if by := write("Ada's words, corrected.", assessments.Internal); by != ada.String() {
		t.Errorf("corrected by herself it is of %q", by)
	}
	l.actAs("Bruno", "security")
	if by := write("Ada's words, corrected.", assessments.Privileged); by != ada.String() {
		t.Errorf("marked by another it is of %q", by)
	}
	if by := write("Bruno's words.", assessments.Privileged); by != bruno.String() {
		t.Errorf("rewritten it is of %q", by)
	}
}
