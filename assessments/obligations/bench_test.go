package obligations_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
)

func BenchmarkCompute(b *testing.B) {
	u := assessments.Use{UseFacts: assessments.UseFacts{UsersIn: []string{"DE"}, PeopleIn: []string{"US-CA"}}}
	facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &u)
	for b.Loop() {
		obligations.Prepare(law()).Compute(facts, today)
	}
}

func BenchmarkTally(b *testing.B) {
	u := assessments.Use{UseFacts: assessments.UseFacts{UsersIn: []string{"DE"}, PeopleIn: []string{"US-CA"}}}
	facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &u)
	prepared := obligations.Prepare(law())
	for b.Loop() {
		prepared.Tally(facts, today)
	}
}
