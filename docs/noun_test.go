package docs_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"
	"testing"
)

// words types our packages without anything of others: whatever needs those stays without a type.
type words struct {
	files map[string][]*ast.File // by folder
	set   *token.FileSet         // of all
	done  map[string]*types.Package
	info  *types.Info
}

// Import makes an empty package of one that is not ours.
func (w *words) Import(name string) (*types.Package, error) {
	if p, ok := w.done[name]; ok {
		return p, nil
	}
	at, ours := strings.CutPrefix(name, module+"/")
	if !ours {
		p := types.NewPackage(name, path.Base(name))
		p.MarkComplete()
		w.done[name] = p
		return p, nil
	}
	c := types.Config{Importer: w, Error: func(error) {}}
	p, _ := c.Check(name, w.set, w.files[at], w.info) // it misses the packages of others
	w.done[name] = p
	return p, nil
}

// TestNounsAndVerbsAreConstants finds nouns and verbs that are written out instead of named: one that is
// misspelt, or that nothing has, would never be equal to what is compared with it.
func TestNounsAndVerbsAreConstants(t *testing.T) {
	w := &words{
		files: map[string][]*ast.File{}, done: map[string]*types.Package{},
		info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}},
	}
	all := goFiles(t)
	w.set = all[0].set
	for _, f := range all {
		if !f.test {
			w.files[f.place()] = append(w.files[f.place()], f.ast)
		}
	}
	found := 0
	for _, f := range all {
		if f.test || !slices.Contains(imports(f), module+"/"+domain) && f.place() != domain {
			continue
		}
		_, _ = w.Import(module + "/" + f.place())
		constants := map[ast.Expr]bool{}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
				for _, s := range d.Specs {
					for _, v := range s.(*ast.ValueSpec).Values {
						constants[v] = true
					}
				}
			}
			l, ok := n.(*ast.BasicLit)
			if !ok || l.Kind != token.STRING || l.Value == `""` {
				return true
			}
			typ := w.info.Types[l].Type
			if typ == nil || typ.String() != module+"/"+domain+".Noun" && typ.String() != module+"/"+domain+".Verb" {
				return true
			}
			if found++; !constants[l] {
				t.Errorf("%s: give %s a constant, as those in assessments/record.go and verb.go",
					f.set.Position(l.Pos()), l.Value)
			}
			return true
		})
	}
	if found < 40 {
		t.Errorf("only %d nouns and verbs were found", found)
	}
}
