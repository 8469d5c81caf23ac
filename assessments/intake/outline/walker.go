package outline

import (
	"fmt"
	"strconv"
	"strings"

	"countersign/assessments"
)

// entry is one thing a paragraph stands under: a heading, a numbered paragraph, or both in one.
type entry struct {
	key     string // what it counts on from: style, brackets and place; "" for a heading without a number
	ordinal int    // of its number
	head    bool   // it is a heading
	class   string // of a heading derived from its shape: headings of one class replace each other
	marked  int    // level of a heading the format marks; 0 for everything else
	list    int    // nesting of a list item
	label   string // its section as cited: "4.2(a)", "" without a number
	title   string
	decimal []string
	outer   bool // Schedule, Article: the counting starts again inside
	intro   bool // the run-in title of a paragraph that introduces a list: it holds for the items alone
}

// walker carries the stack of entries from paragraph to paragraph.
type walker struct {
	stack []entry
	begun bool           // a paragraph that is no heading was met
	shelf []entry        // what the last ordinary paragraph took off the stack: "(d)" may continue after it
	base  int            // height of the stack it stood on
	last  map[string]int // ordinal last seen per key, to tell (i) after (h) from (i) the Roman one
}

// place sets kind, level, section and headings of one block.
func (w *walker) place(block Block, r reading) assessments.Paragraph {
	p := assessments.Paragraph{Kind: block.Kind, Level: block.Level}
	defer func() {
		w.begun = w.begun || p.Kind != assessments.ParagraphHeading && p.Kind != assessments.ParagraphMargin
	}()
	switch block.Kind {
	case assessments.ParagraphMargin:
		return p
	case assessments.ParagraphFootnote, assessments.ParagraphTableRow:
		p.Section, p.Heading = w.section(), w.path("")
		return p
	}
	switch {
	case block.Kind == assessments.ParagraphHeading:
		w.pop(func(e entry) bool { return e.marked == 0 || e.marked >= block.Level })
		e := entry{marked: max(block.Level, 1), title: r.title, head: true}
		if r.counted {
			w.count(&e, r.number, fmt.Sprintf("h%d", block.Level))
		}
		w.push(e)
		p.Level = w.depth()
	case r.counted:
		w.placeNumbered(block, r, &p)
	case r.heading:
		w.placeDerived(r, &p)
	default:
		w.leaveItems(block)
		p.Section, p.Heading = w.section(), w.path(r.title)
		if r.title != "" && block.Kind == assessments.ParagraphBody && strings.HasSuffix(block.Text, ":") {
			w.push(entry{title: r.title, intro: true})
		}
		return p
	}
	p.Section, p.Heading = w.section(), w.path("")
	return p
}

func (w *walker) placeNumbered(block Block, r reading, p *assessments.Paragraph) {
	place := ""
	e := entry{list: block.Level, title: r.title, head: r.heading, outer: r.number.style == styleSchedule ||
		r.number.style == styleArticle}
	if block.Level > 0 {
		place = fmt.Sprintf("l%d", block.Level)
		// a first number opens a depth of its own: levels of different lists do not compare
		if r.number.ordinal != 1 && r.number.roman != 1 {
			w.pop(func(e entry) bool { return e.list > block.Level })
		}
	}
	if e.outer {
		w.leaveAll(r.number.style)
	}
	if r.heading {
		w.pop(func(e entry) bool { return e.intro })
	}
	w.count(&e, r.number, place)
	w.push(e)
	if r.heading {
		p.Kind, p.Level = assessments.ParagraphHeading, w.depth()
		if e.title == "" {
			w.stack[len(w.stack)-1].title = r.number.token
		}
	}
}

// placeDerived puts an unnumbered heading on the stack: in the place of the last one that looked like
// it, else below the nearest section that has a title.
func (w *walker) placeDerived(r reading, p *assessments.Paragraph) {
	class := "title"
	if r.shape == shapeCaps {
		class = "caps"
	} else if r.strong {
		class = "strong"
	}
	if at := w.deepest(class); at >= 0 {
		if w.begun || at > w.find(func(e entry) bool { return e.class == class }) {
			w.stack = w.stack[:at]
		} // else the title of the document, which stays above the first heading below it
	} else {
		w.pop(func(e entry) bool { return e.title == "" || e.intro })
	}
	w.push(entry{class: class, title: r.title})
	p.Kind, p.Level = assessments.ParagraphHeading, w.depth()
}

