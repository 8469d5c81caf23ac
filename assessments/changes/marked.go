package changes

import "strings"

// Marked is the change as one text: what was left out in [-…-], what was added in {+…+}, the rest as the new
// version has it.
func (c Change) Marked() string {
	switch {
	case c.Old.Quote == "":
		return "{+" + c.New.Quote + "+}"
	case c.New.Quote == "":
		return "[-" + c.Old.Quote + "-]"
	}
	runes := []rune(c.New.Quote)
	var b strings.Builder
	at := 0
	upTo := func(to int) {
		to = min(max(to-c.New.Start, at), len(runes))
		b.WriteString(string(runes[at:to]))
		at = to
	}
	for _, w := range c.Words {
		upTo(w.NewStart)
		if w.Old != "" {
			b.WriteString("[-" + w.Old + "-]")
			if w.New == "" {
				b.WriteString(" ")
			}
		}
		if w.New != "" {
			b.WriteString("{+")
			upTo(w.NewEnd)
			b.WriteString("+}")
		}
	}
	upTo(c.New.Start + len(runes))
	return b.String()
}
