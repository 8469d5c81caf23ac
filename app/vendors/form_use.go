package vendors

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/scoping"
	"countersign/assessments/workbench"
)

// use is the form of what a service is used for: purpose, people, data, risk, scope, assessments.
func (f *form) use(u *assessments.Use) {
	type v = assessments.Use
	k := f.key
	plans := []option{{"", "no plan named"}}
	for _, p := range f.p.m.livePlans(u.ServiceID, u.PlanID) {
		plans = append(plans, option{p.ID, p.Name})
	}
	contracts := []option{{"", "no contract"}}
	for _, c := range f.p.m.liveContracts(f.p.m.vendorOf(k), u.ContractID) {
		contracts = append(contracts, option{c.ID, c.Name})
	}
	for _, row := range []fyne.CanvasObject{
		words(f, k, "purpose", "Purpose", "What for, in a few words", 1, func(r *v) *string {
			return &r.Purpose
		}),
		words(f, k, "owner", "Owner", "Who answers for it", 1, func(r *v) *string { return &r.Owner }),
		words(f, k, "users", "Users", "Who uses it", 1, func(r *v) *string { return &r.Users }),
		labelled("Status", choice(f, k, statuses(), func(r *v) *string { return &r.Status }, nil)),
		labelled("Plan", choice(f, k, plans, func(r *v) *string { return &r.PlanID }, nil)),
		labelled("Contract", choice(f, k, contracts, func(r *v) *string { return &r.ContractID }, nil)),
		section("Inherent risk: what it would risk if nothing protected it"),
	} {
		f.rows.Add(row)
	}
	f.risk()
	f.facts()
	f.rows.Add(widgets.NewWrap(widgets.NewButton("What the law asks of it…", func() {
		f.p.Flush()
		f.p.host.Go(ui.Route{Page: "obligations", ID: u.ID})
	}).Small()))
	f.rows.Add(section("Scope"))
	f.rows.Add(f.statement(f.scope))
	duties := widgets.NewButton("Answer its responsibilities…", func() { f.p.acts.checklist(*u) }).Small()
	scoped := widgets.NewWrap(widgets.NewButton("Answer the scoping questions…", func() {
		f.p.acts.place(*u)
	}).Small(), duties)
	f.shows = append(f.shows, func() {
		now, ok := f.p.m.record(f.key).(*assessments.Use)
		duties.Hidden = !ok || now.Scope < 3
		scoped.Refresh()
	})
	f.rows.Add(scoped)
	f.rows.Add(section("Assessments"))
	f.rows.Add(f.judged())
}

func statuses() []option {
	return []option{{"", "not said"}, {"planned", "planned"}, {"current", "current"}, {"retired", "retired"}}
}

// risk adds the four factors of the rubric and what they come to.
func (f *form) risk() {
	type v = assessments.Use
	fields := map[string]func(*v) *string{
		"criticality": func(r *v) *string { return &r.Criticality }, "reach": func(r *v) *string {
			return &r.Reach
		}, "autonomy": func(r *v) *string { return &r.Autonomy },
	}
	for _, factor := range f.p.m.rubric.Factors {
		if factor.Many {
			boxes := widgets.NewWrap()
			f.spot(factor.ID, func() fyne.Focusable { return boxes.Objects[0].(*widgets.CheckBox).Focusable() })
			for _, l := range factor.Levels {
				boxes.Add(tick(f, f.key, l.Title, func(r *v) bool {
					return has(r.DataClasses, l.ID)
				}, func(r *v, on bool) { r.DataClasses = f.p.m.inOrder(with(r.DataClasses, l.ID, on)) }))
			}
			f.rows.Add(hinted(factor.Title, boxes, factor.Question))
			continue
		}
		of, ok := fields[factor.ID]
		if !ok {
			continue // a factor of a later rubric that a use has no field for
		}
		var row *widgets.FormRow
		pick := choice(f, f.key, levels(factor), of, func(id string) {
			hint := factor.Question
			if l, ok := factor.Level(id); ok {
				hint = l.Says
			}
			row.SetHint(hint)
		})
		row = hinted(factor.Title, pick, factor.Question)
		f.spot(factor.ID, func() fyne.Focusable { return pick })
		f.rows.Add(row)
	}
	pill := figure.NewPill("", theme.Unknown, theme.MarkRing)
	f.shows = append(f.shows, func() {
		if u, ok := f.p.m.record(f.key).(*assessments.Use); ok {
			pill.Set(riskPill(f.p.m.rubric, f.p.m.rating(*u)))
		}
	})
	f.rows.Add(widgets.NewWrap(pill))
	f.rows.Add(f.statement(func() []text.Run {
		u, ok := f.p.m.record(f.key).(*assessments.Use)
		if !ok {
			return nil
		}
		return []text.Run{{Text: ratingLine(f.p.m.rubric, f.p.m.rating(*u)), Muted: true}}
	}))
}

