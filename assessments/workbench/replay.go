package workbench

import (
	"context"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
)

// past is the workspace as its journal had it at the end of a day: every change recorded by then, none
// later. It is a port.Reader, so that whatever looks at the present can look at the past.
type past struct {
	by      assessments.Date
	records map[assessments.Noun]map[string]assessments.Record
	events  []assessments.Event // oldest first
	purged  []assessments.Mention
}

var _ port.Reader = (*past)(nil)

// replay reads the journal up to a day. What was purged since cannot be had back: its texts are empty,
// and it is named.
func replay(ctx context.Context, r port.Reader, by assessments.Date) (*past, error) {
	events, err := r.Events(assessments.EventQuery{})
	if err != nil {
		return nil, err
	}
	slices.Reverse(events)
	p := &past{by: by, records: map[assessments.Noun]map[string]assessments.Record{}}
	for _, ev := range events {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if assessments.DateOf(ev.At.Time()) > by {
			break
		}
		p.events = append(p.events, ev)
		for i, c := range ev.Changes {
			p.apply(c, ev.Seals[i].Purged)
		}
	}
	return p, p.markPurged(r)
}

func (p *past) apply(c assessments.Change, purged bool) {
	of := p.records[c.Noun]
	if of == nil {
		of = map[string]assessments.Record{}
		p.records[c.Noun] = of
	}
	if c.Field == assessments.Existence {
		if c.After == "" && !purged {
			delete(of, c.ID)
			return
		}
		if of[c.ID] == nil {
			p.make(c.Noun, c.ID)
		}
		return
	}
	rec := of[c.ID]
	if rec == nil {
		if rec = p.make(c.Noun, c.ID); rec == nil {
			return // of a noun that a newer program knows
		}
	}
	f, ok := assessments.FieldOf(rec, c.Field)
	if !ok {
		return
	}
	if purged {
		p.purged = append(p.purged, assessments.Mention{Noun: c.Noun, ID: c.ID})
	}
	_ = f.Value.Set(c.After) // of the same kind; a purged text is empty
}

func (p *past) make(n assessments.Noun, id string) assessments.Record {
	rec := assessments.New(n)
	if rec != nil {
		rec.SetKey(id)
		p.records[n][id] = rec
	}
	return rec
}

// markPurged marks what was purged since, so that no one takes an empty text for what was on record.
func (p *past) markPurged(r port.Reader) error {
	stones, err := r.List(assessments.NounTombstone)
	if err != nil {
		return err
	}
	for _, one := range stones {
		stone := one.(*assessments.Tombstone)
		rec := p.records[assessments.Noun(stone.Of)][stone.OfID]
		if rec == nil {
			continue
		}
		if f, ok := assessments.FieldOf(rec, "purged_on"); ok && f.Value.String() == "" {
			if err := f.Value.Set(string(assessments.DateOf(stone.At.Time()))); err != nil {
				return err
			}
			p.purged = append(p.purged, assessments.Mention{Noun: rec.Noun(), ID: rec.Key()})
		}
	}
	slices.SortFunc(p.purged, func(a, b assessments.Mention) int {
		return slices.Compare([]string{string(a.Noun), a.ID}, []string{string(b.Noun), b.ID})
	})
	p.purged = slices.Compact(p.purged)
	return nil
}

// Get implements port.Reader.
func (p *past) Get(into assessments.Record) (bool, error) {
	rec := p.records[into.Noun()][into.Key()]
	if rec == nil {
		return false, nil
	}
	from, to := rec.Fields(), into.Fields()
	for i := range from {
		if err := to[i].Value.Set(from[i].Value.String()); err != nil {
			return false, err
		}
	}
	return true, nil
}

// List implements port.Reader.
func (p *past) List(n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error) {
	where = slices.Clone(where)
	for i, w := range where {
		if w.Of == nil {
			continue
		}
		found, _ := p.List(w.Of.Noun, w.Of.Where...)
		for _, rec := range found {
			if value := valueOf(rec, w.Of.Field); value != "" {
				where[i].In = append(where[i].In, value)
			}
		}
	}
	var out []assessments.Record
	for _, rec := range p.records[n] {
		if slices.ContainsFunc(where, func(w assessments.Where) bool { return !holds(rec, w) }) {
			continue
		}
		out = append(out, assessments.Clone(rec))
	}
	slices.SortFunc(out, func(a, b assessments.Record) int { return strings.Compare(a.Key(), b.Key()) })
	return out, nil
}

