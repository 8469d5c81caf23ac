package declare_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"countersign/assessments"
	"countersign/assessments/declare"
	"countersign/assets"
)

var update = flag.Bool("update", false, "write docs/apply.schema.json again")

const (
	schemaFile = "../../docs/apply.schema.json"
	examples   = "../../docs/examples"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(declare.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("apply.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("apply.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validate holds a declarative file against the schema, the way an editor does.
func validate(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestTheSchemaInTheDocumentationIsWhatTheNounsSay(t *testing.T) {
	if *update {
		if err := os.WriteFile(schemaFile, declare.Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, declare.Schema()) {
		t.Error("docs/apply.schema.json is out of date: go test ./assessments/declare -update")
	}
}

func TestWhatParseTakesTheSchemaTakesToo(t *testing.T) {
	s := compiled(t)
	example, err := os.ReadFile(filepath.Join(examples, "acme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{"acme.yaml": example}
	for _, part := range assets.SampleParts() {
		if all[part.File], err = fs.ReadFile(assets.Sample(), part.File); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range all {
		if _, problems := declare.Parse(data); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		if err := validate(t, s, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatTheSchemaRefusesParseRefusesToo(t *testing.T) {
	s := compiled(t)
	for _, c := range []struct{ what, file, path string }{
		{"no format", "vendors: []", "countersign"},
		{"a newer format", "countersign: 2", "countersign"},
		{"an unknown section", "countersign: 1\ncustomers: []", "customers"},
		{"an unknown field", "countersign: 1\nvendors: [{id: a, name: A, colour: red}]", "vendors[0].colour"},
		{"a section that is no list", "countersign: 1\nvendors: {id: a}", "vendors"},
		{
			"a field the program sets", "countersign: 1\nassessments: [{id: a, status: approved}]",
			"assessments[0].status",
		},
		{"a list where a text stands", "countersign: 1\nvendors: [{id: a, name: [A]}]", "vendors[0].name"},
		{"a text where a list stands", "countersign: 1\nvendors: [{id: a, tags: red}]", "vendors[0].tags"},
		{"no day", "countersign: 1\ncontracts: [{id: c, starts_on: soon}]", "contracts[0].starts_on"},
		{
			"no number", "countersign: 1\ncontracts: [{id: c, notice_days: ninety}]",
			"contracts[0].notice_days",
		},
		{
			"neither true nor false", "countersign: 1\ncontracts: [{id: c, automatic_renewal: perhaps}]",
			"contracts[0].automatic_renewal",
		},
		{
			"a section in the wrong place", "countersign: 1\nvendors: [{id: a, answers: []}]",
			"vendors[0].answers",
		},
	} {
		if err := validate(t, s, []byte(c.file)); err == nil {
			t.Errorf("%s: the schema takes it", c.what)
		}
		_, problems := declare.Parse([]byte(c.file))
		if len(problems) == 0 || problems[0].Path != c.path {
			t.Errorf("%s: Parse says %v, not something about %s", c.what, problems, c.path)
		}
	}
}

func TestTheWorkedExampleOfTheDocumentationApplies(t *testing.T) {
	w := newBench(t)
	folder := os.DirFS(examples)
	first := applyFile(t, w, folder, "acme.yaml")
	if first.Files != 2 || len(first.Changes) < 50 {
		t.Errorf("%d files and %d changes", first.Files, len(first.Changes))
	}
	if again := applyFile(t, w, folder, "acme.yaml"); len(again.Changes) > 0 {
		t.Errorf("applying it twice made %d changes", len(again.Changes))
	}
	a, err := w.Assess(t.Context(), "lumen-chat-2026", assets.SampleDay)
	if err != nil {
		t.Fatal(err)
	}
	if !a.Result.Total.Scored || a.Dossier.Assessment.Status != assessments.InReview {
		t.Errorf("scored %v, state %q", a.Result.Total.Scored, a.Dossier.Assessment.Status)
	}
	for _, c := range a.Dossier.Citations {
		if c.State != assessments.CitationFound {
			t.Errorf("%q is %s", c.Quote, c.State)
		}
	}
}

const page = "../../docs/file-format.md"

// written is what the page must hold between two marks, and is written there with -update.
func written(t *testing.T, begin, end, want string) {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), begin+"\n")
	_, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("docs/file-format.md has no part from %q to %q", begin, end)
	}
	now := head + begin + "\n" + want + end + tail
	if *update {
		if err := os.WriteFile(page, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if now != string(data) {
		t.Errorf("docs/file-format.md is out of date after %q: go test ./assessments/declare -update", begin)
	}
}

func TestTheFileFormatPageShowsTheExampleAsItIs(t *testing.T) {
	example, err := os.ReadFile(filepath.Join(examples, "acme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	written(t, "<!-- example -->", "<!-- end of example -->", "```yaml\n"+string(example)+"```\n")
}

func TestTheFileFormatPageListsTheFieldsThereAre(t *testing.T) {
	var out strings.Builder
	for _, n := range assessments.Nouns() {
		if n == "frozen" || n == "pack" || n == "tombstone" {
			continue // the program's own
		}
		out.WriteString("\n**" + string(n) + "**: ")
		for i, f := range fieldsOf(n) {
			if i > 0 {
				out.WriteString(" · ")
			}
			out.WriteString(f)
		}
		out.WriteString("\n")
	}
	written(t, "<!-- fields -->", "<!-- end of fields -->", out.String()+"\n")
}

// fieldsOf says each field of a noun that a file may declare, with what may stand in it.
func fieldsOf(n assessments.Noun) []string {
	var out []string
	for _, f := range assessments.New(n).Fields() {
		if f.Computed {
			continue
		}
		s := "`" + f.Name + "`"
		if f.Required {
			s += "\\*"
		}
		switch {
		case f.Ref != "":
			s += " (→ " + string(f.Ref) + ")"
		case len(f.OneOf) > 0:
			words := strings.Join(f.OneOf, ", ")
			if f.Value.Kind() == assessments.ListValue {
				words = "list of " + words
			}
			s += " (" + words + ")"
		case f.Value.Kind() != assessments.TextValue:
			s += " (" + string(f.Value.Kind()) + ")"
		}
		out = append(out, s)
	}
	return out
}
