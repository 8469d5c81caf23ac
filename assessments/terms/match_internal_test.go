package terms

import "testing"

// matchesOf tells which of the patterns are found in a sentence.
func matchesOf(t *testing.T, sentence string, patterns ...string) []string {
	t.Helper()
	lex, err := Compile(Source{Topics: []TopicSource{
		{Topic: "x", Facets: []Facet{{ID: "f", Weight: 1, Core: true, Patterns: patterns}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	m := newMatcher(lex)
	var out []string
	for _, h := range m.all(m.words(tokenize([]rune(sentence), 0, len([]rune(sentence)))), nil) {
		out = append(out, lex.patterns[h.pattern].text)
	}
	return out
}

func TestAPatternIsFoundThoughItsOptionalAndJoinedWordsAreMissing(t *testing.T) {
	for _, c := range []struct {
		sentence, pattern string
		found             bool
	}{
		{"We keep data.", "keep ?all data", true},
		{"We keep all data.", "keep ?all data", true},
		{"We keep your data.", "keep ?all data", false},
		{"Use of personal data.", "use ..2 secrets|personal_data", true},
		{"Use of secrets.", "use ..2 secrets|personal_data", true},
		{"Use of personal cars.", "use ..2 secrets|personal_data", false},
		{"Deleted within thirty days", "delete* ..3 day|days", true},
	} {
		if got := matchesOf(t, c.sentence, c.pattern); len(got) > 0 != c.found {
			t.Errorf("%q in %q: %v", c.pattern, c.sentence, got)
		}
	}
}

func TestWhatOneRowSatisfiesIsForgottenInTheNext(t *testing.T) {
	lex, err := Compile(Source{Topics: []TopicSource{
		{Topic: "x", Facets: []Facet{{ID: "f", Weight: 1, Patterns: []string{"keep ..3 data"}}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	m := newMatcher(lex)
	for i, want := range []int{1, 0, 1} {
		s := []rune([]string{"keep the data", "keep the change", "keep data"}[i])
		if got := m.all(m.words(tokenize(s, 0, len(s))), nil); len(got) != want {
			t.Errorf("%q: %v", string(s), got)
		}
	}
}