func valueOf(rec assessments.Record, field string) string {
	if field == "id" {
		return rec.Key()
	}
	f, _ := assessments.FieldOf(rec, field)
	return f.Value.String()
}

func holds(rec assessments.Record, w assessments.Where) bool {
	value := rec.Key()
	if w.Field != "id" {
		f, ok := assessments.FieldOf(rec, w.Field)
		if !ok {
			return false
		}
		value = f.Value.String()
		if f.Value.Kind().Integer() && value == "0" && slices.Contains(w.In, "") {
			return true
		}
	}
	return slices.Contains(w.In, value)
}

// ListMany implements port.Reader.
func (p *past) ListMany(asks ...port.Ask) ([][]assessments.Record, error) {
	out := make([][]assessments.Record, len(asks))
	for i, a := range asks {
		out[i], _ = p.List(a.Noun, a.Where...)
	}
	return out, nil
}

// Count implements port.Reader.
func (p *past) Count(n assessments.Noun, where ...assessments.Where) (int, error) {
	out, err := p.List(n, where...)
	return len(out), err
}

// Events implements port.Reader.
func (p *past) Events(q assessments.EventQuery) ([]assessments.Event, error) {
	var out []assessments.Event
	for i := len(p.events) - 1; i >= 0 && (q.Limit == 0 || len(out) < q.Limit); i-- {
		ev := p.events[i]
		touches := q.Noun == "" || ev.Subject == q.Noun && (q.RecordID == "" || ev.SubjectID == q.RecordID) ||
			slices.ContainsFunc(ev.Changes, func(c assessments.Change) bool {
				return c.Noun == q.Noun && (q.RecordID == "" || c.ID == q.RecordID)
			})
		if touches && (q.ID == "" || ev.ID == q.ID) &&
			(q.Assessment == "" || ev.Assessment == q.Assessment) &&
			(len(q.Assessments) == 0 || slices.Contains(q.Assessments, ev.Assessment)) &&
			(q.Before == 0 || ev.Seq < q.Before) && ev.Seq > q.After {
			out = append(out, ev)
		}
	}
	return out, nil
}

// ChangesAfter implements port.Reader.
func (p *past) ChangesAfter(seq int64, of ...string) ([]port.EventChange, error) {
	var out []port.EventChange
	for _, ev := range p.events {
		if ev.Seq <= seq || (ev.Assessment != "" && !slices.Contains(of, ev.Assessment)) {
			continue
		}
		for _, c := range ev.Changes {
			out = append(out, port.EventChange{Change: c, Event: ev.Seq, Assessment: ev.Assessment})
		}
	}
	return out, nil
}

// Born implements port.Reader.
func (p *past) Born(n assessments.Noun, ids ...string) (map[string]int64, error) {
	out := map[string]int64{}
	for _, ev := range p.events {
		for _, c := range ev.Changes {
			if c.Noun == n && c.Field == assessments.Existence && c.After == "1" &&
				slices.Contains(ids, c.ID) {
				out[c.ID] = ev.Seq
			}
		}
	}
	return out, nil
}

// Head implements port.Reader.
func (p *past) Head() (seq int64, digest string, err error) {
	if n := len(p.events); n > 0 {
		return p.events[n-1].Seq, p.events[n-1].Digest, nil
	}
	return 0, "", nil
}

// Newest implements port.Reader.
func (p *past) Newest() (func(string) string, error) {
	newest := map[string]string{}
	for _, ev := range p.events {
		newest[ev.Assessment] = ev.Digest
		if ev.Assessment == "" {
			newest = map[string]string{"": ev.Digest}
		}
	}
	return func(assessment string) string {
		if d, ok := newest[assessment]; ok {
			return d
		}
		return newest[""]
	}, nil
}
