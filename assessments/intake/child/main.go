package child

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake"
	"countersign/assessments/intake/pdf"
)

// Command is the hidden first argument that makes the program a child.
const Command = "__extract"

// setup is how a child begins, as its only further argument.
type setup struct {
	CacheDir string `json:"cache_dir,omitempty"`
	Load     bool   `json:"load,omitempty"`    // load the PDF reader before any file comes
	Report   bool   `json:"report,omitempty"`  // report the confinement, and read nothing
	Seconds  int    `json:"seconds,omitempty"` // of processor time, for a file
}

// job is what the parent asks for; Size bytes of file follow it.
type job struct {
	Name  string `json:"name"`
	Size  int64  `json:"size"`
	Early bool   `json:"early,omitempty"` // someone waits for the first pages
	Page  int    `json:"page,omitempty"`  // draw this page instead of reading the text
	DPI   int    `json:"dpi,omitempty"`
}

// softMemory is what the Go runtime tries to keep below, in bytes; the hard limit is the kernel's.
const softMemory = 320 << 20

// collected is how the runtime collects while a file is read: its own default.
const collected = 100

// Main is the whole life of a child: args are what follows Command on the command line, stdin brings the job
// and the file, stdout takes the frames. The result is the exit code: 0 where a frame told how it ended.
func Main(args []string, stdin io.Reader, stdout io.Writer) int {
	var begin setup
	if len(args) != 1 || json.Unmarshal([]byte(args[0]), &begin) != nil {
		return 2
	}
	debug.SetMemoryLimit(softMemory)
	debug.SetTraceback("none")
	// what loading takes is kept anyway: collecting in between took a tenth of its processor time
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	c := &servant{setup: begin, in: stdin, out: bufio.NewWriterSize(stdout, 64<<10)}
	err := c.serve()
	if errors.Is(err, io.EOF) { // the parent had no work
		return 0
	}
	return c.ended(err)
}

// servant is a child at work.
type servant struct {
	setup
	in       io.Reader
	out      *bufio.Writer
	confined *Confinement // nil until rights are given up
	steps    struct {     // a reader may report from several goroutines
		mu   sync.Mutex
		last time.Time
	}
}

func (c *servant) serve() error {
	if c.Report {
		return c.confine(frameReady)
	}
	reader := intake.Reader{CacheDir: c.CacheDir, Killable: true, Undigested: true}
	if c.Load {
		engine, err := pdf.NewEngine(pdf.Params{CacheDir: c.CacheDir, Ready: true})
		if err != nil {
			return err
		}
		reader.Engine = engine // goes with the process
		if err := c.confine(frameLoaded); err != nil {
			return err
		}
	}
	kind, payload, err := readFrame(c.in)
	if err != nil {
		return err
	}
	var asked job
	if err := json.Unmarshal(payload, &asked); err != nil || kind != frameJob || asked.Size < 0 ||
		asked.Size > intake.MaxSize {
		return errNonsense
	}
	file := make([]byte, asked.Size)
	if _, err := io.ReadFull(c.in, file); err != nil {
		return err
	}
	reader.Confine = func() error { return c.confine(frameReady) }
	return c.work(asked, reader, file)
}

// confine gives up rights, once, and reports in a frame of the kind what was given up.
func (c *servant) confine(kind byte) error {
	if c.confined == nil {
		debug.SetGCPercent(collected) // everything is loaded
		done, err := confine(c.Seconds)
		if err != nil {
			return assessments.Wrap(err, assessments.Machine,
				"The reader of files could not be confined on this machine, so nothing was read. Restart the program and try again.")
		}
		c.confined = &done
	}
	return c.say(writeJSON(c.out, kind, *c.confined))
}

func (c *servant) work(asked job, reader intake.Reader, file []byte) error {
	ctx := context.Background()
	if asked.Page > 0 {
		picture, err := reader.RenderPage(ctx, asked.Name, bytes.NewReader(file), asked.Size, asked.Page,
			asked.DPI)
		if err != nil {
			return err
		}
		return writeFrame(c.out, framePicture, picture)
	}
	var told assessments.Progress = c
	if asked.Early {
		told = &early{servant: c}
	}
	text, err := reader.Read(ctx, asked.Name, bytes.NewReader(file), asked.Size, told)
	if err != nil {
		return err
	}
	return writeText(c.out, text)
}

func writeText(out io.Writer, text assessments.Text) error {
	head := text
	head.Plain, head.Original, head.Paragraphs = "", "", nil
	head.Notices, head.Changes, head.Comments = nil, nil, nil
	if err := writeJSON(out, frameHead, head); err != nil {
		return err
	}
	if err := writeFrame(out, framePlain, []byte(text.Plain)); err != nil {
		return err
	}
	if text.Redline {
		if err := writeFrame(out, frameOriginal, []byte(text.Original)); err != nil {
			return err
		}
	}
	if err := errors.Join(writeList(out, frameBlocks, text.Paragraphs), writeList(out, frameNotices, text.Notices),
		writeList(out, frameChanges, text.Changes), writeList(out, frameComments, text.Comments)); err != nil {
		return err
	}
	return writeFrame(out, frameDone, nil)
}

// writeList writes a list in frames of a few.
func writeList[T any](out io.Writer, kind byte, list []T) error {
	for len(list) > 0 {
		n := min(blocksPerFrame, len(list))
		if err := writeJSON(out, kind, list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// ended says how it ended and gives the exit code.
func (c *servant) ended(err error) int {
	if err != nil {
		told := failure{Kind: assessments.KindOf(err), Message: err.Error()}
		var known *assessments.Error
		if !errors.As(err, &known) {
			told.Message = "The file could not be read. Check that it opens in its own program, then try again."
			told.Cause = err.Error()
		} else if known.Cause != nil {
			told.Cause = known.Cause.Error()
		}
		told.Cause = strings.ToValidUTF8(told.Cause[:min(len(told.Cause), 1000)], "?")
		err = writeJSON(c.out, frameError, told)
	}
	if c.say(err) != nil {
		return 1
	}
	return 0
}

// say sends what was written, unless writing failed.
func (c *servant) say(written error) error {
	if written != nil {
		return written
	}
	return c.out.Flush()
}

// stepEvery keeps progress from costing more than the work.
const stepEvery = 40 * time.Millisecond

// Step passes progress on. A parent that no longer listens will have killed this process, so that nothing is
// to be done about an error.
func (c *servant) Step(done, total int64, what string) {
	c.steps.mu.Lock()
	defer c.steps.mu.Unlock()
	now := time.Now()
	if done != total && now.Sub(c.steps.last) < stepEvery {
		return
	}
	c.steps.last = now
	_ = c.say(writeJSON(c.out, frameProgress, step{Done: done, Total: total, What: what}))
}

// early passes pages on as well, up to what a parent takes.
type early struct {
	*servant
	sent int // bytes of text
	full bool
}

// Page passes a page on immediately: someone waits for it.
func (e *early) Page(number, of int, text assessments.Text) {
	if e.sent += len(text.Plain); e.full || e.sent > maxEarly {
		e.full = true
		return
	}
	payload, err := json.Marshal(page{Number: number, Of: of, Plain: text.Plain, Paragraphs: text.Paragraphs})
	if err != nil || len(payload) > maxPage {
		e.full = true // pages come in their order: after one that is left out there are no more
		return
	}
	e.steps.mu.Lock()
	defer e.steps.mu.Unlock()
	_ = e.say(writeFrame(e.out, framePage, payload))
}
