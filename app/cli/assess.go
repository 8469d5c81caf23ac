package cli

import (
	"errors"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/framing"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

type assessCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	ID        string `arg:"" help:"Id of the assessment."`
	JSON      bool   `help:"Print JSON."`
	momentsFlags
}

func (*assessCmd) Help() string {
	return "Example: countersign assess acme.countersign lumen-chat --json"
}

func (c *assessCmd) Run(r *run) error {
	days, err := c.moments(r)
	if err != nil {
		return err
	}
	return r.reading(c.Workspace, func(w *workbench.Workbench) error {
		proof := r.prove(w, false)
		a, err := w.AssessAt(r.ctx, c.ID, days)
		if err := proof.wait(r, err); err != nil {
			return err
		}
		if err := proof.files(r, w, c.ID); err != nil {
			return err
		}
		newer, err := w.NewerSet(r.ctx, &a)
		if err != nil {
			return err
		}
		lists, err := checklistOf(r, w, &a.Dossier.Use, days)
		if err != nil {
			return err
		}
		if c.JSON {
			out := assessedJSON(&a)
			out["newer_set"], out["framing_questions"] = newerJSON(newer), a.Framing(w.Catalogue())
			out["responsibilities"] = checklistsJSON(lists)
			out["damage"], out["projection"] = proof.damage, w.Projection(days.AsOf)
			return errors.Join(r.json(out), proof.found())
		}
		r.sayProjection(w, days)
		r.printAssessed(&a)
		printFraming(r, a.Framing(w.Catalogue()))
		printChecklists(r, lists, days.AsOf)
		if words := newer.Words(); words != "" {
			r.say("%s This assessment stands by the rules of its own set.", words)
		}
		return proof.found()
	})
}

// printFraming prints the four framing questions with their answers, each with the items it is made from.
func printFraming(r *run, answers []framing.Answer) {
	for _, a := range answers {
		r.say("\n%s", a.Question)
		for _, s := range a.Sentences {
			line := "  " + s.Text
			if len(s.Items) > 0 {
				line += " [" + strings.Join(s.Items, ", ") + "]"
			}
			r.say("%s", line)
		}
	}
}

// newerJSON is what the question set of today would ask, by item; null if it asks the same.
func newerJSON(d assessments.TemplateDiff) map[string]any {
	if d.Words() == "" {
		return nil
	}
	ids := func(items []assessments.Item) []string {
		out := []string{}
		for _, it := range items {
			out = append(out, it.ID)
		}
		return out
	}
	return map[string]any{
		"set": d.New, "added": ids(d.Added), "reconfirm": d.Again(),
		"dropped": ids(d.Dropped),
	}
}

func (r *run) printAssessed(a *workbench.Assessed) {
	d, t := &a.Dossier, a.Result.Total
	r.say("%s: %s, %s (Scope %d)", d.Assessment.Name, d.Vendor.Name, d.Service.Name, d.Assessment.Scope)
	r.say("As of %s · state %s", a.AsOf, a.StateHash)
	if a.Begun != "" {
		r.say("Recorded only on %s: nothing of this assessment was on record on %s.", a.Begun, a.AsOf)
	}
	r.printStanding(a)
	r.printApproval(a)
	if day, _ := d.ReviewOn(); day != "" {
		r.say("Next review: %s.", assessments.ReviewWords(d, a.AsOf))
	}
	r.say("Score %s, between %s and %s; %s assessed", scoreOf(t), percent(t.BandLow), percent(t.BandHigh),
		percent(t.Coverage))
	if words := a.Result.CappedWords(); words != "" {
		r.say("%s", words)
	}
	judged := map[string]scoring.Judged{}
	for _, j := range a.Judged {
		judged[j.Item] = j
	}
	for _, disc := range assessments.Disciplines() {
		f := a.Result.Disciplines[disc]
		r.say("\n%s: %s (%d of %d assessed)", disc.Title(), wordAndScore(f), f.ItemsDone, f.Items)
		rows := [][]string{}
		for _, p := range a.Result.Items {
			it, _ := d.Template.Item(p.Item)
			j := judged[p.Item]
			switch {
			case it.Discipline != disc:
				continue
			case j.Hidden:
				rows = append(rows, []string{"  " + p.Item, it.Title, "not asked", j.HiddenWhy})
			default:
				rows = append(rows, []string{"  " + p.Item, it.Title, word(j, p.Verdict), p.Arithmetic +
					grounds(a, p.Item)})
			}
		}
		r.table(rows)
	}
	r.printGates(a, judged)
	for _, n := range a.Needs("") {
		r.say("Before an approval: %s.", n.Text)
	}
	for i, n := range a.Result.AskNext {
		it, _ := d.Template.Item(n.Item)
		r.say("Ask next %d: %s (%s): narrows the band by %s", i+1, it.Title, n.Item, percent(n.Narrow))
	}
}

