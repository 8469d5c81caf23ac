package child

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake"
)

// Command is the hidden first argument that makes the program a child.
const Command = "__extract"

// job is what the parent asks for, as the child's second argument.
type job struct {
	Name     string `json:"name"`
	CacheDir string `json:"cache_dir,omitempty"`
	Page     int    `json:"page,omitempty"` // draw this page instead of reading the text
	DPI      int    `json:"dpi,omitempty"`
	Warm     bool   `json:"warm,omitempty"`    // only fill the cache
	Seconds  int    `json:"seconds,omitempty"` // of processor time
}

// softMemory is what the Go runtime tries to keep below, in bytes; the hard limit is the kernel's.
const softMemory = 320 << 20

// Main is the whole life of a child: args are what follows Command on the command line, stdin is the file,
// stdout takes the frames. The result is the exit code: 0 where a frame told how it ended.
func Main(args []string, stdin *os.File, stdout io.Writer) int {
	var asked job
	if len(args) != 1 || json.Unmarshal([]byte(args[0]), &asked) != nil {
		return 2
	}
	debug.SetMemoryLimit(softMemory)
	debug.SetTraceback("none")
	out := bufio.NewWriterSize(stdout, 64<<10)
	reader := intake.Reader{CacheDir: asked.CacheDir, Killable: true}
	if asked.Warm {
		return ended(out, reader.Warm())
	}
	reader.Confine = func() error {
		if err := confine(asked.Seconds); err != nil {
			return assessments.Wrap(err, assessments.Machine, "The reader of files could not be confined on this machine, so nothing was read.")
		}
		return flushed(out, writeFrame(out, frameReady, nil))
	}
	info, err := stdin.Stat()
	if err != nil {
		return ended(out, err)
	}
	return ended(out, work(asked, reader, stdin, info.Size(), out))
}

func work(asked job, reader intake.Reader, file io.ReaderAt, size int64, out *bufio.Writer) error {
	ctx := context.Background()
	if asked.Page > 0 {
		picture, err := reader.RenderPage(ctx, asked.Name, file, size, asked.Page, asked.DPI)
		if err != nil {
			return err
		}
		return writeFrame(out, framePicture, picture)
	}
	text, err := reader.Read(ctx, asked.Name, file, size, &reporter{out: out})
	if err != nil {
		return err
	}
	return writeText(out, text)
}

func writeText(out io.Writer, text assessments.Text) error {
	head := text
	head.Plain, head.Original, head.Paragraphs = "", "", nil
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
	for blocks := text.Paragraphs; len(blocks) > 0; {
		n := min(blocksPerFrame, len(blocks))
		if err := writeJSON(out, frameBlocks, blocks[:n]); err != nil {
			return err
		}
		blocks = blocks[n:]
	}
	return writeFrame(out, frameDone, nil)
}

// ended says how it ended and gives the exit code.
func ended(out *bufio.Writer, err error) int {
	if err != nil {
		told := failure{Kind: assessments.KindOf(err), Message: err.Error()}
		var known *assessments.Error
		if !errors.As(err, &known) {
			told.Message = "The file could not be read."
			told.Cause = err.Error()
		} else if known.Cause != nil {
			told.Cause = strings.ToValidUTF8(known.Cause.Error(), "?")
		}
		told.Cause = told.Cause[:min(len(told.Cause), 1000)]
		err = writeJSON(out, frameError, told)
	}
	if flushed(out, err) != nil {
		return 1
	}
	return 0
}

func flushed(out *bufio.Writer, err error) error {
	if err != nil {
		return err
	}
	return out.Flush()
}

// reporter passes progress on, at most some times a second.
type reporter struct {
	out  *bufio.Writer
	last time.Time
}

func (r *reporter) Step(done, total int64, what string) {
	if now := time.Now(); done != total && now.Sub(r.last) < 40*time.Millisecond {
		return
	} else {
		r.last = now
	}
	// a parent that no longer listens will have killed this process; nothing to do about the error
	_ = flushed(r.out, writeJSON(r.out, frameProgress, step{Done: done, Total: total, What: what}))
}
