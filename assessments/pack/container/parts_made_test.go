package container_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// parts is a zip of two stored files, piece by piece: “a”, with its sizes before it, and “b”, with its
// sizes behind it.
type parts struct {
	locals, names, extras, data, behind  [2][]byte
	centrals, called, central64, comment [2][]byte
	beforeLocal                          [2][]byte
	beforeDirectory, beforeEnd, end      []byte
	length, start                        uint32 // what the end says of the directory; 0 is what is so
	after                                []byte
}

func le(size int, n uint64) []byte {
	return binary.LittleEndian.AppendUint64(nil, n)[:size]
}

func put(b []byte, at, size int, n uint64) { copy(b[at:], le(size, n)) }

func wholeParts() *parts {
	p := &parts{}
	for i, text := range []string{"one", "second"} {
		p.names[i] = []byte{byte('a' + i)}
		p.called[i], p.data[i] = p.names[i], []byte(text)
		p.locals[i], p.centrals[i] = make([]byte, 30), make([]byte, 46)
		put(p.locals[i], 0, 4, 0x04034b50)
		put(p.centrals[i], 0, 4, 0x02014b50)
		put(p.locals[i], 4, 1, 20)
		put(p.centrals[i], 4, 1, 20)
		put(p.centrals[i], 6, 1, 20)
		put(p.locals[i], localDate, 2, 1<<5|1)
		put(p.centrals[i], centralDate, 2, 1<<5|1)
		sum, n := uint64(crc32.ChecksumIEEE(p.data[i])), uint64(len(text))
		sizes := slices.Concat(le(4, sum), le(4, n), le(4, n))
		copy(p.centrals[i][centralCRC:], sizes)
		if i == 0 {
			copy(p.locals[i][localCRC:], sizes)
			continue
		}
		put(p.locals[i], localFlags, 2, 8)
		put(p.centrals[i], centralFlags, 2, 8)
		p.behind[i] = slices.Concat(le(4, 0x08074b50), sizes)
	}
	p.end = make([]byte, 22)
	put(p.end, 0, 4, 0x06054b50)
	put(p.end, endOnDisk, 2, 2)
	put(p.end, endEntries, 2, 2)
	return p
}

func (p *parts) bytes() []byte {
	var b []byte
	for i := range p.locals {
		b = append(b, p.beforeLocal[i]...)
		if at := p.centrals[i][centralOffset:]; binary.LittleEndian.Uint32(at) == 0 {
			copy(at, le(4, uint64(len(b))))
		}
		put(p.locals[i], 26, 2, uint64(len(p.names[i])))
		put(p.locals[i], 28, 2, uint64(len(p.extras[i])))
		b = slices.Concat(b, p.locals[i], p.names[i], p.extras[i], p.data[i], p.behind[i])
	}
	b = append(b, p.beforeDirectory...)
	start := len(b)
	for i := range p.centrals {
		put(p.centrals[i], 28, 2, uint64(len(p.called[i])))
		put(p.centrals[i], 30, 2, uint64(len(p.central64[i])))
		put(p.centrals[i], 32, 2, uint64(len(p.comment[i])))
		b = slices.Concat(b, p.centrals[i], p.called[i], p.central64[i], p.comment[i])
	}
	length := len(b) - start
	for at, n := range map[int]uint32{endLength: or32(p.length, length), endStart: or32(p.start, start)} {
		put(p.end, at, 4, uint64(n))
	}
	return slices.Concat(b, p.beforeEnd, p.end, p.after)
}

func or32(n uint32, or int) uint32 {
	if n != 0 {
		return n
	}
	return uint32(or)
}

// end64 is the end of an archive in the form for large ones, for the parts as they are, and the
// pointer to it.
func (p *parts) end64() []byte {
	b := p.bytes()
	end := b[len(b)-22:]
	length, start := binary.LittleEndian.Uint32(end[endLength:]), binary.LittleEndian.Uint32(end[endStart:])
	out := slices.Concat(le(4, 0x06064b50), le(8, 44), le(2, 45), le(2, 45), le(8, 0), le(8, 2), le(8, 2),
		le(8, uint64(length)), le(8, uint64(start)))
	return slices.Concat(out, le(4, 0x07064b50), le(4, 0), le(8, uint64(start)+uint64(length)), le(4, 1))
}

// both sets a field of an entry in its own header and in the directory.
func (p *parts) both(i, local, central, size int, n uint64) {
	put(p.locals[i], local, size, n)
	put(p.centrals[i], central, size, n)
}

// sizesBefore puts the sizes of an entry before its data.
func (p *parts) sizesBefore(i int) {
	p.both(i, localFlags, centralFlags, 2, 0)
	p.behind[i] = nil
	copy(p.locals[i][localCRC:], p.centrals[i][centralCRC:][:12])
}

// decoy is a directory that stands where the directory should, with other names or with more bytes
// than there are.
func decoy(p *parts, extra uint64) []byte {
	p.sizesBefore(1)
	out := bytes.Clone(p.centrals[0])
	put(out, 28, 2, 1)
	put(out, 30, 2, extra)
	if extra > 0 {
		first := bytes.Clone(out)
		put(first, 30, 2, 0)
		put(out, centralOffset, 4, 34)
		return slices.Concat(first, []byte("a"), out, []byte("b"))
	}
	return append(out, 'z')
}
