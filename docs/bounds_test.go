package docs_test

import (
	"fmt"
	"go/ast"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

const (
	manyMethods = 25 // of one type; above, no one knows all that it does
	manyFields  = 15 // of one struct; above, no one knows which belong together
	exceptions  = 5  // types that may have more, with the reason in architecture.md
	manyNames   = 20 // public ones of a package, of nine packages in ten
)

// size is how much a type holds.
type size struct{ methods, fields int }

// excepted are the types that may be larger, with the size they have at most: they may shrink, not grow.
// architecture.md says why.
var excepted = map[string]size{
	"assessments.Dossier":        {27, 26},
	"assessments.Item":           {5, 22},
	"assessments.Obligation":     {1, 24},
	"assessments/scoring.Judged": {7, 25},
}

// sizes counts the methods and fields of every type outside of tests. Records are left out, and parts of records:
// they describe their fields in a list, and have as many as what they stand for. A method that is written once for
// each system counts once.
func sizes(t *testing.T) map[string]size {
	t.Helper()
	methods, fields, records := map[string]map[string]bool{}, map[string]int{}, map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch d := n.(type) {
			case *ast.FuncDecl:
				if of := receiver(d); of != "" {
					of = f.place() + "." + of
					if methods[of] == nil {
						methods[of] = map[string]bool{}
					}
					methods[of][d.Name.Name] = true
					records[of] = records[of] || f.place() == "assessments" && strings.EqualFold(d.Name.Name, "fields")
				}
			case *ast.TypeSpec:
				of := f.place() + "." + d.Name.Name
				if s, ok := d.Type.(*ast.StructType); ok {
					fields[of] = max(fields[of], s.Fields.NumFields())
				}
			}
			return true
		})
	}
	out := map[string]size{}
	for of, n := range fields {
		out[of] = size{fields: n}
	}
	for of, names := range methods {
		out[of] = size{len(names), fields[of]}
	}
	for of, is := range records {
		if is {
			delete(out, of)
		}
	}
	return out
}

func TestNoTypeIsTooLargeToKnow(t *testing.T) {
	all := sizes(t)
	if len(all) < 900 {
		t.Errorf("only %d types were counted", len(all))
	}
	for of, n := range all {
		most, listed := excepted[of]
		if !listed {
			most = size{manyMethods, manyFields}
		}
		if n.methods > max(most.methods, manyMethods) || n.fields > max(most.fields, manyFields) {
			t.Errorf("%s has %d methods and %d fields; give what belongs together a type of its own", of,
				n.methods, n.fields)
		}
		if listed && n.methods <= manyMethods && n.fields <= manyFields {
			t.Errorf("%s has %d methods and %d fields: remove it from the list", of, n.methods, n.fields)
		}
	}
	for of := range excepted {
		if _, ok := all[of]; !ok {
			t.Errorf("%s is listed and does not exist", of)
		}
	}
}

func TestEveryLargeTypeHasAReason(t *testing.T) {
	if len(excepted) > exceptions {
		t.Errorf("%d types are larger than others; %d may be", len(excepted), exceptions)
	}
	page, err := os.ReadFile(path.Join(root, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	for of := range excepted {
		if name := "| `" + path.Base(of) + "` |"; !strings.Contains(string(page), name) {
			t.Errorf("architecture.md has no line %s with the reason why it is large", name)
		}
	}
}

// publicNames are the public types, functions, constants and variables of every package that has one,
// outside of tests. A name that is written once for each system counts once.
func publicNames(t *testing.T) map[string]map[string]bool {
	t.Helper()
	out := map[string]map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		note := func(id *ast.Ident) {
			if id.IsExported() {
				if out[f.place()] == nil {
					out[f.place()] = map[string]bool{}
				}
				out[f.place()][id.Name] = true
			}
		}
		for _, d := range f.ast.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					note(d.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch s := spec.(type) {
					case *ast.TypeSpec:
						note(s.Name)
					case *ast.ValueSpec:
						for _, id := range s.Names {
							note(id)
						}
					}
				}
			}
		}
	}
	return out
}

func TestNineOfTenPackagesHaveFewPublicNames(t *testing.T) {
	all := publicNames(t)
	if len(all) < 60 {
		t.Errorf("only %d packages were counted", len(all))
	}
	var counts []int
	var many []string
	for place, names := range all {
		counts = append(counts, len(names))
		if len(names) > manyNames {
			many = append(many, fmt.Sprintf("%s has %d", place, len(names)))
		}
	}
	slices.Sort(counts)
	if got := counts[(len(counts)-1)*9/10]; got > manyNames {
		slices.Sort(many)
		t.Errorf("of %d packages, one in ten has %d public names or more: %s; architecture.md says what to look for",
			len(all), got, strings.Join(many, ", "))
	}
}

// TestNoGroupOfUseCasesHoldsTheWorkbench holds that a group names what it needs of the others.
func TestNoGroupOfUseCasesHoldsTheWorkbench(t *testing.T) {
	structs := 0
	for _, f := range goFiles(t) {
		if f.test || f.place() != "assessments/workbench" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			s, ok := n.(*ast.StructType)
			if !ok {
				return true
			}
			structs++
			for _, field := range s.Fields.List {
				ast.Inspect(field.Type, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok && id.Name == "Workbench" {
						t.Errorf("%s: a field holds the whole workbench; name the groups it needs",
							f.set.Position(id.Pos()))
					}
					return true
				})
			}
			return true
		})
	}
	if structs < 50 {
		t.Errorf("only %d structs were looked at", structs)
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
	switch p := of.(type) { // of any type
	case *ast.IndexExpr:
		of = p.X
	case *ast.IndexListExpr:
		of = p.X
	}
	if id, ok := of.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}
