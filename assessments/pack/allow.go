package pack

import (
	"reflect"
	"strings"

	"countersign/assessments"
)

// The allow-list. Whatever is not named here for an audience stays inside: report, workbook and
// assessment.json are all made from records in which every other field was emptied. A new field of any
// noun is withheld from everyone until someone puts it on a list; a test asks for that decision.

// grant lists the fields of a kind of record, each by who is given it.
type grant struct {
	all    string // auditor, board and vendor
	ours   string // auditor and board
	shown  string // auditor and vendor
	detail string // auditor only
	never  string // no audience
}

// recording are the fields that say who typed a record and who took it back.
const (
	recording  = " recorded_by recorded_at"
	revocation = " revoked_reason revoked_by revoked_on"
)

// allowed is the allow-list of records. A field named "file" stands for the bytes as received.
var allowed = map[assessments.Noun]grant{
	assessments.NounOrganisation: {
		all: "name",
		ours: "sector risk_profile risk_appetite posture discipline_weights review_months least_coverage exception_months " +
			"kinds works_council",
	},
	assessments.NounVendor: {
		all: "name legal_name country", ours: "website tags description",
		detail: "contact", never: "binned",
	},
	assessments.NounService: {
		all:  "vendor name model_providers data_processing_service",
		ours: "description tags", never: "binned",
	},
	assessments.NounPlan:     {all: "service name", ours: "paid price", never: "binned"},
	assessments.NounContract: {ours: "vendor name parties signing_entity services starts_on ends_on automatic_renewal renewal_months notice_days value_minor currency", detail: "contacts", never: "binned"},
	assessments.NounUse: {
		// What a vendor has to know of its own service: what it is to generate, its role, where the
		// data goes.
		all: "service plan scope standard_terms generates_media vendor_role data_goes_to",
		ours: "contract purpose owner users data_classes status criticality reach autonomy scope_reasons scope_answers " +
			"later_move users_in people_in our_role used_at_workplace touches_rights high_risk_area " +
			"high_risk_exception profiling high_risk_product emotion_or_biometric_categorisation " +
			"protected_records voice_or_meeting_recording accounts_seen_by controls_input_data " +
			"output_published text_on_public_interest deep_fakes text_review chatbot_with_public system_changes " +
			"critical_or_important_function on_market_since begun_earlier",
		never: "binned",
	},
	assessments.NounAssessment: {
		all:   "use scope template",
		ours:  "name model status requester tier next_review triggers summary",
		never: "binned",
	},
	assessments.NounDocument: {
		all:   "vendor service name kind incorporated distribution",
		ours:  "contract nda_with nda_until",
		never: "binned",
	},
	assessments.NounVersion: {
		all:   "document label status effective obtained_on file_name sha256 size purged_on",
		ours:  "source obtained_by",
		shown: "file",
		never: "binned",
	},
	assessments.NounPrecedence: {ours: "contract subject order_of version quote section"},
	assessments.NounAnswer: {
		all: "assessment item response response_from response_on",
		ours: "verdict reason read_versions stage assessed_by assessed_on second_person confirmed_on reconfirm " +
			"tested_by tested_on procedure population sample exceptions_found period_from period_to reviewed_by " +
			"reviewed_on review_recorded_by walk_away",
		never: "at_fall_back", // where we stand to our positions says what they are
	},
	assessments.NounCitation: {
		all:   "assessment item version quote section page start_at end_at state checked_on",
		never: "binned",
	},
	assessments.NounEvidence: {
		all:    "vendor name distribution",
		ours:   "owner nda_with nda_until",
		detail: "description",
		never:  "binned",
	},
	assessments.NounRevision: {
		all: "evidence label strength file_name sha256 size period_from period_to issued expires obtained_on " +
			"purged_on",
		ours:  "reference obtained_by",
		shown: "file",
		never: "binned",
	},
	assessments.NounTick: {
		all: "assessment item expected revision ticked_on", ours: "ticked_by",
		detail: "remark",
	},
	assessments.NounFinding: {ours: "assessment item gap remedy owner due status", never: "binned"},
	// Of a use that builds: it is in no pack, and printed apart, as BuildChecklist does.
	assessments.NounResponsibility: {
		ours:   "use responsibility state taken_care_of_by day",
		detail: "note" + recording,
	},
	assessments.NounException: {
		ours: "assessment item reason compensating_control owner requested_by requested_on approver approved_on " +
			"expires renews approval_recorded_by approval_recorded_at" + recording + revocation,
	},
	assessments.NounCondition: {
		ours: "assessment requires owner due status met_on closed_by closed_reason close_recorded_by" +
			recording,
	},
	assessments.NounDecision: {
		ours: "assessment outcome reason decided_by decided_on valid_until state_hash state_form coverage" +
			recording + revocation,
	},
	assessments.NounSignOff: {
		ours: "assessment role name statement signed_on state_hash state_form signature" + recording +
			revocation,
	},
	assessments.NounNote: {
		shown:  "on_noun on_id assessment item body distribution purged_on",
		detail: "author",
		never:  "binned",
	},
	assessments.NounTombstone: {
		ours:   "of_noun of_id name sha256 size place reason purged_by purged_at",
		detail: "backups",
	},
	// A pack that named the packs before it would change with each. A frozen body goes out item by item,
	// as below.
	assessments.NounPack:   {never: "assessment audience state_hash as_of place sha256 seal_id written_by written_at revoked_reason"},
	assessments.NounFrozen: {never: "kind label body"},
}

