package docx

import "countersign/assessments/intake/outline"

// author is who made a change and when, as the file says.
type author struct {
	name, date string
	moved      bool
}

// longestName is how many bytes of a name, an id or a date are kept.
const longestName = 200

// authorOf reads who made the change, or wrote the comment, that an element begins.
func authorOf(e event) *author {
	moved := false
	switch e.name {
	case "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart":
		moved = true
	}
	return &author{name: short(e.attr("author")), date: short(e.attr("date")), moved: moved}
}

func short(s string) string {
	s = outline.OneLine(s)
	if len(s) > longestName {
		s = outline.Clean(s[:longestName])
	}
	return s
}

// anchor is where a comment begins, ends, or has its mark.
type anchor struct {
	id   string
	kind anchorKind
}

type anchorKind int

const (
	anchorStart anchorKind = iota
	anchorEnd
	anchorReference
)

// anchorOf is the anchor that an element is; nil if it is none.
func anchorOf(e event) *anchor {
	switch e.name {
	case "commentRangeStart":
		return &anchor{short(e.attr("id")), anchorStart}
	case "commentRangeEnd":
		return &anchor{short(e.attr("id")), anchorEnd}
	}
	return nil
}
