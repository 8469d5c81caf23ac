package declare_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/declare"
	"countersign/assessments/declare/yamltree"
)

func TestParseNamesWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		file, path string
		line       int
		says       string
	}{
		"no mapping": {"- a\n", "", 1, "The file must begin with"},
		"no format":  {"vendors: []\n", "countersign", 1, "is missing"},
		"another format": {
			"countersign: 2\n", "countersign", 1,
			"reads format 1 of the file, not \"2\"",
		},
		"no such section": {
			"countersign: 1\nthings: []\n", "things", 2,
			"there is no section of this name",
		},
		"a section, no list": {
			"countersign: 1\nvendors: {id: x}\n", "vendors", 2,
			"a list is expected here",
		},
		"an entry, no record": {
			"countersign: 1\nvendors:\n  - words\n", "vendors[0]", 3,
			"a vendor is expected here",
		},
		"no id": {
			"countersign: 1\nvendors:\n  - {name: A}\n", "vendors[0]", 3,
			"an id is missing",
		},
		"an id, no text": {
			"countersign: 1\nanswers:\n  - {id: [x], assessment: a, item: i}\n",
			"answers[0].id", 3, "a text is expected here, not a list",
		},
		"no such field": {
			"countersign: 1\nvendors: [{id: v, colour: red}]\n", "vendors[0].colour", 2,
			"a vendor has no such field",
		},
		"a file of a vendor": {
			"countersign: 1\nvendors: [{id: v, file: a.pdf}]\n", "vendors[0].file", 2,
			"a vendor has no such field",
		},
		"a vendor, confirmed": {
			"countersign: 1\nvendors: [{id: v, confirmed: true}]\n",
			"vendors[0].confirmed", 2, "a vendor has no such field",
		},
		"what is computed": {
			"countersign: 1\nvendors: [{id: v, binned: 1}]\n", "vendors[0].binned", 2,
			"is set by the program",
		},
		"no value": {
			"countersign: 1\nvendors: [{id: v, name: }]\n", "vendors[0].name", 2,
			"has no value",
		},
		"a list of no texts": {
			"countersign: 1\nvendors: [{id: v, tags: [a, {b: c}]}]\n",
			"vendors[0].tags[1]", 2, "a text is expected here, not a",
		},
		"a text for a list": {
			"countersign: 1\nvendors: [{id: v, tags: a}]\n", "vendors[0].tags", 2,
			"a list is expected here, such as",
		},
		"a list for a text": {
			"countersign: 1\nvendors: [{id: v, name: [a]}]\n", "vendors[0].name", 2,
			"a text is expected here, not a list",
		},
		"a value that is none": {
			"countersign: 1\nassessments: [{id: a, exceptions: [{item: i, expires: soon}]}]\n",
			"assessments[0].exceptions[0].expires", 2, "soon",
		},
		"an organisation, no record": {
			"countersign: 1\norganisation: words\n", "organisation", 2,
			"organisation is expected here",
		},
	} {
		list, problems := declare.Parse([]byte(c.file))
		if len(problems) == 0 || len(list) > 0 {
			t.Errorf("%s: %d records, %v", name, len(list), problems)
			continue
		}
		if p := problems[0]; p.Path != c.path || p.Line != c.line || !strings.Contains(p.Message, c.says) {
			t.Errorf("%s: at %q, line %d: %s\nwant %q, line %d: %s", name, p.Path, p.Line, p.Message, c.path,
				c.line, c.says)
		}
		if len(problems) > 1 {
			t.Errorf("%s: %d problems: %v", name, len(problems), problems)
		}
	}
}

// Every noun that a file may name, with its article: of an assessment, an exception and an answer alike.
func TestParseNamesRecordsInEnglish(t *testing.T) {
	wrong := regexp.MustCompile(`\ba [aeio]|\ban [^aeiou]|\ban? evidence|_`)
	for _, section := range []string{
		"vendors", "services", "uses", "assessments", "answers", "evidence", "exceptions", "conditions",
		"decisions", "signoffs", "precedence",
		"documents", "organisation", "citations", "ticks", "notes", "findings",
	} {
		for _, entry := range []string{"[{id: x, colour: red}]", "[words]", "[{id: [x]}]", "[{id: {x: y}}]"} {
			if section == "organisation" {
				entry = strings.Trim(entry, "[]")
			}
			_, problems := declare.Parse([]byte("countersign: 1\n" + section + ": " + entry + "\n"))
			for _, p := range problems {
				said, _, _ := strings.Cut(p.Message, ";")
				if wrong.MatchString(said) {
					t.Errorf("%s: %s: %s", section, entry, said)
				}
			}
			if len(problems) == 0 {
				t.Errorf("%s: %s is accepted", section, entry)
			}
		}
	}
	_, problems := declare.Parse([]byte("countersign: 1\nassessments: [{id: x, colour: red}]\n"))
	if len(problems) != 1 || !strings.HasPrefix(problems[0].Message, "an assessment has no such field") {
		t.Errorf("of an assessment: %v", problems)
	}
}

