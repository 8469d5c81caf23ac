package precedence_test

import (
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/precedence"
	"countersign/assessments/terms"
)

// contract is what a draft is made from: three documents, and a clause of the master agreement that
// names two of them.
func contract() (precedence.Papers, []precedence.Clause) {
	p := precedence.Papers{
		Contract:  &assessments.Contract{ID: "ea"},
		Documents: kinds("msa", "dpa", "sla", "marketing"),
	}
	return p, []precedence.Clause{{
		Version:  assessments.Version{ID: "msa/1"},
		Passage:  terms.Passage{Quote: "the agreement prevails", Section: "9.2"},
		Subjects: []assessments.PrecedenceSubject{assessments.PersonalData}, Order: []string{"msa", "dpa"},
	}}
}

func TestADraftProposesTheClauseOfItsSubject(t *testing.T) {
	p, clauses := contract()
	d := p.Draft(assessments.PersonalData, clauses)
	if d.Clause != 0 || !slices.Equal(d.Order, []string{"msa", "dpa", "sla"}) {
		t.Errorf("proposed %d: %v", d.Clause, d.Order)
	}
	got := d.Result()
	if got.VersionID != "msa/1" || got.Quote != "the agreement prevails" || got.Section != "9.2" ||
		got.ContractID != "ea" ||
		got.Subject != assessments.PersonalData || !slices.Equal(got.Order, []string{"msa", "dpa"}) {
		t.Errorf("to be recorded: %+v", got)
	}
	if d = p.Draft(assessments.AIFeatures, clauses); d.Clause >= 0 ||
		!slices.Equal(d.Order, []string{"dpa", "sla", "msa"}) {
		t.Errorf("for a subject the clause does not name: %d, %v", d.Clause, d.Order)
	}
}

func TestADraftKeepsTheCitationOnRecord(t *testing.T) {
	p, clauses := contract()
	on := assessments.Precedence{
		ID: "o", ContractID: "ea", Subject: assessments.PersonalData,
		VersionID: "msa/1", Quote: "q", Order: []string{"dpa", "msa"},
	}
	p.Precedences = []assessments.Precedence{on}
	d := p.Draft(assessments.PersonalData, clauses)
	if d.Clause >= 0 || d.Record.ID != "o" {
		t.Fatalf("the draft is %+v", d)
	}
	if d.Move("dpa", -1) || d.Move("sla", +1) || d.Move("marketing", -1) || !d.Move("msa", -1) {
		t.Error("moved beyond the ends, or not at all")
	}
	got := d.Result()
	if got.ID != "o" || got.Quote != "q" || !slices.Equal(got.Order, []string{"msa", "dpa"}) {
		t.Errorf("the service levels, which the clause does not name, or other words are recorded: %+v", got)
	}
	p.Save(got)
	p.Save(assessments.Precedence{ID: "ai", Subject: assessments.AIFeatures})
	if len(p.Precedences) != 2 || p.Precedences[0].Order[0] != "msa" || on.Order[0] != "dpa" {
		t.Errorf("on record: %+v", p.Precedences)
	}
}
