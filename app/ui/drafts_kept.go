package ui

import (
	"slices"

	"countersign/assessments"
)

// KeptDraft is a draft as it outlives the program: in the user's profile, and in no workspace, so that
// nothing is on record that no one filed.
type KeptDraft struct {
	Key   string
	Title string
	Where Route
	Text  string
	By    assessments.Actor // who typed it
	Of    string            `json:",omitempty"` // see Place
}

// errUnfinished is why a text is not saved that was being typed when the program stopped.
var errUnfinished = assessments.Errorf(assessments.Refused,
	"It was being typed when the program stopped, and is not in the workspace. Go to its field to save it, or throw it away.")

// Keeping has drafts kept that wait: those held back while they are typed, and those that were
// refused. keep is called with all of them whenever they change.
func (d *Drafts) Keeping(keep func([]KeptDraft)) { d.keep = keep }

// Hold keeps what is typed in a place and not committed yet, so that it is offered again should the
// program stop.
func (d *Drafts) Hold(p Place, text string) {
	one := d.at(p)
	if one.kept && one.held == text {
		return
	}
	one.kept, one.held = true, text
	d.persist()
}

// Restore shows texts again that were kept when the program stopped, as not saved. None is sent anywhere.
func (d *Drafts) Restore(list []KeptDraft) {
	for _, k := range list {
		if k.By == (assessments.Actor{}) {
			k.By = d.acting
		}
		if k.Key == "" || k.Text == "" || d.findOf(k.By, k.Key) != nil {
			continue
		}
		one := &Draft{Place: Place{Key: k.Key, Title: k.Title, Where: k.Where, Of: k.Of}, By: k.By}
		d.list = append(d.list, one)
		one.Text, one.Why, one.kept, one.held = k.Text, errUnfinished, true, k.Text
	}
	d.changed()
}

// refused keeps a text that the workspace did not take, or forgets it once it did.
func (d *Drafts) refused(one *Draft) {
	if one.Why == nil || one.kept && one.held == one.Text {
		return
	}
	one.kept, one.held = true, one.Text
	d.persist()
}

func (d *Drafts) persist() {
	if d.keep == nil {
		return
	}
	kept := []KeptDraft{}
	for _, one := range d.list {
		if one.kept {
			kept = append(kept, KeptDraft{
				Key: one.Key, Title: one.Title, Where: one.Where, Text: one.held,
				By: one.By, Of: one.Of,
			})
		}
	}
	d.keep(slices.Clip(kept))
}
