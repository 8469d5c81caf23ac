package docs_test

import (
	"go/ast"
	"go/token"
	"slices"
	"testing"
)

// changing says why a variable of a package may change while the program runs. All others hold what
// they were given at the start: what grows belongs to a value that ends, such as a workbench or a
// page.
var changing = map[string]string{
	"app/widgets/internal/hands.at":      "whether the person at the one keyboard is typing text, and a depth; two numbers",
	"app/widgets/internal/draw.measured": "the widths of characters of fonts that are part of the program; bounded, and only copied",
	"store.made":                         "the definitions of each version of the file's form, from migrations that are part of the program; as many as these",
	"store.madeMu":                       "guards made",
}

// variable is a variable of a package.
type variable struct{ place, name string }

// TestNoPackageHoldsStateThatGrows finds variables of packages that are caches: of types that exist to
// be changed, or assigned to after the start.
func TestNoPackageHoldsStateThatGrows(t *testing.T) {
	held := map[variable]*ast.ValueSpec{}
	found := map[string]bool{}
	report := func(v variable, f goFile, at token.Pos, why string) {
		name := v.place + "." + v.name
		found[name] = true
		if _, known := changing[name]; !known {
			t.Errorf("%s: %s %s; make it a field of a value that ends, or say in changing why it may",
				f.set.Position(at), name, why)
		}
	}
	var files []goFile
	for _, f := range goFiles(t) {
		if !f.test {
			files = append(files, f)
		}
	}
	for _, f := range files {
		for _, s := range variables(f.ast) {
			for _, n := range s.Names {
				held[variable{f.place(), n.Name}] = s
				if changes(s) {
					report(variable{f.place(), n.Name}, f, n.Pos(),
						"is of a type that is there to be changed")
				}
			}
		}
	}
	for _, f := range files {
		for _, n := range assigned(f.ast) {
			s, known := held[variable{f.place(), n.Name}]
			if known && n.Name != "_" && (n.Obj == nil || n.Obj.Decl == s) {
				report(variable{f.place(), n.Name}, f, n.Pos(), "is changed here")
			}
		}
	}
	for name := range changing {
		if !found[name] {
			t.Errorf("%s is listed and does not change", name)
		}
	}
}

// variables are the declarations of a file's variables outside functions.
func variables(f *ast.File) (out []*ast.ValueSpec) {
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, s := range g.Specs {
				out = append(out, s.(*ast.ValueSpec))
			}
		}
	}
	return out
}

// changes reports whether a declaration names a type of sync or sync/atomic; functions that run once
// give constants.
func changes(s *ast.ValueSpec) (yes bool) {
	ast.Inspect(s, func(n ast.Node) bool {
		if _, inside := n.(*ast.FuncLit); inside {
			return false
		}
		if sel, ok := n.(*ast.SelectorExpr); ok {
			pkg, _ := sel.X.(*ast.Ident)
			yes = yes || pkg != nil && (pkg.Name == "atomic" || pkg.Name == "sync" &&
				slices.Contains([]string{"Map", "Pool", "Mutex", "RWMutex", "Once"}, sel.Sel.Name))
		}
		return true
	})
	return yes
}

// assigned are the names at the root of everything that a file's functions assign to, count up, delete
// from or clear.
func assigned(f *ast.File) (out []*ast.Ident) {
	add := func(e ast.Expr) {
		for {
			switch x := e.(type) {
			case *ast.IndexExpr:
				e = x.X
			case *ast.SelectorExpr:
				e = x.X
			case *ast.StarExpr:
				e = x.X
			case *ast.ParenExpr:
				e = x.X
			case *ast.Ident:
				out = append(out, x)
				return
			default:
				return
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.AssignStmt:
			if x.Tok != token.DEFINE {
				for _, e := range x.Lhs {
					add(e)
				}
			}
		case *ast.IncDecStmt:
			add(x.X)
		case *ast.CallExpr:
			if fn, ok := x.Fun.(*ast.Ident); ok && (fn.Name == "delete" || fn.Name == "clear") &&
				len(x.Args) > 0 {
				add(x.Args[0])
			}
		}
		return true
	})
	return out
}
