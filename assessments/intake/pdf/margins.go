package pdf

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"countersign/assessments/intake/outline"
)

// zone is the share of a page's height, at its top and at its bottom, where running headers and
// footers stand.
const zone = 0.13

var (
	digits     = regexp.MustCompile(`[0-9]+|\b[ivxlc]+$`)
	loneNumber = regexp.MustCompile(`^[-–—\s]*[0-9]{1,4}[-–—\s]*$`)
	pageNumber = regexp.MustCompile(
		`(?i)^[-–—\s|(]*(?:(?:page|seite|p\.)\s*\|?\s*)?(?:[0-9]{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|von)\s*[0-9]{1,4})?[-–—\s|)]*$`)
)

// running is a wording in the margins, its numbers apart, at a height.
type running struct {
	words string
	y     int
}

func runningOf(l line) running {
	return running{digits.ReplaceAllString(strings.ToLower(l.text), "#"), int(math.Round(l.y / 6))}
}

// takeMargins takes running headers, footers and page numbers out of the pages' lines. What it returns
// is each running line once, under the page where it first stands; page numbers are dropped, being no
// text.
func takeMargins(sheets []sheet) map[int][]line {
	seen := onPages(sheets)
	enough := max(2, (len(sheets)*2+4)/5)
	tables := tablesIn(sheets, seen, enough)
	margins := map[int][]line{}
	said := map[string][]line{}
	for i := range sheets {
		s := &sheets[i]
		kept := s.lines[:0]
		for _, l := range s.lines {
			if !s.marginal(l) {
				kept = append(kept, l)
				continue
			}
			k := runningOf(l)
			switch {
			case pageNumber.MatchString(l.text):
			case outline.Numbered(l.text): // a clause that happens to begin every page is a clause
				kept = append(kept, l)
			case seen[k] < enough, tables[k.words]:
				kept = append(kept, l)
			case !repeats(said[k.words], l):
				said[k.words] = append(said[k.words], l)
				margins[s.number] = append(margins[s.number], l)
			}
		}
		s.lines = kept
	}
	return margins
}

// onPages counts on how many pages a wording stands in the margins at a height, or close to it.
func onPages(sheets []sheet) map[running]int {
	seen := map[running]int{}
	for _, s := range sheets {
		on := map[running]bool{}
		for _, l := range s.lines {
			if s.marginal(l) {
				k := runningOf(l)
				for y := k.y - 1; y <= k.y+1; y++ {
					on[running{k.words, y}] = true
				}
			}
		}
		for k := range on {
			seen[k]++
		}
	}
	return seen
}

// tablesIn are the wordings that stand where running lines do and belong to a table: headings of columns, which
// a page has several times, and amounts and dates, of which most differ in other numbers than that of the page.
func tablesIn(sheets []sheet, seen map[running]int, enough int) map[string]bool {
	first, all, other := map[string]line{}, map[string]int{}, map[string]int{}
	tables := map[string]bool{}
	for _, s := range sheets {
		on := map[string]bool{}
		for _, l := range s.lines {
			k := runningOf(l)
			if !s.marginal(l) || seen[k] < enough {
				continue
			}
			half := "below "
			if l.y > s.height/2 {
				half = "above "
			}
			tables[k.words] = tables[k.words] || on[half+k.words]
			on[half+k.words] = true
			if _, known := first[k.words]; !known {
				first[k.words] = l
			}
			if all[k.words]++; !repeats([]line{first[k.words]}, l) {
				other[k.words]++
			}
		}
	}
	for words, n := range other {
		tables[words] = tables[words] || n*2 > all[words]
	}
	return tables
}

// mostSaid is how many wordings that differ in numbers alone a running line is compared with.
const mostSaid = 8

// repeats reports a running line that says what one of its wording said before: its numbers are the same,
// or are that of the page.
func repeats(said []line, l line) bool {
	is := digits.FindAllString(strings.ToLower(l.text), -1)
	for _, before := range said[max(0, len(said)-mostSaid):] {
		was := digits.FindAllString(strings.ToLower(before.text), -1)
		same := len(was) == len(is)
		for i := 0; same && i < len(was); i++ {
			same = was[i] == is[i] || counts(was[i], is[i], l.page-before.page)
		}
		if same {
			return true
		}
	}
	return false
}

// counts reports two numbers that count pages. One in letters does nothing else.
func counts(was, is string, pages int) bool {
	from, err := strconv.Atoi(was)
	to, wrong := strconv.Atoi(is)
	if err != nil || wrong != nil {
		return was[0] > '9' && is[0] > '9'
	}
	return to-from == pages
}

func (s *sheet) marginal(l line) bool {
	return l.y > s.height*(1-zone) || l.y < s.height*zone
}
