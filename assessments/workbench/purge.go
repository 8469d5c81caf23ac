package workbench

import (
	"context"
	"errors"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
)

// PurgeOrder says what is purged, and why.
type PurgeOrder struct {
	Things []Thing // documents, versions, evidence, revisions, notes
	Reason string
	Names  bool     // names, labels and NDA parties are erased as well
	Copies []string // copies of the workspace that the caller knows of, beyond those that the program knows
}

// Thing is a record by its noun and id.
type Thing struct {
	Noun assessments.Noun `json:"noun"`
	ID   string           `json:"id"`
}

// Purging is what a purge erased, or would erase, and what it cannot reach.
type Purging struct {
	// its Seq is 0 if nothing was left to erase, or it is only planned
	Event    assessments.Event       `json:"event"`
	Stones   []assessments.Tombstone `json:"tombstones"`
	Files    []string                `json:"files"`   // SHA-256 of files whose bytes go
	Changes  int                     `json:"changes"` // values in the journal that go
	Mentions []Mention               `json:"mentions"`
	// MoreMentions is how many fields with single words of it are not listed.
	MoreMentions int      `json:"more_mentions,omitempty"`
	Unread       []string `json:"unread,omitempty"` // labels of files of which no text could be read
	Copies       []string `json:"copies"`           // copies of the workspace that still hold something of it
	Missing      []string `json:"missing"`          // copies made earlier that are not where they were
	Packs        []string `json:"packs"`            // where packs were written that may hold it
}

// purgeable are the nouns with bytes or words that the law may ask to be erased.
var purgeable = []assessments.Noun{
	assessments.NounVersion, assessments.NounRevision, assessments.NounNote,
	assessments.NounDocument, assessments.NounEvidence,
}

// purging erases contents permanently, plans it, and lists what it cannot reach. It is the only group that
// changes past events.
type purging struct {
	*journal
	texts *texts
}

// Purgeable finds out what an id names that can be purged, removed records included: an undo leaves
// the words of what it removed in the journal.
func (w *purging) Purgeable(ctx context.Context, id string) (Thing, error) {
	var found Thing
	err := w.store.Read(ctx, func(r port.Reader) error {
		for _, known := range []func(assessments.Noun) (bool, error){
			func(n assessments.Noun) (bool, error) {
				one := assessments.New(n)
				one.SetKey(id)
				return r.Get(one)
			},
			func(n assessments.Noun) (known bool, err error) {
				err = r.Past(n, id, func(port.Past) error { known = true; return nil })
				return known, err
			},
		} {
			for _, n := range purgeable {
				if ok, err := known(n); err != nil || ok {
					found = Thing{n, id}
					return err
				}
			}
		}
		return assessments.Errorf(assessments.NotFound,
			"There is no document, version, evidence, revision or note with the id “%s”. Nothing was purged.",
			id)
	})
	return found, err
}

// PurgeAll permanently erases records, in one event: the bytes of their files, the texts read out of them,
// every quote of them and remark on them, and every value of these that the journal holds, whichever record
// held it and however long ago. A tombstone stays for each, and the chain still verifies. Copies of the
// workspace that hold them still are named on the tombstones.
func (w *purging) PurgeAll(ctx context.Context, o PurgeOrder) (Purging, error) {
	if strings.TrimSpace(o.Reason) == "" {
		return Purging{}, assessments.Errorf(assessments.Refused,
			"Say why: a purge is recorded with its reason (erasure request, NDA material returned, …).")
	}
	plan, err := w.planPurge(ctx, o)
	if err != nil || plan.nothing() {
		return plan.Purging, err
	}
	out := plan.Purging
	var p *purge
	out.Event, err = w.do(ctx, o.intent(), func(e *edit) (err error) {
		p, err = e.purge(o, out.Copies)
		return err
	})
	if p != nil {
		out.Stones, out.Files, out.Changes = p.stones, p.files, len(p.past)
	}
	return out, err
}

// PlanPurge says what PurgeAll would do, and changes nothing. It needs no reason yet.
func (w *purging) PlanPurge(ctx context.Context, o PurgeOrder) (Purging, error) {
	plan, err := w.planPurge(ctx, o)
	return plan.Purging, err
}

func (o PurgeOrder) intent() intent {
	in := intent{verb: assessments.VerbPurge, reason: o.Reason, lasting: true}
	if len(o.Things) > 0 {
		in.subject, in.subjectID = o.Things[0].Noun, o.Things[0].ID
		in.verb = assessments.VerbOn(in.subject, assessments.ActionPurge)
	}
	return in
}

// purgePlan is what a purge would do, with the words that it would erase.
type purgePlan struct {
	Purging
	purge *purge
}

func (p *purgePlan) nothing() bool { return p.purge == nil || len(p.purge.changes) == 0 }

// planPurge carries the purge out without committing it, and looks for what it cannot reach. If records
// differ from the journal's, no one could say what was erased and what stays.
func (w *purging) planPurge(ctx context.Context, o PurgeOrder) (purgePlan, error) {
	if err := w.checking.provedForWriting(ctx, assessments.NoProgress{}); err != nil {
		return purgePlan{}, err
	}
	if strings.TrimSpace(o.Reason) == "" {
		o.Reason = "planned"
	}
	var plan purgePlan
	err := w.store.Write(ctx, func(tx port.Tx) (err error) {
		e := &edit{Tx: tx, w: w.journal, ctx: ctx, actor: w.Acting(ctx), today: w.Today()}
		if plan.purge, err = e.purge(o, nil); err != nil {
			return err
		}
		if err := e.problems.Err(); err != nil {
			return err
		}
		return errDryRun
	})
	if err != nil && !errors.Is(err, errDryRun) {
		return plan, err
	}
	p := plan.purge
	plan.Stones, plan.Files, plan.Changes = p.stones, p.files, len(p.past)
	return plan, w.reach(ctx, o, &plan)
}

