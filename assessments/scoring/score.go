package scoring

import (
	"slices"

	"countersign/assessments"
)

// whole is 1 in thousandths, the unit of weights, verdicts and strengths. full is 1 in their product.
const (
	whole = 1000
	full  = whole * whole
)

// asked is how many of the open items AskNext names.
const asked = 5

// Score turns judged items into figures by a scoring model. It is pure, and the order of the items changes
// nothing but the order in which they are listed.
func Score(judged []Judged, m assessments.ScoringModel) Result {
	r := Result{
		Disciplines: make(map[assessments.Discipline]Figures, 5),
		Items:       make([]Points, len(judged)),
		Gates:       []string{},
	}
	names := assessments.Disciplines()
	sums := make([]Figures, len(names))
	var buf [160]byte
	for i := range judged {
		j := &judged[i]
		p := points(j, m, buf[:0])
		r.Items[i] = p
		at := slices.Index(names, j.Discipline)
		if at < 0 {
			at, names, sums = len(names), append(names, j.Discipline), append(sums, Figures{})
		}
		sums[at].add(&p, j)
		r.Total.add(&p, j)
		if p.GateOpen {
			r.Gates = append(r.Gates, p.Item)
		}
	}
	for i, d := range names {
		r.Disciplines[d] = sums[i].finish(m)
	}
	r.Total = r.Total.finish(m)
	if m.WholeCapped {
		r.cap(m)
	}
	r.OpenItems = openItems(r.Items, r.Total.Applicable)
	r.AskNext = r.OpenItems[:min(asked, len(r.OpenItems))]
	return r
}

// points scores one item; buf is scratch for its arithmetic.
func points(j *Judged, m assessments.ScoringModel, buf []byte) Points {
	p := Points{
		Item: j.Item, Verdict: j.Verdict,
		Weight: int64(j.Weight) * (whole / 100),
		V:      unit(m.Verdict[j.Verdict]), S: unit(m.Strength[j.Kind][j.Strength]),
		Applicable: j.Applicable(), WalkAway: j.WalkAway,
	}
	if j.Favoured {
		p.V = whole
	}
	p.Assessed = p.Applicable && !j.Open()
	if p.Applicable {
		p.Max = p.Weight * full
	}
	if p.Assessed {
		p.Points = p.Weight * int64(p.V) * int64(p.S)
	}
	p.gate(j)
	p.Arithmetic = string(arithmetic(buf, j, &p))
	return p
}

// unit keeps a figure of the model within 0 and 1, whatever a model of one's own says.
func unit(thousandths int) int { return min(max(thousandths, 0), whole) }

func (f *Figures) add(p *Points, j *Judged) {
	if p.GateOpen {
		f.GatesOpen++
		switch j.Gate() {
		case WalkAway:
			f.WalkAways++
		case SecondPerson:
			f.Waiting++
		}
	}
	if p.GatePassed != "" {
		f.GatesPassed++
	}
	if !p.Applicable {
		return
	}
	if j.Stale {
		f.Stale++
	}
	f.Items++
	f.Applicable += p.Max
	if p.Assessed {
		f.ItemsDone++
		f.Assessed += p.Max
		f.Points += p.Points
	}
}

// finish derives the shares from the sums.
func (f Figures) finish(m assessments.ScoringModel) Figures {
	f.Open = f.Applicable - f.Assessed
	f.Scored = f.Assessed > 0
	f.Score = permille(f.Points, f.Assessed)
	f.Coverage = permille(f.Assessed, f.Applicable)
	f.BandLow = permille(f.Points, f.Applicable)
	f.BandHigh = permille(f.Points+f.Open, f.Applicable)
	f.Word = f.word(m)
	return f
}

// word goes by the band's lower end: what has been shown, not what might be. An open deal-breaker is never
// averaged away: with one, nothing is strong.
func (f Figures) word(m assessments.ScoringModel) Word {
	switch {
	case !f.Scored:
		return unscored
	case f.BandLow >= m.Strong && f.GatesOpen == 0:
		return Strong
	case f.BandLow >= min(m.Mixed, m.Strong):
		return Mixed
	}
	return Weak
}

// permille is part of a whole in thousandths, rounded half up; 0 of nothing. Sums so large that the
// product would overflow are halved first; no set of items of ordinary weights comes near.
func permille(part, of int64) int {
	if of <= 0 {
		return 0
	}
	const safe = int64(1) << 52
	for of > safe {
		part, of = part>>1, of>>1
	}
	return int((2*part*whole + of) / (2 * of))
}

// openItems orders what is open by how much answering it narrows the band; ties keep the template's order.
func openItems(items []Points, applicable int64) []Next {
	open := make([]*Points, 0, len(items))
	for i := range items {
		if items[i].Applicable && !items[i].Assessed {
			open = append(open, &items[i])
		}
	}
	slices.SortStableFunc(open, func(a, b *Points) int {
		switch {
		case a.Max > b.Max:
			return -1
		case a.Max < b.Max:
			return 1
		}
		return 0
	})
	out := make([]Next, len(open))
	for i, p := range open {
		out[i] = Next{Item: p.Item, Narrow: permille(p.Max, applicable)}
	}
	return out
}
