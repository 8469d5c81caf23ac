package seal_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"crypto/sha256"
	"io"
	"sync"
)

// Most forgeries leave most of a pack as it was, and packing the same bytes for each of them took most
// of the time of these tests: what was packed once is remembered, up to a number of things.
type packings struct {
	mu   sync.Mutex
	made map[[32]byte][]byte
	pack func(io.Writer) io.WriteCloser
}

const mostPackings = 200

func (p *packings) of(b []byte) []byte {
	sum := sha256.Sum256(b)
	p.mu.Lock()
	defer p.mu.Unlock()
	if out, ok := p.made[sum]; ok {
		return out
	}
	var out bytes.Buffer
	w := p.pack(&out)
	_, _ = w.Write(b) // into memory, which does not fail
	_ = w.Close()
	if len(p.made) < mostPackings {
		p.made[sum] = out.Bytes()
	}
	return out.Bytes()
}

// Streams of a report, and entries of a zip, packed as archive/zip does by itself.
var (
	streams = packings{made: map[[32]byte][]byte{}, pack: func(w io.Writer) io.WriteCloser {
		return zlib.NewWriter(w)
	}}
	members = packings{made: map[[32]byte][]byte{}, pack: func(w io.Writer) io.WriteCloser {
		f, err := flate.NewWriter(w, 5)
		if err != nil {
			panic(err) // there is a level 5
		}
		return f
	}}
)

// zipWriter is a zip.Writer that remembers.
func zipWriter(out io.Writer) *zip.Writer {
	w := zip.NewWriter(out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) {
		return &member{to: to}, nil
	})
	return w
}

// member is an entry while it is written.
type member struct {
	bytes.Buffer
	to io.Writer
}

func (m *member) Close() error {
	_, err := m.to.Write(members.of(m.Bytes()))
	return err
}
