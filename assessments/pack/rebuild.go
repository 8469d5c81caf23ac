package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// Rebuild makes the document model again from assessment.json alone: report, workbook and README say nothing
// that is not in it, so that a pack can be checked by writing its parts again and comparing. It holds
// for packs of this program's Format and of the catalogue given. The list says what in the file is not
// as this program writes it; the error is for a file of which no document can be made.
func (r *Reading) Rebuild(c *assessments.Catalogue) (Document, []string, error) {
	v, err := r.record.view(c)
	if err != nil {
		return Document{}, nil, err
	}
	doc := documentOf(v)
	again, err := doc.Record.JSON()
	if err != nil {
		return Document{}, nil, err
	}
	wrong := append(misjudgedIn(v), r.record.lawless(c)...)
	if line, is, should, same := firstDifference(r.raw, again); !same {
		wrong = append(wrong, fmt.Sprintf("line %d reads %s, where its own records give %s", line,
			cutLine(is), cutLine(should)))
	}
	return doc, wrong, nil
}

// Rebuilds reports whether Rebuild holds for the file with this catalogue.
func (r *Reading) Rebuilds(c *assessments.Catalogue) bool {
	version := ""
	if c != nil {
		version = c.Version
	}
	return r.Format() == Format && r.record.Catalogue == version
}

// view is what the record was made from. What an audience may not see was taken out before it was written.
func (r *Record) view(c *assessments.Catalogue) (*view, error) {
	d, err := r.dossier()
	if err != nil {
		return nil, err
	}
	strip(d, r.Audience) // what is not on the allow-list is not as this program writes it
	v := &view{
		d: d, opt: Options{
			AsOf: r.AsOf, Audience: r.Audience, ProgramVersion: r.Program, Catalogue: c,
			RecordedUpTo: r.RecordedUpTo, ToCome: r.ToCome,
		},
		stateHash: r.StateHash,
		judged:    map[string]scoring.Judged{}, points: map[string]scoring.Points{},
		closed: map[string]string{}, withheld: r.Withheld,
	}
	if _, ok := audienceWords[r.Audience]; !ok {
		return nil, fmt.Errorf("its audience %q is none", r.Audience)
	}
	var judged []scoring.Judged
	for _, it := range r.Items {
		if _, twice := v.judged[it.Item.ID]; twice || it.Judged.Item != it.Item.ID {
			return nil, fmt.Errorf("its item %q is there twice, or with the judgement of another", it.Item.ID)
		}
		withhold("judged", &it.Judged, r.Audience)
		v.judged[it.Item.ID] = it.Judged
		judged = append(judged, it.Judged)
	}
	v.close()
	v.hashes = r.StateHashes
	if t := r.Timing; t != nil {
		v.opt.RecordedBy, v.opt.PurgedSince = t.RecordedBy, t.PurgedSince
		v.opt.Timing = assessments.Timing{LeftOut: t.LeftOut, RecordedLater: t.RecordedLater}
	}
	if !v.vendor() {
		v.result = scoring.Score(judged, d.Model)
		for _, p := range v.result.Items {
			v.points[p.Item] = p
		}
		var changes []standing.Touched
		if r.Standing != nil {
			changes = r.Standing.Changes
		}
		worth{v}.stand(worth{v}.visible(changes))
	}
	governing{v}.govern(r.Law)
	v.opt.Readings = reading{v}.given(r.Readings)
	return v, nil
}

// misjudgedIn lists items whose judgement speaks of another verdict than the answer on record.
func misjudgedIn(v *view) []string {
	var out []string
	for _, it := range v.d.Template.Items {
		if a, j := v.d.Answer(it.ID).Verdict, v.judged[it.ID].Verdict; a != j {
			out = append(out, fmt.Sprintf("item %s is judged as %s; its answer says %s", it.ID, j.Title(),
				a.Title()))
		}
	}
	return out
}

