package workbench_test

import (
	"errors"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestExceptionRules(t *testing.T) {
	l := newLab(t)
	l.furnish()
	good := assessments.Exception{
		AssessmentID: "a", ItemID: l.item("training_use").ID, Reason: "a pilot",
		Compensating: "no personal data",
		Owner:        "Olga", Approver: "Bruno", Expires: "2027-11-21",
	}
	for name, tc := range map[string]struct {
		change func(*assessments.Exception)
		words  string
	}{
		"too long": {func(x *assessments.Exception) {
			x.Expires = "2027-11-22"
		}, "2027-11-21 is the last day allowed"},
		"for ever": {func(x *assessments.Exception) {
			x.Expires = "2099-01-01"
		}, "last day allowed"},
		"nothing controls": {func(x *assessments.Exception) {
			x.Compensating = "None."
		}, "controls nothing"},
		"n/a controls": {func(x *assessments.Exception) {
			x.Compensating = "n/a"
		}, "controls nothing"},
		"approved by the owner": {func(x *assessments.Exception) {
			x.Approver = "olga (ceo)"
		}, "owns this exception, so someone else must approve it"},
		"approved by who asked": {func(x *assessments.Exception) {
			x.RequestedBy, x.Approver = "Bruno", "Bruno"
		}, "asked for this exception"},
		"recorded by who asked": {func(x *assessments.Exception) {
			x.RequestedBy = "Ada"
		}, "someone else must record its approval"},
		"recorded by its owner": {func(x *assessments.Exception) {
			x.Owner = "Ada"
		}, "someone else must record its approval"},
		"approved by requester": {func(x *assessments.Exception) {
			x.Approver = "Rita"
		}, "Rita asked for this approval"},
		"approved tomorrow": {func(x *assessments.Exception) {
			x.ApprovedOn = "2026-11-22"
		}, "still to come"},
		"approved before asked": {func(x *assessments.Exception) {
			x.RequestedOn, x.ApprovedOn = "2026-11-20", "2026-11-19"
		}, "after the day of its approval"},
		"over before it begins": {func(x *assessments.Exception) {
			x.Expires = "2026-11-21"
		}, "expires after the day it begins on"},
		"renews another item's": {func(x *assessments.Exception) {
			x.Renews = "other"
		}, "about another item"},
		"asked for in the future": {func(x *assessments.Exception) {
			x.Approver, x.RequestedOn = "", "2026-11-22"
		}, "still to come"},
	} {
		if name == "renews another item's" {
			other := good
			other.ID, other.ItemID = "other", l.item("third_party_sharing").ID
			l.must(l.Except(ctx, other))
		}
		x := good
		tc.change(&x)
		before := l.state()
		_, err := l.Except(ctx, x)
		l.refused(err, assessments.Refused, tc.words)
		if got := l.state(); len(got) != len(before) {
			t.Errorf("%s: something was recorded", name)
		}
	}
	good.ID = "good"
	l.must(l.Except(ctx, good))
	again := good
	again.ID, again.Renews, again.RequestedBy, again.Approver = "again", "good", "Olga", ""
	l.must(l.Except(ctx, again))
	l.must(l.Revoke(ctx, "exception", "good", "misused"))
	var x assessments.Exception
	x.ID = "good"
	if err := l.Get(ctx, &x); err != nil || x.RevokedBy != "Ada (legal)" || x.RevokedOn != "2026-11-21" {
		t.Errorf("revoked as %+v, %v", x, err)
	}
	_, err := l.Revoke(ctx, "exception", "good", "again")
	l.refused(err, assessments.Conflict, "misused")
	if _, err := l.Save(ctx, &assessments.Organisation{ID: "organisation", ExceptionMonths: 3}); err != nil {
		t.Fatal(err)
	}
	good.ID, good.Expires = "third", "2027-02-22"
	_, err = l.Except(ctx, good)
	l.refused(err, assessments.Refused, "2027-02-21 is the last day allowed")
}

func TestApprovalByWhoGainsFromItIsRefusedInOneMessage(t *testing.T) {
	l := newLab(t)
	l.furnish()
	for _, tc := range []struct{ acts, asked, approver, want string }{
		{
			"Olga Owner", "Ada", "Olga Owner",
			"Olga Owner owns this exception, so someone else must approve it.",
		},
		{
			"Olga Owner", "Olga Owner", "Olga Owner (legal)",
			"Olga Owner owns this exception, so someone else must approve it.",
		},
		{
			"Olga Owner", "Ada", "Bruno",
			"Olga Owner is acting and owns this exception, so someone else must record its approval.",
		},
		{"Ada", "Ada", "Ada", "Ada asked for this exception, so someone else must approve it."},
	} {
		l.actAs(tc.acts, "legal")
		_, err := l.Except(ctx, assessments.Exception{
			AssessmentID: "a", ItemID: l.item("training_use").ID, Reason: "a pilot",
			Compensating: "no personal data",
			Owner:        "Olga Owner", RequestedBy: tc.asked, Approver: tc.approver, Expires: "2027-01-01",
		})
		l.refused(err, assessments.Refused, tc.want)
		var all assessments.Problems
		if !errors.As(err, &all) || len(all) != 1 ||
			strings.Count(err.Error(), "If these are two people") != 1 ||
			strings.Contains(err.Error(), "asked for this approval") {
			t.Errorf("it is refused with %v", err)
		}
	}
}

// Each way in which a person gets an exception approved that is her own in all but the name beside it.
func TestNoOnesExceptionIsHerOwnUnderAnotherName(t *testing.T) {
	l := newLab(t)
	l.furnish()
	exception := func(id string, change func(*assessments.Exception)) error {
		x := assessments.Exception{
			ID: id, AssessmentID: "a", ItemID: l.item("training_use").ID, Reason: "a pilot",
			Compensating: "no personal data", Owner: "Olga", RequestedBy: "Never Asked", Expires: "2027-01-01",
		}
		change(&x)
		_, err := l.Except(ctx, x)
		return err
	}
	taken := func(id string, change func(*assessments.Exception)) {
		t.Helper()
		if err := exception(id, change); err != nil {
			t.Fatal(err)
		}
	}
	approved := func(by string) func(*assessments.Exception) {
		return func(x *assessments.Exception) { x.Approver = by }
	}
	l.actAs("Nils Ny", "procurement")
	l.refused(exception("at-once", approved("Ny, Nils")), assessments.Refused,
		"recorded the request for this exception, so someone else must approve it")
	taken("x", func(*assessments.Exception) {})
	l.refused(exception("x", approved("Nils Ny")), assessments.Refused,
		"Nils Ny (procurement) recorded the request for this exception, so someone else must approve it")
	taken("clerk", approved("Bruno")) // for two others, and both are named

	l.actAs("Kim Kay", "legal")
	taken("kims", func(x *assessments.Exception) { x.RequestedBy = "" })
	l.actAs("Nils Ny", "procurement")
	taken("kims", func(x *assessments.Exception) { x.RequestedBy, x.Approver = "Kim Kay", "Bruno" })
	for name, change := range map[string]func(*assessments.Exception){
		"Kim Kay":  func(x *assessments.Exception) { x.Approver, x.Renews = "Kim Kay", "kims" },
		"Kim Kay ": func(x *assessments.Exception) { x.Approver, x.Renews = "Kim Kay (ceo)", "kims" },
	} {
		l.refused(exception("renewal "+name, change), assessments.Refused,
			"asked for the exception that this one renews, so someone else must approve it")
	}
	l.actAs("Kim Kay", "legal")
	l.refused(exception("renewal", func(x *assessments.Exception) {
		x.Approver, x.Renews = "Bruno", "kims"
	}), assessments.Refused, "Kim Kay is acting and asked for the exception that this one renews")
	l.refused(exception("renewal", func(x *assessments.Exception) {
		x.Approver, x.Renews = "Nils Ny", "clerk"
	}), assessments.Refused, "recorded the request for the exception that this one renews")

	// another name as the one who asked does not take the first one away
	l.actAs("Nils Ny", "procurement")
	taken("renamed", func(x *assessments.Exception) { x.RequestedBy = "Kim Kay" })
	l.actAs("Zoe Zed", "security")
	l.refused(exception("renamed", func(x *assessments.Exception) {
		x.RequestedBy, x.Approver = "Boss Man", "Kim Kay"
	}), assessments.Refused, "Kim Kay asked for this exception")
	l.refused(exception("renamed", func(x *assessments.Exception) {
		x.RequestedBy, x.Approver = "Boss Man", "Zoe Zed"
	}), assessments.Refused, "names with the approval another person as having asked")
	taken("renamed", func(x *assessments.Exception) { x.RequestedBy = "Boss Man" })
	l.refused(exception("renamed", func(x *assessments.Exception) {
		x.RequestedBy, x.Approver = "Boss Man", "Zoe Zed"
	}), assessments.Refused, "recorded the request for this exception")
}

func TestWhoPutsInReviewInAnothersNameDoesNotDecide(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.exceptAll()
	l.actAs("Nils Ny", "procurement")
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.InReview, By: "Olga Owner",
	}, nil))
	decide := func(by string) error {
		_, err := l.Decide(ctx, assessments.Decision{
			AssessmentID: "a", Outcome: assessments.Approved, By: by, Reason: "a pilot",
		}, nil)
		return err
	}
	l.refused(decide("Ny, Nils"), assessments.Refused,
		"recorded on 2026-11-21, in the name of Olga Owner, that this assessment is in review")
	l.actAs("Zoe Zed", "security")
	l.refused(decide("Nils Ny"), assessments.Refused, "someone else has to decide")
	l.actAs("Nils Ny", "procurement")
	if err := decide("Helga"); err != nil {
		t.Errorf("typed for two others: %v", err)
	}
}

