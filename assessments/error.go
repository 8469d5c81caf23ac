package assessments

import (
	"errors"
	"fmt"
	"strings"
)

// ErrorKind sorts errors by what a person can do about them.
type ErrorKind string

// Kinds of error. The command line maps them to exit codes.
const (
	// the input cannot be accepted: wrong file, unknown id, forbidden decision
	Refused  ErrorKind = "refused"
	NotFound ErrorKind = "notfound" // no such record
	Conflict ErrorKind = "conflict" // it changed in between
	Locked   ErrorKind = "locked"   // another program or computer holds the file
	Damaged  ErrorKind = "damaged"  // a check found something
	Machine  ErrorKind = "machine"  // disk full, permission, locked file
	Usage    ErrorKind = "usage"    // wrong call
)

// Error is an error a person can act on: Message says what happened, what it means and what to do next.
// Cause goes to the log, never to the screen.
type Error struct {
	Kind    ErrorKind
	Message string
	Cause   error
}

func (e *Error) Error() string { return e.Message }
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an Error without a cause.
func Errorf(kind ErrorKind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// Wrap makes an Error with a cause.
func Wrap(cause error, kind ErrorKind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...), Cause: cause}
}

// KindOf is the kind of the first Error in err's chain; Machine where there is none.
func KindOf(err error) ErrorKind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	var p Problems
	if errors.As(err, &p) {
		return Refused
	}
	return Machine
}

// Problem is one thing wrong with an input, and where: a path such as "vendors[2].services[0].name".
type Problem struct {
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"` // 1-based; 0 where the input has no lines
	Message string `json:"message"`
}

func (p Problem) String() string {
	switch {
	case p.Path == "" && p.Line > 0:
		return fmt.Sprintf("line %d: %s", p.Line, p.Message)
	case p.Path == "":
		return p.Message
	case p.Line > 0:
		return fmt.Sprintf("line %d, %s: %s", p.Line, p.Path, p.Message)
	}
	return p.Path + ": " + p.Message
}

// Problems is everything wrong with an input; as an error it lists them all.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// At reports whether there is a problem at a path.
func (p Problems) At(path string) bool {
	for _, one := range p {
		if one.Path == path {
			return true
		}
	}
	return false
}

// Err is p as an error, nil when there is nothing wrong.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}