// dossier is the record's entries as records.
func (r *Record) dossier() (*assessments.Dossier, error) {
	d := &assessments.Dossier{
		Template: assessments.Template{
			ID: r.Template.ID, Version: r.Template.Version,
			Scope: r.Template.Scope, Title: r.Template.Title, Tiers: r.Template.Tiers,
		},
	}
	for _, it := range r.Items {
		d.Template.Items = append(d.Template.Items, it.Item)
	}
	if r.Model != nil {
		d.Model = *r.Model
	}
	var in entryReader
	in.one("organisation", r.Organisation, &d.Organisation)
	in.one("vendor", r.Vendor, &d.Vendor)
	in.one("service", r.Service, &d.Service)
	in.one("use", r.Use, &d.Use)
	in.one("assessment", r.Assessment, &d.Assessment)
	if len(r.Plan) > 0 {
		d.Plan = &assessments.Plan{}
		in.one("plan", r.Plan, d.Plan)
	}
	if len(r.Contract) > 0 {
		d.Contract = &assessments.Contract{}
		in.one("contract", r.Contract, d.Contract)
	}
	d.Documents = records[assessments.Document](&in, "documents", r.Documents)
	d.Versions = records[assessments.Version](&in, "versions", r.Versions)
	d.Precedences = records[assessments.Precedence](&in, "precedences", r.Precedences)
	d.Answers = records[assessments.Answer](&in, "answers", r.Answers)
	d.Citations = records[assessments.Citation](&in, "citations", r.Citations)
	d.Evidence = records[assessments.Evidence](&in, "evidence", r.Evidence)
	d.Revisions = records[assessments.Revision](&in, "revisions", r.Revisions)
	d.Ticks = records[assessments.Tick](&in, "ticks", r.Ticks)
	d.Findings = records[assessments.Finding](&in, "findings", r.Findings)
	d.Exceptions = records[assessments.Exception](&in, "exceptions", r.Exceptions)
	d.Conditions = records[assessments.ApprovalCondition](&in, "conditions", r.Conditions)
	d.Decisions = records[assessments.Decision](&in, "decisions", r.Decisions)
	d.SignOffs = records[assessments.SignOff](&in, "signoffs", r.SignOffs)
	d.Notes = records[assessments.Note](&in, "notes", r.Notes)
	d.Tombstones = records[assessments.Tombstone](&in, "purged", r.Purged)
	return d, in.err
}

// entryReader sets records from entries, and keeps the first error.
type entryReader struct{ err error }

func (in *entryReader) one(where string, e Entry, r assessments.Record) {
	fields := map[string]assessments.Value{}
	for _, f := range r.Fields() {
		fields[f.Name] = f.Value
	}
	for _, f := range e {
		var err error
		switch to, known := fields[f.Name], fields[f.Name] != nil; {
		case f.Name == "id":
			id, _ := f.Value.(string)
			r.SetKey(id)
		case !known:
			err = fmt.Errorf("no record of ours has it")
		default:
			err = to.Set(stored(f.Value, to.Kind()))
		}
		if err != nil && in.err == nil {
			in.err = fmt.Errorf("its %s have a field %q that cannot be read: %w", where, f.Name, err)
		}
	}
}

// stored is an entry's value as a field stores it.
func stored(value any, kind assessments.ValueKind) string {
	switch x := value.(type) {
	case string:
		if t, err := time.Parse(entryMoment, x); err == nil && kind == assessments.MomentValue {
			return strconv.FormatInt(int64(assessments.MomentOf(t)), 10)
		}
		return x
	case int64:
		return strconv.FormatInt(x, 10)
	case bool:
		return strconv.FormatBool(x)
	case json.RawMessage:
		return string(x)
	}
	return ""
}

func records[T any, P interface {
	*T
	assessments.Record
}](in *entryReader, where string, entries []Entry) []T {
	var out []T
	for _, e := range entries {
		var one T
		in.one(where, e, P(&one))
		out = append(out, one)
	}
	return out
}

// firstDifference finds the first line in which two files differ.
func firstDifference(a, b []byte) (line int, is, should string, same bool) {
	if bytes.Equal(a, b) {
		return 0, "", "", true
	}
	for line = 1; ; line++ {
		x, restA, moreA := bytes.Cut(a, []byte("\n"))
		y, restB, moreB := bytes.Cut(b, []byte("\n"))
		if !bytes.Equal(x, y) || moreA != moreB {
			return line, string(x), string(y), false
		}
		a, b = restA, restB
	}
}

// cutLine quotes a line, or the beginning of a long one.
func cutLine(s string) string {
	if len(s) > 120 {
		return strconv.Quote(s[:120]) + "…"
	}
	return strconv.Quote(s)
}

// Answered are the answers on record by item.
func (r *Record) Answered() map[string]assessments.Answer {
	var in entryReader
	out := map[string]assessments.Answer{}
	for _, a := range records[assessments.Answer](&in, "answers", r.Answers) {
		out[a.ItemID] = a
	}
	return out
}
