package xlsx

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/container"
)

// Again writes the workbook of a document again, its parts in any order, for Compare.
func (Writer) Again(ctx context.Context, doc pack.Document, _ []byte) ([]byte, error) {
	return workbook(ctx, doc)
}

// Compare says where a workbook is not the one wanted, part by part: every cell with its formula, what
// is hidden, what is put in beside. They may be packed differently.
func Compare(book, want []byte) []string {
	if bytes.Equal(book, want) {
		return nil
	}
	ours, err := container.Read(bytes.NewReader(want), int64(len(want)))
	if err != nil {
		return []string{fmt.Sprintf("cannot be compared: %v", err)}
	}
	theirs, err := container.Read(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return []string{fmt.Sprintf("is not a workbook: %v", err)}
	}
	var out []string
	for _, p := range theirs.Problems {
		out = append(out, inside(p.Entry)+p.Message)
	}
	parts, taken := map[string]*container.Entry{}, map[string]bool{}
	for _, e := range theirs.Entries {
		if parts[e.Name] != nil {
			out = append(out, fmt.Sprintf("holds %q twice: readers would disagree on which holds", e.Name))
		}
		parts[e.Name] = e
	}
	names := sheetNames(ours)
	for _, e := range ours.Entries {
		taken[e.Name] = true
		if parts[e.Name] == nil {
			out = append(out, fmt.Sprintf("lacks its part %s", e.Name))
			continue
		}
		if why := comparePart(parts[e.Name], e, names[e.Name]); why != "" {
			out = append(out, why)
		}
	}
	for _, e := range theirs.Entries {
		if !taken[e.Name] {
			out = append(out, fmt.Sprintf("holds %s (%q), which no workbook of ours has", kindOfPart(e.Name),
				assessments.Clip(e.Name, 80)))
		}
	}
	return out[:min(len(out), 20)]
}

func inside(part string) string {
	if part == "" {
		return ""
	}
	return "its part " + part + " "
}

// kindOfPart names what is put into a workbook by where it is kept.
func kindOfPart(name string) string {
	for _, k := range []struct{ mark, kind string }{
		{"vba", "a macro"},
		{"macro", "a macro"},
		{"externallink", "a link to another workbook"},
		{"connection", "a connection to data outside"},
		{"query", "a connection to data outside"},
		{"worksheets/", "another sheet"},
		{"chartsheet", "another sheet"},
		{"comment", "remarks"},
		{"drawing", "a drawing"},
		{"media", "a picture"},
		{"embeddings", "an embedded file"},
		{"activex", "a control"},
		{"ctrlprops", "a control"},
		{"customxml", "data beside its sheets"},
		{"sharedstrings", "texts beside its sheets"},
		{"pivot", "a pivot table"},
		{"printersettings", "printer settings"},
	} {
		if strings.Contains(strings.ToLower(name), k.mark) {
			return k.kind
		}
	}
	return "a part"
}

func comparePart(theirs, ours *container.Entry, sheet string) string {
	want, err := readPart(ours, ours.Size)
	if err != nil {
		return fmt.Sprintf("its part %s cannot be compared: %v", ours.Name, err)
	}
	limit := 2*ours.Size + 64<<10 // to say what differs; equal parts are equally long
	got, err := readPart(theirs, limit)
	switch {
	case err != nil:
		return fmt.Sprintf("its part %s cannot be read: %v", ours.Name, err)
	case bytes.Equal(got, want):
		return ""
	case sheet != "":
		return "sheet " + sheet + " " + differentCell(got, want)
	case ours.Name == "xl/workbook.xml":
		return "lists other sheets, names or views than this program writes: " + around(got, want)
	case strings.HasSuffix(ours.Name, ".rels"):
		return "leads to other parts than this program writes: " + around(got, want)
	}
	return fmt.Sprintf("its part %s is not as this program writes it: %s", ours.Name, around(got, want))
}

