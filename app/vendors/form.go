package vendors

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// form edits one thing in place. Every text commits automatically into the stored record; what cannot be
// accepted is reported under its field, and nothing is changed.
type form struct {
	p       *Page
	key     key
	shape   string
	content fyne.CanvasObject
	rows    *fyne.Container
	fields  []*ui.Text
	shows   []func() // each brings a part in step with the model
	name    *text.Field
	// spots lead to the fields that a route can ask for, by their names; a closed group opens.
	spots map[string]func() fyne.Focusable
}

// head names the thing and what can be done with all of it.
func (f *form) head(r assessments.Record) fyne.CanvasObject {
	title, sub := text.NewLead(""), text.NewCaption("")
	buttons := widgets.NewWrap()
	if u, ok := r.(*assessments.Use); ok && !assessments.InBin(r) {
		verb, _ := f.p.acts.nextStep(*u)
		next := widgets.NewPrimary(verb, func() {
			if u, ok := f.p.m.record(f.key).(*assessments.Use); ok {
				_, do := f.p.acts.nextStep(*u)
				do()
			}
		}).Small()
		buttons.Add(next)
		f.shows = append(f.shows, func() {
			if u, ok := f.p.m.record(f.key).(*assessments.Use); ok {
				verb, _ := f.p.acts.nextStep(*u)
				next.SetText(verb)
			}
		})
	}
	if assessments.InBin(r) {
		buttons.Add(widgets.NewPrimary("Restore", func() { f.p.acts.fromBin(f.key) }).Small())
	} else {
		buttons.Add(widgets.NewLink("Move to the bin", func() { f.p.acts.toBin(f.key) }).Small())
	}
	f.shows = append(f.shows, func() {
		r := f.p.m.record(f.key)
		if r == nil {
			return
		}
		title.SetText(assessments.TitleOf(r))
		sub.SetText(f.p.m.kindOf(r))
	})
	return widgets.NewColumn(1, title, sub, buttons)
}

// show brings the form in step with the model; texts being typed, or refused, are not taken away.
func (f *form) show() {
	for _, s := range f.shows {
		s()
	}
	f.rows.Refresh()
}

// flush commits what is typed.
func (f *form) flush() {
	for _, one := range f.fields {
		one.Field.Flush()
	}
}

// spot says where a field of the record is asked for.
func (f *form) spot(field string, at func() fyne.Focusable) {
	if f.spots == nil {
		f.spots = map[string]func() fyne.Focusable{}
	}
	f.spots[field] = at
}

// toField puts the keyboard into a field, which scrolls it into view; one that the form does not have
// changes nothing.
func (f *form) toField(field string) {
	if at := f.spots[field]; at != nil {
		f.p.host.Window().Canvas().Focus(at())
	}
}

