package desk

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// notes are the notes on the selected item: those on record, and an editor for one of them or for a new
// one.
//
// In the editor, who may see a note comes before its text. What is shown there when the text is filed is
// what is filed, and going from the text to that choice files nothing. A pause files nothing either: the
// text of a new note is a draft until the note is filed. From then on the editor is that of the next note, and
// no choice made there changes the one that is filed.
type notes struct {
	p    *Page
	item string
	// inEditor names the note in the editor, by item; there is none until something is typed or edited.
	inEditor map[string]string
	// older names the notes that were taken into the editor, by id, as opposed to those begun there.
	older map[string]bool
	// emptied names the note whose text was taken away last: its draft may be saved again.
	emptied string
	seats   *seats // where the text in the editor is kept until it is on record
	// picked is what was chosen for a note in the editor, by the note's id. Filing reads it off the UI
	// thread.
	picked map[string]*choice

	rows  map[string]*noteRow
	list  *fyne.Container
	about *text.Prose // which note is in the editor, if it is an older one
	who   *menu.Select
	text  *ui.Text
	done  *widgets.Button
	all   *widgets.Button
	body  fyne.CanvasObject
}

// choice is who may see a note, once that was picked.
type choice = atomic.Pointer[assessments.Distribution]

// usualKey is where the distribution chosen last is remembered, by person.
const usualKey = "notes.distribution"

const whoHint = "Remembered for your role, except “may be shared”. " +
	"Privileged and NDA notes leave in no pack; an auditor sees internal ones."

func newNotes(p *Page, place func() (ui.Place, bool)) *notes {
	n := &notes{
		p: p, inEditor: map[string]string{}, older: map[string]bool{},
		seats: newSeats(p.host.Drafts, place), picked: map[string]*choice{},
		rows: map[string]*noteRow{}, list: widgets.NewColumn(2), about: text.NewCaptionRuns(),
	}
	var names []string
	for _, d := range assessments.Distributions() {
		names = append(names, d.Title())
	}
	n.who = menu.NewSelect(names, n.pick)
	n.text = ui.NewText(p.host, ui.TextSpec{
		Label: "New note", Hint: noteHint, Lines: 2,
		Place: func() (ui.Place, bool) {
			at, ok := n.seats.of(n.item)
			at.Of = n.inEditor[n.item]
			return at, ok
		},
		Save: n.saving,
	})
	n.text.Field.OnSubmitted = func(string) { n.file() }
	unnamed := n.text.Field.Hold
	n.text.Field.Hold = func() bool { return n.who.Focused() || n.unfiled() || unnamed != nil && unnamed() }
	n.text.Field.OnFocus = func(in bool) {
		if !in {
			n.leave()
		}
	}
	n.who.OnLeave, n.who.OnSubmitted = n.leave, n.file
	n.done = widgets.NewButton("Done", n.flush)
	n.all = widgets.NewLink("", n.showAll).Small()
	n.body = widgets.NewColumn(1, n.list, n.about,
		widgets.NewFormRow("Who may see it", n.who, whoHint), n.text.Row,
		widgets.NewWrap(n.done, n.all))
	return n
}

// noteHint says when a note is filed.
const noteHint = "Ctrl+Enter files it; so does leaving the field."

// file files the note in the editor, and says under which distribution once it is on record. There is
// nothing to file before something is written.
func (n *notes) file() {
	if strings.TrimSpace(n.text.Field.Text) == "" {
		n.p.host.Note("There is no note to file yet: write it first")
		n.p.host.Window().Canvas().Focus(n.text.Field)
		return
	}
	at, _ := n.text.Place()
	filed := assessments.Note{ID: n.editing()}
	n.text.Submit()
	n.end()
	look := func(ctx context.Context) (assessments.Event, error) {
		return assessments.Event{}, n.p.bench.Get(ctx, &filed)
	}
	n.p.host.Write(look, func(err error) {
		if _, open := n.p.host.Drafts().Of(at.Key); err == nil && !open {
			n.p.host.Note("Note filed: " + shownAs(filed.Distribution).Title())
		}
	})
}

