package store

import (
	"context"
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode"

	"countersign/assessments"
	"countersign/assessments/port"
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
// finds too little the last word may be a mere beginning, and where that finds nothing any of them will do.
// "…" holds words together.
func (w *Workspace) Search(ctx context.Context, words string, limit int) ([]port.Hit, error) {
	terms := parseWords(words)
	if len(terms) == 0 || limit <= 0 {
		return nil, nil
	}
	var hits []port.Hit
	err := w.read(ctx, func(v *view) error {
		found, err := v.candidates(terms, " AND ")
		if last := &terms[len(terms)-1]; err == nil && len(found) < limit && last.beginning != "" {
			last.match = last.beginning
			found, err = v.candidates(terms, " AND ")
		}
		if err == nil && len(found) == 0 && len(terms) > 1 {
			found, err = v.candidates(terms, " OR ")
		}
		if err != nil {
			return err
		}
		if err := v.weigh(terms); err != nil {
			return err
		}
		rank(found, terms)
		hits, err = v.hits(found, limit)
		return err
	})
	return hits, err
}

// parseWords splits at everything that is neither letter, digit nor mark; what stands in quotation marks is
// one phrase.
func parseWords(words string) []term {
	var terms []term
	for i, part := range strings.Split(words, `"`) {
		fields := strings.FieldsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
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
	if n := len(terms); n > 0 && !strings.HasSuffix(words, `"`) && len([]rune(terms[n-1].text)) >= shortestBeginning {
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

// candidates fetches the first so many passages with the words: records and paragraphs apart, so that neither
// crowds the other out.
func (v *view) candidates(terms []term, join string) ([]candidate, error) {
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
func (v *view) fetch(match, which string, bound int64, limit int) ([]candidate, error) {
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

// weigh counts, up to a bound, how many passages have each term.
func (v *view) weigh(terms []term) error {
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

// rank sorts by BM25 within the candidates, with words that stand side by side counting more.
func rank(found []candidate, terms []term) {
	const k1, b = 1.2, 0.75
	total := 0
	for _, c := range found {
		total += len(c.marked)
	}
	mean := float64(max(total, 1)) / float64(max(len(found), 1))
	for i := range found {
		c := &found[i]
		long := k1 * (1 - b + b*float64(len(c.marked))/mean)
		counts, adjacent := c.count(terms)
		for j, n := range counts {
			c.score += terms[j].idf * float64(n) * (k1 + 1) / (float64(n) + long)
		}
		c.score += 0.5 * float64(min(adjacent, len(terms)-1))
		if c.noun != textNoun {
			c.score *= 1.1 // what somebody wrote here, before what a vendor's paper says
		}
	}
	sort.SliceStable(found, func(i, j int) bool {
		if found[i].score != found[j].score {
			return found[i].score > found[j].score
		}
		return found[i].id < found[j].id
	})
}

// count counts each term's marks, and marks with nothing but a blank between them. The search marks words
// that stand side by side as one.
func (c *candidate) count(terms []term) (counts []int, adjacent int) {
	counts = make([]int, len(terms))
	for _, piece := range strings.Split(c.marked, markOpen)[1:] {
		marked, _, _ := strings.Cut(piece, markClose)
		words := strings.Fields(strings.ToLower(marked))
		adjacent += max(0, len(words)-1)
		for _, word := range words {
			counts[nearest(word, terms)]++
		}
	}
	for i := 1; i < len(c.marked); i++ {
		if strings.HasPrefix(c.marked[i:], markClose+" "+markOpen) {
			adjacent++
		}
	}
	return counts, adjacent
}

// nearest is the term that a marked word answers to; the first where accents or punctuation hide it.
func nearest(word string, terms []term) int {
	for i, t := range terms {
		if strings.HasPrefix(word, t.text) || strings.Contains(t.text, word) {
			return i
		}
	}
	return 0
}

// hits makes hits of the best candidates; several of one place count once, and what was binned not at all.
func (v *view) hits(found []candidate, limit int) ([]port.Hit, error) {
	var out []port.Hit
	for _, c := range found {
		if len(out) == limit {
			break
		}
		h, ok, err := v.hit(c)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, h)
		}
	}
	return out, nil
}

func (v *view) hit(c candidate) (port.Hit, bool, error) {
	h := port.Hit{Noun: c.noun, ID: c.record, Snippet: snippet(c.marked), Start: c.first, End: c.last}
	if c.noun == textNoun {
		return v.textHit(h)
	}
	r := assessments.New(c.noun)
	if r == nil {
		return h, false, nil
	}
	r.SetKey(c.record)
	ok, err := v.Get(r)
	if err != nil || !ok || assessments.InBin(r) {
		return h, false, err
	}
	h.Title, h.InnerRef = assessments.TitleOf(r), innerRef(r)
	return h, true, nil
}

// textHit finds the document's version, else the evidence's revision, whose file has the text.
func (v *view) textHit(h port.Hit) (port.Hit, bool, error) {
	for _, from := range []struct {
		noun  assessments.Noun
		query string
	}{
		{"version", `SELECT v."id", d."name" || ' ' || v."label" FROM "version" v JOIN "document" d ON d."id" = v."document" WHERE v."sha256" = ? AND v."binned" = 0 AND d."binned" = 0 ORDER BY v."id" LIMIT 1`},
		{"revision", `SELECT r."id", e."name" || ' ' || r."label" FROM "revision" r JOIN "evidence" e ON e."id" = r."evidence" WHERE r."sha256" = ? AND r."binned" = 0 AND e."binned" = 0 ORDER BY r."id" LIMIT 1`},
	} {
		digest := h.ID
		ok, err := v.s.scan(v.ctx, from.query, []any{digest}, &h.ID, &h.Title)
		if err != nil || ok {
			h.Noun = from.noun
			return h, ok, err
		}
	}
	return h, false, nil
}

// innerRef is "assessment/item" where the record has both.
func innerRef(r assessments.Record) string {
	a, okA := assessments.FieldOf(r, "assessment")
	i, okI := assessments.FieldOf(r, "item")
	switch {
	case okA && okI && a.Value.String() != "" && i.Value.String() != "":
		return a.Value.String() + "/" + i.Value.String()
	case okA:
		return a.Value.String()
	}
	return ""
}

// snippet cuts the marked text to the surroundings of its first mark.
func snippet(marked string) string {
	const before, length = 60, 240
	r := []rune(strings.Join(strings.Fields(marked), " "))
	if len(r) <= length {
		return string(r)
	}
	open := 0
	for i, c := range r {
		if string(c) == markOpen {
			open = i
			break
		}
	}
	from := max(0, min(open-before, len(r)-length))
	to := min(len(r), from+length)
	out := string(r[from:to])
	if strings.Count(out, markOpen) > strings.Count(out, markClose) {
		out += markClose
	}
	if from > 0 {
		out = "…" + out
	}
	if to < len(r) {
		out += "…"
	}
	return out
}
