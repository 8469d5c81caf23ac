package outline

import (
	"strconv"
	"strings"
)

// Counter writes n as an automatic number of a list, in the named style (the names are WordprocessingML's):
// decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman, ordinal, none. An unknown style is
// decimal.
func Counter(style string, n int) string {
	switch style {
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return orDecimal(formatRoman(n), n)
	case "upperRoman":
		return orDecimal(strings.ToUpper(formatRoman(n)), n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none":
		return ""
	}
	return strconv.Itoa(n)
}

func orDecimal(s string, n int) string {
	if s == "" {
		return strconv.Itoa(n)
	}
	return s
}

// letters counts a to z, then aa, bb, as word processors do.
func letters(n int) string {
	if n <= 0 || n > 26*8 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}
