package scoping

import (
	"slices"
	"strconv"

	"countersign/assessments"
)

// Sides of the matrix.
const (
	Buying   = "buying"   // scopes 1 and 2
	Building = "building" // scopes 3 to 5
)

// Reason is one step on the way to a placement, in a sentence.
type Reason struct {
	Step         string   `json:"step"` // id of the question whose answer gave it
	Text         string   `json:"text"`
	Requirements []string `json:"requirements"`
}

// Placement is where a use stands.
type Placement struct {
	Scope int `json:"scope"` // 1-5; 0 while answers that decide are missing
	// Outside says that the use is no generative AI: the matrix has no scope for it.
	Outside       bool     `json:"outside,omitempty"`
	StandardTerms bool     `json:"standard_terms,omitempty"`
	Side          string   `json:"side"` // Buying or Building; "" while not placed
	Reasons       []Reason `json:"reasons"`
	// Warnings are what must be settled before the use proceeds, such as sensitive data in Scope 1.
	Warnings []Reason `json:"warnings"`
	// Reassess asks for a re-assessment, ReassessWhy says what of: new features that the agreement may
	// not cover.
	Reassess    bool   `json:"reassess,omitempty"`
	ReassessWhy string `json:"reassess_why,omitempty"`
	// LaterMove notes a likely move to scope LaterScope with its duties; both are empty where none is likely.
	LaterMove  string `json:"later_move,omitempty"`
	LaterScope int    `json:"later_scope,omitempty"`
	// ModelService says that the model behind an application of one's own is a service on business
	// terms: a use of its own in Scope 2, which can be assessed.
	ModelService bool     `json:"model_service,omitempty"`
	Missing      []string `json:"missing"` // ids of questions that are asked and not answered
	Ignored      []string `json:"ignored"` // ids of answers to steps that the other answers make pointless
	Notes        []string `json:"notes"`
	// Responsibilities are what the organisation answers for in this scope, in short; of scopes 3 to 5 the
	// catalogue has the full list, see Duties.
	Responsibilities []string `json:"responsibilities"`
}

// Place puts a use into a scope by its answers. Unknown questions and options are problems, and
// nothing is placed.
func Place(answers map[string]string) (Placement, assessments.Problems) {
	if wrong := check(answers); len(wrong) > 0 {
		return Placement{}, wrong
	}
	p := Placement{
		Reasons: []Reason{}, Warnings: []Reason{}, Missing: []string{}, Ignored: []string{},
		Notes: []string{}, Responsibilities: []string{},
	}
	given := map[string]string{}
	undecided := false
	for _, q := range Asked(answers) {
		a, ok := answers[q.ID]
		if !ok {
			if !q.Optional {
				p.Missing = append(p.Missing, q.ID)
			}
			undecided = undecided || q.Decides
			continue
		}
		given[q.ID] = a
	}
	for _, q := range Questions() {
		_, answered := answers[q.ID]
		if _, used := given[q.ID]; answered && !used {
			p.Ignored = append(p.Ignored, q.ID)
		}
	}
	if given[askGenerative] == "no" {
		p.Outside = true
		p.because(askGenerative, "It is no generative AI: it predicts, classifies, scores or recommends. The matrix and the question sets do not fit it, because such models are commonly trained by those who use them. Record it all the same, with its facts: the law on AI and on data protection can hold for it too.", "SC-18")
		return p, nil
	}
	if undecided {
		return p, nil
	}
	p.decide(given)
	p.consider(given)
	for _, e := range Control(p.Scope) {
		if e.ControlledBy == Customer {
			p.Responsibilities = append(p.Responsibilities, e.Duty)
		}
	}
	return p, nil
}

func (p *Placement) because(step, text string, requirements ...string) {
	p.Reasons = append(p.Reasons, Reason{Step: step, Text: text, Requirements: requirements})
}

func (p *Placement) warn(step, text string, requirements ...string) {
	p.Warnings = append(p.Warnings, Reason{Step: step, Text: text, Requirements: requirements})
}

