package workbench

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync"

	"countersign/assessments"
	"countersign/assessments/port"
)

// decoded are templates and models by the digest of their bodies. Only a body that has this digest is ever decoded
// into it, so that an entry holds for every workspace, whatever a file says under the same id.
var decoded sync.Map

// thaw decodes a frozen template or model. A body that is not the one its id names is refused.
func thaw[T any](r port.Reader, id string, into *T) error {
	if v, ok := decoded.Load(id); ok {
		if known, ok := v.(T); ok {
			*into = known
			return nil
		}
	}
	f, err := must[assessments.Frozen](r, id)
	if err != nil {
		return err
	}
	if !intact(f) || json.Unmarshal([]byte(f.Body), into) != nil {
		return assessments.Errorf(assessments.Damaged, "The frozen %s “%s” is not the one that its assessments began with."+
			" Nothing was computed from it. Run “countersign check”, and restore the newest backup.", f.Type, f.Label)
	}
	decoded.Store(id, *into)
	return nil
}

// freezeID is the id of a frozen body.
func freezeID(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:])
}

// intact reports whether a frozen body is the one that its id names.
func intact(f assessments.Frozen) bool { return freezeID(f.Body) == f.ID }
