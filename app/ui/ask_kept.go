package ui

import (
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
)

// StillHere says over a question that what was typed into it before it was cancelled is in it again.
const StillHere = "What you filled in before is here again; nothing of it was recorded."

// filled is what a form holds, by the label of its row.
func filled(q Question) map[string]any {
	out := map[string]any{}
	for _, row := range formRows(q.Form) {
		switch f := row.Field().(type) {
		case *text.Entry:
			out[row.Label()] = f.Text
		case *menu.Select:
			out[row.Label()] = f.SelectedIndex()
		}
	}
	return out
}

// refill fills a form with what it held before.
func refill(q Question, was map[string]any) {
	for _, row := range formRows(q.Form) {
		switch f := row.Field().(type) {
		case *text.Entry:
			if words, ok := was[row.Label()].(string); ok {
				f.SetText(words)
			}
		case *menu.Select:
			if at, ok := was[row.Label()].(int); ok && at >= 0 && at != f.SelectedIndex() {
				f.Pick(at)
			}
		}
	}
}

// keptKey names the form of a question about a record.
func (q Question) keptKey() string { return q.Title + "\n" + q.About }

// draftsOf are the drafts of a host; without a workspace there are none, and nothing is kept.
func draftsOf(host asker) *Drafts {
	if h, ok := host.(interface{ Drafts() *Drafts }); ok {
		return h.Drafts()
	}
	return &Drafts{}
}

// KeepForm keeps what a cancelled form holds until it is asked again, recorded, or the workspace is left.
func (d *Drafts) KeepForm(key string, filled map[string]any) {
	if d.forms == nil {
		d.forms = map[string]map[string]any{}
	}
	d.forms[key] = filled
}

// Form is what a cancelled form held.
func (d *Drafts) Form(key string) map[string]any { return d.forms[key] }

// DropForm forgets it.
func (d *Drafts) DropForm(key string) { delete(d.forms, key) }
