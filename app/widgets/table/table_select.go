package table

// selection remembers chosen rows by id, the cursor, and where a range began.
// It knows no widgets.
type selection struct {
	chosen         map[string]bool
	cursor, anchor string
}

// keep forgets rows that are no longer shown.
func (s *selection) keep(shown func(string) bool) {
	for id := range s.chosen {
		if !shown(id) {
			delete(s.chosen, id)
		}
	}
	if s.cursor != "" && !shown(s.cursor) {
		s.cursor = ""
	}
	if s.anchor != "" && !shown(s.anchor) {
		s.anchor = s.cursor
	}
}

func (s *selection) only(id string) {
	s.chosen = map[string]bool{id: true}
	s.cursor, s.anchor = id, id
}

func (s *selection) toggle(id string) {
	if s.chosen[id] {
		delete(s.chosen, id)
	} else {
		s.chosen[id] = true
	}
	s.cursor, s.anchor = id, id
}

// Selected returns the ids of the selected rows in the order shown.
func (t *View) Selected() []string {
	var ids []string
	if len(t.sel.chosen) == 0 {
		return nil
	}
	for _, src := range t.order.view {
		if id := t.rows.ID(src); t.sel.chosen[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// Cursor returns the id of the row the keyboard stands on, or "".
func (t *View) Cursor() string { return t.sel.cursor }

// Select selects exactly these rows, puts the cursor on the last of them and
// scrolls it into view. Rows that are not shown are left out. It does not
// raise OnSelect: the caller knows.
func (t *View) Select(ids ...string) {
	t.sel.chosen = map[string]bool{}
	for _, id := range ids {
		if t.order.has(id) && (t.cfg.Multi || len(t.sel.chosen) == 0) {
			t.sel.chosen[id] = true
			t.sel.cursor, t.sel.anchor = id, id
		}
	}
	t.reveal()
	t.repaintRows()
}

// choose is an intent of the user: a row was clicked or walked to.
func (t *View) choose(view int, extend, toggle bool) {
	if view < 0 || view >= len(t.order.view) {
		return
	}
	id := t.id(view)
	switch {
	case extend && t.cfg.Multi && t.sel.anchor != "":
		from, to := t.order.place[t.sel.anchor], view
		t.sel.chosen = map[string]bool{}
		for i := min(from, to); i <= max(from, to); i++ {
			t.sel.chosen[t.id(i)] = true
		}
		t.sel.cursor = id
	case toggle && t.cfg.Multi:
		t.sel.toggle(id)
	default:
		t.sel.only(id)
	}
	t.reveal()
	t.repaintRows()
	t.selectionChanged()
}

// Walk goes to the next row (+1) or the previous one (-1), for a page that keeps
// the keyboard in a field.
func (t *View) Walk(by int) {
	if n := len(t.order.view); n > 0 {
		t.choose(min(max(t.cursorIndex()+by, 0), n-1), false, false)
	}
}

// selectAll selects every row shown.
func (t *View) selectAll() {
	if !t.cfg.Multi {
		return
	}
	for _, src := range t.order.view {
		t.sel.chosen[t.rows.ID(src)] = true
	}
	t.repaintRows()
	t.selectionChanged()
}

func (t *View) selectionChanged() {
	if f := t.cfg.OnSelect; f != nil {
		f(t.Selected())
	}
}

// cursorIndex is the cursor's place in the view, or -1.
func (t *View) cursorIndex() int {
	if i, ok := t.order.place[t.sel.cursor]; ok && t.sel.cursor != "" {
		return i
	}
	return -1
}

// reveal scrolls the cursor into view. While nothing else scrolls the table, it stays there when the
// table is given another size: a page selects before it is laid out.
func (t *View) reveal() {
	t.followed.From = t.scroll.Offset
	t.scrollToCursor()
	t.followed.At = t.scroll.Offset
}

// revealAgain does the same in another size, as if the table had had that size before.
func (t *View) revealAgain() {
	if t.cursorIndex() < 0 {
		return
	}
	off := t.scroll.Offset
	off.Y = t.followed.From.Y
	t.scroll.ScrollToOffset(off)
	t.scrollToCursor()
	t.scrolled()
	t.followed.At = t.scroll.Offset
}

func (t *View) scrollToCursor() {
	i := t.cursorIndex()
	if i < 0 {
		return
	}
	h, page := t.rowHeight(), t.scroll.Size().Height
	top, off := float32(i)*h, t.scroll.Offset
	switch {
	case page <= 0:
		return
	case top < off.Y:
		off.Y = top
	case i == len(t.order.view)-1:
		off.Y = max(t.right.MinSize().Height-page, 0)
	case top+h > off.Y+page:
		off.Y = top + h - page
	default:
		return
	}
	t.scroll.ScrollToOffset(off)
	t.scrolled()
}
