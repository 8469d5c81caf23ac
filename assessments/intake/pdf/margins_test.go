package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestOnlyWhatRunsFromPageToPageIsARunningLine puts lines into the upper margin, where a table may begin as
// well.
func TestOnlyWhatRunsFromPageToPageIsARunningLine(t *testing.T) {
	month := func(page int) string { return fmt.Sprintf("%02d/01/2015", page) }
	for name, c := range map[string]struct {
		lines func(page int) []string // from the top, 8 points each
		text  []string                // what stays text, of all three pages
		once  []string                // what is said once, beside it
	}{
		"the headings of columns on one page": {
			func(page int) []string {
				return strings.Fields(strings.Repeat("Annual rate ", max(0, 6-3*page)))
			},
			strings.Fields(strings.Repeat("Annual rate ", 3)), nil,
		},
		"the headings of columns on every page": {
			func(int) []string { return strings.Fields("Annual rate Annual") },
			[]string{"Annual", "Annual", "Annual", "Annual", "Annual", "Annual"},
			[]string{"rate"},
		},
		"a running head": {
			func(int) []string { return []string{"Master Agreement 2026-11"} },
			nil,
			[]string{"Master Agreement 2026-11"},
		},
		"a running head with the number of the page": {
			func(page int) []string { return []string{fmt.Sprintf("Order 77 of 2026, %d / 3", page)} },
			nil,
			[]string{"Order 77 of 2026, 1 / 3"},
		},
		"a running head with a number in letters": {
			func(page int) []string { return []string{"Order 77, " + []string{"iv", "v", "vi"}[page-1]} },
			nil,
			[]string{"Order 77, iv"},
		},
		"days in a table": {
			func(page int) []string { return []string{month(4 * page), month(4*page - 2)} },
			[]string{month(4), month(2), month(8), month(6), month(12), month(10)},
			nil,
		},
		"a head that changes once": {
			func(page int) []string { return []string{fmt.Sprintf("Part %d of the order", max(1, page*5-10))} },
			nil,
			[]string{"Part 1 of the order", "Part 5 of the order"},
		},
	} {
		sheets := make([]sheet, 3)
		for i := range sheets {
			sheets[i] = sheet{number: i + 1, height: 842}
			for n, words := range c.lines(i + 1) {
				sheets[i].lines = append(sheets[i].lines, line{text: words, page: i + 1, y: 830 - float64(n)*8})
			}
		}
		var text, once []string
		margins := takeMargins(sheets)
		for _, s := range sheets {
			for _, l := range s.lines {
				text = append(text, l.text)
			}
			for _, l := range margins[s.number] {
				once = append(once, l.text)
			}
		}
		if !slices.Equal(text, c.text) || !slices.Equal(once, c.once) {
			t.Errorf("%s: text %q, once %q", name, text, once)
		}
	}
}
