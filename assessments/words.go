package assessments

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nounWords are the records as sentences name them, with their article where they have one.
var nounWords = map[Noun]string{
	NounOrganisation: "the organisation's settings", NounVendor: "a vendor", NounService: "a service",
	NounPlan:     "a plan",
	NounContract: "a contract", NounPrecedence: "an order of precedence", NounDocument: "a document",
	NounVersion: "a document version", NounUse: "a use", NounFrozen: "a question set",
	NounAssessment: "an assessment",
	NounAnswer:     "an answer", NounCitation: "a citation", NounEvidence: "a piece of evidence",
	NounRevision: "a revision of evidence", NounTick: "an evidence tick", NounFinding: "a finding",
	NounException: "an exception", NounCondition: "a condition", NounDecision: "a decision",
	NounSignOff: "a sign-off",
	NounNote:    "a note", NounPack: "an audit pack", NounTombstone: "a tombstone",
	NounResponsibility: "an answer on a responsibility",
}

// One is a record of the noun in words, with its article: “an assessment”. An unknown noun is returned
// with the article that its spelling asks for.
func (n Noun) One() string {
	if words, ok := nounWords[n]; ok {
		return words
	}
	return WithArticle(string(n))
}

// Title is the noun in words, without its article.
func (n Noun) Title() string {
	words, ok := nounWords[n]
	if !ok {
		return string(n)
	}
	for _, article := range []string{"a ", "an ", "the "} {
		words = strings.TrimPrefix(words, article)
	}
	return words
}

// Called is a record of the noun as sentences name it: “answer “a/T””.
func (n Noun) Called(id string) string { return n.Title() + " “" + id + "”" }

// WithArticle puts “a” or “an” before a word, by how it is spoken: “an answer”, “a use”.
func WithArticle(word string) string {
	low := strings.ToLower(word)
	if low == "" {
		return ""
	}
	spokenWithY := strings.HasPrefix(low, "use") || strings.HasPrefix(low, "usa") ||
		strings.HasPrefix(low, "uni")
	if strings.ContainsRune("aeiou", rune(low[0])) && !spokenWithY && !strings.HasPrefix(low, "one") {
		return "an " + word
	}
	return "a " + word
}

// fieldWords are the names of fields that do not read as words once their underscores are spaces.
var fieldWords = map[string]string{
	"": "added or removed", "sha256": "SHA-256", "nda_with": "NDA with", "nda_until": "NDA until",
	"start_at": "start in the text", "end_at": "end in the text", "item": "question",
	"at_fall_back": "at our fall-back position",
	"on_noun":      "kind of record it is about", "on_id": "record it is about",
	"of_noun": "kind of record erased", "of_id": "record erased",
	"expires": "expires on", "issued": "issued on",
}

// FieldTitle is the name of a field in words: “file name”. The existence of a record is “added or removed”.
func FieldTitle(name string) string {
	if words, ok := fieldWords[name]; ok {
		return words
	}
	if title, ok := factTitle[name]; ok {
		return title
	}
	return strings.ReplaceAll(name, "_", " ")
}

// FieldTitles lists names of fields in words.
func FieldTitles(names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = FieldTitle(name)
	}
	return strings.Join(out, ", ")
}

// Words is a canonical value of the field as people read it: a word of a closed vocabulary by its
// title, a moment as date and time, thousandths as a percentage. Any other text is returned as it is.
func (f Field) Words(value string) string {
	switch f.Value.Kind() {
	case MomentValue:
		if n, err := strconv.ParseInt(value, 10, 64); err == nil && n > 0 {
			return Moment(n).String()
		}
	case FlagValue:
		if value == "1" {
			return "yes"
		}
		return "no"
	case ListValue:
		var list []string
		if json.Unmarshal([]byte(value), &list) == nil {
			if f.Word != nil {
				for i := range list {
					list[i] = f.Word(list[i])
				}
			}
			return strings.Join(list, ", ")
		}
	case NumberValue:
		if n, err := strconv.Atoi(value); err == nil && f.Name == "coverage" {
			return PercentOf(n)
		}
	}
	if f.Word != nil {
		return f.Word(value)
	}
	if value != "" && slices.Contains(f.OneOf, value) {
		return vocabularyWord(f.OneOf, value)
	}
	return value
}

// vocabularyWord is the title that a word has in the vocabulary it is of.
func vocabularyWord(vocabulary []string, word string) string {
	for _, title := range []func() string{
		titled(vocabulary, DecisionStates(), word), titled(vocabulary, Verdicts(), word),
		titled(vocabulary, Strengths(), word),
		titled(vocabulary, Distributions(), word), titled(vocabulary, CitationStates(), word),
		titled(vocabulary, DocumentKinds(), word),
	} {
		if title != nil {
			return title()
		}
	}
	if one, ok := nounWords[Noun(word)]; ok && one != "" && !slices.ContainsFunc(vocabulary, notANoun) {
		return Noun(word).Title()
	}
	return strings.ReplaceAll(word, "_", " ")
}

// notANoun reports whether a word is the name of no kind of record.
func notANoun(word string) bool { return nounWords[Noun(word)] == "" }

// Sentence says what changes in words: “answer “a/T”, verdict: “partly met” → “met””.
func (c Change) Sentence() string {
	of := c.Noun.Called(c.ID)
	if c.Field == Existence {
		if c.After == "" || c.After == "0" {
			return of + " is removed"
		}
		return of + " is added"
	}
	return fmt.Sprintf("%s, %s: %s → %s", of, FieldTitle(c.Field), c.words(c.Before), c.words(c.After))
}

// words is a value before or after the change as people read it, in quotes.
func (c Change) words(value string) string {
	if r := New(c.Noun); r != nil {
		if f, ok := FieldOf(r, c.Field); ok {
			value = f.Words(value)
		}
	}
	if value == "" {
		return "nothing"
	}
	return "“" + value + "”"
}

// titled returns the title of a word if the vocabulary is the list, else nil.
func titled[T interface {
	~string
	Title() string
}](vocabulary []string, list []T, word string) func() string {
	if !slices.Equal(vocabulary, words(list)) {
		return nil
	}
	return T(word).Title
}

// Count is a number with what it counts: “1 condition”, “2 conditions”.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Clip is the first n signs of a text, and “…” where there are more.
func Clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// Capital begins a text with a capital letter: “in review” is “In review”.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// PercentOf writes thousandths as a percentage, “75.5 %” or “80 %”. Thousandths are rounded already:
// rounding them to whole hundredths would round 75.47 up to 76.
func PercentOf(permille int) string {
	if permille%10 == 0 {
		return fmt.Sprintf("%d %%", permille/10)
	}
	return fmt.Sprintf("%d.%d %%", permille/10, permille%10)
}
