package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"modernc.org/sqlite/vfs"
)

// replayed is a workspace file as SQLite would see it together with the logs beside it, while nothing
// is written: pages that a log holds come from there. It is a file system of one file, which SQLite
// reads through a VFS.
type replayed struct {
	main, wal, journal *os.File // logs are nil where there is none
	pages              map[int64]source
	count              int64  // of pages
	size               int64  // of the file itself
	hot                bool   // the journal takes a transaction back, or is no journal
	strange            bool   // what has a log\'s name is not one of a workspace
	base               string // the file's own name
	name               string // of the VFS
	registered         *vfs.FS
}

// source is where a page stands in a log.
type source struct {
	file *os.File
	at   int64
}

// replay reads the logs beside a file; with logs false it is the file alone. Close it after what was
// opened through it.
func replay(file string, logs bool) (r *replayed, err error) {
	r = &replayed{pages: map[int64]source{}, base: filepath.Base(file)}
	defer func() {
		if err != nil {
			_ = r.Close()
			r = nil
		}
	}()
	if r.main, err = os.Open(file); err != nil {
		return r, err
	}
	st, err := r.main.Stat()
	if err != nil {
		return r, err
	}
	r.size = st.Size()
	r.count = r.size / pageBytes
	if logs {
		if err := r.readLogs(file); err != nil {
			return r, err
		}
	}
	r.name, r.registered, err = vfs.New(r)
	return r, err
}

// readLogs takes the journal first, as SQLite does: it brings the file back to where the log begins.
func (r *replayed) readLogs(file string) (err error) {
	if r.journal, err = openLog(file + "-journal"); err != nil {
		return err
	}
	if r.journal != nil {
		if err := r.readJournal(); err != nil {
			return err
		}
	}
	if r.wal, err = openLog(file + "-wal"); err != nil || r.wal == nil {
		return err
	}
	return r.readWAL()
}

func openLog(file string) (*os.File, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return f, err
}

// changes reports whether the logs hold anything that SQLite would write into the file.
func (r *replayed) changes() bool { return len(r.pages) > 0 || r.count != r.size/pageBytes }

// declared is how many pages the file's own header says there are, 0 if it cannot be told.
func (r *replayed) declared() int64 {
	b := make([]byte, headerSize)
	if n, err := r.main.ReadAt(b, 0); n < headerSize || err != nil || !bytes.Equal(b[24:28], b[92:96]) {
		return 0
	}
	return int64(binary.BigEndian.Uint32(b[28:]))
}

// blank reports whether the logs leave no workspace: nothing, or a file of ours without a format.
func (r *replayed) blank() bool {
	if r.count == 0 {
		return true
	}
	b := make([]byte, headerSize)
	if n, err := r.readAt(b, 0); n < headerSize || err != nil {
		return false
	}
	var h header
	h.fields(b)
	return h.application == applicationID && h.version == 0
}

// open opens the file for reading through SQLite.
func (r *replayed) open(file string, o Options) (*Workspace, error) {
	o.vfs = r.name
	w, err := openFrozen(file, o)
	if err == nil {
		w.replay = r
	}
	return w, err
}

// readAt reads from a page, and never past its end.
func (r *replayed) readAt(b []byte, at int64) (int, error) {
	page := at/pageBytes + 1
	if page > r.count {
		return 0, io.EOF
	}
	within := at % pageBytes
	b = b[:min(int64(len(b)), pageBytes-within)]
	from := source{r.main, (page - 1) * pageBytes}
	if s, ok := r.pages[page]; ok {
		from = s
	}
	n, err := from.file.ReadAt(b, from.at+within)
	if page == 1 && err == nil {
		r.asPlainFile(b, within)
	}
	return n, err
}

// asPlainFile makes the header that of a file without logs, with as many pages as there are.
func (r *replayed) asPlainFile(b []byte, at int64) {
	patch := func(from int64, value []byte) {
		for i, v := range value {
			if p := from + int64(i) - at; p >= 0 && p < int64(len(b)) {
				b[p] = v
			}
		}
	}
	patch(18, []byte{1, 1})
	patch(24, []byte{0, 0, 0, 1})
	patch(28, binary.BigEndian.AppendUint32(nil, uint32(r.count)))
	patch(92, []byte{0, 0, 0, 1})
}

// Close closes the files. What was opened through them must be closed before.
func (r *replayed) Close() error {
	if r == nil {
		return nil
	}
	var all []error
	if r.registered != nil {
		all = append(all, r.registered.Close())
	}
	for _, f := range []*os.File{r.main, r.wal, r.journal} {
		if f != nil {
			all = append(all, f.Close())
		}
	}
	return errors.Join(all...)
}

// Open is the file system's.
func (r *replayed) Open(name string) (fs.File, error) {
	if path.Base(name) != r.base {
		return nil, fs.ErrNotExist
	}
	return &replayedFile{of: r}, nil
}

// replayedFile is one opening of the file.
type replayedFile struct {
	of *replayed
	at int64
}

func (f *replayedFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *replayedFile) Close() error               { return nil }
func (f *replayedFile) Name() string               { return f.of.base }
func (f *replayedFile) Size() int64                { return f.of.count * pageBytes }
func (f *replayedFile) Mode() fs.FileMode          { return 0o400 }
func (f *replayedFile) ModTime() time.Time         { return time.Time{} }
func (f *replayedFile) IsDir() bool                { return false }
func (f *replayedFile) Sys() any                   { return nil }

func (f *replayedFile) Read(b []byte) (int, error) {
	n, err := f.of.readAt(b, f.at)
	f.at += int64(n)
	return n, err
}

func (f *replayedFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.Size()
	}
	if offset < 0 {
		return 0, fs.ErrInvalid
	}
	f.at = offset
	return offset, nil
}
