package declare_test

import (
	"strings"
	"testing"

	"countersign/assessments/declare"
)

func TestParseRefusesWhatIsDeclaredTwice(t *testing.T) {
	for name, c := range map[string]struct {
		file   string
		wants  []string // of one problem: its path and what it says
		places []int    // lines
	}{
		"a vendor in one list": {`
vendors:
  - {id: v1, name: A}
  - {id: v1, name: B}
`, []string{"vendors[1]", "the vendor “v1” is declared twice", "line 3 (vendors[0])"}, []int{4}},
		"fields that complete each other in one list": {`
vendors:
  - {id: v1, name: A}
  - {id: v1, website: B}
`, []string{"vendors[1]", "in the same list"}, []int{4}},
		"the same again": {`
vendors:
  - {id: v1, name: A}
  - {id: v1, name: A}
`, []string{"vendors[1]", "vendors[0]"}, []int{4}},
		"nested and flat": {`
vendors:
  - {id: v1, name: A, services: [{id: s1, name: A}]}
services:
  - {id: s1, vendor: v1, name: B}
`, []string{"services[0]", "vendors[0].services[0]", "“name” in both"}, []int{5}},
		"flat and nested, the flat one first": {`
services:
  - {id: s1, vendor: v1, name: B}
vendors:
  - {id: v1, name: A, services: [{id: s1, name: A}]}
`, []string{"vendors[0].services[0]", "services[0]"}, []int{5}},
		"inside two parents": {`
vendors:
  - {id: v1, name: A, services: [{id: s1, name: A}]}
  - {id: v2, name: B, services: [{id: s1, description: B}]}
`, []string{"vendors[1].services[0]", "“vendor” in both"}, []int{4}},
		"three times": {`
vendors: [{id: v1, name: A}]
services: [{id: s1, vendor: v1, name: A}, {id: s2, vendor: v1, name: A}, {id: s1, vendor: v1}]
`, []string{"services[2]", "services[0]"}, []int{3}},
		"an answer in two lists": {`
assessments:
  - {id: a, answers: [{item: i, verdict: met}]}
answers:
  - {assessment: a, item: i, verdict: partly}
`, []string{"answers[0]", "the answer “a/i”", "“verdict” in both"}, []int{5}},
		"an answer in one list": {`
answers:
  - {assessment: a, item: i, verdict: met}
  - {assessment: a, item: i, reason: because}
`, []string{"answers[1]", "the answer “a/i”"}, []int{4}},
		"a tick": {`
answers:
  - {assessment: a, item: i, ticks: [{expected: e, revision: r}, {expected: e, revision: r}]}
`, []string{"answers[0].ticks[1]", "the tick “a/i/e”"}, []int{3}},
		"a tick under another id": {`
answers:
  - {assessment: a, item: i, ticks: [{expected: e, revision: r}, {id: other, expected: e, revision: r}]}
`, []string{"answers[0].ticks[1]", "says the same as the one on line 3 (answers[0].ticks[0])"}, []int{3}},
		"a citation": {`
answers:
  - {assessment: a, item: i, citations: [{version: v, quote: the same words}, {version: v, quote: the same words}]}
`, []string{"answers[0].citations[1]", "answers[0].citations[0]"}, []int{3}},
		"a citation under another id": {`
answers:
  - {assessment: a, item: i, citations: [{id: x, version: v, quote: the same words}, {id: y, version: v, quote: the same words}]}
`, []string{"answers[0].citations[1]", "says the same"}, []int{3}},
		"a service in another list, for nothing": {`
vendors:
  - {id: v1, name: A, services: [{id: s1, name: A}]}
services:
  - {id: s1, vendor: v1}
`, []string{"services[0]", "without anything new"}, []int{5}},
		"a tick in two lists": {`
assessments:
  - {id: a, answers: [{item: i, verdict: met, ticks: [{expected: e, revision: r}]}]}
answers:
  - {assessment: a, item: i, ticks: [{expected: e, revision: r}]}
`, []string{"answers[0].ticks[0]", "the tick “a/i/e”"}, []int{5}},
		"an order of precedence under another id": {`
precedences:
  - {id: x, contract: c, subject: general, order_of: [d]}
  - {id: y, contract: c, subject: general, order_of: [e]}
`, []string{"precedences[1]", "says the same"}, []int{4}},
		"exceptions whose ids are made from their places": {`
assessments:
  - id: a
    exceptions: [{item: i, reason: x}]
    answers: [{item: i, exceptions: [{reason: y}]}]
`, []string{"assessments[0].answers[0].exceptions[0]", "a/i/exception-1"}, []int{5}},
		"a file in two places": {`
documents: [{id: d, vendor: v, name: D, versions: [{label: "1", file: a.pdf}]}, {id: e, vendor: v, name: E, versions: [{id: d/1, document: d, file: b.pdf}]}]
`, []string{"documents[1].versions[0]", "the version “d/1”"}, []int{2}},
		"a sign-off": {`
assessments:
  - {id: a, signoffs: [{role: legal, name: A}, {role: legal, name: B}]}
`, []string{"assessments[0].signoffs[1]", "the signoff “a/legal”"}, []int{3}},
	} {
		t.Run(name, func(t *testing.T) {
			list, problems := declare.Parse([]byte("countersign: 1" + c.file))
			if len(problems) != len(c.places) || len(list) > 0 {
				t.Fatalf("%d problems, %d records:\n%v", len(problems), len(list), problems)
			}
			for i, p := range problems {
				if p.Line != c.places[i] || p.Path != c.wants[0] {
					t.Errorf("it is at %s, line %d", p.Path, p.Line)
				}
				for _, want := range c.wants {
					if !strings.Contains(p.String(), want) {
						t.Errorf("%q does not say %q", p, want)
					}
				}
			}
		})
	}
}

