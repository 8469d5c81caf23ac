package contracts

import (
	"strings"

	"countersign/assessments"
)

// hiding are the notices because of which a clause may not have been found in what is shown: of this
// document, or of all papers looked through.
func (m *model) hiding() (out []assessments.Notice) {
	if !m.all {
		return assessments.Hiding(m.text.Notices)
	}
	for _, v := range m.papers() {
		out = append(out, m.found[v].Hiding...)
	}
	return out
}

// hidingWords say what could hide a clause that was not found; "" if nothing could.
func (m *model) hidingWords() string {
	sums := assessments.SumUpNotices(m.hiding())
	if len(sums) == 0 {
		return ""
	}
	where := "A clause can be in what was not read here: "
	if m.all {
		where = "A clause can be in what was not read of these papers: "
	}
	return where + strings.Join(sums, "; ") + "."
}

// ofKind are the notices of one kind.
func ofKind(list []assessments.Notice, kind assessments.NoticeKind) (out []assessments.Notice) {
	for _, n := range list {
		if n.Kind == kind {
			out = append(out, n)
		}
	}
	return out
}

// around is the paragraph at a code point of the text; false if there is none at all.
func (l *laid) around(start int) (place, bool) {
	if l == nil || len(l.chunks) == 0 {
		return place{}, false
	}
	i := l.at(start)
	if i < 0 {
		i = len(l.chunks) - 1
	}
	return place{l.chunks[i].start, l.chunks[i].end}, true
}

// beginning cuts a long text for a card.
func beginning(text string, most int) (part string, cut bool) {
	n := 0
	for i := range text {
		if n == most {
			return text[:i] + "…", true
		}
		n++
	}
	return text, false
}
