package assessments

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// StateForm is the form in which a state hash is computed today. A decision or sign-off keeps the form
// its hash was made in and is compared in that form, so that a field of a later form changes the
// standing of none.
const StateForm = 3

// hashed are the records a state hash covers.
func (d *Dossier) hashed() []Record {
	out := []Record{&d.Vendor, &d.Service, &d.Use, &d.Assessment}
	if d.Plan != nil {
		out = append(out, d.Plan)
	}
	if d.Contract != nil {
		out = append(out, d.Contract)
	}
	out = appendAll(out, d.Documents)
	out = appendAll(out, d.Versions)
	out = appendAll(out, d.Precedences)
	out = appendAll(out, d.Answers)
	out = appendAll(out, d.Citations)
	out = appendAll(out, d.Evidence)
	out = appendAll(out, d.Revisions)
	out = appendAll(out, d.Ticks)
	out = appendAll(out, d.Findings)
	return appendAll(out, d.Exceptions)
}

func appendAll[T any, P interface {
	*T
	Record
}](out []Record, list []T) []Record {
	for i := range list {
		out = append(out, P(&list[i]))
	}
	return out
}

// unhashed are the fields no state hash covers: what only reports on the state (the decision taken on
// it, who typed a record, whether a quote was looked for and when) must not change it.
var unhashed = map[string]bool{
	"assessment.status": true, "citation.state": true, "citation.checked_on": true,
	"answer.confirmed_on": true, "answer.reviewed_by": true, "answer.reviewed_on": true,
	"answer.review_recorded_by": true,
	"exception.recorded_by":     true, "exception.recorded_at": true, "exception.approval_recorded_by": true,
	"exception.approval_recorded_at": true, "exception.revoked_by": true, "exception.revoked_on": true,
}

// sinceForm says in which form a field came to be covered; those not named are in all.
var sinceForm = map[string]int{
	"answer.tested_by": 2, "answer.tested_on": 2, "answer.procedure": 2, "answer.population": 2,
	"answer.sample":           2,
	"answer.exceptions_found": 2, "answer.period_from": 2, "answer.period_to": 2,
	"exception.requested_by": 2, "exception.requested_on": 2, "exception.renews": 2,
	"service.data_processing_service":         3,
	"use.users_in":                            3,
	"use.people_in":                           3,
	"use.our_role":                            3,
	"use.used_at_workplace":                   3,
	"use.touches_rights":                      3,
	"use.high_risk_area":                      3,
	"use.high_risk_exception":                 3,
	"use.profiling":                           3,
	"use.high_risk_product":                   3,
	"use.emotion_or_biometric_categorisation": 3,
	"use.protected_records":                   3,
	"use.voice_or_meeting_recording":          3,
	"use.accounts_seen_by":                    3,
	"use.vendor_role":                         3,
	"use.data_goes_to":                        3,
	"use.controls_input_data":                 3,
	"use.generates_media":                     3,
	"use.output_published":                    3,
	"use.text_on_public_interest":             3,
	"use.deep_fakes":                          3,
	"use.text_review":                         3,
	"use.chatbot_with_public":                 3,
	"use.system_changes":                      3,
	"use.critical_or_important_function":      3,
	"use.on_market_since":                     3,
	"use.begun_earlier":                       3,
	"answer.walk_away":                        3,
}

// Hashed reports whether a state hash of a form covers a field of a noun, where it covers the noun at all.
func Hashed(n Noun, field string, form int) bool {
	key := string(n) + "." + field
	return !unhashed[key] && sinceForm[key] <= max(form, 1)
}

// Covers reports whether a record belongs to the state of this assessment: one that is there, or one
// of its own that is no longer there.
func (d *Dossier) Covers(n Noun, id string) bool {
	switch n {
	case NounAnswer, NounTick:
		return strings.HasPrefix(id, d.Assessment.ID+"/")
	}
	for _, r := range d.hashed() {
		if r.Noun() == n && r.Key() == id {
			return true
		}
	}
	return false
}

