package templates_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/templates"
)

// minimal is the smallest sound question set: one item for each discipline.
var minimal = func() string {
	var b strings.Builder
	b.WriteString("format: countersign-template/1\nid: own-set\nversion: \"1\"\nscope: 2\ntitle: Own set\nsummary: For tests.\nitems:\n")
	b.WriteString(`  - id: X-TERM
    title: A term
    question: What does the contract say?
    kind: term
    discipline: legal
    owner: legal
    topic: training_use
    weight: 5
    deal_breaker: true
    deal_breaker_reason: Because.
    min_strength: contract_clause
    guidance: {good: Good., trap: Trap.}
    positions: {require: A., fall_back: B., walk_away: C., remedy: D.}
    evidence:
      - {id: clause, title: The clause, strength: contract_clause}
    sources:
      - requirement: LP-01
    crosswalk: ["GDPR:Art.28(3)"]
`)
	for _, d := range []string{"governance", "risk", "controls", "resilience"} {
		fmt.Fprintf(&b, `  - id: X-%s
    title: A control
    question: What do we do?
    kind: control
    discipline: %s
    owner: security
    weight: 3
    guidance: {good: Good., trap: Trap.}
    evidence:
      - {id: seen, title: Seen by us, strength: verified_by_us, max_age_months: 12}
    sources:
      - practice: It is careless not to ask.
`, strings.ToUpper(d), d)
	}
	return b.String()
}()

// mistake replaces one text of a sound file and names where the problem must be reported.
type mistake struct {
	old, new     string
	path         string
	says         string
	beyondSchema bool // only the linter can know
}

func (m mistake) in(s string) string { return strings.Replace(s, m.old, m.new, 1) }

