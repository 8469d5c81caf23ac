package standing

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
)

// Green reports whether the service may be used on this decision today: it approves, and it stands.
// Nothing else is shown as approved.
func (s Standing) Green() bool { return s.State == Stands && s.Outcome.Approving() }

// Words is the standing in a few words, as lists show it: “approved”, “approved, 2 changes since”.
func (s Standing) Words() string {
	was := s.Outcome.Title()
	switch s.State {
	case Undecided, Stands, Revoked, Superseded:
		return was
	case Changed:
		if s.Reasons[0].Unknown {
			return was + ", its state not recorded by then"
		}
		return was + ", " + changes(len(s.Changes)) + " since"
	case NotCarried:
		return was + ", no longer carried"
	}
	if s.Outcome == assessments.Expired {
		return was
	}
	for _, r := range s.Reasons {
		if r.State == Ended && r.On != "" {
			return was + ", ended on " + string(r.On)
		}
	}
	return was + ", ended"
}

// Sentence says the standing with its worst reason, ending in a full stop: “Approved, no longer carried: the
// deal-breaker “Training use” is open: not assessed yet, and 2 more reasons.”
func (s Standing) Sentence() string {
	out := assessments.Capital(s.Words())
	if len(s.Reasons) > 0 {
		out = s.because(s.Reasons[0])
		if more := len(s.Reasons) - 1; more == 1 {
			out += ", and 1 more reason"
		} else if more > 1 {
			out += fmt.Sprintf(", and %d more reasons", more)
		}
	}
	return strings.TrimSuffix(out, ".") + "."
}

// because says the standing with its worst reason, and nothing twice: the reason of what was changed
// or revoked names the standing itself.
func (s Standing) because(worst Reason) string {
	switch {
	case s.State == Changed && !worst.Unknown:
		return assessments.Capital(s.Outcome.Title()) + ", " + worst.Text
	case s.State == Revoked:
		return assessments.Capital(strings.TrimPrefix(worst.Text, "it was "))
	}
	return assessments.Capital(s.Words()) + ": " + worst.Text
}

// Title names the state in words of its own, for headings and legends.
func (s State) Title() string {
	switch s {
	case Undecided:
		return "not decided"
	case Changed:
		return "changed since"
	case NotCarried:
		return "no longer carried"
	}
	return string(s)
}

// OnState says on which state a decision or sign-off was made, compared in the form it was recorded
// in. Of one that was recorded after its day, the state at the time is not known: it is bound to the
// state of its recording.
func OnState(on, recorded assessments.Date, hash string, form int, now func(form int) string) string {
	state := "another state, " + hash[:min(len(hash), 12)] + "…"
	switch {
	case hash == "":
		state = "no state recorded"
	case Same(hash, form, now):
		state = "the state shown here"
	}
	if recorded != "" && on < recorded {
		return "the state at the time was not recorded; recorded on " + string(recorded) + " on " + state
	}
	return state
}

// lower begins a sentence that follows a colon with a small letter, if it begins with an ordinary word.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(r) && unicode.IsLower(next) {
		return string(unicode.ToLower(r)) + s[n:]
	}
	return s
}

func changes(n int) string {
	switch n {
	case 0:
		return "changed"
	case 1:
		return "1 change"
	}
	return fmt.Sprintf("%d changes", n)
}

func because(reason string) string {
	if reason = strings.TrimSuffix(strings.TrimSpace(reason), "."); reason != "" {
		return ": " + clip(reason)
	}
	return ""
}

func by(person string) string {
	if person == "" {
		return ""
	}
	return " by " + person
}

func on(day assessments.Date) string {
	if day == "" {
		return ""
	}
	return " on " + string(day)
}

func clip(s string) string {
	if r := []rune(strings.Join(strings.Fields(s), " ")); len(r) > 120 {
		return string(r[:119]) + "…"
	}
	return strings.Join(strings.Fields(s), " ")
}

// percent writes permille without rounding it again: 140 is “14 %”, 755 is “75.5 %”.
func percent(permille int) string {
	if permille%10 == 0 {
		return fmt.Sprintf("%d %%", permille/10)
	}
	return fmt.Sprintf("%d.%d %%", permille/10, permille%10)
}
