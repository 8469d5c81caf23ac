package pack

import (
	"fmt"
	"strings"

	"countersign/assessments"
)

// Readme is README.txt: what is in the pack and how to check it with commonly available tools.
func (d Document) Readme() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "AUDIT PACK\n\n%s\n%s\n\n", d.Title, d.Subtitle)
	fmt.Fprintf(&b, "Content id  %s\nState hash  %s\nAs of       %s\nAudience    %s\n\n", d.Facts.ContentID,
		d.Facts.StateHash, d.Facts.Day(), audienceWords[d.Facts.Audience])
	b.WriteString("What lies here\n\n")
	recalculates := d.Facts.Figures
	workbook := "to filter"
	if recalculates {
		workbook += " and to recalculate"
	}
	for _, p := range [][2]string{
		{ReportName, "to read: the five disciplines, item by item"},
		{WorkbookName, workbook},
		{RecordName, "the same for programs; " + SchemaName + " describes it"},
		{"evidence/", d.received("revision")},
		{"documents/", d.received("version")},
		{SumsName, "the SHA-256 of every file but itself"},
	} {
		if p[1] != "" {
			fmt.Fprintf(&b, "  %-24s %s\n", p[0], p[1])
		}
	}
	b.WriteString(`
How to check it

  1. Every file:      sha256sum -c SHA256SUMS
     On macOS:        shasum -a 256 -c SHA256SUMS
     On Windows:      Get-FileHash -Algorithm SHA256 report.pdf
                      and compare with the line in SHA256SUMS
  2. Nothing extra:   every file here is named in SHA256SUMS or is SHA256SUMS
  3. The seal id:     sha256sum SHA256SUMS
                      gives the seal id. Compare it with the one that the sender told you by another
                      way (by telephone, on paper): it covers every byte of this pack, and is in no
                      file of it
  4. They agree:      content id and state hash stand in the footer of every page of report.pdf,
                      on the sheet About of workbook.xlsx, and in assessment.json
`)
	if recalculates {
		b.WriteString(`  5. The score:       open workbook.xlsx and recalculate everything
                      (LibreOffice: Ctrl+Shift+F9, Excel: Ctrl+Alt+F9)
`)
	}
	b.WriteString(`  Or all at once:     countersign verify PATH

Steps 1 and 2 show that the parts belong together and were not changed since they were put
together. Only the seal id, compared with the sender's, shows that no one put together another
pack in its place. The content id covers assessment.json alone. It is not legal advice.
`)
	if len(d.Files) > 0 {
		b.WriteString("\nFiles are named by the program; names as received stand in assessment.json under \"files\".\n")
	}
	return []byte(b.String())
}

// received describes a folder of files; "" if there is none.
func (d Document) received(noun string) string {
	n := d.count(noun)
	if n == 0 {
		return ""
	}
	return assessments.Count(n, "file", "files") + ", byte for byte as received"
}

func (d Document) count(noun string) int {
	n := 0
	for _, f := range d.Files {
		if string(f.Noun) == noun {
			n++
		}
	}
	return n
}
