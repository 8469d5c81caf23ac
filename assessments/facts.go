package assessments

import (
	"slices"
)

// Fact is what is known of one fact. The zero value says nothing: every value is unknown.
type Fact struct {
	Values   []string // values that it has, with those that they imply: DE and EU
	Lacks    []string // values that it is known not to have
	Complete bool     // it has no other values than Values
	// Open names, for each value that is not known, the fields whose answers would tell, by their keys.
	Open map[string][]string
	// Doubts say which answers contradict each other, so that a value that they deny stays unknown.
	Doubts []string
}

// Facts are what is known of a use in the terms of the law, by id. A fact that is missing is not said.
// A fact that is a yes or a no has the value “true” or “false”.
type Facts map[string]Fact

// Has reports whether a fact has one of the values, and whether that is known.
func (f Facts) Has(fact string, values []string) (has, known bool) {
	one := f[fact]
	known = true
	for _, v := range values {
		if slices.Contains(one.Values, v) {
			return true, true
		}
		if !one.Complete && !slices.Contains(one.Lacks, v) {
			known = false
		}
	}
	return false, known
}

// Facts are what is known of the assessment's use in the terms of the law.
func (d *Dossier) Facts() Facts { return FactsOf(&d.Organisation, &d.Service, &d.Use) }

// FactsOf derives what is known of a use in the terms of the law from the organisation, the service
// and the use. What is not said stays unknown; how far the use acts by itself is no such fact.
func FactsOf(o *Organisation, s *Service, u *Use) Facts {
	out := Facts{
		"jurisdiction": jurisdiction(u.UsersIn, u.PeopleIn),
		"high_risk":    highRisk(u), "data": dataOf(u), "output_leaves": outputLeaves(u),
		"talks_with_people": talksWithPeople(u), "touches_rights": touchesRights(u),
		"generates_media": generatesMedia(u),
	}
	for id, values := range map[string][]string{
		"org": o.Kinds, "our_role": u.OurRole, "vendor_role": u.VendorRole,
		"transfer_to":      u.DataGoesTo,
		"accounts_seen_by": oneValue(u.AccountsSeenBy), "deep_fakes": oneValue(u.DeepFakes),
		"text_review": oneValue(u.TextReview), "on_market_since": oneValue(u.OnMarketSince),
	} {
		if len(values) > 0 {
			out[id] = Fact{Values: saidValues(values), Complete: true}
		}
	}
	for id, value := range map[string]string{
		"works_council": o.WorksCouncil, "data_processing_service": s.CloudService,
		"used_at_workplace": u.UsedAtWork, "profiling": u.Profiling,
		"emotion_or_biometric_categorisation": u.Categorises, "voice_or_meeting_recording": u.Recording,
		"controls_input_data": u.ControlsInput, "output_published": u.Published,
		"text_on_public_interest": u.PublicInterest, "chatbot_with_public": u.PublicChat,
		"critical_or_important_function": u.CriticalFunction, "begun_earlier": u.BegunEarlier,
	} {
		if value != "" {
			out[id] = truth(value == Yes)
		}
	}
	if u.AccountsSeenBy != "" {
		out["employee_monitoring_possible"] = truth(u.AccountsSeenBy == "us")
	}
	if len(u.DataGoesTo) > 0 {
		out["transfer_outside_eea"] = truth(slices.ContainsFunc(u.DataGoesTo, func(v string) bool {
			return v != "EU" && v != None
		}))
	}
	if len(u.SystemChanges) > 0 {
		out["own_brand_on_system"] = truth(slices.Contains(u.SystemChanges, "own_name"))
		out["substantial_modification"] = truth(slices.Contains(u.SystemChanges, "substantial_modification"))
		out["purpose_changed_to_high_risk"] = truth(slices.Contains(u.SystemChanges, "high_risk_purpose"))
	}
	return out
}

func truth(holds bool) Fact {
	if holds {
		return Fact{Values: []string{"true"}, Complete: true}
	}
	return Fact{Values: []string{"false"}, Complete: true}
}

func oneValue(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// saidValues are the values of a list in which “none” is no value.
func saidValues(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == None })
}

// regions are the places whose parts the law tells apart.
var regions = map[string]string{"DE": "EU", "EU-OTHER": "EU", "US-NYC": "US-NY"}

