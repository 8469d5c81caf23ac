package workbench

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Bounds of what is listed of single words: more would hide the rest.
const (
	maxSingles    = 100 // fields
	maxWordFields = 10  // fields of one word
	maxFieldWords = 5   // words of one field
)

// singular reports whether a word, in small letters, can give away by itself where it is from: a long
// one, or one with digits in it.
func singular(word string) bool {
	letters, digits := 0, 0
	for _, r := range word {
		if unicode.IsDigit(r) {
			digits++
		} else {
			letters++
		}
	}
	return letters >= 6 || digits >= 6 || letters > 0 && digits > 0 && letters+digits >= 4
}

// singles returns the words of a text that were erased and could give it away, as they are in it.
func (s *sayings) singles(text string) (out []string) {
	words, at := wordsOf(text)
	for i, word := range words {
		if s.words[word] && !slices.ContainsFunc(out, func(o string) bool {
			return strings.EqualFold(o, text[at[i][0]:at[i][1]])
		}) {
			out = append(out, text[at[i][0]:at[i][1]])
		}
	}
	return out
}

// distinctive keeps of mentions of single words those that are in nothing else: in no text and no name
// that stays, and not in the question sets, which are ordinary words of the trade. It returns how many
// it does not list.
func (w *purging) distinctive(ctx context.Context, r port.Reader, p *purge,
	found []Mention,
) (kept []Mention, more int, err error) {
	asked := map[string]bool{}
	for _, m := range found {
		for _, word := range m.singles {
			asked[strings.ToLower(word)] = true
		}
	}
	if err := w.withoutOrdinary(asked); err != nil {
		return nil, 0, err
	}
	if err := withoutNames(r, asked); err != nil {
		return nil, 0, err
	}
	if err := w.withoutKept(ctx, r, p, asked); err != nil {
		return nil, 0, err
	}
	fields := map[string]int{}
	for _, m := range found {
		m.singles = slices.DeleteFunc(m.singles, func(word string) bool {
			return !asked[strings.ToLower(word)]
		})
		if len(m.singles) == 0 {
			continue
		}
		for _, word := range m.singles {
			fields[strings.ToLower(word)]++
		}
		often := !slices.ContainsFunc(m.singles, func(word string) bool {
			return fields[strings.ToLower(word)] <= maxWordFields
		})
		if often || len(kept) == maxSingles {
			more++
			continue
		}
		m.Words = strings.Join(m.singles[:min(maxFieldWords, len(m.singles))], ", ")
		kept = append(kept, m)
	}
	return kept, more, nil
}

// withoutOrdinary takes out words of the catalogue, in their usual endings too.
func (w *purging) withoutOrdinary(asked map[string]bool) error {
	if len(asked) == 0 {
		return nil
	}
	catalogue, err := json.Marshal(w.catalogue)
	if err != nil {
		return err
	}
	words, _ := wordsOf(string(catalogue))
	ordinary := map[string]bool{}
	for _, word := range words {
		ordinary[stem(word)] = true
	}
	maps.DeleteFunc(asked, func(word string, _ bool) bool { return ordinary[stem(word)] })
	return nil
}

// stem takes an English ending off a word of ordinary letters.
func stem(word string) string {
	for _, end := range []string{
		"ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed",
		"es", "er", "ly", "y", "e", "s",
	} {
		if cut, ok := strings.CutSuffix(word, end); ok && utf8.RuneCountInString(cut) >= 4 {
			return cut
		}
	}
	return word
}

// withoutNames takes out words of what vendors, services and contracts are called: these stay.
func withoutNames(r port.Reader, asked map[string]bool) error {
	for _, n := range []assessments.Noun{
		assessments.NounOrganisation, assessments.NounVendor,
		assessments.NounService, assessments.NounPlan, assessments.NounContract, assessments.NounDocument,
		assessments.NounEvidence,
	} {
		if len(asked) == 0 {
			return nil
		}
		rows, err := r.List(n)
		if err != nil {
			return err
		}
		for _, one := range rows {
			for _, name := range []string{
				"name", "legal_name", "signing_entity", "parties", "website",
				"model_providers",
			} {
				without(asked, fieldOf(one, name))
			}
		}
	}
	return nil
}

// withoutKept takes out words of the files that stay.
func (w *purging) withoutKept(ctx context.Context, r port.Reader, p *purge, asked map[string]bool) error {
	seen := map[string]bool{}
	for _, n := range []assessments.Noun{assessments.NounVersion, assessments.NounRevision} {
		rows, err := r.List(n)
		if err != nil {
			return err
		}
		for _, one := range rows {
			sha := fieldOf(one, "sha256")
			if sha == "" || seen[sha] || p.all[Thing{n, one.Key()}] || purged(one) || len(asked) == 0 {
				continue
			}
			seen[sha] = true
			text, _, err := w.store.LoadText(ctx, sha)
			if err != nil && assessments.KindOf(err) != assessments.Damaged {
				return err
			}
			without(asked, text.Plain)
		}
	}
	return ctx.Err()
}

func without(asked map[string]bool, text string) {
	words, _ := wordsOf(text)
	for _, word := range words {
		delete(asked, word)
	}
}