// purge is one purge being carried out.
type purge struct {
	*edit
	names bool
	all   map[Thing]bool // the versions, revisions, notes, documents and evidence that go
	parts []Thing        // the same, parts before what they are parts of
	past  []port.Past    // changes in the journal whose values go
	words []string       // values that go
	wiped map[field]int  // where the event says what a field holds since
	steps int            // wiped anything so often

	stones []assessments.Tombstone
	files  []string
	labels map[string]string // of the files, by their digests
}

// field is one field of one record.
type field struct {
	Thing
	name string
}

// purge erases what the order names.
func (e *edit) purge(o PurgeOrder, copies []string) (*purge, error) {
	p := &purge{
		edit: e, names: o.Names, all: map[Thing]bool{}, wiped: map[field]int{},
		labels: map[string]string{},
	}
	for _, t := range o.Things {
		if err := p.gather(t); err != nil {
			return p, err
		}
	}
	for _, t := range p.parts {
		stone := assessments.Tombstone{
			Of: string(t.Noun), OfID: t.ID, Reason: o.Reason, By: e.actor.String(),
			At: assessments.MomentOf(e.w.clock.Now()), Backups: copies,
		}
		if err := p.erase(t, &stone); err != nil {
			return p, err
		}
	}
	for _, sha := range p.files {
		if err := e.DropBlob(sha); err != nil {
			return p, err
		}
	}
	return p, nil
}

// gather lists what goes with a thing: a document's versions, evidence's revisions, those that were
// removed included.
func (p *purge) gather(t Thing) error {
	part, field := assessments.Noun(""), string(t.Noun)
	switch t.Noun {
	case assessments.NounDocument:
		part = assessments.NounVersion
	case assessments.NounEvidence:
		part = assessments.NounRevision
	case assessments.NounVersion, assessments.NounRevision, assessments.NounNote:
	default:
		return assessments.Errorf(assessments.Refused,
			"It is not possible to purge %s. Purge a document, a version, a piece of evidence, a revision or a note; anything else goes to the bin.", t.Noun.One())
	}
	h, err := p.historyOf(t)
	if err != nil {
		return err
	}
	if !h.known() {
		return unknown(t.Noun, t.ID)
	}
	if part != "" {
		ids, err := p.Ever(part, field, t.ID)
		if err != nil {
			return err
		}
		for _, id := range ids {
			one, err := p.historyOf(Thing{part, id})
			if err != nil {
				return err
			}
			if one.record == nil || fieldOf(one.record, field) == t.ID {
				p.add(Thing{part, id})
			}
		}
	}
	p.add(t)
	return nil
}

func (p *purge) add(t Thing) {
	if !p.all[t] {
		p.all[t] = true
		p.parts = append(p.parts, t)
	}
}

// erase wipes one thing: its own words, and those taken from it. Its tombstone is set if there was anything.
func (p *purge) erase(t Thing, stone *assessments.Tombstone) error {
	h, err := p.historyOf(t)
	if err != nil {
		return err
	}
	if err := p.describe(h, stone); err != nil {
		return err
	}
	before := p.steps
	for _, step := range []func(*history) error{p.own, p.taken, p.earlierStones, p.drop} {
		if err := step(h); err != nil {
			return err
		}
	}
	if p.steps == before {
		return nil // it was purged before, and nothing was left
	}
	stone.ID = p.w.ids.New(assessments.NounTombstone)
	if err := p.put("", stone); err != nil {
		return err
	}
	p.stones = append(p.stones, *stone)
	return nil
}

// drop marks the record as purged and lets its file go, unless another record keeps the same bytes:
// then nothing is purged.
func (p *purge) drop(h *history) error {
	if h.record != nil && fieldOf(h.record, "purged_on") == "" {
		after := assessments.Clone(h.record)
		if f, ok := assessments.FieldOf(after, "purged_on"); ok {
			if err := f.Value.Set(string(p.today)); err != nil {
				return err
			}
			if err := p.wipe(h, after, nil); err != nil {
				return err
			}
		}
	}
	for _, sha := range h.ever("sha256") {
		if _, again := p.labels[sha]; again {
			continue
		}
		there, err := p.hasFile(sha)
		if err != nil {
			return err
		}
		if !there {
			continue
		}
		if err := p.keptElsewhere(sha); err != nil {
			return err
		}
		p.labels[sha] = clipLine(h.last("label"))
		p.files = append(p.files, sha)
	}
	return nil
}

// hasFile reports whether the workspace has the bytes.
func (p *purge) hasFile(sha string) (bool, error) {
	r, _, err := p.w.store.OpenBlob(p.ctx, sha)
	if assessments.KindOf(err) == assessments.NotFound {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, r.Close()
}

// keptElsewhere refuses while another record, which is not purged with it, keeps the same bytes.
func (p *purge) keptElsewhere(sha string) error {
	for _, n := range []assessments.Noun{assessments.NounVersion, assessments.NounRevision} {
		rows, err := p.List(n, is("sha256", sha))
		if err != nil {
			return err
		}
		for _, r := range rows {
			if fieldOf(r, "purged_on") == "" && !p.all[Thing{n, r.Key()}] {
				return assessments.Errorf(assessments.Refused,
					"The same file is kept by the %s “%s” (%s) as well. Purge both in one go, or the bytes would stay; nothing was purged.", n, assessments.TitleOf(r), r.Key())
			}
		}
	}
	return nil
}

func clipLine(s string) string {
	if r := []rune(s); len(r) > assessments.MaxLine {
		return string(r[:assessments.MaxLine-1]) + "…"
	}
	return s
}
