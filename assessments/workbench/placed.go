package workbench

import "countersign/assessments"

// sameAsPlaced reports whether a declared record whose id was made from its place in a list is the one
// that is stored there. Another text in the place of what another person wrote is another record: it
// does not replace that.
func (e applying) sameAsPlaced(d Declared, stored, merged assessments.Record, found bool) (bool, error) {
	was, is := placedText(stored), placedText(merged)
	if !found || !d.Placed || was == "" || was == is {
		return true, nil
	}
	by, err := e.wrote(stored, was)
	if err != nil || by.Name == "" || assessments.NotAnother(e.actor.Name, by.Name) != "" {
		return true, err
	}
	e.problem(d.Path, "%s is in this place already: “%s”, recorded by %s. To add another one, give it an id of its own; to change this one,"+
		" give the id %s", stored.Noun().One(), assessments.Clip(was, 80), by, stored.Key())
	return false, nil
}

// placedText is the text that says which record is meant, of those whose ids are made from their places.
func placedText(r assessments.Record) string {
	switch r := r.(type) {
	case *assessments.Note:
		return r.Body
	case *assessments.Finding:
		return r.Text
	case *assessments.Exception:
		return r.Reason
	case *assessments.ApprovalCondition:
		return r.Text
	}
	return ""
}

// wrote is who recorded the text that a record holds now.
func (e applying) wrote(stored assessments.Record, text string) (assessments.Actor, error) {
	events, err := e.Events(assessments.EventQuery{Noun: stored.Noun(), RecordID: stored.Key()})
	for _, ev := range events { // newest first
		for _, c := range ev.Changes {
			if c.Noun == stored.Noun() && c.ID == stored.Key() && c.After == text {
				return ev.Actor, err
			}
		}
	}
	return assessments.Actor{}, err
}

// signs names as the author of a note who writes another text into it: the words there are then theirs.
func (e *edit) signs(before, note *assessments.Note) {
	if before.Author != "" && note.Author == before.Author && note.Body != before.Body && before.Body != "" &&
		assessments.NotAnother(e.actor.Name, note.Author) == "" {
		note.Author = e.actor.String()
	}
}
