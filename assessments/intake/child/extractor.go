package child

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
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
}

// Extractor reads files in children. It is safe for use from several goroutines.
type Extractor struct {
	params  Params
	slots   chan struct{}
	observe func(pid int) // for tests: hears of each child that was started
}

// New fills in the defaults.
func New(p Params) (*Extractor, error) {
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
	if p.Deadline == 0 {
		p.Deadline = 8 * time.Second
	}
	if p.Startup == 0 {
		p.Startup = 40 * time.Second
	}
	if p.Parallel == 0 {
		p.Parallel = 2
	}
	return &Extractor{params: p, slots: make(chan struct{}, p.Parallel)}, nil
}

// Extract detects the format by content and reads the text; name serves messages, and to tell Markdown from
// plain text. Refused input gives an *assessments.Error that says what to do; a cancelled ctx its error.
func (x *Extractor) Extract(ctx context.Context, name string, r io.Reader, p assessments.Progress) (assessments.Text, error) {
	if p == nil {
		p = assessments.NoProgress{}
	}
	spooled, err := spool(name, r)
	if err != nil {
		return assessments.Text{}, err
	}
	defer spooled.close()
	got := receiver{progress: p}
	if err := x.run(ctx, job{Name: filepath.Base(name)}, spooled, &got); err != nil {
		return assessments.Text{}, err
	}
	got.text.SHA256 = spooled.digest // ours, not what a child says
	return got.text, nil
}

// RenderPage draws one page (from 1) of a PDF as PNG.
func (x *Extractor) RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error) {
	spooled, err := spool(name, r)
	if err != nil {
		return nil, err
	}
	defer spooled.close()
	got := receiver{progress: assessments.NoProgress{}}
	if err := x.run(ctx, job{Name: filepath.Base(name), Page: max(page, 1), DPI: min(max(dpi, 20), 300)}, spooled, &got); err != nil {
		return nil, err
	}
	return got.picture, nil
}

// Warm compiles the PDF reader into the cache in the background of whoever calls it, so that the first PDF
// does not wait some seconds for it.
func (x *Extractor) Warm(ctx context.Context) error {
	got := receiver{progress: assessments.NoProgress{}, warm: true}
	return x.run(ctx, job{Warm: true}, &copied{}, &got)
}

// run starts one child and hears it to its end.
func (x *Extractor) run(ctx context.Context, asked job, file *copied, got *receiver) error {
	select {
	case x.slots <- struct{}{}:
		defer func() { <-x.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	deadline := x.params.Deadline + time.Duration(max(0, file.size>>20-16))*500*time.Millisecond
	asked.CacheDir, asked.Seconds = x.params.CacheDir, int(deadline/time.Second)*4+4
	line, err := json.Marshal(asked)
	if err != nil {
		return err
	}
	own, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := exec.CommandContext(own, x.params.Executable, Command, string(line))
	cmd.Env, cmd.Dir = environment(), os.TempDir()
	cmd.WaitDelay = time.Second
	if file.file != nil {
		cmd.Stdin = file.file
	}
	said := &tail{}
	cmd.Stderr = said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return startFailed(err)
	}
	if err := cmd.Start(); err != nil {
		return startFailed(err)
	}
	if x.observe != nil {
		x.observe(cmd.Process.Pid)
	}
	clock := startClock(x.params.Startup, deadline, cancel)
	got.ready = clock.ready
	heard := got.hear(bufio.NewReaderSize(out, 64<<10))
	if heard != nil {
		cancel() // whatever it still wants to say
	}
	ended := cmd.Wait()
	clock.stop()
	if heard == nil && got.warm && ended != nil {
		heard = errNonsense
	}
	return verdict(ctx, asked.Name, clock, heard, ended, said)
}

// environment is what a child gets to know: nothing, but for what Windows needs to start a program at all.
func environment() []string {
	env := []string{"LANG=C", "GOTRACEBACK=none"}
	if root := os.Getenv("SystemRoot"); root != "" {
		env = append(env, "SystemRoot="+root)
	}
	if dir := os.Getenv("GOCOVERDIR"); dir != "" { // a test binary built for coverage complains without
		env = append(env, "GOCOVERDIR="+dir)
	}
	return env
}

// clock kills the child when it is late: first to be ready, then to be done.
type clock struct {
	mu    sync.Mutex
	timer *time.Timer
	late  bool
	after time.Duration // what it was given once ready
	kill  func()
}

func startClock(startup, deadline time.Duration, kill func()) *clock {
	c := &clock{after: deadline, kill: kill}
	c.timer = time.AfterFunc(startup, c.strike)
	return c
}

func (c *clock) strike() {
	c.mu.Lock()
	c.late = true
	c.mu.Unlock()
	c.kill()
}

func (c *clock) ready() { c.timer.Reset(c.after) }

func (c *clock) stop() { c.timer.Stop() }

func (c *clock) struck() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.late
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

func startFailed(cause error) error {
	return assessments.Wrap(cause, assessments.Machine, "The reader of files could not be started. Close other programs and try again.")
}

// tail keeps the beginning of what a child says on its standard error.
type tail struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 8<<10 - t.said.Len(); room > 0 {
		t.said.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.ToValidUTF8(t.said.String(), "?")
}

func (t *tail) tells(any ...string) bool {
	said := t.String()
	for _, words := range any {
		if strings.Contains(said, words) {
			return true
		}
	}
	return false
}