// count gives e its key and label and takes off the stack what the number leaves behind.
func (w *walker) count(e *entry, n number, place string) {
	if n.style == styleDecimal {
		w.countDecimal(e, n)
		return
	}
	style := n.style
	if n.roman > 0 && (style == styleLower || style == styleUpper) && w.isRoman(n) {
		style, n.ordinal = romanStyle(style == styleUpper), n.roman
	}
	kind := string(style)
	if n.enclose {
		kind += "()"
	}
	e.key, e.ordinal = kind+"@"+place, n.ordinal
	w.unshelve(*e, kind+"@")
	if at := w.before(*e, kind+"@"); at >= 0 {
		e.key = w.stack[at].key // "5." typed manually continues after an automatic "4."
		w.stack = w.stack[:at]
	} else if at := w.variant(*e, style, n.enclose); at >= 0 {
		w.stack = w.stack[:at]
	} else if style == styleSimple && !n.enclose {
		// "2." after "1.4": the counting of whole sections continues
		if at := w.find(func(o entry) bool {
			return len(o.decimal) > 1 && o.decimal[0] == strconv.Itoa(n.ordinal-1)
		}); at >= 0 {
			w.stack = w.stack[:at]
		}
	}
	if style == styleSimple && (len(w.stack) == 0 || w.find(func(o entry) bool {
		return o.label != "" && !o.outer
	}) < 0) {
		e.decimal = n.parts
	}
	w.last[kind] = n.ordinal
	e.label = w.join(n, style)
}

// before is the place of the entry that e counts on from, -1 where e opens a counting of its own. A number
// follows its predecessor, heading after heading and item after item; a first number starts again
// beside one of its own place in a list, or as a heading beside a heading, and opens a depth of its
// own otherwise.
func (w *walker) before(e entry, kind string) int {
	loose := -1
	for at := len(w.stack) - 1; at >= 0; at-- {
		o := w.stack[at]
		if !strings.HasPrefix(o.key, kind) {
			continue
		}
		switch {
		case o.ordinal == e.ordinal-1 && o.head == e.head:
			return at
		case e.ordinal == 1:
			if o.key == e.key && (e.list > 0 || o.head && e.head) {
				loose = at
			}
		case loose < 0 || o.ordinal == e.ordinal-1:
			loose = at
		}
	}
	return loose
}

// unshelve puts back what an ordinary paragraph took off, if e continues it: "(c)", a paragraph, "(d)".
func (w *walker) unshelve(e entry, kind string) {
	if w.base != len(w.stack) || w.find(func(o entry) bool {
		return strings.HasPrefix(o.key, kind) && o.ordinal == e.ordinal-1
	}) >= 0 {
		return
	}
	for i := len(w.shelf) - 1; i >= 0; i-- {
		if o := w.shelf[i]; strings.HasPrefix(o.key, kind) && o.ordinal == e.ordinal-1 {
			w.stack = append(w.stack, w.shelf[:i+1]...)
			w.shelf = nil
			return
		}
	}
}

// variant is the place of the predecessor of e written with other brackets: "b." before "(c)".
func (w *walker) variant(e entry, s style, enclosed bool) int {
	other := string(s) + "()@"
	if enclosed {
		other = string(s) + "@"
	}
	if e.ordinal == 1 {
		return -1
	}
	return w.find(func(o entry) bool {
		return strings.HasPrefix(o.key, other) && o.ordinal == e.ordinal-1 && !o.head && o.decimal == nil
	})
}

// countDecimal places "4.2.1": under "4.2" or "4" where they are open, else beside its last sibling.
func (w *walker) countDecimal(e *entry, n number) {
	e.key, e.decimal = fmt.Sprintf("%s%d", n.style, len(n.parts)), n.parts
	at := w.find(func(o entry) bool { return len(o.decimal) > 0 && !prefixOf(o.decimal, n.parts) })
	for ; at >= 0; at = w.find(func(o entry) bool {
		return len(o.decimal) > 0 && !prefixOf(o.decimal, n.parts)
	}) {
		if w.stack[at].marked > 0 && e.marked == 0 {
			break // "1.1" under a marked heading "2." of another counting stays under it
		}
		w.stack = w.stack[:at]
	}
	w.pop(func(o entry) bool { return len(o.decimal) == 0 && o.title == "" && !o.outer && o.marked == 0 })
	e.label = n.token
	if outer := w.find(func(o entry) bool { return o.outer && strings.Contains(o.label, " ") }); outer >= 0 &&
		strings.HasPrefix(w.stack[outer].key, string(styleSchedule)) {
		e.label = w.stack[outer].label + ", " + n.token
	}
}

func prefixOf(short, long []string) bool {
	if len(short) >= len(long) {
		return false
	}
	for i := range short {
		if short[i] != long[i] {
			return false
		}
	}
	return true
}

