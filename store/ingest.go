package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"countersign/assessments"
)

const (
	chunkSize  = 512 << 10
	batchSize  = 8 // chunks in one transaction: 4 MiB
	batchBytes = chunkSize * batchSize
	// checkpointEvery is after how many transactions an ingest moves the log into the file itself, so that
	// the log stays short however much comes in.
	checkpointEvery = 4
)

// Ingest streams r in, in chunks of short transactions, and returns its digest and size. size is what
// r should have, below 0 where unknown; another size means that the file changed while it was read,
// and is refused. It holds two batches of 4 MiB. The blob stays unlinked until LinkBlob.
func (w *Workspace) Ingest(ctx context.Context, r io.Reader, size int64,
	p assessments.Progress,
) (digest string, n int64, err error) {
	if w.writer == nil {
		return "", 0, errReadOnly(w)
	}
	if p == nil {
		p = assessments.NoProgress{}
	}
	in := &ingestion{w: w, size: size, progress: p, whole: newPieces()}
	if err := in.begin(ctx); err != nil {
		return "", 0, told(ctx, err, "save", w.path)
	}
	defer func() {
		defer w.coming.remove(in.id)
		if err != nil || in.duplicate {
			// Should this fail too, the next opening sweeps it.
			err = errors.Join(err, eraser{w}.eraseBlob(context.WithoutCancel(ctx), in.id))
		}
	}()
	if err := in.run(ctx, r); err != nil {
		return "", 0, told(ctx, err, "save", w.path)
	}
	digest = in.whole.sum()
	if err := in.finish(ctx, digest); err != nil {
		return "", 0, told(ctx, err, "save", w.path)
	}
	return digest, in.read, nil
}

// ingestion is one file coming in.
type ingestion struct {
	w         *Workspace
	id        int64
	size      int64
	read      int64
	position  int
	progress  assessments.Progress
	whole     pieces
	duplicate bool // the workspace has these bytes already
}

func (in *ingestion) begin(ctx context.Context) error {
	return in.w.write(ctx, func(t *tx) (err error) {
		in.id, err = t.s.number(t.plain(),
			`INSERT INTO "blob" ("sha256", "size", "linked") VALUES (NULL, 0, 0) RETURNING "id"`)
		in.w.coming.add(in.id)
		return err
	})
}

// batch is what one transaction writes.
type batch struct {
	bytes   []byte
	digests []string
	err     error // of reading; bytes are then not to be used
	last    bool
}

// run reads and hashes ahead by one batch while the one before is written.
func (in *ingestion) run(ctx context.Context, r io.Reader) error {
	ctx, cancel := context.WithCancel(ctx)
	free, full := make(chan []byte, 2), make(chan batch, 1)
	free <- make([]byte, batchBytes)
	free <- make([]byte, batchBytes)
	go in.readAhead(ctx, r, free, full)
	defer func() { // the reader must not be touched after Ingest returns
		cancel()
		for range full {
		}
	}()
	for batches := 1; ; batches++ {
		b := <-full
		if b.err != nil {
			return b.err
		}
		if err := in.store(ctx, b); err != nil {
			return err
		}
		in.progress.Step(in.read, max(in.size, 0), "reading in")
		if batches%checkpointEvery == 0 {
			in.w.keeper.checkpoint()
		}
		if b.last {
			return in.expect()
		}
		free <- b.bytes[:batchBytes]
	}
}

func (in *ingestion) readAhead(ctx context.Context, r io.Reader, free <-chan []byte, full chan<- batch) {
	defer close(full)
	for {
		var buf []byte
		select {
		case buf = <-free:
		case <-ctx.Done():
			full <- batch{err: ctx.Err()}
			return
		}
		n, err := io.ReadFull(r, buf)
		b := batch{bytes: buf[:n]}
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			b.last = true
		case err != nil:
			b.err = assessments.Wrap(err, assessments.Machine,
				"The file could not be read to its end, so nothing was taken from it. Look whether it is still there, and add it again.")
		case ctx.Err() != nil:
			b.err = ctx.Err()
		}
		for from := 0; from < n; from += chunkSize {
			b.digests = append(b.digests, in.whole.add(b.bytes[from:min(n, from+chunkSize)]))
		}
		full <- b
		if b.last || b.err != nil {
			return
		}
	}
}

// store writes one batch in one transaction.
func (in *ingestion) store(ctx context.Context, b batch) error {
	in.read += int64(len(b.bytes))
	if in.size >= 0 && in.read > in.size {
		return in.expect()
	}
	if len(b.bytes) == 0 {
		return nil
	}
	return in.w.write(ctx, func(t *tx) error {
		for i, digest := range b.digests {
			piece := b.bytes[i*chunkSize : min(len(b.bytes), (i+1)*chunkSize)]
			_, err := t.s.exec(t.plain(), `INSERT INTO "chunk" ("blob", "position", "digest", "bytes") VALUES (?, ?, ?, ?)`, in.id, in.position, digest, piece)
			if err != nil {
				return fmt.Errorf("write chunk %d: %w", in.position, err)
			}
			in.position++
		}
		return nil
	})
}

// expect refuses a file that has not the size it had when it was opened.
func (in *ingestion) expect() error {
	if in.size < 0 || in.read == in.size {
		return nil
	}
	return assessments.Errorf(assessments.Conflict,
		"The file changed while it was read: it had %d bytes and then others, so nothing was taken from it. Wait until it is finished and add it again.", in.size)
}

// finish gives the blob its name, or finds that the workspace has it already.
func (in *ingestion) finish(ctx context.Context, digest string) error {
	return in.w.write(ctx, func(t *tx) error {
		have, err := t.s.number(t.plain(), `SELECT count(*) FROM "blob" WHERE "sha256" = ?`, digest)
		if err != nil {
			return err
		}
		if have > 0 {
			in.duplicate = true
			return nil
		}
		_, err = t.s.exec(t.plain(), `UPDATE "blob" SET "sha256" = ?, "size" = ? WHERE "id" = ?`, digest,
			in.read, in.id)
		return err
	})
}

// comingIn are the blobs being written now: nameless, and yet not to be swept.
type comingIn struct {
	mu  sync.Mutex
	ids map[int64]bool
}

func (c *comingIn) add(id int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ids == nil {
		c.ids = map[int64]bool{}
	}
	c.ids[id] = true
}

func (c *comingIn) remove(id int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.ids, id)
}

func (c *comingIn) has(id int64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ids[id]
}
