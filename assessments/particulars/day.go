package particulars

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"countersign/assessments"
)

const (
	// month is a month in English, German, French, Spanish or Italian; months says which.
	month = `(?:jan(?:uary|uar|vier|\.)?|enero|gennaio|feb(?:ruary|ruar|rero|braio|\.)?|février|` +
		`mar(?:ch|s|zo|\.)?|märz|apr(?:il(?:e)?|\.)?|avril|abril|may[o]?|mai|maggio|` +
		`jun[ei]?o?|juin|giugno|jul[yi]?o?|juillet|luglio|aug(?:ust|\.)?|août|agosto|` +
		`sept?(?:ember|embre|iembre|\.)?|settembre|o[ck]t(?:ober|obre|ubre|\.)?|ottobre|` +
		`nov(?:ember|embre|iembre|\.)?|de[cz](?:ember|\.)?|décembre|dici?embre)`
	ordinal = `(?:st|nd|rd|th|er|\.|º)?`
	// written is a day as papers write it; its groups are read by readDay.
	written = `(?:(?P<iso>\d{4}[-./]\d{1,2}[-./]\d{1,2})|` +
		`(?P<dmy>\d{1,2}` + ordinal + `(?:\s+(?:day\s+)?of|\s+de)?[\s-]+` + month +
		`(?:\s+del?)?[,\s-]+\d{4})|` +
		`(?P<mdy>` + month + `\s+\d{1,2}` + ordinal + `(?:,|\s)\s*\d{4})|` +
		`(?P<num>\d{1,2}[./]\d{1,2}[./]\d{4})|` +
		`(?P<my>` + month + `(?:\s+de)?,?\s+\d{4}))`
	weekday = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?`
)

// labels are the words before a day that say which day it is, the one to prefer first.
var labels = []struct {
	kind  string
	words string
}{
	{"effective", `(?:version\s+)?effective(?:\s+(?:date|as\s+of|from|on|since))*(?:\s+of\s+[\w ]{3,40})?` +
		`|date\s+effective|in\s+(?:force|effect)\s+(?:from|since|as\s+of)|commencement\s+date|` +
		`valid\s+(?:from|as\s+of)|(?:gültig|in\s+kraft)\s+(?:ab|seit)(?:\s+dem)?|(?:entrée\s+)?en\s+vigueur(?:\s+(?:le|` +
		`depuis|au|à\s+partir\s+du|au\s+\w+\s+du))*|(?:entrada\s+)?en\s+vigor\s+desde(?:\s+el)?|in\s+vigore\s+(?:dal|da)`},
	{"last_updated", `(?:date\s+of\s+)?(?:last|latest|most\s+recent(?:ly)?)\s+` +
		`(?:updated?|modified|modification|revised|revision|reviewed|changed?|amended|edited|posted)` +
		`(?:\s+(?:on|date|as\s+of))?|(?:updated|modified|revised|amended)(?:\s+(?:on|date|as\s+of))?` +
		`|(?:this|these)\s+[\w ]{3,40}(?:was|were)\s+last\s+(?:updated|modified|revised|changed)` +
		`(?:\s+on)?` +
		`|date\s+of\s+(?:update|revision)|(?:zuletzt|letzte)\s+(?:aktualisier\w+|geänder\w+|änderung)` +
		`(?:\s+am)?|(?:dernière|date\s+de(?:\s+dernière)?)\s+(?:mise\s+à\s+jour|modification)(?:\s+le)?|` +
		`(?:version\s+)?mise?s?\s+à\s+jour\s+(?:le|au|en|du)|última\s+(?:actualización|modificación)|` +
		`ultim[oa]\s+(?:aggiornamento|modifica|revisione)|aggiornat\w\s+(?:al|il)`},
	{"version", `version(?:\s+(?:date|dated|of|as\s+of|[\d.]+))*(?:\s+(?:on|of))?|\(?revision|v\d[\d.]*|` +
		`dated(?:\s+as\s+of)?|publication\s+date|published(?:\s+on)?|release\s+date|` +
		`date\s+of\s+(?:issue|publication)|` +
		`issued(?:\s+on)?|posted(?:\s+on)?|(?:terms|policy|agreement|notice|conditions)\s+dated|stand|fassung\s+vom|version\s+(?:du|vom|del)|en\s+date\s+du`},
	{"signed", `(?:entered\s+into|made|signed|executed)(?:\s+and\s+entered\s+into)?(?:\s+(?:on|as\s+of|` +
		`this))+` +
		`|date\s+of\s+signature|signed\s+on`},
}

var (
	day      = regexp.MustCompile(`(?i)^\W*` + weekday + written + `\W*$`)
	labelled = compileLabels()
)

func compileLabels() []*regexp.Regexp {
	out := []*regexp.Regexp{}
	for _, l := range labels {
		out = append(out, regexp.MustCompile(`(?i)(?:\b|_|^|\s)(?:`+l.words+`)[\s*_:)(–—-]*(?:the\s+)?`+
			weekday+
			written))
	}
	return out
}

// date is the day of the paper: the one its head prints with words that say which day it is, before one
// that stands alone; of several, the day it takes effect.
func (p *paper) date() *Stated {
	count := p.counting()
	for i, l := range labels {
		if l.kind == "signed" {
			if s := p.alone(count); s != nil {
				return s
			}
			if s := p.belowVersion(count); s != nil {
				return s
			}
		}
		for _, b := range p.ends() {
			for _, at := range labelled[i].FindAllStringSubmatchIndex(b.text, -1) {
				if !printed(b, at[0], at[1]) {
					continue
				}
				value, ok := readDay(labelled[i], b.text, at, count)
				if !ok {
					continue
				}
				s := p.stated(value, b.span, at[0], at[1])
				if s.Kind = l.kind; l.kind == "version" &&
					strings.Contains(strings.ToLower(s.Quote), "effective") {
					s.Kind = "effective"
				}
				return s
			}
		}
	}
	return nil
}

// alone is a day that a paper prints in a line of its own near its title.
func (p *paper) alone(count counts) *Stated {
	for _, b := range p.blocks[:min(len(p.blocks), 12)] {
		if at := day.FindStringSubmatchIndex(b.text); at != nil {
			if value, ok := readDay(day, b.text, at, count); ok {
				return p.stated(value, b.span, 0, len(b.text))
			}
		}
	}
	return nil
}

// belowVersion is a day in a line of its own right below the number of the version.
func (p *paper) belowVersion(count counts) *Stated {
	for i := range p.blocks[:max(0, len(p.blocks)-1)] {
		b := p.blocks[i+1]
		if at := day.FindStringSubmatchIndex(b.text); at != nil && versionEnds.MatchString(p.blocks[i].text) {
			if value, ok := readDay(day, b.text, at, count); ok {
				s := p.stated(value, b.span, 0, len(b.text))
				s.Kind = "version"
				return s
			}
		}
	}
	return nil
}

var versionEnds = regexp.MustCompile(`(?i)\bversion\s+v?\d[\d.]*\W*$`)

// ends are the blocks at the head of the paper, and the last ones: a day is printed in either place.
func (p *paper) ends() []block {
	const head, foot, runes = 60, 12, 9000
	from := 0
	if t := p.title(); t != nil { // what stands above it is of the page
		from = t.Start
	}
	var out []block
	for i, b := range p.blocks {
		if i < head && b.start < runes || i >= len(p.blocks)-foot || b.start >= from && b.start < from+
			runes/3 {
			out = append(out, b)
		}
	}
	return out
}

// printed reports words that a paper prints as its day, and no sentence that speaks of one: they begin a
// line or follow a mark, or are set off by a colon.
func printed(b block, from, to int) bool {
	if earlier.MatchString(b.text[max(0, from-90):from]) {
		return false
	}
	before := strings.TrimRight(b.text[:from], " *_(–—-|·•\t")
	if before == "" || strings.ContainsAny(before[len(before)-1:], ".\n:;|)") {
		return true
	}
	label, _, set := strings.Cut(b.text[from:to], ":")
	first := strings.Fields(label)
	if len(before) < 120 && set && len(first) > 0 && first[0] != strings.ToLower(first[0]) {
		return true
	}
	return thisPaper.MatchString(b.text[max(0, from-90):from])
}

// earlier is said before the day of another version.
var earlier = regexp.MustCompile(`(?i)\b(?:old|previous|former|prior|archived?|superseded|earlier)` +
	`\b[^.]{0,70}$`)

var thisPaper = regexp.MustCompile(`(?i)\b(this|these)\s+(?:[\w-]+\s+){0,5}(polic\w+|terms|agreement|` +
	`notice|statement|` +
	`addendum|dpa|aup|sla|version|conditions|page|document)\b[^.]{0,40}(?:is|are|was|were|became|` +
	`becomes?|shall be|` +
	`will be)?\s*$`)

// counts is how a paper counts a day in figures: which of the first two is the month.
type counts int

const (
	unsaid counts = iota // nothing in it tells
	dayFirst
	monthFirst
)

// counting tells how the paper counts: it says so, or prints a day that can be read in one way only.
func (p *paper) counting() counts {
	text := string(p.runes)
	if at := format.FindStringSubmatch(text); at != nil {
		if strings.EqualFold(at[1], "dd") {
			return dayFirst
		}
		return monthFirst
	}
	for _, m := range numeric.FindAllStringSubmatch(text, -1) {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		if a > 12 && b <= 12 {
			return dayFirst
		}
		if b > 12 && a <= 12 {
			return monthFirst
		}
	}
	return unsaid
}

var (
	numeric = regexp.MustCompile(`\b(\d{1,2})[./](\d{1,2})[./]\d{4}\b`)
	format  = regexp.MustCompile(`(?i)\b(dd|mm)[/.-](?:dd|mm)[/.-]yy(?:yy)?\b`)
	// months are the first letters of the months.
	months = []struct {
		begins *regexp.Regexp
		month  int
	}{
		{regexp.MustCompile(`^(?:jan|ene|gen)`), 1},
		{regexp.MustCompile(`^(?:feb|fév)`), 2},
		{regexp.MustCompile(`^(?:mar|mär)`), 3},
		{regexp.MustCompile(`^(?:apr|avr|abr)`), 4},
		{regexp.MustCompile(`^(?:may|mai|mag)`), 5},
		{regexp.MustCompile(`^(?:jun|juin|giu)`), 6},
		{regexp.MustCompile(`^(?:jul|juil|lug)`), 7},
		{regexp.MustCompile(`^(?:aug|aoû|ago)`), 8},
		{regexp.MustCompile(`^(?:sep|set)`), 9},
		{regexp.MustCompile(`^(?:oct|okt|ott)`), 10},
		{regexp.MustCompile(`^nov`), 11},
		{regexp.MustCompile(`^(?:dec|dez|déc|dic)`), 12},
	}
	parts = regexp.MustCompile(`(?i)\d+|` + month)
)

// readDay reads the day of a match of a pattern that holds “written”. A day that does not exist is none.
func readDay(re *regexp.Regexp, s string, at []int, count counts) (string, bool) {
	group := func(name string) []string {
		k := 2 * re.SubexpIndex(name)
		if at[k] < 0 {
			return nil
		}
		return parts.FindAllString(s[at[k]:at[k+1]], -1)
	}
	if f := group("iso"); f != nil {
		return valid(f[0], f[1], f[2])
	}
	if f := group("dmy"); len(f) == 3 {
		return valid(f[2], f[1], f[0])
	}
	if f := group("mdy"); len(f) == 3 {
		return valid(f[2], f[0], f[1])
	}
	if f := group("num"); len(f) == 3 {
		group := s[at[2*re.SubexpIndex("num")]:at[2*re.SubexpIndex("num")+1]]
		first, _ := strconv.Atoi(f[0])
		second, _ := strconv.Atoi(f[1])
		switch {
		case second > 12 || count == monthFirst && !strings.Contains(group, "."):
			return valid(f[2], f[0], f[1])
		case first > 12 || count == dayFirst || strings.Contains(group, ".") || first == second:
			return valid(f[2], f[1], f[0])
		}
		return "", false // a guess would be a day that no one wrote
	}
	if f := group("my"); len(f) == 2 {
		return fmt.Sprintf("%s-%02d", f[1], monthOf(f[0])), true
	}
	return "", false
}

func monthOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for _, m := range months {
		if m.begins.MatchString(strings.ToLower(s)) {
			return m.month
		}
	}
	return 0
}

func valid(y, m, d string) (string, bool) {
	n, _ := strconv.Atoi(d)
	out := fmt.Sprintf("%s-%02d-%02d", y, monthOf(m), n)
	_, err := assessments.ParseDate(out)
	return out, err == nil
}
