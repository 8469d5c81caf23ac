package workbench

import (
	"slices"

	"countersign/assessments"
)

// asker is a person who may not approve an exception, and why.
type asker struct {
	name, why string
	// types is set for one who only typed what another asked for: as a clerk that person records the
	// approval too, but is not the one who approves.
	types bool
}

// askers are the people who stand behind a request: who owns the exception, who is or was named as
// having asked for it or for the one that it renews, and who recorded these requests. before is the
// exception as it is stored; requested reports whether it is.
func (e approvals) askers(before, x *assessments.Exception, requested bool) ([]asker, error) {
	out := []asker{{name: x.Owner, why: "owns this exception"}}
	past, err := e.askedFor(x.ID, x.RequestedBy)
	if err != nil {
		return nil, err
	}
	for _, name := range past.named {
		out = append(out, asker{name: name, why: "asked for this exception"})
	}
	// if no one is named as having asked, it is who recorded the request
	recorded := "recorded the request for this exception"
	alone := x.RequestedBy == ""
	if alone {
		recorded += ", and no one else is named in requested_by"
	}
	for _, name := range append(past.typed, x.RecordedBy) {
		out = append(out, asker{name: name, why: recorded, types: !alone || !requested})
	}
	if requested && x.RequestedBy != before.RequestedBy {
		out = append(out, asker{
			name: e.actor.Name, types: true,
			why: "names with the approval another person as having asked for this exception",
		})
	}
	for _, id := range slices.Compact([]string{before.Renews, x.Renews}) {
		was, ok, err := get[assessments.Exception](e, id)
		if err != nil {
			return nil, err
		}
		if !ok || id == x.ID {
			continue
		}
		past, err := e.askedFor(id, was.RequestedBy)
		if err != nil {
			return nil, err
		}
		for _, name := range past.named {
			out = append(out, asker{name: name, why: "asked for the exception that this one renews"})
		}
		for _, name := range append(past.typed, was.RecordedBy) {
			out = append(out, asker{
				name: name, why: "recorded the request for the exception that this one renews",
				types: was.RequestedBy != "",
			})
		}
	}
	return out, nil
}

// request names the people of a request: those named as having asked, and those who typed it.
type request struct{ named, typed []string }

// askedFor lists everyone who is, or was, on record with the request for an exception. An earlier name
// that the present one completes is the same person's, and is left out.
func (e approvals) askedFor(id, now string) (request, error) {
	out := request{}
	if now != "" {
		out.named = append(out.named, now)
	}
	if id == "" {
		return out, nil
	}
	events, err := e.Events(assessments.EventQuery{Noun: assessments.NounException, RecordID: id})
	if err != nil {
		return out, err
	}
	changes := slices.Clone(e.changes)
	for _, ev := range events {
		changes = append(changes, ev.Changes...)
	}
	for _, c := range changes {
		if c.Noun != assessments.NounException || c.ID != id || c.After == "" {
			continue
		}
		switch c.Field {
		case "requested_by":
			if !assessments.Completes(now, c.After) {
				out.named = append(out.named, c.After)
			}
		case "recorded_by":
			out.typed = append(out.typed, c.After)
		}
	}
	return out, nil
}

// gains refuses an approval by a person who stands behind the request, in one message: with the first
// reason that applies, and once with what to write if these are two people.
func (e approvals) gains(path, approver string, asked []asker) bool {
	for _, by := range []struct{ name, acts, next string }{
		{approver, "", "someone else must approve it"},
		{e.actor.Name, "is acting and ", "someone else must record its approval"},
	} {
		for _, one := range asked {
			if one.types && by.acts != "" {
				continue // a clerk types for two others, and both are named
			}
			same := assessments.NotAnother(by.name, one.name)
			if same == "" {
				continue
			}
			name := same
			if by.acts != "" {
				name = by.name
			}
			e.problem(join(path, "approver"), "%s %s%s, so %s%s", name, by.acts, one.why, by.next,
				ifAnother(same, by.name))
			return true
		}
	}
	return false
}
