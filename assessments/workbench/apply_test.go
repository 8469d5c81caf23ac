package workbench_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// given is a declared record with the fields that its file names.
func given(path string, line int, r assessments.Record, fields ...string) workbench.Declared {
	d := workbench.Declared{Record: r, Path: path, Line: line, Set: map[string]bool{}}
	for _, f := range fields {
		d.Set[f] = true
	}
	return d
}

// filed is a declared version with a file.
func filed(path, id, file string) workbench.Declared {
	d := given(path, 9, &assessments.Version{
		ID: id, DocumentID: "msa", Label: id,
		Status: assessments.VersionDraft,
	}, "document", "label", "status")
	d.File = file
	return d
}

// steps notes what is reported while a file is applied.
type steps struct{ said []string }

func (s *steps) Step(_, _ int64, what string) { s.said = append(s.said, what) }

func words(name string) (workbench.File, error) { return text(name, "Words of "+name+"."), nil }

func TestADryRunSaysWhatItWouldDoAndDoesNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	report := given("revisions[0]", 12,
		&assessments.Revision{
			ID: "report/1", EvidenceID: "report", Label: "1",
			Strength: assessments.StrengthReport,
		},
		"evidence", "label", "strength")
	report.File = "r.md"
	list := []workbench.Declared{
		given("vendors[0]", 3, &assessments.Vendor{ID: "harbor", Name: "Harbor"}, "name"),
		filed("versions[0]", "msa/2", "b.md"),
		given("evidence[0]", 11, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"},
			"vendor", "name"),
		report,
	}
	before, events := l.state(), len(l.events)
	said := &steps{}
	out, err := l.Apply(ctx, list, words, true, said)
	if err != nil || !out.DryRun || out.Files != 2 || out.Event.Seq != 0 || len(out.Changes) == 0 {
		t.Errorf("dry run: %+v, %v", out, err)
	}
	if !slices.Contains(said.said, "b.md") {
		t.Errorf("it reports %q", said.said)
	}
	if !maps.Equal(before, l.state()) || len(l.events) != events {
		t.Error("a dry run changed something")
	}
	sum := sha256.Sum256([]byte("Words of b.md."))
	if _, _, err := l.OpenFile(ctx, hex.EncodeToString(sum[:])); assessments.KindOf(
		err) != assessments.NotFound {
		t.Errorf("a dry run stored a file: %v", err)
	}
	done, err := l.Apply(ctx, list, words, false, assessments.NoProgress{})
	if err != nil || done.DryRun || done.Files != 2 || len(done.Changes) != len(out.Changes) {
		t.Errorf("applied: %d changes instead of %d, %v", len(done.Changes), len(out.Changes), err)
	}
	if ev := done.Event; ev.Verb != "apply" || ev.Subject != "organisation" ||
		ev.SubjectID != "organisation" || len(ev.Changes) != len(done.Changes) {
		t.Errorf("the event is %+v", ev)
	}
	v, r := assessments.Version{ID: "msa/2"}, assessments.Revision{ID: "report/1"}
	l.get(&v)
	l.get(&r)
	for sum, read := range map[string]bool{v.SHA256: true, r.SHA256: false} { // evidence is not searched
		if s, err := l.TextState(ctx, sum); err != nil || s.Read != read {
			t.Errorf("its text is read: %v, %v; want %v", s.Read, err, read)
		}
		if f, _, err := l.OpenFile(ctx, sum); err != nil || f.Close() != nil {
			t.Errorf("its bytes are not stored: %v", err)
		}
	}
	list[0].Set["colour"], list[0].Record.(*assessments.Vendor).Name = false, ""
	if out, err := l.Apply(ctx, list, words, true, assessments.NoProgress{}); err == nil ||
		len(out.Changes) > 0 {
		t.Errorf("a dry run of what is refused: %+v, %v", out, err)
	}
}

