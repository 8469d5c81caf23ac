package child

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"countersign/assessments"
	"countersign/assessments/intake"
)

// copied is the file as the child gets it: a private copy, opened for reading only and already without a name
// where the system allows that. What happens to the original meanwhile does not matter.
type copied struct {
	file   *os.File
	size   int64
	digest string
	name   string // still to be removed; "" where it is gone
}

func spool(name string, r io.Reader) (*copied, error) {
	w, err := os.CreateTemp("", "countersign-*")
	if err != nil {
		return nil, spoolFailed(err)
	}
	c := &copied{name: w.Name()}
	digest := sha256.New()
	size, err := io.Copy(io.MultiWriter(w, digest), io.LimitReader(r, intake.MaxSize+1))
	if closed := w.Close(); err == nil {
		err = closed
	}
	if err != nil {
		c.close()
		return nil, spoolFailed(err)
	}
	if size > intake.MaxSize {
		c.close()
		return nil, assessments.Errorf(assessments.Refused,
			"%s is larger than %d MiB, which is more than is read. Split it, or save it again without its pictures.", name, intake.MaxSize>>20)
	}
	if c.file, err = os.Open(c.name); err != nil {
		c.close()
		return nil, spoolFailed(err)
	}
	c.size, c.digest = size, hex.EncodeToString(digest.Sum(nil))
	if os.Remove(c.name) == nil { // on Windows an open file keeps its name until it is closed
		c.name = ""
	}
	return c, nil
}

// close gives the copy up. Its errors do not matter: it holds nothing that is not in the original.
func (c *copied) close() {
	if c.file != nil {
		_ = c.file.Close()
	}
	if c.name != "" {
		_ = os.Remove(c.name)
	}
}

func spoolFailed(cause error) error {
	return assessments.Wrap(cause, assessments.Machine,
		"The file could not be copied for reading. Check that it can be opened and that there is room in the folder for temporary files, then try again.")
}
