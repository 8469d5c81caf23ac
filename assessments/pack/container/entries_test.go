package container_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"

	"countersign/assessments/pack/container"
)

func TestAnEntryWhoseBytesAreNotAsDeclaredIsNotRead(t *testing.T) {
	stored := func(text string) func(*parts) { return func(p *parts) { p.data[0] = []byte(text) } }
	for name, tc := range map[string]struct {
		change func(p *parts)
		want   string
	}{
		"as declared": {func(*parts) {}, ""},
		"long": {func(p *parts) {
			p.data[0] = bytes.Repeat([]byte("text "), 4000)
			p.both(0, localPacked, centralPacked, 4, 20_000)
			p.both(0, localSize, centralSize, 4, 20_000)
			p.both(0, localCRC, centralCRC, 4, uint64(crc32.ChecksumIEEE(p.data[0])))
		}, ""},
		"another digest": {stored("two"), "its digest is not the one"},
		"longer than all": {
			func(p *parts) { p.both(0, localPacked, centralPacked, 4, 5000) }, "its bytes cannot be found",
		},
		"fewer than said": {
			func(p *parts) {
				p.both(0, localSize, centralSize, 4, 4)
			}, "unpacks to 3 bytes; the zip declares 4",
		},
		"more than said": {
			func(p *parts) { p.both(0, localSize, centralSize, 4, 2) }, "unpacks to more than the 2 bytes",
		},
		"a method": {
			func(p *parts) { p.both(0, localMethod, centralMethod, 2, 9) }, "by a method that no pack uses",
		},
		"something hidden":  {deflated("one", "and more"), "bytes are hidden behind its end"},
		"deflated in whole": {deflated("one", ""), ""},
	} {
		p := wholeParts()
		tc.change(p)
		e := read(t, p.bytes()).Entries[0]
		in, err := e.Open()
		if err == nil {
			_, err = io.ReadAll(in)
		}
		if tc.want == "" && err != nil || tc.want != "" &&
			(err == nil || !strings.Contains(err.Error(), tc.want)) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

// deflated packs the text of the first entry, with more behind the end of what is packed.
func deflated(text, more string) func(*parts) {
	return func(p *parts) {
		b := archiveOf(text)
		p.data[0] = append(b, more...)
		p.both(0, localMethod, centralMethod, 2, uint64(zip.Deflate))
		p.both(0, localPacked, centralPacked, 4, uint64(len(p.data[0])))
	}
}

func TestAnArchiveOfMoreEntriesThanAreReadIsRefused(t *testing.T) {
	p := wholeParts()
	local := slices.Concat(p.locals[0][:26], le(2, 1), le(2, 0), []byte("a"), p.data[0])
	central := slices.Concat(p.centrals[0][:28], le(2, 1), make([]byte, 16), []byte("a"))
	for n, want := range map[int]error{1 << 16: nil, container.MostEntries: nil, container.MostEntries +
		1: container.ErrTooMany} {
		length, start := uint64(n*len(central)), uint64(n*len(local))
		end64 := slices.Concat(le(4, 0x06064b50), le(8, 44), le(2, 45), le(2, 45), le(8, 0), le(8, uint64(n)),
			le(8, uint64(n)), le(8, length), le(8, start))
		locator := slices.Concat(le(4, 0x07064b50), le(4, 0), le(8, start+length), le(4, 1))
		end := slices.Concat(end64, locator, p.end[:8], le(2, 0xffff), le(2, 0xffff), le(8, ^uint64(0)),
			le(2, 0))
		b := slices.Concat(bytes.Repeat(local, n), bytes.Repeat(central, n), end)
		a, err := container.Read(bytes.NewReader(b), int64(len(b)))
		if !errors.Is(err, want) {
			t.Errorf("%d entries: %v", n, err)
		}
		if err == nil && slices.ContainsFunc(a.Problems, func(p container.Problem) bool {
			return p.Entry == ""
		}) {
			t.Errorf("%d entries: %v", n, a.Problems[len(a.Problems)-1])
		}
	}
}