var mistakes = map[string]mistake{
	"an unknown topic": {
		"topic: training_use", "topic: traning_use", "items[0].topic",
		"not a topic", false,
	},
	"an unknown discipline": {
		"discipline: legal", "discipline: law", "items[0].discipline",
		"not a discipline", false,
	},
	"an unknown kind": {"kind: term", "kind: clause", "items[0].kind", "not a kind", false},
	"an unknown owner": {
		"owner: legal", "owner: lawyers", "items[0].owner", "not a role",
		false,
	},
	"an unknown strength": {
		"min_strength: contract_clause", "min_strength: strong",
		"items[0].min_strength", "not a strength", false,
	},
	"a negative weight": {"weight: 5", "weight: -1", "items[0].weight", "from 1", false},
	"a weight that is not a number": {
		"weight: 5", "weight: .nan", "items[0].weight", "NaN or infinity",
		true,
	},
	"a huge weight": {
		"weight: 5", "weight: 1e300", "items[0].weight", "whole number",
		false,
	},
	"a weight of eleven": {"weight: 5", "weight: 11", "items[0].weight", "from 1", false},
	"a weight in words": {
		"weight: 5", "weight: five", "items[0].weight", "whole number",
		false,
	},
	"an unknown requirement": {
		"requirement: LP-01", "requirement: LP-99",
		"items[0].sources[0].requirement", "not a requirement", true,
	},
	"a requirement of another scope": {
		"requirement: LP-01", "requirement: LP-10",
		"items[0].sources[0].requirement", "not asked in scope 2", true,
	},
	"an unknown ATLAS id": {
		"GDPR:Art.28(3)", "ATLAS:2026.07:AML.M9999",
		"items[0].crosswalk[0]", "not in the catalogue", true,
	},
	"a crosswalk without its edition": {
		"GDPR:Art.28(3)", "ATLAS:AML.M0018", "items[0].crosswalk[0]",
		"edition", true,
	},
	"an unknown framework": {
		"GDPR:Art.28(3)", "COBIT:2019:APO12", "items[0].crosswalk[0]",
		"does not know", true,
	},
	"an unknown key": {
		"    weight: 5", "    wieght: 5", "items[0].wieght", "not known",
		false,
	},
	"a deal-breaker without a reason": {
		"    deal_breaker_reason: Because.\n", "",
		"items[0].deal_breaker_reason", "say why", false,
	},
	"a strength nothing reaches": {
		"min_strength: contract_clause", "min_strength: verified_by_us",
		"items[0].min_strength", "never be closed", true,
	},
	"a term without positions": {
		"    positions: {require: A., fall_back: B., walk_away: C., remedy: D.}\n", "", "items[0].positions",
		"needs positions", false,
	},
	"a term without a topic": {
		"    topic: training_use\n", "", "items[0].topic",
		"needs the topic", false,
	},
	"a missing remedy": {
		", remedy: D.}", "}", "items[0].positions.remedy", "missing",
		false,
	},
	"a control with positions": {
		"kind: control",
		"kind: control\n    positions: {require: A., fall_back: B., walk_away: C., remedy: D.}",
		"items[1].positions", "belong to terms", false,
	},
	"a duplicate item id": {"id: X-RISK", "id: X-TERM", "items[2].id", "stands twice", true},
	"a duplicate key": {
		"    weight: 5\n", "    weight: 5\n    weight: 6\n",
		"items[0].weight", "stands here twice", true,
	},
	"a missing question": {
		"    question: What does the contract say?\n", "",
		"items[0].question", "missing", false,
	},
	"a discipline left out": {
		"discipline: risk", "discipline: legal", "items", "Risk management",
		true,
	},
	"a scope that builds": {"scope: 2", "scope: 3", "scope", "building", false},
	"a source that is neither": {
		"      - requirement: LP-01\n", "      - {}\n",
		"items[0].sources[0]", "either", false,
	},
	"a condition on an unknown item": {
		"    weight: 5",
		"    when: [{fact: \"answer:X-GONE\", any: [met], reason: R.}]\n    weight: 5",
		"items[0].when[0].fact", "no item", true,
	},
	"a condition on itself": {
		"    weight: 5",
		"    when: [{fact: \"answer:X-TERM\", any: [met], reason: R.}]\n    weight: 5",
		"items[0].when[0].fact", "depends on itself", true,
	},
	"a condition on an unknown fact": {
		"    weight: 5",
		"    when: [{fact: weather, any: [sun], reason: R.}]\n    weight: 5", "items[0].when[0].fact",
		"not something", false,
	},
	"a condition on an unknown value": {
		"    weight: 5",
		"    when: [{fact: tier, any: [\"9\"], reason: R.}]\n    weight: 5", "items[0].when[0].any[0]",
		"not a value", true,
	},
	"a condition with any and none": {
		"    weight: 5",
		"    when: [{fact: tier, any: [\"1\"], none: [\"2\"], reason: R.}]\n    weight: 5",
		"items[0].when[0]", "either any or none", false,
	},
	"silence that favours, no reason": {
		"    weight: 5", "    silence: favours\n    weight: 5",
		"items[0].silence_reason", "missing", false,
	},
	"silence of another kind": {
		"    weight: 5", "    silence: golden\n    weight: 5",
		"items[0].silence", "against", false,
	},
	"an unknown trigger": {
		"    weight: 5", "    triggers: [full_moon]\n    weight: 5",
		"items[0].triggers[0]", "not a trigger", false,
	},
	"evidence too old to be evidence": {
		"max_age_months: 12", "max_age_months: 1200",
		"items[1].evidence[0].max_age_months", "0 (no limit) to 120", false,
	},
	"a format of another program": {
		"format: countersign-template/1", "format: other/1", "format",
		"first line", false,
	},
	"a text where a list belongs": {
		"crosswalk: [\"GDPR:Art.28(3)\"]", "crosswalk: GDPR",
		"items[0].crosswalk", "list is expected", false,
	},
	"nothing where a text belongs": {"title: A term", "title:", "items[0].title", "no value", false},
	"a template id with capitals":  {"id: own-set", "id: Own Set", "id", "cannot be the id", false},
	"a condition without its own cause": {
		"    weight: 5",
		"    when: [{fact: tier, any: [\"1\"]}]\n    weight: 5", "items[0].when[0].reason", "missing", false,
	},
}

func TestASoundQuestionSetIsLoaded(t *testing.T) {
	set, problems := templates.ParseTemplate("minimal.yaml", []byte(minimal))
	if len(problems) > 0 {
		t.Fatal(assessments.Problems(problems))
	}
	if len(set.Items) != 5 || set.Items[0].Positions.Remedy != "D." || set.Items[1].Evidence[0].MaxAge != 12 {
		t.Fatalf("the file says something else than was loaded: %+v", set)
	}
}

func TestEachMistakeIsReportedWhereItStands(t *testing.T) {
	for name, m := range mistakes {
		t.Run(name, func(t *testing.T) {
			text := m.in(minimal)
			if text == minimal {
				t.Fatalf("the sound file does not contain %q", m.old)
			}
			set, problems := templates.ParseTemplate("file.yaml", []byte(text))
			if set.ID != "" || set.Items != nil {
				t.Error("something was loaded although there are problems")
			}
			for _, p := range problems {
				if p.Path == m.path && strings.Contains(p.Message, m.says) {
					if p.Line < 1 || p.Line > strings.Count(text, "\n")+1 {
						t.Errorf("line %d is not in the file", p.Line)
					}
					return
				}
			}
			t.Errorf("want a problem at %s that says %q, got:\n%v", m.path, m.says,
				assessments.Problems(problems))
		})
	}
}

