package pack

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// The facts of the vendor's own service go to the vendor; what we decide with it, about whom and
// where, does not.
func TestEachAudienceReceivesItsFactsOfTheLaw(t *testing.T) {
	for audience, want := range map[string]struct{ says, not string }{
		Auditor: {says: "whom to hire|ours: it is our processor|Germany|a public body|Cloud service under the EU Data Act: no", not: ""},
		Board:   {says: "whom to hire|ours: it is our processor|Germany|a public body", not: ""},
		Vendor:  {says: "ours: it is our processor|Cloud service under the EU Data Act: no|Not said, so that what depends on it cannot be told: where the data goes", not: "hire|Germany|public body|profiling|where the users are"},
	} {
		d := small()
		d.Use.UsersIn, d.Use.TouchesRights, d.Use.VendorRole = []string{"DE"}, []string{"hire"},
			[]string{"processor"}
		d.Service.CloudService, d.Organisation.Kinds = "no", []string{"public_body"}
		strip(d, audience)
		s := scopeChapter{&view{d: d, opt: Options{Audience: audience}}}.lawFacts()
		var text []string
		for _, b := range s.Blocks {
			text = append(text, b.Text)
			for _, f := range b.Facts {
				text = append(text, f.Label+": "+f.Text)
			}
		}
		all := strings.Join(text, "\n")
		for part := range strings.SplitSeq(want.says, "|") {
			if !strings.Contains(all, part) {
				t.Errorf("%s: %q is not in\n%s", audience, part, all)
			}
		}
		for part := range strings.SplitSeq(want.not, "|") {
			if part != "" && strings.Contains(all, part) {
				t.Errorf("%s: %q is in\n%s", audience, part, all)
			}
		}
	}
}

func TestWhereEveryFactIsSaidNothingIsCalledOpen(t *testing.T) {
	d := small()
	for _, r := range []assessments.Record{&d.Use, &d.Service, &d.Organisation} {
		for _, q := range assessments.FactQuestions(r.Noun()) {
			q.Put(r, []string{q.Values[0].ID})
		}
	}
	if s := (scopeChapter{&view{d: d, opt: Options{Audience: Auditor}}}).lawFacts(); len(s.Blocks) != 1 ||
		len(s.Blocks[0].Facts) != 29 {
		t.Errorf("%+v", s)
	}
}
