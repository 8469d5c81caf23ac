package scoping_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/assessments/scoping"
)

func TestQuestionsAreWholeAndHangOnEarlierOnesOnly(t *testing.T) {
	earlier := map[string]scoping.Question{}
	for _, q := range scoping.Questions() {
		if q.ID == "" || q.Text == "" || q.Help == "" || len(q.Options) < 2 || len(q.Requires) == 0 {
			t.Errorf("%q lacks something: %+v", q.ID, q)
		}
		if _, twice := earlier[q.ID]; twice {
			t.Errorf("%q is asked twice", q.ID)
		}
		ids := map[string]bool{}
		for _, o := range q.Options {
			if o.ID == "" || o.Text == "" || ids[o.ID] || strings.Contains(o.ID, "=") {
				t.Errorf("%s has an option without id or text, or one twice: %+v", q.ID, o)
			}
			ids[o.ID] = true
		}
		for _, n := range append(q.When, q.Unless...) {
			on, ok := earlier[n.Question]
			if !ok || len(n.Any) == 0 {
				t.Errorf("%s hangs on %q, which is not asked before it", q.ID, n.Question)
			}
			for _, a := range n.Any {
				if !slices.ContainsFunc(on.Options, func(o scoping.Option) bool { return o.ID == a }) {
					t.Errorf("%s hangs on the answer %q, which %s does not have", q.ID, a, n.Question)
				}
			}
		}
		if q.Optional && q.Decides {
			t.Errorf("%s decides, and may be left out", q.ID)
		}
		earlier[q.ID] = q
	}
	for _, q := range earlier {
		if _, ok := earlier[q.ImpliedBy]; q.ImpliedBy != "" && !ok {
			t.Errorf("%s is implied by %q, which is no question", q.ID, q.ImpliedBy)
		}
	}
}

func TestACallerCannotChangeTheQuestions(t *testing.T) {
	q := scoping.Questions()
	q[0].ID, q[0].Options[0].ID, q[2].When[0].Any[0], q[1].Unless[0].Any[0] = "x", "x", "x", "x"
	if again := scoping.Questions(); again[0].ID == "x" || again[0].Options[0].ID == "x" ||
		again[2].When[0].Any[0] == "x" || again[1].Unless[0].Any[0] == "x" {
		t.Error("the questions are shared")
	}
}

func TestTheScopingRequirementsAreServed(t *testing.T) {
	served := map[string]bool{}
	for _, q := range scoping.Questions() {
		for _, id := range q.Requires {
			served[id] = true
		}
	}
	for _, id := range []string{
		"SC-01", "SC-02", "SC-03", "SC-06", "SC-09", "SC-10", "SC-14", "SC-18",
		"GC-13",
	} {
		if !served[id] {
			t.Errorf("no question serves %s", id)
		}
	}
}

func TestTheCustomerControlsMoreFromScopeToScope(t *testing.T) {
	for scope, want := range map[int]string{
		0: "", 1: "data", 2: "data", 3: "data application", 4: "data application tuning_data tuned_model",
		5: "data application training_data model", 6: "",
	} {
		var mine []string
		for _, e := range scoping.Control(scope) {
			if e.Title == "" || e.Duty == "" {
				t.Errorf("an element without title or duty: %+v", e)
			}
			if e.ControlledBy == scoping.Customer {
				mine = append(mine, e.ID)
			}
		}
		if got := strings.Join(mine, " "); got != want {
			t.Errorf("scope %d: the customer controls %q, want %q", scope, got, want)
		}
		if scope == 5 && len(mine) != len(scoping.Control(5)) {
			t.Error("in scope 5 something is left to a provider")
		}
	}
}

// TestTheCatalogueDrawsTheSamePicture reads the matrix by pattern, so that the domain needs no YAML.
func TestTheCatalogueDrawsTheSamePicture(t *testing.T) {
	file, err := os.ReadFile("../../templates/matrix.yaml")
	if err != nil {
		t.Fatal(err)
	}
	elements := regexp.MustCompile(
		`\{id: (\w+), title: ([^,]+), says: .*scopes: \[([\d, ]+)\], customer: \[([\d, ]+)\]\}`).FindAllStringSubmatch(string(file), -1)
	if len(elements) != 6 {
		t.Fatalf("the matrix lists %d elements", len(elements))
	}
	has := func(list string, scope int) bool {
		return slices.Contains(strings.Split(list, ", "), strconv.Itoa(scope))
	}
	for scope := 1; scope <= 5; scope++ {
		var want, got []string
		for _, e := range elements {
			if has(e[3], scope) {
				who := scoping.Provider
				if has(e[4], scope) {
					who = scoping.Customer
				}
				want = append(want, e[1]+" "+e[2]+" "+who)
			}
		}
		for _, e := range scoping.Control(scope) {
			got = append(got, e.ID+" "+e.Title+" "+e.ControlledBy)
		}
		if !slices.Equal(got, want) {
			t.Errorf("scope %d\n got %q\nwant %q", scope, got, want)
		}
	}
}
