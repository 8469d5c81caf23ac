package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// The two kinds of log are read here as SQLite documents them (sqlite.org/fileformat2.html, “The
// Rollback Journal” and “The Write-Ahead Log”), and only as far as it would use them.

const (
	walHeader   = 32
	frameHeader = 24
)

// readWAL notes where each page's last committed content stands. What follows the last commit, or
// fails its checksum, SQLite does not use.
func (r *replayed) readWAL() error {
	head := make([]byte, walHeader)
	if ok, err := fully(r.wal, head, 0); !ok || err != nil {
		return err
	}
	magic := binary.BigEndian.Uint32(head)
	if magic&^1 != 0x377f0682 || binary.BigEndian.Uint32(head[8:]) != pageBytes {
		r.strange = r.strange || magic != 0 // a power cut may leave zeros
		return nil
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if magic&1 == 1 {
		order = binary.BigEndian
	}
	sum := walSum{order: order}
	sum.add(head[:24])
	if !sum.is(head[24:]) {
		return nil
	}
	salt := head[16:24]
	pending := map[int64]source{}
	frame := make([]byte, frameHeader+pageBytes)
	for at := int64(walHeader); ; at += int64(len(frame)) {
		if ok, err := fully(r.wal, frame, at); !ok || err != nil {
			return err
		}
		sum.add(frame[:8])
		sum.add(frame[frameHeader:])
		page := int64(binary.BigEndian.Uint32(frame))
		if page == 0 || !bytes.Equal(frame[8:16], salt) || !sum.is(frame[16:]) {
			return nil
		}
		pending[page] = source{r.wal, at + frameHeader}
		if pages := binary.BigEndian.Uint32(frame[4:]); pages > 0 { // a commit
			for p, s := range pending {
				r.pages[p] = s
			}
			clear(pending)
			r.count = int64(pages)
		}
	}
}

// walSum is the running checksum of a write-ahead log.
type walSum struct {
	order  binary.ByteOrder
	s0, s1 uint32
}

func (s *walSum) add(b []byte) {
	for ; len(b) >= 8; b = b[8:] {
		s.s0 += s.order.Uint32(b) + s.s1
		s.s1 += s.order.Uint32(b[4:]) + s.s0
	}
}

func (s *walSum) is(b []byte) bool {
	return binary.BigEndian.Uint32(b) == s.s0 && binary.BigEndian.Uint32(b[4:]) == s.s1
}

var journalMagic = []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}

// readJournal notes where the pages stand as they were before a transaction that did not end.
func (r *replayed) readJournal() error {
	st, err := r.journal.Stat()
	if err != nil {
		return err
	}
	head := make([]byte, 28)
	record := make([]byte, 4+pageBytes+4)
	first := true
	for at := int64(0); ; {
		if ok, err := fully(r.journal, head, at); !ok || err != nil {
			return err
		}
		sector := int64(binary.BigEndian.Uint32(head[20:]))
		if !bytes.Equal(head[:8], journalMagic) || sector < 32 || sector > 1<<16 ||
			binary.BigEndian.Uint32(head[24:]) != pageBytes {
			if first && head[0] != 0 { // a journal that is done with has zeros there
				r.strange, r.hot = true, true
			}
			return nil
		}
		records, nonce := int64(binary.BigEndian.Uint32(head[8:])), binary.BigEndian.Uint32(head[12:])
		if records == 0xffffffff {
			records = (st.Size() - at - sector) / int64(len(record))
		}
		if first { // the file is cut, or filled up, to the length it had
			r.count, first, r.hot = int64(binary.BigEndian.Uint32(head[16:])), false, true
		}
		at += sector
		for range records {
			if ok, err := fully(r.journal, record, at); !ok || err != nil {
				return err
			}
			page := int64(binary.BigEndian.Uint32(record))
			if page == 0 || binary.BigEndian.Uint32(record[4+pageBytes:]) != journalSum(nonce,
				record[4:4+pageBytes]) {
				return nil
			}
			if page <= r.count {
				r.pages[page] = source{r.journal, at + 4}
			}
			at += int64(len(record))
		}
		at = (at + sector - 1) / sector * sector
	}
}

// journalSum is the checksum of a page in a journal: every 200th byte.
func journalSum(nonce uint32, page []byte) uint32 {
	for i := len(page) - 200; i > 0; i -= 200 {
		nonce += uint32(page[i])
	}
	return nonce
}

// fully fills b from a file; false where the file ends before.
func fully(f *os.File, b []byte, at int64) (bool, error) {
	_, err := f.ReadAt(b, at)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	return err == nil, err
}