// typeName puts the cursor into the name, all of it selected, so that typing replaces it.
func (f *form) typeName() {
	if f.name != nil {
		f.p.host.Window().Canvas().Focus(f.name)
		f.name.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// line adds a text of a record to the form: its label, how many lines it has, how it is read and written.
func line[T any](f *form, k key, field, label, hint string, height int, get func(*T) string,
	set func(*T, string) error,
) *widgets.FormRow {
	place := func() (ui.Place, bool) {
		title := label
		if r := f.p.m.record(k); r != nil {
			title += ", " + assessments.TitleOf(r)
		}
		return ui.Place{
			Key: string(k.noun) + "/" + k.id + "/" + field, Title: title,
			Where: ui.Route{Page: "vendors", Item: string(k.noun) + ":" + k.id},
		}, true
	}
	save := func(seen, text string) (ui.Intent, error) {
		defer f.rows.Refresh()
		r, ok := any(f.p.m.record(k)).(*T)
		if !ok {
			return nil, assessments.Errorf(assessments.NotFound,
				"What this text belongs to is gone; undo or the bin bring it back.")
		}
		with := any(assessments.Clone(any(r).(assessments.Record))).(*T)
		if err := set(with, text); err != nil {
			return nil, err
		}
		if said := problemWith(any(with).(assessments.Record), field); said != "" {
			return nil, assessments.Errorf(assessments.Refused, "%s", said)
		}
		base := any(assessments.Clone(any(with).(assessments.Record))).(*T)
		_ = set(base, seen) // it was stored
		_ = set(r, text)    // a field committed together with this one is judged beside it
		return ui.SavingChanges(f.p.bench, any(base).(assessments.Record), any(with).(assessments.Record)),
			nil
	}
	box := ui.NewText(f.p.host, ui.TextSpec{
		Label: label, Lines: height, Width: labelWidth, Place: place,
		Save: save,
	})
	box.Field.PlaceHolder = hint
	f.fields = append(f.fields, box)
	if k == f.key && (field == "name" || field == "purpose") {
		f.name = box.Field
	}
	f.shows = append(f.shows, func() {
		if r, ok := any(f.p.m.record(k)).(*T); ok {
			box.Show(get(r))
		}
	})
	return box.Row
}

// labelWidth is that of the labels of all forms of this page, at 100 %.
const labelWidth = 150

// problemWith is what is wrong with a record after one of its fields changed, in words, the field's
// own problem first; "" when nothing is.
func problemWith(r assessments.Record, field string) string {
	problems := assessments.Validate(r)
	if len(problems) == 0 {
		return ""
	}
	said := problems[0].Message
	for _, p := range problems {
		if p.Path == field {
			said = p.Message
		}
	}
	return ui.Sentence(said) + "."
}

// text is a line whose every text is accepted as it stands.
func words[T any](f *form, k key, field, label, hint string, height int,
	of func(*T) *string,
) *widgets.FormRow {
	return line(f, k, field, label, hint, height, func(r *T) string {
		return *of(r)
	}, func(r *T, s string) error {
		*of(r) = strings.TrimSpace(s)
		return nil
	})
}

// list is a line that holds several entries, separated by semicolons.
func list[T any](f *form, k key, field, label, hint string, of func(*T) *[]string) *widgets.FormRow {
	row := line(f, k, field, label, hint, 1, func(r *T) string {
		return listed(*of(r))
	}, func(r *T, s string) error {
		*of(r) = lines(s)
		return nil
	})
	f.fields[len(f.fields)-1].Field.Limit = assessments.MaxText // it is the entries that are limited
	return row
}

// date is a line that holds a day.
func date[T any](f *form, k key, field, label, hint string, of func(*T) *assessments.Date) *widgets.FormRow {
	return line(f, k, field, label, hint, 1, func(r *T) string {
		return string(*of(r))
	}, func(r *T, s string) (err error) {
		*of(r), err = day(s)
		return err
	})
}

// count is a line that holds a number; 0 is empty.
func count[T any](f *form, k key, field, label, hint, example string, of func(*T) *int) *widgets.FormRow {
	return line(f, k, field, label, hint, 1, func(r *T) string {
		return written(*of(r))
	}, func(r *T, s string) (err error) {
		*of(r), err = number(s, example)
		return err
	})
}

// tick is a box of a record.
func tick[T any](f *form, k key, word string, get func(*T) bool, set func(*T, bool)) *widgets.CheckBox {
	box := widgets.NewCheckBox(word, false, func(on bool) {
		f.p.acts.patch(k, func(stored assessments.Record) { set(any(stored).(*T), on) })
	})
	f.shows = append(f.shows, func() {
		if r, ok := any(f.p.m.record(k)).(*T); ok {
			box.Set(get(r))
		}
	})
	return box
}

// option is one value of a choice, and its words.
type option struct{ id, words string }

// choice is a field with a closed vocabulary; the first option is "nothing said".
func choice[T any](f *form, k key, options []option, of func(*T) *string, hint func(id string)) *menu.Select {
	s := menu.NewSelect(wordsOf(options), func(at int) {
		f.p.acts.patch(k, func(stored assessments.Record) { *of(any(stored).(*T)) = options[at].id })
	})
	f.shows = append(f.shows, func() {
		r, ok := any(f.p.m.record(k)).(*T)
		if !ok {
			return
		}
		at := max(slices.IndexFunc(options, func(o option) bool { return o.id == *of(r) }), 0)
		s.Set(at)
		if hint != nil {
			hint(options[at].id)
		}
	})
	return s
}

func wordsOf(options []option) []string {
	var out []string
	for _, o := range options {
		out = append(out, o.words)
	}
	return out
}

// labelled is a row of a form of this page: the labels share one width.
func labelled(label string, field fyne.CanvasObject) *widgets.FormRow {
	return widgets.NewFormRow(label, field, "").LabelWidth(labelWidth)
}

// hinted is a row with a hint under its field.
func hinted(label string, field fyne.CanvasObject, hint string) *widgets.FormRow {
	return widgets.NewFormRow(label, field, hint).LabelWidth(labelWidth)
}

// statement is prose that the model rewrites with every change.
func (f *form) statement(runs func() []text.Run) *text.Prose {
	p := text.NewProse()
	f.shows = append(f.shows, func() { p.Set(runs()...) })
	return p
}

// section is a heading within a form.
func section(words string) fyne.CanvasObject {
	return widgets.NewColumn(0, widgets.NewInset(0, 1,
		text.NewProse(text.Run{Text: words, Bold: true, Tone: theme.Plain})))
}
