package workbench_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
)

func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("COUNTERSIGN_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("COUNTERSIGN_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 1))
}

// one is a person who acts alone, under any names that she types.
type one struct {
	l     *lab
	r     *rand.Rand
	id    string
	asked []string // everyone accepted as requester
	gates []string
	// the last exception of an item that was approved
	passed map[string]string
	n      int
}

var (
	herself = []string{
		"Quinn Sato", "quinn  sato", "Sato, Quinn", "Quinn\u00a0Sato (legal)",
		"Quinn\u200bSato", "QUINN SATO (ceo)",
	}
	others = []string{"Helga Brandt", "Olga", "Bruno", "Rita"}
)

func (o *one) name() string {
	if o.r.IntN(2) == 0 {
		return herself[o.r.IntN(len(herself))]
	}
	return others[o.r.IntN(len(others))]
}

func (o *one) act() error {
	o.n++
	id := fmt.Sprintf("%s-%d", o.id, o.n)
	switch o.r.IntN(6) {
	case 0:
		who := o.name()
		err := o.l.declares(&assessments.Assessment{ID: o.id, Requester: who}, "requester")
		if err == nil {
			o.asked = append(o.asked, who)
		}
		return err
	case 1:
		d := assessments.Decision{ID: id, AssessmentID: o.id, Outcome: assessments.InReview}
		if o.r.IntN(2) == 0 {
			d.By = o.name()
		}
		return o.l.declares(&d, "assessment", "outcome", "decided_by")
	case 2:
		d := assessments.Decision{
			ID: id, AssessmentID: o.id, Outcome: assessments.Approved, By: o.name(),
			Reason: "a pilot",
		}
		if o.r.IntN(2) == 0 {
			return o.l.declares(&d, "assessment", "outcome", "decided_by", "reason")
		}
		_, err := o.l.Decide(ctx, d, nil)
		return err
	case 3:
		return o.l.declares(&assessments.SignOff{ID: id, AssessmentID: o.id, Role: "legal", Name: o.name()},
			"assessment", "role", "name")
	}
	owner, approver := o.name(), o.name()
	var last error
	for i, item := range o.gates {
		x := assessments.Exception{
			ID: fmt.Sprintf("%s-%d", id, i), AssessmentID: o.id, ItemID: item, Reason: "a pilot",
			Compensating: "no personal data",
			Owner:        owner, Approver: approver, Expires: "2027-01-01",
		}
		if o.r.IntN(2) == 0 {
			x.RequestedBy = o.name()
		}
		if o.r.IntN(2) == 0 {
			x.Renews = o.passed[item]
		}
		if o.r.IntN(3) == 0 { // first asked for, then approved with what is asked changed
			asked := x
			asked.Approver, asked.RequestedBy = "", o.name()
			if _, last = o.l.Except(ctx, asked); last != nil {
				return last
			}
		}
		if _, last = o.l.Except(ctx, x); last != nil {
			return last
		}
		o.passed[item] = x.ID
	}
	return last
}

