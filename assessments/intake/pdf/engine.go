// Package pdf reads the text of PDF files, page by page, through PDFium compiled to WebAssembly: lines
// are put together to paragraphs, words divided at line ends made whole, running headers and footers
// told from the text, page numbers left out. It also draws single pages.
//
// PDFium runs in a sandbox with a memory limit and without files, clock of the host or network. Columns are
// read in the order of the file; tables come out as lines. Start with Engine.
package pdf

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"

	"countersign/assessments"
)

// Limits of one document.
const (
	MaxPages  = 5000     // pages of a document
	MaxPixels = 12 << 20 // pixels of a page's picture

	memoryPages = 112 << 20 / (64 << 10) // of the sandbox
)

// Params are what an Engine is made with.
type Params struct {
	CacheDir string // where compiled code is kept between starts; "" recompiles at each start (3 to 6 s)
	// Interruptible stops a page in the middle when the context is done. It halves the speed; a process that
	// can be killed does without.
	Interruptible bool
	// Ready makes the instance beforehand, so that a document that comes later does not wait for it.
	Ready bool
}

// DefaultCacheDir is where compiled code is kept for the user of this machine; "" where there is no
// such place.
func DefaultCacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "countersign", "wasm")
}

// Engine is PDFium, loaded. It serves one document at a time.
type Engine struct {
	pool  pdfium.Pool
	cache wazero.CompilationCache
}

// NewEngine loads PDFium: some 30 ms with a filled cache, seconds without.
func NewEngine(p Params) (*Engine, error) {
	var kept *kept
	if p.CacheDir != "" {
		kept = keep(p.CacheDir, p.Interruptible)
	}
	e, err := p.engine(kept)
	if kept != nil && kept.sealed != "" && (err != nil || !kept.used()) {
		if err == nil {
			_ = e.Close() // it has read nothing
		}
		kept.clear()
		e, err = p.engine(kept)
	}
	if err != nil && kept != nil { // it must not be what is kept that keeps the reader from starting
		kept.sweep()
		kept = nil
		e, err = p.engine(nil)
	}
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Machine,
			"The PDF reader could not be started. There may be too little memory; close other programs and try again.")
	}
	if kept != nil {
		kept.seal()
	}
	return e, nil
}

// runtimeConfig is what code is compiled with and runs under, and the cache of it in a folder.
func runtimeConfig(dir string, interruptible bool) (wazero.RuntimeConfig, wazero.CompilationCache) {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(interruptible)
	if dir == "" {
		return config, nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil { // no cache only costs time
		return config, nil
	}
	return config.WithCompilationCache(cache), cache
}

// compile compiles a module into a folder.
func compile(module []byte, dir string, interruptible bool) error {
	ctx := context.Background()
	config, cache := runtimeConfig(dir, interruptible)
	if cache == nil {
		return fs.ErrNotExist
	}
	runtime := wazero.NewRuntimeWithConfig(ctx, config)
	_, err := runtime.CompileModule(ctx, module)
	return errors.Join(err, runtime.Close(ctx), cache.Close(ctx))
}

// engine loads PDFium: with the code that is kept, or compiling it where it is to be kept.
func (p Params) engine(kept *kept) (*Engine, error) {
	module, dir := original, ""
	switch {
	case kept == nil:
	case kept.sealed != "":
		module, dir = kept.module, kept.dir
	default:
		if err := kept.begin(); err != nil {
			return nil, err
		}
		dir = kept.work
	}
	config, cache := runtimeConfig(dir, p.Interruptible)
	e := &Engine{cache: cache}
	ready := 0
	if p.Ready {
		ready = 1
	}
	pool, err := webassembly.Init(webassembly.Config{
		MinIdle: ready, MaxIdle: 1, MaxTotal: 1, FSConfig: wazero.NewFSConfig(),
		WASM: module, RuntimeConfig: config, Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		if e.cache != nil {
			err = errors.Join(err, e.cache.Close(context.Background()))
		}
		return nil, err
	}
	e.pool = pool
	return e, nil
}

// Close frees the engine.
func (e *Engine) Close() error {
	err := e.pool.Close()
	if e.cache != nil {
		err = errors.Join(err, e.cache.Close(context.Background()))
	}
	return err
}

// with opens a document in a fresh instance, which is thrown away after fn.
func (e *Engine) with(ctx context.Context, fn func(pdfium.Pdfium) error) (err error) {
	// one is free: what may take long is making it on a busy computer
	instance, err := e.pool.GetInstance(time.Hour)
	if err != nil {
		return assessments.Wrap(err, assessments.Machine,
			"The PDF reader could not be started. There may be too little memory; close other programs and try again.")
	}
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(killed)
		_ = instance.Kill()
	})
	defer func() {
		panicked := recover() // the sandbox trapped: the document broke it
		if stop() {
			_ = instance.Close()
		} else {
			<-killed // the engine may be closed next, and must not meet the killing
		}
		switch {
		case ctx.Err() != nil:
			err = ctx.Err()
		case panicked != nil:
			err = errDamaged
		case err != nil:
			err = refusal(err)
		}
	}()
	return fn(instance)
}

// open opens a document for the reading of its text.
func (e *Engine) open(ctx context.Context, r io.ReaderAt, size int64, fn func(*session) error) error {
	return e.with(ctx, func(instance pdfium.Pdfium) error {
		lib, err := newLibrary(instance)
		if err != nil {
			return err
		}
		doc, reason, err := lib.open(instance, io.NewSectionReader(r, 0, size), size)
		switch {
		case err != nil:
			return err
		case reason == reasonPassword, reason == reasonSecurity:
			return errLocked
		case doc == 0:
			return errDamaged
		}
		return fn(&session{lib: lib, doc: doc})
	})
}

// PDFium's reasons for not opening a document that have an answer of their own.
const (
	reasonPassword = 4
	reasonSecurity = 5
)

var (
	errDamaged = assessments.Errorf(assessments.Refused,
		"The PDF is damaged and cannot be read. Ask for it again, or open it in a PDF viewer, print it to a new PDF, and choose that file.")
	errLocked = assessments.Errorf(assessments.Refused,
		"The PDF is encrypted and asks for a password. Open it, save a copy without a password, and choose that file.")
	errScanned = assessments.Errorf(assessments.Refused,
		"The PDF has pictures of pages but no text to quote. Run text recognition (OCR) on it, save the result as PDF, and choose that file.")
	errUnknown = assessments.Errorf(assessments.Refused,
		"The letters of the PDF cannot be told: its fonts do not say which they are. Ask for it in another format, or print it to pictures, run text recognition (OCR) on them, save the result as PDF, and choose that file.")
	errForm = assessments.Errorf(assessments.Refused,
		"The PDF is a form that only Adobe's own program draws, so its text is not in it. Open it there, print it to a new PDF, and choose that file.")
	errTooLong = assessments.Errorf(assessments.Refused,
		"The PDF has far more pages or text than an agreement. Save the part that matters as a PDF of its own, and choose that file.")
)

// refusal keeps a refusal as it is and takes every other failure for damage.
func refusal(err error) error {
	var known *assessments.Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return errLocked
	}
	return assessments.Wrap(err, assessments.Refused, "%s", errDamaged.Message)
}
