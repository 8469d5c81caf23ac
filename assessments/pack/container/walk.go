package container

import (
	"archive/zip"
	"encoding/binary"
	"fmt"
	"io"
)

// Signatures and fixed lengths of the parts of an archive.
const (
	localSign, localLen                 = 0x04034b50, 30
	describedSign                       = 0x08074b50
	centralSign, centralLen             = 0x02014b50, 46
	end64Sign, end64Len                 = 0x06064b50, 56
	locatorSign, locatorLen             = 0x07064b50, 20
	endSign, endLen                     = 0x06054b50, 22
	mostExtra                           = 64 // bytes of extra fields: times, owners, sizes of large files
	flagEncrypted, flagDescribed        = 0x1, 0x8
	flagsKnown                          = 0x2 | 0x4 | flagDescribed | 0x800 // level of compression, sizes behind the data, UTF-8
	over32                       uint32 = 0xffffffff
)

// walk goes through an archive from its first byte to its last.
type walk struct {
	in       io.ReaderAt
	size     int64
	at       int64
	entries  []*Entry
	offsets  []int64
	problems []Problem
	lost     bool // the layout is broken from here on
}

func (w *walk) problem(entry, format string, args ...any) {
	w.problems = append(w.problems, Problem{Entry: entry, Message: fmt.Sprintf(format, args...)})
}

// stop notes that from here on nothing can be told.
func (w *walk) stop(entry, format string, args ...any) {
	w.problem(entry, format, args...)
	w.lost = true
}

func (w *walk) run(files []*zip.File) {
	for i, f := range files {
		if w.lost {
			return
		}
		w.offsets = append(w.offsets, w.at)
		w.local(f, w.entries[i])
	}
	start := w.at
	for i, f := range files {
		if w.lost {
			return
		}
		w.central(f, w.offsets[i])
	}
	if !w.lost {
		w.end(len(files), start)
	}
}

// take reads the next n bytes; nil where the archive ends before.
func (w *walk) take(n int64) []byte {
	b := make([]byte, n)
	if n > w.size-w.at {
		return nil
	}
	if _, err := w.in.ReadAt(b, w.at); err != nil {
		return nil
	}
	w.at += n
	return b
}

// local compares an entry's own header with the directory's word, and finds its bytes.
func (w *walk) local(f *zip.File, e *Entry) {
	b := w.take(localLen)
	if b == nil || le32(b) != localSign {
		w.stop("", "bytes that belong to no entry stand before the entry %q", f.Name)
		return
	}
	name, extra := w.take(int64(le16(b[26:]))), w.take(int64(le16(b[28:])))
	if string(name) != f.Name {
		w.stop(f.Name, "is called %q by its own header and %q by the directory of the zip", name, f.Name)
		return
	}
	w.header(f, b[6:], extra)
	e.at = w.at
	if e.packed < 0 || e.packed > w.size-w.at {
		e.at = -1
		w.stop(f.Name, "is longer than the zip that holds it")
		return
	}
	w.at += e.packed
	if f.Flags&flagDescribed != 0 {
		w.described(f)
	}
}

// header compares what both headers say: flags, method, time, digest, sizes. b begins at the flags.
func (w *walk) header(f *zip.File, b, extra []byte) {
	switch {
	case f.Flags&flagEncrypted != 0:
		w.problem(f.Name, "is encrypted in the zip")
	case f.Flags&^flagsKnown != 0:
		w.problem(f.Name, "uses features of zip that no pack uses")
	case f.Method != zip.Store && f.Method != zip.Deflate:
		w.problem(f.Name, "is packed by a method that no pack uses")
	}
	if le16(b) != f.Flags || le16(b[2:]) != f.Method || le16(b[4:]) != f.ModifiedTime || le16(b[6:]) != f.ModifiedDate { //nolint:staticcheck // as stored
		w.problem(f.Name, "has a header of its own that does not agree with the directory of the zip")
		return
	}
	if day, month := f.ModifiedDate&31, f.ModifiedDate>>5&15; f.ModifiedDate != 0 && (day == 0 || month == 0 || month > 12) { //nolint:staticcheck // as stored
		w.problem(f.Name, "is dated on a day that does not exist")
	}
	if len(extra) > mostExtra || len(f.Extra) > mostExtra {
		w.problem(f.Name, "carries %d bytes of data beside its own", len(extra)+len(f.Extra))
	}
	crc, packed, size := le32(b[8:]), le32(b[12:]), le32(b[16:])
	if f.Flags&flagDescribed != 0 && crc == 0 && packed == 0 && size == 0 {
		return
	}
	agrees := func(n uint32, want uint64) bool { return uint64(n) == want || (n == over32 && large(extra, want)) }
	if crc != f.CRC32 || !agrees(packed, f.CompressedSize64) || !agrees(size, f.UncompressedSize64) {
		w.problem(f.Name, "has a header of its own with another size or digest than the directory of the zip")
	}
}

