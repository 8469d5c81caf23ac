package docx

import (
	"strconv"
	"strings"
)

// field is the form field that is being read. Its value is written where it begins; a result that an older
// program wrote behind it would say the same again.
type field struct {
	depth  int // of fields around, within the paragraph
	valued int // depth of the one whose value is written, 0 for none
	result bool
}

// replaced reports that what is read now is the result of a field whose value is already written.
func (f *field) replaced() bool { return f.valued > 0 && f.result }

// fieldChar reads a w:fldChar: the value of a form field where one begins, else "".
func (p *parser) fieldChar(e event) (string, error) {
	f := &p.field
	switch e.attr("fldCharType") {
	case "begin":
		f.depth++
		value, err := p.formField()
		if value != "" && f.valued == 0 {
			f.valued, f.result = f.depth, false
		}
		return value, err
	case "separate":
		f.result = f.result || f.valued > 0 && f.valued == f.depth
	case "end":
		if f.valued == f.depth {
			f.valued, f.result = 0, false
		}
		f.depth = max(0, f.depth-1)
	}
	return "", p.scanner.skip()
}

// formField reads what a field of a form holds: a tick, or the chosen line of a list. The words of a text
// field stand behind it as runs.
func (p *parser) formField() (value string, err error) {
	err = p.scanner.each(func(e event) (bool, error) {
		if e.name != "ffData" {
			return false, nil
		}
		return true, p.scanner.each(func(e event) (bool, error) {
			var err error
			switch e.name {
			case "checkBox":
				value, err = checkBox(p.scanner)
			case "ddList":
				value, err = dropDown(p.scanner)
			default:
				return false, nil
			}
			return true, err
		})
	})
	return value, err
}

func checkBox(s *scanner) (string, error) {
	checked, initially := (*bool)(nil), false
	err := s.each(func(e event) (bool, error) {
		on := e.on()
		switch e.name {
		case "checked":
			checked = &on
		case "default":
			initially = on
		}
		return false, nil
	})
	if checked == nil {
		checked = &initially
	}
	if *checked {
		return ticked, err
	}
	return unticked, err
}

// mostChoices is how many lines of a list are looked at; Word allows 25.
const mostChoices = 1000

func dropDown(s *scanner) (string, error) {
	var choices []string
	chosen, initially := -1, 0
	err := s.each(func(e event) (bool, error) {
		switch e.name {
		case "result":
			chosen = integer(e.attr("val"), 0)
		case "default":
			initially = integer(e.attr("val"), 0)
		case "listEntry":
			if len(choices) < mostChoices {
				choices = append(choices, e.attr("val"))
			}
		}
		return false, nil
	})
	if chosen < 0 {
		chosen = initially
	}
	if chosen < len(choices) {
		return choices[chosen], err
	}
	return "", err
}

// What a box to be ticked is shown as, whatever the font drew in it.
const (
	ticked   = "☒"
	unticked = "☐"
)

var zapf = map[int]string{
	0x33: "✓", 0x34: "✓", 0x35: "✗", 0x36: "✗", 0x37: "✗", 0x38: "✗", 0x6f: unticked, 0x70: unticked,
	0x71: unticked, 0x72: unticked, 0x6e: "■", 0x6c: "●", 0x6d: "○",
}

// dingbats are the characters of pictorial fonts that carry a meaning in a contract, by font and code.
var dingbats = map[string]map[int]string{
	"wingdings": {
		0x6f: unticked, 0x70: unticked, 0x71: unticked, 0x72: unticked, 0xa8: unticked,
		0x78: ticked, 0xfd: ticked, 0xfe: ticked, 0xfb: "✗", 0xfc: "✓", 0xa1: "○", 0xa4: "◉", 0xa2: "○",
		0x6c: "●", 0x6e: "■", 0xa7: "▪", 0x76: "❖", 0xd8: "➢", 0xe0: "→", 0xdf: "←", 0xf0: "⇨",
	},
	"wingdings 2": {
		0x2a: unticked, 0x30: unticked, 0x31: unticked, 0x35: unticked, 0xa3: unticked,
		0x51: ticked, 0x52: ticked, 0x53: ticked, 0x54: ticked, 0x55: ticked, 0x56: ticked,
		0x4f: "✗", 0x50: "✓", 0x81: "○", 0x82: "○", 0x98: "●", 0x99: "◉",
	},
	"webdings":     {0x63: unticked, 0x61: "✓", 0x72: "✗", 0x67: "■", 0x6e: "●"},
	"zapfdingbats": zapf, "itc zapf dingbats": zapf,
	"symbol": symbolFont(),
}

// pictorial reports a font that draws pictures instead of letters.
func pictorial(font string) bool { return dingbats[strings.ToLower(font)] != nil }

// symbol is what a w:sym shows: code is hexadecimal, usually raised into the private area at F000.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 24)
	if err != nil {
		return ""
	}
	if pictorial(font) {
		return pictured(font, rune(n))
	}
	if r := rune(n); r < 0xE000 || r > 0xF8FF {
		return string(r)
	}
	return "\uFFFD"
}

// longestSign is how many characters of a pictorial font stand together, in characters; a longer run is words
// whose font is a mistake.
const longestSign = 4

// symbols are words set in a font; "" is any that draws letters.
func symbols(font, words string) string {
	if font == "" || len([]rune(words)) > longestSign {
		return words
	}
	var b strings.Builder
	for _, r := range words {
		b.WriteString(pictured(font, r))
	}
	return b.String()
}

// pictured is what one character of a pictorial font shows. Of "Symbol", letters that were typed and not
// chosen from a table are drawn in another font by most programs, and are kept.
func pictured(font string, r rune) string {
	code := int(r)
	if r >= 0xF000 && r <= 0xF0FF {
		code -= 0xF000
	} else if strings.EqualFold(font, "symbol") {
		return string(r)
	}
	if shown, ok := dingbats[strings.ToLower(font)][code]; ok {
		return shown
	}
	if code <= ' ' || code == 0xa0 {
		return " "
	}
	if r >= 0xE000 && r <= 0xF8FF {
		return "▪" // some picture: seen, and no letter
	}
	return string(r)
}
