package store

import (
	"context"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store/storetest"
)

// TestOlderRecordsAreCompletedFromTheJournal fills in what records of an earlier format do not say:
// who recorded them, and when, is in the event that made them, or that closed, approved or revoked
// them.
func TestOlderRecordsAreCompletedFromTheJournal(t *testing.T) {
	ctx := context.Background()
	w := opened(t)
	write := func(fn func(port.Tx) error) {
		t.Helper()
		if err := w.write(ctx, func(t *tx) error { return fn(t) }); err != nil {
			t.Fatal(err)
		}
	}
	const of = "a"
	write(storetest.Save("first", &assessments.Service{ID: "s", VendorID: "v"},
		&assessments.Use{ID: "u", ServiceID: "s"},
		&assessments.Frozen{ID: "t"}, &assessments.Frozen{ID: "m"},
		&assessments.Assessment{ID: of, UseID: "u", TemplateID: "t", ModelID: "m"}))
	answer := func(item string) *assessments.Answer {
		return &assessments.Answer{ID: of + "/" + item, AssessmentID: of, ItemID: item}
	}
	assessed, confirmed := answer("one"), answer("two")
	assessed.Verdict, assessed.AssessedBy, assessed.AssessedOn = assessments.Met, "Mara", "2026-01-02"
	confirmed.Verdict, confirmed.AssessedBy, confirmed.AssessedOn = assessments.NotApplicable, "Nils",
		"2026-01-03"
	confirmed.SecondPerson = "Olga"
	decision, revoked := &assessments.Decision{ID: "d", AssessmentID: of},
		&assessments.Decision{ID: "r", AssessmentID: of, RevokedReason: "a breach"}
	signed := &assessments.SignOff{ID: "s", AssessmentID: of}
	unsigned := &assessments.SignOff{ID: "q", AssessmentID: of, RevokedReason: "typed twice"}
	misused := &assessments.Exception{ID: "z", AssessmentID: of, RevokedReason: "misused"}
	asked := &assessments.Exception{ID: "x", AssessmentID: of}
	approved := &assessments.Exception{ID: "y", AssessmentID: of, Approver: "Bruno"}
	open := &assessments.ApprovalCondition{ID: "o", AssessmentID: of, Status: "open"}
	met := &assessments.ApprovalCondition{ID: "m", AssessmentID: of, Status: "met"}
	waived := &assessments.ApprovalCondition{ID: "w", AssessmentID: of, Status: "waived"}
	all := []assessments.Record{
		assessed, confirmed, answer("three"), decision, revoked, signed, unsigned,
		misused, asked, approved, open, met, waived,
	}
	write(storetest.Save("second", all...))
	made, _, err := newest(w)
	if err != nil {
		t.Fatal(err)
	}
	write(func(r port.Tx) error { return fillRecorded(r.(*tx)) })

	get := func(r assessments.Record) {
		t.Helper()
		if err := w.read(ctx, func(v *view) error { _, err := v.Get(r); return err }); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range all {
		get(r)
	}
	by := decision.RecordedBy
	if by == "" || decision.RecordedAt == 0 || decision.Revocation != (assessments.Revocation{}) {
		t.Fatalf("the decision: %+v", decision)
	}
	day := decision.RecordedOn()
	if revoked.Revocation != (assessments.Revocation{RevokedBy: by, RevokedOn: day}) ||
		revoked.RecordedAt <= decision.RecordedAt {
		t.Errorf("the revoked one: %+v", revoked)
	}
	if taken := (assessments.Revocation{RevokedBy: by, RevokedOn: day}); unsigned.Revocation != taken ||
		misused.Revocation != taken {
		t.Errorf("a sign-off is revoked by %+v, an exception by %+v", unsigned.Revocation, misused.Revocation)
	}
	for what, got := range map[string]assessments.Recording{
		"sign-off": signed.Recording, "request": asked.Recording, "exception": approved.Recording,
		"condition": open.Recording,
	} {
		if got.RecordedBy != by || got.RecordedAt == 0 {
			t.Errorf("the %s: %+v", what, got)
		}
	}
	if asked.ApprovalRecordedBy != "" || approved.ApprovalRecordedBy != by ||
		approved.ApprovalRecordedAt == 0 {
		t.Errorf("the request %+v, the exception %+v", asked, approved)
	}
	if open.CloseRecordedBy != "" || met.CloseRecordedBy != by || waived.CloseRecordedBy != by {
		t.Errorf("closed by %q, %q and %q", open.CloseRecordedBy, met.CloseRecordedBy, waived.CloseRecordedBy)
	}
	if assessed.TestedBy != "Mara" || assessed.TestedOn != "2026-01-02" || assessed.ConfirmedOn != "" ||
		confirmed.ConfirmedOn != day {
		t.Errorf("the answers: %+v, %+v", assessed, confirmed)
	}
	none := answer("three")
	if get(none); none.Testing != (assessments.Testing{}) {
		t.Errorf("what is not assessed was tested: %+v", none.Testing)
	}
	before, _, err := newest(w)
	if err != nil || before != made+1 {
		t.Fatalf("the journal ends with event %d, %v; it is to be one of the program's own behind %d", before,
			err, made)
	}
	write(func(r port.Tx) error { return fillRecorded(r.(*tx)) })
	if after, _, err := newest(w); err != nil || after != before {
		t.Errorf("again it is event %d, %v", after, err)
	}
}

func newest(w *Workspace) (seq int64, digest string, err error) {
	err = w.read(context.Background(), func(v *view) error {
		seq, digest, err = v.Head()
		return err
	})
	return seq, digest, err
}
