package workbench

import (
	"context"
	"strings"

	"countersign/assessments"
)

// Purge is the lawful way out: it removes bytes and texts of a document version, a revision of evidence or a
// note for good, with every quote of it and every journal text. A tombstone stays, the chain still verifies.
// backups names copies known to hold it still.
func (w *Workbench) Purge(ctx context.Context, n assessments.Noun, id, reason string, backups []string) (assessments.Event, error) {
	if strings.TrimSpace(reason) == "" {
		return assessments.Event{}, assessments.Errorf(assessments.Refused, "Say why: a purge is recorded with its reason (erasure request, NDA material returned, …).")
	}
	in := intent{verb: string(n) + ".purge", subject: n, subjectID: id, reason: reason, lasting: true}
	return w.do(ctx, in, func(e *edit) error {
		stone := assessments.Tombstone{ID: e.w.ids.New("tombstone"), Of: string(n), OfID: id, Reason: reason, By: e.actor.String(), At: assessments.MomentOf(w.clock.Now()), Backups: backups}
		switch n {
		case "version":
			return e.purgeVersion(id, &stone)
		case "revision":
			return e.purgeRevision(id, &stone)
		case "note":
			return e.purgeNote(id, &stone)
		case "document", "evidence":
			return e.purgeAll(n, id, stone)
		}
		return assessments.Errorf(assessments.Refused, "A %s is not purged. Purge a document, a version, a piece of evidence, a revision or a note; anything else goes to the bin.", n)
	})
}

// PurgeByID finds out what an id names and purges it.
func (w *Workbench) PurgeByID(ctx context.Context, id, reason string, backups []string) (assessments.Event, error) {
	for _, n := range []assessments.Noun{"version", "revision", "note", "document", "evidence"} {
		r := assessments.New(n)
		r.SetKey(id)
		if err := w.Get(ctx, r); err == nil {
			return w.Purge(ctx, n, id, reason, backups)
		} else if assessments.KindOf(err) != assessments.NotFound {
			return assessments.Event{}, err
		}
	}
	return assessments.Event{}, assessments.Errorf(assessments.NotFound, "There is no document, version, evidence, revision or note with the id “%s”. Nothing was purged.", id)
}

func (e *edit) purgeAll(n assessments.Noun, id string, stone assessments.Tombstone) error {
	part, field := assessments.Noun("version"), "document"
	if n == "evidence" {
		part, field = "revision", "evidence"
	}
	parts, err := e.List(part, is(field, id))
	if err != nil {
		return err
	}
	for _, one := range parts {
		s := stone
		s.ID, s.Of, s.OfID = e.w.ids.New("tombstone"), string(part), one.Key()
		purge := e.purgeVersion
		if part == "revision" {
			purge = e.purgeRevision
		}
		if err := purge(one.Key(), &s); err != nil {
			return err
		}
	}
	r := assessments.New(n)
	r.SetKey(id)
	found, err := e.Get(r)
	if err != nil {
		return err
	}
	if !found {
		return unknown(n, id)
	}
	if ev, ok := r.(*assessments.Evidence); ok {
		ev.Description = ""
		return e.putErased(ev)
	}
	return nil
}

func (e *edit) purgeVersion(id string, stone *assessments.Tombstone) error {
	v, err := must[assessments.Version](e, id)
	if err != nil {
		return err
	}
	if v.PurgedOn != "" {
		return nil
	}
	doc, err := must[assessments.Document](e, v.DocumentID)
	if err != nil {
		return err
	}
	stone.Name, stone.SHA256, stone.Size, stone.Place = clipLine(doc.Name+", version "+v.Label), v.SHA256, v.Size, "document "+doc.ID
	cites, err := e.List("citation", is("version", id))
	if err != nil {
		return err
	}
	for _, r := range cites {
		c := r.(*assessments.Citation)
		c.Quote, c.State = "[purged on "+string(e.today)+"]", assessments.CitationNotChecked
		if err := e.putErased(c, "quote"); err != nil {
			return err
		}
	}
	orders, err := e.List("precedence", is("version", id))
	if err != nil {
		return err
	}
	for _, r := range orders {
		p := r.(*assessments.Precedence)
		p.Quote = "[purged on " + string(e.today) + "]"
		if err := e.putErased(p, "quote"); err != nil {
			return err
		}
	}
	v.PurgedOn = e.today
	if err := e.put("", &v); err != nil {
		return err
	}
	return e.bury(v.SHA256, stone)
}

func (e *edit) purgeRevision(id string, stone *assessments.Tombstone) error {
	r, err := must[assessments.Revision](e, id)
	if err != nil {
		return err
	}
	if r.PurgedOn != "" {
		return nil
	}
	ev, err := must[assessments.Evidence](e, r.EvidenceID)
	if err != nil {
		return err
	}
	stone.Name, stone.SHA256, stone.Size, stone.Place = clipLine(ev.Name+", "+r.Label), r.SHA256, r.Size, "evidence "+ev.ID
	r.PurgedOn = e.today
	if err := e.put("", &r); err != nil {
		return err
	}
	return e.bury(r.SHA256, stone)
}

func (e *edit) purgeNote(id string, stone *assessments.Tombstone) error {
	n, err := must[assessments.Note](e, id)
	if err != nil {
		return err
	}
	if n.PurgedOn != "" {
		return nil
	}
	stone.Name, stone.Size, stone.Place = "note", int64(len(n.Body)), clipLine(n.On+" "+n.OnID)
	n.Body, n.PurgedOn = "", e.today
	if err := e.putErased(&n); err != nil {
		return err
	}
	return e.put("", stone)
}

// bury drops the bytes unless another record keeps the same file, and sets the stone.
func (e *edit) bury(sha string, stone *assessments.Tombstone) error {
	if sha != "" {
		kept, err := e.keptElsewhere(sha)
		if err != nil {
			return err
		}
		if kept {
			return assessments.Errorf(assessments.Refused, "The same file is kept by another document version or revision of evidence as well. Purge those too, or the bytes would stay; nothing was purged.")
		}
		if err := e.DropBlob(sha); err != nil {
			return err
		}
	}
	return e.put("", stone)
}

func (e *edit) keptElsewhere(sha string) (bool, error) {
	for _, n := range []assessments.Noun{"version", "revision"} {
		rows, err := e.List(n, is("sha256", sha))
		if err != nil {
			return false, err
		}
		for _, r := range rows {
			if f, _ := assessments.FieldOf(r, "purged_on"); f.Value.String() == "" {
				return true, nil
			}
		}
	}
	return false, nil
}

// putErased writes a record whose content was wiped: the new journal event must not carry the old text
// either, so the record's content fields are erased from the whole journal, this change's left out.
func (e *edit) putErased(r assessments.Record, fields ...string) error {
	if len(fields) == 0 {
		for _, f := range r.Fields() {
			if f.Content {
				fields = append(fields, f.Name)
			}
		}
	}
	from := len(e.changes)
	if err := e.put("", r); err != nil {
		return err
	}
	for i := from; i < len(e.changes); i++ {
		for _, f := range fields {
			if e.changes[i].Field == f {
				e.changes[i].Before = "[purged]"
			}
		}
	}
	_, err := e.EraseChanges(r.Noun(), r.Key(), fields...)
	return err
}

func clipLine(s string) string {
	if r := []rune(s); len(r) > assessments.MaxLine {
		return string(r[:assessments.MaxLine-1]) + "…"
	}
	return s
}
