package docs_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	longFile   = 400 // lines; above, a file holds more than one thought
	longMethod = 60  // lines of a function
	wide       = 110 // columns of a line, a tab being four
)

// only says which places alone may import a module of others or a part of the standard library. It looks at
// every file, whatever system or tag it is built for.
var only = map[string][]string{
	"modernc.org/sqlite":            {"store/..."},
	"database/sql":                  {"store/..."},
	"github.com/jung-kurt/gofpdf":   {pdf},
	"github.com/xuri/excelize":      {xlsx},
	"github.com/goccy/go-yaml":      {"assessments/declare/yamltree", "templates/lexicon"},
	"github.com/santhosh-tekuri":    {"templates/..."},
	"github.com/klippa-app":         {intake},
	"github.com/tetratelabs/wazero": {intake},
	"github.com/yuin/goldmark":      {intake},
	"golang.org/x/net":              {intake},
	"github.com/hiddeco/sshsig":     {seal},
	"aead.dev/minisign":             {seal},
	"github.com/alecthomas/kong":    {"app/cli"},
	"fyne.io":                       {"app/..."},
	"github.com/dweymouth":          {"app/..."},
	// the child that reads files; opening an exported pack
	"os/exec": {intake, "app/..."},
	// Nothing here talks to a network: not these packages, not through a tool, not for an update.
	"net":        {},
	"net/http":   {},
	"net/rpc":    {},
	"net/smtp":   {},
	"crypto/tls": {},
	"log/syslog": {},
	"unsafe":     {intake, staging, "store/..."}, // calls of the operating system
	"C":          {},
	"plugin":     {},
	"math/rand":  {}, // v2, with a stated seed
}

// nameless are names that say nothing about what is inside.
var nameless = []string{
	"util", "utils", "common", "helper", "helpers", "misc", "shared", "types", "base",
	"lib",
}

// goFile is one Go file of ours, parsed with its comments.
type goFile struct {
	path  string // slashes, relative to the module
	lines int
	test  bool
	set   *token.FileSet
	ast   *ast.File
}

func (f goFile) place() string { return path.Dir(f.path) }

// skipped are directories that are not ours or are regenerated.
func skipped(name string) bool {
	return name == ".git" || name == "out" || name == "bin" || name == "node_modules" || name == "failed"
}

// tree calls visit for every file of the project.
func tree(t *testing.T, visit func(name string, data []byte)) {
	t.Helper()
	files := os.DirFS(root)
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && skipped(d.Name()):
			return fs.SkipDir
		case !d.Type().IsRegular() || name == ".git": // a file where this is one of several working trees
			return nil
		}
		data, err := fs.ReadFile(files, name)
		if err == nil {
			visit(name, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// parsed are the Go files once a test has asked for them.
var parsed []goFile

func goFiles(t *testing.T) []goFile {
	t.Helper()
	if parsed != nil {
		return parsed
	}
	var out []goFile
	set := token.NewFileSet()
	tree(t, func(name string, data []byte) {
		if !strings.HasSuffix(name, ".go") || strings.Contains(name, "testdata/") {
			return
		}
		f := goFile{
			path: name, lines: bytes.Count(data, []byte("\n")),
			test: strings.HasSuffix(name, "_test.go"), set: set,
		}
		var err error
		if f.ast, err = parser.ParseFile(f.set, name, data, parser.ParseComments); err != nil {
			t.Errorf("%s cannot be parsed: %v", name, err)
			return
		}
		out = append(out, f)
	})
	parsed = out
	return out
}

func imports(f goFile) []string {
	var out []string
	for _, i := range f.ast.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err == nil {
			out = append(out, p)
		}
	}
	return out
}

// placed reports whether an import may stand in the file, by the table only.
func placed(place, imported string) bool {
	for prefix, places := range only {
		hit := imported == prefix
		if strings.Contains(prefix, ".") {
			hit = hit || strings.HasPrefix(imported, prefix+"/")
		}
		if hit && !slices.ContainsFunc(places, func(p string) bool { return covers(p, place) }) {
			return false
		}
	}
	return true
}

func TestEachTechnologyHasOneDoor(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue // tests may look at a product with the tool it was made with
		}
		for _, i := range imports(f) {
			if !placed(f.place(), i) {
				t.Errorf("%s imports %s; only %v may", f.path, i, only[i])
			}
		}
	}
	for _, c := range [][2]string{
		{"store", "net/http"},
		{"app/desk", "modernc.org/sqlite"},
		{"assessments/workbench", "fyne.io/fyne/v2/widget"},
	} {
		if placed(c[0], c[1]) {
			t.Errorf("the table lets %s import %s", c[0], c[1])
		}
	}
}

