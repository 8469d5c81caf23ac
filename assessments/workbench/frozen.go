package workbench

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync"

	"countersign/assessments"
	"countersign/assessments/port"
)

// mostDecoded is how many templates and models a workbench holds decoded: a workspace has a handful.
const mostDecoded = 64

// bodies are templates and models that were decoded, by the digest of their bodies. Only a body that
// has this digest is ever decoded into it, so that an entry holds whatever the file says under the
// same id since. Entries are shared: who is given one does not change it.
type bodies struct {
	mu      sync.Mutex
	decoded map[string]any
	order   []string // oldest first
}

func newBodies() *bodies { return &bodies{decoded: map[string]any{}} }

func (b *bodies) get(id string) any {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.decoded[id]
}

func (b *bodies) keep(id string, v any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, known := b.decoded[id]; known {
		return
	}
	if len(b.order) == mostDecoded {
		delete(b.decoded, b.order[0])
		b.order = b.order[1:]
	}
	b.decoded[id] = v
	b.order = append(b.order, id)
}

// thaw decodes a frozen template or model. A body that is not the one its id names is refused.
func thaw[T any](b *bodies, r port.Reader, id string, into *T) error {
	if known, ok := b.get(id).(T); ok {
		*into = known
		return nil
	}
	f, err := must[assessments.Frozen](r, id)
	if err != nil {
		return err
	}
	return decode(b, f, into)
}

func decode[T any](b *bodies, f assessments.Frozen, into *T) error {
	if !intact(f) || json.Unmarshal([]byte(f.Body), into) != nil {
		return assessments.Errorf(assessments.Damaged,
			"The frozen %s “%s” is not the one that its assessments began with."+
				" Nothing was computed from it. Run “countersign check”, and restore the newest backup.",
			f.Type,
			f.Label)
	}
	b.keep(f.ID, *into)
	return nil
}

// freezeID is the id of a frozen body.
func freezeID(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:])
}

// intact reports whether a frozen body is the one that its id names.
func intact(f assessments.Frozen) bool { return freezeID(f.Body) == f.ID }
