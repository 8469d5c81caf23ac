package container_test

import (
	"bytes"
	"hash/crc32"
	"slices"
	"strings"
	"testing"

	"countersign/assessments/pack/container"
)

// Places of fields in the parts of an archive.
const (
	localFlags, localMethod, localTime, localDate, localCRC, localPacked, localSize = 6, 8, 10, 12, 14, 18,
		22
	centralFlags, centralMethod, centralTime, centralDate, centralCRC, centralPacked = 8, 10, 12, 14, 16, 20
	centralSize, centralOffset                                                       = 24, 42
	endOnDisk, endEntries, endLength, endStart, endComment                           = 8, 10, 12, 16, 20
)

func TestEveryPartOfAnArchiveIsHeldToTheOthers(t *testing.T) {
	over, large := uint64(0xffffffff), func(sizes ...uint64) []byte {
		out := slices.Concat(le(2, 1), le(2, uint64(8*len(sizes))))
		for _, n := range sizes {
			out = append(out, le(8, n)...)
		}
		return out
	}
	// Info-ZIP's “Unicode Path”: what unpacks by it writes the entry under the other name.
	renamed := slices.Concat(le(2, 0x7075), le(2, 6), []byte{1},
		le(4, uint64(crc32.ChecksumIEEE([]byte("a")))), []byte("z"))
	for name, tc := range map[string]struct {
		change func(p *parts)
		want   string // the one problem; "" is none
		broken bool
	}{
		"nothing": {func(*parts) {}, "", false},
		"a byte before the first": {
			func(p *parts) {
				p.beforeLocal[0] = []byte("x")
			}, `bytes that belong to no entry stand before the entry "a"`, true,
		},
		"a byte between": {
			func(p *parts) { p.beforeLocal[1] = []byte("x") }, `stand before the entry "b"`, true,
		},
		"two names": {
			func(p *parts) { p.names[0] = []byte("z") }, `is called "z" by its own header and "a"`, true,
		},
		"longer than the archive": {
			func(p *parts) {
				p.both(0, localPacked, centralPacked, 4, 5000)
			}, "is longer than the zip that holds it",
			true,
		},
		"longer than can be": {func(p *parts) {
			put(p.centrals[1], centralPacked, 4, over)
			p.central64[1] = large(1 << 63)
		}, "is longer than the zip that holds it", true},
		"encrypted": {
			func(p *parts) { p.both(0, localFlags, centralFlags, 2, 1) }, "is encrypted in the zip", false,
		},
		"a feature": {
			func(p *parts) {
				p.both(0, localFlags, centralFlags, 2, 0x20)
			}, "uses features of zip that no pack uses",
			false,
		},
		"a level of compression": {
			func(p *parts) {
				p.both(0, localFlags, centralFlags, 2, 2)
			}, "uses features of zip that no pack uses", false,
		},
		"a mark for names": {
			func(p *parts) {
				p.both(0, localFlags, centralFlags, 2, 0x800)
			}, "uses features of zip that no pack uses",
			false,
		},
		"a method": {
			func(p *parts) {
				p.both(0, localMethod, centralMethod, 2, 9)
			}, "is packed by a method that no pack uses",
			false,
		},
		"deflate": {func(p *parts) { p.both(0, localMethod, centralMethod, 2, 8) }, "", false},
		"other flags": {
			func(p *parts) { put(p.locals[0], localFlags, 2, 2) }, "does not agree with the directory", false,
		},
		"another method": {
			func(p *parts) {
				put(p.locals[0], localMethod, 2, 8)
			}, "does not agree with the directory", false,
		},
		"another time": {
			func(p *parts) { put(p.locals[0], localTime, 2, 8) }, "does not agree with the directory", false,
		},
		"another day": {
			func(p *parts) {
				put(p.locals[0], localDate, 2, 1<<5|2)
			}, "does not agree with the directory", false,
		},
		"no day": {func(p *parts) { p.both(0, localDate, centralDate, 2, 0) }, "", false},
		"the day 0": {
			func(p *parts) { p.both(0, localDate, centralDate, 2, 1<<5) }, "a day that does not exist", false,
		},
		"the month 0": {
			func(p *parts) { p.both(0, localDate, centralDate, 2, 1) }, "a day that does not exist", false,
		},
		"the month 13": {
			func(p *parts) {
				p.both(0, localDate, centralDate, 2, 13<<5|1)
			}, "a day that does not exist", false,
		},
		"December": {
			func(p *parts) { p.both(0, localDate, centralDate, 2, 12<<5|1) }, "carries a time", false,
		},
		"the second day": {
			func(p *parts) { p.both(0, localDate, centralDate, 2, 1<<5|2) }, "carries a time", false,
		},
		"a time": {func(p *parts) { p.both(0, localTime, centralTime, 2, 1) }, "carries a time", false},
		"another name beside it": {
			func(p *parts) { p.extras[0] = renamed }, "carries 10 bytes of data beside its own", false,
		},
		"another name in the directory": {
			func(p *parts) {
				p.central64[0] = renamed
			}, "carries 10 bytes of data beside its own in the directory", false,
		},
		"a byte beside it": {
			func(p *parts) { p.extras[0] = []byte("x") }, "carries 1 bytes of data beside its own", false,
		},
		"a size for a large one beside it": {
			func(p *parts) { p.extras[0] = large(3, 3) }, "carries 20 bytes of data beside its own", false,
		},
		"a size for a large one in the directory": {
			func(p *parts) {
				p.central64[0] = large(3, 3, 0)
			}, "carries 28 bytes of data beside its own", false,
		},
		"another form":           {func(p *parts) { p.locals[0][4] = 45 }, "carries attributes", false},
		"a later form":           {func(p *parts) { p.centrals[0][6] = 45 }, "carries attributes", false},
		"made by another":        {func(p *parts) { p.centrals[0][4] = 30 }, "carries attributes", false},
		"made on another system": {func(p *parts) { p.centrals[0][5] = 3 }, "carries attributes", false},
		"on another disk":        {func(p *parts) { p.centrals[0][34] = 1 }, "carries attributes", false},
		"called a text":          {func(p *parts) { p.centrals[0][36] = 1 }, "carries attributes", false},
		"hidden":                 {func(p *parts) { p.centrals[0][38] = 2 }, "carries attributes", false},
		"rights": {func(p *parts) {
			put(p.centrals[0], 40, 2, 0o100644)
		}, "carries attributes", false},
		"another digest": {
			func(p *parts) { put(p.locals[0], localCRC, 4, 1) }, "with another size or digest", false,
		},
		"another packed size": {
			func(p *parts) { put(p.locals[0], localPacked, 4, 1) }, "with another size or digest", false,
		},
		"another size": {
			func(p *parts) { put(p.locals[0], localSize, 4, 1) }, "with another size or digest", false,
		},
		"no sizes": {
			func(p *parts) {
				copy(p.locals[0][localCRC:], make([]byte, 12))
			}, "with another size or digest", false,
		},
		"a digest, no sizes": {
			func(p *parts) { put(p.locals[1], localCRC, 4, 1) }, "with another size or digest", false,
		},
		"a packed size alone": {
			func(p *parts) { put(p.locals[1], localPacked, 4, 1) }, "with another size or digest", false,
		},
		"a size alone": {
			func(p *parts) { put(p.locals[1], localSize, 4, 1) }, "with another size or digest", false,
		},
		"sizes on both sides": {
			func(p *parts) { copy(p.locals[1][localCRC:], p.centrals[1][centralCRC:][:12]) }, "", false,
		},
		"large, without a size": {
			func(p *parts) { put(p.locals[0], localSize, 4, over) }, "another size", false,
		},
		"another digest behind": {
			func(p *parts) { put(p.behind[1], 4, 4, 1) }, "other sizes behind its data", false,
		},
		"another packed size behind": {
			func(p *parts) { put(p.behind[1], 8, 4, 1) }, "other sizes behind its data", false,
		},
		"another size behind": {
			func(p *parts) { put(p.behind[1], 12, 4, 1) }, "other sizes behind its data", false,
		},
		"sizes without a sign": {func(p *parts) { p.behind[1] = p.behind[1][4:] }, "", false},
		"wide sizes": {
			func(p *parts) { p.behind[1] = slices.Concat(p.behind[1][:8], le(8, 6), le(8, 6)) }, "", false,
		},
		"wide sizes without a sign": {
			func(p *parts) { p.behind[1] = slices.Concat(p.behind[1][4:8], le(8, 6), le(8, 6)) }, "", false,
		},
		"another wide size": {
			func(p *parts) { p.behind[1] = slices.Concat(p.behind[1][:8], le(8, 6), le(8, 7)) },
			"other sizes behind its data", false,
		},
		"a byte behind the sizes": {
			func(p *parts) {
				p.behind[1] = append(p.behind[1], 'x')
			}, "is followed by bytes that belong to no entry",
			true,
		},
		"nothing left for the sizes": {
			func(p *parts) { put(p.centrals[1], centralPacked, 4, uint64(len(p.bytes())-31-3-31-3)) },
			"is followed by bytes that belong to no entry", true,
		},
		"a byte before the directory": {
			func(p *parts) {
				p.sizesBefore(1)
				p.beforeDirectory = []byte("x")
			}, "before the directory", true,
		},
		"another directory before": {
			func(p *parts) { p.beforeDirectory = decoy(p, 0) }, "not in the order of its entries", true,
		},
		"another behind its first": {
			func(p *parts) {
				p.beforeDirectory = slices.Concat(decoy(p, 0)[:46], []byte("a"), decoy(p, 0))
			}, "not in the order of its entries", true,
		},
		"another that is cut short": {
			func(p *parts) { p.beforeDirectory = decoy(p, 60_000) }, "not in the order of its entries", true,
		},
		"a comment on an entry": {
			func(p *parts) { p.comment[0] = []byte("look") }, "carries a comment in the zip", false,
		},
		"listed at another place": {
			func(p *parts) { put(p.centrals[1], centralOffset, 4, 7) }, "is listed at another place", false,
		},
		"a large end, for nothing": {
			func(p *parts) { p.beforeEnd = p.end64() }, "counts other entries at its end", false,
		},
		"an end on another disk": {
			func(p *parts) { put(p.end, 4, 2, 1) }, "counts other entries at its end", false,
		},
		"a directory on another disk": {
			func(p *parts) { put(p.end, 6, 2, 1) }, "counts other entries at its end", false,
		},
		"a large end, its pointer not": {
			func(p *parts) {
				p.beforeEnd = p.end64()
				p.beforeEnd[56] = 0
			}, "the end of the zip is damaged", true,
		},
		"a byte before the end": {
			func(p *parts) { p.beforeEnd = []byte("x") }, "before the end of the zip", true,
		},
		"others on this disk": {
			func(p *parts) { put(p.end, endOnDisk, 2, 1) }, "counts other entries at its end", false,
		},
		"a directory of another length": {
			func(p *parts) { p.length = 90 }, "counts other entries at its end", false,
		},
		"a directory elsewhere": {func(p *parts) { p.start = 9 }, "counts other entries at its end", false},
		"a comment": {func(p *parts) {
			put(p.end, endComment, 2, 40)
			p.after = make([]byte, 40)
		}, "carries a comment of 40 bytes", false},
		"a byte behind the end": {func(p *parts) {
			p.after = []byte("x")
		}, "1 bytes stand behind the end", false},
	} {
		p := wholeParts()
		tc.change(p)
		a, err := container.Read(bytes.NewReader(p.bytes()), int64(len(p.bytes())))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if a.Broken != tc.broken {
			t.Errorf("%s: broken %v, %v", name, a.Broken, a.Problems)
		}
		if tc.want == "" && !tc.broken {
			if len(a.Problems) > 0 {
				t.Errorf("%s: %v", name, a.Problems)
			}
			continue
		}
		if len(a.Problems) != 1 || !strings.Contains(a.Problems[0].Message, tc.want) {
			t.Errorf("%s: %v, want %q alone", name, a.Problems, tc.want)
		}
	}
}