// isRoman decides between "(i)" the letter and "(i)" the Roman one: a letter when it follows its neighbour.
func (w *walker) isRoman(n number) bool {
	bracket := ""
	if n.enclose {
		bracket = "()"
	}
	letter, numeral := styleLower, styleLowerRoman
	if n.style == styleUpper {
		letter, numeral = styleUpper, styleUpperRoman
	}
	letterKey, romanKey := string(letter)+bracket, string(numeral)+bracket
	if w.open(romanKey) && w.last[romanKey] == n.roman-1 {
		return true
	}
	if w.last[letterKey] == n.ordinal-1 && n.ordinal > 1 {
		return false
	}
	return n.roman == 1 || (w.last[romanKey] > 0 && w.last[romanKey] == n.roman-1)
}

// join is the section as cited: the number below the sections it stands under.
func (w *walker) join(n number, style style) string {
	parent := w.section()
	if parent == "" || style == styleSchedule {
		return n.token
	}
	outer := w.stack[len(w.stack)-1]
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i].label != "" {
			outer = w.stack[i]
			break
		}
	}
	switch {
	case style == styleArticle && !outer.outer:
		return n.token
	case outer.outer && strings.HasPrefix(outer.key, string(styleArticle)) && style == styleSimple:
		return n.token // sections count through the articles
	case outer.outer:
		return parent + ", " + n.token
	case n.enclose:
		return parent + n.token
	case style == styleLower || style == styleLowerRoman || strings.HasSuffix(parent, ")"):
		return parent + "(" + n.token + ")"
	}
	return parent + "." + n.token
}

// leaveItems takes lettered and listed entries off the stack when an ordinary paragraph follows them.
func (w *walker) leaveItems(block Block) {
	before := w.stack
	if block.Level > 0 {
		w.pop(func(e entry) bool {
			return e.list > block.Level || e.list == block.Level &&
				block.Kind == assessments.ParagraphListItem
		})
	} else {
		w.pop(func(e entry) bool {
			if e.intro {
				return block.Kind == assessments.ParagraphBody
			}
			return e.marked == 0 && e.class == "" && !e.outer &&
				(e.list > 0 && e.title == "" || e.title == "" && len(e.decimal) == 0)
		})
	}
	if len(w.stack) < len(before) {
		w.shelf, w.base = append([]entry(nil), before[len(w.stack):]...), len(w.stack)
	}
}

// leaveAll clears the stack for a new schedule, or for a new article up to the schedule it stands in.
func (w *walker) leaveAll(s style) {
	if at := w.find(func(e entry) bool { return e.outer && strings.HasPrefix(e.key, string(s)) }); at >= 0 {
		w.stack = w.stack[:at]
		return
	}
	w.pop(func(e entry) bool {
		if s == styleArticle && e.outer {
			return false
		}
		return e.label != "" || e.class != "" || e.marked == 0
	})
}

// deepestStack is how many entries may stand inside each other; deeper ones replace the last.
const deepestStack = 24

func (w *walker) push(e entry) {
	if len(w.stack) == deepestStack {
		w.stack = w.stack[:deepestStack-1]
	}
	w.stack = append(w.stack, e)
}

func (w *walker) pop(while func(entry) bool) {
	for len(w.stack) > 0 && while(w.stack[len(w.stack)-1]) {
		w.stack = w.stack[:len(w.stack)-1]
	}
}

// find is the lowest place on the stack where ok holds, -1 where it holds nowhere.
func (w *walker) find(ok func(entry) bool) int {
	for i, e := range w.stack {
		if ok(e) {
			return i
		}
	}
	return -1
}

// deepest is the highest place on the stack of a heading of a class, -1 where there is none.
func (w *walker) deepest(class string) int {
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i].class == class {
			return i
		}
	}
	return -1
}

func (w *walker) open(key string) bool {
	return w.find(func(e entry) bool { return strings.HasPrefix(e.key, key+"@") }) >= 0
}

func (w *walker) section() string {
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i].label != "" {
			return w.stack[i].label
		}
	}
	return ""
}

// path lists the titles of the stack, outermost first; extra is a run-in title of this paragraph alone.
func (w *walker) path(extra string) []string {
	var path []string
	for _, e := range w.stack {
		if e.title != "" {
			path = append(path, e.title)
		}
	}
	if extra != "" {
		path = append(path, extra)
	}
	return path
}

func (w *walker) depth() int {
	depth := 0
	for _, e := range w.stack {
		if e.title != "" {
			depth++
		}
	}
	return max(depth, 1)
}
