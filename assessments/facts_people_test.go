package assessments_test

import (
	"slices"
	"testing"

	"countersign/assessments"
)

// TestAnswersThatSpeakOfPeopleContradictDataWithout: who is monitored, evaluated, sorted, recorded or decided about is
// in the data; no data class of people must then not read as “no personal data”.
func TestAnswersThatSpeakOfPeopleContradictDataWithout(t *testing.T) {
	for name, u := range map[string]assessments.UseFacts{
		"monitored": {AccountsSeenBy: "us"}, "evaluated": {Profiling: assessments.Yes},
		"sorted": {Categorises: assessments.Yes}, "recorded": {Recording: assessments.Yes},
		"decided about": {TouchesRights: []string{"hire"}},
	} {
		u.ProtectedRecords = []string{assessments.None}
		use := &assessments.Use{UseFacts: u, DataClasses: []string{"internal"}}
		f := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, use)["data"]
		if slices.Contains(f.Lacks, "personal") || f.Complete || len(f.Doubts) != 1 {
			t.Errorf("%s, and no personal data: %+v", name, f)
		}
		if doubts := assessments.FactDoubts(use); !slices.Contains(doubts, f.Doubts[0]) {
			t.Errorf("%s: the form says %q, and the fact %q", name, doubts, f.Doubts)
		}
	}
	use := &assessments.Use{UseFacts: assessments.UseFacts{AccountsSeenBy: "vendor_only"}, DataClasses: []string{"internal"}}
	if f := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, use)["data"]; !f.Complete {
		t.Errorf("nothing speaks of people: %+v", f)
	}
}

// TestAnswersThatSpeakOfDecisionsContradictNone: an area of Annex III ends in decisions about people.
func TestAnswersThatSpeakOfDecisionsContradictNone(t *testing.T) {
	rights := func(area, profiling string, rights ...string) assessments.Fact {
		u := assessments.UseFacts{HighRiskArea: []string{area}, Profiling: profiling, TouchesRights: rights}
		return assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &assessments.Use{UseFacts: u})["touches_rights"]
	}
	f := rights("employment", assessments.No, assessments.None)
	if slices.Contains(f.Lacks, "hire") || !slices.Contains(f.Lacks, "credit") || len(f.Doubts) != 1 {
		t.Errorf("employment without decisions: %+v", f)
	}
	if f = rights(assessments.None, assessments.Yes, assessments.None); len(f.Lacks) > 0 || len(f.Doubts) != 1 {
		t.Errorf("profiling without decisions: %+v", f)
	}
	if f = rights("employment", assessments.Yes, "hire"); !f.Complete || len(f.Doubts) > 0 {
		t.Errorf("employment with its decision: %+v", f)
	}
	if f = rights("infrastructure", assessments.No, assessments.None); !f.Complete {
		t.Errorf("an area without decisions about people: %+v", f)
	}
}

// TestAnswersThatSpeakOfOutputContradictItsAbsence: what could be taken for real is an image, a video or a sound, and
// what informs the public is text. If only the other kind is named, the duties of both cannot be told.
func TestAnswersThatSpeakOfOutputContradictItsAbsence(t *testing.T) {
	for _, tc := range []struct {
		fakes, public  string
		made           []string
		image, text    string
		doubts, direct int
	}{
		{"realistic", "", []string{"text"}, "unknown", "yes", 1, 1},
		{"artistic", "", []string{assessments.None}, "unknown", "no", 1, 0},
		{"unlike", "", []string{"text"}, "no", "yes", 0, 1},
		{"realistic", "", []string{"audio"}, "no", "no", 0, 1},
		{"", "yes", []string{"image"}, "yes", "unknown", 1, 1},
		{"", "no", []string{"image"}, "yes", "no", 0, 1},
		{"realistic", "yes", nil, "unknown", "unknown", 0, 0},
		{"", "", []string{assessments.None}, "no", "no", 0, -1},
	} {
		use := &assessments.Use{UseFacts: assessments.UseFacts{
			DeepFakes: tc.fakes, PublicInterest: tc.public, Generates: tc.made, PublicChat: "no", UsedAtWork: "yes",
		}}
		facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, use)
		image, text := tell(facts, "generates_media", "image"), tell(facts, "generates_media", "text")
		doubts, said := facts["generates_media"].Doubts, assessments.FactDoubts(use)
		if image != tc.image || text != tc.text || len(doubts) != tc.doubts || len(said) != tc.doubts {
			t.Errorf("%+v: image %s, text %s, in doubt: %q; the form says %q", tc, image, text, doubts, said)
		}
		want := map[int]string{-1: "no", 0: "unknown", 1: "yes"}[tc.direct]
		if got := tell(facts, "talks_with_people", "true"); got != want {
			t.Errorf("%+v: deals with people: %s, want %s", tc, got, want)
		}
	}
}

// TestStaffArePeopleWhoDealWithASystem: Art. 50(1) protects natural persons, at work too.
func TestStaffArePeopleWhoDealWithASystem(t *testing.T) {
	for _, tc := range []struct {
		chat, work, made, want string
	}{
		{"no", "yes", "text", "yes"},
		{"yes", "no", "text", "yes"},
		{"no", "no", "text", "no"},
		{"no", "yes", assessments.None, "no"},
		{"no", "", "text", "unknown"},
		{"no", "yes", "", "unknown"},
		{"", "yes", assessments.None, "unknown"},
	} {
		u := assessments.UseFacts{PublicChat: tc.chat, UsedAtWork: tc.work}
		if tc.made != "" {
			u.Generates = []string{tc.made}
		}
		facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &assessments.Use{UseFacts: u})
		if got := tell(facts, "talks_with_people", "true"); got != tc.want {
			t.Errorf("%+v: %s", tc, got)
		}
	}
}
