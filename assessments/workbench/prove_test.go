package workbench_test

import (
	"database/sql"
	"errors"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// tamper changes the file of the lab's workspace, which stays open, with another program.
func (l *lab) tamper(query string, args ...any) {
	l.t.Helper()
	db, err := sql.Open("sqlite", l.path)
	if err != nil {
		l.t.Fatal(err)
	}
	res, err := db.Exec(query, args...)
	if err == nil {
		if n, _ := res.RowsAffected(); n == 0 {
			err = errors.New("nothing was changed")
		}
	}
	if err := errors.Join(err, db.Close()); err != nil {
		l.t.Fatal(err)
	}
}

// read looks into the file of the lab's workspace with another program.
func (l *lab) read(query string, into ...any) {
	l.t.Helper()
	db, err := sql.Open("sqlite", l.path)
	if err == nil {
		err = errors.Join(db.QueryRow(query).Scan(into...), db.Close())
	}
	if err != nil {
		l.t.Fatal(err)
	}
}

// relying is a workspace in review with something for everyone to say a word on.
func relying(t *testing.T) (l *lab, item string) {
	t.Helper()
	l = inReview(t)
	item = l.item("training_use").ID
	l.must(l.SaveCondition(ctx, assessments.ApprovalCondition{
		ID: "c", AssessmentID: "a", Text: "Train", Owner: "Mara", Due: "2026-12-01",
	}))
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: item, Verdict: assessments.NotApplicable, Reason: "No training.",
	}))
	l.must(l.SignOff(ctx, assessments.SignOff{ID: "s", AssessmentID: "a", Role: "legal", Name: "Mara"}, nil))
	l.must(l.Except(ctx, assessments.Exception{
		ID: "asked", AssessmentID: "a", ItemID: item, Reason: "A pilot", Compensating: "No personal data",
		Owner:       "Nils",
		RequestedBy: "Nils", Expires: "2027-01-01",
	}))
	l.must(l.Revoke(ctx, "signoff", "s", "the wrong role"))
	l.must(l.SignOff(ctx, assessments.SignOff{ID: "s2", AssessmentID: "a", Role: "legal", Name: "Mara"}, nil))
	l.actAs("Bruno", "security")
	return l, item
}