func TestModelsOfTheDesktopDoNotKnowTheToolkit(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || !strings.HasPrefix(f.path, "app/") || !strings.HasPrefix(path.Base(f.path), "model") {
			continue
		}
		for _, i := range imports(f) {
			if strings.HasPrefix(i, "fyne.io") {
				t.Errorf("%s is a model and imports %s", f.path, i)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	says := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test && says[f.place()] || f.test && strings.HasSuffix(f.ast.Name.Name, "_test") &&
			f.place() != "docs" {
			continue
		}
		says[f.place()] = says[f.place()] || f.ast.Doc != nil && len(strings.Fields(f.ast.Doc.Text())) >= 8
	}
	for place, ok := range says {
		if !ok {
			t.Errorf("package %s has no doc comment that says what it is, what it is not and where to start",
				place)
		}
	}
}

func TestNoNameIsADrawerForEverything(t *testing.T) {
	for _, f := range goFiles(t) {
		file := strings.TrimSuffix(strings.TrimSuffix(path.Base(f.path), ".go"), "_test")
		for _, name := range []string{file, path.Base(f.place()), f.ast.Name.Name} {
			if slices.Contains(nameless, name) {
				t.Errorf("%s: %q says nothing about what is inside", f.path, name)
			}
		}
	}
}

func TestNoFileAndNoFunctionOutgrowsItsReader(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.lines > longFile {
			t.Errorf("%s has %d lines; %d are the most", f.path, f.lines, longFile)
		}
		if f.test {
			continue
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			if n := f.set.Position(fn.End()).Line - f.set.Position(fn.Pos()).Line + 1; n > longMethod {
				t.Errorf("%s: %s has %d lines; %d are the most", f.path, fn.Name.Name, n, longMethod)
			}
		}
	}
}

// TestLinesFitTheScreen lets one line in a hundred be longer: most of those hold one long literal.
func TestLinesFitTheScreen(t *testing.T) {
	lines, over := 0, map[string]int{}
	long := 0
	tree(t, func(name string, data []byte) {
		if !strings.HasSuffix(name, ".go") || strings.Contains(name, "testdata/") {
			return
		}
		for line := range strings.Lines(string(data)) {
			lines++
			if utf8.RuneCountInString(strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\t", "    ")) > wide {
				over[path.Dir(name)]++
				long++
			}
		}
	})
	if long*100 > lines {
		t.Errorf("%d of %d lines have more than %d columns, above one in a hundred: %v", long, lines, wide, over)
	}
}

// elsewhere finds places on someone's own computer. It is put together here so that it does not find itself.
// Invented places under /home may stand in tests.
var (
	elsewhere  = regexp.MustCompile(`(^|[^\w.~-])(/ro` + `ot/[\w.]|/wo` + `rk/(main|shared)\b)`)
	homeFolder = regexp.MustCompile(`(^|[^\w.~-])(/(home|Users)/[A-Za-z]{2}|[A-Z]:\\+Users\\)`)
)

// unfinished finds what was meant to be done later.
var unfinished = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|X` + `XX|HA` + `CK)\b`)

// suspect tells whether a text holds what one of the three may find: looking for words is far quicker
// than matching every line.
func suspect(data []byte) bool {
	for _, word := range []string{"/ro" + "ot/", "/wo" + "rk/", "/home/", "Users", "TO" + "DO", "FIX" +
		"ME", "X" + "XX", "HA" + "CK"} {
		if bytes.Contains(data, []byte(word)) {
			return true
		}
	}
	return false
}

func TestNothingNamesAPlaceOnSomebodysMachineOrLeavesWorkForLater(t *testing.T) {
	tree(t, func(name string, data []byte) {
		if bytes.IndexByte(data, 0) >= 0 || strings.Contains(name, "testdata/") || !suspect(data) {
			return // not a text, a text under test, or nothing in it
		}
		for i, line := range strings.Split(string(data), "\n") {
			m := elsewhere.FindString(line)
			if m == "" && !strings.HasSuffix(name, "_test.go") {
				m = homeFolder.FindString(line)
			}
			if m != "" {
				t.Errorf("%s:%d names a place on one machine: %s", name, i+1, strings.TrimSpace(m))
			}
			if m := unfinished.FindString(line); m != "" && strings.HasSuffix(name, ".go") {
				t.Errorf("%s:%d is unfinished: %s", name, i+1, m)
			}
		}
	})
	for _, bad := range []string{"see /home/" + "ann/notes", "in /ro" + "ot/.cache", "/wo" +
		"rk/main/store"} {
		if !suspect([]byte(bad)) || !elsewhere.MatchString(bad) && !homeFolder.MatchString(bad) {
			t.Errorf("%q passes", bad)
		}
	}
	for _, bad := range []string{"TO" + "DO: later", "FIX" + "ME", "// X" + "XX", "a HA" + "CK"} {
		if !suspect([]byte(bad)) || !unfinished.MatchString(bad) {
			t.Errorf("%q passes", bad)
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)

func TestEveryLinkOfTheDocumentationLeadsSomewhere(t *testing.T) {
	tree(t, func(name string, data []byte) {
		if path.Ext(name) != ".md" || strings.Contains(name, "/sample/") ||
			strings.Contains(name, "testdata/") {
			return
		}
		for _, m := range link.FindAllSubmatch(data, -1) {
			if target := path.Join(path.Dir(name), string(m[1])); !exists(target) {
				t.Errorf("%s leads to %s, which is not there", name, target)
			}
		}
	})
}

func exists(name string) bool {
	_, err := os.Stat(path.Join(root, name))
	return err == nil
}

func TestTheRootHoldsMainAlone(t *testing.T) {
	var found []string
	for _, f := range goFiles(t) {
		if f.place() == "." {
			found = append(found, f.path)
		}
	}
	if !slices.Equal(found, []string{"main.go"}) {
		t.Errorf("the root holds %v: what connects packages is in app/wire, and tests are beside what they test", found)
	}
}
