package scoring

import (
	"slices"
	"strings"

	"countersign/assessments"
)

// quoteNotFound is why a verdict is stale of which no quote is in its text: it was given on words that
// are not there.
const quoteNotFound = "its quote is not found in the document, and nothing else supports it"

// CountingUnfound returns the items and figures as they were counted up to state form 2, when a verdict
// counted although none of its quotes is in its text, and the number of such verdicts. A decision of
// that time is held to what counted then. Of the figures it recomputes the points, the gates and the
// coverage of the whole.
func (r Result) CountingUnfound(d *assessments.Dossier, judged []Judged) ([]Judged, Result, int) {
	n := 0
	was := slices.Clone(judged)
	for i := range was {
		if j := &was[i]; j.StaleReason == quoteNotFound && !j.Reconfirm && !j.Hidden {
			j.Stale, j.StaleReason = false, ""
			n++
		}
	}
	if n == 0 {
		return judged, r, 0
	}
	hideByAnswers(d, was)
	r.Items = slices.Clone(r.Items)
	for i := range was {
		at := slices.IndexFunc(r.Items, func(p Points) bool { return p.Item == was[i].Item })
		if at < 0 || was[i].Stale == judged[i].Stale && was[i].Hidden == judged[i].Hidden {
			continue
		}
		now, then := &r.Items[at], points(&was[i], d.Model, nil)
		r.Total.Applicable += then.Max - now.Max
		r.Total.Assessed += weightDone(&then) - weightDone(now)
		*now = then
	}
	r.Total.Coverage = permille(r.Total.Assessed, r.Total.Applicable)
	return was, r, n
}

func weightDone(p *Points) int64 {
	if p.Assessed {
		return p.Max
	}
	return 0
}

// hideByAnswers hides the items that are not asked because of the verdict of another one.
func hideByAnswers(d *assessments.Dossier, judged []Judged) {
	for i := range judged {
		it, _ := d.Template.Item(judged[i].Item)
		for _, c := range it.When {
			id, isAnswer := strings.CutPrefix(c.Fact, answerFact)
			at := slices.IndexFunc(judged, func(j Judged) bool { return j.Item == id })
			if !isAnswer || at < 0 || judged[at].Hidden || judged[at].Open() {
				continue
			}
			if !judged[i].Hidden && !holds(c, []string{string(judged[at].Verdict)}) {
				judged[i].hide(c.Reason)
			}
		}
	}
}
