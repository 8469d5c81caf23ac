package pack

import (
	"fmt"
	"strings"

	"countersign/assessments"
)

// readme1 is README.txt as packs of format 1 carry it. It is never changed.
func (d Document) readme1() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "AUDIT PACK\n\n%s\n%s\n\n", d.Title, d.Subtitle)
	fmt.Fprintf(&b, "Pack id     %s\nState hash  %s\nAs of       %s\nAudience    %s\n\n", d.Facts.ContentID,
		d.Facts.StateHash, d.Facts.AsOf, audienceWords1[d.Facts.Audience])
	b.WriteString("What lies here\n\n")
	for _, p := range [][2]string{
		{ReportName, "to read: the five disciplines, item by item"},
		{WorkbookName, "to filter and to recalculate"},
		{RecordName, "the same for programs; " + SchemaName + " describes it"},
		{"evidence/", fmt.Sprintf("%s, byte for byte as received",
			assessments.Count(d.count("revision"), "file", "files"))},
		{"documents/", fmt.Sprintf("%s, byte for byte as received",
			assessments.Count(d.count("version"), "file", "files"))},
		{SumsName, "the SHA-256 of every file but itself"},
	} {
		fmt.Fprintf(&b, "  %-24s %s\n", p[0], p[1])
	}
	b.WriteString(`
How to check it

  1. Every file:      sha256sum -c SHA256SUMS
     On macOS:        shasum -a 256 -c SHA256SUMS
     On Windows:      Get-FileHash -Algorithm SHA256 report.pdf
                      and compare with the line in SHA256SUMS
  2. Nothing extra:   every file here is named in SHA256SUMS or is SHA256SUMS
  3. The pack id:     sed 's/"pack_id": "cs-[0-9a-f]*"/"pack_id": ""/' assessment.json | sha256sum
                      begins with the 20 digits of the pack id after "cs-"
  4. They agree:      pack id and state hash stand in the footer of every page of report.pdf,
                      on the sheet About of workbook.xlsx, and in assessment.json
  5. The score:       open workbook.xlsx and recalculate everything
                      (LibreOffice: Ctrl+Shift+F9, Excel: Ctrl+Alt+F9)
  Or all at once:     countersign verify PATH

What this shows is that the parts belong together and were not changed since they were put
together. It does not show who put them together: ask the sender for the pack id by another way,
or for a signature. It is not legal advice.

Files are named by the program; names as received stand in assessment.json under "files".
`)
	return []byte(b.String())
}

// audienceWords1 are the words of format 1 for whom a pack is.
var audienceWords1 = map[string]string{
	Auditor: "for auditors: everything that may leave; what is privileged or under NDA is withheld and listed",
	Board:   "for the board: summary, verdicts and decisions, without the evidence files",
	Vendor:  "for the vendor: only what may be shared; our positions, score, findings and decisions are not in it",
}
