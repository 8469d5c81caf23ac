package workbench

import (
	"fmt"
	"maps"
	"slices"

	"countersign/assessments"
	"countersign/assessments/port"
)

// history is a record as it is and as the journal tells it.
type history struct {
	thing  Thing
	record assessments.Record // nil if there is none, or no longer
	past   []port.Past        // oldest first
}

func (p *purge) historyOf(t Thing) (*history, error) {
	h := &history{thing: t, record: assessments.New(t.Noun)}
	h.record.SetKey(t.ID)
	found, err := p.Get(h.record)
	if err != nil {
		return nil, err
	}
	if !found {
		h.record = nil
	}
	err = p.Past(t.Noun, t.ID, func(c port.Past) error { h.past = append(h.past, c); return nil })
	return h, err
}

func (h *history) known() bool { return h.record != nil || len(h.past) > 0 }

// ever lists the values that a field had.
func (h *history) ever(name string) (out []string) {
	seen := map[string]bool{"": true}
	add := func(v string) {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	for _, c := range h.past {
		if c.Field == name {
			add(c.After)
		}
	}
	if h.record != nil {
		add(fieldOf(h.record, name))
	}
	return out
}

// last is what a field has, or had last if the record was removed.
func (h *history) last(name string) string {
	if h.record != nil {
		return fieldOf(h.record, name)
	}
	// what a removal left of it: of a number that is “0”
	empty := fieldOf(assessments.New(h.thing.Noun), name)
	for i := len(h.past) - 1; i >= 0; i-- {
		if c := h.past[i]; c.Field == name && c.After != empty {
			return c.After
		}
	}
	return empty
}

func fieldOf(r assessments.Record, name string) string {
	if f, ok := assessments.FieldOf(r, name); ok {
		return f.Value.String()
	}
	return ""
}

// own wipes the words that belong to the record itself, and on request what people call it.
func (p *purge) own(h *history) error {
	of := h.record
	if of == nil {
		of = assessments.New(h.thing.Noun)
	}
	names, after := map[string]bool{}, assessments.Clone(of)
	for _, f := range after.Fields() {
		if !(f.Content && f.Of == "" || f.Naming && p.names) {
			continue
		}
		names[f.Name] = true
		if assessments.IsPurged(f.Value.String()) {
			continue
		}
		left := ""
		if f.Naming && (f.Required || f.Name == "name") {
			left = assessments.PurgedOn(p.today)
		}
		if err := f.Value.Set(left); err != nil {
			return err
		}
	}
	var past []port.Past
	for _, c := range h.past {
		if names[c.Field] && !c.Purged && !(assessments.IsPurged(c.Before) && assessments.IsPurged(c.After)) {
			past = append(past, c)
		}
	}
	return p.wipe(h, after, past)
}

// earlierStones takes names off the tombstones that an earlier purge of the same thing set.
func (p *purge) earlierStones(h *history) error {
	if !p.names {
		return nil
	}
	ids, err := p.Ever(assessments.NounTombstone, "of_id", h.thing.ID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		stone, err := p.historyOf(Thing{assessments.NounTombstone, id})
		if err != nil {
			return err
		}
		says := func(name string) bool { return !assessments.IsPurged(name) && name != string(h.thing.Noun) }
		if stone.last("of_noun") != string(h.thing.Noun) || !slices.ContainsFunc(stone.ever("name"), says) {
			continue
		}
		if err := p.own(stone); err != nil {
			return err
		}
	}
	return nil
}

// taken wipes words of a version or revision out of the records that ever had them: quotes, sections,
// remarks.
func (p *purge) taken(h *history) error {
	for _, n := range assessments.Nouns() {
		by := map[string][]string{} // fields with words, by the field that leads to where they are from
		for _, f := range assessments.New(n).Fields() {
			if f.Of == "" {
				continue
			}
			if from, _ := assessments.FieldOf(assessments.New(n), f.Of); from.Ref == h.thing.Noun {
				by[f.Of] = append(by[f.Of], f.Name)
			}
		}
		for _, from := range slices.Sorted(maps.Keys(by)) {
			ids, err := p.Ever(n, from, h.thing.ID)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if err := p.takenBy(Thing{n, id}, from, h.thing.ID, by[from]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// takenBy wipes the values that fields of one record had while the record led to the thing.
func (p *purge) takenBy(t Thing, from, id string, fields []string) error {
	h, err := p.historyOf(t)
	if err != nil {
		return err
	}
	words := h.valuesWhile(from, id, fields)
	if h.record == nil {
		return p.wipe(h, nil, h.with(words))
	}
	now, err := p.wordsOfTarget(h.record, from)
	if err != nil {
		return err
	}
	after := assessments.Clone(h.record)
	for _, name := range fields {
		f, _ := assessments.FieldOf(after, name)
		value := f.Value.String()
		if now(name, value) {
			delete(words[name], value) // these are the words of what it leads to now
		}
		if !words[name][value] {
			continue
		}
		left := ""
		if !f.Line {
			left = assessments.PurgedOn(p.today)
		}
		if err := f.Value.Set(left); err != nil {
			return err
		}
		if c, ok := after.(*assessments.Citation); ok && name == "quote" {
			c.State = assessments.CitationNotChecked
		}
	}
	return p.wipe(h, after, h.with(words))
}

// valuesWhile lists the values that fields had while the record led to a thing, by the journal and now.
func (h *history) valuesWhile(from, id string, fields []string) map[string]map[string]bool {
	out, state := map[string]map[string]bool{}, map[string]string{}
	for _, name := range fields {
		out[name] = map[string]bool{}
	}
	look := func() {
		for _, name := range fields {
			if state[from] == id && !assessments.IsPurged(state[name]) {
				out[name][state[name]] = true
			}
		}
	}
	for i, c := range h.past {
		state[c.Field] = c.After
		if i+1 == len(h.past) || h.past[i+1].Event != c.Event { // an event is one step
			look()
		}
	}
	if h.record != nil {
		for _, f := range h.record.Fields() {
			state[f.Name] = f.Value.String()
		}
		look()
	}
	return out
}

// with lists the changes in the journal that bring or take away one of the values.
func (h *history) with(values map[string]map[string]bool) (out []port.Past) {
	for _, c := range h.past {
		if of := values[c.Field]; !c.Purged && (of[c.Before] || of[c.After]) {
			out = append(out, c)
		}
	}
	return out
}

// wordsOfTarget tells which values of a record are words of what it leads to by now, if that is not
// purged: a quote that a newer version has too, the title of a section there, any remark on a newer
// revision.
func (p *purge) wordsOfTarget(r assessments.Record, from string) (func(name, value string) bool, error) {
	none := func(string, string) bool { return false }
	to := fieldOf(r, from)
	lead, _ := assessments.FieldOf(r, from)
	if to == "" || p.all[Thing{lead.Ref, to}] {
		return none, nil
	}
	target := assessments.New(lead.Ref)
	target.SetKey(to)
	if found, err := p.Get(target); err != nil || !found || fieldOf(target, "purged_on") != "" {
		return none, err
	}
	if lead.Ref != assessments.NounVersion {
		return func(string, string) bool { return true }, nil
	}
	text, _, err := p.w.store.LoadText(p.ctx, fieldOf(target, "sha256"))
	return func(name, value string) bool {
		if name == "section" {
			return slices.ContainsFunc(text.Paragraphs, func(one assessments.Paragraph) bool {
				return one.SectionTitle() == value
			})
		}
		return found(text, value)
	}, err
}

// wipe writes a record without the words that go, erases changes of the journal that have them, and
// says in the event of the purge what every such field holds since: the journal's last word on it must
// not be one that was erased.
func (p *purge) wipe(h *history, after assessments.Record, past []port.Past) error {
	named := map[string]bool{}
	for _, c := range past {
		named[c.Field] = true
		p.say(c.Change)
	}
	var changes []assessments.Change
	if h.record != nil {
		changes = assessments.Diff(h.record, after)
		for i, c := range changes {
			if assessments.MayPurge(c.Noun, c.Field) {
				p.say(assessments.Change{Noun: c.Noun, Field: c.Field, Before: c.Before})
				changes[i].Before = assessments.Purged
				delete(named, c.Field)
			}
		}
	}
	for _, f := range assessments.New(h.thing.Noun).Fields() {
		if !named[f.Name] {
			continue
		}
		c := assessments.Change{Noun: h.thing.Noun, ID: h.thing.ID, Field: f.Name, Before: assessments.Purged}
		if h.record != nil {
			c.After = fieldOf(after, f.Name)
		}
		changes = append(changes, c)
	}
	if err := p.Erase(past...); err != nil {
		return err
	}
	p.past = append(p.past, past...)
	for _, c := range changes {
		p.tell(c)
	}
	if h.record == nil || assessments.Equal(h.record, after) {
		return nil
	}
	h.record = after
	return p.Put(after)
}

// say notes words that go, to look for them elsewhere. Headings and file names are too common for that.
func (p *purge) say(c assessments.Change) {
	if f, ok := assessments.FieldOf(assessments.New(c.Noun), c.Field); ok && !f.Line {
		p.words = append(p.words, c.Before, c.After)
	}
}

// tell puts a change into the event. A field that is wiped twice, for two versions that it quoted in
// turn, is told of once: what it held in between is not to be in the journal.
func (p *purge) tell(c assessments.Change) {
	p.steps++
	at := field{Thing{c.Noun, c.ID}, c.Field}
	if i, again := p.wiped[at]; again {
		p.changes[i].After = c.After
		return
	}
	if assessments.MayPurge(c.Noun, c.Field) {
		p.wiped[at] = len(p.changes)
	}
	p.changes = append(p.changes, c)
}

// describe fills in what a tombstone says of the thing: what, how large, which hash, where.
func (p *purge) describe(h *history, stone *assessments.Tombstone) error {
	stone.SHA256 = h.last("sha256")
	if _, err := fmt.Sscan(h.last("size"), &stone.Size); err != nil {
		stone.Size = 0 // a note, or there was no file
	}
	switch n := h.thing.Noun; n {
	case assessments.NounDocument, assessments.NounEvidence:
		stone.Name = clipLine(h.last("name"))
	case assessments.NounNote:
		stone.Name, stone.Size = "note", int64(len(h.last("body")))
		stone.Place = clipLine(h.last("on_noun") + " " + h.last("on_id"))
	default:
		whole, label := assessments.Noun(assessments.NounDocument), ", version "+h.last("label")
		if n == assessments.NounRevision {
			whole, label = assessments.NounEvidence, ", "+h.last("label")
		}
		of, err := p.historyOf(Thing{whole, h.last(string(whole))})
		if err != nil {
			return err
		}
		stone.Name, stone.Place = clipLine(of.last("name")+label), string(whole)+" "+of.thing.ID
	}
	if p.names {
		stone.Name = string(h.thing.Noun)
	}
	return nil
}
