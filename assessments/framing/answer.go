package framing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Answer is a framing question with its sentences.
type Answer struct {
	ID        string     `json:"id"`
	Question  string     `json:"question"`
	Sentences []Sentence `json:"sentences"`
}

// Sentence is one sentence of an answer, and the items that it is made from.
type Sentence struct {
	Text  string   `json:"text"`
	Items []string `json:"items"`
}

// Text is the answer in one paragraph.
func (a Answer) Text() string {
	said := make([]string, len(a.Sentences))
	for i, s := range a.Sentences {
		said[i] = s.Text
	}
	return strings.Join(said, " ")
}

// Facts is what the answers are made from.
type Facts struct {
	Dossier *assessments.Dossier
	Judged  map[string]scoring.Judged
	Rubric  *assessments.Rubric // words of levels; nil leaves the ids
	AsOf    assessments.Date
}

// Answers answers each question from the verdicts of its items as of the day.
func Answers(questions []assessments.FramingQuestion, in Facts) []Answer {
	out := make([]Answer, 0, len(questions))
	for _, q := range questions {
		out = append(out, in.answer(q))
	}
	return out
}

// Named lists the items of a question set that answer a question, in the order of the question. If the
// set has none of those that the question names, it lists those of the question's topics and disciplines,
// under their titles.
func Named(q assessments.FramingQuestion, set *assessments.Template) []assessments.FramingItem {
	var out []assessments.FramingItem
	for _, one := range q.Items {
		if _, ok := set.Item(one.ID); ok {
			out = append(out, one)
		}
	}
	if len(out) > 0 {
		return out
	}
	for i := range set.Items {
		it := &set.Items[i]
		if it.Topic != "" && slices.Contains(q.Topics, it.Topic) || slices.Contains(q.Disciplines, it.Discipline) {
			title := "“" + it.Title + "”"
			out = append(out, assessments.FramingItem{ID: it.ID, About: title, Met: title + " (met)"})
		}
	}
	return out
}

// sorted are the items of a question by what can be said of them.
type sorted struct {
	shown, open, not []assessments.FramingItem
	words            map[string]string // why an item of open is not shown
}

func (in Facts) answer(q assessments.FramingQuestion) Answer {
	out := Answer{ID: q.ID, Question: q.Question}
	if s := in.facts(q.Facts); s != "" {
		out.Sentences = append(out.Sentences, Sentence{Text: s, Items: []string{}})
	}
	s := sorted{words: map[string]string{}}
	for _, one := range Named(q, &in.Dossier.Template) {
		j, known := in.Judged[one.ID]
		if !known || j.Hidden {
			continue
		}
		switch why := shortfall(&j); {
		case why != "":
			s.open = append(s.open, one)
			s.words[one.ID] = why
		case j.Verdict == assessments.NotApplicable:
			s.not = append(s.not, one)
		case j.Brief: // its one line asks less than the clause claims
			s.shown = append(s.shown, assessments.FramingItem{
				ID: one.ID, About: one.About, Met: one.About + " (met, asked in one line)",
			})
		default:
			s.shown = append(s.shown, one)
		}
	}
	out.Sentences = append(out.Sentences, s.sentences()...)
	return out
}

// shortfall says why an item cannot be claimed, "" if it is met, fresh and supported, or not applicable.
func shortfall(j *scoring.Judged) string {
	state := j.State()
	switch {
	case state == scoring.State(assessments.NotApplicable) && j.Unconfirmed:
		return "not applicable, not yet confirmed by a second person"
	case state == scoring.State(assessments.NotApplicable):
		return ""
	case state == scoring.State(assessments.Met) && j.Unsupported():
		return "met, without the evidence for it"
	case state == scoring.State(assessments.Met) && j.Weak():
		return "met, but not every quote of it holds"
	case state == scoring.State(assessments.Met):
		return ""
	}
	words := strings.NewReplacer(" (", ", ", ")", "").Replace(state.Words(j.Verdict)) // it goes into brackets
	switch {
	case state == scoring.State(assessments.Silent) && j.Favoured:
		words += ", which favours us"
	case j.WalkAway && !j.Stale:
		words += ", our walk-away position is reached"
	case j.AtFallBack && !j.Stale:
		words += ", at our fall-back"
	}
	if j.Excepted && !j.Stale && (j.DealBreaker || j.WalkAway) {
		words += ", " + j.Carried()
	}
	return words
}

