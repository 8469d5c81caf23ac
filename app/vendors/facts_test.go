package vendors_test

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
)

func TestFactsOfAUseAreSaidInGroupsAndTakenBack(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "use:support"})
	if !h.Sees("Nothing said yet", "no duty counts as absent", "Places and people: 0 of 4 said") ||
		h.Sees("Where the users are") {
		t.Fatalf("the page says %s", h.Words())
	}
	h.Tap("Places and people: 0 of 4 said · show")
	h.Check("Germany") // the first is of the users
	h.Pick("Used at the workplace", "yes")
	h.Tap("What it decides about people: 0 of 6 said · show")
	h.Check("whom to hire")
	h.Check("credit and loans")
	u := record[assessments.Use](t, b, "support")
	if strings.Join(u.UsersIn, " ") != "DE" || u.UsedAtWork != "yes" ||
		strings.Join(u.TouchesRights, " ") != "hire credit" {
		t.Errorf("saved %+v", u.UseFacts)
	}
	if !h.Sees("3 of 26 said", "Places and people: 2 of 4 said · hide",
		"What it decides about people: 1 of 6 said") {
		t.Errorf("the page says %s", h.Words())
	}
	h.Tap("What it decides about people: 1 of 6 said · hide")
	if !h.Sees("Decisions about people: whom to hire, credit and loans.") {
		t.Errorf("a closed group says %s", h.Words())
	}
	h.Tap("What it decides about people: 1 of 6 said · show")
	uitest.Change(t, b, assessments.NounUse, "support", func(r assessments.Record) {
		r.(*assessments.Use).HighRiskArea = []string{"none"}
	})
	h.CatchUp()
	if !h.Sees("Look again: It plays a part in decisions about people (whom to hire), and no area of Annex III is named") {
		t.Errorf("facts that hardly fit: %s", h.Words())
	}
	for range 5 { // back to nothing said
		uitest.Must(t)(b.Undo(t.Context()))
	}
	h.CatchUp()
	if u = record[assessments.Use](t, b, "support"); !h.Sees("Nothing said yet") || len(u.UsersIn)+
		len(u.TouchesRights) > 0 || u.UsedAtWork != "" {
		t.Errorf("after undo %+v, and the page says %s", u.UseFacts, h.Words())
	}
	h.Pick("Used at the workplace", "no")
	h.Pick("Used at the workplace", "not said")
	if u = record[assessments.Use](t, b, "support"); u.UsedAtWork != "" {
		t.Errorf("taken back: %q", u.UsedAtWork)
	}
	h.Tap("Places and people: 0 of 4 said · hide")
	if h.Sees("Where the users are") {
		t.Error("the group is still open")
	}
}

func TestTheFactOfAServiceIsSaidAtTheService(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "use:support"})
	h.Tap("Facts of the service")
	h.Pick("Cloud service under the EU Data Act", "yes")
	if s := record[assessments.Service](t, b, "chat"); s.CloudService != "yes" {
		t.Errorf("saved %+v", s)
	}
	h.Pick("Cloud service under the EU Data Act", "not said")
	if s := record[assessments.Service](t, b, "chat"); s.CloudService != "" {
		t.Errorf("taken back: %+v", s)
	}
}

func TestAUseOutsideOfTheMatrixIsNotCountedAsNotPlaced(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "use:minutes"})
	if !h.Sees("Not placed yet", "1 not placed in a scope yet", "Place in a scope…") {
		t.Fatalf("the page says %s", h.Words())
	}
	uitest.Change(t, b, assessments.NounUse, "minutes", func(r assessments.Record) {
		r.(*assessments.Use).ScopeAnswers = []string{"generative=no"}
	})
	h.CatchUp()
	if !h.Sees("Outside of the matrix.", "outside of the matrix ·", "Look at its scope…") ||
		h.Sees("not placed") {
		t.Errorf("the page says %s", h.Words())
	}
}

// TestAChoiceMadeMeanwhileIsNotReplacedUnseen has another window answer the same question of a use.
func TestAChoiceMadeMeanwhileIsNotReplacedUnseen(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "use:support"})
	h.Tap("Places and people: 0 of 4 said · show")
	seen := record[assessments.Use](t, b, "support")
	uitest.Must(t)(uitest.Another(t, h, b).ChangeSeen(t.Context(), func(r assessments.Record) {
		u := r.(*assessments.Use)
		u.UsedAtWork, u.UsersIn = "yes", []string{"UK"}
	}, &seen))
	h.Pick("Used at the workplace", "no")
	if errs := h.TakeErrors(); len(errs) != 1 || assessments.KindOf(errs[0]) != assessments.Conflict ||
		record[assessments.Use](t, b, "support").UsedAtWork != "yes" {
		t.Fatalf("%v: %+v", errs, record[assessments.Use](t, b, "support").UseFacts)
	}
	h.Pick("Used at the workplace", "no") // it is shown now
	h.Check("Germany")
	u := record[assessments.Use](t, b, "support")
	if u.UsedAtWork != "no" || len(u.UsersIn) != 2 || len(h.TakeErrors()) > 0 {
		t.Errorf("%+v", u.UseFacts)
	}
}
