package docx

import (
	"strings"

	"countersign/assessments/intake/outline"
)

// level is how one depth of a list is numbered.
type level struct {
	start  int
	format string // WordprocessingML's name: decimal, lowerLetter, bullet, …
	text   string // pattern: "%1.%2"
	style  string // paragraph style bound to this level
	legal  bool   // all numbers in it are decimal
	// after which level it begins again: 1 is the first; 0 is after none, -1 after every one above it
	restart int
}

const levels = 9

type abstract struct {
	levels [levels]level
	link   string // a numbering style this list takes its levels from
	style  string // the numbering style that this list defines
}

type instance struct {
	abstract  string
	overrides map[int]level
	restart   map[int]int
}

// numbering is the lists of a document.
type numbering struct {
	abstracts map[string]*abstract
	instances map[string]*instance
}

// readNumbering reads the lists; s may be nil.
func readNumbering(s *scanner) (numbering, error) {
	n := numbering{abstracts: map[string]*abstract{}, instances: map[string]*instance{}}
	if s == nil {
		return n, nil
	}
	defer s.close()
	if _, err := s.next(); err != nil {
		return n, unexpected(err)
	}
	err := s.each(func(e event) (bool, error) {
		if len(n.abstracts)+len(n.instances) > maxParts*2 {
			return false, errTooMuch
		}
		switch e.name {
		case "abstractNum":
			a := &abstract{}
			n.abstracts[e.attr("abstractNumId")] = a
			return true, readAbstract(s, a)
		case "num":
			i := &instance{overrides: map[int]level{}, restart: map[int]int{}}
			n.instances[e.attr("numId")] = i
			return true, readInstance(s, i)
		}
		return false, nil
	})
	return n, err
}

func readAbstract(s *scanner, a *abstract) error {
	return s.each(func(e event) (bool, error) {
		switch e.name {
		case "lvl":
			at := integer(e.attr("ilvl"), 0)
			l, err := readLevel(s)
			if at < levels {
				a.levels[at] = l
			}
			return true, err
		case "numStyleLink":
			a.link = e.attr("val")
		case "styleLink":
			a.style = e.attr("val")
		}
		return false, nil
	})
}

func readInstance(s *scanner, i *instance) error {
	return s.each(func(e event) (bool, error) {
		switch e.name {
		case "abstractNumId":
			i.abstract = e.attr("val")
		case "lvlOverride":
			at := integer(e.attr("ilvl"), 0)
			return true, s.each(func(e event) (bool, error) {
				switch e.name {
				case "startOverride":
					i.restart[at] = integer(e.attr("val"), 1)
				case "lvl":
					l, err := readLevel(s)
					if at < levels {
						i.overrides[at] = l
					}
					return true, err
				}
				return false, nil
			})
		}
		return false, nil
	})
}

func readLevel(s *scanner) (level, error) {
	l := level{start: 1, format: "decimal", restart: -1}
	err := s.each(func(e event) (bool, error) {
		switch e.name {
		case "start":
			l.start = integer(e.attr("val"), 1)
		case "numFmt":
			l.format = e.attr("val")
		case "lvlText":
			l.text = e.attr("val")
		case "pStyle":
			l.style = e.attr("val")
		case "lvlRestart":
			l.restart = integer(e.attr("val"), -1)
		case "isLgl":
			l.legal = e.on()
		}
		return false, nil
	})
	return l, err
}

// list finds the levels an instance numbers with, and the name under which they are counted: instances of
// one list count together.
func (n numbering) list(numID string) (*instance, *abstract, string) {
	i := n.instances[numID]
	if i == nil {
		return nil, nil, ""
	}
	a := n.abstracts[i.abstract]
	if a != nil && a.link != "" {
		for _, other := range n.abstracts {
			if other.style == a.link {
				a = other
				break
			}
		}
	}
	return i, a, i.abstract
}

// levelOf is the depth of a paragraph in its list: its own, that of its style, or the one its style is
// bound to.
func (a *abstract) levelOf(ilvl int, by string) int {
	if ilvl >= 0 {
		return min(ilvl, levels-1)
	}
	for at, l := range a.levels {
		if l.style != "" && l.style == by {
			return at
		}
	}
	return 0
}

// count is how far one level of a list has come.
type count struct {
	value int
	used  bool
}

// counters count the automatic numbers along a text.
type counters struct {
	lists   numbering
	values  map[string]*[levels]count
	started map[string]bool // instances whose restarts were applied
}

func newCounters(lists numbering) *counters {
	return &counters{lists: lists, values: map[string]*[levels]count{}, started: map[string]bool{}}
}

// next counts one paragraph of a list on and writes its number; bullets and hidden numbers write "".
func (c *counters) next(numID string, ilvl int, by string) (text string, depth int, listed bool) {
	i, a, key := c.lists.list(numID)
	if a == nil {
		return "", 0, false
	}
	depth = a.levelOf(ilvl, by)
	values := c.values[key]
	if values == nil {
		values = &[levels]count{}
		c.values[key] = values
	}
	if !c.started[numID] {
		c.started[numID] = true
		for at := range i.restart {
			if at < levels {
				clear(values[at:])
			}
		}
	}
	for k := range depth { // a level that was skipped shows its first number
		if !values[k].used {
			values[k] = count{value: i.level(a, k).start, used: true}
		}
	}
	if values[depth].used {
		values[depth].value++
	} else {
		values[depth] = count{value: i.level(a, depth).start, used: true}
	}
	for k := depth + 1; k < levels; k++ {
		if after := i.level(a, k).restart; after < 0 || after > k || depth < after {
			values[k] = count{}
		}
	}
	return i.number(a, values, depth), depth, true
}

// level is one level of the list as this instance has it.
func (i *instance) level(a *abstract, at int) level {
	l, ok := i.overrides[at]
	if !ok {
		l = a.levels[at]
	}
	if start, ok := i.restart[at]; ok {
		l.start = start
	}
	return l
}

// number fills the pattern of a level with the counts of it and the levels above.
func (i *instance) number(a *abstract, values *[levels]count, depth int) string {
	l := i.level(a, depth)
	if l.format == "bullet" || l.format == "none" && l.text == "" {
		return ""
	}
	pattern := l.text
	if pattern == "" {
		pattern = "%" + string(rune('1'+depth)) + "."
	}
	var b strings.Builder
	for k := 0; k < len(pattern); k++ {
		if pattern[k] != '%' || k+1 == len(pattern) || pattern[k+1] < '1' || pattern[k+1] > '9' {
			b.WriteByte(pattern[k])
			continue
		}
		k++
		which := int(pattern[k] - '1')
		format := i.level(a, which).format
		if l.legal {
			format = "decimal"
		}
		b.WriteString(outline.Counter(format, values[which].value))
	}
	return strings.TrimSpace(b.String())
}