// NameOf is what people call a record of this assessment: the title of its item, its own name, or its id.
func (d *Dossier) NameOf(n Noun, id string) string {
	if rest, own := strings.CutPrefix(id, d.Assessment.ID+"/"); own {
		item, _, _ := strings.Cut(rest, "/")
		if it, ok := d.Template.Item(item); ok {
			return "“" + it.Title + "”"
		}
	}
	for _, r := range d.hashed() {
		if r.Noun() == n && r.Key() == id {
			return "“" + d.titleIn(r) + "”"
		}
	}
	return "“" + id + "”"
}

// titleIn is what people call a record: its own name, its subject, the document or evidence that it is
// part of, or the item that it is on.
func (d *Dossier) titleIn(r Record) string {
	switch one := r.(type) {
	case *Precedence:
		return strings.ReplaceAll(string(one.Subject), "_", " ")
	case *Version:
		if _, doc, ok := d.Version(one.ID); ok {
			return doc.Name + ", " + one.Label
		}
	case *Revision:
		if _, e, ok := d.Revision(one.ID); ok {
			return e.Name + ", " + one.Label
		}
	}
	if f, ok := FieldOf(r, "item"); ok && TitleOf(r) == r.Key() {
		if it, ok := d.Template.Item(f.Value.String()); ok {
			return it.Title
		}
	}
	return TitleOf(r)
}

// ItemCalled is an item by its title, with its id for looking it up: “Right to audit” (S2-LP-AUDIT).
func (d *Dossier) ItemCalled(id string) string {
	if it, ok := d.Template.Item(id); ok && it.Title != "" {
		return "“" + it.Title + "” (" + id + ")"
	}
	return id
}

// Called is a kind of record with what people call this one, as in “exception “Right to audit””; the
// kind alone if it has no name, or is no longer there: its id tells a reader nothing.
func (d *Dossier) Called(n Noun, id string) string {
	if name := d.NameOf(n, id); name != "“"+id+"”" {
		return string(n) + " " + name
	}
	return string(n)
}

// StateHash is the SHA-256, in hex, of the canonical form of the assessment: its facts, answers, citations,
// hashes of documents and evidence, and the ids (themselves hashes) of the frozen template and model.
// Writing a pack, deciding or signing off does not change it. It is made in today's form, StateForm.
func (d *Dossier) StateHash() string { return d.StateHashIn(StateForm) }

// StateHashIn is the state hash in a form; 0 is the first.
func (d *Dossier) StateHashIn(form int) string {
	form = max(form, 1)
	type row struct {
		noun   Noun
		id     string
		record Record
	}
	all := d.hashed()
	rows := make([]row, len(all))
	for i, r := range all {
		rows[i] = row{r.Noun(), r.Key(), r}
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.noun, b.noun), cmp.Compare(a.id, b.id))
	})
	// Written as json.Marshal writes it, without its reflection: whatever looks at an assessment hashes its state.
	out := strconv.AppendInt([]byte(`["assessment state",`), int64(form), 10)
	out = append(out, ",["...)
	for i, one := range rows {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendJSON(append(out, `{"N":`...), string(one.noun))
		out = appendJSON(append(out, `,"I":`...), one.id)
		out = append(appendHashed(append(out, `,"F":`...), one.record, form), '}')
	}
	return digestOf(append(out, "]]"...))
}

// appendHashed appends the fields of a record that a form covers: a list of pairs, null where there is none.
func appendHashed(out []byte, r Record, form int) []byte {
	before, noun := len(out), r.Noun()
	fields := r.Fields()
	for i := range fields {
		f := &fields[i]
		v := f.Value.String()
		if v == "" || !Hashed(noun, f.Name, form) {
			continue
		}
		out = append(out, "[,"[min(len(out)-before, 1)])
		out = appendJSON(append(out, '['), f.Name)
		out = append(appendJSON(append(out, ','), v), ']')
	}
	if len(out) == before {
		return append(out, "null"...)
	}
	return append(out, ']')
}
