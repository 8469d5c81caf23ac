package scoping

import "slices"

// Question is one step of the wizard. It is asked when every one of its needs holds, and those look at
// earlier steps only.
type Question struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Help     string   `json:"help"`
	Options  []Option `json:"options"`
	When     []Need   `json:"when,omitempty"`
	Unless   []Need   `json:"unless,omitempty"` // it is not asked if one of these holds
	Requires []string `json:"requirements"`     // ids of the requirements it serves
	// Decides says that the scope cannot be told without it; the others add notes, warnings and flags.
	Decides bool `json:"decides,omitempty"`
	// Optional questions are asked and never missing: answers that were recorded before they came
	// place the use as before.
	Optional bool `json:"optional,omitempty"`
	// ImpliedBy is a later question: who answered that one first is not asked this one.
	ImpliedBy string `json:"implied_by,omitempty"`
}

// Option is one answer to a question.
type Option struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Help string `json:"help,omitempty"`
}

// Need is an earlier question and the answers with which the later one makes sense.
type Need struct {
	Question string   `json:"question"`
	Any      []string `json:"any"`
}

// Ids of the questions.
const (
	askGenerative = "generative"
	askKind       = "kind"
	askModel      = "model"
	askModelTerms = "model_terms"
	askTerms      = "terms"
	askPays       = "pays"
	askData       = "sensitive_data"
	askFeatures   = "new_features"
	askCovered    = "features_covered"
	askNeed       = "need"
	askLater      = "later_move"
)

func buying() Need     { return Need{askKind, []string{"ready_app", "configured", "api_calls"}} }
func predictive() Need { return Need{askGenerative, []string{"no"}} }
func consumer() Need   { return Need{askTerms, []string{"consumer", "none_known"}} }
func business() Need   { return Need{askTerms, []string{"business_standard", "business_negotiated"}} }

// Questions lists all steps in their order, earlier ones first. The caller may change what it gets.
func Questions() []Question {
	return slices.Concat(whatItIs(), whichModel(), underWhichTerms(), whatTheyCover(), whatComesNext())
}

func whatItIs() []Question {
	return []Question{
		{
			ID: askGenerative, Optional: true, ImpliedBy: askKind, Requires: []string{"SC-18"},
			Text: "Does it generate content: text, images, sound, code?",
			Help: "The matrix is about generative AI. Of a product that does both, ask about the part that generates.",
			Options: []Option{
				{
					"yes", "Yes: it generates content",
					"It writes, summarises, translates, answers, draws, speaks or programs.",
				},
				{
					"no", "No: it only predicts, classifies, scores or recommends",
					"Fraud detection, forecasts, spam filters, credit scores, face matching.",
				},
			},
		},
		{
			ID: askKind, Decides: true, Requires: []string{"SC-01", "SC-10"}, Unless: []Need{predictive()},
			Text: "What is it that people use?",
			Help: "Look at who made the application people work with, not at how clever it is.",
			Options: []Option{
				{
					"ready_app", "An application somebody else makes",
					"A chat in the browser, an assistant in the office suite, a feature of the customer system: bought, subscribed to or free.",
				},
				{
					"configured", "An assistant that we configured inside such an application",
					"A custom GPT, a Copilot Studio agent, an Amazon Q app: we gave it instructions, documents or actions, and the vendor runs all of it.",
				},
				{
					"api_calls", "A public service, called over its API and used as it is",
					"Scripts or ready-made tools send text to the service and use the answer. Nobody has built an application around it.",
				},
				{
					"own_app", "An application of our own around a model, or a model of our own",
					"We decide what goes into the prompt and what happens with the answer, or we refine or train the model. It is called over an API or runs with us.",
				},
			},
		},
	}
}

// whichModel asks about the model of an application of our own.
func whichModel() []Question {
	return []Question{
		{
			ID: askModel, Decides: true, Requires: []string{"SC-03"},
			When: []Need{{askKind, []string{"own_app"}}},
			Text: "How was the model made?",
			Help: "Giving a model documents to read with each question (retrieval) does not change the model; refining it with examples does.",
			Options: []Option{
				{
					"as_is", "By a provider, and we use it as it is",
					"Prompts and retrieved documents change nothing in the model.",
				},
				{
					"tuned", "By a provider, and it was refined with our data",
					"Fine-tuning, further training, adapters: the result is a model of our own, also when the provider hosts it.",
				},
				{
					"self_trained", "By us, from scratch",
					"We chose the architecture and all the training data.",
				},
			},
		},
		{
			ID: askModelTerms, Optional: true, Requires: []string{"SC-10"},
			When: []Need{{askKind, []string{"own_app"}}, {askModel, []string{"as_is", "tuned"}}},
			Text: "Under which terms is the model used?",
			Help: "It does not change the scope of your application. The service that serves the model is a use of its own.",
			Options: []Option{
				{
					"business", "The provider's business terms, or an agreement with it",
					"The model is called as a service, over an API or in a cloud account of the organisation.",
				},
				{"consumer", "The ordinary terms of a public service", ""},
				{
					"self_hosted", "It runs with us, under a licence for the model",
					"Open weights, or a copy that was bought.",
				},
				{"none_known", "Nobody knows of any terms", ""},
			},
		},
	}
}

