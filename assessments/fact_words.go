package assessments

import (
	"maps"
	"slices"
	"strings"
)

// factFields names the fields that each fact is derived from, by their keys.
var factFields = map[string][]string{
	"jurisdiction": {"use.users_in", "use.people_in"},
	"org":          {"organisation.kinds"}, "works_council": {"organisation.works_council"},
	"our_role": {"use.our_role"}, "used_at_workplace": {"use.used_at_workplace"},
	"high_risk": {
		"use.high_risk_area", "use.high_risk_exception", "use.profiling",
		"use.high_risk_product",
	},
	"touches_rights": {"use.touches_rights"}, "profiling": {"use.profiling"},
	"emotion_or_biometric_categorisation": {"use.emotion_or_biometric_categorisation"},
	"data":                                {"use.data_classes", "use.protected_records"},
	"voice_or_meeting_recording":          {"use.voice_or_meeting_recording"},
	"accounts_seen_by":                    {"use.accounts_seen_by"},
	"employee_monitoring_possible":        {"use.accounts_seen_by"},
	"vendor_role":                         {"use.vendor_role"},
	"transfer_outside_eea":                {"use.data_goes_to"},
	"transfer_to":                         {"use.data_goes_to"},
	"controls_input_data":                 {"use.controls_input_data"},
	"generates_media":                     {"use.generates_media"},
	"output_published":                    {"use.output_published"},
	"output_leaves":                       {"use.reach", "use.output_published", "use.chatbot_with_public"},
	"talks_with_people":                   {"use.chatbot_with_public", "use.used_at_workplace", "use.generates_media"},
	"text_on_public_interest":             {"use.text_on_public_interest"},
	"deep_fakes":                          {"use.deep_fakes"},
	"text_review":                         {"use.text_review"},
	"chatbot_with_public":                 {"use.chatbot_with_public"},
	"own_brand_on_system":                 {"use.system_changes"},
	"substantial_modification":            {"use.system_changes"},
	"purpose_changed_to_high_risk":        {"use.system_changes"},
	"critical_or_important_function":      {"use.critical_or_important_function"},
	"on_market_since":                     {"use.on_market_since"},
	"begun_earlier":                       {"use.begun_earlier"},
	"data_processing_service":             {"service.data_processing_service"},
}

// IsFact reports whether FactsOf derives a fact of this id.
func IsFact(id string) bool { return factFields[id] != nil }

// FactIDs lists the facts that FactsOf derives.
func FactIDs() []string { return slices.Sorted(maps.Keys(factFields)) }

// FactFields names the fields that a fact is derived from, by their keys: where to say what is not said.
func FactFields(fact string) []string { return slices.Clone(factFields[fact]) }

// FactValues lists the values that a fact can have; nothing for a fact that is not derived.
func FactValues(fact string) []string {
	switch fact {
	case "jurisdiction":
		return vocabularyOf("use.users_in")
	case "high_risk":
		return []string{"annex_iii", "annex_i"}
	case "data":
		return append([]string{"account_only", "personal"}, vocabularyOf("use.protected_records")...)
	case "transfer_to":
		return vocabularyOf("use.data_goes_to")
	case "org":
		return vocabularyOf("organisation.kinds")
	}
	q, ok := ownQuestion(fact)
	switch {
	case !IsFact(fact):
		return nil
	case !ok || slices.Contains(factWords[q.Key()], Yes):
		return []string{"true", "false"}
	}
	return vocabularyOf(q.Key())
}

// ownQuestion is the question of a field that has the name of the fact.
func ownQuestion(fact string) (FactQuestion, bool) {
	for _, key := range factFields[fact] {
		if q, ok := FactQuestionOf(key); ok && q.Field == fact {
			return q, true
		}
	}
	return FactQuestion{}, false
}

// vocabularyOf is the vocabulary of a field without “none of these”, which no fact has as a value.
func vocabularyOf(key string) []string {
	return slices.DeleteFunc(slices.Clone(factWords[key]), func(v string) bool { return v == None })
}

// factTitles are the titles of facts that have no question of their own.
var factTitles = map[string]string{
	"jurisdiction": "place of users or of people concerned", "org": "organisation in law",
	"high_risk": "high-risk class", "data": "data about people", "transfer_to": "where the data goes",
	"employee_monitoring_possible": "workers can be monitored", "transfer_outside_eea": "data leaves the EEA",
	"talks_with_people":   "people deal with it directly",
	"output_leaves":       "output leaves the organisation",
	"own_brand_on_system": "our name is on it", "substantial_modification": "we modify it substantially",
	"purpose_changed_to_high_risk": "we use it for a high-risk purpose it was not made for",
}

// FactTitle is a fact in words, as part of a sentence.
func FactTitle(id string) string {
	if title, ok := factTitles[id]; ok {
		return title
	}
	if q, ok := ownQuestion(id); ok {
		return factTitle[q.Field]
	}
	return strings.ReplaceAll(id, "_", " ")
}

// FactFieldTitle is a field that a fact is derived from in words, by its key.
func FactFieldTitle(key string) string {
	if q, ok := FactQuestionOf(key); ok {
		return factTitle[q.Field]
	}
	_, field, _ := strings.Cut(key, ".")
	return strings.ReplaceAll(field, "_", " ")
}

// FactValueTitle is a value of a fact in words.
func FactValueTitle(fact, value string) string {
	if !IsFact(fact) {
		return strings.ReplaceAll(value, "_", " ")
	}
	switch value {
	case "true":
		return "yes"
	case "false":
		return "no"
	case "annex_iii":
		return "Annex III"
	case "annex_i":
		return "Annex I"
	case "account_only":
		return "accounts and logs"
	case "personal":
		return "other personal data"
	}
	for _, key := range factFields[fact] {
		if q, ok := FactQuestionOf(key); ok && slices.Contains(factWords[key], value) {
			return q.ValueTitle(value)
		}
	}
	return strings.ReplaceAll(value, "_", " ")
}