// Within lists a place with the places that it is part of: US-NYC, US-NY, US.
func Within(place string) []string {
	out := []string{place}
	for {
		up := regions[place]
		if up == "" && len(place) > 3 && place[:3] == "US-" {
			up = "US"
		}
		if up == "" {
			return out
		}
		out, place = append(out, up), up
	}
}

// jurisdiction joins the places of the users and of the people concerned. A place that neither names
// is known to be out only if both were said; the parts of a region that was named as a whole stay
// unknown.
func jurisdiction(users, people []string) Fact {
	f := Fact{Complete: len(users) > 0 && len(people) > 0}
	named := append(slices.Clone(users), saidValues(people)...)
	for _, p := range places {
		within := func(list []string) bool {
			return slices.ContainsFunc(list, func(said string) bool {
				return whole(said) && slices.Contains(Within(p.ID), said)
			})
		}
		f.open(p.ID, "use.users_in", len(users) == 0 || within(users))
		f.open(p.ID, "use.people_in", len(people) == 0 || within(people))
	}
	for _, place := range named {
		f.Values = append(f.Values, Within(place)...)
	}
	slices.Sort(f.Values)
	f.Values = slices.Compact(f.Values)
	if !f.Complete || !slices.ContainsFunc(named, whole) {
		return f
	}
	f.Complete = false
	for _, p := range places {
		within := slices.ContainsFunc(Within(p.ID), func(r string) bool {
			return whole(r) && slices.Contains(named, r)
		})
		if !within && !slices.Contains(f.Values, p.ID) {
			f.Lacks = append(f.Lacks, p.ID)
		}
	}
	return f
}

// whole reports a place of which it is not said which part.
func whole(place string) bool { return place == "EU" || place == "US" }

// open notes a field whose answer would tell of a value, if it is missing.
func (f *Fact) open(value, key string, missing bool) {
	if !missing {
		return
	}
	if f.Open == nil {
		f.Open = map[string][]string{}
	}
	f.Open[value] = append(f.Open[value], key)
}

// highRisk follows the three steps of the EU AI Act: an area of Annex III; the exception that the
// provider has to claim; profiling, which rules the exception out. A product of Annex I stands beside
// them.
func highRisk(u *Use) Fact {
	f := Fact{}
	say := func(value string, holds, known bool) {
		switch {
		case holds:
			f.Values = append(f.Values, value)
		case known:
			f.Lacks = append(f.Lacks, value)
		}
	}
	area := len(saidValues(u.HighRiskArea)) > 0
	exempt := u.HighRiskException == Yes && u.Profiling == No
	none := !area && len(u.HighRiskArea) > 0 && !areaDoubted(u)
	say("annex_iii", area && (u.HighRiskException == No || u.Profiling == Yes), none || exempt)
	say("annex_i", u.HighRiskProduct == Yes, u.HighRiskProduct == No)
	f.Complete = len(f.Values)+len(f.Lacks) == 2
	f.openHighRisk(u, area)
	return f
}

// openHighRisk says which steps are missing: the area; in an area, whether the exception is claimed; profiling, which
// rules a claimed exception out.
func (f *Fact) openHighRisk(u *Use, area bool) {
	known := slices.Contains(f.Values, "annex_iii") || slices.Contains(f.Lacks, "annex_iii")
	for _, step := range []struct {
		key     string
		missing bool
	}{
		{"use.high_risk_area", len(u.HighRiskArea) == 0 || areaDoubted(u)},
		{"use.high_risk_exception", area && u.HighRiskException == ""},
		{"use.profiling", area && u.HighRiskException != No && u.Profiling == ""},
	} {
		f.open("annex_iii", step.key, !known && step.missing)
	}
	f.open("annex_i", "use.high_risk_product", u.HighRiskProduct == "")
}

// outputLeaves is whether people outside receive what is produced: it is published, they talk with it,
// or it reaches them. Only if none of the three can be is it known that it stays.
func outputLeaves(u *Use) Fact {
	within := u.Reach == "team" || u.Reach == "organisation"
	switch {
	case u.Published == Yes || u.PublicChat == Yes || u.Reach == "partners" || u.Reach == "public":
		return truth(true)
	case within && u.Published == No && u.PublicChat == No:
		return truth(false)
	}
	return Fact{}
}

