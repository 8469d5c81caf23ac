// Package docs_test holds the code to the rules in architecture.md: who may import whom, what a file
// may hold, and what must never stand in the tree. It does not test behaviour. Start with rooms, the
// table of the import rules; architecture.md is the same table in prose.
package docs_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "countersign"

// root is the directory of the module, from where the tests run.
const root = ".."

// room is a package, or with "/..." at its end everything from there down, and what it may import besides
// the standard library: rooms of ours by their place, modules of others by their prefix.
type room struct {
	at  string
	may []string
}

const (
	domain   = "assessments"
	scoping  = "assessments/scoping"
	duties   = "assessments/obligations"
	dates    = "assessments/obligations/dates"
	scoring  = "assessments/scoring"
	frames   = "assessments/framing"
	stands   = "assessments/standing"
	terms    = "assessments/terms"
	learn    = "assessments/terms/learn"
	reads    = "assessments/particulars"
	proposes = "assessments/proposal"
	prevails = "assessments/precedence"
	bounds   = "assessments/limits"
	differs  = "assessments/changes"
	pack     = "assessments/pack"
	cached   = "assessments/cached"
	port     = "assessments/port"
	staging  = "assessments/staging"
	bench    = "assessments/workbench"
	declare  = "assessments/declare"
	seal     = "assessments/pack/seal"
	zipped   = "assessments/pack/container"
	intake   = "assessments/intake/..."
	child    = "assessments/intake/child"
	pdf      = "assessments/office/pdf"
	xlsx     = "assessments/office/xlsx"
	word     = "assessments/office/docx"
	yamltree = "assessments/declare/yamltree"
	ui       = "app/ui"
	verdicts = "app/verdict"
	widgets  = "app/widgets"
	wTable   = "app/widgets/table"
	wText    = "app/widgets/text"
	wMenu    = "app/widgets/menu"
	wFigure  = "app/widgets/figure"
	wTime    = "app/widgets/timeline"
	wDraw    = "app/widgets/internal/draw"
	wShape   = "app/widgets/internal/shape"
	wFocus   = "app/widgets/internal/focus"
	wHands   = "app/widgets/internal/hands"
	wAll     = "app/widgets/..."
	theme    = "app/theme"
	session  = "app/session"
	window   = "app/window"
	wire     = "app/wire"
	fyne     = "fyne.io"
)

