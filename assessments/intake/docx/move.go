package docx

// moves follow text that was moved and is marked as such by the ends of its range alone: the runs in it
// carry no mark of their own.
type moves struct {
	open  map[string]change // ranges that were begun, by id
	by    *author           // of the range that was begun last
	runs  int               // of the paragraph, before which the innermost range began
	state change            // of the ranges that are open
	own   bool              // some run of the paragraph carries its own mark
	spans []span
}

// span is a stretch of runs inside a range; it counts as moved once the range is known to end.
type span struct {
	from, to int
	change   change
	closed   bool
}

// mostMoves is how many ranges may be open at once; Word opens one.
const mostMoves = 64

// see takes a mark of a range: true if e is one. para is nil between paragraphs.
func (m *moves) see(e event, para *paragraph) bool {
	at := 0
	if para != nil {
		at = len(para.runs)
	}
	switch e.name {
	case "moveFromRangeStart":
		m.start(e, deleted, at)
	case "moveToRangeStart":
		m.start(e, inserted, at)
	case "moveFromRangeEnd", "moveToRangeEnd":
		mark, open := m.open[e.attr("id")]
		if !open {
			return true
		}
		delete(m.open, e.attr("id"))
		if para != nil {
			m.spans = append(m.spans, span{from: m.runs, to: at, change: mark, closed: true})
			m.runs = at
		}
		m.state &^= mark
	default:
		return false
	}
	return true
}

func (m *moves) start(e event, mark change, at int) {
	id := e.attr("id")
	if m.open == nil {
		m.open = map[string]change{}
	}
	if len(m.open) < mostMoves {
		m.open[id] = mark
		m.state |= mark
		m.runs, m.by = at, authorOf(e)
	}
}

// begin is the beginning of a paragraph.
func (m *moves) begin() { m.runs, m.own, m.spans = 0, false, nil }

// end gives the runs of a finished paragraph the marks of the ranges they stand in: where the range ends in
// the paragraph, or the paragraph itself is marked as moved. A range without an end takes nothing away. A
// paragraph whose runs are marked one by one needs no ranges: what is not marked there was added later.
func (m *moves) end(para *paragraph) {
	if m.state != 0 && para.mark&m.state != 0 {
		m.spans = append(m.spans, span{from: m.runs, to: len(para.runs), change: para.mark & m.state})
	}
	for _, s := range m.spans {
		marked := false
		for _, r := range para.runs[s.from:s.to] {
			marked = marked || r.change&s.change != 0
		}
		for i := s.from; i < s.to && !marked; i++ {
			para.runs[i].change |= s.change
			para.runs[i].by = m.by
			para.changed = true
		}
	}
}
