package window

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"countersign/app"
	"countersign/app/profile"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/declare"
	"countersign/assessments/intake"
	"countersign/assessments/office/pdf"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack/seal"
	"countersign/assessments/port"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"
	"countersign/assets"
	"countersign/store"
	"countersign/templates"
	"countersign/templates/lexicon"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// atOnce runs everything where it is called; time passes when a test says so.
type atOnce struct {
	waiting *[]func()
	next    *[]func() // what runs right after the act under way
}

func (atOnce) Background(ctx context.Context, work func(context.Context) func()) {
	if apply := work(ctx); apply != nil {
		apply()
	}
}

func (atOnce) Do(fn func()) { fn() }

func (a atOnce) After(d ui.Delay, fn func()) func() {
	live, when := true, a.waiting
	if d == 0 {
		when = a.next
	}
	*when = append(*when, func() {
		if live {
			fn()
		}
	})
	return func() { live = false }
}

// clockAt stands still, until a test sets it.
type clockAt struct{ time.Time }

func (c *clockAt) Now() time.Time { return c.Time }

// counted makes ids in order.
type counted struct{ n *int }

func (c counted) New(n assessments.Noun) string {
	*c.n++
	return fmt.Sprintf("%s-%05d", n, *c.n)
}

// inProcess reads files without a child.
type inProcess struct{}

func (inProcess) Extract(ctx context.Context, name string, r io.Reader,
	p assessments.Progress,
) (assessments.Text, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return assessments.Text{}, err
	}
	return intake.Read(ctx, name, bytes.NewReader(b), int64(len(b)), p)
}

// lab is a shell in a test window over a real workspace.
type lab struct {
	*Window
	t       testing.TB
	clock   *clockAt
	ids     counted // go on when a workspace is opened again
	sockets workbench.Sockets
	waiting []func()
	next    []func() // right after the act under way
	path    string
	turns   *turns                    // nil where everything runs at once
	choose  func(title string) string // answers file dialogs; nil cancels them
}

var someone = assessments.Actor{Name: "Ada", Role: "legal"}

// newLab opens the shell on an empty workspace, or on the sample.
func newLab(t testing.TB, sample bool) *lab {
	t.Helper()
	l := &lab{t: t, path: filepath.Join(t.TempDir(), "w"+Extension)}
	p := l.params()
	p.Schedule = atOnce{&l.waiting, &l.next}
	a := test.NewTempApp(t)
	win := a.NewWindow("")
	l.Window = New(a, win, p)
	l.endWithTest()
	win.Resize(fyne.NewSize(1280, 800))
	l.begin(sample)
	return l
}

// bench is that of the open workspace; nil on the start page.
func (l *lab) bench() *workbench.Workbench {
	if l.session == nil {
		return nil
	}
	return l.session.Bench
}

// drafts are the texts that the workspace has not got yet.
func (l *lab) drafts() *ui.Drafts { return l.session.Saving.Drafts() }

// route is where the page shown was gone to.
func (l *lab) route() ui.Route {
	if l.session == nil {
		return ui.Route{}
	}
	return l.session.Pages.Route()
}

// Write, Run, Background, Today and Clipboard are those of the pages.
func (l *lab) Write(intent ui.Intent, done func(error)) { l.session.Host().Write(intent, done) }

// Run is what a page calls for long work.
func (l *lab) Run(job ui.Job) { l.session.Host().Run(job) }

func (l *lab) Background(work func(context.Context) func()) { l.session.Host().Background(work) }

func (l *lab) Today() assessments.Date { return assessments.DateOf(l.p.Now()) }

func (l *lab) Clipboard() fyne.Clipboard { return l.app.Clipboard() }

func (l *lab) preferences() preferences { return preferences{l.look, l.Window} }

// lost tells whether the status bar says that the workspace's file is another one.
func (l *lab) lost() bool { return l.statusSays("Not saved: the file was") }

// begin makes the workspace.
func (l *lab) begin(sample bool) {
	l.t.Helper()
	l.doors.create(l.path, sample, nil)
	l.settle()
	if l.bench() == nil {
		l.t.Fatal("the workspace did not open")
	}
}

// endWithTest closes what is open when the test ends, while the app of the test still is the current one.
func (l *lab) endWithTest() {
	l.t.Cleanup(func() {
		l.settle()
		if l.bench() != nil {
			l.doors.leave(func(bool) {})
			l.settle()
		}
		l.stop() // what was still to happen after a while must not happen in the next test
		sweep()
	})
}

// sweep lets the toolkit forget how what is no longer shown was drawn. It does so when a window is painted; a
// test that paints none would keep all of it, and spend its time looking through that.
func sweep() { software.NewCanvas().Capture() }

// What takes a while and never changes is read once for all tests: the catalogue, the lexicon and what
// the fonts of reports cover.
var (
	loaded  = sync.OnceValues(templates.Load)
	words   = sync.OnceValues(func() (*terms.Lexicon, error) { return lexicon.Load() })
	reports = sync.OnceValues(func() (*pdf.Writer, error) {
		return pdf.New(pdf.Params{
			Regular: assets.Font(assets.Regular), Bold: assets.Font(assets.Bold),
			Italic: assets.Font(assets.Italic), Mono: assets.Font(assets.Mono),
		})
	})
)

