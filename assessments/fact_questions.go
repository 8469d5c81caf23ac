package assessments

// yesNo are the values of a fact that is a yes or a no.
var yesNo = []FactValue{{Yes, "yes"}, {No, "no"}}

// places are where people are, as far as the law of the catalogue tells places apart. A part implies the whole: DE the
// EU, US-NYC the state of New York and the US. EU and US alone leave open which part of them.
var places = []FactValue{
	{"DE", "Germany"},
	{"EU-OTHER", "another country of the EU or EEA"},
	{"EU", "EU or EEA, country not said"},
	{"UK", "United Kingdom"},
	{"CH", "Switzerland"},
	{"US-CA", "California"},
	{"US-CO", "Colorado"},
	{"US-CT", "Connecticut"},
	{"US-IL", "Illinois"},
	{"US-ME", "Maine"},
	{"US-NYC", "New York City"},
	{"US-NY", "New York State outside the City"},
	{"US-TX", "Texas"},
	{"US-UT", "Utah"},
	{"US-OTHER", "another state of the US"},
	{"US", "US, state not said"},
	{"OTHER", "elsewhere"},
}

// factQuestions are the questions of all records, in the order in which they are asked.
var factQuestions = []FactQuestion{
	{
		Noun: NounUse, Field: "users_in", Group: GroupPlace, Many: true, Values: places,
		Title:    "Where the users are",
		Question: "In which places do the people work who use it?",
		Why:      "Which law holds depends on where it is used.",
	},
	{
		Noun: NounUse, Field: "people_in", Group: GroupPlace, Many: true,
		Values:   append(append([]FactValue{}, places...), FactValue{None, "nobody else is concerned"}),
		Title:    "Where the people concerned are",
		Question: "Where are the people whose data goes in, or who are treated according to what comes out?",
		Why:      "Laws of their place protect them, wherever the users are.",
	},
	{
		Noun: NounUse, Field: "our_role", Group: GroupPlace, Many: true, Title: "Our role",
		Question: "What are we to this AI system under the EU AI Act?",
		Why:      "Who only uses a system has other duties than who puts it on the market.",
		Values: []FactValue{
			{"deployer", "deployer: we use it"},
			{"provider", "provider: we put it on the market, or into service under our name"},
			{"importer", "importer: we bring it into the EU"},
			{"distributor", "distributor: we pass it on"},
		},
	},
	{
		Noun: NounUse, Field: "used_at_workplace", Group: GroupPlace, Values: yesNo, Title: "Used at the workplace",
		Question: "Do workers use it, or is it used on them?",
		Why:      "Employers have to inform workers and their representatives.",
	},
	{
		Noun: NounUse, Field: "touches_rights", Group: GroupRights, Many: true, Title: "Decisions about people",
		Question: "Does what it produces play a part in one of these decisions about people, even if a person decides?",
		Why:      "The law reaches a system that only assists: a score on which people rely counts as a decision.",
		Values: []FactValue{
			{"hire", "whom to hire"},
			{"manage_workers", "workers: tasks, pay, promotion, dismissal, monitoring"},
			{"credit", "credit and loans"},
			{"insurance", "insurance: price, cover, claims"},
			{"benefit", "public benefits and services"},
			{"education", "education: admission, grades, exams"},
			{"housing", "housing"},
			{"health_care", "health care"},
			{"essential_service", "another essential service, such as energy or emergency calls"},
			{"other_annex_iii", "policing, migration, justice or elections"},
			{None, "none of these"},
		},
	},
	{
		Noun: NounUse, Field: "high_risk_area", Group: GroupRights, Many: true, Title: "Area of Annex III",
		Question: "Is the intended purpose in one of the areas of Annex III to the EU AI Act?",
		Why:      "Step 1 of 3 to “high-risk”. Read the points of Annex III: not every purpose in an area is listed there.",
		Values: []FactValue{
			{"biometrics", "biometrics (point 1)"},
			{"infrastructure", "critical infrastructure (point 2)"},
			{"education", "education and training (point 3)"},
			{"employment", "employment (point 4)"},
			{"essential_services", "essential services: benefits, credit, life and health insurance, emergency calls (point 5)"},
			{"law_enforcement", "law enforcement (point 6)"},
			{"migration", "migration and asylum (point 7)"},
			{"justice", "justice and elections (point 8)"},
			{None, "none of these"},
		},
	},
	{
		Noun: NounUse, Field: "high_risk_exception", Group: GroupRights, Values: yesNo, Title: "Exception of Art. 6(3) claimed",
		Question: "Does the provider claim in writing that the system is not high-risk although its area is listed, under Art. 6(3)?",
		Why:      "Step 2 of 3. The provider has to document the exception and to register it (Art. 6(4)); we cannot assume it.",
	},
	{
		Noun: NounUse, Field: "profiling", Group: GroupRights, Values: yesNo, Title: "Profiling of people",
		Question: "Does it evaluate people by their data: their work, health, reliability, behaviour, interests?",
		Why:      "Step 3 of 3. With profiling, the exception of Art. 6(3) does not apply.",
	},
	{
		Noun: NounUse, Field: "high_risk_product", Group: GroupRights, Values: yesNo, Title: "Part of a product of Annex I",
		Question: "Is it a safety part of a product of Annex I to the EU AI Act, such as a machine, a toy or a medical device?",
		Why:      "Such a system is high-risk too, from a later day.",
	},
	{
		Noun: NounUse, Field: "emotion_or_biometric_categorisation", Group: GroupRights, Values: yesNo,
		Title:    "Emotions or biometric groups recognised",
		Question: "Does it recognise emotions, or sort people by their face, voice or body?",
		Why:      "People have to be informed; at work and in education it is banned.",
	},
	{
		Noun: NounUse, Field: "protected_records", Group: GroupData, Many: true, Title: "Specially protected records",
		Question: "Which of these go in?",
		Why:      "Each has law of its own, beside that for personal data in general.",
		Values: []FactValue{
			{"special", "special categories of Art. 9 GDPR: health, origin, beliefs, union, sexual life, genetic data"},
			{"criminal", "criminal convictions and offences"},
			{"children", "data of children"},
			{"phi", "health records of patients or of a health plan"},
			{"biometric", "face, voice or finger prints"},
			{"customer_financial", "financial records of customers"},
			{"student_records", "records of students"},
			{None, "none of these"},
		},
	},
	{
		Noun: NounUse, Field: "voice_or_meeting_recording", Group: GroupData, Values: yesNo, Title: "Voice or meetings recorded",
		Question: "Does it record or transcribe voices, calls or meetings?",
		Why:      "Recording without the consent of all who speak can be a crime.",
	},
	{
		Noun: NounUse, Field: "accounts_seen_by", Group: GroupData, Title: "Who can see accounts and logs",
		Question: "Who can see who used it, when and for what?",
		Why:      "Where the employer can see it, workers can be monitored: a works council has a say, even if no one looks.",
		Values: []FactValue{
			{"nobody", "nobody"},
			{"vendor_only", "only the vendor, as with private accounts"},
			{"us", "we can: a business account with logs or usage figures"},
		},
	},
	{
		Noun: NounUse, Field: "vendor_role", Group: GroupData, Many: true, Title: "The vendor's role for personal data",
		Question: "For whose purposes does the vendor process personal data? Accounts and logs of our people are personal data too.",
		Why:      "A processor needs a data processing agreement; a vendor with purposes of its own needs a legal basis.",
		Values: []FactValue{
			{"processor", "ours: it is our processor"},
			{"controller", "its own: it is a controller"},
			{"joint_controller", "shared: we are joint controllers"},
			{None, "it processes none"},
		},
	},
	{
		Noun: NounUse, Field: "data_goes_to", Group: GroupData, Many: true, Title: "Where the data goes",
		Question: "From where is it processed or can it be seen, by the vendor and by those it engages?",
		Why:      "A transfer out of the EEA needs a basis of its own; access from there is a transfer.",
		Values: []FactValue{
			{"EU", "EU or EEA"},
			{"UK", "United Kingdom"},
			{"CH", "Switzerland"},
			{"US", "United States"},
			{"OTHER", "elsewhere"},
			{None, "nowhere: it stays with us"},
		},
	},
	{
		Noun: NounUse, Field: "controls_input_data", Group: GroupData, Values: yesNo, Title: "We choose what goes in",
		Question: "Do we decide which data goes in?",
		Why:      "Then we answer for its being relevant and representative, if the system is high-risk.",
	},
	{
		Noun: NounUse, Field: "generates_media", Group: GroupOutput, Many: true, Title: "What it generates",
		Question: "What does it generate in this use?",
		Why:      "What is generated has to be marked, and deep fakes have to be disclosed.",
		Values: []FactValue{
			{"text", "text"},
			{"image", "images"},
			{"video", "video"},
			{"audio", "audio"},
			{None, "none of these"},
		},
	},
	{
		Noun: NounUse, Field: "output_published", Group: GroupOutput, Values: yesNo, Title: "Output is published",
		Question: "Is what it generates published, with or without changes?",
		Why:      "Duties to disclose begin with publication.",
	},
	{
		Noun: NounUse, Field: "text_on_public_interest", Group: GroupOutput, Values: yesNo, Title: "Text on matters of public interest",
		Question: "Does the text inform the public on matters of public interest: politics, health, safety, the economy?",
		Why:      "Such text has to be disclosed, unless a person reviews it and answers for it.",
	},
	{
		Noun: NounUse, Field: "chatbot_with_public", Group: GroupOutput, Values: yesNo, Title: "Talks with the public",
		Question: "Do people outside the organisation talk or write with it?",
		Why:      "They have to be told that they deal with an AI system.",
	},
	{
		Noun: NounUse, Field: "system_changes", Group: GroupOurs, Many: true, Title: "What we change",
		Question: "Do we change the system or how it appears?",
		Why:      "Each of these can make us the provider of a high-risk system, with all of a provider's duties (Art. 25).",
		Values: []FactValue{
			{"own_name", "our name or trademark is on it"},
			{"substantial_modification", "we modify it substantially"},
			{"high_risk_purpose", "we use it for a high-risk purpose it was not made for"},
			{None, "none of these"},
		},
	},
	{
		Noun: NounUse, Field: "critical_or_important_function", Group: GroupOurs, Values: yesNo, Title: "Critical or important function",
		Question: "Does it support a critical or important function in the sense of DORA?",
		Why:      "Financial entities need more in such a contract.",
	},
	{
		Noun: NounService, Field: "data_processing_service", Values: yesNo, Title: "Cloud service under the EU Data Act",
		Question: "Is it a data processing service: on demand, over a network, with shared and elastic resources? Most cloud software is.",
		Why:      "The EU Data Act then gives customers the right to switch.",
	},
	{
		Noun: NounOrganisation, Field: "kinds", Many: true, Title: "What the organisation is in law",
		Question: "Which of these is the organisation?",
		Why:      "Some laws bind only certain kinds of organisation.",
		Values: []FactValue{
			{"public_body", "a public body"},
			{"public_service_provider", "a private provider of public services"},
			{"essential_entity", "an essential entity under NIS2"},
			{"important_entity", "an important entity under NIS2"},
			{"financial_entity", "a financial entity under DORA"},
			{"ccpa_business", "a business under the CCPA of California"},
			{"glba_financial_institution", "a financial institution under the GLBA, other than a bank"},
			{"school", "a school or university that receives US federal funds (FERPA)"},
			{"federal_agency", "a US federal agency"},
			{None, "none of these"},
		},
	},
	{
		Noun: NounOrganisation, Field: "works_council", Values: yesNo, Title: "Works council",
		Question: "Is there a works council?",
		Why:      "In Germany it has a say in what can monitor workers.",
	},
}