// leave files what was typed once the focus is neither on the text nor on who may see it. Which of them
// gets the focus is known only after the one that had it lost it.
func (n *notes) leave() {
	n.p.host.After(0, func() {
		if !n.inside() {
			n.flush()
		}
	})
}

// inside reports whether the editor has the focus of the window, or will have it when the window is active
// again: going to another program leaves no note.
func (n *notes) inside() bool {
	if n.text.Field.Focused() || n.who.Focused() {
		return true
	}
	f := n.p.host.Window().Canvas().Focused()
	return f == fyne.Focusable(n.text.Field) || f == fyne.Focusable(n.who)
}

// unfiled reports whether a new note is being typed: no pause files it.
func (n *notes) unfiled() bool { return !n.older[n.inEditor[n.item]] && n.inside() }

// flush files what was typed, and the next note begins.
func (n *notes) flush() {
	n.text.Field.Flush()
	n.end()
}

// editing is the id of the note in the editor, made for a new one.
func (n *notes) editing() string {
	if n.inEditor[n.item] == "" {
		n.inEditor[n.item] = n.p.bench.NewID(assessments.NounNote)
	}
	return n.inEditor[n.item]
}

// choice is where it is recorded who may see a note.
func (n *notes) choice(id string) *choice {
	if n.picked[id] == nil {
		n.picked[id] = &choice{}
	}
	return n.picked[id]
}

// stored is a note on record, as it was read last.
func (n *notes) stored(id string) (assessments.Note, bool) {
	for _, one := range n.p.m.A.Dossier.Notes {
		if one.ID == id {
			return one, true
		}
	}
	return assessments.Note{}, false
}

// saving files the text in the editor. A note that was emptied goes to the bin, and what is typed next is
// another one.
func (n *notes) saving(seen, text string) (ui.Intent, error) {
	id, b := n.emptied, n.p.bench
	if text != "" || n.inEditor[n.item] != "" || id == "" {
		id = n.editing()
	}
	picked, shown := n.choice(id), n.chosen()
	if b.Actor().Valid() != nil {
		shown = "" // who acts is asked first; the usual one of that role is filed
	}
	fresh := assessments.Note{
		ID: id, On: "answer", OnID: n.p.id + "/" + n.item, AssessmentID: n.p.id,
		ItemID: n.item, Body: seen,
	}
	if text == "" {
		n.emptied = id
		delete(n.inEditor, n.item)
	}
	return func(ctx context.Context) (assessments.Event, error) {
		if text == "" {
			return n.binned(ctx, id, seen)
		}
		fresh.Author, fresh.Distribution = b.Acting(ctx).String(), shown
		if d := picked.Load(); d != nil {
			fresh.Distribution = *d
		}
		if err := b.Get(ctx, &assessments.Note{ID: id}); assessments.KindOf(err) == assessments.NotFound {
			fresh.Body = "" // it comes about with its text
		}
		return b.ChangeSeen(ctx, func(r assessments.Record) { r.(*assessments.Note).Body = text }, &fresh)
	}, nil
}

// binned moves a note that was emptied to the bin, as it was seen; one that was never filed is just not
// filed.
func (n *notes) binned(ctx context.Context, id, seen string) (assessments.Event, error) {
	now := assessments.Note{ID: id}
	err := n.p.bench.Get(ctx, &now)
	if assessments.KindOf(err) == assessments.NotFound {
		return assessments.Event{}, nil
	}
	if err != nil {
		return assessments.Event{}, err
	}
	if now.Binned == 0 && now.Body != seen {
		return assessments.Event{}, &assessments.Moved{
			Noun: assessments.NounNote, ID: id, Title: assessments.TitleOf(&now),
			Fields: []assessments.MovedField{{Name: "body", Seen: seen, Stored: now.Body}},
		}
	}
	return n.p.bench.Bin(ctx, assessments.NounNote, id)
}

