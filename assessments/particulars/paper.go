package particulars

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
)

// paper is a text parted into blocks and sentences.
type paper struct {
	runes     []rune
	blocks    []block
	sentences []span
}

// span is a piece of the text: its words, and where they begin, in code points.
type span struct {
	start int
	text  string
	block int // which block it stands in
}

// block is one paragraph.
type block struct {
	span
	kind  assessments.ParagraphKind
	level int
}

func open(t assessments.Text) *paper {
	p := &paper{runes: []rune(t.Plain)}
	for _, one := range t.Paragraphs {
		s := string(p.runes[one.Start:one.End])
		if strings.TrimSpace(s) == "" {
			continue
		}
		b := block{
			span: span{start: one.Start, text: s, block: len(p.blocks)}, kind: one.Kind,
			level: one.Level,
		}
		p.blocks = append(p.blocks, b)
		if one.Kind != assessments.ParagraphMargin {
			p.sentences = append(p.sentences, sentencesOf(b.span)...)
		}
	}
	return p
}

// stated is a particular whose words stand at bytes from and to of a span.
func (p *paper) stated(value string, in span, from, to int) *Stated {
	for from < to && isEdge(in.text[from:], true) {
		_, n := utf8.DecodeRuneInString(in.text[from:])
		from += n
	}
	for to > from && isEdge(in.text[:to], false) {
		_, n := utf8.DecodeLastRuneInString(in.text[:to])
		to -= n
	}
	start := in.start + utf8.RuneCountInString(in.text[:from])
	end := start + utf8.RuneCountInString(in.text[from:to])
	return &Stated{Value: value, Quote: string(p.runes[start:end]), Start: start, End: end}
}

func isEdge(s string, first bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if !first {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return unicode.IsSpace(r)
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = map[string]bool{
	"inc": true, "ltd": true, "co": true, "corp": true, "no": true, "u.s": true, "u.k": true, "e.g": true,
	"i.e": true, "b.v": true, "n.v": true, "s.a": true, "s.p.a": true, "st": true, "art": true, "sec": true,
	"llc": true, "pte": true, "pty": true, "ltda": true, "s.r.o": true, "n.a": true, "jr": true,
	"approx": true,
	"etc":    true, "vs": true, "a.m": true, "p.m": true, "gmbh": true, "d.b.a": true, "s.a.s": true,
}

// sentencesOf parts a block at full stops, semicolons of lists left as they are, and at line breaks.
func sentencesOf(b span) []span {
	var out []span
	from, at := 0, b.start
	add := func(to int) {
		s := b.text[from:to]
		if strings.TrimSpace(s) != "" {
			out = append(out, span{start: at, text: s, block: b.block})
		}
		at += utf8.RuneCountInString(s)
		from = to
	}
	for i := 0; i < len(b.text); i++ {
		switch c := b.text[i]; {
		case c == '\n' && endsLine(b.text[from:i]):
			add(i + 1)
		case (c == '.' || c == '!' || c == '?') && endsSentence(b.text, i):
			add(i + 1)
		}
	}
	add(len(b.text))
	return out
}

// endsLine reports a line that ends on purpose, and not because the next word did not fit.
func endsLine(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) < 50 || strings.ContainsAny(line[len(line)-1:], ".:;!?)”")
}

// endsSentence reports whether the mark at i ends a sentence: what follows begins with a capital, and
// what stands before is no abbreviation and no number of a list.
func endsSentence(s string, i int) bool {
	rest := strings.TrimLeft(s[i+1:], `"”’')]*_`)
	if rest == "" {
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \t"))
	if !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\n") {
		return false
	}
	if !unicode.IsUpper(next) && !unicode.IsDigit(next) && !strings.ContainsRune("“\"‘'([", next) {
		return false
	}
	word := s[strings.LastIndexAny(s[:i], " \n\t(“\"")+1 : i]
	if abbreviations[strings.ToLower(word)] {
		return !lowerFollows(rest) && startsSentence(rest)
	}
	return utf8.RuneCountInString(word) > 1 || strings.ContainsAny(word, ")]”\"")
}

func lowerFollows(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest))
	return unicode.IsLower(r)
}

// startsSentence reports whether words begin as sentences do, rather than as what follows a company's
// name or an abbreviation.
func startsSentence(rest string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	switch first {
	case "This", "The", "These", "If", "You", "We", "In", "By", "All", "Any", "Our", "Each", "For", "When":
		return true
	}
	return false
}
