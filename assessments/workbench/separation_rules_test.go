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
