package session

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// A check that found something never says that everything is as it was written.
func TestACheckSaysThatAllIsWellOnlyIfItIs(t *testing.T) {
	damage := []assessments.Damage{{Place: "vendor v", Message: "is not as it was written"}}
	for name, c := range map[string]struct {
		rep      assessments.CheckReport
		problems int
		said     string
	}{
		"sound": {assessments.CheckReport{}, 0, "Everything is as it was written"},
		"a file beside it": {
			assessments.CheckReport{Left: []string{"x.tmp"}},
			0,
			"Beside it lies “x.tmp”",
		},
		"with notes": {
			assessments.CheckReport{Notes: []string{"One is unusual", "One more"}},
			0,
			"holds. One is unusual. One more",
		},
		"damaged":             {assessments.CheckReport{Damage: damage, Left: []string{"x.tmp"}}, 1, ""},
		"not yet overwritten": {assessments.CheckReport{Pending: []string{"journal event 7"}}, 1, ""},
		"both": {
			assessments.CheckReport{Damage: damage, Pending: []string{"journal event 7"}},
			2, "",
		},
	} {
		problems, said := checked(c.rep)
		if len(problems) != c.problems || (c.said == "") != (said == "") || !strings.Contains(said, c.said) {
			t.Errorf("%s: %d problems, and it says %q", name, len(problems), said)
		}
	}
}
