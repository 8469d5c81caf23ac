package child

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake"
	"countersign/assessments/intake/pdf"
)

// Params are what an Extractor is made with; zero values mean what their comments say.
type Params struct {
	Executable string        // the program to start with Command; "" is this one
	CacheDir   string        // of the compiled PDF reader; "" is the user's cache
	Allowance  time.Duration // processor time for a file; 0 is 12 s. Each MiB of the file adds a second
	// processor time until the child is ready, a first compilation included; 0 is 2 min
	Startup  time.Duration
	Parallel int  // children at one time; 0 is 2
	Standby  bool // keep a child waiting for the next PDF (some 50 MB): for a window
	// begin to load one child for the only PDF that is to come: for a command that names one
	Ahead bool
	// from the second PDF on, load a child for the next one while one is read: for a command that reads several
	Several bool
	Idle    time.Duration // after which the child on standby ends; 0 is 5 min
}

// Extractor reads files in children. It is safe for use from several goroutines. Close it at the end.
type Extractor struct {
	params  Params
	slots   chan struct{}
	spare   standby
	observe observer
	pdfs    atomic.Int64 // so far
}

// observer lets a test wait for what happens to children: one was started, is on standby, was collected.
type observer struct {
	started, waits func(pid int)
	ended          func(*os.ProcessState)
}

// New fills in the defaults, and begins with what Ahead asks for.
func New(p Params) (*Extractor, error) { return newObserved(p, observer{}) }

func newObserved(p Params, observe observer) (*Extractor, error) {
	if p.Executable == "" {
		self, err := os.Executable()
		if err != nil {
			return nil, assessments.Wrap(err, assessments.Machine,
				"The program cannot find itself on the disk, which it needs to read files safely. Start it by its full path.")
		}
		p.Executable = self
	}
	if p.CacheDir == "" {
		p.CacheDir = pdf.DefaultCacheDir()
	}
	for _, d := range []struct {
		set      *time.Duration
		fallback time.Duration
	}{{&p.Allowance, 12 * time.Second}, {&p.Startup, 2 * time.Minute}, {&p.Idle, 5 * time.Minute}} {
		if *d.set == 0 {
			*d.set = d.fallback
		}
	}
	if p.Parallel == 0 {
		p.Parallel = 2
	}
	x := &Extractor{params: p, slots: make(chan struct{}, p.Parallel), observe: observe}
	if p.Ahead {
		x.replace()
	}
	return x, nil
}

// Extract detects the format by content and reads the text; name serves messages, and to tell Markdown from
// plain text. Refused input gives an *assessments.Error that says what to do; a cancelled ctx its error. A p
// that is an assessments.Early is shown the pages of a PDF while the rest is read.
func (x *Extractor) Extract(ctx context.Context, name string, r io.Reader,
	p assessments.Progress,
) (assessments.Text, error) {
	if p == nil {
		p = assessments.NoProgress{}
	}
	got := receiver{progress: p}
	got.early, _ = p.(assessments.Early)
	digest, err := x.run(ctx, job{Name: filepath.Base(name), Early: got.early != nil}, r, &got)
	if err != nil {
		return assessments.Text{}, err
	}
	got.text.SHA256 = digest // ours, not what a child says
	return got.text, nil
}

// RenderPage draws one page (from 1) of a PDF as PNG; dpi between 20 and 300.
func (x *Extractor) RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error) {
	got := receiver{progress: assessments.NoProgress{}, drawing: true}
	_, err := x.run(ctx, job{Name: filepath.Base(name), Page: max(page, 1), DPI: min(max(dpi, 20), 300)}, r,
		&got)
	return got.picture, err
}

// allowance is what a child may use for a file of size bytes: a large one earns time by its size.
func (x *Extractor) allowance(size int64) allowance {
	return allowance{startup: x.params.Startup, file: x.params.Allowance +
		time.Duration(size>>20)*time.Second}
}

// hardSeconds is the processor time that the kernel grants a child for any file at all. It ends a
// child whose parent no longer looks.
func (x *Extractor) hardSeconds() int {
	return int((x.allowance(intake.MaxSize).file + time.Minute) / time.Second)
}

// run has one child do one job on a file and receives its output to the end.
func (x *Extractor) run(ctx context.Context, asked job, r io.Reader, got *receiver) (digest string,
	err error,
) {
	select {
	case x.slots <- struct{}{}:
		defer func() { <-x.slots }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	file, err := spool(asked.Name, r)
	if err != nil {
		return "", err
	}
	defer file.close()
	asked.Size = file.size
	p, err := x.child(ctx, file)
	if err != nil {
		return "", err
	}
	if x.params.Several && file.pdf() && x.pdfs.Add(1) > 1 {
		go x.ahead()
	}
	w := startWatch(x.allowance(file.size), p)
	stop := context.AfterFunc(ctx, p.kill)
	given := make(chan struct{})
	go func() { p.give(asked, file, w); close(given) }()
	got.ready = w.isReady
	heard := got.hear(w.from(p.out))
	w.stop()
	ended := p.end()
	if x.params.Standby && file.pdf() {
		go x.replace()
	}
	<-given // the copy is ours until then
	stop()
	return file.digest, verdict(ctx, asked.Name, w, heard, ended, p.said)
}

// child is the one on standby for a PDF, else a new one.
func (x *Extractor) child(ctx context.Context, file *copied) (*process, error) {
	if file.pdf() {
		if p := x.take(ctx); p != nil {
			return p, nil
		}
	}
	return x.start(setup{CacheDir: x.params.CacheDir, Seconds: x.hardSeconds()})
}

// verdict turns how it went into nil or a sentence.
func verdict(ctx context.Context, name string, w *watch, heard, ended error, said *tail) error {
	if ctx.Err() != nil { // even where the child was quicker: the caller wants no text any more
		return ctx.Err()
	}
	if heard == nil {
		return nil
	}
	var told *assessments.Error
	if errors.As(heard, &told) {
		return told
	}
	cause := fmt.Errorf("child: %w; exit: %v; said: %s", heard, ended, said)
	switch why := w.struck(); {
	case why == spentOnFile:
		return assessments.Wrap(cause, assessments.Refused,
			"%s needed more than %d seconds of processor time to read and was given up: it is damaged, or made to stall. Open it, print it to a new PDF, and choose that file.", name, int(w.file/time.Second))
	case why == spentAtStart:
		return assessments.Wrap(cause, assessments.Machine,
			"%s was not read: the reader of files was not ready after %d seconds of processor time. Close other programs and try again.", name, int(w.startup/time.Second))
	case why == stoodStill:
		return assessments.Wrap(cause, assessments.Refused,
			"%s was given up: the reader of files did nothing for a minute. Try again; if it happens again, open the file, print it to a new PDF, and choose that file.", name)
	case said.tells("out of memory", "cannot allocate", "failed to allocate", "allocate memory"):
		return assessments.Wrap(cause, assessments.Refused,
			"%s needs far more memory to read than an agreement does and was given up. Open it, print it to a new PDF, and choose that file.", name)
	}
	return assessments.Wrap(cause, assessments.Refused,
		"%s could not be read: the reader broke off, which a damaged file makes it do. Open it, print it to a new PDF, and choose that file.", name)
}