// allowedParts is the allow-list of what is not a record: questions, judgements, points, the scoring
// model. The names are those of assessment.json; what lies inside a field has a list of its own.
var allowedParts = map[string]grant{
	"item": {
		all: "id title question kind discipline topic evidence sources crosswalk triggers",
		ours: "brief owner weight deal_breaker deal_breaker_reason walk_away_reason min_strength guidance silence silence_reason " +
			"when",
		never: "positions",
	},
	"item.evidence": {all: "id title max_age_months", ours: "strength"},
	"item.sources":  {all: "requirement practice"},
	"item.guidance": {ours: "good trap"},
	"item.when":     {ours: "fact any none reason"},
	// Our negotiating line: what we require, what we settle for, where we leave, and the wording we ask
	// for.
	"item.positions": {never: "require fall_back walk_away remedy"},
	"judged": {
		all: "item discipline kind hidden",
		ours: "verdict weight item_weight percent silence_favours strength stale reconfirm stale_reason hidden_why " +
			"brief deal_breaker walk_away walk_away_why min_strength partly_enough unconfirmed excepted excepted_until supports",
		never: "at_fall_back",
	},
	"judged.supports": {ours: "noun id strength fresh why"},
	"points": {
		ours: "item weight max points v s assessed applicable verdict walk_away gate_open gate_reason gate_passed arithmetic",
	},
	// Where we could not read a vendor's document is no business of the vendor's.
	"reading":         {ours: "version state notices"},
	"reading.notices": {ours: "kind count page start"},
	"model":           {ours: "id version verdict strength discipline_percent strong mixed whole_capped"},
}

// to reports whether an audience is given a field.
func (g grant) to(audience, field string) bool {
	switch {
	case names(g.all, field):
		return true
	case audience == Auditor:
		return names(g.ours, field) || names(g.shown, field) || names(g.detail, field)
	case audience == Board:
		return names(g.ours, field)
	}
	return audience == Vendor && names(g.shown, field)
}

// names reports whether a field is on a list.
func names(list, field string) bool {
	for name := range strings.FieldsSeq(list) {
		if name == field {
			return true
		}
	}
	return false
}

// any reports whether an audience is given anything of such a record.
func (g grant) any(audience string) bool {
	return g.all != "" || audience != Vendor && g.ours != "" || audience != Board && g.shown != "" ||
		audience == Auditor && g.detail != ""
}

// withhold empties the fields of a part, and of the parts in it, that an audience is not given.
func withhold[T any](part string, p *T, audience string) {
	withholdIn(part, reflect.ValueOf(p).Elem(), audience)
}

func withholdIn(part string, v reflect.Value, audience string) {
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if f := v.Field(i); !allowedParts[part].to(audience, name) {
			f.SetZero()
		} else {
			withholdInside(part+"."+name, f, audience)
		}
	}
}

func withholdInside(part string, f reflect.Value, audience string) {
	switch {
	case f.Kind() == reflect.Struct:
		withholdIn(part, f, audience)
	case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct && f.Len() > 0:
		own := reflect.MakeSlice(f.Type(), f.Len(), f.Len())
		reflect.Copy(own, f)
		for i := range own.Len() {
			withholdIn(part, own.Index(i), audience)
		}
		f.Set(own)
	}
}

// entryOfPart describes the fields of a part, and of the parts in it, that an audience is given.
func entryOfPart(part string, v reflect.Value, audience string) Entry {
	out := Entry{}
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		f := v.Field(i)
		empty := f.IsZero() || f.Kind() == reflect.Slice && f.Len() == 0
		if !allowedParts[part].to(audience, name) || empty && options == "omitempty" {
			continue
		}
		one := EntryField{Name: name, Value: f.Interface()}
		if f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct {
			list := make([]Entry, f.Len())
			for j := range list {
				list[j] = entryOfPart(part+"."+name, f.Index(j), audience)
			}
			one.Value = list
		}
		out = append(out, one)
	}
	return out
}

// strip empties in place whatever an audience is not given of the kinds of record, regardless of their
// distribution.
func strip(d *assessments.Dossier, audience string) {
	for _, r := range (&ledger{d: d}).records() {
		for _, f := range r.Fields() {
			if !allowed[r.Noun()].to(audience, f.Name) {
				_ = f.Value.Set("") // every kind of value takes the empty one
			}
		}
	}
	for i := range d.Template.Items {
		withhold("item", &d.Template.Items[i], audience)
	}
	withhold("model", &d.Model, audience)
}
