package terms

import (
	"regexp"
	"strings"
	"unicode"

	"countersign/assessments"
)

// copied finds a quote as it is copied by hand: within quotation marks and brackets of its own, without the
// marks of footnotes, the numbers of list items and the notes at the foot of a page, and with or without the
// hyphens at the ends of lines. Every word and number of the quote stands in the text, in order, but for the
// numbers of list items where the text begins a line that has none.
func copied(text assessments.Text, plain []rune, quote string, start int) (Place, bool) {
	spans := optional(text, plain)
	hay := skipping(plain, spans, true)
	for _, q := range asPasted(quote) {
		if !assessments.QuoteSuffices(q, text.Plain) {
			continue // too short to be found by less than its letters
		}
		if p, ok := hay.nearest(plain, unnumbered{flat: flatten([]rune(q), true)}, start); ok {
			return p, true
		}
		if needle, ok := withoutNumbers(q); ok {
			if p, ok := hay.nearest(plain, needle, start); ok {
				return p, true
			}
		}
	}
	return Place{}, false
}

// lacking is a part of a text that a quote may lack. A hyphen joins what it parts.
type lacking struct {
	from, to int
	joins    bool
}

// noteMark is a footnote's mark as the readers of files write it, right behind a word, a number or a stop.
var noteMark = regexp.MustCompile(`\[(?:\d{1,3}|[*†‡])\]`)

// itemMark is the number or sign of a list item at the beginning of a line.
var itemMark = regexp.MustCompile(
	`^[ \t]*(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|\((?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})\)|` +
		`(?:[a-zA-Z]|[ivxIVX]{1,5})[.)]|[-–—•▪◦o])[ \t\p{Zs}]+`)

// counted begins what a number in brackets counts: "EUR[500] million", "within[30] days".
var counted = regexp.MustCompile(`^[ \p{Zs}]*(?:%|per ?cent|(?i:hours?|days?|weeks?|months?|years?|business|` +
	`calendar|working|times|thousand|million|billion|euros?|dollars?|pounds?)(?:\PL|$))`)

// amount tells that the number in brackets from i to before to is what a form left open, and no mark of a
// note.
func amount(plain []rune, i, to int) bool {
	word := i
	for word > 0 && unicode.IsLetter(plain[word-1]) {
		word--
	}
	before := string(plain[word:i])
	if before == "" {
		return false // behind a number or a stop it is a note's
	}
	currency := len(before) == 3 && strings.ToUpper(before) == before
	return currency || counted.MatchString(string(plain[to:min(to+14, len(plain))]))
}

// optional lists the parts of a text that a quote may lack, in order.
func optional(text assessments.Text, plain []rune) []lacking {
	var out []lacking
	for i := range plain {
		switch {
		case breaksWord(plain, i):
			out = append(out, lacking{i, i + 1, true})
		case plain[i] == '[' && i > 0 &&
			(isWordRune(plain[i-1]) || strings.ContainsRune(".,;:!?)\"”’", plain[i-1])):
			window := string(plain[i:min(i+5, len(plain))])
			at := noteMark.FindStringIndex(window)
			if at == nil || at[0] != 0 {
				break
			}
			to := i + len([]rune(window[:at[1]]))
			if (to == len(plain) || plain[to] != '(' && !unicode.IsDigit(plain[to])) && !amount(plain, i, to) {
				out = append(out, lacking{i, to, false})
			}
		case i == 0 || plain[i-1] == '\n':
			if to := itemEnd(plain, i); to > i {
				out = append(out, lacking{i, to, false})
			}
		}
	}
	return append(out, pageNotes(text, plain)...)
}

// itemEnd is where the mark of a list item that begins a line ends. A line that goes on with the sentence
// before it begins no item: a number there is the sentence's.
func itemEnd(plain []rune, i int) int {
	if prev := strings.TrimRight(string(plain[max(0, i-40):i]), " \t\r\n"); prev != "" &&
		!strings.HasSuffix(prev, " and") && !strings.HasSuffix(prev, " or") &&
		!strings.ContainsAny(prev[len(prev)-1:], ".;:!?,)") && !blankBefore(plain, i) {
		return i
	}
	line := string(plain[i:min(i+40, len(plain))])
	at := itemMark.FindStringIndex(line)
	if at == nil {
		return i
	}
	to := i + len([]rune(line[:at[1]]))
	mark := strings.TrimSpace(line[:at[1]])
	if unicode.IsDigit(rune(mark[len(mark)-1])) && (to == len(plain) || !unicode.IsUpper(plain[to])) {
		return i // "1.5 times the fees"
	}
	return to
}

func blankBefore(plain []rune, i int) bool {
	n := 0
	for i > 0 && unicode.IsSpace(plain[i-1]) {
		i--
		if plain[i] == '\n' {
			n++
		}
	}
	return n > 1 || i == 0
}

// noteStart begins a note at the foot of a page that was read as a paragraph of its own.
var noteStart = regexp.MustCompile(
	`^(?:\[?\d{1,3}\]?[ \p{Zs}]*[\p{L}"“]|[\x{00b9}\x{00b2}\x{00b3}\x{2070}-\x{2079}*†‡])`)

// pageNotes are the notes and running lines between a sentence that a page ends within and its rest.
func pageNotes(text assessments.Text, plain []rune) []lacking {
	var out []lacking
	for i, p := range text.Paragraphs {
		if !inside(p, plain) || aside(text, p) || strings.ContainsRune(".;:!?", plain[p.End-1]) {
			continue
		}
		j := i + 1
		for j < len(text.Paragraphs) && j-i < 12 && inside(text.Paragraphs[j], plain) &&
			aside(text, text.Paragraphs[j]) {
			j++
		}
		if j == i+1 || j == len(text.Paragraphs) || !inside(text.Paragraphs[j], plain) {
			continue
		}
		if next := text.Paragraphs[j]; next.Page > p.Page && p.Page > 0 && goesOn(plain[next.Start]) {
			out = append(out, lacking{p.End, next.Start, false})
		}
	}
	return out
}

func inside(p assessments.Paragraph, plain []rune) bool {
	return p.Start >= 0 && p.Start < p.End && p.End <= len(plain)
}

// goesOn reports whether a rune may go on with a sentence.
func goesOn(r rune) bool {
	return unicode.IsLower(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r)
}

// aside reports a paragraph that is not in the run of the text.
func aside(text assessments.Text, p assessments.Paragraph) bool {
	return p.Kind == assessments.ParagraphFootnote || p.Kind == assessments.ParagraphMargin ||
		p.Kind == assessments.ParagraphBody && p.Page > 0 && noteStart.MatchString(text.Slice(p.Start, p.End))
}