func TestAllProblemsAreReportedAtOnceWithTheirLines(t *testing.T) {
	text := minimal
	for _, name := range []string{
		"an unknown topic", "a negative weight", "an unknown requirement",
		"an unknown ATLAS id", "an unknown strength",
	} {
		text = mistakes[name].in(text)
	}
	_, problems := templates.ParseTemplate("file.yaml", []byte(text))
	lines := strings.Split(text, "\n")
	want := map[int]string{}
	for i, l := range lines {
		for _, word := range []string{
			"traning_use", "weight: -1", "LP-99", "AML.M9999",
			"min_strength: strong",
		} {
			if strings.Contains(l, word) {
				want[i+1] = word
			}
		}
	}
	for _, p := range problems {
		delete(want, p.Line)
	}
	if len(want) > 0 || len(problems) != 5 {
		t.Errorf("no problem reported on %v; got:\n%v", want, assessments.Problems(problems))
	}
}

func TestItemsThatWaitForEachOtherAreReported(t *testing.T) {
	text := strings.Replace(minimal, "    weight: 5",
		"    when: [{fact: \"answer:X-RISK\", any: [met], reason: R.}]\n    weight: 5", 1)
	text = strings.Replace(text, "  - id: X-RISK\n",
		"  - id: X-RISK\n    when: [{fact: \"answer:X-CONTROLS\", any: [met], reason: R.}]\n", 1)
	text = strings.Replace(text, "  - id: X-CONTROLS\n",
		"  - id: X-CONTROLS\n    when: [{fact: \"answer:X-TERM\", any: [met], reason: R.}]\n", 1)
	_, problems := templates.ParseTemplate("file.yaml", []byte(text))
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "X-TERM → X-RISK → X-CONTROLS → X-TERM") {
		t.Errorf("want the whole circle named once, got:\n%v", assessments.Problems(problems))
	}
}

func TestHostileAndForeignFilesAreRefused(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nitems: [*c,*c]\n"
	var many strings.Builder
	many.WriteString(minimal)
	for i := range 10_000 {
		fmt.Fprintf(&many, "  - {id: Y-%d, weight: 1}\n", i)
	}
	for name, c := range map[string]struct {
		data string
		says string
	}{
		"a YAML bomb":         {bomb, "anchor"},
		"10,000 items":        {many.String(), "at most 2000"},
		"deep flow nesting":   {"items: " + strings.Repeat("[", 100_000), "nested"},
		"deep block nesting":  {strings.Repeat("- ", 100_000) + "x", "nested"},
		"deep indentation":    {stairs(600), "nested"},
		"a PDF":               {"%PDF-1.7\n…", "PDF"},
		"a workbook":          {"PK\x03\x04\x14\x00", "Office"},
		"binary":              {"\x00\x01\x02", "UTF-8"},
		"another encoding":    {"title: Pr\xfcfung", "UTF-8"},
		"nothing":             {"  \n", "empty"},
		"only a comment":      {"# nothing\n", "empty"},
		"a list":              {"- a\n- b\n", "mapping"},
		"a text":              {"hello", "mapping"},
		"two documents":       {minimal + "---\nid: x\n", "more than one"},
		"broken YAML":         {"format: countersign-template/1\nitems: [\n", "not valid YAML"},
		"too large":           {"title: " + strings.Repeat("x", 5<<20), "at most"},
		"a tag":               {"title: !!binary aGk=\n", "refused"},
		"another YAML file":   {"services:\n  web:\n    image: nginx\n", "question set"},
		"a merge key":         {"base: {a: 1}\nitems:\n  <<: {b: 2}\n", "refused"},
		"carriage and tab":    {"id:\tx\r\n\t- y\r\n", ""},
		"a million colons":    {strings.Repeat(":", 1_000_000), ""},
		"many question marks": {strings.Repeat("? ", 100_000), "nested"},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := templates.ParseTemplate("file.yaml", []byte(c.data))
			if len(problems) == 0 || set.ID != "" {
				t.Fatal("it was accepted")
			}
			if !strings.Contains(assessments.Problems(problems).Error(), c.says) {
				t.Errorf("want a problem that says %q, got:\n%.400s", c.says,
					assessments.Problems(problems).Error())
			}
		})
	}
}

func TestAHostileFileCostsLittleMemory(t *testing.T) {
	const size = 4 << 20
	for name, data := range map[string]string{
		"flow lists":    "items: [" + strings.Repeat("{},", size/3-20) + "{}]",
		"many comments": strings.Repeat("# x\n", size/4),
		"percent signs": strings.Repeat("%", 490_000),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, problems := templates.ParseTemplate("file.yaml", []byte(data)); len(problems) == 0 {
			t.Errorf("%s: it was accepted", name)
		}
		runtime.ReadMemStats(&after)
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 400 {
			t.Errorf("%s: %d MB were allocated for %d bytes", name, mb, len(data))
		}
	}
}

func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