func (s *sorted) sentences() []Sentence {
	switch {
	case len(s.shown)+len(s.open)+len(s.not) == 0:
		return []Sentence{{Text: "No item of this question set answers this for this use.", Items: []string{}}}
	case len(s.shown)+len(s.open) == 0:
		return []Sentence{{Text: "Nothing of this applies: " + list(s.not) + ".", Items: ids(s.not)}}
	}
	first := Sentence{Text: "Nothing of this is shown yet.", Items: []string{}}
	if len(s.shown) > 0 {
		said := make([]string, len(s.shown))
		for i, one := range s.shown {
			said[i] = one.Met
		}
		first = Sentence{Text: "Shown: " + strings.Join(said, "; ") + ".", Items: ids(s.shown)}
	}
	out := []Sentence{first}
	if rest := s.rest(); rest.Text != "" {
		out = append(out, rest)
	}
	return out
}

// rest is the sentence of what is not shown, grouped by why, and of what does not apply.
func (s *sorted) rest() Sentence {
	var said, items []string
	done := map[string]bool{}
	for _, one := range s.open {
		why := s.words[one.ID]
		if done[why] {
			continue
		}
		done[why] = true
		var group []assessments.FramingItem
		for _, other := range s.open {
			if s.words[other.ID] == why {
				group = append(group, other)
			}
		}
		said, items = append(said, list(group)+" ("+why+")"), append(items, ids(group)...)
	}
	if len(s.not) > 0 {
		said, items = append(said, list(s.not)+" (not applicable)"), append(items, ids(s.not)...)
	}
	switch {
	case len(said) == 0:
		return Sentence{}
	case len(s.open) == 0:
		return Sentence{Text: "Not applicable: " + list(s.not) + ".", Items: items}
	}
	return Sentence{Text: "Not shown: " + strings.Join(said, "; ") + ".", Items: items}
}

// facts is the sentence of what the use is; "" if the question begins with none.
func (in Facts) facts(names []string) string {
	var said []string
	for _, name := range names {
		if name == assessments.ReviewFact {
			said = append(said, "next review: "+assessments.ReviewWords(in.Dossier, in.AsOf))
			continue
		}
		title, levels := in.factor(name)
		said = append(said, title+": "+levels)
	}
	if len(said) == 0 {
		return ""
	}
	return assessments.Capital(strings.Join(said, "; ")) + "."
}

// factor is a factor of the rubric and what it is for this use, in words.
func (in Facts) factor(id string) (title, levels string) {
	u := &in.Dossier.Use
	values := map[string][]string{
		"data_classes": u.DataClasses, "criticality": {u.Criticality}, "reach": {u.Reach},
		"autonomy": {u.Autonomy},
	}[id]
	title = strings.ReplaceAll(id, "_", " ")
	var factor assessments.RiskFactor
	if in.Rubric != nil {
		if f, ok := in.Rubric.Factor(id); ok {
			factor, title = f, lower(f.Title)
		}
	}
	var said []string
	for _, v := range values {
		if l, ok := factor.Level(v); ok {
			said = append(said, lower(l.Title))
		} else if v != "" {
			said = append(said, strings.ReplaceAll(v, "_", " "))
		}
	}
	if len(said) == 0 {
		return title, "not on record"
	}
	return title, strings.Join(said, ", ")
}

func ids(list []assessments.FramingItem) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = one.ID
	}
	return out
}

// list names items as a sentence does: “a, b and c”.
func list(items []assessments.FramingItem) string {
	said := make([]string, len(items))
	for i, one := range items {
		said[i] = one.About
	}
	if last := len(said) - 1; last > 0 {
		return strings.Join(said[:last], ", ") + " and " + said[last]
	}
	return strings.Join(said, "")
}

func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
