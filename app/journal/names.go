package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
)

// about is what people call a record, and where it stands.
type about struct {
	name       string // "" where the record is gone, or has no name of its own
	item       string // id of the item it is on
	assessment string // name of the assessment it belongs to
}

// names are what the records of events are called; by noun and id.
type names map[string]about

func (n names) of(noun assessments.Noun, id string) about { return n[string(noun)+" "+id] }

// mostNamed is how many records of one event are looked up: a file that is applied changes hundreds.
const mostNamed = 20

// naming looks records up, each once.
type naming struct {
	bench bench
	out   names
	items map[string]assessments.Template // by id of the assessment
	// events are those of which records are named: they tell what a record was that is gone by now.
	events []assessments.Event
}

func nameAll(ctx context.Context, b bench, events []assessments.Event) names {
	n := &naming{bench: b, out: names{}, items: map[string]assessments.Template{}, events: events}
	for _, e := range events {
		n.turn(ctx, e)
		n.name(ctx, e.Subject, e.SubjectID)
		if e.Assessment != "" {
			n.name(ctx, assessments.NounAssessment, e.Assessment)
		}
		seen := map[string]bool{}
		for _, c := range e.Changes {
			if seen[string(c.Noun)+c.ID] = true; len(seen) > mostNamed {
				break
			}
			n.name(ctx, c.Noun, c.ID)
			if f, ok := changed(c); ok && f.Ref != "" {
				n.name(ctx, f.Ref, c.Before)
				n.name(ctx, f.Ref, c.After)
			}
		}
	}
	return n.out
}

// name looks one record up; one that is gone has no name.
func (n *naming) name(ctx context.Context, noun assessments.Noun, id string) about {
	key := string(noun) + " " + id
	if known, ok := n.out[key]; ok || id == "" {
		return known
	}
	n.out[key] = about{} // a reference that leads back finds it
	rec := assessments.New(noun)
	if rec == nil {
		return about{}
	}
	rec.SetKey(id)
	if n.bench.Get(ctx, rec) != nil && !n.past(rec) {
		return about{}
	}
	a := about{}
	if t, ok := rec.(assessments.Titled); ok {
		a.name = t.Title()
	}
	if of := stored(rec, "assessment"); of != "" {
		a.assessment, a.item = n.name(ctx, assessments.NounAssessment, of).name, stored(rec, "item")
		if title := n.title(ctx, of, a.item); title != "" {
			a.name = title
		}
	}
	for _, whole := range []assessments.Noun{
		assessments.NounDocument,
		assessments.NounEvidence,
	} { // what a version or revision is of
		if of := stored(rec, string(whole)); of != "" && noun != assessments.NounTombstone {
			a.name = strings.TrimSpace(n.name(ctx, whole, of).name + " " + stored(rec, "label"))
		}
	}
	if a.name == "" {
		a.name = a.assessment
	}
	n.out[key] = a
	return a
}

// title is the title of an item in the question set that an assessment holds.
func (n *naming) title(ctx context.Context, assessment, item string) string {
	if item == "" {
		return ""
	}
	set, known := n.items[assessment]
	if !known {
		a := assessments.Assessment{ID: assessment}
		if n.bench.Get(ctx, &a) == nil {
			f := assessments.Frozen{ID: a.TemplateID}
			if n.bench.Get(ctx, &f) == nil {
				_ = json.Unmarshal([]byte(f.Body), &set) // one that cannot be read leaves the item's id
			}
		}
		n.items[assessment] = set
	}
	it, _ := set.Item(item)
	return it.Title
}

func stored(r assessments.Record, field string) string {
	if f, ok := assessments.FieldOf(r, field); ok {
		return f.Value.String()
	}
	return ""
}

// what is an event in a sentence: what was done, and to what by its name.
func (n names) what(e assessments.Event) string {
	on, turned := n.of(e.Subject, e.SubjectID), ""
	if e.Verb == assessments.VerbUndo {
		turned = n[turnKey+e.ID].name + ": "
	}
	if e.Verb == assessments.VerbAnswer || turned != "" && e.Subject == assessments.NounAnswer {
		for i, c := range e.Changes {
			if c.Noun == assessments.NounAnswer && c.Field == "verdict" && on.name != "" &&
				!e.Seals[i].Purged {
				return fmt.Sprintf("%s%s: %s (before: %s)", turned, on.name,
					assessments.Verdict(c.After).Title(), assessments.Verdict(c.Before).Title())
			}
		}
	}
	out := ui.Sentence(e.Title())
	if turned != "" {
		out = n[turnKey+e.ID].name
	}
	if on.name != "" && e.Subject != assessments.NounOrganisation { // what is done to all of it needs no name
		out += ": " + on.name
	}
	return out
}

// more is what stands under the sentence: the item's code, the assessment, the reason; the noun where
// nothing else does.
func (n names) more(e assessments.Event) string {
	on := n.of(e.Subject, e.SubjectID)
	in := n.of(assessments.NounAssessment, e.Assessment).name
	var parts []string
	for _, one := range []string{on.item, in, e.Reason} {
		if one != "" && one != on.name {
			parts = append(parts, one)
		}
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, " · ")
	case e.Subject == assessments.NounOrganisation:
		return touched(e)
	case on.name == "":
		return called(e.Subject, e.SubjectID)
	}
	return e.Subject.Title()
}

// touched says what an event of the whole workspace changed, such as an applied file: each kind of
// record with how many.
func touched(e assessments.Event) string {
	var order []assessments.Noun
	ids := map[assessments.Noun]map[string]bool{}
	for _, c := range e.Changes {
		if ids[c.Noun] == nil {
			ids[c.Noun] = map[string]bool{}
			order = append(order, c.Noun)
		}
		ids[c.Noun][c.ID] = true
	}
	var out []string
	for _, noun := range order {
		said := noun.Title()
		if n := len(ids[noun]); n > 1 {
			said += fmt.Sprintf(" (%d)", n)
		}
		out = append(out, said)
	}
	if len(out) == 0 {
		return "the workspace"
	}
	return strings.Join(out, " · ")
}

// record is a changed record as the detail heads its fields.
func (n names) record(noun assessments.Noun, id string) string {
	on := n.of(noun, id)
	if on.name == "" {
		return ui.Sentence(called(noun, id))
	}
	out := ui.Sentence(noun.Title()) + ": " + on.name
	if on.item != "" {
		out += " (" + on.item + ")"
	}
	return out
}

// called is a record without a name: by its id, which is all that is left of one that is gone.
func called(noun assessments.Noun, id string) string {
	if string(noun) == id || id == "" {
		return "the " + string(noun)
	}
	return noun.Title() + " " + id
}