// rooms, bottom up: a room imports only rooms that stand above it in this list, so that nothing is circular
// and nothing reaches upwards. The most exact entry holds for a package.
var rooms = []room{
	// Bytes and data.
	{at: "assets"},
	// The domain depends on no other layer.
	{at: domain},
	// Files that appear whole or not at all.
	{at: staging, may: []string{domain}},
	{at: scoping, may: []string{domain}},
	{at: scoring, may: []string{domain}},
	{at: duties, may: []string{domain}},
	{at: dates, may: []string{domain, duties}},
	{at: terms, may: []string{domain, "golang.org/x/text/unicode/norm", "golang.org/x/text/cases"}},
	{at: reads, may: []string{domain}},
	{at: proposes, may: []string{domain, reads}},
	{at: prevails, may: []string{domain, terms}},
	{at: differs, may: []string{domain, terms}},
	{at: bounds, may: []string{domain}},
	{at: stands, may: []string{domain, scoring}},
	{at: frames, may: []string{domain, scoring}},
	{at: pack, may: []string{domain, scoping, scoring, duties, frames, stands}},
	{at: cached, may: []string{domain, scoring, stands}},
	{at: port, may: []string{domain, scoping, scoring, stands, terms, pack, cached}},
	{at: bench, may: []string{
		domain, scoping, scoring, duties, frames, stands, terms, reads, proposes, prevails, differs, pack, cached,
		port, staging,
	}},
	// Sockets: port, the domain below, and one technology each.
	{at: zipped},
	{at: yamltree, may: []string{domain, "github.com/goccy/go-yaml"}},
	{at: "templates/...", may: []string{
		domain, scoping, scoring, terms, port, yamltree, "templates/...",
		"github.com/goccy/go-yaml", "github.com/santhosh-tekuri/jsonschema",
	}},
	{at: declare, may: []string{domain, port, bench, yamltree}},
	{at: "store/...", may: []string{domain, scoring, cached, port, staging, "store/...", "modernc.org/sqlite"}},
	{at: "store/storetest", may: []string{domain, cached, port}},
	{at: intake, may: []string{
		domain, terms, port, intake,
		"golang.org/x/net/html", "golang.org/x/text", "golang.org/x/sys", "github.com/yuin/goldmark",
		"github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero",
	}},
	{at: child, may: []string{domain, terms, port, intake, "golang.org/x/sys"}},
	{at: learn, may: []string{domain, terms}},
	// a command of its own: it reads labelled terms as the program reads documents
	{at: "templates/lexicon/train", may: []string{domain, terms, intake, learn, "templates/..."}},
	{at: word, may: []string{domain, differs}},
	{at: pdf, may: []string{
		domain, differs, pack, port, "assets", "github.com/jung-kurt/gofpdf",
		"golang.org/x/image/font/sfnt",
	}},
	{at: xlsx, may: []string{domain, scoring, stands, pack, port, zipped, "github.com/xuri/excelize/v2"}},
	{at: "assessments/pack/packtest", may: []string{domain, scoring, pack}},
	{at: seal, may: []string{
		domain, pack, port, zipped, staging, "github.com/hiddeco/sshsig",
		"aead.dev/minisign", "golang.org/x/crypto",
	}},
	// The desktop: a feature sees the use cases, never the store, another feature, window or session.
	{at: theme, may: []string{"assets", fyne}},
	// Drawn parts know no domain. What all of them are made of stands below, for them alone (Go's rule
	// of internal).
	{at: wDraw, may: []string{theme, fyne}},
	{at: wShape, may: []string{theme, wDraw, fyne}},
	{at: wHands, may: []string{fyne}},
	{at: wFocus, may: []string{theme, wDraw, wHands, fyne}},
	{at: "app/widgets/internal/looktest", may: []string{theme, fyne}}, // for tests of drawn parts only
	{at: wFigure, may: []string{theme, wDraw, wShape, wFocus, wHands, fyne}},
	{at: wTime, may: []string{theme, wDraw, wShape, wFocus, wHands, fyne}},
	{at: wMenu, may: []string{theme, wDraw, wShape, wFocus, wHands, fyne}},
	{at: wText, may: []string{theme, wDraw, wFocus, wHands, wMenu, fyne}},
	{at: widgets, may: []string{theme, wDraw, wShape, wFocus, wHands, wFigure, wMenu, wText, fyne}},
	{at: wTable, may: []string{theme, wDraw, wShape, wFocus, wHands, wFigure, wMenu, widgets, fyne}},
	{at: ui, may: []string{domain, scoping, scoring, duties, stands, bench, wAll, theme, fyne}},
	// Giving a verdict: the one part that two features show.
	{at: verdicts, may: []string{domain, scoring, bounds, bench, ui, wAll, theme, fyne}},
	{at: "app/...", may: []string{
		domain, scoping, scoring, duties, dates, frames, stands, terms, reads, proposes, prevails, bounds, differs, pack,
		bench, ui, verdicts, wAll, theme, fyne, "github.com/dweymouth/fyne-tooltip",
	}},
	{at: "app/profile", may: []string{domain, staging}},
	// for tests of pages only
	{at: "app/uitest", may: []string{
		domain, terms, port, bench, intake, ui, wAll, theme, "store/...",
		"templates/...", fyne,
	}},
	// The same use cases without a window, and the auditor's small program.
	{at: "app/cli", may: []string{
		domain, scoping, scoring, duties, frames, stands, terms, reads, differs, pack, port, bench, declare,
		seal, "assets", "github.com/alecthomas/kong",
	}},
	// What is open in the window, and the window around it: neither knows a page.
	{at: session, may: []string{domain, bench, ui, wAll, theme, fyne}},
	{at: window, may: []string{domain, bench, "app/profile", session, ui, wAll, theme, "assets", fyne}},
	// Gathers the pages; wire connects everything.
	{at: "app", may: []string{bench, session, "app/..."}},
	{at: wire, may: []string{"..."}},
	{at: ".", may: []string{wire, "app/cli", child}},
}

// windowless lists what must build and run where no window toolkit is: not even far below may one of these
// modules be among its dependencies.
var (
	windowless = []string{"app/cli", "assessments/...", "store/...", "templates/...", "assets"}
	windowing  = []string{"fyne.io", "github.com/go-gl", "github.com/fyne-io"}
)

// listed is what go list says about a package.
type listed struct {
	ImportPath string
	GoFiles    []string
	Imports    []string
	Deps       []string
}

// place is where the package stands in the module: "." for the program itself.
func (l listed) place() string {
	if l.ImportPath == module {
		return "."
	}
	return strings.TrimPrefix(l.ImportPath, module+"/")
}

func list(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,GoFiles,Imports,Deps", "./...")
	cmd.Dir = root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var one listed
		if err := dec.Decode(&one); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if len(all) < 10 {
		t.Fatalf("go list found only %d packages", len(all))
	}
	return all
}

// covers reports whether a pattern of the table means the place: itself, or from there down.
func covers(pattern, place string) bool {
	if pattern == "..." {
		return true
	}
	if root, deep := strings.CutSuffix(pattern, "/..."); deep {
		return place == root || strings.HasPrefix(place, root+"/")
	}
	return pattern == place
}

