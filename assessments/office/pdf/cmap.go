package pdf

import (
	"encoding/binary"
	"errors"
)

// coverage is the set of characters of the Basic Multilingual Plane for which a font has a glyph. What lies
// above, gofpdf cannot write at all.
type coverage [65536 / 64]uint64

func (c *coverage) has(r rune) bool {
	return r >= 0 && r < 65536 && c[r/64]&(1<<(r%64)) != 0
}

func (c *coverage) add(r uint16) { c[r/64] |= 1 << (r % 64) }

var errFont = errors.New("not a TrueType font with a Unicode character map")

// coverageOf reads the character map of a TrueType font: the Unicode subtable of format 4, which every font
// that a PDF can embed here has.
func coverageOf(font []byte) (*coverage, error) {
	cmap, err := table(font, "cmap")
	if err != nil {
		return nil, err
	}
	if len(cmap) < 4 {
		return nil, errFont
	}
	n := int(binary.BigEndian.Uint16(cmap[2:]))
	for i := range n {
		rec := 4 + i*8
		if rec+8 > len(cmap) {
			break
		}
		platform, encoding := binary.BigEndian.Uint16(cmap[rec:]), binary.BigEndian.Uint16(cmap[rec+2:])
		offset := int(binary.BigEndian.Uint32(cmap[rec+4:]))
		unicode := platform == 0 || (platform == 3 && encoding == 1)
		if unicode && offset+2 <= len(cmap) && binary.BigEndian.Uint16(cmap[offset:]) == 4 {
			return format4(cmap[offset:])
		}
	}
	return nil, errFont
}

func format4(t []byte) (*coverage, error) {
	if len(t) < 16 {
		return nil, errFont
	}
	segs := int(binary.BigEndian.Uint16(t[6:])) / 2
	ends, starts := 14, 16+2*segs
	deltas, ranges := starts+2*segs, starts+4*segs
	if ranges+2*segs > len(t) {
		return nil, errFont
	}
	u16 := func(at int) int {
		if at < 0 || at+2 > len(t) {
			return 0
		}
		return int(binary.BigEndian.Uint16(t[at:]))
	}
	c := &coverage{}
	for s := range segs {
		start, end, delta, offset := u16(starts+2*s), u16(ends+2*s), u16(deltas+2*s), u16(ranges+2*s)
		for code := start; code <= end && code < 0xFFFF; code++ {
			glyph := (code + delta) & 0xFFFF
			if offset != 0 {
				if glyph = u16(ranges + 2*s + offset + 2*(code-start)); glyph != 0 {
					glyph = (glyph + delta) & 0xFFFF
				}
			}
			if glyph != 0 {
				c.add(uint16(code))
			}
		}
	}
	return c, nil
}

// table finds a table of a TrueType font. Collections and fonts with PostScript outlines are refused: they
// cannot be embedded here.
func table(font []byte, tag string) ([]byte, error) {
	if len(font) < 12 || (string(font[:4]) != "\x00\x01\x00\x00" && string(font[:4]) != "true") {
		return nil, errFont
	}
	n := int(binary.BigEndian.Uint16(font[4:]))
	for i := range n {
		rec := 12 + 16*i
		if rec+16 > len(font) {
			break
		}
		if string(font[rec:rec+4]) == tag {
			from, size := int(binary.BigEndian.Uint32(font[rec+8:])), int(binary.BigEndian.Uint32(font[rec+12:]))
			if from < 0 || size < 0 || from+size > len(font) {
				return nil, errFont
			}
			return font[from : from+size], nil
		}
	}
	return nil, errFont
}
