package pack

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"countersign/assessments"
)

// scale is how many parts of a weight unit scoring counts points in: billionths, weight‰ × v‰ × s‰.
const scale = 1_000_000_000

// permille writes thousandths as a figure out of a hundred with one decimal: 763 is "76.3".
func permille(n int) string { return strconv.Itoa(n/10) + "." + strconv.Itoa(n%10) }

// decimal writes n of unit parts without trailing zeros: 4500000000 of a billion is "4.5".
func decimal(n, unit int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	whole, rest := n/unit, n%unit
	if rest == 0 {
		return sign + strconv.FormatInt(whole, 10)
	}
	digits := len(strconv.FormatInt(unit, 10)) - 1
	return sign + strconv.FormatInt(whole, 10) + "." +
		strings.TrimRight(fmt.Sprintf("%0*d", digits, rest), "0")
}

// clip shortens to n characters and says where the whole stands.
func clip(s string, n int, whole string) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n])) + "… (in full: " + whole + ")"
}

// join puts the texts that are not empty behind one another.
func join(sep string, parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}

// words turns an id of a vocabulary into words: "business_owner" is "business owner".
func words(id string) string { return strings.ReplaceAll(id, "_", " ") }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// period writes a span of days of which either end may be open.
func period(from, to assessments.Date) string {
	switch {
	case from == "" && to == "":
		return ""
	case from == "":
		return "until " + string(to)
	case to == "":
		return "from " + string(from)
	}
	return string(from) + " to " + string(to)
}

// short is the beginning of a digest, enough to recognise it by.
func short(hash string) string {
	if len(hash) > 12 {
		return hash[:12]
	}
	return hash
}

// bytesText writes a size: "1,234 bytes".
func bytesText(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s + " bytes"
}

func digits(n int) string { return strconv.Itoa(n) }

// sentence makes a sentence of a text that follows a full stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return ended(assessments.Capital(s))
}

// ended ends a text as a sentence, in whatever way it was typed, so that another can follow; "" stays empty.
func ended(s string) string {
	s = strings.TrimSpace(s)
	if last, _ := utf8.DecodeLastRuneInString(s); s == "" || strings.ContainsRune(".!?…", last) {
		return s
	}
	return s + "."
}
