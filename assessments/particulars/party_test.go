package particulars_test

import (
	"strings"
	"testing"

	"countersign/assessments/particulars"
)

// Who provides is found far from the words “provided by”, and those who help are not taken for it.
func TestTheProviderIsToldFromThoseWhoServeIt(t *testing.T) {
	for says, want := range map[string]string{
		"If you live in Peru, Pear Peru S.A., a firm of Lima, will be your data controller.": "Pear Peru S.A.",
		"“Pear” means Pear (EMEA) Limited (a company of Cork, once Plum Limited).":           "Pear (EMEA) Limited",
		"You agree to arbitrate claims between you and Pear Fields, Inc. in Utah.":           "Pear Fields, Inc.",
		"The company that sees to hosting the https://pear.example/ site is Shed, Inc.":      "",
		"The marks are trademarks and the property of Orchard Holdings Inc. alone.":          "",
	} {
		if got := value(particulars.Read(paper("# Terms of Service", says)).Provider); got != want {
			t.Errorf("%q: %q, want %q", says, got, want)
		}
	}
	// a long paper that names many whose data it shows
	paragraphs := []string{"# Legal Notices", "Pear shows data of many sources."}
	for range 130 {
		paragraphs = append(paragraphs,
			"Data may be old, and no one can promise that they are right on the day of use.")
	}
	for _, name := range strings.Fields("Ash Beech Cedar Elm Fir Hazel Larch Maple Oak") {
		paragraphs = append(paragraphs, "Data of "+name+" Maps Inc. are shown.")
	}
	given := append(paragraphs, "The lists are supplied by Yew S.A. (the “Yew Lists”).")
	if got := particulars.Read(paper(given...)).Provider; got != nil {
		t.Errorf("one of those that give data: %q", got.Value)
	}
	own := append(paragraphs, "The service is supplied by Pear S.A. (the “Service”).")
	if got := value(particulars.Read(paper(own...)).Provider); got != "Pear S.A." {
		t.Errorf("the one that the head speaks of: %q", got)
	}
}
