package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Plain makes text of others fit for a terminal: names of files and of entries of a zip, words of
// documents, names of people. What a terminal would carry out instead of showing it (colours, moving
// the cursor, writing backwards) is written as its code, as JSON writes it. Line breaks and tabs stay.
func Plain(s string) string {
	if strings.IndexFunc(s, unsafeSign) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		if unsafeSign(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unsafeSign reports the signs that control a terminal or the direction of writing.
func unsafeSign(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < ' ', r >= 0x7f && r <= 0x9f: // ESC, backspace, carriage return, CSI in one sign
		return true
	}
	return r == 0x061c || r == 0x200e || r == 0x200f || (r >= 0x2028 && r <= 0x202e) ||
		(r >= 0x2066 && r <= 0x2069)
}

// oneLine is text of others within a line of ours.
func oneLine(s string) string {
	return strings.NewReplacer("\n", `\u000a`, "\t", `\u0009`).Replace(Plain(s))
}

// plainWriter passes on what Plain makes of what is written. A sign that is cut between two writes
// waits for the second.
type plainWriter struct {
	out  io.Writer
	rest []byte
}

func (w *plainWriter) Write(b []byte) (int, error) {
	all := append(w.rest, b...)
	whole := len(all)
	for n := 1; n < utf8.UTFMax && n <= len(all); n++ {
		if last := all[len(all)-n]; utf8.RuneStart(last) {
			if !utf8.FullRune(all[len(all)-n:]) {
				whole = len(all) - n
			}
			break
		}
	}
	w.rest = append([]byte(nil), all[whole:]...)
	if _, err := io.WriteString(w.out, Plain(string(all[:whole]))); err != nil {
		return 0, err
	}
	return len(b), nil
}
