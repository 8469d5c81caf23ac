package workbench

import (
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

// journalTx is a transaction of which only the journal is read.
type journalTx struct {
	port.Tx
	events []assessments.Event
}

func (j journalTx) Events(assessments.EventQuery) ([]assessments.Event, error) { return j.events, nil }

// Who undoes a change of the requester named no one: the one who typed the name did.
func TestWhoUndoesAChangeOfTheRequesterNamedNoOne(t *testing.T) {
	named := func(by, before, after, reverses string) assessments.Event {
		return assessments.Event{
			Actor: assessments.Actor{Name: by, Role: "legal"}, Reverses: reverses,
			Changes: []assessments.Change{{
				Noun: assessments.NounAssessment, ID: "a", Field: "requester", Before: before, After: after,
			}},
		}
	}
	e := approvals{&edit{Tx: journalTx{events: []assessments.Event{
		named("Rita", "", "Rita", ""), named("Bruno", "Rita", "Olu", ""), named("Ada", "Olu", "Rita", "event-2"),
	}}, actor: assessments.Actor{Name: "Ada", Role: "legal"}}}
	got, err := e.namedAnother(assessments.Assessment{ID: "a", Requester: "Rita"})
	if err != nil || !slices.Equal(got, []string{"Bruno (legal)"}) {
		t.Errorf("named another: %q, %v", got, err)
	}
}
