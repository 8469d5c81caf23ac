package assessments_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// TestAPlaceThatIsNotNamedIsSentToItsValue holds that who writes a country or state that the law told here
// does not tell apart learns under which value it goes.
func TestAPlaceThatIsNotNamedIsSentToItsValue(t *testing.T) {
	for said, want := range map[string]string{
		"users_in FR": "that is not named is EU-OTHER", "people_in IS": "that is not named is EU-OTHER",
		"users_in fr": "that is not named is EU-OTHER", "users_in de": "; write DE",
		"users_in GB": "the United Kingdom is UK", "users_in GB-SCT": "the United Kingdom is UK",
		"users_in US-FL": "that is not named is US-OTHER", "users_in USA": "the United States are US",
		"people_in JP": "is OTHER", "data_goes_to DE": "every country of the EU or EEA is EU",
		"data_goes_to US-CA": "every state of the US is US", "data_goes_to GB": "the United Kingdom is UK",
		"users_in the moon": "", "our_role FR": "", "generates_media de": "",
	} {
		field, place, _ := strings.Cut(said, " ")
		u := &assessments.Use{ID: "u", ServiceID: "s", Purpose: "p"}
		f, ok := assessments.FieldOf(u, field)
		if !ok {
			t.Fatalf("no field %s", field)
		}
		if err := f.Value.Set(`["` + place + `"]`); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range assessments.Validate(u) {
			if p.Path == field {
				got = p.Message
			}
		}
		if !strings.Contains(got, "is not one of") {
			t.Errorf("%s is not refused: %q", said, got)
		}
		if rest := got[strings.LastIndex(got, ", ")+2:]; want == "" && strings.Contains(rest, ";") ||
			!strings.HasSuffix(got, want) {
			t.Errorf("%s: %q, want %q at its end", said, got, want)
		}
	}
}
