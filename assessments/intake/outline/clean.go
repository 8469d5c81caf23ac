package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes one block's text fit for quoting: white space collapsed to single spaces, line breaks kept as
// one "\n" with no space around it, invisible characters (zero width, soft hyphen, direction overrides,
// controls) removed, because a quote must be what a person sees.
func Clean(s string) string { return Fit(s, nil) }

// OneLine is Clean with line breaks turned into spaces.
func OneLine(s string) string {
	return strings.ReplaceAll(Clean(s), "\n", " ")
}

func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0xFEFF, r == 0x034F, r == 0x061C:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return unicode.IsControl(r)
}

// Gap is what stays of struck-out words that are left out: a space where they had one at an edge, so that
// the words around them do not grow together.
func Gap(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if unicode.IsSpace(first) || unicode.IsSpace(last) {
		return " "
	}
	return ""
}
