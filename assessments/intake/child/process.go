package child

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"countersign/assessments"
)

// process is a child that has been started.
type process struct {
	cmd    *exec.Cmd
	kill   context.CancelFunc
	in     io.WriteCloser
	out    *bufio.Reader
	said   *tail
	loaded chan error // of a child that loads beforehand: one answer
}

func (x *Extractor) start(begin setup) (*process, error) {
	line, err := json.Marshal(begin)
	if err != nil {
		return nil, err
	}
	ctx, kill := context.WithCancel(context.Background())
	p := &process{cmd: exec.CommandContext(ctx, x.params.Executable, Command, string(line)), kill: kill, said: &tail{}, loaded: make(chan error, 1)}
	p.cmd.Env, p.cmd.Dir, p.cmd.Stderr = environment(), os.TempDir(), p.said
	p.cmd.WaitDelay = time.Second
	if p.in, err = p.cmd.StdinPipe(); err == nil {
		var out io.ReadCloser
		if out, err = p.cmd.StdoutPipe(); err == nil {
			p.out = bufio.NewReaderSize(out, 64<<10)
			err = p.cmd.Start()
		}
	}
	if err != nil {
		kill()
		return nil, assessments.Wrap(err, assessments.Machine, "The reader of files could not be started. Close other programs and try again.")
	}
	if x.observe != nil {
		x.observe(p.cmd.Process.Pid)
	}
	return p, nil
}

// give writes the job and the file. A child that dies of them is heard of on the other side.
func (p *process) give(asked job, file *copied) {
	if err := writeJSON(p.in, frameJob, asked); err == nil {
		_, _ = io.Copy(p.in, file.reader())
	}
	_ = p.in.Close()
}

// end kills what is left and collects it.
func (p *process) end() error {
	p.kill()
	return p.cmd.Wait()
}

// environment is what a child gets to know: nothing, but for what Windows needs to start a program at all.
func environment() []string {
	env := []string{"LANG=C", "GOTRACEBACK=none"}
	if root := os.Getenv("SystemRoot"); root != "" {
		env = append(env, "SystemRoot="+root)
	}
	return env
}

// clock kills the child when it is late: first to be ready, then to be done.
type clock struct {
	mu    sync.Mutex
	timer *time.Timer
	late  bool
	after time.Duration // what it is given once ready
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
