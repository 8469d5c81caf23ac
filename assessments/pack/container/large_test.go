package container_test

import (
	"archive/zip"
	"io"
	"slices"
	"strings"
	"testing"

	"countersign/assessments/pack/container"
)

// sparse is a file of which large pieces are only counted, and read as nothing.
type sparse struct {
	pieces [][]byte // nil is a large one
	starts []int64
	size   int64
}

const largePiece = 64 << 20

func (s *sparse) Write(b []byte) (int, error) {
	s.starts = append(s.starts, s.size)
	s.size += int64(len(b))
	piece := slices.Clone(b)
	if len(b) == largePiece {
		piece = nil
	}
	s.pieces = append(s.pieces, piece)
	return len(b), nil
}

func (s *sparse) ReadAt(b []byte, at int64) (int, error) {
	clear(b)
	for i, start := range s.starts {
		if end := start + int64(len(s.pieces[i])); start < at+int64(len(b)) && at < end {
			copy(b[max(0, start-at):], s.pieces[i][max(0, at-start):])
		}
	}
	if at+int64(len(b)) > s.size {
		return int(max(0, s.size-at)), io.EOF
	}
	return len(b), nil
}

// TestALargeArchiveIsAsOurWriterMakesIt holds the one extra field that is accepted, with sizes and
// places over 4 GB.
func TestALargeArchiveIsAsOurWriterMakesIt(t *testing.T) {
	made := &sparse{}
	w := zip.NewWriter(made)
	e, err := w.CreateHeader(&zip.FileHeader{Name: "large", Method: zip.Store})
	if err != nil || w.Flush() != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, largePiece)
	for range 65 {
		_, _ = e.Write(zeros)
	}
	if e, err = w.Create("small"); err != nil {
		t.Fatal(err)
	}
	_, _ = e.Write([]byte("small"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct{ was, now, want string }{
		"as it was made": {"", "", ""},
		"another size": {
			"\x01\x00\x18\x00\x00\x00\x00\x04\x01",
			"\x01\x00\x18\x00\x00\x00\x00\x04\x02", "sizes behind its data",
		},
		"an earlier form": {
			"PK\x01\x02\x14\x00\x2d\x00", "PK\x01\x02\x14\x00\x14\x00",
			"carries attributes",
		},
		"another field": {"\x01\x00\x18\x00", "\x02\x00\x18\x00", ""},
		"an end made by more": {
			"PK\x06\x06\x2c\x00\x00\x00\x00\x00\x00\x00\x2d",
			"PK\x06\x06\x2c\x00\x00\x00\x00\x00\x00\x00\x2e", "counts other",
		},
	} {
		s := &sparse{pieces: slices.Clone(made.pieces), starts: made.starts, size: made.size}
		changed := tc.was == tc.now
		for i := range s.pieces {
			if was := string(s.pieces[i]); strings.Contains(was, tc.was) && tc.was != "" {
				s.pieces[i], changed = []byte(strings.Replace(was, tc.was, tc.now, 1)), true
			}
		}
		a, err := container.Read(s, s.size)
		switch {
		case !changed:
			t.Errorf("%s: nothing was changed", name)
		case tc.want == "" && tc.was == tc.now:
			if err != nil || len(a.Problems) > 0 {
				t.Errorf("%s: %+v %v", name, a, err)
			}
		case tc.want == "":
			if err == nil && len(a.Problems) == 0 {
				t.Errorf("%s: it passed", name)
			}
		case err != nil || len(a.Problems) != 1 || !strings.Contains(a.Problems[0].Message, tc.want):
			t.Errorf("%s: %+v %v", name, a, err)
		}
	}
}
