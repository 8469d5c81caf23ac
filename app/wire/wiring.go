package wire

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"countersign/app/cli"
	"countersign/app/profile"
	"countersign/assessments"
	"countersign/assessments/declare"
	"countersign/assessments/intake/child"
	"countersign/assessments/intake/mail"
	"countersign/assessments/office/docx"
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
)

// wiring is what window and commands share.
type wiring struct {
	catalogue func() *assessments.Catalogue // reading it takes a while: who needs it first waits
	profile   *profile.Profile
	extractor port.Extractor
	reader    *child.Extractor // the same, where it is asked how it is confined
	sockets   workbench.Sockets
	version   string
}

// newWiring wires for the arguments of a command; the window replaces the reader of files by one of its own.
func newWiring(args []string, version string) (*wiring, error) {
	named := slices.ContainsFunc(args, namesPDF) // to be read, and no other
	x, err := child.New(child.Params{Ahead: named, Several: !named})
	if err != nil {
		return nil, err
	}
	report, err := reports()
	if err != nil {
		return nil, err
	}
	catalogue := shipped
	return &wiring{
		catalogue: catalogue, profile: profile.Open(), extractor: x, reader: x,
		sockets: workbench.Sockets{Lexicon: sync.OnceValues(func() (*terms.Lexicon, error) {
			return lexicon.Load()
		}), ParseTemplate: parseTemplate, Attached: mail.Attached, Packs: workbench.PackWriters{
			Report: report, Workbook: xlsx.Writer{}, Version: version,
			Sealer: seal.Sealer{
				Report:    seal.Written{Again: report.Again, Compare: pdf.Compare, Read: report.Read},
				Workbook:  seal.Written{Again: xlsx.Writer{}.Again, Compare: xlsx.Compare, Read: xlsx.Read},
				Catalogue: catalogue,
			},
		}, Redlines: workbench.RedlineWriters{Word: docx.Redline, PDF: report.Redline}},
		version: version,
	}, nil
}

// namesPDF reports an argument that looks like a PDF: its reader loads while the rest of the program does.
func namesPDF(arg string) bool { return strings.EqualFold(filepath.Ext(arg), ".pdf") }

// shipped is the catalogue inside the program. A broken one, which the tests refuse, ends it: it was
// built wrong.
var shipped = sync.OnceValue(func() *assessments.Catalogue {
	c, err := templates.Load()
	if err != nil {
		fmt.Fprintln(os.Stderr, "countersign:", err)
		os.Exit(1)
	}
	return c
})

// reports writes reports in the fonts inside the program.
var reports = sync.OnceValues(func() (*pdf.Writer, error) {
	return pdf.New(pdf.Params{
		Regular: assets.Font(assets.Regular), Bold: assets.Font(assets.Bold),
		Italic: assets.Font(assets.Italic),
		Mono:   assets.Font(assets.Mono), Fallback: [][]byte{assets.Font(assets.CJK)},
	})
})

// clock is the machine's, in UTC.
type clock struct{}

func (clock) Now() time.Time { return time.Now().UTC() }

// ids makes ids that sort by time: noun, microseconds in base 32, randomness.
type ids struct{}

var lower = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

func (ids) New(n assessments.Noun) string {
	b := make([]byte, 15)
	t := uint64(time.Now().UnixMicro())
	for i := range 8 {
		b[i] = byte(t >> (56 - 8*i))
	}
	_, _ = rand.Read(b[8:]) // never fails
	return string(n) + "-" + lower.EncodeToString(b)
}

func (w *wiring) open(ctx context.Context, path string, readOnly bool) (port.Store, error) {
	return store.Open(ctx, path, store.Options{ReadOnly: readOnly, Secret: w.profile.Secret})
}

// backupDir is where the window's rotating backups of a workspace go: beside the user's profile, a folder for
// each file. "" where there is no such place.
func backupDir(workspace string) string {
	abs, err := filepath.Abs(workspace)
	if err != nil || backupDirs() == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(abs))
	name := strings.TrimSuffix(filepath.Base(abs), filepath.Ext(abs))
	return filepath.Join(backupDirs(), name+"-"+hex.EncodeToString(sum[:4]))
}

