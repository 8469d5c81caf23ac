package desk

import (
	"context"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
)

// A note is one record from its first saved word until its field is left: whoever stops to think for a second goes
// on in the same note.

// noteID names the note being written on the item in hand.
func (f *fields) noteID() string {
	if f.noteIDs[f.item] == "" {
		f.noteIDs[f.item] = f.p.bench.NewID("note")
	}
	return f.noteIDs[f.item]
}

// saveNote records the note being written; one that was emptied again goes to the bin.
func (f *fields) saveNote(text string) (ui.Intent, error) {
	n := assessments.Note{
		ID: f.noteID(), On: "answer", OnID: f.p.id + "/" + f.item, AssessmentID: f.p.id, ItemID: f.item,
		Body: text, Author: f.p.bench.Actor().String(), Distribution: f.distributionNow(),
	}
	return func(ctx context.Context) (assessments.Event, error) {
		if n.Body != "" {
			return f.p.bench.Save(ctx, &n)
		}
		if err := f.p.bench.Get(ctx, &assessments.Note{ID: n.ID}); assessments.KindOf(err) == assessments.NotFound {
			return assessments.Event{}, nil
		}
		return f.p.bench.Bin(ctx, "note", n.ID)
	}, nil
}

// endNote lets the next note begin once the one that was being written is saved.
func (f *fields) endNote() {
	item := f.item
	at, _ := f.place("note", "Note")()
	if f.noteIDs[item] == "" {
		return
	}
	f.p.host.Write(func(context.Context) (assessments.Event, error) { return assessments.Event{}, nil }, func(error) {
		_, open := f.p.host.Drafts().Of(at.Key)
		if open || f.item == item && f.note.Field.Focused() {
			return
		}
		delete(f.noteIDs, item)
		if f.item == item {
			f.showNotes(&f.p.m.a.Dossier)
		}
	})
}

// showNotes lists the notes on the item; the one being written stands in its field.
func (f *fields) showNotes(d *assessments.Dossier) {
	writing, inHand := f.noteIDs[f.item], ""
	f.older.Objects = nil
	for _, n := range d.Notes {
		if n.ItemID != f.item && n.OnID != d.Assessment.ID+"/"+f.item {
			continue
		}
		if n.ID == writing {
			inHand = n.Body
			continue
		}
		text := n.Body
		if n.PurgedOn != "" {
			text = "[purged on " + string(n.PurgedOn) + "]"
		}
		f.older.Add(widgets.NewCaptionRuns(widgets.Run{Text: text}, widgets.Run{Text: "  " + n.Author + " · " + n.Distribution.Title(), Muted: true}))
	}
	f.note.Show(inHand)
	f.older.Refresh()
}

func (f *fields) distributionNow() assessments.Distribution {
	for _, d := range assessments.Distributions() {
		if d.Title() == f.distribution.Selected {
			return d
		}
	}
	return assessments.Internal
}

// distribute says who may see the note being written, where it was saved already.
func (f *fields) distribute() {
	if f.note == nil || f.noteIDs[f.item] == "" || f.note.Field.Text == "" {
		return
	}
	id, d := f.noteIDs[f.item], f.distributionNow()
	f.p.act(ui.Changing(f.p.bench, "note", id, func(r assessments.Record) { r.(*assessments.Note).Distribution = d }))
}
