package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"
)

// Files and folders can take long to answer: those on a network, on a drive that wakes up, on one that is
// gone. No page, and no dialog of the window, asks for them on the window's thread.

// onDisk are the functions that ask a disk, by package.
var onDisk = map[string][]string{
	"os": {
		"Create", "Lstat", "Mkdir", "MkdirAll", "Open", "OpenFile", "ReadDir", "ReadFile", "Remove", "RemoveAll",
		"Rename", "Stat", "WriteFile",
	},
	"filepath":  {"EvalSymlinks", "Glob", "Walk", "WalkDir"},
	"workbench": {"FileAt"},
}

// beforeTheWindow are functions that run before there is a window, by package.
var beforeTheWindow = map[string][]string{
	// the user's bus, before the toolkit looks for it; the workspace to begin with
	"app/window": {"userBus", "firstOf"},
}

// aside reports whether a function runs off the window's thread: what is given a context does, which is how
// background work, jobs and intents are written.
func aside(t *ast.FuncType) bool {
	if len(t.Params.List) == 0 {
		return false
	}
	s, ok := t.Params.List[0].Type.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "Context"
}

// use is where a function names another one, on the thread of its caller.
type use struct {
	from, pkg, name string
	called          bool // and not handed on, as a button's is
}

// usesOnTheThread lists what the functions of a package name outside those that run aside.
func usesOnTheThread(files []*ast.File) (out []use) {
	for _, f := range files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if ok && fn.Body != nil && !aside(fn.Type) {
				out = append(out, usesIn(fn.Name.Name, fn.Body)...)
			}
		}
	}
	return out
}

func usesIn(from string, body ast.Node) (out []use) {
	called := map[ast.Node]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		switch one := n.(type) {
		case *ast.GoStmt:
			return false
		case *ast.FuncLit:
			if aside(one.Type) { // what it returns runs on the thread again
				for _, inner := range within(one.Body) {
					out = append(out, usesIn(from, inner.Body)...)
				}
				return false
			}
		case *ast.CallExpr:
			called[one.Fun] = true
		case *ast.SelectorExpr:
			pkg, _ := one.X.(*ast.Ident)
			if pkg == nil {
				pkg = &ast.Ident{}
			}
			out = append(out, use{from, pkg.Name, one.Sel.Name, called[one]})
			called[one.Sel] = true // it is told already
		case *ast.Ident:
			if !called[one] || !slices.ContainsFunc(out, func(u use) bool { return u.name == one.Name }) {
				out = append(out, use{from, "", one.Name, called[one]})
			}
		}
		return true
	})
	return out
}

// within are the functions in the body of one that runs aside which do not.
func within(body ast.Node) (out []*ast.FuncLit) {
	ast.Inspect(body, func(n ast.Node) bool {
		fn, ok := n.(*ast.FuncLit)
		if ok && !aside(fn.Type) {
			out = append(out, fn)
		}
		return !ok
	})
	return out
}

// waiting names the functions of a package that ask a disk on the window's thread: exported ones, and those
// that are handed on to be called there, whether they ask it themselves or through others. Those that run before
// there is a window do not count.
func waiting(files []*ast.File, before ...string) (found []string) {
	uses := usesOnTheThread(files)
	waits := map[string]bool{}
	for again := true; again; {
		again = false
		for _, u := range uses {
			direct := slices.Contains(onDisk[u.pkg], u.name)
			if !waits[u.from] && !slices.Contains(before, u.from) && u.called && (direct || onDisk[u.pkg] == nil && waits[u.name]) {
				waits[u.from], again = true, true
			}
		}
	}
	for name := range waits {
		if ast.IsExported(name) || slices.ContainsFunc(uses, func(u use) bool {
			return u.name == name && !u.called && onDisk[u.pkg] == nil
		}) {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return found
}

// TestNoDiskIsAskedOnTheWindowsThread follows the calls within each package of app from what asks a disk to
// what is on the window's thread. It goes by names: what runs aside is given a context.
func TestNoDiskIsAskedOnTheWindowsThread(t *testing.T) {
	packages := map[string][]*ast.File{}
	for _, f := range goFiles(t) {
		p := path.Dir(f.path)
		if f.test || !strings.HasPrefix(p, "app/") || slices.Contains([]string{
			"app/cli", "app/wire", "app/profile", "app/uitest", "app/widgets/internal/looktest",
		}, p) {
			continue
		}
		packages[p] = append(packages[p], f.ast)
	}
	for p, files := range packages {
		for _, name := range waiting(files, beforeTheWindow[p]...) {
			t.Errorf("%s.%s asks a disk on the window's thread: do it in the background", p, name)
		}
	}
}

// TestWhatAsksADiskIsFound tries the rule on functions that break it, and on some that do not.
func TestWhatAsksADiskIsFound(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", `package p
		func direct() { os.Stat("x") }
		func button() { direct() }
		func show() { NewButton(button) }
		func Through() { fn := func() { button() }; fn() }
		func listed() { host.Background(func(ctx context.Context) func() {
			os.Stat("x")
			return func() { os.ReadDir("y") }
		}) }
		func Clicked() { listed() }
		func work(ctx context.Context) { os.Stat("x") }
		func Fine() { host.Background(func(ctx context.Context) func() { read(); return nil }); go os.Remove("x") }
		func before() { os.Stat("x") }
		func Later() { before() }
		func read() { os.ReadFile("x") }
	`, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(waiting([]*ast.File{file}, "before"), " "); got != "Clicked Through button" {
		t.Errorf("found %q", got)
	}
}
