package xlsx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// FuzzReadFacts reads what someone sent as the workbook of a pack: one of ours with one part replaced by
// anything, so that far more inputs come through to the sheets than of whole files. An answer or an error, no
// panic.
func FuzzReadFacts(f *testing.F) {
	book := workbook(f, build(f, packtest.Empty(), pack.Board))
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		f.Fatal(err)
	}
	contents := map[string][]byte{}
	for i, part := range z.File {
		in, err := part.Open()
		if err != nil {
			f.Fatal(err)
		}
		if contents[part.Name], err = io.ReadAll(in); err != nil {
			f.Fatal(err)
		}
		if len(contents[part.Name]) < 8<<10 {
			f.Add(uint8(i), contents[part.Name])
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, content []byte) {
		if len(content) > 16<<10 {
			t.Skip()
		}
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for i, part := range z.File {
			to, err := w.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Store})
			if err != nil {
				t.Fatal(err)
			}
			b := contents[part.Name]
			if i == int(which)%len(z.File) {
				b = content
			}
			if _, err := to.Write(b); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		_, _ = xlsx.ReadFacts(out.Bytes())
	})
}
