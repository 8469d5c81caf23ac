package scoping

import (
	"fmt"
	"maps"
	"slices"

	"countersign/assessments"
	scope "countersign/assessments/scoping"
)

// subject is what the page reads: the use, what it belongs to, and whether it is assessed already.
type subject struct {
	use        assessments.Use
	service    assessments.Service
	vendor     assessments.Vendor
	assessment string // id of an assessment of the use, "" where there is none
	// of the service behind an application of our own: the use of it in Scope 2, and its assessment;
	// "" where there is none
	behind, behindAssessed string
}

// model is what the wizard shows; it knows no Fyne.
type model struct {
	subject
	matrix   assessments.Matrix
	answers  map[string]string // given so far; those recorded until the first change
	at       string            // question on screen; "" is the result
	begun    bool              // answers were given on this page since they were last recorded
	problems assessments.Problems
}

// set takes over what is recorded. Answers that are being given are kept.
func (m *model) set(s subject) {
	same := m.use.ID == s.use.ID
	m.subject = s
	if same && m.begun {
		return
	}
	was := m.answers
	m.answers, m.problems = scope.Recall(s.use.ScopeAnswers)
	if m.answers == nil {
		m.answers = map[string]string{}
	}
	if !same || len(m.answers) == 0 || !maps.Equal(was, m.answers) { // others on record, as after a redo
		m.at = m.open()
	}
}

// open is the first question asked and not answered, "" when every one is.
func (m *model) open() string {
	for _, q := range scope.Asked(m.answers) {
		if _, ok := m.answers[q.ID]; !ok {
			return q.ID
		}
	}
	return ""
}

// question is the one on screen; false while the result is.
func (m *model) question() (scope.Question, bool) {
	if m.use.ID == "" { // not read yet, or gone: there is nothing to ask about
		return scope.Question{}, false
	}
	for _, q := range scope.Asked(m.answers) {
		if q.ID == m.at {
			return q, true
		}
	}
	return scope.Question{}, false
}

// choose answers the question on screen with its n-th option, from 0, and goes to the next one open.
func (m *model) choose(n int) bool {
	q, ok := m.question()
	if !ok || n < 0 || n >= len(q.Options) {
		return false
	}
	m.answers = maps.Clone(m.answers)
	m.answers[q.ID] = q.Options[n].ID
	m.begun, m.problems = true, nil
	m.at = m.open()
	return true
}

// back goes to the question before; false at the first one.
func (m *model) back() bool {
	if m.use.ID == "" {
		return false
	}
	asked := scope.Asked(m.answers)
	at := slices.IndexFunc(asked, func(q scope.Question) bool { return q.ID == m.at })
	if at < 0 {
		at = len(asked)
	}
	if at == 0 {
		return false
	}
	m.at = asked[at-1].ID
	return true
}

// goTo shows a question that is asked.
func (m *model) goTo(id string) {
	if slices.ContainsFunc(scope.Asked(m.answers), func(q scope.Question) bool { return q.ID == id }) {
		m.at = id
	}
}

// resume takes answers that were given before and not recorded.
func (m *model) resume(answers map[string]string) {
	m.answers, m.begun, m.problems = answers, true, nil
	m.at = m.open()
}

// restart forgets every answer; what is recorded stays until the new result is.
func (m *model) restart() {
	if m.use.ID == "" {
		return
	}
	m.answers, m.begun, m.problems = map[string]string{}, true, nil
	m.at = m.open()
}

// given is one question asked, with the answer in words.
type given struct {
	ID, Question, Answer string
	Current              bool
}

// trail lists the questions answered so far, and the one on screen.
func (m *model) trail() []given {
	var out []given
	for _, q := range scope.Asked(m.answers) {
		id, ok := m.answers[q.ID]
		if !ok && q.ID != m.at {
			continue
		}
		g := given{ID: q.ID, Question: q.Text, Current: q.ID == m.at}
		for _, o := range q.Options {
			if o.ID == id {
				g.Answer = o.Text
			}
		}
		out = append(out, g)
	}
	return out
}

// progress says how far the questions are, as far as the answers tell: "Question 3 of 6".
func (m *model) progress() string {
	asked := scope.Asked(m.answers)
	at := slices.IndexFunc(asked, func(q scope.Question) bool { return q.ID == m.at })
	if at < 0 {
		return assessments.Count(len(asked), "question answered", "questions answered")
	}
	if (len(asked) == at+1 || at == 0) && m.answers[m.at] == "" && at < 3 {
		return fmt.Sprintf("Question %d", at+1) // how many follow depends on the answer
	}
	return fmt.Sprintf("Question %d of %d", at+1, len(asked))
}

