package child

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake"
)

// endless is a file without an end. It counts what is read of it.
type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	e.read += int64(len(p))
	return len(p), nil
}

func TestAFileWithoutAnEndIsRefusedAtTheLimit(t *testing.T) {
	from := &endless{}
	c, err := spool("a.txt", from)
	if c != nil || assessments.KindOf(err) != assessments.Refused ||
		!strings.Contains(err.Error(), "larger than 100 MiB") {
		t.Errorf("got %v", err)
	}
	if from.read > intake.MaxSize+1<<20 {
		t.Errorf("%d MiB were read", from.read>>20)
	}
}

func TestACopyIsInMemoryOrOnDiskAndTheSame(t *testing.T) {
	for name, size := range map[string]int{"in memory": inMemory, "on disk": inMemory + 1} {
		t.Run(name, func(t *testing.T) {
			temporary := t.TempDir()
			for _, variable := range []string{"TMPDIR", "TMP", "TEMP"} {
				t.Setenv(variable, temporary)
			}
			want := bytes.Repeat([]byte("words "), size/6+1)[:size]
			c, err := spool("a.txt", bytes.NewReader(want))
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				c.close()
				// On Windows it has a name until then; elsewhere it has none from the beginning.
				if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
					t.Errorf("left behind: %v, %v", left, err)
				}
			}()
			if named, err := os.ReadDir(temporary); err != nil || len(named) > 0 &&
				runtime.GOOS != "windows" {
				t.Errorf("others can find it: %v, %v", named, err)
			}
			if onDisk := c.large != nil; onDisk != (size > inMemory) || onDisk && c.small != nil {
				t.Errorf("on disk: %v, in memory: %d bytes", onDisk, len(c.small))
			}
			sum := sha256.Sum256(want)
			for range 2 { // it can be read more than once
				if got, err := io.ReadAll(c.reader()); err != nil || !bytes.Equal(got, want) ||
					c.digest != hex.EncodeToString(sum[:]) || c.size != int64(size) {
					t.Errorf("%d bytes of %d, digest %s, %v", len(got), size, c.digest, err)
				}
			}
		})
	}
}

// proved is a reader that has proved a digest.
type proved struct{ io.Reader }

func (proved) Digest() string { return "proved" }

func TestWhatItsReaderHasProvedIsNotDigestedAgain(t *testing.T) {
	c, err := spool("a.txt", proved{strings.NewReader("some words")})
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	if c.digest != "proved" || c.size != 10 {
		t.Errorf("%d bytes, digest %q", c.size, c.digest)
	}
}