// roomOf is the most exact entry of the table for a place, and its rank from the bottom.
func roomOf(place string) (room, int) {
	best, rank := room{}, -1
	for i, r := range rooms {
		if covers(r.at, place) && (rank < 0 || !strings.HasSuffix(r.at, "...") || len(r.at) > len(best.at)) {
			best, rank = r, i
			if r.at == place {
				break
			}
		}
	}
	return best, rank
}

// judge says what is wrong with one package importing another, "" when nothing is.
func judge(from, imported string) string {
	r, rank := roomOf(from)
	if rank < 0 {
		return fmt.Sprintf("%s has no room in the table of docs/architecture_test.go: give it one, and tell docs/architecture.md", from)
	}
	target, ours := strings.CutPrefix(imported, module+"/")
	first, _, _ := strings.Cut(imported, "/")
	if !ours && !strings.Contains(first, ".") {
		return "" // the standard library
	}
	for _, m := range r.may {
		if ours && covers(m, target) {
			return ""
		}
		if !ours && (m == "..." || imported == m || strings.HasPrefix(imported, m+"/")) {
			return ""
		}
	}
	return fmt.Sprintf("%s imports %s; it may import %s", from, imported,
		strings.Join(append([]string{"the standard library"}, r.may...), ", "))
}

func TestEveryPackageImportsOnlyWhatItsRoomMay(t *testing.T) {
	for _, p := range list(t) {
		if len(p.GoFiles) == 0 {
			continue // tests only
		}
		if _, rank := roomOf(p.place()); rank < 0 {
			t.Error(judge(p.place(), "fmt"))
		}
		for _, i := range p.Imports {
			if msg := judge(p.place(), i); msg != "" {
				t.Error(msg)
			}
		}
	}
}

func TestTheTableOfRoomsOnlyPointsDownwards(t *testing.T) {
	for i, r := range rooms {
		for _, m := range r.may {
			if first, _, _ := strings.Cut(m, "/"); strings.Contains(first, ".") || m == r.at {
				continue // a module of others, or the room itself from there down
			}
			if !slices.ContainsFunc(rooms[:i], func(below room) bool {
				return below.at == m || covers(m, below.at)
			}) {
				t.Errorf("%s may import %s, which does not stand below it", r.at, m)
			}
		}
	}
}

func TestTheRulesRefuseWhatTheHouseForbids(t *testing.T) {
	for _, c := range []struct{ from, imported string }{
		{"assessments", "countersign/assessments/scoring"},
		{"assessments", "golang.org/x/text/cases"},
		{"assessments/scoring", "countersign/assessments/terms"},
		{"assessments/pack", "countersign/assessments/port"},
		{"assessments/workbench", "countersign/store"},
		{"assessments/workbench", "fyne.io/fyne/v2"},
		{"assessments/workbench", "github.com/xuri/excelize/v2"},
		{"store", "countersign/assessments/workbench"},
		{"app/desk", "countersign/store"},
		{"app/desk", "countersign/app/vendors"},
		{"app/desk", "countersign/app"},
		{"app/desk", "countersign/app/session"},
		{"app/desk", "countersign/app/window"},
		{"app/session", "countersign/app/desk"},
		{"app/session", "countersign/app/window"},
		{"app/window", "countersign/app/desk"},
		{"app/window", "countersign/app"},
		{"app/cli", "fyne.io/fyne/v2"},
		{"app/widgets", "countersign/assessments"},
		{"app/widgets", "countersign/app/widgets/table"},
		{"app/widgets/text", "countersign/app/widgets"},
		{"app/widgets/figure", "countersign/app/widgets/menu"},
		{".", "countersign/store"},
		{".", "countersign/app"},
		{"app/desk", "countersign/app/wire"},
		{"app/cli", "countersign/app/wire"},
		{"office", "fmt"},
	} {
		if judge(c.from, c.imported) == "" {
			t.Errorf("%s may import %s", c.from, c.imported)
		}
	}
	for _, c := range []struct{ from, imported string }{
		{"app/desk", "countersign/assessments/workbench"},
		{"app", "countersign/app/desk"},
		{"app/window", "countersign/app/session"},
		{"assessments/office/pdf", "github.com/jung-kurt/gofpdf"},
		{"app/wire", "countersign/store"},
		{".", "countersign/app/wire"},
	} {
		if msg := judge(c.from, c.imported); msg != "" {
			t.Error(msg)
		}
	}
}

func TestWhatRunsWithoutAWindowDependsOnNoWindowToolkit(t *testing.T) {
	for _, p := range list(t) {
		if !slices.ContainsFunc(windowless, func(w string) bool { return covers(w, p.place()) }) {
			continue
		}
		for _, d := range p.Deps {
			for _, w := range windowing {
				if d == w || strings.HasPrefix(d, w+"/") {
					t.Errorf("%s depends on %s", p.place(), d)
				}
			}
		}
	}
}
