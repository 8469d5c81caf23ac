package templates_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/templates"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaFile is the JSON Schema of a question set, for editors.
func schemaFile(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("schema/template.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaFile(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("template.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("template.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON is a YAML file as the values a JSON Schema speaks of.
func asJSON(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheShippedQuestionSetsFollowTheirSchema(t *testing.T) {
	s := schema(t)
	for _, name := range templates.Files() {
		data, err := templates.Source(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(asJSON(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheSchemaRefusesWhatTheLinterRefuses(t *testing.T) {
	s := schema(t)
	for name, edit := range mistakes {
		text := edit.in(minimal)
		_, problems := templates.ParseTemplate(name, []byte(text))
		if len(problems) == 0 {
			t.Errorf("%s: the linter finds nothing", name)
		}
		if edit.beyondSchema {
			continue
		}
		if err := s.Validate(asJSON(t, []byte(text))); err == nil {
			t.Errorf("%s: the schema accepts it", name)
		}
	}
	if err := s.Validate(asJSON(t, []byte(minimal))); err != nil {
		t.Errorf("the schema refuses a sound file: %v", err)
	}
}

func TestTheSchemasVocabularyIsTheDomains(t *testing.T) {
	var doc struct {
		Defs map[string]struct {
			Enum []string `json:"enum"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(schemaFile(t), &doc); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"topic":      words(assessments.Topics()),
		"discipline": words(assessments.Disciplines()),
		"strength":   words(assessments.Strengths()),
		"trigger":    assessments.Triggers(),
	} {
		if got := doc.Defs[name].Enum; !slices.Equal(got, want) {
			t.Errorf("%s: schema has %s, domain has %s", name, strings.Join(got, " "),
				strings.Join(want, " "))
		}
	}
}

// TestTheSchemaKnowsEveryFactOfAnItem holds a condition on each fact of the law against the schema.
func TestTheSchemaKnowsEveryFactOfAnItem(t *testing.T) {
	s := schema(t)
	for _, fact := range append(assessments.FactIDs(), "tier", "reach") {
		when := "    when:\n      - {fact: " + fact + ", any: [\"1\"], reason: Light.}\n"
		set := strings.Replace(minimal, "  - id: X-RISK\n", "  - id: X-RISK\n"+when, 1)
		if err := s.Validate(asJSON(t, []byte(set))); err != nil {
			t.Errorf("a condition on %s: %v", fact, err)
		}
	}
}

func words[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}
