package xlsx_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"countersign/assessments"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

func build(t testing.TB, d *assessments.Dossier, audience string) pack.Document {
	t.Helper()
	doc, err := packtest.Build(d, audience)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func open(t *testing.T, book []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestEveryTextOfAPersonIsATextCellAndComesBackWhole(t *testing.T) {
	doc := build(t, packtest.Awkward(), pack.Auditor)
	f := open(t, workbook(t, doc))
	texts := 0
	for _, s := range doc.Sheets {
		for n, row := range s.Rows {
			for col, c := range row.Cells {
				if c.Kind != pack.TextCell || c.Formula != "" || c.Text == "" {
					continue
				}
				at, _ := excelize.CoordinatesToCellName(col+1, n+1)
				if kind, err := f.GetCellType(s.Name, at); err != nil ||
					(kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString) {
					t.Fatalf("%s!%s (%q) is of type %v, %v", s.Name, at, c.Text, kind, err)
				}
				if formula, _ := f.GetCellFormula(s.Name, at); formula != "" {
					t.Errorf("%s!%s became the formula %q", s.Name, at, formula)
				}
				want := strings.ReplaceAll(strings.ReplaceAll(c.Text, "\r\n", "\n"), "\r", "\n")
				if got, _ := f.GetCellValue(s.Name, at); got != want {
					t.Errorf("%s!%s is %q, not %q", s.Name, at, got, want)
				}
				texts++
			}
		}
	}
	if texts < 300 {
		t.Errorf("only %d texts were compared", texts)
	}
}

func TestATextLongerThanACellGoesOnVisibly(t *testing.T) {
	d := packtest.Lumen()
	long := strings.Repeat("=not a formula 👍 ", 9_000) + "THE END"
	d.Answers[7].Response = long
	f := open(t, workbook(t, build(t, d, pack.Auditor)))
	rows, err := f.GetRows("Long texts")
	if err != nil {
		t.Fatal(err)
	}
	whole := ""
	for _, row := range rows[2:] {
		if len(utf16.Encode([]rune(row[2]))) > 32_767 {
			t.Errorf("part %s is longer than a cell", row[1])
		}
		whole += row[2]
	}
	if whole != long {
		t.Errorf("the parts give %d bytes, not %d", len(whole), len(long))
	}
	items, err := f.GetRows(pack.ItemsSheet)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range items {
		for _, cell := range row {
			found = found || (strings.HasPrefix(cell, "=not a formula") &&
				strings.Contains(cell, "goes on in the sheet “Long texts”"))
		}
	}
	if !found {
		t.Error("the cell does not say where its text goes on")
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	doc := build(t, packtest.Awkward(), pack.Auditor)
	if !bytes.Equal(workbook(t, doc), workbook(t, doc)) {
		t.Error("two workbooks of one document differ")
	}
}

func TestSheetsAreFrozenFilteredAndSetUpForPrint(t *testing.T) {
	doc := build(t, packtest.Lumen(), pack.Auditor)
	book := workbook(t, doc)
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	sheets := 0
	for _, part := range z.File {
		if !strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			continue
		}
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		sheets++
		for _, want := range []string{"<cols>", `orientation="landscape"`, "fitToHeight", "<oddFooter>"} {
			if !bytes.Contains(raw, []byte(want)) {
				t.Errorf("%s has no %s", part.Name, want)
			}
		}
	}
	f := open(t, book)
	for _, s := range doc.Sheets {
		panes, err := f.GetPanes(s.Name)
		if err != nil || panes.Freeze != (s.Header > 0) || (s.Header > 0 && panes.YSplit != s.Header) {
			t.Errorf("%s: panes %+v, %v", s.Name, panes, err)
		}
	}
	if sheets != len(doc.Sheets) {
		t.Errorf("%d sheets for %d", sheets, len(doc.Sheets))
	}
	filters := 0
	for _, n := range f.GetDefinedName() {
		if strings.Contains(n.Name, "FilterDatabase") {
			filters++
		}
	}
	if filters != 7 {
		t.Errorf("%d sheets can be filtered, not 7", filters)
	}
}

func TestFactsAreReadBackFromTheWorkbookOfEveryAudience(t *testing.T) {
	for name, d := range map[string]*assessments.Dossier{
		"lumen": packtest.Lumen(), "empty": packtest.Empty(),
		"awkward": packtest.Awkward(), "large": packtest.Large(60, 300),
	} {
		for _, audience := range assessments.Audiences() {
			doc := build(t, d, audience)
			facts, err := xlsx.ReadFacts(workbook(t, doc))
			if err != nil {
				t.Fatalf("%s, %s: %v", name, audience, err)
			}
			if diff := doc.Facts.Differences(facts); len(diff) > 0 {
				t.Errorf("%s, %s: %v", name, audience, diff)
			}
		}
	}
}

func TestAHostileWorkbookIsRefusedInASentence(t *testing.T) {
	whole := workbook(t, build(t, packtest.Lumen(), pack.Auditor))
	for name, b := range map[string][]byte{
		"empty": nil, "text": []byte("no zip"),
		"cut": whole[:len(whole)/2], "bomb": bomb(t),
		"hollow": {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
	} {
		if _, err := xlsx.ReadFacts(b); err == nil {
			t.Errorf("%s was read without a word", name)
		}
	}
}

// bomb is a workbook of 20 parts that unpack to 16 MB each, packed once.
func bomb(t *testing.T) []byte {
	t.Helper()
	const size = 16 << 20
	zeros := make([]byte, size)
	var packed, out bytes.Buffer
	f, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(zeros); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&out)
	for i := range 20 {
		e, err := w.CreateRaw(&zip.FileHeader{
			Name: fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), Method: zip.Deflate,
			CRC32:            crc32.ChecksumIEEE(zeros),
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: size,
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write(packed.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
