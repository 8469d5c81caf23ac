package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// normalise rewrites a workbook's parts, sorted and without times of writing, so that the same workbook
// is the same bytes. The list of content types stays first, where readers that go by the beginning look.
func normalise(out io.Writer, book []byte) error {
	r, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return fmt.Errorf("read back the workbook: %w", err)
	}
	files := slices.Clone(r.File)
	slices.SortFunc(files, func(a, b *zip.File) int {
		if first := rank(a.Name) - rank(b.Name); first != 0 {
			return first
		}
		return strings.Compare(a.Name, b.Name)
	})
	w := zip.NewWriter(out)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate}
		//lint:ignore SA1019 Modified adds a time field that programs read differently
		h.ModifiedDate = firstDay
		part, err := w.CreateHeader(h)
		if err != nil {
			return err
		}
		in, err := f.Open()
		if err != nil {
			return err
		}
		_, err = io.Copy(part, in)
		if e := in.Close(); err == nil {
			err = e
		}
		if err != nil {
			return fmt.Errorf("write %s of the workbook: %w", f.Name, err)
		}
	}
	return w.Close()
}

// firstDay is 1 January 1980, the first day a zip knows. Without a day readers show one that does not
// exist; with a time of its own an entry would carry more bytes.
const firstDay = 1<<5 | 1

func rank(name string) int {
	switch name {
	case "[Content_Types].xml":
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}
