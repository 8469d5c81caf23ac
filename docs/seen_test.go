package docs_test

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// TestPagesSaveAgainstWhatWasSeen: a page adds records, or changes them against what it showed. What writes
// whole records, or fields whatever is stored there, is not for pages.
func TestPagesSaveAgainstWhatWasSeen(t *testing.T) {
	unseen := []string{"Save", "Change", "ChangeOrAdd", "ChangeAnswer"}
	interfaces := 0
	for _, f := range goFiles(t) {
		if f.test || !strings.HasPrefix(f.path, "app/") || strings.HasPrefix(f.path, "app/uitest/") {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			one, ok := n.(*ast.InterfaceType)
			if !ok {
				return true
			}
			interfaces++
			for _, m := range one.Methods.List {
				for _, asked := range m.Names {
					if slices.Contains(unseen, asked.Name) {
						t.Errorf("%s asks the workbench for %s: use SaveChanges, ChangeSeen or Add",
							f.path, asked.Name)
					}
				}
			}
			return true
		})
	}
	if interfaces < 20 {
		t.Errorf("only %d interfaces were found", interfaces)
	}
}
