package contracts

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/proposal"
)

// intakeForm is the form of one file: each row a field, the words that carry it, and how sure it is.
type intakeForm struct {
	p      *Intake
	rows   []*intakeRow
	as     *menu.Select // what it is filed as; nil where there is nothing it could be a version of
	papers []proposal.Filed
	filled *ui.Filled
	column *fyne.Container
	body   fyne.CanvasObject
	typing bool // false while the program fills the fields
}

// intakeRow is one row of the form.
type intakeRow struct {
	field string
	row   *widgets.FormRow
	pill  *figure.Pill
	entry *text.Entry  // one of both, or none where nothing can be typed
	pick  *menu.Select //
	keys  []string     // values of pick
	box   fyne.CanvasObject
}

func newIntakeForm(p *Intake) *intakeForm {
	f := &intakeForm{p: p, column: widgets.NewColumn(1.5)}
	f.body = widgets.NewScroller(widgets.NewInset(4, 2, f.column))
	return f
}

// labels are the rows in their order; what is asked for at each is Fact.Field.
var intakeLabels = []struct{ field, label, hint string }{
	{useField, "Used for", "What for. It may stay empty; else the scope is asked next."},
	{"title", "Title", ""},
	{"kind", "Kind", ""},
	{"vendor", "Vendor", ""},
	{"service", "Service", ""},
	{"contract", "Contract", ""},
	{"signing_entity", "Signing entity", ""},
	{"effective", "Effective", ""},
	{"label", "Version", ""},
	{"term", "Term", ""},
	{"notice", "Notice", ""},
	{"governing_law", "Governing law", ""},
	{"status", "Status", ""},
	{"source", "Source", "An address, a person."},
}

// fill makes the rows of the file that is open.
func (f *intakeForm) fill() {
	f.close()
	h := f.p.m.current()
	f.rows, f.column.Objects = nil, nil
	for _, l := range intakeLabels {
		r := f.newRow(l.field, l.label)
		f.rows = append(f.rows, r)
		f.column.Add(r.box)
		if l.field == "kind" {
			f.addAs(h)
		}
	}
	f.column.Add(f.linked(h))
	f.showAll()
	f.typing = true
	f.filled = ui.Fill(f.p.host, ui.Form{
		Name: "add " + h.name, Content: f.column,
		Of: func() []string { return []string{ui.FileName("document", h.file)} },
	})
	f.column.Refresh()
}

func (f *intakeForm) newRow(field, label string) *intakeRow {
	r := &intakeRow{field: field, pill: figure.NewPill("", theme.Unknown, theme.MarkRing)}
	var control fyne.CanvasObject
	switch field {
	case "kind":
		for _, k := range assessments.DocumentKinds() {
			r.keys = append(r.keys, string(k))
		}
		r.pick = f.choice(r, titles(assessments.DocumentKinds(), assessments.DocumentKind.Title))
		control = r.pick
	case "status":
		for _, s := range assessments.VersionStatuses() {
			r.keys = append(r.keys, string(s))
		}
		r.pick = f.choice(r, titles(assessments.VersionStatuses(), func(s assessments.VersionStatus) string {
			return string(s)
		}))
		control = r.pick
	case "governing_law":
		control = text.NewProse()
	default:
		r.entry = text.NewEntry()
		r.entry.OnChanged = func(s string) { f.changed(r, s) }
		r.entry.OnFocus = func(on bool) { f.focused(r, on) }
		control = r.entry
	}
	r.row = widgets.NewFormRow(label, control, "").LabelWidth(104)
	pill := widgets.NewInset(1, 0.5, widgets.NewAtLeast(94, widgets.NewColumn(0, widgets.NewWrap(r.pill))))
	r.box = widgets.NewFrame(nil, nil, nil, widgets.NewColumn(0, pill), r.row)
	if field == useField || field == "source" {
		r.box = r.row
	}
	return r
}

func (f *intakeForm) choice(r *intakeRow, words []string) *menu.Select {
	s := menu.NewUnchosen(words, func(i int) { f.changed(r, r.keys[i]) })
	s.OnFocus = func(on bool) { f.focused(r, on) }
	s.OnSubmitted = f.p.Submit
	return s
}

// addAs asks whether it is a new version of a document on record.
func (f *intakeForm) addAs(h *handed) {
	f.as, f.papers = nil, f.p.m.versionsOf(h)
	if len(f.papers) == 0 {
		return
	}
	words := append([]string{"A new document"}, titles(f.papers, func(d proposal.Filed) string {
		return "A new version of " + d.Name
	})...)
	f.as = menu.NewSelect(words, func(i int) {
		id := ""
		if i > 0 {
			id = f.papers[i-1].ID
		}
		f.p.m.set("document", id)
		f.showAll()
		f.p.showHeader()
	})
	f.as.OnSubmitted = f.p.Submit
	row := widgets.NewFormRow("Add as", f.as, "Versions are never overwritten.").LabelWidth(104)
	f.column.Add(row)
}

// changed takes what a person typed or chose.
func (f *intakeForm) changed(r *intakeRow, value string) {
	if !f.typing {
		return
	}
	f.p.m.field = r.field
	again := f.p.m.set(r.field, value)
	r.row.SetError("")
	if again {
		f.showAll()
	} else {
		f.show(r)
		f.showIdle()
	}
	f.p.showHeader()
}