func TestParseListsTheFieldsThereAre(t *testing.T) {
	for file, want := range map[string]string{
		"vendors: [{id: v, colour: red}]": "a vendor has no such field; it has contact, contracts, country, " +
			"description, documents, id, legal_name, name, services, tags, website",
		"documents: [{id: d, versions: [{label: a, colour: red}]}]": "a document version has no such field; it has document, " +
			"effective, file, file_name, id, label, obtained_by, obtained_on, source, status",
		"evidence: [{id: e, revisions: [{label: a, colour: red}]}]": "a revision of evidence has no such field; it has evidence, " +
			"expires, file, file_name, id, issued, label, obtained_by, obtained_on, period_from, period_to, reference, strength",
	} {
		_, problems := declare.Parse([]byte("countersign: 1\n" + file + "\n"))
		if len(problems) != 1 || problems[0].Message != want {
			t.Errorf("%v, want %q", problems, want)
		}
	}
}

func TestParseListsProblemsInTheOrderOfTheFile(t *testing.T) {
	_, problems := declare.Parse([]byte(
		"countersign: 1\nvendors:\n  - {id: v, name: A}\n  - {id: v, name: A}\nthings: []\n"))
	if len(problems) != 2 || problems[0].Line != 4 || problems[1].Line != 5 {
		t.Errorf("got %v", problems)
	}
	var many strings.Builder
	for i := range yamltree.MaxProblems + 5 {
		fmt.Fprintf(&many, "things%d: []\n", i)
	}
	if _, problems := declare.Parse([]byte("countersign: 1\n" + many.String())); len(
		problems) != yamltree.MaxProblems {
		t.Errorf("%d problems are listed, want %d", len(problems), yamltree.MaxProblems)
	}
}

