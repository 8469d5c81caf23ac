package container

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// Signatures and fixed lengths of the parts of an archive.
const (
	localSign, localLen          = 0x04034b50, 30
	describedSign                = 0x08074b50
	centralSign, centralLen      = 0x02014b50, 46
	end64Sign, end64Len          = 0x06064b50, 56
	locatorSign, locatorLen      = 0x07064b50, 20
	endSign, endLen              = 0x06054b50, 22
	flagEncrypted, flagDescribed = 0x1, 0x8
	// of the form that entries are in; the second is of large ones
	version, version64        = 20, 45
	firstDay                  = 1<<5 | 1 // 1 January 1980, or no day at all, in earlier packs
	over16             uint32 = 0xffff
	over32             uint32 = 0xffffffff
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
	if le16(b[4:]) != version {
		w.problem(f.Name, attributes)
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

// attributes is the problem reported for numbers in which other programs keep rights, owners, their names or
// anything else.
const attributes = "carries attributes that no pack has: it was packed by another program"

// header compares what both headers say: flags, method, time, digest, sizes. b begins at the flags.
// Whatever our writer does not write is a problem, small as it may be: readers take other names, or
// other bytes, from an extra field.
func (w *walk) header(f *zip.File, b, extra []byte) {
	switch {
	case f.Flags&flagEncrypted != 0:
		w.problem(f.Name, "is encrypted in the zip")
	case f.Flags&^flagDescribed != 0:
		w.problem(f.Name, "uses features of zip that no pack uses")
	case f.Method != zip.Store && f.Method != zip.Deflate:
		w.problem(f.Name, "is packed by a method that no pack uses")
	}
	if le16(b) != f.Flags || le16(b[2:]) != f.Method || le16(b[4:]) != f.ModifiedTime ||
		le16(b[6:]) != f.ModifiedDate { //nolint:staticcheck // as stored
		w.problem(f.Name, "has a header of its own that does not agree with the directory of the zip")
		return
	}
	w.dated(f)
	if len(extra) > 0 {
		w.problem(f.Name, "carries %d bytes of data beside its own, which no pack has", len(extra))
	}
	crc, packed, size := le32(b[8:]), le32(b[12:]), le32(b[16:])
	if f.Flags&flagDescribed != 0 && crc == 0 && packed == 0 && size == 0 {
		return
	}
	if crc != f.CRC32 || uint64(packed) != f.CompressedSize64 || uint64(size) != f.UncompressedSize64 {
		w.problem(f.Name, "has a header of its own with another size or digest than the directory of the zip")
	}
}

// dated checks that an entry says no more of a time than entries of packs do.
func (w *walk) dated(f *zip.File) {
	clock, date := f.ModifiedTime, f.ModifiedDate //nolint:staticcheck // as stored
	switch day, month := date&31, date>>5&15; {
	case date != 0 && (day == 0 || month == 0 || month > 12):
		w.problem(f.Name, "is dated on a day that does not exist")
	case clock != 0 || (date != 0 && date != firstDay):
		w.problem(f.Name, "carries a time, which no entry of a pack does: it was packed by another program")
	}
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
	due, form := fieldOf(f, offset)
	if !bytes.Equal(extra, due) {
		w.problem(f.Name, "carries %d bytes of data beside its own in the directory of the zip, which no pack has", len(extra))
	}
	if le16(b[4:]) != version || le16(b[6:]) != form || le16(b[34:]) != 0 || le16(b[36:]) != 0 ||
		le32(b[38:]) != 0 {
		w.problem(f.Name, attributes)
	}
	if at := le32(b[42:]); int64(at) != min(offset, int64(over32)) {
		w.problem(f.Name, "is listed at another place of the zip than where it is")
	}
}

// fieldOf is the one extra field that our writer makes, and the form that an entry is in then: where a
// size or a place is too large for the directory.
func fieldOf(f *zip.File, offset int64) (field []byte, form uint16) {
	form = version
	large := f.CompressedSize64 >= uint64(over32) || f.UncompressedSize64 >= uint64(over32)
	if large {
		form = version64
	}
	if !large && offset < int64(over32) {
		return nil, form
	}
	field = []byte{1, 0, 24, 0}
	for _, n := range []uint64{f.UncompressedSize64, f.CompressedSize64, uint64(offset)} {
		field = binary.LittleEndian.AppendUint64(field, n)
	}
	return field, form
}

// end checks that the archive ends with its directory.
func (w *walk) end(entries int, start int64) {
	length, at := w.at-start, w.at
	large := entries >= int(over16) || length >= int64(over32) || start >= int64(over32)
	if b := w.peek(end64Len); b != nil && le32(b) == end64Sign {
		w.at += end64Len
		l := w.take(locatorLen)
		if l == nil || le32(l) != locatorSign {
			w.stop("", "the end of the zip is damaged")
			return
		}
		if !large || !bytes.Equal(slices.Concat(b, l),
			end64(uint64(entries), uint64(length), uint64(start), uint64(at))) {
			w.problem("", otherEntries)
		}
	}
	b := w.take(endLen)
	if b == nil || le32(b) != endSign {
		w.stop("", "bytes that belong to no entry stand before the end of the zip")
		return
	}
	n, l, s := min(uint32(entries), over16), uint32(min(length, int64(over32))),
		uint32(min(start, int64(over32)))
	if large {
		n, l, s = over16, over32, over32
	}
	if le32(b[4:]) != 0 || uint32(le16(b[8:])) != n || uint32(le16(b[10:])) != n || le32(b[12:]) != l ||
		le32(b[16:]) != s {
		w.problem("", otherEntries)
	}
	if le16(b[20:]) != 0 {
		w.problem("", "the zip carries a comment of %d bytes", le16(b[20:]))
		w.at += int64(le16(b[20:]))
	}
	if w.at != w.size {
		w.problem("", "%d bytes stand behind the end of the zip", w.size-w.at)
	}
}

const otherEntries = "the zip counts other entries at its end than it has"

// end64 is the end of a large archive, with the pointer to it, as our writer makes it.
func end64(entries, length, start, at uint64) []byte {
	le := binary.LittleEndian
	b := le.AppendUint64(le.AppendUint32(nil, end64Sign), end64Len-12)
	b = le.AppendUint16(le.AppendUint16(b, version64), version64)
	b = append(b, make([]byte, 8)...) // the numbers of its disks
	for _, n := range []uint64{entries, entries, length, start} {
		b = le.AppendUint64(b, n)
	}
	b = le.AppendUint32(le.AppendUint32(b, locatorSign), 0)
	return le.AppendUint32(le.AppendUint64(b, at), 1)
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
