package cli

import (
	"context"
	"errors"

	"countersign/assessments"
)

// Exit codes: a contract.
const (
	exitDone    = 0
	exitMachine = 1 // disk full, file locked
	exitUsage   = 2
	exitFound   = 3 // a check found something
	exitRefused = 4 // refused input
)

// exitOf is the code of an error.
func exitOf(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, context.Canceled) {
		return exitMachine
	}
	var known *assessments.Error
	if errors.As(err, &known) || errors.As(err, &assessments.Problems{}) {
		switch assessments.KindOf(err) {
		case assessments.Usage:
			return exitUsage
		case assessments.Damaged:
			return exitFound
		case assessments.Refused, assessments.NotFound, assessments.Conflict:
			return exitRefused
		case assessments.Locked, assessments.Machine:
			return exitMachine
		}
	}
	return exitMachine
}