func TestParseTakesARecordThatGoesOnElsewhere(t *testing.T) {
	for name, file := range map[string]string{
		"its lists in another section": `
vendors: [{id: v1, name: A, services: [{id: s1, name: S}]}]
services: [{id: s1, vendor: v1, plans: [{id: p1, name: P}]}]
`,
		"its fields in another section": `
vendors: [{id: v1, name: A, services: [{id: s1, name: S}]}]
services: [{id: s1, description: what it does}]
`,
		"the same id of another noun": `
vendors: [{id: x, name: A, services: [{id: x, name: S, plans: [{id: x, name: P}]}]}]
`,
		"an answer and its citations": `
assessments: [{id: a, answers: [{item: i, verdict: met}]}]
answers: [{assessment: a, item: i, citations: [{version: v, quote: some words}, {version: v, quote: other words}]}]
`,
		"the same words on another item": `
answers:
  - {assessment: a, item: i, citations: [{version: v, quote: some words}], ticks: [{expected: e, revision: r}]}
  - {assessment: a, item: k, citations: [{version: v, quote: some words}], ticks: [{expected: e, revision: r}]}
`,
		"two revisions for one thing expected": `
answers: [{assessment: a, item: i, ticks: [{id: x, expected: e, revision: r}, {id: y, expected: e, revision: q}]}]
`,
	} {
		t.Run(name, func(t *testing.T) {
			if list, problems := declare.Parse([]byte("countersign: 1" + file)); len(problems) > 0 ||
				len(list) == 0 {
				t.Errorf("%d records, problems: %v", len(list), problems)
			}
		})
	}
}

func TestParseTakesAByteOrderMark(t *testing.T) {
	plain, problems := declare.Parse([]byte("countersign: 1\nvendors: [{id: v1, name: A}]\n"))
	marked, more := declare.Parse([]byte("\ufeffcountersign: 1\nvendors: [{id: v1, name: A}]\n"))
	if len(problems)+len(more) > 0 || len(plain) != 1 || len(marked) != 1 {
		t.Fatalf("%v, %v", problems, more)
	}
	if answers, problems := declare.ParseAnswers([]byte("\ufeffa: b\n")); len(problems) > 0 ||
		answers["a"] != "b" {
		t.Errorf("%v, %v", answers, problems)
	}
	if _, problems := declare.Parse([]byte("\ufeff")); len(problems) != 1 ||
		problems[0].Message != "The file is empty." {
		t.Errorf("%v", problems)
	}
	// a second one is no mark but a sign in a key
	if _, problems := declare.Parse([]byte("\ufeff\ufeffcountersign: 1\n")); len(problems) == 0 {
		t.Error("a file that begins with two marks is read")
	}
}

func TestParseRefusesAConfirmationThatIsNeither(t *testing.T) {
	for said, want := range map[string]bool{"true": true, "yes": true, "false": false, "no": false} {
		list, problems := declare.Parse(
			[]byte("countersign: 1\nanswers: [{assessment: a, item: i, confirmed: " + said + "}]\n"))
		if len(problems) > 0 || len(list) != 1 || list[0].Confirmed != want {
			t.Errorf("%s: %v, %v", said, list, problems)
		}
	}
	for _, said := range []string{"maybe", "[true]", "2", "~"} {
		if _, problems := declare.Parse(
			[]byte("countersign: 1\nanswers: [{assessment: a, item: i, confirmed: " + said + "}]\n")); len(
			problems) != 1 || problems[0].Path != "answers[0].confirmed" {
			t.Errorf("%s: %v", said, problems)
		}
	}
}
