package child

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake/pdf"
)

// Params are what an Extractor is made with; zero values mean what their comments say.
type Params struct {
	Executable string        // the program to start with Command; "" is this one
	CacheDir   string        // of the compiled PDF reader; "" is the user's cache
	Deadline   time.Duration // from when the file is parsed; 0 is 8 s. Each MiB above 16 adds half a second
	Startup    time.Duration // until the child is ready, a first compilation included; 0 is 40 s
	Parallel   int           // children at one time; 0 is 2
	Standby    bool          // keep a child waiting for the next PDF (some 50 MB): for a window
	Ahead      bool          // begin to load one child for the only PDF that is to come: for a command that names one
	Idle       time.Duration // after which the child on standby ends; 0 is 5 min
}

// Extractor reads files in children. It is safe for use from several goroutines. Close it at the end.
type Extractor struct {
	params  Params
	slots   chan struct{}
	spare   standby
	observe func(pid int) // for tests: hears of each child that was started
}

// New fills in the defaults, and begins with what Ahead asks for.
func New(p Params) (*Extractor, error) { return newObserved(p, nil) }

func newObserved(p Params, observe func(pid int)) (*Extractor, error) {
	if p.Executable == "" {
		self, err := os.Executable()
		if err != nil {
			return nil, assessments.Wrap(err, assessments.Machine, "The program cannot find itself on the disk, which it needs to read files safely. Start it by its full path.")
		}
		p.Executable = self
	}
	if p.CacheDir == "" {
		p.CacheDir = pdf.DefaultCacheDir()
	}
	for _, d := range []struct {
		set      *time.Duration
		fallback time.Duration
	}{{&p.Deadline, 8 * time.Second}, {&p.Startup, 40 * time.Second}, {&p.Idle, 5 * time.Minute}} {
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
func (x *Extractor) Extract(ctx context.Context, name string, r io.Reader, p assessments.Progress) (assessments.Text, error) {
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
	got := receiver{progress: assessments.NoProgress{}}
	_, err := x.run(ctx, job{Name: filepath.Base(name), Page: max(page, 1), DPI: min(max(dpi, 20), 300)}, r, &got)
	return got.picture, err
}

// deadline is how long a file of size bytes may take: a large one earns time by its size.
func (x *Extractor) deadline(size int64) time.Duration {
	return x.params.Deadline + time.Duration(max(0, size>>20-16))*500*time.Millisecond
}

// processorSeconds is what the kernel grants a child in all; two halves of a PDF use twice the time.
func processorSeconds(deadline time.Duration) int { return int(deadline/time.Second)*4 + 60 }

// run has one child do one job on a file and hears it to its end.
func (x *Extractor) run(ctx context.Context, asked job, r io.Reader, got *receiver) (digest string, err error) {
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
	deadline := x.deadline(file.size)
	clock := startClock(x.params.Startup, deadline, p.kill)
	stop := context.AfterFunc(ctx, p.kill)
	given := make(chan struct{})
	go func() { p.give(asked, file); close(given) }()
	got.ready = clock.ready
	heard := got.hear(p.out)
	ended := p.end()
	if x.params.Standby && file.pdf() {
		go x.replace()
	}
	<-given // the copy is ours until then
	stop()
	clock.stop()
	return file.digest, verdict(ctx, asked.Name, clock, heard, ended, p.said)
}

// child is the one on standby for a PDF, else a new one.
func (x *Extractor) child(ctx context.Context, file *copied) (*process, error) {
	if file.pdf() {
		if p := x.take(ctx); p != nil {
			return p, nil
		}
	}
	return x.start(setup{CacheDir: x.params.CacheDir, Seconds: processorSeconds(x.deadline(file.size))})
}

// verdict turns how it went into nil or a sentence.
func verdict(ctx context.Context, name string, c *clock, heard, ended error, said *tail) error {
	if heard == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var told *assessments.Error
	if errors.As(heard, &told) {
		return told
	}
	cause := fmt.Errorf("child: %w; exit: %v; said: %s", heard, ended, said)
	switch {
	case c.struck():
		return assessments.Wrap(cause, assessments.Refused,
			"%s took longer than %d seconds to read and was given up: it is damaged, or made to stall. Open it, print it to a new PDF, and choose that file.", name, int(c.after/time.Second))
	case said.tells("out of memory", "cannot allocate", "failed to allocate", "allocate memory"):
		return assessments.Wrap(cause, assessments.Refused,
			"%s needs far more memory to read than an agreement does and was given up. Open it, print it to a new PDF, and choose that file.", name)
	}
	return assessments.Wrap(cause, assessments.Refused,
		"%s could not be read: the reader broke off, which a damaged file makes it do. Open it, print it to a new PDF, and choose that file.", name)
}
