package assessments

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
)

// Event is one intent carried out: who, when, what, on which subject, with its changes. Events are chained:
// Digest covers Previous and the digests of the salted changes, so that a purge may remove a change's salt
// and texts while the chain still verifies.
type Event struct {
	Seq        int64    `json:"seq"` // 1, 2, 3 … without gaps
	ID         string   `json:"id"`
	At         Moment   `json:"at"`
	Actor      Actor    `json:"actor"`
	Verb       Verb     `json:"verb"` // "answer.save", "document.add_version", …
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

// SealChange is the digest of a change under a salt: of the JSON array of "change" and its parts.
func SealChange(salt string, c Change) string {
	b := append(make([]byte, 0, 256), `["change",`...)
	for i, part := range [...]string{salt, string(c.Noun), c.ID, c.Field, c.Before, c.After} {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, part)
	}
	return digestOf(append(b, ']'))
}

// SealEvent is the digest of an event's header, its changes' places and their seals, linked to
// Previous: of the JSON array of "event" and these.
func SealEvent(e Event) string {
	b := appendJSON([]byte(`["event",`), e.Previous)
	b = strconv.AppendInt(append(b, ','), e.Seq, 10)
	b = appendJSON(append(b, ','), e.ID)
	b = strconv.AppendInt(append(b, ','), int64(e.At), 10)
	actor, err := json.Marshal(e.Actor)
	if err != nil { // it holds strings alone
		panic(err)
	}
	b = append(append(b, ','), actor...)
	for _, part := range [...]string{
		string(e.Verb), string(e.Subject), e.SubjectID, e.Assessment, e.Reverses,
		e.Reason,
	} {
		b = appendJSON(append(b, ','), part)
	}
	b = append(b, ',', '[')
	for i, c := range e.Changes {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(append(b, `{"N":`...), string(c.Noun))
		b = appendJSON(append(b, `,"I":`...), c.ID)
		b = appendJSON(append(b, `,"F":`...), c.Field)
		b = append(appendJSON(append(b, `,"D":`...), e.Seals[i].Digest), '}')
	}
	return digestOf(append(b, ']', ']'))
}

// appendJSON appends a string as json.Marshal writes it. A check seals every change of a workspace
// again: what needs no escape is copied.
func appendJSON(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, err := json.Marshal(s)
			if err != nil { // a string always has a form
				panic(err)
			}
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func digestOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
