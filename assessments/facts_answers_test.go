package assessments_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

// Every value that a fact can have is derived from something that people can say.
func TestEveryValueOfEveryFactCanBeSaid(t *testing.T) {
	seen := map[string]bool{}
	note := func(f assessments.Facts) {
		for id, one := range f {
			for _, v := range one.Values {
				seen[id+" "+v] = true
			}
		}
	}
	for _, noun := range []assessments.Noun{
		assessments.NounOrganisation, assessments.NounService,
		assessments.NounUse,
	} {
		for _, q := range assessments.FactQuestions(noun) {
			for _, v := range q.Values {
				d := assessments.Dossier{Use: assessments.Use{
					UseFacts: assessments.UseFacts{HighRiskException: "no"},
				}}
				r := map[assessments.Noun]assessments.Record{
					"organisation": &d.Organisation,
					"service":      &d.Service, "use": &d.Use,
				}[noun]
				f, _ := assessments.FieldOf(r, q.Field)
				text := v.ID
				if q.Many {
					text = `["` + v.ID + `"]`
				}
				if err := f.Value.Set(text); err != nil {
					t.Fatal(err)
				}
				note(d.Facts())
				d.Use.Reach, d.Use.PublicChat, d.Use.Published = "team", assessments.No, assessments.No
				note(d.Facts())
			}
		}
	}
	for _, id := range assessments.FactIDs() {
		for _, v := range assessments.FactValues(id) {
			if !seen[id+" "+v] {
				t.Errorf("nothing gives %s the value %s", id, v)
			}
			if words := assessments.FactTitle(id) + " " +
				assessments.FactValueTitle(id, v); strings.Contains(words, "_") {
				t.Errorf("%s %s is shown as %q", id, v, words)
			}
		}
		if len(assessments.FactValues(id)) == 0 || len(assessments.FactFields(id)) == 0 {
			t.Errorf("%s has no values or no fields", id)
		}
		for _, key := range assessments.FactFields(id) {
			if _, ok := assessments.FactQuestionOf(key); !ok && key != "use.data_classes" &&
				key != "use.reach" {
				t.Errorf("%s is derived from %s, for which nobody is asked", id, key)
			}
		}
	}
	for id := range map[string]bool{"weather": true, "": true} {
		if assessments.IsFact(id) || assessments.FactValues(id) != nil {
			t.Errorf("%q is a fact", id)
		}
	}
}

func TestQuestionsOfFactsAreWhole(t *testing.T) {
	groups := assessments.FactGroups()
	seen := map[string]bool{}
	for _, noun := range []assessments.Noun{
		assessments.NounOrganisation, assessments.NounService,
		assessments.NounUse,
	} {
		for _, q := range assessments.FactQuestions(noun) {
			if seen[q.Field] || q.Title == "" || !strings.Contains(q.Question, "?") ||
				!strings.HasSuffix(q.Why, ".") || len(q.Values) < 2 {
				t.Errorf("%s is not whole, or stands there twice", q.Key())
			}
			seen[q.Field] = true
			if noun == assessments.NounUse && !slices.Contains(groups, q.Group) {
				t.Errorf("%s stands in no group", q.Key())
			}
			f, ok := assessments.FieldOf(assessments.New(noun), q.Field)
			if !ok || (f.Value.Kind() == assessments.ListValue) != q.Many {
				t.Errorf("%s is no field of its record, or of another kind", q.Key())
			}
		}
	}
}

func TestAFactIsHeldToItsVocabulary(t *testing.T) {
	for name, tc := range map[string]struct {
		facts assessments.UseFacts
		at    string
		says  string
	}{
		"unknown word": {
			assessments.UseFacts{TouchesRights: []string{"hire", "love"}},
			"touches_rights",
			`entry 2: "love" is not one of hire`,
		},
		"twice": {
			assessments.UseFacts{UsersIn: []string{"DE", "DE"}},
			"users_in",
			`entry 2: "DE" stands there twice`,
		},
		"none and another": {
			assessments.UseFacts{TouchesRights: []string{"none", "hire"}},
			"touches_rights",
			"“none” cannot stand beside",
		},
		"neither": {
			assessments.UseFacts{Profiling: "perhaps"},
			"profiling",
			`"perhaps" is not one of yes, no`,
		},
		"users nowhere": {
			assessments.UseFacts{UsersIn: []string{"none"}},
			"users_in",
			`"none" is not one of`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			u := &assessments.Use{ID: "u", ServiceID: "s", Purpose: "p", UseFacts: tc.facts}
			got := assessments.Validate(u)
			if len(got) != 1 || got[0].Path != tc.at || !strings.Contains(got[0].Message, tc.says) {
				t.Errorf("%+v", got)
			}
		})
	}
	o := &assessments.Organisation{ID: "organisation", Kinds: []string{"none", "school"}}
	if got := assessments.Validate(o); len(got) != 1 || got[0].Path != "kinds" {
		t.Errorf("the organisation: %+v", got)
	}
}

