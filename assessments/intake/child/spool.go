package child

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"countersign/assessments"
	"countersign/assessments/intake"
)

// inMemory is up to which size, in bytes, a file is held in memory on its way; a larger one is put on
// the disk.
const inMemory = 6 << 20

// copied is the file as it goes to the child: a private copy with its size and digest, so that changes to
// the original in the meantime do not matter.
type copied struct {
	small  []byte
	large  *os.File // that no one else finds, or that is gone once it is closed
	size   int64
	digest string
}

// proving is a reader that compares what it reads with a digest, and ends only where that is right.
type proving interface{ Digest() string }

func spool(name string, r io.Reader) (*copied, error) {
	proved, _ := r.(proving)
	digest := sha256.New()
	r = io.LimitReader(r, intake.MaxSize+1)
	if proved == nil {
		r = io.TeeReader(r, digest)
	}
	var small bytes.Buffer
	size, err := io.Copy(&small, io.LimitReader(r, inMemory+1))
	if err != nil {
		return nil, spoolFailed(err)
	}
	c := &copied{small: small.Bytes(), size: size}
	if size > inMemory {
		if err := c.spill(r); err != nil {
			c.close()
			return nil, spoolFailed(err)
		}
	}
	if c.size > intake.MaxSize {
		c.close()
		return nil, assessments.Errorf(assessments.Refused,
			"%s is larger than %d MiB, which is more than is read. Split it, or save it again without its pictures.", name, intake.MaxSize>>20)
	}
	if c.digest = hex.EncodeToString(digest.Sum(nil)); proved != nil {
		c.digest = proved.Digest()
	}
	return c, nil
}

// spill moves what is in memory, and the rest, to a temporary file.
func (c *copied) spill(rest io.Reader) (err error) {
	if c.large, err = passing(); err != nil {
		return err
	}
	c.size, err = io.Copy(c.large, io.MultiReader(bytes.NewReader(c.small), rest))
	c.small = nil
	return err
}

// reader is the copy from its beginning.
func (c *copied) reader() io.Reader {
	if c.large != nil {
		return io.NewSectionReader(c.large, 0, c.size)
	}
	return bytes.NewReader(c.small)
}

// pdf reports a file that begins as a PDF does.
func (c *copied) pdf() bool {
	head := make([]byte, 1024)
	n, err := io.ReadFull(c.reader(), head)
	return n > 0 && (err == nil || err == io.ErrUnexpectedEOF) &&
		intake.Detect(head[:n], "") == intake.FormatPDF
}

// close gives the copy up. Its errors do not matter: it holds nothing that is not in the original.
func (c *copied) close() {
	if c.large != nil {
		_ = c.large.Close()
	}
}

func spoolFailed(cause error) error {
	return assessments.Wrap(cause, assessments.Machine,
		"The file could not be copied for reading. Check that it can be opened and that there is room in the folder for temporary files, then try again.")
}
