package store

import (
	"context"
	"fmt"
	"math"
	"strings"
	"unicode"

	"countersign/assessments"
)

// Ranking looks at so many candidates of each kind: BM25 over hundreds of thousands of hits would be slow.
const (
	recordCandidates = 300
	textCandidates   = 500
	countedHits      = 3000 // beyond this a word is just “common”

	shortestBeginning = 3 // characters; the search keeps lists of beginnings of 3 and 4
)

// term is one thing searched for: a word, the beginning of one, or a phrase in quotation marks.
type term struct {
	text      string
	match     string  // in the search's own language
	beginning string  // the same as the beginning of a word; "" where it cannot be one
	idf       float64 // how telling it is
}

// Search returns hits best first, at most limit. All words must stand in one paragraph or record; where that
// finds too little the last word may be a mere beginning, and where that finds nothing any of them will do
// that says something by itself; such hits say that they have only some.
// "…" holds words together.
func (w *Workspace) Search(ctx context.Context, words string, limit int) ([]assessments.Hit, error) {
	terms := parseWords(words)
	if len(terms) == 0 || limit <= 0 {
		return nil, nil
	}
	var hits []assessments.Hit
	err := w.read(ctx, func(v *view) error {
		found, err := searching{v}.candidates(terms, " AND ")
		if last := &terms[len(terms)-1]; err == nil && len(found) < limit && last.beginning != "" {
			last.match = last.beginning
			found, err = searching{v}.candidates(terms, " AND ")
		}
		some := err == nil && len(found) == 0 && len(terms) > 1
		if some {
			terms = telling(terms)
			found, err = searching{v}.candidates(terms, " OR ")
		}
		if err == nil && len(found) == 0 && unspaced(words) {
			found, err = searching{v}.containing(strings.TrimSpace(words))
			some = false
		}
		if err != nil {
			return err
		}
		if err := (searching{v}).weigh(terms); err != nil {
			return err
		}
		rank(found, terms)
		hits, err = searching{v}.hits(found, limit)
		for i := range hits {
			hits[i].Some = some
		}
		return err
	})
	return hits, err
}

// little are English words that stand everywhere and say nothing by themselves.
var little = map[string]bool{
	"a": true, "an": true, "and": true, "are": true, "as": true, "at": true, "be": true, "by": true,
	"for": true, "from": true, "in": true,
	"is": true, "it": true, "no": true, "not": true, "of": true, "on": true, "or": true, "our": true,
	"that": true, "the": true, "this": true,
	"to": true, "we": true, "with": true, "you": true, "your": true,
}

// telling leaves out the little words where others are left.
func telling(terms []term) []term {
	var out []term
	for _, t := range terms {
		if !little[t.text] {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return terms
	}
	return out
}

// parseWords splits at everything that is neither letter, digit nor mark; what stands in quotation marks is
// one phrase.
func parseWords(words string) []term {
	var terms []term
	for i, part := range strings.Split(words, `"`) {
		fields := strings.FieldsFunc(part, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		})
		if len(fields) == 0 {
			continue
		}
		if i%2 == 1 {
			phrase := strings.Join(fields, " ")
			terms = append(terms, term{text: strings.ToLower(phrase), match: `"` + phrase + `"`})
			continue
		}
		for _, f := range fields {
			terms = append(terms, term{text: strings.ToLower(f), match: `"` + f + `"`})
		}
	}
	const most = 12
	if len(terms) > most {
		terms = terms[:most]
	}
	if n := len(terms); n > 0 && !strings.HasSuffix(words, `"`) &&
		len([]rune(terms[n-1].text)) >= shortestBeginning {
		terms[n-1].beginning = terms[n-1].match + " *"
	}
	return terms
}

// candidate is a passage that has the words, marked in it.
type candidate struct {
	passage
	marked string
	score  float64
}

const (
	markOpen  = "\u2068"
	markClose = "\u2069"
)

// searching finds passages, and makes hits of them.
type searching struct{ *view }

// candidates fetches the first so many passages with the words: records and paragraphs apart, so that neither
// crowds the other out.
func (v searching) candidates(terms []term, join string) ([]candidate, error) {
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = t.match
	}
	match := strings.Join(parts, join)
	records, err := v.fetch(match, `>= ? ORDER BY "search".rowid DESC`, firstRecord, recordCandidates)
	if err != nil {
		return nil, err
	}
	texts, err := v.fetch(match, `< ? ORDER BY "search".rowid`, firstRecord, textCandidates)
	return append(records, texts...), err
}

// fetch reads from its own end of the ids, so that it never walks through the other kind.
func (v searching) fetch(match, which string, bound int64, limit int) ([]candidate, error) {
	rows, err := v.s.query(v.ctx, `SELECT p."id", p."noun", p."record", p."first", p."last", highlight("search", 0, ?, ?)
		FROM "search" JOIN "passage" p ON p."id" = "search".rowid
		WHERE "search" MATCH ? AND "search".rowid `+which+` LIMIT ?`, markOpen, markClose, match, bound, limit)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	defer rows.Close()
	var out []candidate
	for rows.Next() {
		var c candidate
		if err := rows.Scan(&c.id, &c.noun, &c.record, &c.first, &c.last, &c.marked); err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// unspaced reports whether the words are of a script that puts no blanks between words: the search's lists
// then hold whole clauses, in which a word is not to be found.
func unspaced(words string) bool {
	return strings.ContainsFunc(words, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai,
			unicode.Lao, unicode.Khmer, unicode.Myanmar)
	})
}

// containing reads passages through, newest first, for the words as they stand.
func (v searching) containing(words string) ([]candidate, error) {
	rows, err := v.s.query(v.ctx, `SELECT "id", "noun", "record", "first", "last", "body" FROM "passage" WHERE instr("body", ?) > 0 ORDER BY "id" DESC LIMIT ?`, words, recordCandidates)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	defer rows.Close()
	var out []candidate
	for rows.Next() {
		var c candidate
		if err := rows.Scan(&c.id, &c.noun, &c.record, &c.first, &c.last, &c.marked); err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		c.marked = strings.ReplaceAll(c.marked, words, markOpen+words+markClose)
		out = append(out, c)
	}
	return out, rows.Err()
}

// weigh counts, up to a bound, how many passages have each term.
func (v searching) weigh(terms []term) error {
	if len(terms) == 1 {
		terms[0].idf = 1
		return nil
	}
	for i := range terms {
		n, err := v.s.number(v.ctx, `SELECT count(*) FROM (SELECT 1 FROM "search" WHERE "search" MATCH ? LIMIT ?)`, terms[i].match, countedHits)
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		terms[i].idf = math.Log(1 + (countedHits*1.2)/(float64(n)+0.5))
	}
	return nil
}
