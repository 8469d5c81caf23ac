package xlsx

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"countersign/assessments"
	"countersign/assessments/pack/container"
)

// strictBook is a workbook as this program writes them, read cell by cell. Whatever ours do not have
// (hidden sheets, rows and columns, names, links, macros, remarks, formats that show nothing) is an
// error, not skipped.
type strictBook struct {
	names  []string
	sheets map[string][][]strictCell
}

// strictCell is what a cell shows and by which formula.
type strictCell struct{ text, formula string }

// Limits of what is read, beside that of the size.
const (
	mostCells = 250_000
	leastBook = 16 << 20
	swellBook = 16 // times the size of the packed workbook
)

// pinned are the parts that are the same in every workbook of format 1, by their SHA-256.
var pinned = map[string]string{
	"_rels/.rels":         "2002c7e81ec495788330b50bcf09f0496f22e7b8fd7df823508a56313cace57f",
	"docProps/app.xml":    "4ceddde98070d7880e2bacf2edc7e717574eb550d8dd44e75c1afda9e84ae2f5",
	"xl/theme/theme1.xml": "7132e0167227dc0a9b8a8348fe3b66ceaf802138e2216148da069bb0f9942b5c",
}

var sheetPart = regexp.MustCompile(`^xl/worksheets/sheet([0-9]{1,3})\.xml$`)

func readStrict(book []byte) (*strictBook, error) {
	a, err := container.Read(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return nil, fmt.Errorf("it is not a workbook: %w", err)
	}
	if len(a.Problems) > 0 {
		return nil, errors.New(inside(a.Problems[0].Entry) + a.Problems[0].Message)
	}
	left := max(int64(leastBook), swellBook*int64(len(book)))
	parts := map[string][]byte{}
	for _, e := range a.Entries {
		if left -= e.Size; left < 0 {
			return nil, errors.New("it unpacks to more than a workbook of its size can")
		}
		if parts[e.Name] != nil {
			return nil, fmt.Errorf("it holds %q twice", assessments.Clip(e.Name, 80))
		}
		b, err := readPart(e, e.Size)
		if err != nil {
			return nil, fmt.Errorf("its part %q cannot be read: %w", assessments.Clip(e.Name, 80), err)
		}
		parts[e.Name] = b
	}
	return readParts(parts)
}

func readParts(parts map[string][]byte) (*strictBook, error) {
	b := &strictBook{sheets: map[string][][]strictCell{}}
	cells := 0
	for name, part := range parts {
		want, fixed := pinned[name]
		sum := sha256.Sum256(part)
		switch {
		case fixed && hex.EncodeToString(sum[:]) != want:
			return nil, fmt.Errorf("its part %s is not as this program writes it", name)
		case fixed || sheetPart.MatchString(name):
		case name == "[Content_Types].xml", name == "docProps/core.xml", name == "xl/workbook.xml",
			name == "xl/_rels/workbook.xml.rels", name == "xl/styles.xml":
		default:
			return nil, fmt.Errorf("it holds %s (%q), which no workbook of ours has", kindOfPart(name),
				assessments.Clip(name, 80))
		}
	}
	for _, name := range []string{
		"[Content_Types].xml", "docProps/core.xml", "xl/workbook.xml",
		"xl/_rels/workbook.xml.rels", "xl/styles.xml",
	} {
		if _, err := shaped(parts[name], partShapes()[name], nil); err != nil {
			return nil, fmt.Errorf("its part %s: %w", name, err)
		}
	}
	for _, m := range sheetPattern.FindAllSubmatch(parts["xl/workbook.xml"], -1) {
		name := string(m[1])
		part := parts["xl/worksheets/sheet"+string(m[2])+".xml"]
		rows, err := readRows(part, &cells)
		if err != nil {
			return nil, fmt.Errorf("its sheet %s: %w", assessments.Clip(name, 80), err)
		}
		if b.sheets[name] != nil {
			return nil, fmt.Errorf("it has the sheet %s twice", assessments.Clip(name, 80))
		}
		b.names, b.sheets[name] = append(b.names, name), rows
	}
	sheets := 0
	for name := range parts {
		if sheetPart.MatchString(name) {
			sheets++
		}
	}
	if sheets != len(b.names) {
		return nil, errors.New("it holds a sheet that is not shown")
	}
	return b, nil
}

// readRows reads the cells of a sheet, in which rows and cells stand in their order without a gap.
func readRows(part []byte, cells *int) ([][]strictCell, error) {
	var rows [][]strictCell
	var row []strictCell
	_, err := shaped(part, sheetShape(),
		func(name string, attrs map[string]string, text string, end bool) error {
			switch {
			case name == "row" && !end:
				row = nil
				if attrs["r"] != strconv.Itoa(len(rows)+1) {
					return fmt.Errorf("row %d is not where it should be", len(rows)+1)
				}
			case name == "row":
				rows = append(rows, row)
			case name == "c" && !end:
				if *cells++; *cells > mostCells {
					return errors.New("it has more cells than any of ours")
				}
				row = append(row, strictCell{})
				if want := columnName(len(row)) + strconv.Itoa(len(rows)+1); attrs["r"] != want {
					return fmt.Errorf("cell %s is not where it should be", want)
				}
			case end && len(row) > 0 && name == "f":
				row[len(row)-1].formula += text
			case end && len(row) > 0 && (name == "t" || name == "v"):
				row[len(row)-1].text += text
			}
			return nil
		})
	return rows, err
}

func columnName(n int) string {
	if n <= 26 {
		return string(rune('A' + n - 1))
	}
	return string(rune('A'+(n-1)/26-1)) + string(rune('A'+(n-1)%26))
}