func TestApplyNamesEveryProblemOfAFile(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Vendor{ID: "harbor", Name: "Harbor"}))
	l.must(l.Bin(ctx, "vendor", "harbor"))
	before := l.state()
	missing := func(name string) (workbench.File, error) {
		return workbench.File{}, assessments.Errorf(assessments.Refused, "There is no file %s.", name)
	}
	list := []workbench.Declared{
		given("vendors[0]", 3, &assessments.Vendor{ID: "harbor", Name: "Harbour"}, "name"),
		given("answers[0]", 5, &assessments.Answer{
			ID: "a/nowhere", AssessmentID: "a", ItemID: "nowhere",
			Verdict: assessments.Met,
		}, "assessment", "item", "verdict"),
		filed("versions[0]", "msa/2", "b.md"),
	}
	_, err := l.Apply(ctx, list, missing, false, assessments.NoProgress{})
	var problems assessments.Problems
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	want := map[string]string{
		"versions[0].file": "There is no file b.md.",
		"vendors[0]":       "“Harbor” is in the bin; restore it first",
		"answers[0].item":  "has no item “nowhere”",
	}
	lines := map[string]int{"versions[0].file": 9, "vendors[0]": 3, "answers[0].item": 5}
	for i, p := range problems {
		if slices.Contains(problems[:i], p) {
			t.Errorf("said twice: %v", p)
		}
		if says, ok := want[p.Path]; ok && strings.Contains(p.Message, says) && p.Line == lines[p.Path] {
			delete(want, p.Path)
		}
	}
	if len(want) > 0 {
		t.Errorf("%v\nare not said in %v", want, problems)
	}
	if !maps.Equal(before, l.state()) {
		t.Error("a file with problems changed something")
	}
	for name, fault := range map[string]error{
		"the computer fails": assessments.Errorf(assessments.Machine, "The disk is full."),
		"cancelled":          context.Canceled,
		"cancelled, refused": assessments.Wrap(context.Canceled, assessments.Refused, "stopped"),
	} {
		_, err := l.Apply(ctx, list[2:], func(string) (workbench.File, error) {
			return workbench.File{}, fault
		}, false, assessments.NoProgress{})
		if !errors.Is(err, fault) || errors.As(err, &problems) {
			t.Errorf("%s: %v", name, err)
		}
	}
	taken := assessments.Errorf(assessments.Conflict, "It is another file by now.")
	_, err = l.Apply(ctx, list[2:], func(string) (workbench.File, error) {
		return workbench.File{}, taken
	}, false, assessments.NoProgress{})
	if !errors.As(err, &problems) || problems[0].Path != "versions[0].file" {
		t.Errorf("a file that is another by now: %v", err)
	}
}

func TestApplyChangesAnAssessmentThatIsThere(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	was := assessments.Assessment{ID: "a"}
	l.get(&was)
	if err := l.declares(&assessments.Assessment{ID: "a", Name: "Another name"}, "name"); err != nil {
		t.Fatal(err)
	}
	got := assessments.Assessment{ID: "a"}
	l.get(&got)
	if was.Name = "Another name"; !assessments.Equal(&got, &was) {
		t.Errorf("it is %+v, want %+v", got, was)
	}
	if err := l.declares(&assessments.Assessment{ID: "b", UseID: "support", Name: "Second"}, "use",
		"name"); err != nil {
		t.Fatal(err)
	}
	got = assessments.Assessment{ID: "b"}
	if l.get(&got); got.TemplateID == "" || got.Status != assessments.Draft || got.Scope != 2 {
		t.Errorf("a new one did not begin: %+v", got)
	}
}

func TestApplyLooksInTextsThatNobodyRead(t *testing.T) {
	l := newLab(t)
	l.papers()
	err := l.declares(&assessments.Precedence{
		ID: "p", ContractID: "ea", Subject: "general", Order: []string{"dpa", "msa"}, VersionID: "msa/2",
		Quote: "The order form prevails over everything.",
	}, "contract", "subject", "order_of", "version", "quote")
	l.refused(err, assessments.Refused, "does not say")
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("data_location").ID,
		VersionID: "dpa/1", Quote: "Provider stores and processes Customer Personal Data",
	}
	if err := l.declares(&c, "assessment", "item", "version", "quote"); err != nil {
		t.Fatal(err)
	}
	if l.get(&c); c.State != assessments.CitationFound {
		t.Errorf("the citation is %s", c.State)
	}
}

