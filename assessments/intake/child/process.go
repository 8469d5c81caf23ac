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
	ended  func(*os.ProcessState)
}

func (x *Extractor) start(begin setup) (*process, error) {
	line, err := json.Marshal(begin)
	if err != nil {
		return nil, err
	}
	ctx, kill := context.WithCancel(context.Background())
	p := &process{
		cmd: exec.CommandContext(ctx, x.params.Executable, Command, string(line)), kill: kill,
		said: &tail{}, loaded: make(chan error, 1),
	}
	p.cmd.Env, p.cmd.Dir, p.cmd.Stderr = environment(), os.TempDir(), p.said
	p.cmd.WaitDelay = time.Minute // what it said last decides what is told
	if p.in, err = p.cmd.StdinPipe(); err == nil {
		var out io.ReadCloser
		if out, err = p.cmd.StdoutPipe(); err == nil {
			p.out = bufio.NewReaderSize(out, 64<<10)
			err = p.cmd.Start()
		}
	}
	if err != nil {
		kill()
		return nil, assessments.Wrap(err, assessments.Machine,
			"The reader of files could not be started. Close other programs and try again.")
	}
	if p.ended = x.observe.ended; x.observe.started != nil {
		x.observe.started(p.cmd.Process.Pid)
	}
	return p, nil
}

// used returns the processor time the child has used so far; false where the system does not say.
func (p *process) used() (time.Duration, bool) { return processorTime(p.cmd.Process) }

// give writes the job and the file. If a child dies of them, the receiving side reports it.
func (p *process) give(asked job, file *copied, w *watch) {
	if err := writeJSON(p.in, frameJob, asked); err == nil {
		_, _ = io.Copy(w.to(p.in), file.reader())
	}
	_ = p.in.Close()
}

// end kills what is left and collects it.
func (p *process) end() error {
	p.kill()
	err := p.cmd.Wait()
	if p.ended != nil {
		p.ended(p.cmd.ProcessState)
	}
	return err
}

// environment is what a child gets to know: nothing, but for what Windows needs to start a program at all.
func environment() []string {
	env := []string{"LANG=C", "GOTRACEBACK=none", "GOGC=off"} // until Main says otherwise
	if root := os.Getenv("SystemRoot"); root != "" {
		env = append(env, "SystemRoot="+root)
	}
	return env
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
