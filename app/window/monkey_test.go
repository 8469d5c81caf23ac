package window

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"countersign/app/ui"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
)

// monkey presses anything, on the sample.
type monkey struct {
	*lab
	r     *rand.Rand
	files []string // what it answers file dialogs with and drops
	trail []string // the last acts, for the report of a fall
	ids   []string // of everything a route can name
}

// TestAMonkeyAtTheWindowBreaksNothing taps, types, drags, drops, visits and commands at random.
// Nothing may panic, nothing may be told but sentences, and at the end the workspace checks and opens
// again.
func TestAMonkeyAtTheWindowBreaksNothing(t *testing.T) {
	steps, seed := 20_000/50, uint64(1)
	if os.Getenv("COUNTERSIGN_SOAK") == "1" {
		steps = 20_000
	}
	if s, err := strconv.ParseUint(os.Getenv("COUNTERSIGN_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("COUNTERSIGN_SEED=%d, %d acts", seed, steps)
	t.Setenv("XDG_CONFIG_HOME", t.TempDir()) // where the window puts a sample that the monkey asks for
	t.Setenv("HOME", t.TempDir())
	m := &monkey{lab: newLiveLab(t, true), r: rand.New(rand.NewPCG(seed, seed))}
	m.provide()
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("COUNTERSIGN_SEED=%d fell: %v\nafter %s\n%s", seed, p, strings.Join(m.trail, "\n"),
				debug.Stack())
		}
	}()
	start := time.Now()
	for range steps {
		m.step()
	}
	m.home(true)
	m.drafts().Clear() // wrong days and the like that it typed
	longest, where := m.watch.Longest()
	t.Logf("%d acts in %v made %d events; the longest callback took %v, in %s", steps,
		time.Since(start).Round(time.Second), m.events(), longest, where)
	m.comesBack(t)
}

// provide writes what the monkey has in its hands.
func (m *monkey) provide() {
	dir := m.t.TempDir()
	m.files = []string{
		"", dir, filepath.Join(dir, "nothing here"), m.path, m.file("letter.txt", "We confirm."),
		m.file("empty.pdf", ""),
		m.file("terms.md", "# 1\n\n"+training), m.file("broken.zip", "PK\x03\x04 no"),
		m.file("“§ ü”.docx", "no document"),
	}
	m.choose = func(title string) string {
		if strings.HasPrefix(title, "Create") || strings.HasPrefix(title, "Back up") {
			return filepath.Join(dir, strconv.Itoa(m.r.IntN(1e9))+Extension)
		}
		return m.files[m.r.IntN(len(m.files))]
	}
	for _, n := range assessments.Nouns() {
		all, err := m.bench().List(m.t.Context(), n)
		if err != nil {
			m.t.Fatal(err)
		}
		for i, r := range all {
			if i < 12 {
				m.ids = append(m.ids, r.Key())
			}
		}
	}
	m.ids = append(m.ids, "", "nobody", "new", "about")
}

// step does one thing.
func (m *monkey) step() {
	m.home(m.r.IntN(20) == 0)
	c := m.win.Canvas()
	switch at := m.somewhere(); m.r.IntN(24) {
	case 0, 1, 2, 3, 4, 5, 6, 7:
		m.do(fmt.Sprint("tap ", at), func() { test.TapCanvas(c, at) })
	case 8, 9, 10:
		names := []fyne.KeyName{
			fyne.KeyReturn, fyne.KeyEscape, fyne.KeyTab, fyne.KeySpace, fyne.KeyUp, fyne.KeyDown,
			fyne.KeyLeft, fyne.KeyRight,
			fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
			fyne.KeyF10,
		}
		name := names[m.r.IntN(len(names))]
		m.note("key " + string(name))
		m.key(name)
	case 11, 12, 13, 14:
		text := []string{
			"1", "2", "3", "4", "5", "6", "0", "j", "k", "e", "c", "n", "r", "f", "x", "ü",
			"2027-01-31", "-7", "“§\u202e", " ", "lumen",
		}[m.r.IntN(21)]
		m.note("type " + text)
		m.keys(text)
	case 15:
		dx, dy := float32(m.r.IntN(400)-200), float32(m.r.IntN(400)-200)
		m.do(fmt.Sprint("drag ", at, dx, dy), func() { test.Drag(c, at, dx, dy) })
	case 16:
		dy := float32(m.r.IntN(2000) - 1000)
		m.do(fmt.Sprint("scroll ", at, dy), func() { test.Scroll(c, at, 0, dy) })
	case 17:
		m.do(fmt.Sprint("move ", at), func() { test.MoveMouse(c, at) })
	case 18:
		m.drop(at)
	case 19, 20, 21:
		m.visitSomewhere()
	default:
		m.command()
	}
}

// home starts the program again where it was quit, and opens the sample where no workspace is open, or, where
// wanted, another one.
func (m *monkey) home(fromElsewhere bool) {
	if m.ctx.Err() != nil {
		m.note("start again")
		m.start(m.app)
	}
	if fromElsewhere {
		m.drafts().Clear()
	}
	if m.bench() == nil || fromElsewhere && m.bench().Info().Path != m.path {
		m.do("open again", func() { m.doors.open(m.path, nil) })
	}
}

func (m *monkey) somewhere() fyne.Position {
	size := m.win.Canvas().Size()
	return fyne.NewPos(m.r.Float32()*size.Width, m.r.Float32()*size.Height)
}

// do acts; what the act set going is waited for.
func (m *monkey) do(what string, fn func()) {
	m.note(what)
	m.act(what, fn)
}

func (m *monkey) note(what string) {
	m.trail = append(m.trail, what+" on "+m.route().Page)
	if len(m.trail) > 12 {
		m.trail = m.trail[1:]
	}
}

func (m *monkey) drop(at fyne.Position) {
	path := m.files[m.r.IntN(len(m.files))]
	d, ok := m.page().(ui.Dropper)
	if !ok || path == "" || storage.NewFileURI(path) == nil {
		return
	}
	m.do("drop "+filepath.Base(path), func() { d.Dropped(at, []string{path}) })
}

func (m *monkey) visitSomewhere() {
	if len(m.overlays.list) > 0 { // nothing under a dialog can be reached
		m.note("escape")
		m.key(fyne.KeyEscape)
		return
	}
	var names []string
	for name := range m.p.Pages {
		names = append(names, name)
	}
	slices.Sort(names)
	r := ui.Route{Page: names[m.r.IntN(len(names))], ID: m.ids[m.r.IntN(len(m.ids))]}
	if m.r.IntN(3) == 0 {
		r.Item = m.ids[m.r.IntN(len(m.ids))]
	}
	m.do(fmt.Sprintf("go %+v", r), func() { m.Go(r) })
}

func (m *monkey) command() {
	all := m.menu.all()
	one := all[m.r.IntN(len(all))]
	m.do("command "+one.ID, func() { m.menu.run(one) })
}