// large reports whether the extra field for large files names a size.
func large(extra []byte, size uint64) bool {
	for len(extra) >= 4 {
		id, n := le16(extra), int(le16(extra[2:]))
		if extra = extra[4:]; n > len(extra) {
			return false
		}
		for i := 0; id == 1 && i+8 <= n; i += 8 {
			if binary.LittleEndian.Uint64(extra[i:]) == size {
				return true
			}
		}
		extra = extra[n:]
	}
	return false
}

// described reads the sizes that stand behind an entry's data.
func (w *walk) described(f *zip.File) {
	sign := le32(w.peek(4)) == describedSign
	for _, wide := range []bool{false, true} {
		n := int64(12)
		if wide {
			n = 20
		}
		if sign {
			n += 4
		}
		b := w.peek(n + 4)
		if b == nil {
			break
		}
		next := le32(b[n:])
		if next != localSign && next != centralSign {
			continue
		}
		if sign {
			b = b[4:]
		}
		packed, size := uint64(le32(b[4:])), uint64(le32(b[8:]))
		if wide {
			packed, size = binary.LittleEndian.Uint64(b[4:]), binary.LittleEndian.Uint64(b[12:])
		}
		if le32(b) != f.CRC32 || packed != f.CompressedSize64 || size != f.UncompressedSize64 {
			w.problem(f.Name, "has other sizes behind its data than in the directory of the zip")
		}
		w.at += n
		return
	}
	w.stop(f.Name, "is followed by bytes that belong to no entry")
}

// peek reads the next n bytes and stays where it is.
func (w *walk) peek(n int64) []byte {
	b := w.take(n)
	if b != nil {
		w.at -= n
	}
	return b
}

// central checks that a record of the directory stands where it should, and points to the entry of its name.
func (w *walk) central(f *zip.File, offset int64) {
	b := w.take(centralLen)
	if b == nil || le32(b) != centralSign {
		w.stop("", "bytes that belong to no entry stand before the directory of the zip")
		return
	}
	name, extra, comment := w.take(int64(le16(b[28:]))), w.take(int64(le16(b[30:]))), int64(le16(b[32:]))
	if string(name) != f.Name || extra == nil {
		w.stop("", "the directory of the zip is not in the order of its entries")
		return
	}
	if comment > 0 {
		w.problem(f.Name, "carries a comment in the zip")
		w.at += comment
	}
	if at := le32(b[42:]); int64(at) != offset && (at != over32 || offset < int64(over32)) {
		w.problem(f.Name, "is listed at another place of the zip than where it is")
	}
}

// end checks that the archive ends with its directory.
func (w *walk) end(entries int, start int64) {
	length := w.at - start
	if b := w.peek(end64Len); b != nil && le32(b) == end64Sign {
		u64 := func(i int) int64 { return int64(binary.LittleEndian.Uint64(b[i:])) }
		w.at += end64Len
		if u64(4) != end64Len-12 || u64(24) != int64(entries) || u64(32) != int64(entries) || u64(40) != length || u64(48) != start {
			w.problem("", "the zip counts other entries at its end than it has")
		}
		if l := w.take(locatorLen); l == nil || le32(l) != locatorSign {
			w.stop("", "the end of the zip is damaged")
			return
		}
	}
	b := w.take(endLen)
	if b == nil || le32(b) != endSign {
		w.stop("", "bytes that belong to no entry stand before the end of the zip")
		return
	}
	agrees := func(n, most uint32, want int64) bool { return int64(n) == want || (n == most && want >= int64(most)) }
	count := uint32(le16(b[10:]))
	if le16(b[8:]) != le16(b[10:]) || !agrees(count, 0xffff, int64(entries)) || !agrees(le32(b[12:]), over32, length) || !agrees(le32(b[16:]), over32, start) {
		w.problem("", "the zip counts other entries at its end than it has")
	}
	if le16(b[20:]) != 0 {
		w.problem("", "the zip carries a comment of %d bytes", le16(b[20:]))
		w.at += int64(le16(b[20:]))
	}
	if w.at != w.size {
		w.problem("", "%d bytes stand behind the end of the zip", w.size-w.at)
	}
}

func le16(b []byte) uint16 {
	if len(b) < 2 {
		return 0
	}
	return binary.LittleEndian.Uint16(b)
}

func le32(b []byte) uint32 {
	if len(b) < 4 {
		return 0
	}
	return binary.LittleEndian.Uint32(b)
}
