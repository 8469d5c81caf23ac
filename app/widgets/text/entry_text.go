package text

// writing is the text of a field with its cursor. What was typed becomes the field's text here alone.
type writing struct {
	e       *Entry
	edit    edit
	known   string // Text as edit has it
	version int    // counts the texts
	// before shows the cursor at the end of a broken line and not at the beginning of the next.
	before bool
	goal   float32 // where Up and Down go along, from the left; below 0 nowhere yet
}

// SetText shows another text; nothing before it can be undone.
func (w *writing) SetText(text string) {
	e := w.e
	e.sync()
	if text == e.Text {
		e.edit.reset(text)
		return
	}
	e.Text = text
	e.sync()
	e.settle()
	if e.OnChanged != nil {
		e.OnChanged(text)
	}
}

// SelectedText is what is selected.
func (w *writing) SelectedText() string {
	w.sync()
	from, to := w.edit.selected()
	return string(w.edit.text[from:to])
}

// CursorTextOffset is how many characters are before the cursor.
func (w *writing) CursorTextOffset() int {
	w.sync()
	return w.edit.cursor
}

// CursorToEnd puts the cursor behind the text.
func (w *writing) CursorToEnd() {
	w.sync()
	w.moveTo(len(w.edit.text), false)
}

// sync takes over a text that was set from outside.
func (w *writing) sync() {
	e := w.e
	if e.Text == e.known {
		return
	}
	e.edit.reset(e.Text)
	if !e.in { // it is to be read from its beginning
		e.edit.move(0, false)
		e.toBeginning()
	}
	e.known = e.Text
	e.version++
	e.before, e.goal = false, -1
}

// changed says that the edit has another text: the one place where what was
// typed becomes the field's text.
func (w *writing) changed() {
	e := w.e
	text := string(e.edit.text)
	if text == e.Text {
		e.settle()
		return
	}
	e.Text, e.known = text, text
	e.version++
	e.refuse("")
	e.before, e.goal = false, -1
	e.settle()
	if e.OnChanged != nil {
		e.OnChanged(text)
	}
}

// settle shows the text and the cursor where they are now.
func (w *writing) settle() {
	e := w.e
	e.follow()
	e.Refresh()
	e.grow()
	e.RevealCursor()
}

// place puts the cursor somewhere, without showing it there yet.
func (w *writing) place(at int, extend, before bool, goal float32) {
	w.edit.move(at, extend)
	w.before, w.goal = before, goal
}

// moveTo puts the cursor somewhere.
func (w *writing) moveTo(at int, extend bool) {
	w.place(at, extend, false, -1)
	w.e.refuse("")
	w.settle()
}
