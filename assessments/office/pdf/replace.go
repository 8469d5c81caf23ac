package pdf

import (
	"fmt"
	"strings"
	"unicode"
)

// tabStop is what a tab is set as.
const tabStop = "    "

// settle turns a text into one that can be set: line ends are one character, and what cannot be drawn is
// replaced by something that can be seen. Nothing vanishes.
func (f *fonts) settle(s string, want face) string {
	if !f.needsSettling(s, want) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); {
		r := runes[i]
		switch {
		case r == '\n':
			b.WriteByte('\n')
			i++
		case r == '\t':
			b.WriteString(tabStop)
			i++
		case rightToLeft(r):
			end := rtlRun(runes, i)
			fmt.Fprintf(&b, "[right-to-left text, %d characters: not set here, see assessment.json]", end-i)
			i = end
		case !f.drawable(r, want):
			end := i
			var codes []string
			for end < len(runes) && !rightToLeft(runes[end]) && runes[end] != '\n' && runes[end] != '\t' &&
				!f.drawable(runes[end], want) {
				codes = append(codes, fmt.Sprintf("U+%04X", runes[end]))
				end++
			}
			b.WriteString("[" + strings.Join(codes, " ") + "]")
			i = end
		default:
			b.WriteRune(r)
			i++
		}
	}
	return b.String()
}

func (f *fonts) needsSettling(s string, want face) bool {
	for _, r := range s {
		if r == '\r' || r == '\t' || (r != '\n' && (rightToLeft(r) || !f.drawable(r, want))) {
			return true
		}
	}
	return false
}

// drawable reports whether some font here shows the character for what it is. Controls of writing direction
// are not: they would change what is read without being seen.
func (f *fonts) drawable(r rune, want face) bool {
	if r < ' ' || (r >= 0x200B && r <= 0x200F) || (r >= 0x2028 && r <= 0x202E) ||
		(r >= 0x2060 && r <= 0x206F) || r == 0xFEFF || (r >= 0xFE00 && r <= 0xFE0F) {
		return false
	}
	_, ok := f.pick(want, r)
	return ok
}

// rightToLeft reports letters of scripts that run from right to left: gofpdf neither orders nor joins them.
func rightToLeft(r rune) bool {
	return r >= 0x0590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana,
		unicode.Nko, unicode.Samaritan, unicode.Mandaic)
}

// rtlRun is where a run of right-to-left text ends: spaces and marks between its words belong to it.
func rtlRun(runes []rune, from int) int {
	end := from
	for i := from; i < len(runes); i++ {
		switch r := runes[i]; {
		case rightToLeft(r):
			end = i + 1
		case r == ' ' || unicode.In(r, unicode.Mn):
		default:
			return end
		}
	}
	return end
}