// holds fails the test where something was approved by the one who asked for it, or where it does not
// say who typed it.
func (o *one) holds(t *testing.T) (approvals, exceptions int) {
	t.Helper()
	a, err := o.l.Assess(ctx, o.id, o.l.Today())
	if err != nil {
		t.Fatal(err)
	}
	mine := func(what, recorded string, named ...string) {
		if recorded == "" {
			t.Errorf("%s does not say who recorded it", what)
		}
		for _, who := range named {
			for _, asked := range o.asked {
				if assessments.SamePerson(who, asked) || assessments.SamePerson(recorded, asked) {
					t.Errorf("%s: %q, recorded by %q, although %q asked for the approval", what, who,
						recorded, asked)
				}
			}
		}
	}
	for _, d := range a.Dossier.Decisions {
		for _, asked := range a.Dossier.Decisions {
			if d.Outcome.Approving() && asked.Outcome == assessments.InReview &&
				assessments.SamePerson(d.By, asked.RecordedBy) &&
				!assessments.SamePerson(asked.By, asked.RecordedBy) {
				t.Errorf("%q decided what %q put in review in the name of %q", d.By, asked.RecordedBy, asked.By)
			}
		}
		if d.Outcome.Approving() {
			approvals++
			if assessments.SamePerson(d.By, herself[0]) {
				t.Errorf("%q decided, and typed %q as the one who asked", d.By, o.asked)
			}
			mine("the approval", d.RecordedBy, d.By)
			if len(o.asked) == 0 {
				t.Error("an approval that no one asked for")
			}
		}
	}
	for _, s := range a.Dossier.SignOffs {
		mine("the sign-off", s.RecordedBy, s.Name)
	}
	byID := map[string]assessments.Exception{}
	for _, x := range a.Dossier.Exceptions {
		byID[x.ID] = x
	}
	for _, x := range a.Dossier.Exceptions {
		if x.Approver == "" {
			continue
		}
		exceptions++
		if assessments.SamePerson(x.Approver, herself[0]) {
			t.Errorf("%q approved an exception, and typed %q as the one who asked", x.Approver, o.asked)
		}
		mine("the exception", x.ApprovalRecordedBy, x.Approver)
		for _, gains := range []string{x.Owner, x.RequestedBy} {
			if assessments.SamePerson(gains, x.Approver) ||
				assessments.SamePerson(gains, x.ApprovalRecordedBy) {
				t.Errorf("%q gains from the exception that %q approved and %q recorded", gains, x.Approver,
					x.ApprovalRecordedBy)
			}
		}
		was := byID[x.Renews]
		for _, asked := range []string{x.RecordedBy, was.RequestedBy, was.RecordedBy} {
			if asked != "" && assessments.SamePerson(asked, x.Approver) {
				t.Errorf("%q approved the exception whose request, or the renewed one's, is by %q", x.Approver,
					asked)
			}
		}
	}
	return approvals, exceptions
}

func TestOneActorApprovesNothingForHerselfUnderAnyName(t *testing.T) {
	r := seeded(t)
	l := newLab(t)
	l.furnish()
	if err := l.ActAs(assessments.Actor{Name: "Quinn Sato", Role: "procurement"}); err != nil {
		t.Fatal(err)
	}
	first, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		t.Fatal(err)
	}
	approvals, exceptions, refused := 0, 0, 0
	for i := range 40 {
		o := &one{l: l, r: r, id: fmt.Sprintf("q%d", i), gates: first.Result.Gates, passed: map[string]string{}}
		l.must(l.Begin(ctx, assessments.Assessment{ID: o.id, UseID: "support", Name: "Again"}))
		for range 14 {
			if o.act() != nil {
				refused++
			}
		}
		a, x := o.holds(t)
		approvals, exceptions = approvals+a, exceptions+x
	}
	if exceptions == 0 || refused == 0 {
		t.Errorf("%d approvals, %d exceptions, %d refusals: the acts reach too little to show anything",
			approvals, exceptions, refused)
	}
	t.Logf("%d approvals and %d exceptions of others, %d refusals", approvals, exceptions, refused)
}

