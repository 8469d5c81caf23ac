package ui

import (
	"maps"
	"slices"

	"countersign/assessments"
)

// KeptForm is what a person filled into a form and has not recorded. It is in the user's profile, and in no
// workspace.
type KeptForm struct {
	By     assessments.Actor // whose it is: no one else is offered it
	Form   string            // which form, and what it is about
	Of     []string          `json:",omitempty"` // the records it is about or was taken from, by id
	Filled map[string]Filling
}

// Filling is what one field of a form holds: a text, or a choice with its place among the values.
type Filling struct {
	Text string
	At   int `json:",omitempty"`
}

// mostForms is how many forms are kept of a workspace. Beyond that the one left longest ago is dropped.
const mostForms = 100

// Forms are the forms of a workspace that were filled in and not recorded, each for the person who filled
// it in. Used on the UI thread only.
type Forms struct {
	acting assessments.Actor
	list   []KeptForm       // the one kept last is last
	keep   func([]KeptForm) // nil where nothing outlives the program
	shown  []*Filled
	// dropped is the one that was recorded last.
	dropped KeptForm
}

// Keeping has the forms kept: keep is called with all of them whenever they change. list are those kept
// before.
func (f *Forms) Keeping(list []KeptForm, keep func([]KeptForm)) {
	f.list, f.keep = slices.Clone(list), keep
}

// Of is what the person who acts filled into a form; nil if there is nothing.
func (f *Forms) Of(form string) map[string]Filling {
	if i := f.find(f.acting, form); i >= 0 {
		return f.list[i].Filled
	}
	return nil
}

// Keep keeps what the person who acts filled into a form; nothing filled in forgets what was kept.
func (f *Forms) Keep(form string, of []string, filled map[string]Filling) {
	f.keepFor(f.acting, form, of, filled)
}

func (f *Forms) keepFor(by assessments.Actor, form string, of []string, filled map[string]Filling) {
	i := f.find(by, form)
	switch {
	case len(filled) == 0:
		f.dropFor(by, form)
		return
	case i >= 0 && maps.Equal(f.list[i].Filled, filled) && slices.Equal(f.list[i].Of, of):
		return
	case i >= 0:
		f.list = slices.Delete(f.list, i, i+1)
	}
	f.list = append(f.list, KeptForm{By: by, Form: form, Of: of, Filled: filled})
	f.list = slices.Delete(f.list, 0, max(len(f.list)-mostForms, 0))
	f.persist()
}

// Drop forgets what the person who acts filled into a form.
func (f *Forms) Drop(form string) { f.dropFor(f.acting, form) }

func (f *Forms) dropFor(by assessments.Actor, form string) {
	if i := f.find(by, form); i >= 0 {
		f.list = slices.Delete(f.list, i, i+1)
		f.persist()
	}
}

// Purged forgets what anyone filled into a form that is about one of these records, or was taken from it.
func (f *Forms) Purged(ids []string) {
	n := len(f.list)
	f.list = slices.DeleteFunc(f.list, func(k KeptForm) bool {
		return slices.ContainsFunc(k.Of, func(id string) bool { return slices.Contains(ids, id) })
	})
	if len(f.list) != n {
		f.persist()
	}
}

// Flush keeps what is filled into the forms that are shown.
func (f *Forms) Flush() {
	for _, one := range f.shown {
		one.keep()
	}
}

// actAs is called when another person acts. What was filled in while no one was named is that person's.
func (f *Forms) actAs(a assessments.Actor) {
	f.Flush()
	unnamed := f.acting.Valid() != nil
	for i := range f.list {
		if unnamed && f.list[i].By == f.acting {
			f.list[i].By = a
		}
	}
	for _, one := range f.shown {
		if unnamed {
			one.by = a
		}
	}
	f.acting = a
	if unnamed && len(f.list) > 0 {
		f.persist()
	}
	for _, one := range f.shown {
		one.follow()
	}
}

func (f *Forms) find(by assessments.Actor, form string) int {
	return slices.IndexFunc(f.list, func(k KeptForm) bool { return k.Form == form && k.By == by })
}

func (f *Forms) persist() {
	if f.keep != nil {
		f.keep(slices.Clone(f.list))
	}
}
