package particulars

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
)

const (
	titleBlocks = 60  // a title stands among so many first blocks
	titleRunes  = 140 // and is no longer than this
)

var (
	// paperNoun is what titles of papers are made of.
	paperNoun = regexp.MustCompile(`(?i)\b(terms|conditions|agreements?|polic(?:y|ies)|addend(?:um|a)|` +
		`notices?|` +
		`statement|contract|licen[sc]e|amendment|schedules?|exhibit|appendix|annex|rider|guidelines|` +
		`order form|` +
		`code of conduct|service levels?|datenschutz\w*|\w*bedingungen|\w*richtlinien?|\w*vertrag|\w*vereinbarung|` +
		`politique|contrat|annexe|charte|mentions légales|pol[ií]tica|t[eé]rminos|condiciones|contrato|aviso|` +
		`informativa|termini|condizioni|accordo|dpa|sla|eula|tos|msa|aup|charter|rules|commitment|undertaking|` +
		`standards|disclosure|memorandum|quote)\b`)
	// sectionHead is a heading inside a paper: it is numbered, or a part of every paper.
	sectionHead = regexp.MustCompile(`(?i)^\s*(?:\(?[0-9]{1,2}(?:\.[0-9]+)*[.)]?\s|[ivxlc]{1,6}[.)]\s|` +
		`[a-z][.)]\s|` +
		`article\s+\w+|section\s+\w+|part\s+\w+\b|clause\s+\w+)`)
	partHead = regexp.MustCompile(`(?i)^\W*(table of contents|contents|introduction|summary|overview|` +
		`definitions|` +
		`recitals|whereas|background|in this article|scope|preamble|what.s covered.*|` +
		`notice at collection|` +
		`summary of changes|key terms|on this page|acceptance of (?:the |these )?terms.*|(?:changes|updates|modifications|amendments) (?:to|of) .*|` +
		`agreement to (?:the |these )?terms|.*\bcookies?\b.*|.*consent preferences.*|interpretation)\W*$`)
	onlyMark = regexp.MustCompile(`(?i)^\W*(?:exhibit|schedule|annex|appendix|attachment)` +
		`\s+[\w.-]{1,8}\W*$`)
	asks = regexp.MustCompile(`\?\s*$`)
)

// title is the title of the paper: the first heading, or the first line that stands alone, that is made
// of the nouns of papers. A paper whose first heading is its first section has none.
func (p *paper) title() *Stated {
	var plain, other *block
	words := 0
	for i := range p.blocks[:min(len(p.blocks), titleBlocks)] {
		b := &p.blocks[i]
		line, _, _ := strings.Cut(b.text, "\n")
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		if b.kind != assessments.ParagraphHeading && b.kind != assessments.ParagraphMargin {
			words += len(strings.Fields(b.text))
		}
		if words > 700 {
			break
		}
		if n < 3 || n > titleRunes || partHead.MatchString(line) || asks.MatchString(line) ||
			onlyMark.MatchString(line) {
			continue
		}
		heading := b.kind == assessments.ParagraphHeading
		if sectionHead.MatchString(line) {
			if heading && words > 0 {
				break // the sections begin
			}
			continue
		}
		switch {
		case heading && paperNoun.MatchString(line) && !isSentence(line):
			return p.better(i)
		case dayLine.MatchString(line):
		case heading && other == nil && !isSentence(line) && b.level == 1 && !listed(p.blocks[:i], line):
			other = b
		case plain == nil && !heading && b.kind == assessments.ParagraphBody && words < 60 &&
			isTitleLine(line):
			plain = b
		}
	}
	if plain == nil {
		plain = other
	}
	if plain == nil {
		return nil
	}
	return p.lineOf(plain)
}

// listed reports a heading that a list of contents above it names: a section, and not the title.
func listed(above []block, line string) bool {
	for _, b := range above {
		if b.kind != assessments.ParagraphHeading &&
			strings.EqualFold(strings.TrimSpace(b.text), strings.TrimSpace(line)) {
			return true
		}
	}
	return false
}

// better is the title at block i, or a fuller one right below it that repeats its words: a page is
// called “Terms of Service”, and the paper on it “Acme Terms of Service”.
func (p *paper) better(i int) *Stated {
	first := p.lineOf(&p.blocks[i])
	for k := i + 1; k < min(len(p.blocks), i+5); k++ {
		b := &p.blocks[k]
		line, _, _ := strings.Cut(b.text, "\n")
		if b.kind != assessments.ParagraphHeading || len(line) > titleRunes || b.level > p.blocks[i].level+1 {
			continue
		}
		if asks.MatchString(line) || partHead.MatchString(line) || isSentence(line) {
			continue
		}
		if !strings.EqualFold(strings.TrimSpace(line), first.Value) &&
			strings.Contains(strings.ToLower(line), strings.ToLower(first.Value)) &&
			!sectionHead.MatchString(line) {
			return p.lineOf(b)
		}
	}
	return first
}

// lineOf is the first line of a block as a title, without marks of a heading and a day after it.
func (p *paper) lineOf(b *block) *Stated {
	line, _, _ := strings.Cut(b.text, "\n")
	if at := titleEnd.FindStringIndex(line); at != nil && at[0] > 0 {
		line = line[:at[0]]
	}
	s := p.stated("", b.span, 0, len(line))
	s.Value = strings.Join(strings.Fields(s.Quote), " ")
	return s
}

// dayLine is a line that says of which day the paper is, and names nothing.
var dayLine = regexp.MustCompile(`(?i)^\W*(?:last\s+)?(?:updated?|modified|revised|effective|version|dated|` +
	`stand|dernière)\b.*\d{4}\W*$`)

var titleEnd = regexp.MustCompile(`(?i)[\s(–—|,:-]*\b(?:last\s+)?(?:updated|modified|revised|effective)` +
	`\b[^a-z]*.*\d{4}.*$`)

// isTitleLine reports a line written as titles are: of the nouns of papers, most words with a capital,
// and no sentence.
func isTitleLine(line string) bool {
	if !paperNoun.MatchString(line) || isSentence(line) {
		return false
	}
	fields := strings.Fields(line)
	if len(fields) > 14 {
		return false
	}
	capitals, all := 0, 0
	for _, w := range fields {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `“"'(`))
		if !unicode.IsLetter(r) || len(w) < 4 {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return all > 0 && 2*capitals > all
}

// isSentence reports a line that says something rather than naming it.
func isSentence(line string) bool {
	line = strings.TrimSpace(line)
	if strings.HasSuffix(line, ".") && !strings.HasSuffix(strings.ToLower(line), "inc.") &&
		!strings.HasSuffix(strings.ToLower(line), "ltd.") || strings.HasSuffix(line, ",") ||
		strings.HasSuffix(line, ";") {
		return true
	}
	return speaks.MatchString(line) && len(strings.Fields(line)) > 6
}

var speaks = regexp.MustCompile(`\b(is|are|was|were|will|shall|may|have|has|please|read|apply|` +
	`applies|forms)\b`)
