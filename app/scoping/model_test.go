package scoping

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"countersign/assessments"
	scope "countersign/assessments/scoping"
	"countersign/templates"
)

// catalogue is read once: it takes a while and never changes.
var catalogue = sync.OnceValues(templates.Load)

func placed(t *testing.T, answers ...int) *model {
	t.Helper()
	c, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	m := &model{matrix: c.Matrix}
	m.set(subject{use: assessments.Use{ID: "u", ServiceID: "s", Purpose: "Drafting"}})
	for i, a := range answers {
		if !m.choose(a) {
			t.Fatalf("answer %d (option %d) was not taken at question %q", i, a, m.at)
		}
	}
	return m
}

func TestQuestionsFollowOneAnotherToAResult(t *testing.T) {
	m := placed(t)
	if q, ok := m.question(); !ok || q.ID != "generative" {
		t.Fatalf("the wizard begins with %q", m.at)
	}
	m.choose(0) // it generates
	m.choose(0) // someone else's application
	m.choose(1) // business terms as they stand
	if n, says := m.picture(); n != 2 || says != "" {
		t.Errorf("after the deciding answers the picture shows scope %d, %q", n, says)
	}
	if m.complete() {
		t.Error("complete with questions left")
	}
	for m.at != "" {
		m.choose(0)
	}
	u := m.result()
	if u.Scope != 2 || !u.StandardTerms || len(u.ScopeReasons) == 0 || !m.unrecorded() {
		t.Errorf("got scope %d, standard %v, %d reasons, unrecorded %v", u.Scope, u.StandardTerms,
			len(u.ScopeReasons), m.unrecorded())
	}
}

func TestAnOptionThatDoesNotExistIsNoAnswer(t *testing.T) {
	m := placed(t)
	for _, n := range []int{-1, 3, 8} {
		if m.choose(n) {
			t.Errorf("option %d was taken", n)
		}
	}
	if m.begun || len(m.answers) > 0 {
		t.Errorf("something was answered: %v", m.answers)
	}
}

func TestBackGoesThroughTheQuestionsToTheFirst(t *testing.T) {
	m := placed(t, 0, 0, 1, 0)
	var seen []string
	for m.back() {
		seen = append(seen, m.at)
	}
	if !slices.Equal(seen, []string{"new_features", "terms", "kind", "generative"}) {
		t.Errorf("back through %v", seen)
	}
}

func TestChangingAnAnswerDropsWhatItMadePointless(t *testing.T) {
	// consumer terms, the organisation pays, sensitive data, enough, no move
	m := placed(t, 0, 0, 0, 2, 1, 0, 0)
	if u := m.result(); u.Scope != 1 || !slices.ContainsFunc(u.ScopeReasons, func(s string) bool {
		return strings.HasPrefix(s, "To be settled")
	}) {
		t.Fatalf("got scope %d with %q", u.Scope, u.ScopeReasons)
	}
	m.goTo("kind")
	m.choose(3)
	m.choose(1)
	u := m.result()
	if u.Scope != 4 || !m.complete() {
		t.Fatalf("got scope %d", u.Scope)
	}
	if !slices.Equal(u.ScopeAnswers, []string{"generative=yes", "kind=own_app", "model=tuned"}) {
		t.Errorf("answers to steps that fell away are recorded: %v", u.ScopeAnswers)
	}
}

func TestBuildingIsRecordedWithItsResponsibilities(t *testing.T) {
	for n, option := range map[int]int{3: 0, 4: 1, 5: 2} {
		m := placed(t, 0, 3, option)
		u := m.result()
		if u.Scope != n {
			t.Errorf("option %d places in scope %d, want %d", option, u.Scope, n)
		}
		for _, d := range m.duties(n) {
			if !slices.Contains(u.ScopeReasons, "Ours to answer for: "+d.Title) {
				t.Errorf("scope %d is recorded without %q", n, d.Title)
			}
		}
	}
}

func TestAnswersBeingGivenOutliveAReload(t *testing.T) {
	m := placed(t, 0, 0)
	m.set(subject{use: assessments.Use{ID: "u", ServiceID: "s", Purpose: "Drafting", Owner: "Rita"}})
	if m.answers["kind"] != "ready_app" || m.at != "terms" || m.use.Owner != "Rita" {
		t.Errorf("after a reload: %v at %q, owner %q", m.answers, m.at, m.use.Owner)
	}
}

func TestRecordedAnswersComeBackAsTheResult(t *testing.T) {
	m := placed(t, 0, 0, 1, 0, 0, 0)
	again := &model{matrix: m.matrix}
	again.set(subject{use: m.result()})
	if again.at != "" || again.unrecorded() || len(again.trail()) != 6 {
		t.Errorf("at %q, unrecorded %v, %d answers", again.at, again.unrecorded(), len(again.trail()))
	}
}

func TestUnreadableRecordedAnswersAreSaidAndAskedAgain(t *testing.T) {
	m := &model{}
	m.set(subject{use: assessments.Use{ID: "u", Scope: 2, ScopeAnswers: []string{"weather=sunny"}}})
	if len(m.problems) != 1 || m.at != "generative" {
		t.Errorf("problems %v, at %q", m.problems, m.at)
	}
}

func TestEveryWayThroughTheQuestionsEndsInAScope(t *testing.T) {
	seen := map[int]int{}
	var walk func(m *model, depth int)
	walk = func(m *model, depth int) {
		q, ok := m.question()
		if !ok || depth > 12 {
			u := m.result()
			seen[u.Scope]++
			if back, problems := scope.Recall(u.ScopeAnswers); len(problems) > 0 || len(back) == 0 {
				t.Errorf("recorded answers do not read back: %v", problems)
			}
			return
		}
		for i := range q.Options {
			next := *m
			next.choose(i)
			walk(&next, depth+1)
		}
	}
	walk(placed(t), 0)
	for n := 1; n <= 5; n++ {
		if seen[n] == 0 {
			t.Errorf("no way leads to scope %d: %v", n, seen)
		}
	}
	if seen[0] != 1 { // that of predictive AI
		t.Errorf("%d ways end without a scope, want 1", seen[0])
	}
}
