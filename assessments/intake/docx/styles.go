package docx

import (
	"cmp"
	"strings"
)

// style is what a paragraph style gives its paragraphs; -1 and "" mean that it says nothing.
type style struct {
	name    string
	basedOn string
	outline int // 0 is the top heading, 9 is body text
	numID   string
	ilvl    int
	bold    *bool
	struck  *bool
	hidden  *bool
}

type styles map[string]style

// readStyles reads the paragraph styles; s may be nil.
func readStyles(s *scanner) (styles, error) {
	all := styles{}
	if s == nil {
		return all, nil
	}
	defer s.close()
	err := eachOf(s, "style", func(e event) error {
		one := style{outline: -1, ilvl: -1}
		id := e.attr("styleId")
		err := s.each(func(e event) (bool, error) {
			switch e.name {
			case "name":
				one.name = strings.ToLower(e.attr("val"))
			case "basedOn":
				one.basedOn = e.attr("val")
			case "pPr":
				return true, s.each(func(e event) (bool, error) {
					switch e.name {
					case "outlineLvl":
						one.outline = integer(e.attr("val"), -1)
					case "numPr":
						return true, readNumPr(s, &one.numID, &one.ilvl)
					}
					return false, nil
				})
			case "rPr":
				return true, s.each(func(e event) (bool, error) {
					on := e.on()
					switch e.name {
					case "b":
						one.bold = &on
					case "strike", "dstrike":
						one.struck = &on
					case "vanish":
						one.hidden = &on
					}
					return false, nil
				})
			}
			return false, nil
		})
		if len(all) < maxParts {
			all[id] = one
		}
		return err
	})
	return all, err
}

func readNumPr(s *scanner, numID *string, ilvl *int) error {
	return s.each(func(e event) (bool, error) {
		switch e.name {
		case "numId":
			*numID = e.attr("val")
		case "ilvl":
			*ilvl = integer(e.attr("val"), 0)
		}
		return false, nil
	})
}

// eachOf calls fn for every element of one name directly below the root; fn consumes it.
func eachOf(s *scanner, name string, fn func(event) error) error {
	if _, err := s.next(); err != nil {
		return unexpected(err)
	}
	return s.each(func(e event) (bool, error) {
		if e.name != name {
			return false, nil
		}
		return true, fn(e)
	})
}

// chain calls fn for a style and those it is based on, nearest first, until fn says stop.
func (all styles) chain(id string, fn func(style) bool) {
	for range 32 { // a style based on itself ends too
		one, ok := all[id]
		if !ok || fn(one) {
			return
		}
		id = one.basedOn
	}
}

// level is the heading level of a style: 1 for a title, 2 for "heading 1" and so on; 0 for body text.
func (all styles) level(id string) int {
	level := 0
	all.chain(id, func(s style) bool {
		switch {
		case s.name == "title":
			level = 1
		case strings.HasPrefix(s.name, "heading ") && len(s.name) == 9 && s.name[8] >= '1' &&
			s.name[8] <= '9':
			level = int(s.name[8]-'0') + 1
		case s.outline >= 0 && s.outline < 9:
			level = s.outline + 2
		case s.outline == 9:
			return true
		}
		return level > 0
	})
	return level
}

// contents reports a style of a table of contents or an index.
func (all styles) contents(id string) bool {
	found := false
	all.chain(id, func(s style) bool {
		found = strings.HasPrefix(s.name, "toc ") || strings.HasPrefix(s.name, "index ") ||
			s.name == "table of figures"
		return found
	})
	return found
}

// looks are what a paragraph's style makes of its runs.
func (all styles) looks(id string) looks {
	var own looks
	all.dress(id, &own)
	return own
}

// dress sets what a style, or one it is based on, says of a run.
func (all styles) dress(id string, own *looks) {
	var bold, struck, hidden *bool
	all.chain(id, func(s style) bool {
		bold, struck, hidden = cmp.Or(bold, s.bold), cmp.Or(struck, s.struck), cmp.Or(hidden, s.hidden)
		return false
	})
	for from, to := range map[*bool]*bool{bold: &own.bold, struck: &own.struck, hidden: &own.hidden} {
		if from != nil {
			*to = *from
		}
	}
}

// number is the list a style puts its paragraphs in; style is the one that says so.
func (all styles) number(id string) (numID string, ilvl int, by string) {
	ilvl = -1
	all.chain(id, func(s style) bool {
		if ilvl < 0 {
			ilvl = s.ilvl
		}
		if s.numID != "" {
			numID, by = s.numID, id
			return true
		}
		return false
	})
	return numID, ilvl, by
}

func integer(s string, otherwise int) int {
	n := 0
	if s == "" || len(s) > 9 {
		return otherwise
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return otherwise
		}
		n = n*10 + int(c-'0')
	}
	return n
}
