package cli

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"countersign/assessments"
)

// TestEveryKindOfErrorHasItsExitCode: scripts rely on the codes.
func TestEveryKindOfErrorHasItsExitCode(t *testing.T) {
	for kind, want := range map[assessments.ErrorKind]int{
		assessments.Usage: exitUsage, assessments.Damaged: exitFound, assessments.Refused: exitRefused,
		assessments.NotFound: exitRefused, assessments.Conflict: exitRefused, assessments.Locked: exitMachine,
		assessments.Machine: exitMachine,
	} {
		err := fmt.Errorf("open: %w", assessments.Errorf(kind, "Not so."))
		if got := exitOf(err); got != want {
			t.Errorf("%s exits with %d, want %d", kind, got, want)
		}
	}
	for want, err := range map[int]error{
		exitDone: nil, exitMachine: errors.Join(context.Canceled, assessments.Errorf(assessments.Usage, "No.")),
		exitRefused: assessments.Problems{{Message: "is missing"}}.Err(),
	} {
		if got := exitOf(err); got != want {
			t.Errorf("%v exits with %d, want %d", err, got, want)
		}
	}
	if got := exitOf(errors.New("no room")); got != exitMachine {
		t.Errorf("an error of the system exits with %d", got)
	}
}
