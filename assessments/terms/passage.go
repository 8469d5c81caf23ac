package terms

import (
	"cmp"
	"slices"

	"countersign/assessments"
)

// MaxQuote is the most code points a passage may have.
const MaxQuote = 1200

// draft is a passage being put together: units first to last, and what they say.
type draft struct {
	start, end  int
	first, last int
	seed        int // the unit it was built around
	score       int // in thousandths
	core        bool
	facets      []int
	why         []string
}

// drafting makes passages of the units that speak.
type drafting struct{ *scorer }

// drafts builds passages around the best sentences of a topic, none overlapping another.
func (s drafting) drafts(got map[int]scored, opts Options) []draft {
	seeds := make([]scored, 0, len(got))
	for _, sc := range got {
		seeds = append(seeds, sc)
	}
	slices.SortFunc(seeds, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit))
	})
	var out []draft
	used := make(map[int]bool)
	for _, seed := range seeds {
		if len(out) >= 4*opts.Top {
			break
		}
		if used[seed.unit] {
			continue
		}
		d := s.draft(seed, got, used, opts)
		for u := d.first; u <= d.last; u++ {
			used[u] = true
		}
		out = append(out, d)
	}
	return out
}

// draft grows a passage from its best sentence: first what the match leans on, then neighbours that speak
// to the topic too, then, where the sentence alone is too short to be understood, what stands beside it.
func (s drafting) draft(seed scored, got map[int]scored, used map[int]bool, opts Options) draft {
	u := s.units[seed.unit]
	d := draft{
		start: u.start, end: u.end, first: seed.unit, last: seed.unit, seed: seed.unit,
		score: seed.score, core: seed.core, facets: seed.facets, why: append([]string(nil), seed.why...),
	}
	for d.start > seed.reach && d.first > 0 && !used[d.first-1] &&
		d.end-s.units[d.first-1].start <= 2*opts.Target {
		d.first--
		d.start = s.units[d.first].start
	}
	for {
		next, ok := s.grow(&d, seed, got, used, opts)
		if !ok {
			break
		}
		if sc, has := got[next]; has {
			d.score += sc.score * milli(s.weights.Neighbour) / 1000
			d.core = d.core || sc.core
			d.facets = append(d.facets[:len(d.facets):len(d.facets)], sc.facets...)
			if len(d.why) < 6 && len(sc.why) > 0 {
				d.why = append(d.why, sc.why[0])
			}
		}
	}
	s.open(&d, used, opts)
	if d.end-d.start > MaxQuote {
		d.end = d.start + MaxQuote
		for d.end > d.start+MaxQuote/2 && isWordRune(s.runes[d.end-1]) {
			d.end--
		}
	}
	d.start, d.end = s.tidy(d.start, d.end)
	s.caption(&d)
	return d
}

// shortValue is the length up to which a passage is a value that says little without its caption.
const shortValue = 60

// caption takes in the heading right before a passage that is a mere value: "Governing law" above "Delaware".
func (s drafting) caption(d *draft) {
	b := s.blocks[s.units[d.first].block]
	if d.end-d.start > shortValue || b.para == 0 || d.start > b.body || s.units[d.first].start > b.body {
		return
	}
	p := s.paragraphs[b.para-1]
	if p.Kind == assessments.ParagraphHeading && p.End-p.Start <= shortHeading && d.start-p.End <= 4 {
		d.start, _ = trim(s.runes, p.Start, p.End)
	}
}

// open includes the line that a list continues if it is right before the passage: "(b) resell it" says
// little without "The customer shall not:".
func (s drafting) open(d *draft, used map[int]bool, opts Options) {
	lead := s.units[d.first].leadUnit
	if lead < 0 || lead != d.first-1 || used[lead] || d.end-s.units[lead].start > opts.Target+opts.Target/4 {
		return
	}
	d.first, d.start = lead, s.units[lead].start
}

// grow takes in the better of the two units beside the draft, if either belongs.
func (s drafting) grow(d *draft, seed scored, got map[int]scored, used map[int]bool, opts Options) (int,
	bool,
) {
	best, bestWorth := -1, 0
	for _, j := range []int{d.last + 1, d.first - 1} {
		if j < 0 || j >= len(s.units) || used[j] || !s.together(seed.unit, j) {
			continue
		}
		length := max(d.end, s.units[j].end) - min(d.start, s.units[j].start)
		worth := 1000 * got[j].score / seed.score
		limit := opts.Target
		if worth < milli(opts.Join) {
			limit = opts.Least // only to make a short passage understood
		}
		if length <= limit && (best < 0 || worth > bestWorth) {
			best, bestWorth = j, worth
		}
	}
	if best < 0 {
		return 0, false
	}
	if best > d.last {
		d.last, d.end = best, s.units[best].end
	} else {
		d.first, d.start = best, s.units[best].start
	}
	return best, true
}

// together reports whether two units may share a passage: one paragraph, or one list with its opening line.
func (s drafting) together(i, j int) bool {
	a, b := s.units[i], s.units[j]
	if a.block == b.block {
		return true
	}
	if abs(a.block-b.block) > 3 {
		return false
	}
	return a.leadUnit >= 0 && a.leadUnit == b.leadUnit || a.leadUnit == j || b.leadUnit == i
}

// tidy leaves out list marks in front and white space around.
func (s drafting) tidy(start, end int) (int, int) {
	start, end = trim(s.runes, start, end)
	if e := enumeratorEnd(s.runes, start, end); e == start+1 {
		start = e
	}
	return trim(s.runes, start, end)
}

// rank orders drafts so that the strongest comes first and each further one adds something.
func (s drafting) rank(ds []draft, top int) []draft {
	var out []draft
	shown := map[int]bool{}
	left := append([]draft(nil), ds...)
	for len(out) < top && len(left) > 0 {
		best, bestScore := -1, 0
		for i, d := range left {
			worth := d.score
			if !d.core {
				worth = worth * 7 / 10
			}
			if len(out) > 0 && len(d.facets) > 0 {
				known := 0
				for _, f := range d.facets {
					if shown[f] {
						known++
					}
				}
				worth -= worth * milli(s.weights.Repeat) / 1000 * known / len(d.facets)
			}
			if best < 0 || worth > bestScore {
				best, bestScore = i, worth
			}
		}
		d := left[best]
		left = append(left[:best], left[best+1:]...)
		if len(out) > 0 && 10*bestScore < 3*out[0].score {
			break
		}
		d.score = bestScore
		for _, f := range d.facets {
			shown[f] = true
		}
		out = append(out, d)
	}
	return out
}

// passage gives a draft the form others see.
func (s drafting) passage(text assessments.Text, d draft, rank int) Passage {
	para := text.Paragraphs[s.blocks[s.units[d.first].block].para]
	for _, p := range text.Paragraphs {
		if p.Start <= d.start && d.start < p.End {
			para = p
			break
		}
	}
	return Passage{
		Rank: rank, Score: float64(d.score) / 1000, Quote: string(s.runes[d.start:d.end]),
		Section: para.SectionTitle(),
		Page:    para.Page, Start: d.start, End: d.end, Why: unique(d.why),
	}
}

func unique(in []string) []string {
	out := in[:0]
	seen := map[string]bool{}
	for _, s := range in {
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