func readPart(e *container.Entry, most int64) ([]byte, error) {
	in, err := e.Open()
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && int64(len(b)) > most {
		err = fmt.Errorf("it is far longer than this program writes it")
	}
	return b, err
}

var sheetPattern = regexp.MustCompile(`<sheet name="([^"]*)" sheetId="(\d+)"`)

// sheetNames are the names of the sheets by the part that holds them.
func sheetNames(a *container.Archive) map[string]string {
	out := map[string]string{}
	for _, e := range a.Entries {
		if e.Name != "xl/workbook.xml" {
			continue
		}
		b, err := readPart(e, e.Size)
		if err != nil {
			return out
		}
		for _, m := range sheetPattern.FindAllSubmatch(b, -1) {
			out["xl/worksheets/sheet"+string(m[2])+".xml"] = html.UnescapeString(string(m[1]))
		}
	}
	return out
}

var cellPattern = regexp.MustCompile(`^<c r="([A-Z]+[0-9]+)"`)

// differentCell says in which cell two sheets first differ, and how.
func differentCell(got, want []byte) string {
	n := commonPrefix(got, want)
	ref, is := cellAt(got, n)
	due, should := cellAt(want, n)
	switch {
	case ref == "" && due == "" && rowAt(want, n) != "":
		return "has its row " + rowAt(want, n) +
			" taken out, hidden, or otherwise than this program writes it: " + around(got, want)
	case ref == "" && due == "":
		return "is laid out otherwise than this program writes it: " + around(got, want)
	case ref != due:
		return fmt.Sprintf("has the cell %s where %s is due: rows or cells were put in or taken out",
			orNone(ref), orNone(due))
	}
	return fmt.Sprintf("shows in cell %s %s where assessment.json gives %s", ref, is, should)
}

func orNone(ref string) string {
	if ref == "" {
		return "none"
	}
	return ref
}

// cellAt is the cell that a place of a sheet is in, and what it holds.
func cellAt(b []byte, at int) (ref, says string) {
	at = min(at, len(b))
	from := bytes.LastIndex(b[:min(at+len("<c r="), len(b))], []byte("<c r="))
	if from < 0 {
		return "", ""
	}
	m := cellPattern.FindSubmatch(b[from:])
	end := bytes.Index(b[from:], []byte("</c>"))
	if m == nil || end < 0 || from+end+len("</c>") <= at {
		return "", "" // behind the last cell
	}
	return string(m[1]), contentOf(b[from : from+end])
}

var rowPattern = regexp.MustCompile(`^<row r="([0-9]+)"`)

// rowAt is the row whose beginning a place of a sheet is in.
func rowAt(b []byte, at int) string {
	at = min(at, len(b))
	from := bytes.LastIndex(b[:at], []byte("<row "))
	if from < 0 || bytes.IndexByte(b[from:at], '>') >= 0 {
		return ""
	}
	m := rowPattern.FindSubmatch(b[from:])
	if m == nil {
		return ""
	}
	return string(m[1])
}

var (
	formulaPattern = regexp.MustCompile(`<f[^>]*>([^<]*)</f>`)
	tagPattern     = regexp.MustCompile(`<[^>]*>`)
)

func contentOf(cell []byte) string {
	formula := ""
	if m := formulaPattern.FindSubmatch(cell); m != nil {
		formula = " by the formula " + assessments.Clip(html.UnescapeString(string(m[1])), 80)
		cell = formulaPattern.ReplaceAll(cell, nil)
	}
	return "“" + assessments.Clip(html.UnescapeString(string(tagPattern.ReplaceAll(cell, nil))), 80) + "”" +
		formula
}

// around shows two texts where they first differ.
func around(got, want []byte) string {
	n := commonPrefix(got, want)
	show := func(b []byte) string {
		return assessments.Clip(string(b[max(0, min(n, len(b))-20):min(len(b), n+60)]), 80)
	}
	return fmt.Sprintf("%q where %q is due", show(got), show(want))
}

func commonPrefix(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