// backupDirs is the folder of all rotating backups; "" where there is no such place.
func backupDirs() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "countersign", "backups")
}

// lastBackup is when a workspace was backed up last: by itself, or on request from the window or by a
// command, as far as the copies are where they were. The zero time while there is none.
func (w *wiring) lastBackup(workspace string) time.Time {
	var newest time.Time
	dir := backupDir(workspace)
	entries, _ := os.ReadDir(dir) // without the folder there are none
	made := slices.Clone(w.profile.Copies()[whole(workspace)])
	for _, e := range entries {
		made = append(made, filepath.Join(dir, e.Name()))
	}
	for _, path := range made {
		if info, err := os.Stat(path); err == nil && info.ModTime().After(newest) {
			newest = info.ModTime()
		}
	}
	return newest
}

func (w *wiring) create(ctx context.Context, path string, fill func(port.Store) error) error {
	return store.Build(ctx, path, store.Options{Secret: w.profile.Secret}, fill)
}

func (w *wiring) copies() copies { return copies{w.profile, backupDirs} }

// restore makes a workspace from a backup, which is a copy of it from then on.
func (w *wiring) restore(ctx context.Context, backup, dest string) error {
	if err := store.Restore(ctx, backup, dest); err != nil {
		return err
	}
	if err := w.copies().Made(dest, backup); err != nil {
		return assessments.Wrap(err, assessments.Machine,
			"“%s” was restored, but your profile could not be saved: a purge will not name “%s” as a copy of it. Look to the disk of your home folder.", dest, backup)
	}
	return nil
}

func (w *wiring) bench(s port.Store, a assessments.Actor) *workbench.Workbench {
	return workbench.New(workbench.Params{
		Store: s, Catalogue: w.catalogue(), Extractor: w.extractor, Clock: clock{}, IDs: ids{}, Actor: a,
		Copies: w.copies(), Sockets: w.sockets,
	})
}

func (w *wiring) commands() cli.Deps {
	return cli.Deps{
		Output:     cli.Output{Stdout: os.Stdout, Stderr: os.Stderr},
		Workspaces: cli.Workspaces{Open: w.open, Create: w.create, Restore: w.restore},
		Getenv:     os.Getenv, Version: w.version, Clock: clock{},
		Catalogue: w.catalogue, Extractor: w.extractor, Sockets: w.sockets,
		LintEmbedded: func() error { _, err := templates.Load(); return err },
		LintObligations: func(name string, data []byte) []assessments.Problem {
			_, problems := templates.ParseObligations(name, data)
			return problems
		},
		Profile: func() assessments.Actor { return w.profile.Get().Actor },
		Bench:   w.bench,
		Sample:  w.sample, Confined: w.confined,
	}
}

// confined describes how the process that reads files is confined on this computer, as such a process
// reports it.
func (w *wiring) confined(ctx context.Context) string {
	state, err := w.reader.Confinement(ctx)
	if err != nil {
		return "unknown: " + err.Error()
	}
	return state.String()
}

// sample fills a new workspace with the worked example: a file for each person who acts in it.
func (w *wiring) sample(ctx context.Context, b *workbench.Workbench, p assessments.Progress) error {
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
	dated := b.WithClock(&sampleClock{now: sampleStart})
	for _, step := range assets.SampleParts() {
		data, err := fs.ReadFile(files, step.File)
		if err != nil {
			return err
		}
		list, problems := declare.Parse(data)
		if err := problems.Err(); err != nil {
			return err
		}
		actor := assessments.Actor{Name: step.Name, Role: step.Role}
		if err := b.ActAs(actor); err != nil {
			return err
		}
		if err := dated.ActAs(actor); err != nil {
			return err
		}
		if _, err := dated.Apply(ctx, list, find, false, p); err != nil {
			return err
		}
	}
	return nil
}

// sampleStart is the morning of the worked example's own day.
var sampleStart = time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC)

// sampleClock advances by a second with every look, so that what the example records is dated like the
// example.
type sampleClock struct{ now time.Time }

func (c *sampleClock) Now() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

// parseTemplate reads and lints a question set.
func parseTemplate(name string, data []byte) (assessments.Template, []assessments.Problem) {
	return templates.ParseTemplate(name, data)
}
