package assessments

// UseFacts are the facts of a use on which the law depends, each with its question in FactQuestions.
// Empty is not said: it is never a no, and what depends on it cannot be told.
type UseFacts struct {
	UsersIn           []string
	PeopleIn          []string
	OurRole           []string
	UsedAtWork        string
	TouchesRights     []string
	HighRiskArea      []string
	HighRiskException string
	Profiling         string
	HighRiskProduct   string
	Categorises       string
	ProtectedRecords  []string
	Recording         string
	AccountsSeenBy    string
	VendorRole        []string
	DataGoesTo        []string
	ControlsInput     string
	Generates         []string
	Published         string
	PublicInterest    string
	DeepFakes         string
	TextReview        string
	PublicChat        string
	SystemChanges     []string
	CriticalFunction  string
	OnMarketSince     string
	BegunEarlier      string
}

// fields lists the stored facts.
func (u *UseFacts) fields() []Field {
	fact := func(name string, value Value) Field { return factField(NounUse, name, value) }
	return []Field{
		fact("users_in", list(&u.UsersIn)),
		fact("people_in", list(&u.PeopleIn)),
		fact("our_role", list(&u.OurRole)),
		fact("used_at_workplace", said(&u.UsedAtWork)),
		fact("touches_rights", list(&u.TouchesRights)),
		fact("high_risk_area", list(&u.HighRiskArea)),
		fact("high_risk_exception", said(&u.HighRiskException)),
		fact("profiling", said(&u.Profiling)),
		fact("high_risk_product", said(&u.HighRiskProduct)),
		fact("emotion_or_biometric_categorisation", said(&u.Categorises)),
		fact("protected_records", list(&u.ProtectedRecords)),
		fact("voice_or_meeting_recording", said(&u.Recording)),
		fact("accounts_seen_by", text(&u.AccountsSeenBy)),
		fact("vendor_role", list(&u.VendorRole)),
		fact("data_goes_to", list(&u.DataGoesTo)),
		fact("controls_input_data", said(&u.ControlsInput)),
		fact("generates_media", list(&u.Generates)),
		fact("output_published", said(&u.Published)),
		fact("text_on_public_interest", said(&u.PublicInterest)),
		fact("deep_fakes", text(&u.DeepFakes)),
		fact("text_review", text(&u.TextReview)),
		fact("chatbot_with_public", said(&u.PublicChat)),
		fact("system_changes", list(&u.SystemChanges)),
		fact("critical_or_important_function", said(&u.CriticalFunction)),
		fact("on_market_since", text(&u.OnMarketSince)),
		fact("begun_earlier", said(&u.BegunEarlier)),
	}
}
