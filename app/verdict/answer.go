package verdict

import (
	"strconv"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Answer is the verdict on an item and what goes with it: the marks of the position it is at, what it waits for,
// what it counts.
type Answer struct {
	Sum *text.Prose // what it counts, and who gave it

	g        *Giver
	verdicts *widgets.VerdictBar
	fallBack *widgets.CheckBox
	walkAway *widgets.CheckBox
	state    *text.Prose      // stale, to be confirmed, second person
	folded   *widgets.Folding // the state, in a low window
	confirm  *widgets.Button
}

// NewAnswer shows the verdict that g gives. What it waits for folds into a line where the window has less than a
// height, in pixels at 100 %.
func NewAnswer(g *Giver, least float32) *Answer {
	s := &Answer{g: g, state: text.NewProse(), Sum: text.NewCaptionRuns()}
	s.verdicts = widgets.NewVerdictBar(choices(), g.Give)
	s.fallBack = widgets.NewCheckBox("At or above our fall-back position", false, g.setFallBack)
	s.walkAway = widgets.NewCheckBox("Walk-away reached: at or beyond our walk-away position (X)", false,
		g.setWalkAway)
	s.confirm = widgets.NewButton("", nil)
	s.folded = widgets.NewFolding(least, s.state)
	return s
}

// Objects are the parts in their order, one under the other; those that say nothing now are hidden.
func (s *Answer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.verdicts, s.fallBack, s.walkAway, s.folded, s.confirm}
}

func choices() []widgets.Choice {
	var out []widgets.Choice
	words := map[assessments.Verdict]string{assessments.Partly: "Partly", assessments.NotApplicable: "N/A"}
	for i, v := range assessments.Verdicts() {
		word, ok := words[v]
		if !ok {
			word = ui.Sentence(v.Title())
		}
		out = append(out, widgets.Choice{
			Word: word, Key: key(i), Mark: ui.VerdictMark(v),
			Tone: ui.VerdictTone(v), Tip: tipOf(v),
		})
	}
	return out
}

// key is the key of the i-th verdict.
func key(i int) string { return strconv.Itoa(i + 1) }

func tipOf(v assessments.Verdict) string {
	switch v {
	case assessments.Met:
		return "What we require is there"
	case assessments.Partly:
		return "Part of it is there; say below whether it reaches our fall-back position"
	case assessments.NotMet:
		return "It is not there, or below our fall-back position"
	case assessments.Silent:
		return "A person read the documents and they say nothing"
	case assessments.Contradicted:
		return "The documents disagree and their order of precedence does not settle it"
	}
	return "It does not apply here; needs a reason, and on a deal-breaker a second person"
}

// Show brings the parts in step with what is shown of an item.
func (s *Answer) Show(it assessments.Item) {
	a, j, pts := s.g.m.A.Dossier.Answer(it.ID), s.g.m.Judged[it.ID], s.g.m.Points[it.ID]
	at := -1
	for i, v := range assessments.Verdicts() {
		if a.Verdict == v && !j.Stale { // a stale verdict is none of them any longer
			at = i
		}
	}
	s.verdicts.Set(at)
	for i, v := range assessments.Verdicts() {
		tone := ui.VerdictTone(v)
		if i == at {
			tone = ui.ItemTone(j)
		}
		s.verdicts.SetTone(i, tone)
	}
	s.verdicts.SetDisabled(j.Hidden)
	setVisible(s.fallBack, a.Verdict == assessments.Partly && it.Positions != nil)
	s.fallBack.Set(a.AtFallBack)
	setVisible(s.walkAway, s.g.m.mayWalkAway(it.ID))
	s.walkAway.Set(a.WalkAway)
	s.state.Set(s.stateRuns(it, a)...)
	setVisible(s.folded, s.state.String() != "")
	s.folded.SetLine(s.state.String())
	s.showConfirm(it, a)
	s.Sum.Set(text.Run{Text: pts.Arithmetic, Bold: true}, text.Run{Text: assessed(a), Muted: true})
}

// showConfirm offers what an answer still waits for: another look, or the second person.
func (s *Answer) showConfirm(it assessments.Item, a assessments.Answer) {
	switch {
	case a.Reconfirm:
		s.confirm.SetText("Still so: confirm the verdict")
		s.confirm.SetOnTap(s.g.ConfirmAgain)
	case it.TakesSecondPerson(a.Verdict) && a.SecondPerson == "":
		s.confirm.SetText("Confirm as the second person")
		s.confirm.SetOnTap(s.g.confirmSecond)
	default:
		s.confirm.Hide()
		return
	}
	s.confirm.Show()
}

func (s *Answer) stateRuns(it assessments.Item, a assessments.Answer) []text.Run {
	j, pts := s.g.m.Judged[it.ID], s.g.m.Points[it.ID]
	switch {
	case j.Hidden:
		return []text.Run{{Text: "Not asked here: " + j.HiddenWhy, Muted: true}}
	case j.Stale:
		return []text.Run{
			{Text: ui.Sentence(j.State().Words(j.Verdict)) + ": ", Bold: true, Tone: theme.Mixed},
			{Text: j.StaleReason + ". " + s.g.m.WayOut(it.ID)},
		}
	case pts.GateOpen && pts.WalkAway:
		return []text.Run{
			{Text: pts.GateReason + " ", Bold: true, Tone: theme.Bad},
			{Text: "It stops an approval until an exception is approved."},
		}
	case pts.GateOpen:
		return []text.Run{
			{Text: j.OpenGate() + ": ", Bold: true, Tone: theme.Bad},
			{Text: gateReason(j, pts)},
		}
	case pts.GatePassed != "":
		return []text.Run{{
			Text: ui.Sentence(j.Carried()) + ". ", Bold: true,
			Tone: theme.Mixed,
		}}
	case a.Verdict == assessments.Silent && j.Favoured:
		return []text.Run{{Text: "Silence favours us: " + it.SilenceReason, Muted: true}}
	}
	return nil
}

func assessed(a assessments.Answer) string {
	if a.AssessedBy == "" {
		return ""
	}
	did := "tested by "
	if a.Verdict == assessments.NotApplicable {
		did = "decided by " // of what does not apply nothing is tested
	}
	out := "  ·  " + did + a.TestedBy + ", " + string(a.TestedOn)
	if a.TestedBy != a.AssessedBy || a.TestedOn != a.AssessedOn {
		out += "  ·  recorded by " + a.AssessedBy + ", " + string(a.AssessedOn)
	}
	if a.ReviewedBy != "" {
		out += "  ·  reviewed by " + a.ReviewedBy + ", " + string(a.ReviewedOn)
	}
	if a.SecondPerson != "" {
		out += "  ·  confirmed by " + a.SecondPerson
	}
	return out
}

// gateReason says why a deal-breaker is open; where it waits for a second person, how that person
// confirms it.
func gateReason(j scoring.Judged, p scoring.Points) string {
	if j.Unconfirmed {
		return p.GateReason + " Another person than the one who answered does so here, with “Confirm as the second person”."
	}
	return p.GateReason
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