// placement is where the answers put the use now.
func (m *model) placement() scope.Placement {
	p, problems := scope.Place(m.answers)
	if len(problems) > 0 {
		m.problems = problems
	}
	return p
}

// complete reports whether there is a result with no question left.
func (m *model) complete() bool {
	p := m.placement()
	return p.Outside || p.Scope > 0 && len(p.Missing) == 0
}

// tells reports whether the answers tell enough to begin with: every question is answered, or those left do not
// change that it is Scope 2.
func (m *model) tells(p scope.Placement) bool { return p.Scope == 2 || m.complete() }

// unrecorded reports whether the result differs from what the use says.
func (m *model) unrecorded() bool {
	return m.complete() && !assessments.Equal(ptr(m.result()), ptr(m.use))
}

func ptr(u assessments.Use) *assessments.Use { return &u }

// result is the use with the placement written into it.
func (m *model) result() assessments.Use {
	u, p := m.use, m.placement()
	answers := maps.Clone(m.answers)
	for _, id := range p.Ignored {
		delete(answers, id)
	}
	u.Scope, u.StandardTerms, u.LaterMove = p.Scope, p.StandardTerms, p.LaterMove
	u.ScopeAnswers, u.ScopeReasons = scope.Record(answers), nil
	for _, r := range p.Reasons {
		u.ScopeReasons = append(u.ScopeReasons, r.Text)
	}
	for _, w := range p.Warnings {
		u.ScopeReasons = append(u.ScopeReasons, "To be settled: "+w.Text)
	}
	if p.Reassess {
		u.ScopeReasons = append(u.ScopeReasons, "Assess again: "+p.ReassessWhy)
	}
	if p.Side == scope.Building {
		for _, d := range m.duties(p.Scope) {
			u.ScopeReasons = append(u.ScopeReasons, "Ours to answer for: "+d.Title)
		}
	}
	return u
}

// duties are what the organisation answers for where it builds.
func (m *model) duties(n int) []assessments.Responsibility { return scope.Duties(m.matrix, n) }

// behindUse is the use of the service behind an application of our own, and its answers: what is known
// of the application's use holds for it, except what the application makes of it.
func (m *model) behindUse(id string) assessments.Use {
	u := m.use
	u.ID, u.Purpose = id, "The model behind: "+m.use.Purpose
	u.ScopeAnswers = []string{
		"generative=yes", "kind=api_calls", "terms=business_standard", "need=enough",
		"later_move=none",
	}
	answers, _ := scope.Recall(u.ScopeAnswers) // they are answers of the wizard
	placed, _ := scope.Place(answers)
	u.Scope, u.StandardTerms, u.LaterMove, u.ScopeReasons = placed.Scope, placed.StandardTerms,
		placed.LaterMove, nil
	for _, r := range placed.Reasons {
		u.ScopeReasons = append(u.ScopeReasons, r.Text)
	}
	u.OurRole, u.SystemChanges = nil, nil
	return u
}

// scopeTitle is a scope in words: "Scope 2 · enterprise app".
func (m *model) scopeTitle(n int) string {
	for _, s := range m.matrix.Scopes {
		if s.Number == n {
			return fmt.Sprintf("Scope %d · %s", n, s.Title)
		}
	}
	return fmt.Sprintf("Scope %d", n)
}

// outside is where predictive AI stands.
const outside = "Outside of the matrix: no generative AI"

// headline says where the use stands now, and whether that is recorded.
func (m *model) headline() (text string, placed bool) {
	p := m.placement()
	switch {
	case p.Outside:
		return outside, true
	case p.Scope == 0 && !m.begun && m.use.Scope > 0:
		return m.scopeTitle(m.use.Scope), true
	case p.Scope == 0:
		return "Not placed yet", false
	}
	text = m.scopeTitle(p.Scope)
	if p.StandardTerms {
		text += ", on standard terms"
	}
	return text, true
}

// picture is the scope whose picture is shown, and what to say about it while the use is not placed.
func (m *model) picture() (n int, says string) {
	p := m.placement()
	switch {
	case p.Outside:
		return 1, "The picture is of generative AI that is bought; it does not hold for this use."
	case p.Scope > 0:
		return p.Scope, ""
	case m.answers["kind"] == "own_app":
		return 3, "Building: at least Scope 3, which is shown. How the model was made decides between 3, 4 and 5."
	case m.answers["kind"] != "":
		return 1, "Buying: Scope 1 or 2. Who controls what is the same in both; the agreement makes the difference."
	case m.use.Scope > 0 && !m.begun:
		return m.use.Scope, "As recorded, without the wizard's answers. Answer the questions to record its reasons."
	}
	return 1, "Shown as for anybody who buys. The picture follows your answers."
}
