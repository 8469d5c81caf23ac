package child

import (
	"context"
	"fmt"
	"sync"
	"time"

	"countersign/assessments"
)

// standby keeps one child waiting that has the PDF reader loaded and has given up its rights: it serves one
// file, like every child, and is then replaced.
type standby struct {
	mu      sync.Mutex
	waiting *process
	idle    *time.Timer
	closed  bool
}

// Warm loads the PDF reader in a child, which also compiles it into the cache where that is empty (some
// seconds). With Params.Standby that child then waits for the first PDF; else it ends.
func (x *Extractor) Warm(ctx context.Context) error {
	p, err := x.load()
	if err != nil {
		return err
	}
	select {
	case err = <-p.loaded:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil || !x.params.Standby {
		_ = p.end() // it held nothing
		return err
	}
	p.loaded <- nil
	x.keep(p)
	return nil
}

// load starts a child that loads the PDF reader and says so on p.loaded.
func (x *Extractor) load() (*process, error) {
	p, err := x.start(setup{CacheDir: x.params.CacheDir, Load: true, Seconds: x.hardSeconds()})
	if err != nil {
		return nil, err
	}
	w := startWatch(x.allowance(0), p)
	go func() {
		got := receiver{progress: assessments.NoProgress{}}
		kind, payload, err := readFrame(w.from(p.out))
		w.stop()
		switch {
		case err != nil && w.struck() != "":
			err = assessments.Wrap(fmt.Errorf("%w; given up: %s", err, w.struck()), assessments.Machine,
				"The PDF reader did not finish loading and was given up. Restart the computer if this goes on; PDFs will be slow to open until then.")
		case err != nil:
			err = assessments.Wrap(fmt.Errorf("%w; said: %s", err, p.said), assessments.Machine,
				"The PDF reader could not be loaded. There may be too little memory; close other programs and try again.")
		case kind == frameError:
			_, err = got.take(kind, payload)
		case kind != frameLoaded:
			err = errNonsense
		}
		p.loaded <- err
	}()
	return p, nil
}

// keep puts p on standby, in the place of one that may be there.
func (x *Extractor) keep(p *process) {
	x.spare.mu.Lock()
	before := x.spare.waiting
	x.spare.waiting = p
	if x.spare.closed {
		x.spare.waiting, before = nil, p
	}
	if x.spare.idle == nil {
		x.spare.idle = time.AfterFunc(x.params.Idle, func() { x.drop() })
	} else {
		x.spare.idle.Reset(x.params.Idle)
	}
	x.spare.mu.Unlock()
	if before != nil {
		_ = before.end()
	}
	if x.observe.waits != nil {
		x.observe.waits(p.cmd.Process.Pid)
	}
}

// take is the child on standby once it has loaded; nil where there is none that lives.
func (x *Extractor) take(ctx context.Context) *process {
	x.spare.mu.Lock()
	p := x.spare.waiting
	x.spare.waiting = nil
	x.spare.mu.Unlock()
	if p == nil {
		return nil
	}
	select {
	case err := <-p.loaded:
		if err == nil {
			return p
		}
	case <-ctx.Done():
	}
	_ = p.end()
	return nil
}

// replace loads the next child in the background of the caller.
func (x *Extractor) replace() {
	if p, err := x.load(); err == nil { // without one the next PDF starts its own
		x.keep(p)
	}
}

// ahead loads a child for the next file, unless one waits already.
func (x *Extractor) ahead() {
	x.spare.mu.Lock()
	there := x.spare.waiting != nil || x.spare.closed
	x.spare.mu.Unlock()
	if !there {
		x.replace()
	}
}

func (x *Extractor) drop() {
	x.spare.mu.Lock()
	p := x.spare.waiting
	x.spare.waiting = nil
	x.spare.mu.Unlock()
	if p != nil {
		_ = p.end()
	}
}

// Close ends the child on standby. Files that are being read are read to their end.
func (x *Extractor) Close() {
	x.spare.mu.Lock()
	x.spare.closed = true
	x.spare.mu.Unlock()
	x.drop()
}
