package pack

import (
	"cmp"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// cards writes the card of an item: the verdict and everything it rests on.
type cards struct{ *view }

// card is everything on record about one item, in the order in which it is questioned.
func (v cards) card(it assessments.Item) *Card {
	a, j := v.d.Answer(it.ID), v.judged[it.ID]
	c := &Card{
		ID: it.ID, Title: it.Title, Question: v.question(it), Mark: v.markOf(it.ID),
		Verdict: v.itemWords(it.ID), Meta: v.meta(it),
	}
	if v.vendor() {
		c.Facts = append(v.responseFacts(it, a), append(v.quoteFacts(it), v.tickFacts(it, j)...)...)
		c.Facts = append(c.Facts, v.noteFacts(it)...)
		return c
	}
	p := v.points[it.ID]
	c.Points = disciplineChapter(v).pointsWords(it.ID)
	if gating(v).gates(it) {
		c.Gate, c.GateMark = gating(v).gateWords(it), gating(v).gateMark(it.ID)
	}
	c.Facts = append(c.Facts, v.responseFacts(it, a)...)
	c.Facts = append(c.Facts, v.verdictFacts(it, a, j)...)
	c.Facts = append(c.Facts, v.quoteFacts(it)...)
	c.Facts = append(c.Facts, v.tickFacts(it, j)...)
	c.Facts = append(c.Facts, v.gapFacts(it)...)
	c.Facts = append(c.Facts, v.noteFacts(it)...)
	if p.Arithmetic != "" {
		c.Facts = append(c.Facts, Fact{Label: "Arithmetic", Text: p.Arithmetic})
	}
	return c
}

// question is what was asked: the one line of an item that its tier spares.
func (v *view) question(it assessments.Item) string {
	if v.judged[it.ID].Brief && it.Brief != "" {
		return it.Brief
	}
	return it.Question
}

func (v cards) meta(it assessments.Item) string {
	parts := []string{it.ID, string(it.Kind)}
	if it.Owner != "" {
		parts = append(parts, words(it.Owner))
	}
	if it.Weight > 0 {
		parts = append(parts, "weight "+digits(it.Weight))
	}
	for _, s := range it.Sources {
		if s.Requirement != "" {
			parts = append(parts, s.Requirement)
		}
	}
	return strings.Join(append(parts, it.Crosswalk...), " · ")
}

func (v cards) responseFacts(it assessments.Item, a assessments.Answer) []Fact {
	if a.Response == "" {
		return nil
	}
	label := "Vendor's response"
	if it.Kind == assessments.ControlItem {
		label = "Response"
	}
	out := []Fact{{Label: label, Text: a.Response, Tone: Quote}}
	if from := join(", ", a.ResponseFrom, string(a.ResponseOn)); from != "" {
		out = append(out, Fact{Text: from, Tone: Muted})
	}
	return out
}

// verdictFacts say why the verdict is what it is, who gave it, and whether it still holds.
func (v cards) verdictFacts(it assessments.Item, a assessments.Answer, j scoring.Judged) []Fact {
	var out []Fact
	if a.Reason != "" {
		out = append(out, Fact{Label: "Our reason", Text: a.Reason})
	}
	if a.Verdict == assessments.Silent {
		out = append(out, Fact{Label: "Silence", Text: summaryChapter(v).readWords(a)})
		if j.Favoured {
			// it is not met
			out = append(out, Fact{Text: join(": ", "Silence favours us", it.SilenceReason), Tone: Muted})
		}
	}
	if a.Verdict != assessments.NotAssessed {
		who := join(", ", a.TestedBy, string(a.TestedOn))
		carried := "carried by: " + v.carriedBy(j)
		if j.Enough {
			carried += "; “partly met” is enough here"
		}
		out = append(out, Fact{Label: "Tested", Text: join(" · ", who, v.testWords(a), carried)})
		out = append(out, Fact{
			Label: "Recorded", Text: join(", ", a.AssessedBy, string(a.AssessedOn)),
			Tone: Muted,
		})
		out = append(out, checkedFacts(a)...)
	}
	if j.Stale {
		out = append(out, Fact{
			Label: "Stale", Text: join(" ", "Counts as open.", sentence(j.StaleReason)),
			Tone: Warn,
		})
	}
	if a.Stage != "" {
		out = append(out, Fact{Label: "Stage", Text: a.Stage})
	}
	return out
}

// carriedBy names the strongest thing that carries a verdict. What is cited or ticked and carries
// nothing, because it is no longer fresh or not in the text, is not called nothing.
func (v cards) carriedBy(j scoring.Judged) string {
	if j.Strength == assessments.StrengthNone && len(j.Supports) > 0 {
		return "nothing that counts"
	}
	return j.Strength.Title()
}

// checkedFacts say who confirmed and who reviewed an answer.
func checkedFacts(a assessments.Answer) []Fact {
	var out []Fact
	if a.SecondPerson != "" {
		out = append(out, Fact{Label: "Confirmed", Text: join(", ", a.SecondPerson, string(a.ConfirmedOn))})
	}
	if a.ReviewedBy != "" {
		out = append(out, Fact{
			Label: "Reviewed",
			Text:  join(", ", a.ReviewedBy, string(a.ReviewedOn), recorder(a.ReviewRecordedBy)),
		})
	}
	return out
}

// testedWord is what the one named for the verdict did: of what does not apply nothing is tested.
func testedWord(a assessments.Answer) string {
	if a.Verdict == assessments.NotApplicable {
		return "decided by"
	}
	return "tested by"
}

// peopleWords say in one text who tested, recorded, confirmed and reviewed an answer.
func (v cards) peopleWords(a assessments.Answer) string {
	if a.Verdict == assessments.NotAssessed {
		return ""
	}
	parts := []string{
		named(testedWord(a), join(", ", a.TestedBy, string(a.TestedOn))), v.testWords(a),
		recorder(join(", ", a.AssessedBy, string(a.AssessedOn))),
	}
	for _, f := range checkedFacts(a) {
		parts = append(parts, lowerFirst(f.Label)+" by "+f.Text)
	}
	return join("; ", parts...)
}

// testWords say how an item was tested: procedure, population, sample, exceptions found, period covered.
func (v cards) testWords(a assessments.Answer) string {
	part := func(label, text string) string {
		if text == "" {
			return ""
		}
		return label + text
	}
	return join(" · ", part("by ", string(a.Procedure)), part("population: ", a.Population),
		part("sample: ", a.Sample),
		part("exceptions found: ", a.ExceptionsFound), part("covers ", period(a.PeriodFrom, a.PeriodTo)))
}

func (v cards) quoteFacts(it assessments.Item) []Fact {
	var out []Fact
	for i, c := range v.d.CitationsOn(it.ID) {
		label := ""
		if i == 0 {
			label = "Quoted"
		}
		if why := v.closed[c.VersionID]; why != "" {
			out = append(out, Fact{Label: label, Text: "A quote is withheld: its document is " + why +
				".", Tone: Muted})
			continue
		}
		out = append(out, Fact{Label: label, Text: "“" + c.Quote + "”", Tone: Quote},
			Fact{Text: v.place(c), Tone: placeTone(c)})
	}
	return out
}

// placeTone sets a quote that is not in the text apart from those that are.
func placeTone(c assessments.Citation) Tone {
	if unfound(c) != "" {
		return Warn
	}
	return Muted
}

// place says where a quote stands and whether it was found there.
func (v cards) place(c assessments.Citation) string {
	where := ""
	if c.Page > 0 {
		where = "page " + digits(c.Page)
	}
	s := join(" · ", v.versionName(c.VersionID), c.Section, where, c.State.Title())
	if c.CheckedOn != "" {
		s += " (checked " + string(c.CheckedOn) + ")"
	}
	return s
}

// versionName is a document version in words, or that it is withheld.
func (v cards) versionName(id string) string {
	if why := v.closed[id]; why != "" {
		return "a withheld document (" + why + ")"
	}
	ver, doc, ok := v.d.Version(id)
	if !ok {
		return "document version " + id + notHere
	}
	s := join(" ", doc.Name, ver.Label) + ", " + string(ver.Status)
	if ver.Effective != "" {
		s += ", effective " + ver.EffectiveDay()
	}
	return s
}

// tickFacts list the evidence the item expects, ticked or not.
func (v cards) tickFacts(it assessments.Item, j scoring.Judged) []Fact {
	var out []Fact
	for _, want := range it.Evidence {
		f := Fact{Text: want.Title, Mark: MarkUnticked}
		for _, t := range v.d.TicksOn(it.ID) {
			if t.ExpectedID == want.ID {
				f.Mark, f.Text = v.tickMark(t, j), want.Title+": "+v.tickWords(t, j)
			}
		}
		if f.Mark == MarkUnticked && v.vendor() {
			f.Text += ": not received or not for sharing"
		}
		out = append(out, f)
	}
	if len(out) > 0 {
		out[0].Label = "Evidence"
	}
	return out
}

// tickMark is the shape of evidence that is ticked: what counts no longer, or is worth nothing, is no tick.
func (v cards) tickMark(t assessments.Tick, j scoring.Judged) Mark {
	for _, sup := range j.Supports {
		if sup.Noun == t.Noun() && sup.ID == t.ID &&
			(!sup.Fresh || sup.Strength == assessments.StrengthNone) {
			return MarkStale
		}
	}
	return MarkTicked
}

func (v cards) tickWords(t assessments.Tick, j scoring.Judged) string {
	if why := v.closed[t.RevisionID]; why != "" {
		return "evidence withheld (" + why + ")"
	}
	r, e, ok := v.d.Revision(t.RevisionID)
	if !ok {
		return "revision " + t.RevisionID + notHere
	}
	s := join(", ", join(" ", e.Name, r.Label), r.Strength.Title(), covers(r))
	if r.SHA256 != "" {
		s += ", SHA-256 " + short(r.SHA256) + "…"
	}
	for _, sup := range j.Supports {
		if sup.ID == t.ID && sup.Why != "" && !v.vendor() {
			s += "; " + sup.Why
		}
	}
	return join("; ", s, named("remark:", t.Remark))
}

// notHere is said of what was ticked or cited and is no longer shown. What is only of a later day is
// left out with its ticks and quotes.
const notHere = ", which is in the bin or was removed"

// covers says what period a revision covers and until when it counts.
func covers(r assessments.Revision) string {
	s := ""
	if p := period(r.PeriodFrom, r.PeriodTo); p != "" {
		s = "covers " + p
	}
	if r.Expires != "" {
		s = join(", ", s, "expires on "+string(r.Expires))
	}
	if r.PurgedOn != "" {
		s = join(", ", s, "purged on "+string(r.PurgedOn))
	}
	return s
}

// gapFacts are findings and exceptions.
func (v cards) gapFacts(it assessments.Item) []Fact {
	var out []Fact
	// a pack of an earlier version holds empty ones too, and is rebuilt as it was
	for _, f := range v.d.Findings {
		if f.ItemID != it.ID {
			continue
		}
		out = append(out, Fact{
			Label: "Finding",
			Text:  join(" · ", cmp.Or(f.Text, "(no text)"), cmp.Or(f.Status, "open")), Tone: Warn,
		})
		if f.Remedy != "" {
			out = append(out, Fact{Label: "Remedy", Text: f.Remedy})
		}
		if who := join(", due ", f.Owner, string(f.Due)); who != "" {
			out = append(out, Fact{Label: "Owner", Text: who})
		}
	}
	for _, e := range v.d.Exceptions {
		if e.ItemID == it.ID {
			out = append(out, Fact{
				Label: "Exception",
				Text: fmt.Sprintf("%s (%s); see the chapter on approval", e.Reason,
					approvalChapter(v).exceptionState(e)), Tone: Warn,
			})
		}
	}
	return out
}

func (v cards) noteFacts(it assessments.Item) []Fact {
	var out []Fact
	for _, n := range noting(v).notesOn(it.ID) {
		out = append(out, Fact{Label: "Note", Text: noting(v).noted(n), Tone: Muted})
	}
	return out
}