func TestNothingIsSaidOnRecordsThatAreNotTheJournals(t *testing.T) {
	l, item := relying(t)
	review := func(a *assessments.Answer) { a.ReviewedBy = "Bruno" }
	met := assessments.ApprovalCondition{
		ID: "c", AssessmentID: "a", Text: "Train", Owner: "Mara", Due: "2026-12-01", Status: "met",
		ClosedReason: "the register",
	}
	words := map[string]func() (assessments.Event, error){
		"decide": func() (assessments.Event, error) {
			return l.Decide(ctx, assessments.Decision{
				AssessmentID: "a", Outcome: assessments.OnHold,
				Reason: "to ask",
			}, nil)
		},
		"sign off": func() (assessments.Event, error) {
			return l.SignOff(ctx, assessments.SignOff{AssessmentID: "a", Role: "security", Name: "Bruno"},
				nil)
		},
		"approve an exception": func() (assessments.Event, error) {
			x := assessments.Exception{ID: "asked"}
			l.get(&x)
			x.Approver = "Bruno"
			return l.Except(ctx, x)
		},
		"revoke an exception": func() (assessments.Event, error) {
			return l.Revoke(ctx, "exception", l.assessedNow().Dossier.Exceptions[0].ID, "misused")
		},
		"revoke": func() (assessments.Event, error) {
			return l.Revoke(ctx, "signoff", "s2", "typed twice")
		},
		"close a condition": func() (assessments.Event, error) { return l.SaveCondition(ctx, met) },
		"waive a condition": func() (assessments.Event, error) {
			return l.Change(ctx, "condition", "c", func(r assessments.Record) {
				c := r.(*assessments.ApprovalCondition)
				c.Status, c.ClosedReason, c.ClosedBy = "waived", "not needed", "Bruno"
			})
		},
		"review":        func() (assessments.Event, error) { return l.ChangeAnswer(ctx, "a", item, review) },
		"second person": func() (assessments.Event, error) { return l.ConfirmNotApplicable(ctx, "a", item) },
	}
	l.tamper(`UPDATE use SET purpose = 'Something else'`)
	before := len(l.events)
	for name, do := range words {
		if _, err := do(); assessments.KindOf(err) != assessments.Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What is typed is not lost because of it, and what was said can be left as it is.
	l.actAs("Ada", "legal")
	l.must(l.ChangeAnswer(ctx, "a", item, func(a *assessments.Answer) { a.Reason = "No training at all." }))
	l.actAs("Bruno", "security")
	l.must(l.Save(ctx, &assessments.ApprovalCondition{
		ID: "d", AssessmentID: "a", Text: "Ask", Owner: "Mara",
		Due: "2026-12-02",
	}))
	if n := len(l.events); n != before+2 {
		t.Errorf("%d events, want %d", n, before+2)
	}
	l.tamper(`UPDATE use SET purpose = 'Support drafting'`)
	for _, name := range []string{
		"review", "close a condition", "approve an exception",
		"revoke an exception", "sign off", "revoke", "second person", "decide",
	} {
		if ev, err := words[name](); err != nil || ev.Seq == 0 {
			t.Errorf("%s, once the records are the journal's again: %v", name, err)
		}
	}
}

func TestAReviewIsNotRedoneOnRecordsThatAreNotTheJournals(t *testing.T) {
	l, item := relying(t)
	l.must(l.ChangeAnswer(ctx, "a", item, func(a *assessments.Answer) { a.ReviewedBy = "Bruno" }))
	l.must(l.Undo(ctx))
	l.tamper(`UPDATE use SET purpose = 'Something else'`)
	_, err := l.Redo(ctx)
	l.refused(err, assessments.Damaged, "use support, field purpose")
	if a := l.answer(item); a.ReviewedBy != "" {
		t.Errorf("reviewed by %q", a.ReviewedBy)
	}
	l.tamper(`UPDATE use SET purpose = 'Support drafting'`)
	l.must(l.Redo(ctx))
	l.tamper(`UPDATE use SET purpose = 'Something else'`)
	l.must(l.Undo(ctx)) // a word can be withdrawn
}

func TestDamageIsNamedBeforeWhatItLeadsTo(t *testing.T) {
	l, item := relying(t)
	l.tamper(`UPDATE answer SET verdict = 'not_met' WHERE item = ?`, item)
	seen := workbench.Seen{StateHash: "another"}
	_, err := l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.Approved}, &seen)
	l.refused(err, assessments.Damaged, "field verdict")
	_, err = l.SignOff(ctx, assessments.SignOff{AssessmentID: "a", Role: "security", Name: "Bruno"}, &seen)
	l.refused(err, assessments.Damaged, "field verdict")
}

func TestNothingBeginsOrIsPurgedOnRecordsThatAreNotTheJournals(t *testing.T) {
	l, _ := relying(t)
	note := assessments.Note{
		ID: "n", On: "assessment", OnID: "a", AssessmentID: "a", Body: "Words.",
		Distribution: "internal",
	}
	l.must(l.Save(ctx, &note))
	order := workbench.PurgeOrder{Things: []workbench.Thing{{Noun: "note", ID: "n"}}, Reason: "erasure"}
	acts := map[string]func() error{
		"begin": func() error {
			_, err := l.Begin(ctx, assessments.Assessment{ID: "b", UseID: l.useOfScope2(), Name: "B"})
			return err
		},
		"add a set": func() error {
			_, err := l.AddTemplate(ctx, ownSet(t, "1", "S2-GC-POLICY"))
			return err
		},
		"reassess": func() error {
			_, err := l.Reassess(ctx, "a", assessments.TriggerNewFeature)
			return err
		},
		"purge": func() error { _, err := l.PurgeAll(ctx, order); return err },
		"plan":  func() error { _, err := l.PlanPurge(ctx, order); return err },
	}
	l.tamper(`UPDATE use SET purpose = 'Something else' WHERE id = 'support'`)
	before := len(l.events)
	for name, do := range acts {
		if err := do(); assessments.KindOf(err) != assessments.Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(l.events) != before {
		t.Errorf("%d events, want %d", len(l.events), before)
	}
	l.tamper(`UPDATE use SET purpose = 'Support drafting' WHERE id = 'support'`)
	for _, name := range []string{"plan", "purge", "reassess", "add a set", "begin"} {
		if err := acts[name](); err != nil {
			t.Errorf("%s, once the records are the journal's again: %v", name, err)
		}
	}
}
