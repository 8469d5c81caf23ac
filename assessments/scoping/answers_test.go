package scoping_test

import (
	"strings"
	"testing"

	"countersign/assessments/scoping"
)

func TestCheckNamesWhatIsNoAnswer(t *testing.T) {
	long := strings.Repeat("ä", 60)
	for _, c := range []struct{ given, path, says string }{
		{"colour=red", "answers.colour", "there is no such question; choose among generative, kind, model, "},
		{"kind=red", "answers.kind", "“red” is no answer to it; choose ready_app, "},
		{"kind=" + long, "answers.kind", "“" + long + "” is no answer"},
		{"kind=" + long + "ä", "answers.kind", "“" + long + "…” is no answer"},
	} {
		_, got := scoping.Place(answers(c.given))
		if len(got) != 1 || got[0].Path != c.path || !strings.HasPrefix(got[0].Message, c.says) {
			t.Errorf("%s: %v", c.given, got)
		}
	}
}

func TestRecallNamesTheLineThatIsNoAnswer(t *testing.T) {
	for _, c := range []struct {
		lines      []string
		path, says string
	}{
		{[]string{"kind=ready_app", "kind"}, "scope_answers[1]", "“kind” is no answer of its own"},
		{[]string{"kind"}, "scope_answers[0]", "“kind” is no answer of its own"},
		{
			[]string{"kind=ready_app", "kind=own_app"},
			"scope_answers[1]",
			"“kind=own_app” is no answer of its own",
		},
		{[]string{"terms=consumer", "kind=red"}, "scope_answers[1]", "“red” is no answer to it"},
		{[]string{"colour=red", "terms=consumer"}, "scope_answers[0]", "there is no such question"},
	} {
		got, problems := scoping.Recall(c.lines)
		if got != nil || len(problems) != 1 || problems[0].Path != c.path ||
			!strings.HasPrefix(problems[0].Message, c.says) {
			t.Errorf("%q: %v, %v", c.lines, got, problems)
		}
	}
}
