package uitest

import (
	"encoding/json"
	"testing"
)

// memory is the profile of a test.
type memory struct {
	t    testing.TB
	kept map[string][]byte
}

// Remember implements ui.Host.
func (m *memory) Remember(key string, value any) {
	b, err := json.Marshal(value)
	if err != nil {
		m.t.Errorf("remember %s: %v", key, err)
	}
	m.kept[key] = b
}

// Recall implements ui.Host.
func (m *memory) Recall(key string, into any) bool {
	b, ok := m.kept[key]
	return ok && json.Unmarshal(b, into) == nil
}
