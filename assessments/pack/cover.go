package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
)

// audienceWords say for whom a pack is, and what that means.
var audienceWords = map[string]string{
	Auditor: "for auditors: everything that may leave; what is privileged or under NDA is withheld and listed, and so are our negotiating positions",
	Board:   "for the board: summary, verdicts and decisions, without the evidence files, notes and negotiating positions",
	Vendor:  "for the vendor: only what may be shared; our verdicts, positions, score, findings and decisions are not in it",
}

// cover writes the first page.
type cover struct{ *view }

// cover is what identifies the pack, on its first page. reasons is the place that lists every reason of the
// standing.
func (v cover) cover(reasons string) []Fact {
	d := v.d
	out := []Fact{
		{Label: "Service", Text: join(", ", d.Service.Name, v.planName())},
		{Label: "Vendor", Text: join(", ", cmp.Or(d.Vendor.LegalName, d.Vendor.Name), d.Vendor.Country)},
	}
	if !v.vendor() {
		out = append(out,
			Fact{Label: "Use", Text: join(" · ", d.Use.Purpose, ownedBy(d.Use.Owner), d.Use.Users)},
			Fact{Label: "Data", Text: cmp.Or(strings.Join(v.dataClasses(), ", "), "no data class on record")},
		)
	}
	out = append(out, Fact{Label: "Scope", Text: v.scopeWords()})
	if !v.vendor() {
		out = append(out, Fact{Label: "Decision", Text: v.decisionWords()},
			Fact{Label: "Standing", Text: worth(v).sentence(reasons)}, Fact{Label: "Score", Text: v.scoreWords()})
	}
	return append(out,
		Fact{Label: "As of", Text: v.facts1.Day()},
		Fact{Label: "Audience", Text: audienceWords[v.opt.Audience]},
		Fact{Label: "Content id", Text: v.facts1.ContentID, Tone: Mono},
		Fact{Label: "State hash", Text: v.stateHash, Tone: Mono},
	)
}

func ownedBy(owner string) string {
	if owner == "" {
		return ""
	}
	return "owner " + owner
}

func (v cover) planName() string {
	if v.d.Plan == nil {
		return ""
	}
	return v.d.Plan.Name
}

// dataClasses are the classes of data in the words of the risk rubric.
func (v cover) dataClasses() []string {
	var out []string
	for _, id := range v.d.Use.DataClasses {
		out = append(out, v.level("data_classes", id))
	}
	return out
}

// level is a level of the risk rubric in words.
func (v cover) level(factor, id string) string {
	if c := v.opt.Catalogue; c != nil {
		if f, ok := c.Rubric.Factor(factor); ok {
			if l, ok := f.Level(id); ok {
				return l.Title
			}
		}
	}
	return words(id)
}

var scopeNames = [6]string{
	"not placed yet", "consumer app", "enterprise app", "pre-trained model",
	"fine-tuned model", "self-trained model",
}

func (v cover) scopeWords() string {
	n := v.d.Use.Scope
	if n < 1 || n > 5 {
		return "not placed yet"
	}
	s := fmt.Sprintf("Scope %d: %s", n, scopeNames[n])
	if v.d.Use.StandardTerms {
		s += ", on the vendor's standard terms"
	}
	if t := v.d.Template.Scope; t != n {
		s += fmt.Sprintf("; assessed with the questions of scope %d", t)
	}
	return s
}

func (v cover) decisionWords() string {
	status := v.d.Assessment.Status
	if d, ok := v.d.LastDecision(); ok && d.Outcome == status {
		return v.takenWords(d)
	}
	if status != assessments.Revoked {
		return status.Title()
	}
	for _, d := range slices.Backward(v.d.History()) {
		if d.RevokedReason != "" && d.Outcome.MayBecome(assessments.Revoked) {
			revoked := strings.TrimSuffix(revokedWords(d.Revocation, d.RevokedReason), ".")
			return lowerFirst(revoked) + "; before: " + v.takenWords(d)
		}
	}
	return status.Title()
}

// takenWords say what was decided, when, by whom, until when it holds, and who recorded it.
func (v cover) takenWords(d assessments.Decision) string {
	s := join(", ", join(" ", d.Outcome.Title(), on(d.On)), by(d.By))
	if d.ValidUntil != "" {
		s += ", valid until " + string(d.ValidUntil)
		if d.ValidUntil.Over(v.opt.AsOf) {
			s += ", which is over"
		}
	}
	if d.RecordedBy != "" {
		s += ", recorded by " + recordedWords(d.Recording)
	}
	return s
}

func on(d assessments.Date) string {
	if d == "" {
		return ""
	}
	return "on " + string(d)
}

func by(name string) string {
	if name == "" {
		return ""
	}
	return "declared by " + name
}

// scoreWords is the score with all that a number must not stand without.
func (v cover) scoreWords() string {
	t := v.result.Total
	gates := "no open deal-breaker"
	if t.GatesOpen > 0 {
		gates = t.GateWords()
	}
	if t.GatesPassed > 0 {
		gates += ", " + carriedCount(t.GatesPassed)
	}
	if t.Stale > 0 {
		gates += "; " + assessments.Count(t.Stale, "verdict is stale", "verdicts are stale")
	}
	if !t.Scored && t.Stale > 0 {
		return fmt.Sprintf("unscored: nothing of %s is assessed and fresh; %s",
			assessments.Count(t.Items, "applicable item", "applicable items"), gates)
	}
	if !t.Scored {
		return fmt.Sprintf("unscored: nothing has been assessed of %s; %s",
			assessments.Count(t.Items, "applicable item", "applicable items"), gates)
	}
	return fmt.Sprintf("%s of 100 (%s), band %s to %s, %s %% assessed; %s", permille(t.Score), t.Word,
		permille(t.BandLow), permille(t.BandHigh), permille(t.Coverage), gates)
}