func TestWhoNamesAnotherAsRequesterDoesNotDecide(t *testing.T) {
	// named is an assessment whose requester Nils typed: Olga, and then with her second name.
	named := func(t *testing.T) (l *lab, decide func(by string) error) {
		l = newLab(t)
		l.furnish()
		l.actAs("Nils Ny", "procurement")
		l.must(l.Begin(ctx, assessments.Assessment{
			ID: "n", UseID: "support", Name: "Again", Requester: "Olga Owner",
		}))
		return l, func(by string) error {
			_, err := l.Decide(ctx, assessments.Decision{
				AssessmentID: "n", Outcome: assessments.Approved, By: by, Reason: "a pilot",
			}, nil)
			return err
		}
	}
	excepts := func(l *lab, approver string) error {
		_, err := l.Except(ctx, assessments.Exception{
			AssessmentID: "n", ItemID: l.item("training_use").ID, Reason: "a pilot",
			Compensating: "no personal data", Owner: "Petra", RequestedBy: "Petra", Approver: approver,
			Expires: "2027-01-01",
		})
		return err
	}
	review := func(l *lab) {
		t.Helper()
		l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "n", Outcome: assessments.InReview}, nil))
	}
	const typed = "Nils Ny (procurement) recorded Olga Owner as the one who asks for this approval; someone else has to decide"
	passed := func(t *testing.T, err error) {
		t.Helper()
		if err != nil && strings.Contains(err.Error(), "recorded Olga") {
			t.Error(err)
		}
	}
	t.Run("in the own name", func(t *testing.T) {
		l, decide := named(t)
		review(l)
		l.refused(decide("Ny, Nils"), assessments.Refused, typed)
		l.refused(decide(""), assessments.Refused, typed)
		passed(t, decide("Helga")) // a clerk for two others, and both are named
		l.actAs("Zoe Zed", "security")
		l.refused(decide("Nils Ny"), assessments.Refused, typed)
		l.refused(excepts(l, "Nils Ny"), assessments.Refused, typed)
		passed(t, decide(""))
	})
	t.Run("the requester puts it in review in person", func(t *testing.T) {
		l, decide := named(t)
		l.actAs("Olga Owner", "business_owner")
		review(l)
		l.actAs("Nils Ny", "procurement")
		passed(t, decide(""))
		passed(t, excepts(l, "Nils Ny"))
	})
	t.Run("another name instead does not help", func(t *testing.T) {
		l, decide := named(t)
		l.actAs("Olga Owner", "business_owner")
		if err := l.declares(&assessments.Assessment{ID: "n", Requester: "Olga Owner, Sales"},
			"requester"); err != nil {
			t.Fatal(err)
		}
		review2 := assessments.Decision{AssessmentID: "n", Outcome: assessments.InReview, By: "Nils Ny"}
		l.actAs("Zoe Zed", "security")
		l.must(l.Decide(ctx, review2, nil))
		l.refused(decide("Nils Ny"), assessments.Refused, "as the one who asks for this approval")
	})
}