func TestAConfirmationIsDeclaredByTheSecondPerson(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a := assessments.Answer{
		AssessmentID: "a", ItemID: l.item("training_use").ID,
		Verdict: assessments.NotApplicable, Reason: "not used",
	}
	l.must(l.give(a))
	d := given("answers[0]", 1, &assessments.Answer{ID: "a/" + a.ItemID, AssessmentID: "a", ItemID: a.ItemID},
		"assessment", "item")
	apply := func() error {
		_, err := l.Apply(ctx, []workbench.Declared{d}, nil, false, assessments.NoProgress{})
		return err
	}
	if err := l.ActAs(bruno); err != nil {
		t.Fatal(err)
	}
	if err := apply(); err != nil {
		t.Fatal(err)
	}
	if got := l.answer(a.ItemID); got.SecondPerson != "" {
		t.Errorf("confirmed by %s, which the file does not say", got.SecondPerson)
	}
	d.Confirmed = true
	if err := apply(); err != nil {
		t.Fatal(err)
	}
	if got := l.answer(a.ItemID); got.SecondPerson != bruno.String() || got.ConfirmedOn != l.Today() {
		t.Errorf("confirmed by %q on %s", got.SecondPerson, got.ConfirmedOn)
	}
}

// TestADeclaredExceptionIsAskedForByWhomItNames holds that a file without requested_by says of no one
// that they asked: who records a request is then the one who asks, and cannot approve it.
func TestADeclaredExceptionIsAskedForByWhomItNames(t *testing.T) {
	for name, c := range map[string]struct{ asked, approver, want, refused string }{
		"named":                             {asked: "Rita", want: "Rita"},
		"named and approved":                {asked: "Rita", approver: "Bruno Maas", want: "Rita"},
		"no one named":                      {want: ada.String()},
		"no one named, approved by another": {approver: "Bruno Maas", want: ""},
		"no one named, approved by the actor": {
			approver: ada.Name,
			refused:  "recorded the request for this exception, and no one else is named in requested_by",
		},
		"named, approved by the actor": {
			asked: "Rita", approver: ada.Name,
			refused: "Ada (legal) recorded the request for this exception, so someone else must approve it",
		},
		"no one named, approved by its owner":     {approver: "Olga", refused: "owns this exception"},
		"no one named, the actor spelt otherwise": {approver: " ADA\u00a0", refused: "recorded the request"},
	} {
		l := newLab(t)
		l.furnish()
		x := assessments.Exception{
			ID: "x", AssessmentID: "a", ItemID: l.item("training_use").ID, Reason: "a pilot",
			Compensating: "no personal data", Owner: "Olga",
			RequestedBy: c.asked, Approver: c.approver, Expires: "2027-01-01",
		}
		err := l.declares(&x, "assessment", "item", "reason", "compensating_control", "owner", "requested_by",
			"approver", "expires")
		if c.refused != "" {
			if err == nil || !strings.Contains(err.Error(), c.refused) {
				t.Errorf("%s: %v, want %q", name, err, c.refused)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if l.get(&x); x.RequestedBy != c.want || x.RecordedBy != ada.String() {
			t.Errorf("%s: asked for by %q, recorded by %q; want %q", name, x.RequestedBy, x.RecordedBy,
				c.want)
		}
		if c.asked == "" && c.approver == "" {
			y := x
			y.Approver = "Bruno Maas"
			if err := l.declares(&y, "approver"); err == nil ||
				!strings.Contains(err.Error(), "is acting and asked for this exception") {
				t.Errorf("who recorded the request approves it under another name: %v", err)
			}
		}
	}
}
