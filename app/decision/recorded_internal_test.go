package decision

import (
	"strings"
	"testing"

	"countersign/assessments"
)

func TestWhoRecordsIsNamedOrAskedFor(t *testing.T) {
	if got := recordedBy(assessments.Actor{
		Name: "Ada",
		Role: "legal",
	}); got != "Recorded by Ada (legal), who acts." {
		t.Error(got)
	}
	for _, nobody := range []assessments.Actor{{}, {Name: "Ada"}, {Role: "legal"}} {
		if got := recordedBy(nobody); strings.Contains(got, "Recorded by") ||
			!strings.Contains(got, "asked for your name") {
			t.Errorf("%+v: %s", nobody, got)
		}
	}
}
