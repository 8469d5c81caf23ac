package assessments

import (
	"slices"
	"strings"
)

// FactQuestion asks for one field on which the law depends. An empty field is “not said”: it never
// counts as a no.
type FactQuestion struct {
	Noun     Noun        // the record that has the field: a use, its service, the organisation
	Field    string      // name of the field
	Group    string      // under which the form shows it
	Title    string      // of the field, in a few words
	Question string      // in a sentence
	Why      string      // why it is asked
	Many     bool        // several values can hold
	Values   []FactValue // the closed vocabulary; for Many, None stands for “none of these” where it is in it
}

// FactValue is a word of a closed vocabulary with its title.
type FactValue struct {
	ID    string
	Title string
}

// Values of a fact that is a yes or a no, and the one that says that none of several holds.
const (
	Yes  = "yes"
	No   = "no"
	None = "none"
)

// Key names the field of the question: “use.users_in”.
func (q FactQuestion) Key() string { return string(q.Noun) + "." + q.Field }

// ValueTitle is a value in words.
func (q FactQuestion) ValueTitle(id string) string {
	for _, v := range q.Values {
		if v.ID == id {
			return v.Title
		}
	}
	return id
}

// Words are values in words, joined by commas; “not said” where there is none.
func (q FactQuestion) Words(values []string) string {
	if len(values) == 0 {
		return NotSaid
	}
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = q.ValueTitle(v)
	}
	return strings.Join(out, ", ")
}

// NotSaid stands where a fact is not known.
const NotSaid = "not said"

// Groups of the questions, in the order in which a form shows them.
const (
	GroupPlace  = "Places and people"
	GroupRights = "What it decides about people"
	GroupData   = "Data and accounts"
	GroupOutput = "What it produces"
	GroupOurs   = "What we do with it"
)

// FactGroups lists the groups of a use in order.
func FactGroups() []string {
	return []string{GroupPlace, GroupRights, GroupData, GroupOutput, GroupOurs}
}

// FactQuestions lists the questions about a kind of record, in order.
func FactQuestions(n Noun) []FactQuestion {
	var out []FactQuestion
	for _, q := range factQuestions {
		if q.Noun == n {
			out = append(out, q)
		}
	}
	return out
}

// FactQuestionOf finds the question of a field by its key, “use.users_in”.
func FactQuestionOf(key string) (FactQuestion, bool) {
	i, ok := factAt[key]
	if !ok {
		return FactQuestion{}, false
	}
	return factQuestions[i], true
}

// SaidIn is what a record says to a question: nothing if it says nothing.
func (q FactQuestion) SaidIn(r Record) []string {
	f, ok := FieldOf(r, q.Field)
	if !ok {
		return nil
	}
	s := f.Value.String()
	if f.Value.Kind() != ListValue {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	var out []string
	_ = list(&out).Set(s) // a field's own text is always read back
	return out
}

// Put says values in a record; none is “not said”. It changes nothing in a record that has no such field.
func (q FactQuestion) Put(r Record, values []string) {
	f, ok := FieldOf(r, q.Field)
	if !ok {
		return
	}
	text := strings.Join(values, "")
	if f.Value.Kind() == ListValue {
		text = list(&values).String()
	}
	_ = f.Value.Set(text) // a list's own text is always read back
}

// With is a list of values with one of them in it, or without, in the order of the vocabulary. “None
// of these” and the others exclude each other.
func (q FactQuestion) With(values []string, id string, in bool) []string {
	var out []string
	for _, v := range q.Values {
		keeps := slices.Contains(values, v.ID)
		switch {
		case v.ID == id:
			keeps = in
		case in && (v.ID == None || id == None):
			keeps = false
		}
		if keeps {
			out = append(out, v.ID)
		}
	}
	return out
}

var (
	factAt    = indexFacts()     // key → place in factQuestions
	factWords = vocabularies()   // key → vocabulary
	factSaid  = titlesOfValues() // key → the titles of its values
	factTitle = titlesOfFields() // field → its title within a sentence
)

func indexFacts() map[string]int {
	out := map[string]int{}
	for i, q := range factQuestions {
		out[q.Key()] = i
	}
	return out
}

func vocabularies() map[string][]string {
	out := map[string][]string{}
	for _, q := range factQuestions {
		for _, v := range q.Values {
			out[q.Key()] = append(out[q.Key()], v.ID)
		}
	}
	return out
}

func titlesOfValues() map[string]func(string) string {
	out := map[string]func(string) string{}
	for _, q := range factQuestions {
		out[q.Key()] = q.ValueTitle
	}
	return out
}

func titlesOfFields() map[string]string {
	out := map[string]string{}
	for _, q := range factQuestions {
		out[q.Field] = strings.ToLower(q.Title[:1]) + q.Title[1:]
	}
	return out
}

// factField describes a field that answers a question.
func factField(n Noun, name string, value Value) Field {
	key := string(n) + "." + name
	return Field{Name: name, Value: value, OneOf: factWords[key], Word: factSaid[key]}
}

// checkFacts holds “none of these” apart from the values it excludes.
func checkFacts(r Record) Problems {
	var out Problems
	for _, q := range factQuestions {
		if q.Noun != r.Noun() || !q.Many {
			continue
		}
		if said := q.SaidIn(r); len(said) > 1 && slices.Contains(said, None) {
			out = append(out, Problem{Path: q.Field, Message: "“none” cannot stand beside other values"})
		}
	}
	return out
}

type saidValue struct{ p *string }

// said is access to a fact that is a yes, a no or not said.
func said(p *string) Value         { return saidValue{p} }
func (v saidValue) String() string { return *v.p }
func (saidValue) Kind() ValueKind  { return TextValue }
func (v saidValue) Set(s string) error {
	switch s {
	case "true", "1":
		s = Yes
	case "false", "0":
		s = No
	}
	*v.p = s
	return nil
}