func TestAFactIsSetAndSaidInWords(t *testing.T) {
	u := &assessments.Use{}
	f, _ := assessments.FieldOf(u, "profiling")
	for given, want := range map[string]string{
		"true": "yes", "1": "yes", "yes": "yes", "false": "no",
		"0": "no", "": "",
	} {
		if err := f.Value.Set(given); err != nil || u.Profiling != want {
			t.Errorf("%q is kept as %q (%v)", given, u.Profiling, err)
		}
	}
	c := assessments.Change{Noun: "use", ID: "u", Field: "users_in", After: `["DE","US-CA"]`}
	if got := c.Sentence(); got != "use “u”, where the users are: nothing → “Germany, California”" {
		t.Error(got)
	}
	q, _ := assessments.FactQuestionOf("use.touches_rights")
	u.TouchesRights = []string{"hire", "none"}
	if got := q.Words(q.SaidIn(u)); got != "whom to hire, none of these" {
		t.Error(got)
	}
	if got := q.Words(q.SaidIn(&assessments.Use{})); got != assessments.NotSaid {
		t.Error(got)
	}
	if got := q.SaidIn(&assessments.Service{}); got != nil {
		t.Error(got)
	}
}

func TestNoneOfTheseAndTheOthersExcludeEachOther(t *testing.T) {
	q, _ := assessments.FactQuestionOf("use.touches_rights")
	for _, tc := range []struct {
		values []string
		id     string
		in     bool
		want   string
	}{
		{nil, "credit", true, "credit"},
		{[]string{"credit"}, "hire", true, "hire credit"},
		{[]string{"hire", "credit"}, "hire", false, "credit"},
		{[]string{"hire", "credit"}, "none", true, "none"},
		{[]string{"none"}, "hire", true, "hire"},
		{[]string{"none"}, "none", false, ""},
		{[]string{"hire"}, "none", false, "hire"},
	} {
		got := q.With(tc.values, tc.id, tc.in)
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%q with %s %v: %q, want %q", tc.values, tc.id, tc.in, got, tc.want)
		}
		u := &assessments.Use{}
		if q.Put(u, got); strings.Join(u.TouchesRights, " ") != tc.want {
			t.Errorf("put: %q", u.TouchesRights)
		}
	}
	u := &assessments.Use{UseFacts: assessments.UseFacts{Profiling: "no"}}
	one, _ := assessments.FactQuestionOf("use.profiling")
	if one.Put(u, []string{"yes"}); u.Profiling != "yes" {
		t.Error(u.Profiling)
	}
	if one.Put(u, nil); u.Profiling != "" {
		t.Error(u.Profiling)
	}
	one.Put(&assessments.Service{}, []string{"yes"}) // which has no such field
}

func TestFactsThatHardlyFitTogetherAreNamed(t *testing.T) {
	type use = assessments.UseFacts
	for name, tc := range map[string]struct {
		use     use
		classes []string
		want    string // in the only doubt; "" for none
	}{
		"nothing said": {},
		"hiring in no area": {
			use{TouchesRights: []string{"hire"}, HighRiskArea: []string{"none"}},
			nil,
			"“employment (point 4)”",
		},
		"credit in no area": {
			use{TouchesRights: []string{"credit"}, HighRiskArea: []string{"none"}},
			nil,
			"essential services",
		},
		"policing in no area": {
			use{TouchesRights: []string{"other_annex_iii"}, HighRiskArea: []string{"none"}},
			nil,
			"read Annex III again",
		},
		"housing in no area": {
			use{TouchesRights: []string{"housing"}, HighRiskArea: []string{"none"}}, nil, "",
		},
		"hiring in its area": {
			use{TouchesRights: []string{"hire"}, HighRiskArea: []string{"employment"}}, nil, "",
		},
		"hiring, area not said": {use{TouchesRights: []string{"hire"}}, nil, ""},
		"a special class without its records": {
			use{ProtectedRecords: []string{"none"}},
			[]string{"special_category"},
			"say which",
		},
		"voices without personal data": {
			use{Recording: "yes"},
			[]string{"internal"},
			"a voice is personal data",
		},
		"health records in a class without people": {
			use{ProtectedRecords: []string{"phi"}},
			[]string{"internal"},
			"name the class, which sets the risk and the tier",
		},
		"health records of their class": {use{ProtectedRecords: []string{"phi"}}, []string{"special_category"}, ""},
		"voices with personal data":     {use{Recording: "yes"}, []string{"internal", "personal"}, ""},
		"prints": {
			use{ProtectedRecords: []string{"biometric"}},
			nil,
			"sorted by them",
		},
		"prints, nobody sorted": {
			use{ProtectedRecords: []string{"biometric"}, Categorises: "no"}, nil, "",
		},
	} {
		got := assessments.FactDoubts(&assessments.Use{UseFacts: tc.use, DataClasses: tc.classes})
		if tc.want == "" && len(got) > 0 || tc.want != "" &&
			(len(got) != 1 || !strings.Contains(got[0], tc.want)) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}