// printGates prints what stops an approval, and what an exception carries.
func (r *run) printGates(a *workbench.Assessed, judged map[string]scoring.Judged) {
	d := &a.Dossier
	r.say("")
	for _, p := range a.Result.Items {
		j := judged[p.Item]
		carried := j.CarriedGate()
		if p.WalkAway {
			carried = scoring.WalkAway.Open()
		}
		switch {
		case p.GateOpen && p.WalkAway:
			r.say("%s: %s", d.ItemCalled(p.Item), p.GateReason)
		case p.GateOpen:
			r.say("%s: %s: %s%s", j.OpenGate(), d.ItemCalled(p.Item), p.GateReason, howToConfirm(j))
		case p.GatePassed != "":
			r.say("%s: %s: %s", carried, d.ItemCalled(p.Item), p.GatePassed)
		}
	}
}

// howToConfirm says where a second person confirms a “not applicable”, on an item that waits for it.
func howToConfirm(j scoring.Judged) string {
	if !j.Unconfirmed {
		return ""
	}
	return " " + workbench.HowToConfirm
}

// grounds says after the arithmetic what lies under an answer: the quotes that were found again and those
// that were not, the ticks, and a response that waits for a verdict. The result is empty if there is nothing
// to report.
func grounds(a *workbench.Assessed, item string) string {
	d := &a.Dossier
	found, lost := 0, 0
	for _, c := range d.CitationsOn(item) {
		if c.State.InText() {
			found++
		} else {
			lost++
		}
	}
	said := []string{}
	for _, n := range []struct {
		count     int
		one, many string
	}{
		{found, "quote found", "quotes found"},
		{lost, "quote not found or not checked", "quotes not found or not checked"},
		{len(d.TicksOn(item)), "tick", "ticks"},
		{len(d.FindingsOn(item)), "finding", "findings"},
	} {
		switch {
		case n.count == 1:
			said = append(said, "1 "+n.one)
		case n.count > 1:
			said = append(said, fmt.Sprintf("%d %s", n.count, n.many))
		}
	}
	if one := d.Answer(item); one.Response != "" && one.Verdict == "" {
		said = append(said, "a response waits for a verdict")
	}
	if day := recordedOnly(a, item); day != "" {
		said = append(said, "some of it recorded only on "+string(day))
	}
	if len(said) == 0 {
		return ""
	}
	return " · " + strings.Join(said, ", ")
}

// recordedOnly is the last day after the one looked at on which something shown on an item was
// recorded; "" if nothing was.
func recordedOnly(a *workbench.Assessed, item string) (last assessments.Date) {
	for _, m := range a.Timing.RecordedLater {
		if m.Item == item {
			last = max(last, m.Recorded)
		}
	}
	return last
}

// marked are records as their fields name themselves, with the day on which each was recorded if that
// is after the day looked at.
func marked[T any, P interface {
	*T
	assessments.Record
}](a *workbench.Assessed, list []T) []map[string]any {
	out := all[T, P](list)
	for i := range list {
		if day := a.Timing.RecordedOnlyOn(P(&list[i]).Noun(), P(&list[i]).Key()); day != "" {
			out[i]["recorded_only_on"] = day
		}
	}
	return out
}

func word(j scoring.Judged, v assessments.Verdict) string {
	if j.Stale {
		return j.State().Words(v)
	}
	return v.Title()
}

func scoreOf(f scoring.Figures) string {
	if !f.Scored {
		return "unscored"
	}
	return percent(f.Score)
}

// wordAndScore is the word of a discipline with its score; “unscored” says both.
func wordAndScore(f scoring.Figures) string {
	if !f.Scored {
		return f.Word.Title()
	}
	return string(f.Word) + ", " + scoreOf(f)
}

// itemJSON is one item with everything established on it.
type itemJSON struct {
	itemAsked
	Answer    map[string]any   `json:"answer"`
	Citations []map[string]any `json:"citations"`
	Ticks     []map[string]any `json:"ticks"`
	Findings  []map[string]any `json:"findings"`
	Judged    scoring.Judged   `json:"judged"`
	Points    scoring.Points   `json:"points"`
	Stale     bool             `json:"stale"`
	// State is what the item counts as: its verdict, or stale, which is none of them.
	State      string `json:"state"`
	StateWords string `json:"state_words"`
}

