package docx

import (
	"strings"
	"unicode/utf8"
)

// longestFormula is how much of one formula is written, in bytes.
const longestFormula = 16 << 10

// equation reads a formula into its paragraph, on one line: "Credit=(99.9%-A)/(0.1%)×5% of the fee".
func (p *parser) equation(para *paragraph) error {
	if err := p.doc.piece(); err != nil {
		return err
	}
	words, err := p.formula()
	if strings.TrimSpace(words) != "" {
		para.runs = append(para.runs, run{text: words, change: p.state, by: p.by})
		para.changed = para.changed || p.state != 0
	}
	return err
}

// formula writes what is inside the element just started.
func (p *parser) formula() (string, error) {
	var b strings.Builder
	err := p.scanner.each(func(e event) (bool, error) {
		words, err := p.term(e)
		if b.Len()+len(words) <= longestFormula {
			b.WriteString(words)
		}
		return true, err
	})
	return b.String(), err
}

// term writes one element of a formula, and consumes it.
func (p *parser) term(e event) (string, error) {
	switch e.local {
	case "t", "delText":
		if p.state&deleted != 0 { // a formula is one run: what was deleted in it is left out
			return "", p.scanner.skip()
		}
		return p.scanner.words()
	case "f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "d", "func", "limLow", "limUpp", "m", "eqArr",
		"acc", "bar":
		parts, err := p.parts()
		return parts.write(e.local), err
	case "rPr", "ctrlPr", "fPr", "oMathParaPr", "argPr", "sSupPr":
		return "", p.scanner.skip()
	}
	if mark, ok := tracked[e.name]; ok && e.name != "" {
		before := p.state
		p.state |= mark
		words, err := p.formula()
		p.state = before
		return words, err
	}
	return p.formula()
}

// parts are the pieces of a structure: those in order, and the signs its properties name.
type parts struct {
	named map[string]string
	all   []string // of matrices, rows; of brackets, what stands between them
	signs map[string]string
}

func (p *parser) parts() (parts, error) {
	got := parts{named: map[string]string{}, signs: map[string]string{}}
	err := p.scanner.each(func(e event) (bool, error) {
		if strings.HasSuffix(e.local, "Pr") {
			return true, p.scanner.each(func(e event) (bool, error) {
				got.signs[e.local] = "on"
				for _, a := range e.attrs {
					if a.Name.Local == "val" {
						got.signs[e.local] = a.Value
					}
				}
				return false, nil
			})
		}
		words, err := p.content(e)
		got.named[e.local] = words
		if len(got.all) < mostChoices {
			got.all = append(got.all, words)
		}
		return true, err
	})
	return got, err
}

// content is what one part says; the cells of a matrix's row are parted by commas.
func (p *parser) content(e event) (string, error) {
	if e.local != "mr" {
		return p.formula()
	}
	var cells []string
	err := p.scanner.each(func(event) (bool, error) {
		words, err := p.formula()
		if len(cells) < mostChoices {
			cells = append(cells, words)
		}
		return true, err
	})
	return strings.Join(cells, ", "), err
}

// write is a structure on one line.
func (s parts) write(kind string) string {
	e, sub, sup := s.named["e"], s.named["sub"], s.named["sup"]
	switch kind {
	case "f":
		if s.signs["type"] == "noBar" {
			return "(" + s.named["num"] + " over " + s.named["den"] + ")"
		}
		return grouped(s.named["num"]) + "/" + grouped(s.named["den"])
	case "sSup":
		return grouped(e) + "^" + grouped(sup)
	case "sSub":
		return e + "_" + grouped(sub)
	case "sSubSup":
		return e + "_" + grouped(sub) + "^" + grouped(sup)
	case "sPre":
		return "_" + grouped(sub) + "^" + grouped(sup) + e
	case "rad":
		if degree := s.named["deg"]; strings.TrimSpace(degree) != "" {
			return "root " + degree + " of (" + e + ")"
		}
		return "√(" + e + ")"
	case "nary":
		return s.nary()
	case "d":
		return s.sign("begChr", "(") + strings.Join(s.all, s.sign("sepChr", "|")) + s.sign("endChr", ")")
	case "func":
		return s.named["fName"] + "(" + strings.TrimSpace(bare(e)) + ")"
	case "limLow", "limUpp":
		return e + "_" + grouped(s.named["lim"])
	case "m", "eqArr":
		return strings.Join(s.all, "; ")
	}
	return e
}

// nary is a sum or another operator with its bounds: "∑_(i=1)^n(x)".
func (s parts) nary() string {
	out := s.sign("chr", "∫")
	if sub := s.named["sub"]; sub != "" {
		out += "_" + grouped(sub)
	}
	if sup := s.named["sup"]; sup != "" {
		out += "^" + grouped(sup)
	}
	return out + "(" + s.named["e"] + ")"
}

// sign is the character that a property names, or the usual one; a property with an empty value is none.
func (s parts) sign(name, usual string) string {
	if sign, ok := s.signs[name]; ok && sign != "on" {
		return sign
	}
	return usual
}

// grouped is a part in brackets where it is more than one number or name.
func grouped(s string) string {
	s = strings.TrimSpace(s)
	for _, r := range s {
		if strings.ContainsRune("+-−×·*/=<>≤≥ ,()", r) {
			if bare(s) != s {
				return s
			}
			return "(" + s + ")"
		}
	}
	return s
}

// bare is a part without the brackets that enclose it as a whole.
func bare(s string) string {
	if len(s) < 2 || s[0] != '(' || s[len(s)-1] != ')' {
		return s
	}
	depth := 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 && i+utf8.RuneLen(r) < len(s) {
			return s
		}
	}
	return s[1 : len(s)-1]
}
