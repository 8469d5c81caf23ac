package store

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"countersign/assessments"
)

// applicationID marks the file as ours, at byte 68: "Csgn".
const applicationID = 0x4373676e

const headerSize = 100

// header is what the first bytes of a SQLite file tell.
type header struct {
	size        int64 // of the file, bytes
	magic       bool
	application uint32
	version     int
	odd         string // a value that no workspace of ours has there; "" if there is none
	pages       int64  // that the file says it has
	pageSize    int64
	settled     bool // its two counters agree: only then pages can be believed
	free        freelist
	log         bool // a log or a journal with something in it lies beside, as after a crash
}

// freelist is the chain of pages that are not in use, by what the header says of it.
type freelist struct{ first, count int64 }

// constants are the header's values that are the same in every workspace: SQLite writes them when the
// file is made. What one flipped bit there would do is not found out by trying.
var constants = []struct {
	at, size int
	values   []uint32
	what     string
}{
	{16, 2, []uint32{16384}, "page size"},
	{18, 2, []uint32{0x0101, 0x0202}, "way of writing"}, // with a rollback journal, or with a log
	{20, 4, []uint32{0x00402020}, "layout"},
	{44, 4, []uint32{4}, "kind of schema"},
	{48, 4, []uint32{0}, "cache size"},
	{52, 4, []uint32{0}, "largest root"},
	{56, 4, []uint32{1}, "text encoding"},
	{64, 4, []uint32{0}, "vacuum mode"},
	{72, 4, []uint32{0}, "reserved part"},
	{76, 4, []uint32{0}, "reserved part"},
	{80, 4, []uint32{0}, "reserved part"},
	{84, 4, []uint32{0}, "reserved part"},
	{88, 4, []uint32{0}, "reserved part"},
}

// identify reads the header with plain file calls. It must run before SQLite opens the file in this process.
func identify(path string) (h header, err error) {
	// before the file: a log that is emptied now is in the file then
	for _, suffix := range []string{"-wal", "-journal"} {
		if beside, err := os.Stat(path + suffix); err == nil && beside.Size() > 0 {
			h.log = true
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return h, err
	}
	defer f.Close()
	b := make([]byte, headerSize)
	n, err := io.ReadFull(f, b)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return h, err
	}
	st, err := f.Stat()
	if err != nil {
		return h, err
	}
	h.size = st.Size()
	const magic = "SQLite format 3\x00"
	h.magic = n >= len(magic) && string(b[:len(magic)]) == magic
	if n == headerSize {
		h.fields(b)
	}
	return h, nil
}

func (h *header) fields(b []byte) {
	number := func(at int) int64 { return int64(binary.BigEndian.Uint32(b[at:])) }
	for _, c := range constants {
		got := uint32(binary.BigEndian.Uint16(b[c.at:]))
		if c.size == 4 {
			got = binary.BigEndian.Uint32(b[c.at:])
		}
		if !slices.Contains(c.values, got) && h.odd == "" {
			h.odd = c.what
		}
	}
	h.pageSize = int64(binary.BigEndian.Uint16(b[16:]))
	h.pages = number(28)
	h.settled = number(24) == number(92)
	h.free = freelist{number(32), number(36)}
	h.version = int(int32(binary.BigEndian.Uint32(b[60:])))
	h.application = binary.BigEndian.Uint32(b[68:])
}

// refusal says why such a file is not opened; nil when it may be. Where another program has it open,
// or a log lies beside, the file alone does not say how long it is.
func (h header) refusal(path string, open bool) error {
	name := filepath.Base(path)
	switch {
	case h.size == 0:
		return assessments.Errorf(assessments.Refused,
			"“%s” is an empty file, not a workspace. It was left as it is. If a workspace was here, restore its newest backup.", name)
	case h.magic && h.size < headerSize:
		return truncated(path)
	case !h.magic || h.application != applicationID:
		return notAWorkspace(path, nil)
	case h.odd != "":
		return damagedHeader(path, h.odd)
	case h.version > latest():
		return newer(path, h.version)
	case h.version < 1:
		return damagedHeader(path, "number of its format")
	case open || h.log:
		return nil
	case h.pages*h.pageSize > h.size && h.settled:
		return truncated(path)
	}
	return nil
}

// unmade reports a file that is no workspace yet, as one that SQLite had begun to write.
func (h header) unmade() bool {
	return h.size == 0 || (h.magic && h.version == 0 &&
		(h.application == 0 || h.application == applicationID))
}

// doubtful reports a header that contradicts itself or the file's length in a way that may be
// harmless: the pages tell.
func (h header) doubtful() bool { return !h.settled || h.pages*h.pageSize != h.size }

// whole walks the chain of unused pages. If its start is wrong, SQLite would write over pages in use,
// so that this is looked at before anything is written.
func (l freelist) whole(path string, pageSize, pages int64) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	page := make([]byte, pageSize)
	seen := int64(0)
	for at := l.first; at != 0; at = int64(binary.BigEndian.Uint32(page)) {
		if at < 2 || at > pages || seen >= l.count {
			return false, nil
		}
		if _, err := f.ReadAt(page, (at-1)*pageSize); err != nil {
			return false, nil // behind the end
		}
		leaves := int64(binary.BigEndian.Uint32(page[4:]))
		if leaves > pageSize/4-2 {
			return false, nil
		}
		for i := range leaves {
			if leaf := int64(binary.BigEndian.Uint32(page[8+4*i:])); leaf < 2 || leaf > pages {
				return false, nil
			}
		}
		seen += 1 + leaves
	}
	return seen == l.count, nil
}

func damagedHeader(path, what string) error {
	return assessments.Errorf(assessments.Damaged,
		"The beginning of “%s” is damaged (%s). It was left as it is. Keep the file, and restore the newest backup.", path, what)
}

func truncated(path string) error {
	return assessments.Errorf(assessments.Damaged,
		"“%s” is cut short: a part of the workspace is missing, as after a copy that was broken off. It was left as it is. Copy it again, or restore the newest backup.", path)
}

func newer(path string, version int) error {
	return assessments.Errorf(assessments.Refused,
		"“%s” was made by a newer version of Countersign (format %d; this one knows up to %d). It was left as it is. Update Countersign to open it.", path, version, latest())
}
