package changes

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/templates/lexicon"
)

// hundredPages is a text of about 100 pages: 50,000 words in numbered paragraphs, none of which is
// like another.
func hundredPages(edition int) assessments.Text {
	words := strings.Fields(`provider customer shall may data service output input agreement retain delete disclose confidential
		notice term liability warranty indemnify security audit location subprocessor personal model training improve account
		fee invoice suspend terminate renewal governing law court arbitration claim damages content license right title
		interest affiliate order form policy update change website address written consent reasonable measures incident`)
	var t assessments.Text
	n := 0
	for p := range 1000 {
		var b strings.Builder
		fmt.Fprintf(&b, "%d.%d ", p/20+edition, p%20+1)
		for w := range 50 {
			k := p*7919 + w*104729 + p*w*31
			if edition > 0 && p%9 == 0 && w%17 == 0 {
				k += edition
			}
			word := words[k%len(words)]
			if w%25 == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			}
			b.WriteString(word)
			if w%25 == 24 {
				b.WriteByte('.')
			}
			b.WriteByte(' ')
		}
		text := strings.TrimSpace(b.String())
		if n > 0 {
			t.Plain += "\n\n"
			n += 2
		}
		t.Plain += text
		to := n + utf8.RuneCountInString(text)
		t.Paragraphs = append(t.Paragraphs,
			assessments.Paragraph{Start: n, End: to, Kind: assessments.ParagraphBody})
		n = to
	}
	return t
}

// BenchmarkCompareHundredPages compares two versions of 100 pages, with the topics: under 2 s is promised.
func BenchmarkCompareHundredPages(b *testing.B) {
	lex, err := lexicon.Load()
	if err != nil {
		b.Fatal(err)
	}
	old, latest := hundredPages(0), hundredPages(1)
	for b.Loop() {
		if c := Compare(old, latest, lex); len(c.Changes) == 0 {
			b.Fatal("nothing changed")
		}
	}
}
