package assessments_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"

	"countersign/assessments"
)

// The form that is sealed is part of the file format: seals must stay those of the JSON that
// json.Marshal writes.
func TestSealsAreOfTheJSONOfTheirParts(t *testing.T) {
	awkward := []string{
		"", "plain", "two words", "a\"b", `back\slash`, "line\nbreak\ttab\r", "<b>&</b>", "é ß 日本",
		"\u2028\u2029", "\x7f", "\x00\x1f",
		"bad \xff\xfe utf-8", "\ufffd", "~!@#$%^*()_+'`[]{}|;:,./?=-", "emoji 🙂",
	}
	for i, one := range awkward {
		other := awkward[(i+5)%len(awkward)]
		c := assessments.Change{Noun: "answer", ID: other, Field: one, Before: other, After: one}
		if got, want := assessments.SealChange(one, c),
			digest(t, []any{"change", one, "answer", other, one, other, one}); got != want {
			t.Errorf("the seal of a change with %q is another", one)
		}
		type place struct{ N, I, F, D string }
		for n := range 3 {
			e := assessments.Event{
				Seq: int64(i) - 1, ID: one, At: assessments.Moment(-n),
				Actor: assessments.Actor{Name: one, Role: other}, Verb: assessments.Verb(other),
				Subject: "note", SubjectID: one, Assessment: other, Reverses: one, Reason: other,
				Previous: one,
			}
			places := []place{}
			for range n {
				e.Changes = append(e.Changes, c)
				e.Seals = append(e.Seals, assessments.ChangeSeal{Digest: other})
				places = append(places, place{"answer", other, one, other})
			}
			want := digest(t, []any{
				"event", e.Previous, e.Seq, e.ID, e.At, e.Actor, e.Verb, e.Subject, e.SubjectID, e.Assessment,
				e.Reverses, e.Reason, places,
			})
			if got := assessments.SealEvent(e); got != want {
				t.Errorf("the seal of an event with %q and %d changes is another", one, n)
			}
		}
	}
}

func digest(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
