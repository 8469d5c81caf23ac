package outline

import (
	"strings"
	"unicode"
)

// ticks are boxes to be ticked and what is put in them: alone on a line, too, they say something.
const ticks = "☒☐☑✓✔✗✘"

// Rule reports a line of signs drawn across the page: "-----", "* * *", "=====".
func Rule(s string) bool {
	if len(s) < 3 {
		return false
	}
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("()[]\"“”.,;:"+ticks, r) {
			return false
		}
	}
	return true
}

// signs are bullets and nothing else; bullets are also what typed text uses for them at the start of a line.
var (
	signs   = []string{"•", "◦", "▪", "■", "●", "○", "·", "‣", "⁃", "➢", "\uf0b7", "\uf0a7"}
	bullets = append(signs[:len(signs):len(signs)], "*", "-", "–", "—", "o")
)

// Bullet takes off the sign a list item begins with; ok is false where there is none.
func Bullet(s string) (rest string, ok bool) { return without(s, bullets) }

func without(s string, signs []string) (rest string, ok bool) {
	for _, sign := range signs {
		if rest, found := strings.CutPrefix(s, sign); found && strings.HasPrefix(rest, " ") &&
			strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest), true
		}
	}
	return s, false
}