func TestRequesterCannotApprove(t *testing.T) {
	approve := func(l *lab, by string) error {
		_, err := l.Decide(ctx, assessments.Decision{
			AssessmentID: "a", Outcome: assessments.Approved, By: by,
			Reason: "a pilot",
		}, nil)
		return err
	}
	ready := func(t *testing.T) *lab {
		l := newLab(t)
		l.furnish() // Rita asks
		l.exceptAll()
		return l
	}
	review := func(l *lab) {
		l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	}
	t.Run("under another's name", func(t *testing.T) {
		l := ready(t)
		review(l)
		if err := l.ActAs(assessments.Actor{Name: "Rita", Role: "business_owner"}); err != nil {
			t.Fatal(err)
		}
		l.refused(approve(l, "Helga"), assessments.Refused, "Rita is acting and asked for this approval")
	})
	t.Run("after naming another requester in the draft", func(t *testing.T) {
		l := ready(t)
		if err := l.declares(&assessments.Assessment{ID: "a", Requester: "Olga"}, "requester"); err != nil {
			t.Fatal(err)
		}
		review(l)
		l.refused(approve(l, "Rita"), assessments.Refused, "Rita asked for this approval")
	})
	t.Run("renamed in review", func(t *testing.T) {
		l := ready(t)
		review(l)
		l.refused(l.declares(&assessments.Assessment{ID: "a", Requester: "Olga"}, "requester"),
			assessments.Refused, "the name stays")
		a := assessments.Assessment{ID: "a"}
		if err := l.Get(ctx, &a); err != nil {
			t.Fatal(err)
		}
		a.Requester = "Olga"
		_, err := l.Save(ctx, &a)
		l.refused(err, assessments.Refused, "the name stays")
	})
	t.Run("nobody asked", func(t *testing.T) {
		l := newLab(t)
		l.furnish()
		l.must(l.Begin(ctx, assessments.Assessment{ID: "b", UseID: "support", Name: "Again"}))
		l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "b", Outcome: assessments.InReview}, nil))
		_, err := l.Decide(ctx, assessments.Decision{
			AssessmentID: "b", Outcome: assessments.Approved,
			Reason: "x",
		}, nil)
		l.refused(err, assessments.Refused, "name the requester")
	})
	t.Run("by her initial, which says what to do", func(t *testing.T) {
		l := newLab(t)
		l.furnish()
		l.exceptAll()
		if err := l.declares(&assessments.Assessment{ID: "a", Requester: "Lene Moritz"},
			"requester"); err != nil {
			t.Fatal(err)
		}
		review(l)
		l.refused(approve(l, "L. Moritz"), assessments.Refused,
			"“L. Moritz” may be “Lene Moritz”: if it is another person, write both names in full")
		l.refused(approve(l, "lene MORITZ"), assessments.Refused,
			"“Lene Moritz, Sales” and “lene MORITZ, Legal”")
		if err := approve(l, "Lene Moritz"); err == nil || strings.Contains(err.Error(), "may be") {
			t.Errorf("her own name: %v", err)
		}
		if err := approve(l, "Lars Moritz"); err != nil {
			t.Errorf("another person of the same initials: %v", err)
		}
	})
	t.Run("of the same name, once both are told apart", func(t *testing.T) {
		l := newLab(t)
		l.furnish()
		l.exceptAll()
		asks := func(name string) error {
			return l.declares(&assessments.Assessment{ID: "a", Requester: name}, "requester")
		}
		if err := asks("Jörg Müller"); err != nil {
			t.Fatal(err)
		}
		review(l)
		l.refused(approve(l, "Joerg Mueller"), assessments.Refused,
			"“Jörg Müller, Sales” and “Joerg Mueller, Legal”")
		l.refused(approve(l, "Joerg Mueller, Legal"), assessments.Refused, "write both names in full")
		if err := asks("Jörg Müller, Sales"); err != nil {
			t.Fatalf("the requester's name cannot be completed: %v", err)
		}
		l.refused(approve(l, "Joerg Mueller"), assessments.Refused, "asked for this approval")
		l.refused(approve(l, "Jörg Müller, Sales"), assessments.Refused, "asked for this approval")
		l.refused(asks("Petra Anselm"), assessments.Refused, "the name stays")
		if err := approve(l, "Joerg Mueller, Legal"); err != nil {
			t.Fatalf("the other person of that name: %v", err)
		}
		l.refused(asks("Jörg Müller, Sales, Legal"), assessments.Refused,
			"cannot be the one who asked for it")
	})
	t.Run("someone else can", func(t *testing.T) {
		l := ready(t)
		review(l)
		if err := approve(l, "Helga"); err != nil {
			t.Fatal(err)
		}
		a, err := l.Assess(ctx, "a", l.Today())
		if err != nil {
			t.Fatal(err)
		}
		d, _ := a.Dossier.LastDecision()
		if d.By != "Helga" || d.RecordedBy != "Ada (legal)" || d.RecordedOn() != "2026-11-21" ||
			!a.Standing.Green() {
			t.Errorf("recorded as %+v, %s", d, a.Standing.Sentence())
		}
	})
}
