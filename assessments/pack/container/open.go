package container

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
)

// Open reads an entry. Reading fails where the bytes are not those that the directory describes: more
// or fewer, with another digest, or with others hidden behind them.
func (e *Entry) Open() (io.ReadCloser, error) {
	if e.at < 0 {
		return nil, errors.New("its bytes cannot be found in the zip")
	}
	packed := bufio.NewReader(io.NewSectionReader(e.in, e.at, e.packed))
	r := &entryReader{entry: e, packed: packed, out: packed, digest: crc32.NewIEEE()}
	switch e.method {
	case zip.Store:
	case zip.Deflate:
		r.out = flate.NewReader(packed)
	default:
		return nil, errors.New("it is packed by a method that no pack uses")
	}
	return r, nil
}

type entryReader struct {
	entry  *Entry
	packed *bufio.Reader
	out    io.Reader
	digest hash.Hash32
	n      int64
}

func (r *entryReader) Read(b []byte) (int, error) {
	n, err := r.out.Read(b)
	r.n += int64(n)
	_, _ = r.digest.Write(b[:n]) // never fails
	if r.n > r.entry.Size {
		return 0, fmt.Errorf("it unpacks to more than the %d bytes that the zip declares", r.entry.Size)
	}
	if corrupt := flate.CorruptInputError(0); errors.As(err, &corrupt) ||
		errors.Is(err, io.ErrUnexpectedEOF) {
		return n, errors.New("its packed bytes are damaged")
	}
	if !errors.Is(err, io.EOF) {
		return n, err
	}
	switch _, more := r.packed.ReadByte(); {
	case !errors.Is(more, io.EOF):
		err = errors.New("bytes are hidden behind its end in the zip")
	case r.n != r.entry.Size:
		err = fmt.Errorf("it unpacks to %d bytes; the zip declares %d", r.n, r.entry.Size)
	case r.digest.Sum32() != r.entry.crc:
		err = errors.New("its digest is not the one that the zip declares")
	}
	return n, err
}

func (r *entryReader) Close() error { return nil }
