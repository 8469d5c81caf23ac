package portfolio

import (
	"strings"
	"testing"
)

// A use of one who builds is answered by a checklist, without a score: it is not waiting to be assessed.
func TestAUseThatNoSetCoversIsNotCalledNotBegun(t *testing.T) {
	m := &model{all: []row{{ID: "use:a", Scope: 3}, {ID: "use:b", Scope: 2}}}
	if said := m.tiles()[2].Text; !strings.Contains(said, "1\u00a0not\u00a0begun") {
		t.Errorf("the tile says %q", said)
	}
	for i, want := range []string{"checklist", "not begun"} {
		if got := bandCell(m.all[i]).Text; got != want {
			t.Errorf("in scope %d stands %q, want %q", m.all[i].Scope, got, want)
		}
	}
	m.only = onlyUnassessed
	if m.passes(m.all[0]) || !m.passes(m.all[1]) {
		t.Error("the tile leads to another number of rows than it counts")
	}
}
