package pdf

import (
	"math"
	"regexp"
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

// takeMargins takes running headers, footers and page numbers out of the pages' lines. What it returns
// is each running line once, under the page where it first stands; page numbers are dropped, being no
// text.
func takeMargins(sheets []sheet) map[int][]line {
	type place struct {
		words string
		y     int
	}
	key := func(l line) place {
		return place{digits.ReplaceAllString(strings.ToLower(l.text), "#"), int(math.Round(l.y / 6))}
	}
	seen := map[place]int{}
	for _, s := range sheets {
		on := map[place]bool{}
		for _, l := range s.lines {
			if !s.marginal(l) {
				continue
			}
			if k := key(l); !on[k] {
				on[k] = true
				seen[k]++
			}
		}
	}
	enough := max(2, (len(sheets)*2+4)/5)
	margins := map[int][]line{}
	said := map[string]bool{}
	for i := range sheets {
		s := &sheets[i]
		kept := s.lines[:0]
		for _, l := range s.lines {
			if !s.marginal(l) {
				kept = append(kept, l)
				continue
			}
			k := key(l)
			near := seen[k] + seen[place{k.words, k.y - 1}] + seen[place{k.words, k.y + 1}]
			switch {
			case pageNumber.MatchString(l.text):
			case outline.Numbered(l.text): // a clause that happens to begin every page is a clause
				kept = append(kept, l)
			case near < enough:
				kept = append(kept, l)
			case !said[k.words]:
				said[k.words] = true
				margins[s.number] = append(margins[s.number], l)
			}
		}
		s.lines = kept
	}
	return margins
}

func (s *sheet) marginal(l line) bool {
	return l.y > s.height*(1-zone) || l.y < s.height*zone
}
