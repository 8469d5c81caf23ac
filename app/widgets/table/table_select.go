package table

// selecting is which rows of a table are selected, where the keyboard stands among them, and what is copied.
type selecting struct {
	t   *View
	sel selection
}

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
func (sg *selecting) Selected() []string {
	var ids []string
	if len(sg.sel.chosen) == 0 {
		return nil
	}
	for _, src := range sg.t.order.view {
		if id := sg.t.rows.ID(src); sg.sel.chosen[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// Cursor returns the id of the row the keyboard stands on, or "".
func (sg *selecting) Cursor() string { return sg.sel.cursor }

// Select selects exactly these rows, puts the cursor on the last of them and
// scrolls it into view. Rows that are not shown are left out. It does not
// raise OnSelect: the caller knows.
func (sg *selecting) Select(ids ...string) {
	sg.sel.chosen = map[string]bool{}
	for _, id := range ids {
		if sg.t.order.has(id) && (sg.t.cfg.Multi || len(sg.sel.chosen) == 0) {
			sg.sel.chosen[id] = true
			sg.sel.cursor, sg.sel.anchor = id, id
		}
	}
	sg.t.reveal()
	sg.t.repaintRows()
}

// choose is an intent of the user: a row was clicked or walked to.
func (sg *selecting) choose(view int, extend, toggle bool) {
	if view < 0 || view >= len(sg.t.order.view) {
		return
	}
	id := sg.t.id(view)
	switch {
	case extend && sg.t.cfg.Multi && sg.sel.anchor != "":
		from, to := sg.t.order.place[sg.sel.anchor], view
		sg.sel.chosen = map[string]bool{}
		for i := min(from, to); i <= max(from, to); i++ {
			sg.sel.chosen[sg.t.id(i)] = true
		}
		sg.sel.cursor = id
	case toggle && sg.t.cfg.Multi:
		sg.sel.toggle(id)
	default:
		sg.sel.only(id)
	}
	sg.t.reveal()
	sg.t.repaintRows()
	sg.selectionChanged()
}

// Walk goes to the next row (+1) or the previous one (-1), for a page that keeps
// the keyboard in a field.
func (sg *selecting) Walk(by int) {
	if n := len(sg.t.order.view); n > 0 {
		sg.choose(min(max(sg.cursorIndex()+by, 0), n-1), false, false)
	}
}

// selectAll selects every row shown.
func (sg *selecting) selectAll() {
	if !sg.t.cfg.Multi {
		return
	}
	for _, src := range sg.t.order.view {
		sg.sel.chosen[sg.t.rows.ID(src)] = true
	}
	sg.t.repaintRows()
	sg.selectionChanged()
}

func (sg *selecting) selectionChanged() {
	if f := sg.t.cfg.OnSelect; f != nil {
		f(sg.Selected())
	}
}

// cursorIndex is the cursor's place in the view, or -1.
func (sg *selecting) cursorIndex() int {
	if i, ok := sg.t.order.place[sg.sel.cursor]; ok && sg.sel.cursor != "" {
		return i
	}
	return -1
}
