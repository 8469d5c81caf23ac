package scoping

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"countersign/assessments"
)

// Asked lists the questions that make sense with the answers so far, answered ones included, in their order.
// A wizard shows the first of them without an answer.
func Asked(answers map[string]string) []Question {
	given := map[string]string{} // of questions asked; an answer to a step that fell away is no answer
	var out []Question
	for _, q := range Questions() {
		_, answered := answers[q.ID]
		if _, later := answers[q.ImpliedBy]; !q.asked(given) || !answered && later {
			continue
		}
		out = append(out, q)
		if a, ok := answers[q.ID]; ok {
			given[q.ID] = a
		}
	}
	return out
}

func (q Question) asked(given map[string]string) bool {
	for _, n := range q.When {
		if !slices.Contains(n.Any, given[n.Question]) {
			return false
		}
	}
	for _, n := range q.Unless {
		if slices.Contains(n.Any, given[n.Question]) {
			return false
		}
	}
	return true
}

// Outside reports whether answers, as a use keeps them, say that the use is outside of the matrix: it
// generates nothing.
func Outside(recorded []string) bool {
	return slices.Contains(recorded, askGenerative+"="+predictive().Any[0])
}

// check says what is wrong with answers: questions and options that do not exist. Missing answers are
// not wrong.
func check(answers map[string]string) assessments.Problems {
	known := map[string]Question{}
	for _, q := range Questions() {
		known[q.ID] = q
	}
	var out assessments.Problems
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		q, ok := known[id]
		switch {
		case !ok:
			out = append(out, assessments.Problem{Path: "answers." +
				id, Message: "there is no such question; " + listQuestions()})
		case !slices.ContainsFunc(q.Options, func(o Option) bool { return o.ID == answers[id] }):
			out = append(out, assessments.Problem{Path: "answers." + id, Message: "“" +
				assessments.Clip(answers[id], 60) +
				"” is no answer to it; choose " + q.choices()})
		}
	}
	return out
}

func listQuestions() string {
	var ids []string
	for _, q := range Questions() {
		ids = append(ids, q.ID)
	}
	return "choose among " + strings.Join(ids, ", ")
}

func (q Question) choices() string {
	var ids []string
	for _, o := range q.Options {
		ids = append(ids, o.ID)
	}
	return strings.Join(ids, ", ")
}

// Record writes answers as a use keeps them: "question=answer", in the order of the questions.
func Record(answers map[string]string) []string {
	var out []string
	for _, q := range Questions() {
		if a, ok := answers[q.ID]; ok {
			out = append(out, q.ID+"="+a)
		}
	}
	return out
}

// Recall reads what Record wrote. Lines that are no answer are problems, with their place in the list.
func Recall(lines []string) (map[string]string, assessments.Problems) {
	out := map[string]string{}
	var problems assessments.Problems
	for i, line := range lines {
		id, answer, ok := strings.Cut(line, "=")
		path := "scope_answers[" + strconv.Itoa(i) + "]"
		if _, twice := out[id]; !ok || twice {
			problems = append(problems, assessments.Problem{Path: path, Message: "“" +
				assessments.Clip(line, 60) +
				"” is no answer of its own; write question=answer, each question once"})
			continue
		}
		if wrong := check(map[string]string{id: answer}); len(wrong) > 0 {
			problems = append(problems, assessments.Problem{Path: path, Message: wrong[0].Message})
			continue
		}
		out[id] = answer
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return out, nil
}
