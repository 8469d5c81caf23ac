package docs_test

import (
	"go/ast"
	"strings"
	"testing"
)

// TestVerbsAreNamedInOnePlace finds verbs of events that are written out where events are made: one
// without a constant in assessments would have no words.
func TestVerbsAreNamedInOnePlace(t *testing.T) {
	made := 0
	for _, f := range goFiles(t) {
		if f.test || f.place() != bench && f.place() != "store" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			kv, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			if key, ok := kv.Key.(*ast.Ident); ok && strings.EqualFold(key.Name, "verb") {
				made++
				if _, literal := kv.Value.(*ast.BasicLit); literal {
					t.Errorf("%s: give the verb a constant in assessments/verb.go", f.set.Position(kv.Pos()))
				}
			}
			return true
		})
	}
	if made < 20 {
		t.Errorf("only %d verbs were found", made)
	}
}
