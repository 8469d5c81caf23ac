package child

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"

	"countersign/assessments"
)

// frameJob is the one frame a parent writes: JSON of job. The file follows it, byte by byte.
const frameJob = 'J'

// Kinds of frame a child writes. A frame is its kind, the length of what follows as four bytes, big
// end first, and that.
const (
	// JSON of Confinement: a child that waits for work has loaded what it needs and given up its rights
	frameLoaded = 'L'
	// JSON of Confinement: everything is loaded and rights are given up; the time for the file begins
	frameReady    = 'R'
	frameProgress = 'P' // JSON of step
	framePage     = 'A' // JSON of a page that is read early; before the head of the finished text
	frameHead     = 'H' // JSON of a Text without its words and lists
	framePlain    = 'T' // bytes of Plain
	frameOriginal = 'O' // bytes of Original
	frameBlocks   = 'B' // JSON of the next Paragraphs
	frameNotices  = 'N' // JSON of the next Notices; like the next two, after Plain
	frameChanges  = 'C' // JSON of the next Changes
	frameComments = 'M' // JSON of the next Comments
	frameDone     = 'D' // the text is complete
	framePicture  = 'I' // bytes of a PNG; complete in itself
	frameError    = 'E' // JSON of failure; the last frame
)

// maxFrame is the largest frame of each kind, in bytes: what a child says costs the parent at most this.
var maxFrame = map[byte]uint32{
	frameJob: 64 << 10, frameLoaded: 4 << 10, frameReady: 4 << 10, frameProgress: 4 << 10, frameHead: 2 << 20,
	framePlain: 10 << 20, frameOriginal: 10 << 20,
	framePage: maxPage, frameBlocks: 4 << 20,
	frameNotices: 8 << 20, frameChanges: 16 << 20, frameComments: 4 << 20, frameDone: 0, framePicture: 40 << 20, frameError: 16 << 10,
}

// What may be read early: the largest frame of one page, and the bytes of text of all of them
// together, some 300 pages. No one reads further before the rest is there.
const (
	maxPage  = 256 << 10
	maxEarly = 1 << 20
)

// page is a page as it looks alone, while the rest is being read.
type page struct {
	Number     int                     `json:"number"`
	Of         int                     `json:"of"`
	Plain      string                  `json:"plain"`
	Paragraphs []assessments.Paragraph `json:"paragraphs"`
}

// blocksPerFrame keeps a frame of paragraphs, or of another list, small.
const blocksPerFrame = 64

type step struct {
	Done  int64  `json:"done"`
	Total int64  `json:"total"`
	What  string `json:"what"`
}

type failure struct {
	Kind    assessments.ErrorKind `json:"kind"`
	Message string                `json:"message"`
	Cause   string                `json:"cause,omitempty"`
}

func writeFrame(w io.Writer, kind byte, payload []byte) error {
	head := [5]byte{kind}
	binary.BigEndian.PutUint32(head[1:], uint32(len(payload)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

func writeJSON(w io.Writer, kind byte, value any) error {
	payload, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return writeFrame(w, kind, payload)
}

// readFrame reads one frame and refuses what no honest child sends.
func readFrame(r io.Reader) (kind byte, payload []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	size := binary.BigEndian.Uint32(head[1:])
	limit, known := maxFrame[head[0]]
	if !known || size > limit {
		return 0, nil, fmt.Errorf("child: frame %q of %d bytes", head[0], size)
	}
	payload = make([]byte, size)
	_, err = io.ReadFull(r, payload)
	return head[0], payload, err
}