func underWhichTerms() []Question {
	return []Question{
		{
			ID: askTerms, Decides: true, Requires: []string{"SC-02", "SC-10"},
			When: []Need{buying()},
			Text: "Under which terms is it used?",
			Help: "The terms decide, not the price. Ask who clicked “I agree”, and for whom.",
			Options: []Option{
				{
					"consumer", "The terms any individual accepts",
					"A personal account, or the ordinary terms of a public service; also when the organisation pays the bill.",
				},
				{"business_standard", "The vendor's business terms, accepted for the organisation as they stand", "A business or enterprise plan on the vendor's published business terms."},
				{
					"business_negotiated", "An agreement negotiated or signed with the vendor",
					"A master agreement, an order form, a data processing agreement, an enterprise contract that covers it.",
				},
				{
					"none_known", "Nobody knows of any agreement",
					"Until one is found, the use stands on whatever terms each person accepted.",
				},
			},
		},
		{
			ID: askPays, Requires: []string{"SC-02"},
			When: []Need{buying(), consumer()},
			Text: "Who pays?",
			Help: "It does not change the scope. It is asked because paying is so often taken for an agreement.",
			Options: []Option{
				{"nobody", "Nobody: it is free", ""},
				{"individual", "The people who use it", ""},
				{"organisation", "The organisation", ""},
			},
		},
		{
			ID: askData, Requires: []string{"GC-13"},
			When: []Need{buying(), consumer()},
			Text: "Does sensitive or regulated data go in?",
			Help: "Personal data, client matters, health or payment data, trade secrets, source code, passwords: whatever must not be seen outside.",
			Options: []Option{
				{"no", "No, and people know that it must not", ""},
				{"yes", "Yes", ""},
				{"unknown", "Nobody has looked", ""},
			},
		},
	}
}

// whatTheyCover asks about features that came after the agreement.
func whatTheyCover() []Question {
	return []Question{
		{
			ID: askFeatures, Requires: []string{"SC-06"},
			When: []Need{{askKind, []string{"ready_app", "configured"}}, business()},
			Text: "Was the product in use before it gained its generative features?",
			Help: "Features that arrive with an update often come under additional terms that nobody was asked to sign.",
			Options: []Option{
				{"no", "No: it had them when the agreement was made", ""},
				{"yes", "Yes: they were added later", ""},
			},
		},
		{
			ID: askCovered, Requires: []string{"SC-06"},
			When: []Need{{askFeatures, []string{"yes"}}},
			Text: "Does the agreement cover the new features?",
			Help: "Look for a definition of the service wide enough to include them, and for additional or product-specific terms.",
			Options: []Option{
				{"covered", "Yes: we read it, and it covers them", ""},
				{"additional", "Additional terms apply to them", ""},
				{"unchecked", "Nobody has checked", ""},
			},
		},
	}
}

func whatComesNext() []Question {
	return []Question{
		{
			ID: askNeed, Requires: []string{"SC-09"},
			When: []Need{buying()},
			Text: "Is what the bought product offers enough?",
			Help: "Think of own business data to be summarised, correlated or turned into insight, and of tasks to be automated.",
			Options: []Option{
				{"enough", "Yes, it does what we need", ""},
				{"beyond", "No: we need work on our own data, or automation, beyond it", ""},
			},
		},
		{
			ID: askLater, Requires: []string{"SC-14"},
			When: []Need{buying()},
			Text: "Is a move towards building likely later?",
			Help: "A likely move is noted now, with the duties that would come with it; nothing follows from it yet.",
			Options: []Option{
				{"none", "No", ""},
				{"own_app", "Yes: an application of our own around a model", ""},
				{"tuned", "Yes: a model refined with our own data", ""},
			},
		},
	}
}
