package container

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// Archive is a zip that was read. Problems say where it is not laid out as a plain archive is.
type Archive struct {
	Entries  []*Entry // in the order of the directory
	Problems []Problem
	Broken   bool // the layout was lost on the way: what an entry holds depends on who reads it
}

// Problem is something wrong with an archive, or with one of its entries.
type Problem struct {
	Entry   string // "" is the archive as a whole
	Message string
}

// Entry is a file or a folder of an archive, as the directory describes it.
type Entry struct {
	Name   string
	Mode   fs.FileMode
	Size   int64 // unpacked, as declared; Open gives out no more
	in     io.ReaderAt
	at     int64 // of its packed bytes; -1 where they cannot be found
	packed int64
	method uint16
	crc    uint32
}

// MostEntries is the most entries that Read accepts.
const MostEntries = 100_000

// ErrTooMany is returned for an archive with more than MostEntries entries.
var ErrTooMany = errors.New("it has more entries than are read here")

// Read reads the directory of an archive and walks the archive from its first byte to its last.
func Read(in io.ReaderAt, size int64) (*Archive, error) {
	z, err := zip.NewReader(in, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("it is not a zip archive that can be read: %w", err)
	}
	if len(z.File) > MostEntries {
		return nil, ErrTooMany
	}
	w := walk{in: in, size: size}
	for _, f := range z.File {
		e := &Entry{
			Name: f.Name, Mode: f.Mode(), Size: int64(f.UncompressedSize64), in: in, at: -1,
			packed: int64(f.CompressedSize64), method: f.Method, crc: f.CRC32,
		}
		w.entries = append(w.entries, e)
	}
	w.run(z.File)
	return &Archive{Entries: w.entries, Problems: w.problems, Broken: w.lost}, nil
}
