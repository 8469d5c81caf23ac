package assessments

import "testing"

func TestWordsAreEnglish(t *testing.T) {
	for word, want := range map[string]string{
		"assessment": "an assessment", "exception": "an exception", "answer": "an answer", "use": "a use",
		"text": "a text",
		"unit": "a unit", "mapping": "a mapping", "": "", "umbrella": "an umbrella", "one-off": "a one-off",
	} {
		if got := WithArticle(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
	if got := Noun("evidence").Title() + ", " + Noun("signoff").One() + ", " +
		Noun("exotic").One(); got != "piece of evidence, a sign-off, an exotic" {
		t.Error(got)
	}
	if got := FieldTitles([]string{
		"verdict", "at_fall_back", "", "file_name", "purged_on",
		"sha256",
	}); got != "verdict, at our fall-back position, added or removed, file name, purged on, SHA-256" {
		t.Error(got)
	}
	for n, want := range []string{"0 conditions", "1 condition", "2 conditions"} {
		if got := Count(n, "condition", "conditions"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for permille, want := range map[int]string{
		0: "0 %", 9: "0.9 %", 755: "75.5 %", 800: "80 %",
		1000: "100 %",
	} {
		if got := PercentOf(permille); got != want {
			t.Errorf("%d: %q, want %q", permille, got, want)
		}
	}
	d := Dossier{Template: Template{Items: []Item{{ID: "S2-LP", Title: "Sharing"}, {ID: "bare"}}}}
	for id, want := range map[string]string{"S2-LP": "“Sharing” (S2-LP)", "bare": "bare", "gone": "gone"} {
		if got := d.ItemCalled(id); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
