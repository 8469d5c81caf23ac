package store

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"

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
	pages       int64 // that the file says it has; 0 where it does not know
	pageSize    int64
	log         bool // a log or a journal with something in it lies beside, as after a crash
}

// identify reads the header with a plain file call. It must run before SQLite opens the file in this process.
func identify(path string) (header, error) {
	var h header
	f, err := os.Open(path)
	if err != nil {
		return h, err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return h, err
	}
	h.size = st.Size()
	for _, suffix := range []string{"-wal", "-journal"} {
		if beside, err := os.Stat(path + suffix); err == nil && beside.Size() > 0 {
			h.log = true
		}
	}
	b := make([]byte, headerSize)
	n, err := io.ReadFull(f, b)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return h, err
	}
	const magic = "SQLite format 3\x00"
	h.magic = n >= len(magic) && string(b[:len(magic)]) == magic
	if n < headerSize {
		return h, nil
	}
	h.pageSize = int64(binary.BigEndian.Uint16(b[16:]))
	if h.pageSize == 1 {
		h.pageSize = 65536
	}
	if binary.BigEndian.Uint32(b[24:]) == binary.BigEndian.Uint32(b[92:]) {
		h.pages = int64(binary.BigEndian.Uint32(b[28:]))
	}
	h.version = int(int32(binary.BigEndian.Uint32(b[60:])))
	h.application = binary.BigEndian.Uint32(b[68:])
	return h, nil
}

// refusal says why such a file is not opened; nil when it may be.
func (h header) refusal(path string) error {
	name := filepath.Base(path)
	switch {
	case h.size == 0:
		return assessments.Errorf(assessments.Refused, "“%s” is an empty file, not a workspace. It was left as it is. If a workspace was here, restore its newest backup.", name)
	case h.magic && h.size < headerSize:
		return truncated(path)
	case !h.magic || h.application != applicationID:
		return notAWorkspace(path, nil)
	case h.version > latest():
		return newer(path, h.version)
	case !h.log && h.pages*h.pageSize > h.size:
		return truncated(path)
	}
	return nil
}

func truncated(path string) error {
	return assessments.Errorf(assessments.Damaged, "“%s” is cut short: a part of the workspace is missing, as after a copy that was broken off. It was left as it is. Copy it again, or restore the newest backup.", path)
}

func newer(path string, version int) error {
	return assessments.Errorf(assessments.Refused, "“%s” was made by a newer version of Countersign (format %d; this one knows up to %d). It was left as it is. Update Countersign to open it.", path, version, latest())
}
