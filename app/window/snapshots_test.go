package window

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

// Times are shown in the zone of the desk; the outlines are those of one zone.
func init() { time.Local = time.UTC }

// snapshot is a state of a page whose outline is kept beside the page.
type snapshot struct {
	name   string // of the file
	proves string
	route  ui.Route
	empty  bool // on a new workspace instead of the sample
	act    func(l *lab)
}

// homes are the folders of pages that are not called like them.
var homes = map[string]string{"assessments": "worklist", "reader": "contracts", "add": "contracts", "obligations": "duties"}

func (s snapshot) file() string {
	home := s.route.Page
	if of, ok := homes[home]; ok {
		home = of
	}
	return filepath.Join("..", home, "testdata", s.name+".outline")
}

// changes tells whether a snapshot changes the workspace, or what is remembered of the page.
func (s snapshot) changes() bool {
	return s.route.Page == "packs" || s.route.Page == "bin" || s.name == "journal-detail"
}

// TestPagesAreDrawnAsTheyWere holds every page in its main states to its outline: a label, a state, a
// stop of the keyboard or a place that changes is seen. Run with -update and read the difference where
// it is meant. Those that only look share a window, which is most of what they cost; they are drawn in
// it as in one of their own.
func TestPagesAreDrawnAsTheyWere(t *testing.T) {
	all := snapshots()
	for _, empty := range []bool{false, true} {
		shared := newLab(t, !empty)
		for _, s := range all {
			if s.empty == empty && !s.changes() {
				t.Run(s.name, func(t *testing.T) {
					shared.t = t
					s.draw(shared)
				})
			}
		}
		shared.t = t
	}
	sizes := int64(0)
	for _, s := range all {
		if s.changes() {
			t.Run(s.name, func(t *testing.T) { s.draw(newLab(t, !s.empty)) })
		}
		if st, err := os.Stat(s.file()); err == nil {
			sizes += st.Size()
		}
	}
	if sizes > 1<<20 {
		t.Errorf("the outlines are %d bytes: too much to be read", sizes)
	}
	for page := range app.Pages(app.Params{}) {
		if !slices.ContainsFunc(all, func(s snapshot) bool { return s.route.Page == page }) {
			t.Errorf("the page “%s” has no outline", page)
		}
	}
}

// draw holds the page to its outline, and leaves nothing over it.
func (s snapshot) draw(l *lab) {
	l.t.Helper()
	l.win.Resize(fyne.NewSize(uitest.Width, uitest.Height))
	l.goTo(s.resolved(l))
	if s.act != nil {
		s.act(l)
	}
	l.win.Canvas().Unfocus()
	l.layOutAgain()
	drawn := l.page().Content()
	if over := l.win.Canvas().Overlays().Top(); over != nil {
		drawn = over
	}
	uitest.Golden(l.t, s.file(), s.proves, uitest.Outline(drawn))
	for l.overlays.closeTop() {
	}
	l.overlays.ClosePopUps()
}

// TestTheWindowIsDrawnAsItWas holds what stands around every page: menus with their keys, side bar,
// status bar.
func TestTheWindowIsDrawnAsItWas(t *testing.T) {
	l := newLab(t, true)
	l.win.Resize(fyne.NewSize(uitest.Width, uitest.Height))
	out := uitest.Outline(l.menu.bar) + uitest.Outline(l.frame.side.bar) + uitest.Outline(l.frame.status.bar)
	for _, m := range l.menu.mainMenu().Items {
		out += m.Label + "\n"
		for _, it := range m.Items {
			if it.IsSeparator {
				continue
			}
			out += fmt.Sprintf("  %q", it.Label)
			if it.Shortcut != nil {
				out += " " + menu.ShortcutText(it.Shortcut)
			}
			if it.Disabled {
				out += " not now"
			}
			out += "\n"
		}
	}
	uitest.Golden(t, filepath.Join("testdata", "window.outline"),
		"What stands around every page: menus with their keys, side bar with counts, status bar.", out)
}

// resolved is the route with a record of the workspace for “*use” and the like.
func (s snapshot) resolved(l *lab) ui.Route {
	r := s.route
	if noun, ok := strings.CutPrefix(r.ID, "*"); ok && noun != "" {
		all, err := l.bench().List(l.t.Context(), assessments.Noun(noun))
		if err != nil || len(all) == 0 {
			l.t.Fatal(noun, err)
		}
		r.ID = all[0].Key()
	}
	return r
}

// layOutAgain does what a desktop's driver does with every frame, and that of the tests does not: what
// needs another height than before gets it.
func (l *lab) layOutAgain() {
	l.win.Resize(fyne.NewSize(uitest.Width-1, uitest.Height-1))
	l.win.Resize(fyne.NewSize(uitest.Width, uitest.Height))
}

func (l *lab) command(id string) {
	l.t.Helper()
	for _, c := range l.menu.all() {
		if c.ID == id {
			l.menu.run(c)
			return
		}
	}
	l.t.Fatalf("there is no command %s", id)
}

// filterAway types words that nothing has.
func (l *lab) filterAway() {
	l.page().(ui.Searcher).FocusSearch()
	l.typeRunes("zyzzyva")
}

func (l *lab) table() *table.View {
	l.t.Helper()
	all := uitest.Within[*table.View](l.top())
	if len(all) == 0 || len(all[0].Shown()) == 0 {
		l.t.Fatalf("there is no list with rows: %s", l.words())
	}
	return all[0]
}

func (l *lab) firstRow() { l.table().TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) }

func (l *lab) lastRow() { l.table().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) }

func (l *lab) rowMenu() {
	l.lastRow()
	l.table().TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
}

// onePack writes a pack, so that one is listed.
func (l *lab) onePack() {
	dir := l.t.TempDir()
	l.choose = func(string) string { return dir }
	l.Go(ui.Route{Page: "desk", ID: "tessaforth-applicants-2026"})
	l.Go(ui.Route{Page: "packs", ID: "tessaforth-applicants-2026"})
	l.tap("Write the audit pack…")
	l.tap("Choose a folder and write…")
	l.calm("the pack")
	l.Load()
}

// Load rereads the page.
func (l *lab) Load() { l.page().Load() }

// binFirst moves the first record of a noun to the bin.
func (l *lab) binFirst(n assessments.Noun) {
	l.t.Helper()
	all, err := l.bench().List(l.t.Context(), n)
	if err != nil || len(all) == 0 {
		l.t.Fatal(n, err)
	}
	if n == "vendor" {
		uitest.Must(l.t)(l.bench().Add(l.t.Context(),
			&assessments.Vendor{ID: "gone", Name: "Gone and Sons"}))
		uitest.Must(l.t)(l.bench().BinWith(l.t.Context(), n, "gone"))
	} else {
		uitest.Must(l.t)(l.bench().Bin(l.t.Context(), n, all[len(all)-1].Key()))
	}
	l.Load()
}

// rename changes a vendor, so that the journal begins with a change one can read.
func (l *lab) rename() {
	all, err := l.bench().List(l.t.Context(), "vendor")
	if err != nil {
		l.t.Fatal(err)
	}
	v := all[0].(*assessments.Vendor)
	v.Name += " and Sons"
	uitest.Save(l.t, l.bench(), v)
	l.Load()
}
