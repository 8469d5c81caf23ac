package changes

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

// rewritten gives each paragraph of a text other words, and drops those left empty.
func rewritten(t assessments.Text, with func(p assessments.Paragraph, words string) string) assessments.Text {
	out := t
	out.Plain, out.Paragraphs = "", nil
	n := 0
	for _, p := range t.Paragraphs {
		words := with(p, t.Slice(p.Start, p.End))
		if strings.TrimSpace(words) == "" {
			continue
		}
		if n > 0 {
			out.Plain += "\n\n"
			n += 2
		}
		out.Plain += words
		p.Start, p.End = n, n+utf8.RuneCountInString(words)
		n = p.End
		out.Paragraphs = append(out.Paragraphs, p)
	}
	return out
}

var printed = regexp.MustCompile(`https?://[^\s)\]>"]+`)

// lookChanges are the ways to change how a text looks and nothing that it says.
func lookChanges(t assessments.Text) map[string]assessments.Text {
	n := 0
	return map[string]assessments.Text{
		"numbered otherwise": rewritten(t, func(_ assessments.Paragraph, words string) string {
			r := []rune(words)
			at := afterNumber(r, 0, len(r))
			if at == 0 || strings.TrimSpace(string(r[:at])) == "" {
				return words
			}
			n++
			return "9." + string(rune('1'+n%9)) + " " + string(r[at:])
		}),
		"wrapped otherwise": rewritten(t, func(_ assessments.Paragraph, words string) string {
			var b strings.Builder
			column := 0
			for _, r := range words {
				if column++; r == ' ' && column > 60 {
					r, column = '\n', 0
				}
				b.WriteRune(r)
			}
			return b.String()
		}),
		"other addresses and quotation marks": rewritten(t,
			func(_ assessments.Paragraph, words string) string {
				words = printed.ReplaceAllString(words, "https://elsewhere.example/a?utm_source=b")
				return strings.NewReplacer("“", "\"", "”", "\"", "’", "'", "–", "-").Replace(words)
			}),
		"headings in capitals": rewritten(t, func(p assessments.Paragraph, words string) string {
			if p.Kind == assessments.ParagraphHeading {
				return strings.ToUpper(words)
			}
			return words
		}),
	}
}

// without leaves out a quote, told by its letters alone; ok is false where it is not in the text.
func without(t assessments.Text, quotes []string) (assessments.Text, bool) {
	r := []rune(t.Plain)
	drop := make([]bool, len(r))
	letters, at := bare(r)
	found := false
	for _, q := range quotes {
		needle, _ := bare([]rune(q))
		i := strings.Index(letters, needle)
		if i < 0 || needle == "" {
			continue
		}
		found = true
		from, to := at[i], at[i+len(needle)-1]
		for k := from; k <= to; k++ {
			drop[k] = true
		}
	}
	at2 := 0
	return rewritten(t, func(p assessments.Paragraph, words string) string {
		var b strings.Builder
		at2 = p.Start
		for _, c := range words {
			if !drop[at2] {
				b.WriteRune(c)
			}
			at2++
		}
		return b.String()
	}), found
}

// bare are the ASCII letters and digits of a text in small letters, and where each stands.
func bare(r []rune) (string, []int) {
	var b strings.Builder
	var at []int
	for i, c := range r {
		if c = unicode.ToLower(c); c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b.WriteRune(c)
			at = append(at, i)
		}
	}
	return b.String(), at
}

// TestEvalOfWhatOnlyLooksOtherwise changes how every labelled document looks: no topic may be
// affected. Then it leaves out what answers one topic: that topic must be.
func TestEvalOfWhatOnlyLooksOtherwise(t *testing.T) {
	dir := filepath.Dir(evalDir(t))
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "labels.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	quotes := map[string]map[assessments.Topic][]string{}
	for line := range strings.Lines(string(raw)) {
		var row struct {
			File, Quote string
			Topic       assessments.Topic
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		if quotes[row.File] == nil {
			quotes[row.File] = map[assessments.Topic][]string{}
		}
		if row.Quote != "" {
			quotes[row.File][row.Topic] = append(quotes[row.File][row.Topic], row.Quote)
		}
	}
	deleted, affected := 0, 0
	for file, byTopic := range quotes {
		text := readFile(t, filepath.Join(dir, file))
		for how, other := range lookChanges(text) {
			for _, one := range Compare(text, other, lex).Topics {
				if one.Affected() {
					t.Errorf("%s, %s: %s is affected: %q → %q", file, how, one.Topic, one.OldQuote,
						one.NewQuote)
				}
			}
		}
		n, k := leftOut(t, text, byTopic, lex)
		deleted, affected = deleted+n, affected+k
	}
	t.Logf("%d of %d topics whose labelled passages were left out are affected (%.3f)", affected, deleted,
		float64(affected)/float64(max(1, deleted)))
	if 100*affected < 95*deleted {
		t.Error("95 of 100 are promised")
	}
}

// leftOut leaves out the passages of one topic after the other, and counts how often that topic is affected.
func leftOut(t *testing.T, text assessments.Text, by map[assessments.Topic][]string, lex *terms.Lexicon) (n,
	affected int,
) {
	t.Helper()
	for topic, passages := range by {
		rest, ok := without(text, passages)
		if !ok {
			continue
		}
		n++
		got := Compare(text, rest, lex).Topics
		if k := slices.IndexFunc(got, func(c TopicChange) bool { return c.Topic == topic }); k >= 0 &&
			got[k].Affected() {
			affected++
		}
	}
	return n, affected
}
