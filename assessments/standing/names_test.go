package standing_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

func TestANameOneLetterFromTheRequestersIsRemarked(t *testing.T) {
	for name, tc := range map[string]struct {
		set  func(*assessments.Dossier)
		want string
	}{
		"decided": {func(d *assessments.Dossier) {
			d.Decisions[0].By = "Petra Anseln"
		}, "Decided by Petra Anseln: "},
		"with a role": {func(d *assessments.Dossier) {
			d.Decisions[0].By = "Petra Anseln (coo)"
		}, "Decided by Petra Anseln"},
		"recorded": {func(d *assessments.Dossier) {
			d.Decisions[0].RecordedBy = "Perta Anselm (legal)"
		}, "Recorded by Perta"},
		"another": {func(d *assessments.Dossier) { d.Decisions[0].By = "Peter Anselm" }, ""},
		"no requester": {func(d *assessments.Dossier) {
			d.Assessment.Requester, d.Decisions[0].By = "", "Petra"
		}, ""},
		"an exception": {func(d *assessments.Dossier) {
			d.Exceptions = one("Petra Anseln", "")
		}, "Exception approved by Petra"},
		"revoked": {func(d *assessments.Dossier) { d.Exceptions = one("Petra Anseln", "no") }, ""},
		"a sign-off": {func(d *assessments.Dossier) {
			d.SignOffs = []assessments.SignOff{{Name: "Petra Anseln"}}
		}, "Signed off by"},
		"a sign-off's recorder": {func(d *assessments.Dossier) {
			d.SignOffs = []assessments.SignOff{
				{Name: "Helga", Recording: assessments.Recording{RecordedBy: "Petra Anseln"}},
			}
		}, "Sign-off recorded by"},
	} {
		d, r := approved()
		d.Assessment.Requester = "Petra Anselm"
		tc.set(d)
		got := strings.Join(of(d, r, today).Remarks, "\n")
		if (tc.want == "") != (got == "") || !strings.Contains(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
		if tc.want != "" && !strings.Contains(got,
			"differs by one letter from the requester's name, Petra Anselm") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestNamesThatDifferByWhatIsAddedAreRemarked(t *testing.T) {
	d, r := approved()
	d.Assessment.Requester, d.Decisions[0].By, d.Decisions[0].RecordedBy = "Jörg Müller, Sales",
		"Joerg Mueller, Legal", "Helga"
	want := "Decided by Joerg Mueller, Legal: the name differs only by what is added from the requester's name, Jörg Müller, Sales;" +
		" see that they are two people"
	if got := strings.Join(of(d, r, today).Remarks, "\n"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func one(approver, revoked string) []assessments.Exception {
	return []assessments.Exception{{ItemID: "T", Approver: approver, RevokedReason: revoked}}
}
