package ui

import (
	"context"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Place says which text of which record a field holds.
type Place struct {
	Key   string // one draft a key: noun, id and field
	Title string // for people: "Remedy, Where data is stored"
	Where Route  // where the field is
	Of    string // the record that the text is of, where the key does not name it
}

// Draft is a text that was typed and is not in the workspace yet: being typed, on its way, or refused.
// A refused one stays until it is saved or thrown away, also while its field is not on screen.
type Draft struct {
	Place
	By   assessments.Actor // who typed it; it is recorded for no one else
	Text string
	Why  error // why the workspace refused it; nil while it is typed or on its way

	intent  Intent // nil where it was refused before there was one
	typing  bool
	attempt int // the one under way, counted; what an earlier one says is out of date
	settled int // the attempt that was answered last
	kept    bool
	held    string // what is kept of it, should the program stop
}

// Drafts are the texts of a window that its workspace has not got. Used on the UI thread only.
type Drafts struct {
	write   func(Intent, func(error))
	changed func()
	keep    func([]KeptDraft) // nil where nothing outlives the program
	acting  assessments.Actor
	list    []*Draft
	forms   Forms
	sought  string // the place whose field gets the keyboard when it is shown next; "" if none
}

// NewDrafts keeps drafts that are carried out by write; changed is raised whenever Busy or Refused may answer
// otherwise than before.
func NewDrafts(write func(Intent, func(error)), changed func()) *Drafts {
	return &Drafts{write: write, changed: changed}
}

// Forms are the forms that were filled in and not recorded.
func (d *Drafts) Forms() *Forms { return &d.forms }

// ActAs says that another person acts: what the one before typed is kept for that one. What was typed while
// no one was named is now that person's.
func (d *Drafts) ActAs(a assessments.Actor) {
	if d.acting.Valid() != nil {
		for _, one := range d.list {
			if one.By == d.acting {
				one.By = a
			}
		}
	}
	d.acting = a
	d.forms.actAs(a)
	if len(d.list) > 0 {
		d.persist()
		d.changed()
	}
}

// Busy tells whether a text is being typed or on its way.
func (d *Drafts) Busy() bool {
	return slices.ContainsFunc(d.list, func(one *Draft) bool { return one.typing || one.Why == nil })
}

// OnTheWay is the title of the text that was sent to the workspace last and is not answered yet, if any.
func (d *Drafts) OnTheWay() string {
	for _, one := range slices.Backward(d.list) {
		if !one.typing && one.Why == nil {
			return one.Title
		}
	}
	return ""
}

// Refused lists what the workspace did not take of the one who acts, oldest first. What another person
// typed is kept until that one acts again.
func (d *Drafts) Refused() []Draft {
	var out []Draft
	for _, one := range d.list {
		if one.Why != nil && one.By == d.acting {
			out = append(out, *one)
		}
	}
	return out
}

// Of is the draft of a place.
func (d *Drafts) Of(key string) (Draft, bool) {
	if one := d.findOf(d.acting, key); one != nil {
		return *one, true
	}
	return Draft{}, false
}

// Type notes that a text is being typed.
func (d *Drafts) Type(p Place) {
	if one := d.at(p); !one.typing {
		one.typing = true
		d.changed()
	}
}

// Calm notes that what was typed was undone manually.
func (d *Drafts) Calm(key string) {
	one := d.findOf(d.acting, key)
	if one == nil || !one.typing {
		return
	}
	one.typing = false
	if one.Why == nil && one.attempt == one.settled {
		d.drop(one)
	}
	d.changed()
}

// Refuse keeps a text that cannot be saved as it stands.
func (d *Drafts) Refuse(p Place, text string, why error) {
	one := d.at(p)
	one.attempt++
	one.settled = one.attempt
	one.Text, one.Why, one.intent, one.typing = text, why, nil, false
	d.refused(one)
	d.changed()
}

// Commit sends a text on its way; done is called with the result, unless a later text of the same place
// overtook it.
func (d *Drafts) Commit(p Place, text string, intent Intent, done func(error)) {
	one := d.at(p)
	one.Text, one.intent, one.typing = text, intent, false
	d.send(one, done)
}

func (d *Drafts) send(one *Draft, done func(error)) {
	one.attempt++
	one.Why = nil
	mine := one.attempt
	d.changed()
	d.write(as(one.By, one.intent), func(err error) {
		if one.attempt != mine {
			return
		}
		one.settled, one.Why = mine, err
		if err == nil && !one.typing {
			d.drop(one)
		}
		d.refused(one)
		d.changed()
		if done != nil {
			done(err)
		}
		if err == nil {
			d.again(func(other *Draft) bool {
				kind := assessments.KindOf(other.Why)
				return kind == assessments.Machine || kind == assessments.Locked
			})
		}
	})
}

// as has a change recorded for the one who typed it. If no one was named, the window asks who did.
func as(by assessments.Actor, intent Intent) Intent {
	if by.Valid() != nil {
		return intent
	}
	return func(ctx context.Context) (assessments.Event, error) { return intent(workbench.As(ctx, by)) }
}

// Retry sends every refused text on its way again.
func (d *Drafts) Retry() { d.again(func(*Draft) bool { return true }) }

func (d *Drafts) again(which func(*Draft) bool) {
	for _, one := range slices.Clone(d.list) {
		if one.Why != nil && one.intent != nil && !one.typing && which(one) {
			d.send(one, nil)
		}
	}
}

// CanRetry tells whether a refused text can be sent again as it is. Otherwise only its field can save it: it
// was not finished, or it is not a valid text of its kind.
func (d Draft) CanRetry() bool { return d.intent != nil }

// Seek gives the keyboard to the field of a place when it is shown next.
func (d *Drafts) Seek(key string) { d.sought = key }

// Drop throws a draft away.
func (d *Drafts) Drop(key string) {
	if one := d.findOf(d.acting, key); one != nil {
		one.attempt++
		d.drop(one)
		d.changed()
	}
}

// Clear throws away all drafts of the one who acts.
func (d *Drafts) Clear() {
	for _, one := range slices.Clone(d.list) {
		d.Drop(one.Key)
	}
}

// findOf is what a person typed in a place.
func (d *Drafts) findOf(by assessments.Actor, key string) *Draft {
	for _, one := range d.list {
		if one.Key == key && one.By == by {
			return one
		}
	}
	return nil
}

// at is the draft of a place, begun where there is none.
func (d *Drafts) at(p Place) *Draft {
	if one := d.findOf(d.acting, p.Key); one != nil {
		one.Place = p
		return one
	}
	one := &Draft{Place: p, By: d.acting}
	d.list = append(d.list, one)
	return one
}

// Purged forgets what anyone typed of these records and has not saved.
func (d *Drafts) Purged(ids []string) {
	for _, one := range slices.Clone(d.list) {
		if slices.ContainsFunc(ids, one.isOf) {
			one.attempt++
			d.drop(one)
			d.changed()
		}
	}
	d.forms.Purged(ids)
}

func (p Place) isOf(id string) bool {
	return p.Of == id || strings.Contains("/"+p.Key+"/", "/"+id+"/")
}

func (d *Drafts) drop(gone *Draft) {
	d.list = slices.DeleteFunc(d.list, func(one *Draft) bool { return one == gone })
	if gone.kept {
		d.persist()
	}
}
