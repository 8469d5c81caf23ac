package window

import (
	"strings"

	"fyne.io/fyne/v2"
)

// quorvaneTerms is the name of a file with terms of a vendor in the sample.
const quorvaneTerms = "quorvane-terms.md"

// handed are files that people hand over, by their names.
var handed = map[string]string{
	quorvaneTerms: "# Quorvane Acceptable Use Policy\n\nLast updated: October 24, 2025\n\n" +
		"These terms are an agreement between you and Quorvane GmbH (“Quorvane”, “we”).\n\n" +
		"# 4 Content\n\n4.1 Training. " + training + "\n\n" +
		"The Data Processing Agreement and the Support Policy form part of this agreement.\n",
	"order.md": "# Order Form 7\n\nEffective 1 January 2027\n\n" +
		"This Order Form is between Draftline Ltd (“Provider”) and Brackwater AG (“Customer”).\n\n" +
		"4.1 Training. " + training + "\n\nSignature: ____________\n",
	"empty.md": "",
}

// handOver drops files onto the window.
func (l *lab) handOver(names ...string) {
	l.t.Helper()
	var paths []string
	for _, name := range names {
		paths = append(paths, l.file(name, handed[name]))
	}
	l.act("drop", func() { (&keys{l.Window}).dropped(fyne.NewPos(300, 300), paths) })
	l.calm("reading " + strings.Join(names, ", "))
}
