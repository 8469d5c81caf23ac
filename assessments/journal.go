package assessments

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Event is one intent carried out: who, when, what, on which subject, with its changes. Events are chained:
// Digest covers Previous and the digests of the salted changes, so that a purge may remove a change's salt
// and texts while the chain still verifies.
type Event struct {
	Seq        int64    `json:"seq"` // 1, 2, 3 … without gaps
	ID         string   `json:"id"`
	At         Moment   `json:"at"`
	Actor      Actor    `json:"actor"`
	Verb       string   `json:"verb"` // "answer.save", "document.add_version", …
	Subject    Noun     `json:"subject"`
	SubjectID  string   `json:"subject_id"`
	Assessment string   `json:"assessment,omitempty"` // the assessment it belongs to, if any
	Reverses   string   `json:"reverses,omitempty"`   // id of the event it undoes
	Reason     string   `json:"reason,omitempty"`
	Changes    []Change `json:"changes"`

	Seals    []ChangeSeal `json:"seals"`    // one per change, in order
	Previous string       `json:"previous"` // hex digest of the event before, "" for the first
	Digest   string       `json:"digest"`
}

// ChangeSeal binds a change into the chain. After a purge Salt is empty and the change's texts are gone.
type ChangeSeal struct {
	Salt   string `json:"salt,omitempty"` // 16 random bytes, hex
	Digest string `json:"digest"`
	Purged bool   `json:"purged,omitempty"`
}

// SealChange is the digest of a change under a salt.
func SealChange(salt string, c Change) string {
	return digestJSON([]any{"change", salt, c.Noun, c.ID, c.Field, c.Before, c.After})
}

// SealEvent is the digest of an event's header, its changes' places and their seals, linked to Previous.
func SealEvent(e Event) string {
	type place struct{ N, I, F, D string }
	places := make([]place, len(e.Changes))
	for i, c := range e.Changes {
		places[i] = place{string(c.Noun), c.ID, c.Field, e.Seals[i].Digest}
	}
	return digestJSON([]any{"event", e.Previous, e.Seq, e.ID, e.At, e.Actor, e.Verb, e.Subject, e.SubjectID, e.Assessment, e.Reverses, e.Reason, places})
}

func digestJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil { // only strings, integers and plain structs are ever passed
		panic(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
