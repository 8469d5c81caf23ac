package pack_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(pack.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(pack.SchemaName, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(pack.SchemaName)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func record(t testing.TB, d *assessments.Dossier, audience string) []byte {
	t.Helper()
	doc, err := packtest.Build(d, audience)
	if err != nil {
		t.Fatal(err)
	}
	b, err := doc.Record.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAssessmentJSONHoldsToItsSchemaForEveryAudience(t *testing.T) {
	s := schema(t)
	for name, d := range map[string]*assessments.Dossier{
		"answered": packtest.Lumen(),
		"empty":    packtest.Empty(), "large": packtest.Large(60, 300), "awkward": packtest.Awkward(),
	} {
		for _, audience := range assessments.Audiences() {
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(record(t, d, audience)))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(doc); err != nil {
				t.Errorf("%s for the %s: %v", name, audience, err)
			}
		}
	}
}

func TestTheSchemaRefusesAnAssessmentThatIsNotWhole(t *testing.T) {
	whole := string(record(t, packtest.Lumen(), pack.Auditor))
	for _, change := range [][2]string{
		{`"format": 3`, `"format": 1`},
		{`"audience": "auditor"`, `"audience": "everyone"`},
		{`"verdict": "silent"`, `"verdict": "probably fine"`},
		{`"path": "evidence/`, `"path": "../`},
		{`"withheld": [`, `"unheard_of": [`},
	} {
		doc, err := jsonschema.UnmarshalJSON(
			strings.NewReader(strings.Replace(whole, change[0], change[1], 1)))
		if err != nil {
			t.Fatal(err)
		}
		if schema(t).Validate(doc) == nil {
			t.Errorf("%s was accepted", change[1])
		}
	}
}

func TestAReaderFindsWhatWasChangedInAssessmentJSON(t *testing.T) {
	whole := record(t, packtest.Lumen(), pack.Auditor)
	r, err := pack.ReadRecord(whole)
	if err != nil || len(r.Wrong) > 0 || len(r.Files()) != 4 {
		t.Fatalf("an untouched record: %v %+v", err, r)
	}
	doc, err := packtest.Build(packtest.Lumen(), pack.Auditor)
	if err != nil {
		t.Fatal(err)
	}
	if d := doc.Facts.Differences(r.Facts); len(d) > 0 {
		t.Fatalf("facts read back differ: %v", d)
	}
	for _, change := range [][2]string{
		{`"score": 559`, `"score": 900`},
		{`"met": 2,`, `"met": 4,`},
		{"Ada Brandt", "Eve Brandt"},
		{`"verdict": "not_met"`, `"verdict": "met"`},
	} {
		if !strings.Contains(string(whole), change[0]) {
			t.Fatalf("the invented record has no %s to change", change[0])
		}
		r, err := pack.ReadRecord([]byte(strings.Replace(string(whole), change[0], change[1], 1)))
		if err == nil && len(r.Wrong) == 0 {
			t.Errorf("%s instead of %s was not noticed", change[1], change[0])
		}
	}
}

func TestThePackIDIsOfEverythingThatIsTold(t *testing.T) {
	first := record(t, packtest.Lumen(), pack.Auditor)
	later := packtest.Lumen()
	later.Decisions[1].Reason = "Another reason."
	changed := packtest.Lumen()
	changed.Packs = []assessments.Pack{{ID: "p1", AssessmentID: "as-lumen"}}
	id := func(b []byte) string {
		r, err := pack.ReadRecord(b)
		if err != nil {
			t.Fatal(err)
		}
		return r.Facts.ContentID
	}
	if id(first) == id(record(t, later, pack.Auditor)) {
		t.Error("another decision, outside the state hash, gave the same pack id")
	}
	if id(first) == id(record(t, packtest.Lumen(), pack.Board)) {
		t.Error("another audience gave the same pack id")
	}
	if id(first) != id(record(t, changed, pack.Auditor)) {
		t.Error("having written a pack changed the id of the next")
	}
}
