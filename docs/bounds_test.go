package docs_test

import (
	"go/ast"
	"slices"
	"testing"
)

const (
	manyMethods = 25 // of one type; above, no one knows all that it does
	manyFields  = 15 // of one struct; above, no one knows which belong together
)

// small are the packages whose types are held to these bounds: what they do was once one type.
var small = []string{"app", "app/session", "app/window"}

func TestNoTypeOfTheWindowDoesEverything(t *testing.T) {
	type name struct{ place, of string }
	methods, fields := map[name]int{}, map[name]int{}
	for _, f := range goFiles(t) {
		if f.test || !slices.Contains(small, f.place()) {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch d := n.(type) {
			case *ast.FuncDecl:
				if of := receiver(d); of != "" {
					methods[name{f.place(), of}]++
				}
			case *ast.TypeSpec:
				if s, ok := d.Type.(*ast.StructType); ok {
					fields[name{f.place(), d.Name.Name}] = s.Fields.NumFields()
				}
			}
			return true
		})
	}
	if len(fields) < 20 {
		t.Errorf("only %d types were looked at", len(fields))
	}
	for of, n := range methods {
		if n > manyMethods {
			t.Errorf("%s.%s has %d methods; more than %d are parted", of.place, of.of, n, manyMethods)
		}
	}
	for of, n := range fields {
		if n > manyFields {
			t.Errorf("%s.%s has %d fields; more than %d are parted", of.place, of.of, n, manyFields)
		}
	}
}

// receiver is the type a function is a method of; "" for none.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	of := d.Recv.List[0].Type
	if p, ok := of.(*ast.StarExpr); ok {
		of = p.X
	}
	if id, ok := of.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}