// focused marks in the text what carries the field.
func (f *intakeForm) focused(r *intakeRow, on bool) {
	if on && f.p.m.field != r.field {
		f.p.m.field = r.field
		f.p.text.mark(true)
	}
}

// showAll shows the proposal in every field.
func (f *intakeForm) showAll() {
	f.typing = false
	h := f.p.m.current()
	for _, r := range f.rows {
		value := h.form.Values[r.field]
		if r.field == useField {
			value = h.form.Purpose
		}
		switch {
		case r.pick != nil:
			r.pick.SetOptions(r.pick.Options)
			r.pick.Set(slices.Index(r.keys, value))
		case r.entry == nil:
			r.row.Field().(*text.Prose).SetText(value)
		case r.entry.Text != value && !r.entry.Focused():
			r.entry.SetText(value)
		}
		f.show(r)
	}
	if f.as != nil {
		f.as.Set(1 + slices.IndexFunc(f.papers, func(d proposal.Filed) bool {
			return d.ID == h.form.Document
		}))
	}
	f.showIdle()
	f.typing = true
}

// show shows how sure a field is and what carries it.
func (f *intakeForm) show(r *intakeRow) {
	h := f.p.m.current()
	fact := h.out.Fact(r.field)
	hint := h.under(fact)
	for _, l := range intakeLabels {
		if l.field == r.field && l.hint != "" {
			hint = l.hint
		}
	}
	r.row.SetHint(hint)
	r.pill.Set(sureness(fact, h.typed[r.field]))
	var buttons []*widgets.Button
	for _, one := range f.p.m.offers(r.field) {
		if r.entry != nil && (fact.Sure == proposal.Unsure || h.typed[r.field]) {
			buttons = append(buttons, widgets.NewButton(one, func() { r.entry.SetText(one) }).Small())
		}
	}
	r.row.Choose(buttons...)
}

// sureness is a pill for how sure a value is; one that a person gave is theirs.
func sureness(f proposal.Fact, typed bool) (string, theme.Tone, theme.Mark) {
	switch {
	case typed:
		return "yours", theme.Good, theme.MarkTick
	case f.Sure == proposal.Stated:
		return "stated", theme.Info, theme.MarkSquare
	case f.Sure == proposal.Derived:
		return "derived", theme.Info, theme.MarkHalf
	case f.Sure == proposal.Unsure:
		return "unsure", theme.Mixed, theme.MarkAlert
	}
	return "not found", theme.Unknown, theme.MarkDotted
}

// showIdle closes the fields of records that are there already: adding changes none of them.
func (f *intakeForm) showIdle() {
	h := f.p.m.current()
	version := h.form.Document != ""
	agreed := version || f.p.m.agreed(h) || h.form.Values["contract"] == ""
	for _, r := range f.rows {
		idle := false
		switch r.field {
		case "title", "kind", "vendor", "service", "contract", useField:
			idle = version
		case "signing_entity", "term", "notice":
			idle = agreed
		}
		control, ok := r.row.Field().(fyne.Disableable)
		switch {
		case !ok:
		case idle:
			control.Disable()
		default:
			control.Enable()
		}
	}
}

// linked lists the papers that the text takes in.
func (f *intakeForm) linked(h *handed) fyne.CanvasObject {
	lines := linkedLines(h.out.Linked, func(l proposal.Linked) { f.p.text.reveal(place{l.Start, l.End}) })
	return widgets.NewFormRow("Linked papers", lines, "").LabelWidth(104)
}

// first is the field to begin with: what it is used for, else the first that a person has to look at.
func (f *intakeForm) first() fyne.Focusable {
	h := f.p.m.current()
	for _, r := range f.rows {
		if r.entry != nil && !r.entry.Disabled() &&
			(r.field == useField || h.out.Fact(r.field).Sure == proposal.Unsure) {
			return r.entry
		}
	}
	return f.p.text.doc
}

// say shows what is wrong under its field.
func (f *intakeForm) say(wrong assessments.Problems) {
	for _, r := range f.rows {
		r.row.SetError("")
		for _, one := range wrong {
			if one.Path == r.field {
				r.row.SetError(ui.Sentence(one.Message) + ".")
			}
		}
	}
	f.column.Refresh()
}

// set puts a text into a field, as if it was typed.
func (f *intakeForm) set(field, value string) {
	for _, r := range f.rows {
		if r.field == field && r.entry != nil && !r.entry.Disabled() {
			r.entry.SetText(value)
		}
	}
}

// reveal brings the row of a field into view.
func (f *intakeForm) reveal(field string) {
	for _, r := range f.rows {
		if r.field == field {
			widgets.Reveal(r.row)
		}
	}
}

// close keeps what was typed: the form is left.
func (f *intakeForm) close() {
	if f.filled != nil {
		f.filled.Leave()
		f.filled = nil
	}
}

// drop forgets what was typed: it is recorded, or discarded.
func (f *intakeForm) drop() {
	if f.filled != nil {
		f.filled.Drop()
		f.filled = nil
	}
}
