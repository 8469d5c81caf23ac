package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Facts are what the report, the workbook and assessment.json must agree on. Each of the three carries them
// in its own way; verifying reads them back and compares.
type Facts struct {
	ContentID string           `json:"content_id"`
	StateHash string           `json:"state_hash"`
	AsOf      assessments.Date `json:"as_of"`
	// RecordedUpTo is the last day of which records can be in the pack, if AsOf is later; ToCome that
	// AsOf had not come.
	RecordedUpTo assessments.Date `json:"recorded_up_to,omitempty"`
	ToCome       bool             `json:"day_to_come,omitempty"`
	Audience     string           `json:"audience"`
	Figures      bool             `json:"figures"` // false: this audience is shown no score
	Scored       bool             `json:"scored"`
	Score        int              `json:"score"` // permille, as the three below
	Coverage     int              `json:"coverage"`
	BandLow      int              `json:"band_low"`
	BandHigh     int              `json:"band_high"`
	GatesOpen    int              `json:"gates_open"`
	// Verdicts counts the items shown, by verdict; "not_assessed" is the absence of one.
	Verdicts map[string]int `json:"verdicts"`
	// Standing is what the decision is worth; "" where the audience is shown none, and in packs of format 1.
	Standing string `json:"standing,omitempty"`
}

// verdictKeys lists the keys of Facts.Verdicts in their order.
func verdictKeys() []string {
	out := make([]string, 0, 7)
	for _, v := range assessments.Verdicts() {
		out = append(out, string(v))
	}
	return append(out, stale, notAssessed)
}

const (
	notAssessed = "not_assessed"
	stale       = string(scoring.StateStale) // counted apart since format 2
)

// countedAs is the key under which Facts counts a state: what waits to be confirmed again is stale.
func countedAs(s scoring.State) string {
	if s == scoring.StateReconfirm {
		return stale
	}
	return string(s)
}

// VerdictKey is the key under which Facts counts a verdict.
func VerdictKey(v assessments.Verdict) string {
	if v == assessments.NotAssessed {
		return notAssessed
	}
	return string(v)
}

// Day is the day the pack is of, with what a reader has to know of it: that it had not come, and up to
// when anything was recorded.
func (f Facts) Day() string {
	out := string(f.AsOf)
	if f.ToCome {
		out += ", a day to come"
	}
	if f.RecordedUpTo != "" {
		out += "; judged on what was recorded up to " + string(f.RecordedUpTo)
	}
	return out
}

// pairs is the facts as texts, in a fixed order.
func (f Facts) pairs() [][2]string {
	out := [][2]string{
		{"content", f.ContentID},
		{"state", f.StateHash},
		{"as-of", string(f.AsOf)},
		{"audience", f.Audience},
		{"figures", strconv.FormatBool(f.Figures)},
	}
	if f.Figures {
		out = append(out, [][2]string{
			{"scored", strconv.FormatBool(f.Scored)},
			{"score", strconv.Itoa(f.Score)},
			{"coverage", strconv.Itoa(f.Coverage)},
			{"band-low", strconv.Itoa(f.BandLow)},
			{"band-high", strconv.Itoa(f.BandHigh)},
			{"gates-open", strconv.Itoa(f.GatesOpen)},
		}...)
	}
	if f.RecordedUpTo != "" {
		out = append(out, [2]string{"recorded-up-to", string(f.RecordedUpTo)})
	}
	if f.Standing != "" {
		out = append(out, [2]string{"standing", f.Standing})
	}
	for _, k := range verdictKeys() {
		if n, counted := f.Verdicts[k]; counted || k != stale {
			out = append(out, [2]string{k, strconv.Itoa(n)})
		}
	}
	return out
}

// Line is the facts in one line, "pack=…; state=…; …", which ParseFacts reads.
func (f Facts) Line() string {
	var parts []string
	for _, p := range f.pairs() {
		parts = append(parts, p[0]+"="+p[1])
	}
	return strings.Join(parts, "; ")
}

// ParseFacts reads what Line wrote.
func ParseFacts(line string) (Facts, error) {
	values := map[string]string{}
	for part := range strings.SplitSeq(line, ";") {
		k, v, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			return Facts{}, fmt.Errorf("facts: %q is not name=value", part)
		}
		values[k] = v
	}
	if values["content"] == "" {
		values["content"] = values["pack"] // as format 1 called it
	}
	f := Facts{
		ContentID: values["content"], StateHash: values["state"], AsOf: assessments.Date(values["as-of"]),
		Audience: values["audience"], Figures: values["figures"] == "true",
		Scored:   values["scored"] == "true",
		Verdicts: map[string]int{}, Standing: values["standing"],
		RecordedUpTo: assessments.Date(values["recorded-up-to"]),
	}
	numbers := map[string]*int{}
	if f.Figures {
		numbers = map[string]*int{
			"score": &f.Score, "coverage": &f.Coverage, "band-low": &f.BandLow, "band-high": &f.BandHigh,
			"gates-open": &f.GatesOpen,
		}
	}
	for name, into := range numbers {
		n, err := strconv.Atoi(values[name])
		if err != nil {
			return Facts{}, fmt.Errorf("facts: %s is not a number: %q", name, values[name])
		}
		*into = n
	}
	for _, k := range verdictKeys() {
		if _, counted := values[k]; !counted && k == stale {
			continue // of format 1
		}
		n, err := strconv.Atoi(values[k])
		if err != nil {
			return Facts{}, fmt.Errorf("facts: %s is not a number: %q", k, values[k])
		}
		f.Verdicts[k] = n
	}
	return f, nil
}

// Differences lists in words where other says something else than f.
func (f Facts) Differences(other Facts) []string {
	mine, theirs := map[string]string{}, map[string]string{}
	for _, p := range f.pairs() {
		mine[p[0]] = p[1]
	}
	for _, p := range other.pairs() {
		theirs[p[0]] = p[1]
	}
	for _, side := range []map[string]string{mine, theirs} {
		if side[stale] == "0" {
			delete(side, stale) // none, counted or not, is none
		}
	}
	var out []string
	for k := range mine {
		if mine[k] != theirs[k] {
			out = append(out, fmt.Sprintf("%s is %s, not %s", k, orNothing(theirs[k]), orNothing(mine[k])))
		}
	}
	for k := range theirs {
		if _, ok := mine[k]; !ok {
			out = append(out, fmt.Sprintf("%s is %s, where nothing is expected", k, orNothing(theirs[k])))
		}
	}
	slices.Sort(out)
	return out
}

func orNothing(s string) string {
	if s == "" {
		return "missing"
	}
	return s
}
