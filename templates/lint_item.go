package templates

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
)

func (l *linter) item(r *report, t assessments.Template, it assessments.Item, path string) {
	r.words(path+".title", it.Title, maxTitle)
	r.words(path+".question", it.Question, maxText)
	r.words(path+".guidance.good", it.Guidance.Good, maxText)
	r.words(path+".guidance.trap", it.Guidance.Trap, maxText)
	if !slices.Contains(assessments.Disciplines(), it.Discipline) {
		r.add(path+".discipline", "%q is not a discipline. Choose %s.", it.Discipline,
			list(assessments.Disciplines()))
	}
	if !slices.Contains(owners, it.Owner) {
		r.add(path+".owner", "%q is not a role that answers items. Choose %s.", it.Owner, list(owners))
	}
	if it.Weight < 1 || it.Weight > 10 {
		r.add(path+".weight", "The weight is %d; it must be from 1 (minor) to 10 (decisive).", it.Weight)
	}
	l.kind(r, it, path)
	l.gate(r, it, path)
	l.brief(r, it, path)
	l.evidence(r, it, path)
	l.sources(r, t, it, path)
	for i, ref := range it.Crosswalk {
		l.crosswalk(r, ref, fmt.Sprintf("%s.crosswalk[%d]", path, i))
	}
	for i, e := range it.Triggers {
		if !slices.Contains(assessments.Triggers(), e) {
			r.add(fmt.Sprintf("%s.triggers[%d]", path, i), "%q is not a trigger. Choose %s.", e,
				list(assessments.Triggers()))
		}
	}
	for i, c := range it.When {
		l.condition(r, t, it, c, fmt.Sprintf("%s.when[%d]", path, i))
	}
}

// kind checks what only a term, or only a control, has.
func (l *linter) kind(r *report, it assessments.Item, path string) {
	if it.Topic != "" && !slices.Contains(assessments.Topics(), it.Topic) {
		r.add(path+".topic", "%q is not a topic. Choose %s.", it.Topic, list(assessments.Topics()))
	}
	switch it.Kind {
	case assessments.TermItem:
		if it.Topic == "" {
			r.add(path+".topic", "A term needs the topic whose passages answer it.")
		}
		if it.Positions == nil {
			r.add(path+".positions", "A term needs positions: what we require, what we fall back to, where we walk away, and the wording to ask for.")
			break
		}
		r.words(path+".positions.require", it.Positions.Require, maxText)
		r.words(path+".positions.fall_back", it.Positions.FallBack, maxText)
		r.words(path+".positions.walk_away", it.Positions.WalkAway, maxText)
		r.words(path+".positions.remedy", it.Positions.Remedy, maxText)
	case assessments.ControlItem:
		if it.Positions != nil {
			r.add(path+".positions", "Positions belong to terms; a control has guidance only.")
		}
		if it.Silence != "" {
			r.add(path+".silence", "Only a contract can be silent: remove this from a control.")
		}
	default:
		r.add(path+".kind", "%q is not a kind of item. Choose term (what the contract says) or control (what somebody does).", it.Kind)
	}
	switch it.Silence {
	case "", "against":
	case "favours":
		r.words(path+".silence_reason", it.SilenceReason, maxText)
	default:
		r.add(path+".silence", "%q is not known: silence is \"against\" us or \"favours\" us.", it.Silence)
	}
}

// gate checks that a deal-breaker says why, and that its minimum strength can be reached at all.
func (l *linter) gate(r *report, it assessments.Item, path string) {
	if it.DealBreaker && strings.TrimSpace(it.DealBreakerReason) == "" {
		r.add(path+".deal_breaker_reason", "A deal-breaker stops an approval: say why.")
	}
	if !it.DealBreaker && it.DealBreakerReason != "" {
		r.add(path+".deal_breaker_reason",
			"There is a reason for a deal-breaker, but deal_breaker is not true.")
	}
	if it.DealBreaker && it.MinStrength == assessments.StrengthNone {
		r.add(path+".min_strength", "A deal-breaker needs the strength of evidence that closes it.")
	}
	if it.MinStrength == assessments.StrengthNone {
		return
	}
	if it.MinStrength.Rank() < 0 {
		r.add(path+".min_strength", "%q is not a strength. Choose %s.", it.MinStrength,
			list(assessments.Strengths()))
		return
	}
	best := 0
	for _, e := range it.Evidence {
		best = max(best, e.Strength.Rank())
	}
	if best < it.MinStrength.Rank() {
		r.add(path+".min_strength", "No expected evidence reaches %q: the item could never be closed.",
			it.MinStrength)
	}
}

func (l *linter) evidence(r *report, it assessments.Item, path string) {
	if len(it.Evidence) == 0 {
		r.add(path+".evidence", "An item needs at least one piece of expected evidence.")
	}
	seen := map[string]bool{}
	for i, e := range it.Evidence {
		p := fmt.Sprintf("%s.evidence[%d]", path, i)
		if !evidenceID.MatchString(e.ID) {
			r.add(p+".id", "%q cannot be the id of expected evidence: use lower-case letters, digits and hyphens.", e.ID)
		}
		if seen[e.ID] {
			r.add(p+".id", "The id %q stands twice in this item. Ticks hang on ids: each needs its own.",
				e.ID)
		}
		seen[e.ID] = true
		r.words(p+".title", e.Title, 300)
		if e.Strength.Rank() < 1 {
			r.add(p+".strength", "%q is not a strength. Choose %s.", e.Strength,
				list(assessments.Strengths()))
		}
		if e.MaxAge < 0 || e.MaxAge > 120 {
			r.add(p+".max_age_months", "%d months is not an age evidence can have: 0 (no limit) to 120.",
				e.MaxAge)
		}
	}
}

func (l *linter) sources(r *report, t assessments.Template, it assessments.Item, path string) {
	if len(it.Sources) == 0 {
		r.add(path+".sources", "An item needs a source: a requirement id, or a practice with its reason.")
	}
	for i, s := range it.Sources {
		p := fmt.Sprintf("%s.sources[%d]", path, i)
		switch {
		case (s.Requirement == "") == (s.Practice == ""):
			r.add(p, "A source is either a requirement or a practice.")
		case s.Practice != "":
			r.words(p+".practice", s.Practice, maxText)
		default:
			q, known := l.requirements[s.Requirement]
			if !known {
				r.add(p+".requirement", "%q is not a requirement of the founding documents.", s.Requirement)
			} else if !slices.Contains(q.Scopes, t.Scope) {
				r.add(p+".requirement", "%s is not asked in scope %d.", s.Requirement, t.Scope)
			}
		}
	}
}

// crosswalk checks one reference, which must carry its edition and be in the registry.
func (l *linter) crosswalk(r *report, ref, path string) {
	if l.refs[ref] {
		return
	}
	family, _, _ := strings.Cut(ref, ":")
	editions, known := l.editions[family]
	switch {
	case !known:
		r.add(path, "%q points into a framework the catalogue does not know.", ref)
	case !slices.ContainsFunc(editions, func(id string) bool { return strings.HasPrefix(ref, id+":") }):
		r.add(path, "%q lacks a known edition: write it like %s:….", ref, editions[0])
	default:
		r.add(path, "%q is not in the catalogue's crosswalks.", ref)
	}
}

// list writes a vocabulary for people: "a, b or c".
func list[T ~string](words []T) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	if len(out) < 2 {
		return strings.Join(out, "")
	}
	return strings.Join(out[:len(out)-1], ", ") + " or " + out[len(out)-1]
}