// params is what app/wire gives, over real files, with a clock that stands and ids that count.
func (l *lab) params() Params {
	t := l.t
	t.Helper()
	go loaded() // as main does
	report, err := reports()
	if err != nil {
		t.Fatal(err)
	}
	clock := &clockAt{time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)}
	l.clock, l.ids = clock, counted{new(int)}
	l.sockets = workbench.Sockets{
		Lexicon: words,
		ParseTemplate: func(name string, data []byte) (assessments.Template, []assessments.Problem) {
			return templates.ParseTemplate(name, data)
		},
		Packs: workbench.PackWriters{Report: report, Workbook: xlsx.Writer{}, Sealer: seal.Sealer{
			Report:    seal.Written{Again: report.Again, Compare: pdf.Compare, Read: report.Read},
			Workbook:  seal.Written{Again: xlsx.Writer{}.Again, Compare: xlsx.Compare, Read: xlsx.Read},
			Catalogue: func() *assessments.Catalogue { c, _ := loaded(); return c },
		}, Version: "test"},
	}
	bench := func(s port.Store, a assessments.Actor) *workbench.Workbench {
		catalogue, err := loaded()
		if err != nil {
			t.Error(err)
		}
		return workbench.New(workbench.Params{
			Store: s, Catalogue: catalogue, Extractor: inProcess{},
			Clock: clock, IDs: l.ids, Actor: a, Sockets: l.sockets,
		})
	}
	return Params{
		Open: func(ctx context.Context, path string) (*workbench.Workbench, error) {
			s, err := store.Open(ctx, path,
				store.Options{Clock: clock, Random: uitest.Salts(), WatchEvery: -1})
			if err != nil {
				return nil, err
			}
			return bench(s, someone), nil
		},
		Create: func(ctx context.Context, path string, sample bool,
			pr assessments.Progress,
		) (*workbench.Workbench, error) {
			if sample {
				filled.once.Do(func() {
					filled.file, filled.err = fillOnce(ctx, bench, clock,
						filepath.Join(t.TempDir(), "sample"), pr)
				})
				if filled.err != nil {
					return nil, filled.err
				}
				if err := os.WriteFile(path, filled.file, 0o600); err != nil {
					return nil, err
				}
				*l.ids.n += 100_000 // past the ids in the sample
				s, err := store.Open(ctx, path,
					store.Options{Clock: clock, Random: uitest.Salts(), WatchEvery: -1})
				if err != nil {
					return nil, err
				}
				return bench(s, someone), nil
			}
			s, err := uitest.NewStore(ctx, path,
				store.Options{Clock: clock, Random: uitest.Salts(), WatchEvery: -1})
			if err != nil {
				return nil, err
			}
			return bench(s, someone), nil
		},
		Profile: profile.At(""), Now: clock.Now, Say: app.Say,
		Pick: func(title string) string {
			if l.choose == nil {
				return ""
			}
			return l.choose(title)
		},
		Pages: app.Pages(app.Params{Version: "test"}),
	}
}

// filled is the sample workspace, made once for all tests: they get copies of it.
var filled struct {
	once sync.Once
	file []byte
	err  error
}

func fillOnce(ctx context.Context, bench func(port.Store, assessments.Actor) *workbench.Workbench,
	clock *clockAt, path string, p assessments.Progress,
) ([]byte, error) {
	s, err := store.Create(ctx, path, store.Options{Clock: clock, Random: uitest.Salts(), WatchEvery: -1})
	if err != nil {
		return nil, err
	}
	b := bench(s, someone)
	if err := fill(ctx, b, p); err != nil {
		_ = b.Close()
		return nil, err
	}
	// keeps the figures, as on any day but the first
	if _, err := b.Overview(ctx, assessments.DateOf(clock.Now())); err != nil {
		_ = b.Close()
		return nil, err
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

func fill(ctx context.Context, b *workbench.Workbench, p assessments.Progress) error {
	files := assets.Sample()
	find := func(name string) (workbench.File, error) {
		st, err := fs.Stat(files, name)
		if err != nil {
			return workbench.File{}, err
		}
		return workbench.File{Name: path.Base(name), Size: st.Size(), Open: func() (io.ReadCloser, error) {
			return files.Open(name)
		}}, nil
	}
	for _, part := range assets.SampleParts() {
		data, err := fs.ReadFile(assets.Sample(), part.File)
		if err != nil {
			return err
		}
		list, problems := declare.Parse(data)
		if err := problems.Err(); err != nil {
			return err
		}
		if err := b.ActAs(assessments.Actor{Name: part.Name, Role: part.Role}); err != nil {
			return err
		}
		if _, err := b.Apply(ctx, list, find, false, p); err != nil {
			return err
		}
	}
	return nil
}