// itemAsked is what an item asks.
type itemAsked struct {
	ID         string                 `json:"id"`
	Title      string                 `json:"title"`
	Question   string                 `json:"question"`
	Discipline assessments.Discipline `json:"discipline"`
	Kind       assessments.ItemKind   `json:"kind"`
	Topic      assessments.Topic      `json:"topic,omitempty"`
	Weight     int                    `json:"weight"`
	DealBreak  bool                   `json:"deal_breaker"`
	WalkAway   bool                   `json:"walk_away"` // our walk-away position is reached
	// the one line that the tier asks in place of the question
	Brief string `json:"brief,omitempty"`
}

// walkAways lists the items on which our walk-away position is reached, also where an exception carries it.
func walkAways(a *workbench.Assessed) []string {
	out := []string{}
	for _, p := range a.Result.Items {
		if p.WalkAway && p.Applicable {
			out = append(out, p.Item)
		}
	}
	return out
}

func assessedJSON(a *workbench.Assessed) map[string]any {
	d := &a.Dossier
	points, judged := map[string]scoring.Points{}, map[string]scoring.Judged{}
	for _, p := range a.Result.Items {
		points[p.Item] = p
	}
	for _, j := range a.Judged {
		judged[j.Item] = j
	}
	items := make([]itemJSON, 0, len(d.Template.Items))
	for _, it := range d.Template.Items {
		answer := d.Answer(it.ID)
		if !judged[it.ID].Brief {
			it.Brief = ""
		}
		items = append(items, itemJSON{
			itemAsked: itemAsked{
				ID: it.ID, Title: it.Title, Question: it.Question, Discipline: it.Discipline, Kind: it.Kind,
				Topic: it.Topic, Weight: it.Weight, DealBreak: it.DealBreaker,
				WalkAway: judged[it.ID].WalkAway, Brief: it.Brief,
			},
			Answer:    recordJSON(&answer),
			Citations: marked(a, d.CitationsOn(it.ID)), Ticks: marked(a, d.TicksOn(it.ID)),
			Findings: marked(a, d.FindingsOn(it.ID)),
			Judged:   judged[it.ID], Points: points[it.ID], Stale: judged[it.ID].Stale,
			State:      string(stateOf(judged[it.ID])),
			StateWords: stateOf(judged[it.ID]).Words(judged[it.ID].Verdict),
		})
	}
	return map[string]any{
		"id": d.Assessment.ID, "as_of": a.AsOf, "state_hash": a.StateHash,
		"assessment":   recordJSON(&d.Assessment),
		"organisation": recordJSON(&d.Organisation), "vendor": recordJSON(&d.Vendor),
		"service": recordJSON(&d.Service), "use": recordJSON(&d.Use),
		"template":  map[string]string{"id": d.Template.ID, "version": d.Template.Version},
		"model":     map[string]string{"id": d.Model.ID, "version": d.Model.Version},
		"documents": marked(a, d.Documents), "versions": marked(a, d.Versions),
		"evidence": marked(a, d.Evidence), "revisions": marked(a, d.Revisions),
		"exceptions": marked(a, d.Exceptions), "conditions": marked(a, d.Conditions),
		"decisions": marked(a, d.Decisions), "signoffs": marked(a, d.SignOffs),
		"items": items, "score": a.Result.Total, "disciplines": a.Result.Disciplines,
		"ask_next":               a.Result.AskNext,
		"blocks_approval":        a.Result.Gates,
		"open_deal_breakers":     a.OpenGates(scoring.DealBreaker),
		"open_walk_aways":        a.OpenGates(scoring.WalkAway),
		"wait_for_second_person": a.OpenGates(scoring.SecondPerson),
		"walk_aways":             walkAways(a),
		"capped_by":              append([]scoring.Cap{}, a.Result.CappedBy...),
		"approval_needs":         a.ApprovalTakes(), "standing": standingOf(a),
		"recorded_only_on": a.Begun,
		"in_bin_since":     binnedOn(a), "recorded_by": a.RecordedBy, "left_out": mentions(a.Timing.LeftOut),
		"recorded_later": mentions(a.Timing.RecordedLater),
		"purged_since":   mentions(a.PurgedSince),
	}
}