// decide sets the scope by what the application is, how its model was made, and under which terms it is used.
func (p *Placement) decide(given map[string]string) {
	if given[askKind] == "own_app" {
		p.build(given[askModel])
		p.modelTerms(given[askModelTerms])
		return
	}
	p.Side = Buying
	over := "The application is somebody else's"
	switch given[askKind] {
	case "api_calls":
		over = "The service is somebody else's and used as it is; calling it over an API builds nothing"
	case "configured":
		over = "The assistant runs inside an application that another company provides; configuring it builds no application of one's own"
		p.Notes = append(p.Notes, "What was put into the assistant is ours to answer for: its instructions, the documents it reads, the actions it may take, and who may use it.")
	}
	p.because(askKind, over+", so the use is buying: Scope 1 or 2.", "SC-01", "SC-10")
	switch given[askTerms] {
	case "business_standard":
		p.Scope, p.StandardTerms = 2, true
		p.because(askTerms, "Business terms were accepted for the organisation, so there is an agreement: Scope 2. They are the vendor's standard terms, which it may have reserved the right to change.", "SC-02")
	case "business_negotiated":
		p.Scope = 2
		p.because(askTerms, "The organisation has an agreement with the vendor: Scope 2.", "SC-02")
	case "none_known":
		p.Scope = 1
		p.because(askTerms, "No agreement between the organisation and the vendor is known, so the use stands on what each person accepted: Scope 1.", "SC-02")
		p.Notes = append(p.Notes, "Ask legal and procurement whether an agreement covers this use. If one does, the use is Scope 2.")
	default:
		p.Scope = 1
		p.because(askTerms, "It is used under the terms any individual accepts: there is no agreement with the organisation, so Scope 1.", "SC-02")
		if given[askKind] == "api_calls" {
			p.because(askKind, "A public service stays Scope 1 over its API too, as long as its ordinary terms apply and nobody builds an application around it.", "SC-10")
		}
	}
}

func (p *Placement) build(model string) {
	p.Side = Building
	p.because(askKind, "The application or the model is the organisation's own, so the use is building: Scope 3, 4 or 5.", "SC-01", "SC-10")
	switch model {
	case "tuned":
		p.Scope = 4
		p.because(askModel, "The model was refined with the organisation's own data: Scope 4.", "SC-03")
	case "self_trained":
		p.Scope = 5
		p.because(askModel, "The model was trained from scratch by the organisation: Scope 5.", "SC-03")
	default:
		p.Scope = 3
		p.because(askModel, "Somebody else's model is used as it is in an application of one's own: Scope 3.",
			"SC-03")
	}
	p.Notes = append(p.Notes, "This is building, not buying: a buyer's question set does not cover it. Record the use with its responsibilities; for the vendor of the model behind it, assess the service bought.")
}

// modelTerms adds what the terms of the model mean beside the scope of the application.
func (p *Placement) modelTerms(terms string) {
	switch terms {
	case "business":
		p.ModelService = true
		p.because(askModelTerms, "The model is a service on business terms. That service is a use of its own in Scope 2: assess it with the questions for an enterprise app.", "SC-10")
	case "consumer":
		p.Notes = append(p.Notes, "The model is used under the ordinary terms of a public service. That service is a use of its own in Scope 1: find business terms before anything goes in that is not public.")
	case "self_hosted":
		p.Notes = append(p.Notes, "The model runs with us: its licence is what binds, and nobody else answers for running it.")
	case "none_known":
		p.Notes = append(p.Notes, "Ask legal and procurement under which terms the model is used. Until they are found, that service is a use of its own in Scope 1.")
	}
}

// consider adds what the answers that decide nothing are asked for.
func (p *Placement) consider(given map[string]string) {
	if given[askPays] == "organisation" {
		p.because(askPays, "That the organisation pays makes no agreement: on consumer terms the use stays Scope 1.", "SC-02")
	}
	switch given[askData] {
	case "yes":
		p.warn(askData, "Sensitive or regulated data goes into a consumer application. That is a deal-breaker, which only a recorded exception passes: stop it, move to a service under an agreement, or have the exception approved.", "GC-13")
	case "unknown":
		p.warn(askData, "Nobody has looked whether sensitive or regulated data goes into this consumer application. Until that is settled, take it that it does: in Scope 1 it would be a deal-breaker.", "GC-13")
	}
	switch given[askCovered] {
	case "covered":
		p.because(askCovered, "The agreement covers the generative features that were added to the product.",
			"SC-06")
	case "additional":
		p.reassess("Additional terms apply to the generative features that were added to the product: obtain them, and assess the use again on both.")
	case "unchecked":
		p.reassess("Nobody has checked whether the agreement covers the generative features that were added to the product: check it, and assess the use again.")
	}
	if given[askNeed] == "beyond" {
		p.Notes = append(p.Notes, "The need goes beyond what the bought product offers. Record it: work on own business data, and automation, beyond the product belong to scopes 3 to 5 and make a case of their own.")
	}
	if to, ok := map[string]int{"own_app": 3, "tuned": 4}[given[askLater]]; ok {
		p.LaterScope = to
		p.LaterMove = "A later move to Scope " + strconv.Itoa(to) +
			" is likely. The organisation would then also answer for " + listed(added(p.Scope, to)) + "."
		p.Notes = append(p.Notes, p.LaterMove)
	}
}

func (p *Placement) reassess(why string) {
	p.Reassess, p.ReassessWhy = true, why
	p.Notes = append(p.Notes, why)
}

// Duties picks the responsibilities of a scope from the catalogue's matrix, in its order.
func Duties(m assessments.Matrix, scope int) []assessments.Responsibility {
	var out []assessments.Responsibility
	for _, r := range m.Responsibilities {
		if slices.Contains(r.Scopes, scope) {
			out = append(out, r)
		}
	}
	return out
}