// levels are the answers to a factor as a choice.
func levels(f assessments.RiskFactor) []option {
	out := []option{{"", "not said yet"}}
	for _, l := range f.Levels {
		out = append(out, option{l.ID, l.Title})
	}
	return out
}

// riskPill says the inherent risk three ways: word, colour, shape. Unrated is never low.
func riskPill(r assessments.Rubric, rating assessments.RiskRating) (text string, tone theme.Tone,
	mark theme.Mark,
) {
	t, ok := r.Tier(rating.Tier)
	if !ok {
		return "Unrated", theme.Unknown, theme.MarkRing
	}
	text = fmt.Sprintf("%s inherent risk · %s", ui.Sentence(rating.Risk), t.Title)
	switch rating.Risk {
	case "high":
		return text, theme.Bad, theme.MarkAlert
	case "medium":
		return text, theme.Mixed, theme.MarkHalf
	}
	return text, theme.Neutral, theme.MarkFull
}

// scope says where the use stands and why.
func (f *form) scope() []text.Run {
	u, ok := f.p.m.record(f.key).(*assessments.Use)
	if !ok {
		return nil
	}
	if scoping.Outside(u.ScopeAnswers) && u.Scope == 0 {
		return []text.Run{
			{Text: "Outside of the matrix. ", Bold: true},
			{Text: strings.Join(u.ScopeReasons, " "), Muted: true},
		}
	}
	if u.Scope == 0 {
		return []text.Run{
			{Text: "Not placed yet. ", Bold: true},
			{Text: "A few questions place it in a scope, with the reasons; they decide which questions are asked of it.", Muted: true},
		}
	}
	head := fmt.Sprintf("Scope %d", u.Scope)
	if u.StandardTerms {
		head += ", on the vendor's standard terms"
	}
	if u.Scope > 2 {
		head += ": building, recorded with its responsibilities and not assessed with a buyer's questions"
	}
	runs := []text.Run{
		{Text: head + ". ", Bold: true},
		{Text: strings.Join(u.ScopeReasons, " "), Muted: true},
	}
	if len(u.ScopeReasons) == 0 {
		runs[1].Text = "No reason is on record: answer the questions to record them."
	}
	if u.LaterMove != "" {
		runs = append(runs, text.Run{Text: " Later: ", Bold: true}, text.Run{Text: u.LaterMove, Muted: true})
	}
	return runs
}

// judged lists the assessments of the use, each with its state; they lead to the desk.
func (f *form) judged() fyne.CanvasObject {
	list := widgets.NewColumn(1)
	shown := "-"
	f.shows = append(f.shows, func() {
		all := f.p.m.assessmentsOf(f.key.id)
		now := ""
		for _, a := range all {
			now += a.ID + " " + a.Name + " " + f.p.m.standing(a).StandingWords + "\n"
		}
		if now == shown {
			return // rows keep the focus while nothing changed
		}
		shown, list.Objects = now, nil
		for _, a := range all {
			list.Add(widgets.NewWrap(widgets.NewLink(a.Name, func() {
				f.p.Flush()
				f.p.host.Go(ui.Route{Page: "desk", ID: a.ID})
			}), standingPill(f.p.m.standing(a))))
		}
		if len(all) == 0 {
			list.Add(text.NewProse(text.Run{
				Text: "None yet: what nobody has looked at is unscored, not good.", Muted: true,
			}))
		}
	})
	return list
}

func standingPill(s *workbench.Summary) fyne.CanvasObject {
	c := ui.StandingPill(s)
	return figure.NewPill(c.Text, c.Tone, c.Mark)
}
