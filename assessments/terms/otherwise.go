package terms

import (
	"slices"
	"strings"
	"unicode"

	"countersign/assessments"
)

// otherWords is how many words a paragraph needs to be taken for one in another language: shorter ones
// are names and headings.
const otherWords = 25

// NoteLanguages adds to the notices of a text those of its passages that are not in English, in which the
// finder finds nothing. A text that is in another language as a whole has one, at its start. The text of
// such a notice is the language, ISO 639-1.
func NoteLanguages(t assessments.Text) assessments.Text {
	var found []assessments.Notice
	if whole := Language(t.Plain); whole != "" && whole != "en" {
		found = []assessments.Notice{{Kind: assessments.NoticeLanguage, Count: 1, Text: whole}}
	} else {
		found = foreignPassages(t)
	}
	if len(found) == 0 {
		return t
	}
	all := slices.Concat(t.Notices, found)
	slices.SortStableFunc(all, func(a, b assessments.Notice) int { return a.Start - b.Start })
	var joined assessments.Noticed
	for _, n := range all {
		joined.Add(n)
	}
	t.Notices = joined.List()
	return t
}

// foreignPassages finds runs of paragraphs in another language than English.
func foreignPassages(t assessments.Text) (out []assessments.Notice) {
	runes := []rune(t.Plain)
	last := ""
	for _, p := range t.Paragraphs {
		if p.Start < 0 || p.End > len(runes) || p.Start >= p.End || p.Kind == assessments.ParagraphMargin {
			continue
		}
		l, told := paragraphLanguage(runes[p.Start:p.End])
		switch {
		case !told: // a heading within a passage does not end it
		case l == "en":
			last = ""
		case l != last:
			out = append(out, assessments.Notice{
				Kind: assessments.NoticeLanguage, Count: 1, Page: p.Page, Start: p.Start, Text: l,
			})
			last = l
		}
	}
	return out
}

// paragraphLanguage is the language of a paragraph; false if it is too short, or too mixed, to tell.
func paragraphLanguage(runes []rune) (string, bool) {
	if l := byScript(runes); l != "" {
		return l, true
	}
	words := strings.FieldsFunc(strings.ToLower(string(runes)), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) < otherWords {
		return "", false
	}
	l := byWords(words)
	if l == "" || l == "en" {
		return l, l != ""
	}
	own, english := 0, 0
	for _, w := range words {
		if frequentSets[l][w] {
			own++
		}
		if frequentSets["en"][w] {
			english++
		}
	}
	return l, own*8 >= len(words) && own > 2*english
}