func TestParsePutsParentsFirst(t *testing.T) {
	list, problems := declare.Parse([]byte(`countersign: 1
assessments:
  - id: a
    signoffs: [{role: legal, name: A}]
    decisions: [{outcome: in_review}]
    conditions: [{requires: train}]
    notes: [{body: x}]
    answers: [{item: i, verdict: met, notes: [{body: y}]}]
uses: [{id: u, service: s}]
vendors:
organisation: {name: Ours}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var nouns []string
	for _, d := range list {
		nouns = append(nouns, string(d.Record.Noun()))
	}
	want := "organisation use assessment answer note note condition signoff decision"
	if got := strings.Join(nouns, " "); got != want {
		t.Errorf("the order is %s, want %s", got, want)
	}
	if list[0].Record.Key() != "organisation" || !list[0].Set["name"] {
		t.Errorf("the organisation is %+v", list[0])
	}
	for i, want := range []assessments.Note{
		{On: "assessment", OnID: "a", AssessmentID: "a"},
		{On: "answer", OnID: "a/i", AssessmentID: "a", ItemID: "i"},
	} {
		got := *list[4+i].Record.(*assessments.Note)
		if got.On != want.On || got.OnID != want.OnID || got.AssessmentID != want.AssessmentID ||
			got.ItemID != want.ItemID {
			t.Errorf("the note is on %s %s, of %s, %s", got.On, got.OnID, got.AssessmentID, got.ItemID)
		}
	}
}

func TestLabelsBecomeIDs(t *testing.T) {
	long := strings.Repeat("a", 60)
	seen := map[string]bool{}
	for label, want := range map[string]string{
		"v1.0-A b":           "v1.0-a-b",
		"a`z{m0/9:A@Z[.x-y!": "a-z-m0-9-a-z-.x-y",
		".-a-.":              "a",
		"az09AZ":             "az09az",
		long:                 long,
		long + "a":           "", // something short
		"—":                  "",
		".":                  "",
	} {
		list, problems := declare.Parse(
			[]byte(fmt.Sprintf("countersign: 1\ndocuments: [{id: d, vendor: v, name: D, versions: [{label: %q}]}]\n", label)))
		if len(problems) > 0 || len(list) != 2 {
			t.Errorf("%q: %v", label, problems)
			continue
		}
		id, ok := strings.CutPrefix(list[1].Record.Key(), "d/")
		if !ok || want != "" && id != want || want == "" && len(id) != 12 || seen[id] {
			t.Errorf("%q becomes %q, want %q", label, id, want)
		}
		seen[id] = true
	}
}

func TestParseNamesARecordWithoutAnIDOnce(t *testing.T) {
	for file, want := range map[string]int{
		// without an id they are not the same vendor
		"vendors: [{name: A}, {name: A}]": 2,
		// the third is declared twice, not three times
		"vendors: [{id: v, name: A}, {id: v}, {id: v, name: A}]":                                                             2,
		"vendors: [{id: v, name: A, services: [{id: s, name: B}]}]\nservices: [{id: s, vendor: v, name: B}]":                 1,
		"vendors: [{id: v, name: A, services: [{id: s, name: B}]}]\nservices: [{id: s, vendor: v, name: B, description: C}]": 1,
	} {
		if _, problems := declare.Parse([]byte("countersign: 1\n" + file + "\n")); len(problems) != want {
			t.Errorf("%s:\n%d problems, want %d: %v", file, len(problems), want, problems)
		}
	}
	for n, want := range map[int]string{80: strings.Repeat("x", 80) + "”", 81: strings.Repeat("x", 80) +
		"…”"} {
		id := strings.Repeat("x", n)
		_, problems := declare.Parse([]byte("countersign: 1\nvendors: [{id: " + id + "}, {id: " + id +
			"}]\n"))
		if len(problems) != 1 || !strings.Contains(problems[0].Message, "“"+want) {
			t.Errorf("an id of %d letters: %v", n, problems)
		}
	}
}

func TestAFileOrAConfirmationMayComeFromAnotherPlaceOnce(t *testing.T) {
	for name, c := range map[string]struct {
		first, second string // what each place adds to the answer
		problems      int
	}{
		"in both":                        {", confirmed: true", ", confirmed: true", 1},
		"in the second only":             {"", ", confirmed: true", 0},
		"in the first only":              {", confirmed: true", ", stage: next", 0},
		"in the first, nothing new":      {", confirmed: true", "", 1},
		"neither, nothing new":           {"", "", 1},
		"false in both, and nothing new": {", confirmed: false", ", confirmed: false", 1},
	} {
		file := "assessments: [{id: a, answers: [{item: i, verdict: not_applicable, reason: r" + c.first +
			"}]}]\n" +
			"answers: [{assessment: a, item: i" + c.second + "}]\n"
		if _, problems := declare.Parse([]byte("countersign: 1\n" + file)); len(problems) != c.problems {
			t.Errorf("confirmed %s: %v", name, problems)
		}
	}
	for name, c := range map[string]struct {
		first, second string
		problems      int
	}{
		"in both":            {", file: a.pdf", ", file: b.pdf", 1},
		"in the second only": {"", ", file: b.pdf", 0},
		"in the first only":  {", file: a.pdf", ", status: draft", 0},
	} {
		file := "contracts: [{id: c, vendor: v, name: C, documents: [{id: d, name: D, versions: [{id: d1, label: a" + c.first + "}]}]}]\n" +
			"documents: [{id: d, versions: [{id: d1" + c.second + "}]}]\n"
		if _, problems := declare.Parse([]byte("countersign: 1\n" + file)); len(problems) != c.problems {
			t.Errorf("a file %s: %v", name, problems)
		}
	}
	note := "assessments: [{id: a, notes: [{id: n, body: x}]}]\nnotes: [{id: n, on_noun: assessment, on_id: a, assessment: a, distribution: internal}]\n"
	if _, problems := declare.Parse([]byte("countersign: 1\n" + note)); len(problems) != 0 {
		t.Errorf("a note in two places that say the same: %v", problems)
	}
}

func TestAnswersThatAreNoneAreNamed(t *testing.T) {
	for name, c := range map[string]struct {
		file, path string
		line       int
		says       string
	}{
		"no YAML":    {"a: [\n", "", 0, "This is not valid YAML"},
		"no mapping": {"\n- a\n", "", 2, "Write one"},
		"no text":    {"b: c\na: [x]\n", "a", 2, "an option is expected here, not a list"},
	} {
		answers, problems := declare.ParseAnswers([]byte(c.file))
		if len(problems) != 1 {
			t.Errorf("%s: %v, %v", name, answers, problems)
			continue
		}
		p := problems[0]
		if p.Path != c.path || c.line > 0 && p.Line != c.line || !strings.Contains(p.Message, c.says) {
			t.Errorf("%s: at %q, line %d: %s", name, p.Path, p.Line, p.Message)
		}
		if _, taken := answers["a"]; taken {
			t.Errorf("%s: %v was taken", name, answers)
		}
	}
}

// TestAnIDMadeFromAPlaceIsMarked holds that the workbench can tell an id that someone gave from one of
// a place in a list.
func TestAnIDMadeFromAPlaceIsMarked(t *testing.T) {
	const file = `countersign: 1
assessments:
  - id: a
    notes: [{body: x}, {id: n, body: y}]
    conditions: [{requires: x, owner: o, due: 2027-01-01}, {id: c, requires: y, owner: o, due: 2027-01-01}]
    answers:
      - item: i
        verdict: met
        findings: [{gap: x}, {id: f, gap: y}]
        exceptions: [{reason: x, expires: 2027-01-01}, {id: e, reason: y, expires: 2027-01-01}]
`
	list, err := declare.Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	placed := 0
	for _, d := range list {
		switch d.Record.Key() {
		case "a", "a/i", "n", "c", "f", "e":
			if d.Placed {
				t.Errorf("%s: its id was given, or says what it is", d.Path)
			}
		default:
			if placed++; !d.Placed {
				t.Errorf("%s: its id, %s, is of its place", d.Path, d.Record.Key())
			}
		}
	}
	if placed != 4 {
		t.Errorf("%d ids were made from a place", placed)
	}
}