// generatesMedia is what it generates. A kind that was not named and that another answer speaks of stays unknown.
func generatesMedia(u *Use) Fact {
	if len(u.Generates) == 0 {
		return Fact{}
	}
	f := Fact{Values: saidValues(u.Generates), Complete: true}
	values, doubts := mediaDoubts(u)
	f.doubt("use.generates_media", values, doubts)
	return f
}

// talksWithPeople is whether people deal with it directly, staff included: people outside talk with it, or
// workers use what it generates. Only if neither can be is it known that nobody does.
func talksWithPeople(u *Use) Fact {
	made := len(saidValues(u.Generates)) > 0
	_, doubts := mediaDoubts(u)
	silent := len(u.Generates) > 0 && !made && len(doubts) == 0
	switch {
	case u.PublicChat == Yes || u.UsedAtWork == Yes && made:
		return truth(true)
	case u.PublicChat == No && (u.UsedAtWork == No || silent):
		return truth(false)
	}
	f := Fact{}
	f.open("true", "use.chatbot_with_public", u.PublicChat == "")
	f.open("true", "use.used_at_workplace", u.UsedAtWork == "" && !silent)
	f.open("true", "use.generates_media", u.UsedAtWork != No && (len(u.Generates) == 0 || len(doubts) > 0))
	return f
}

// touchesRights is in which decisions about people it plays a part. A decision that was not named and
// that another answer speaks of stays unknown.
func touchesRights(u *Use) Fact {
	if len(u.TouchesRights) == 0 {
		return Fact{}
	}
	f := Fact{Values: saidValues(u.TouchesRights), Complete: true}
	values, doubts := rightsDoubts(u)
	f.doubt("use.touches_rights", values, doubts)
	return f
}

// doubt leaves open the values of which other answers speak: the field that was answered does not have them.
func (f *Fact) doubt(key string, values, doubts []string) {
	if len(doubts) == 0 {
		return
	}
	f.Complete, f.Doubts = false, doubts
	for _, v := range vocabularyOf(key) {
		switch {
		case slices.Contains(f.Values, v):
		case slices.Contains(values, v):
			f.open(v, key, true)
		default:
			f.Lacks = append(f.Lacks, v)
		}
	}
}

// impersonal are the data classes of the rubric in which no data about people is.
var impersonal = []string{"public", "internal", "confidential", "trade_secret", "credentials"}

// dataOf is which data about people goes in. Accounts and logs of our own people are there in every
// use. Health records and prints of face or voice are special categories too.
func dataOf(u *Use) Fact {
	f := Fact{Values: []string{"account_only"}}
	has := func(v string) bool { return slices.Contains(u.ProtectedRecords, v) }
	class := func(c string) bool { return slices.Contains(u.DataClasses, c) }
	records := saidValues(u.ProtectedRecords)
	if (has("phi") || has("biometric")) && !has("special") {
		records = append(records, "special")
	}
	without := withoutPersonal(u)
	switch {
	case class("special_category") || class("personal") || len(records) > 0:
		f.Values = append(f.Values, "personal")
	case without && len(personalDoubts(u)) > 0:
		f.Doubts = personalDoubts(u)
	case without:
		f.Lacks = append(f.Lacks, "personal")
	}
	f.Values = append(f.Values, records...)
	// The class says that there are some: which, if none of them was named?
	open := class("special_category") && !slices.ContainsFunc(records, func(v string) bool {
		return slices.Contains(ofClass, v)
	})
	for _, v := range vocabularyOf("use.protected_records") {
		told := len(u.ProtectedRecords) > 0 || without
		if told && !slices.Contains(records, v) && !(open && slices.Contains(ofClass, v)) {
			f.Lacks = append(f.Lacks, v)
		}
	}
	f.Complete = len(f.Values)+len(f.Lacks) == len(vocabularyOf("use.protected_records"))+2
	for _, v := range append([]string{"personal"}, vocabularyOf("use.protected_records")...) {
		ofClasses := v == "personal" &&
			(len(u.DataClasses) == 0 || len(u.ProtectedRecords) > 0 || len(f.Doubts) > 0)
		known := slices.Contains(f.Values, v) || slices.Contains(f.Lacks, v)
		f.open(v, "use.data_classes", !known && ofClasses)
		f.open(v, "use.protected_records", !known && !ofClasses)
	}
	return f
}

// ofClass are the records that the rubric's class of special categories joins.
var ofClass = []string{"special", "criminal", "children"}