// pick says who may see the note in the editor. A new one is filed with it; one that was on record before it
// was taken into the editor is changed there.
func (n *notes) pick(i int) {
	if now := n.inEditor[n.item]; !n.older[now] {
		if _, stored := n.stored(now); stored {
			n.end() // it was refused at first, and is on record since
		}
	}
	d := assessments.Distributions()[i]
	id := n.editing()
	n.choice(id).Store(&d)
	if n.older[id] {
		n.mark(id, d, func() {})
		return
	}
	n.remember(d)
}

// mark changes who may see a note that is on record, then calls done; one that is not yet is left alone.
func (n *notes) mark(id string, d assessments.Distribution, done func()) {
	b := n.p.bench
	seen, stored := n.stored(id)
	if !stored {
		seen.ID = id
	}
	n.p.host.Write(func(ctx context.Context) (assessments.Event, error) {
		err := b.Get(ctx, &assessments.Note{ID: id})
		if assessments.KindOf(err) == assessments.NotFound {
			return assessments.Event{}, nil
		} else if err != nil {
			return assessments.Event{}, err
		}
		return b.ChangeSeen(ctx, func(r assessments.Record) { r.(*assessments.Note).Distribution = d }, &seen)
	}, n.carried(done))
}

// carried says what became of a change: it calls done, or tells why not and shows what is on record.
func (n *notes) carried(done func()) func(error) {
	return func(err error) {
		if err != nil {
			n.p.host.Fail(err)
			n.p.Load()
			return
		}
		done()
	}
}

// edit takes a note on record into the editor.
func (n *notes) edit(id string) {
	n.flush()
	n.inEditor[n.item], n.older[id] = id, true
	n.show(n.item)
	n.p.host.Window().Canvas().Focus(n.text.Field)
}

// bin moves a note to the bin, then calls done.
func (n *notes) bin(id string, done func()) {
	if n.inEditor[n.item] == id {
		n.flush()
	}
	b := n.p.bench
	seen, stored := n.stored(id)
	if !stored {
		seen.ID = id
	}
	n.p.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return b.Bin(ctx, assessments.NounNote,
			id)
	},
		n.carried(func() {
			n.p.host.Note("The note is in the bin; Ctrl+Z brings it back")
			done()
		}))
}

// chosen is who may see the note in the editor: what was picked for it, what is on record, or what is
// usual.
func (n *notes) chosen() assessments.Distribution {
	id := n.inEditor[n.item]
	if c := n.picked[id]; c != nil && c.Load() != nil {
		return *c.Load()
	}
	if one, ok := n.stored(id); ok {
		return shownAs(one.Distribution)
	}
	return n.usual()
}

// shownAs is a distribution as it is shown: an empty one, of an older workspace, is internal.
func shownAs(d assessments.Distribution) assessments.Distribution {
	if d == "" {
		return assessments.Internal
	}
	return d
}

// usual is the distribution of a new note: what this person chose last, else what is usual for the
// role. It is never the widest one: what may be shared leaves with the next pack.
func (n *notes) usual() assessments.Distribution {
	by := n.p.bench.Actor()
	last := map[string]assessments.Distribution{}
	if n.p.host.Recall(usualKey, &last) {
		if d := last[by.String()]; slices.Contains(assessments.Distributions(), d) && d != assessments.Shareable {
			return d
		}
	}
	return assessments.UsualDistribution(by.Role)
}

// remember keeps a choice for the next note, unless it is the widest: that is chosen for every note.
func (n *notes) remember(d assessments.Distribution) {
	if d == assessments.Shareable {
		return
	}
	last := map[string]assessments.Distribution{}
	n.p.host.Recall(usualKey, &last)
	if last == nil {
		last = map[string]assessments.Distribution{}
	}
	last[n.p.bench.Actor().String()] = d
	n.p.host.Remember(usualKey, last)
}
