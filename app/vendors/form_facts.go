package vendors

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// facts adds the questions on which the law depends, in groups that are closed until someone opens them.
func (f *form) facts() {
	f.rows.Add(section("Facts that the law depends on"))
	f.rows.Add(f.statement(func() []text.Run {
		r := f.p.m.record(f.key)
		if r == nil {
			return nil
		}
		runs := []text.Run{{Text: factsLine(r), Muted: true}}
		if u, ok := r.(*assessments.Use); ok {
			for _, doubt := range assessments.FactDoubts(u) {
				runs = append(runs, text.Run{Text: " Look again: ", Bold: true}, text.Run{Text: doubt})
			}
		}
		return runs
	}))
	for _, group := range assessments.FactGroups() {
		f.factGroup(group)
	}
	f.rows.Add(widgets.NewWrap(
		widgets.NewLink("Facts of the service", func() { f.toService() }).Small(),
		widgets.NewLink("Facts of the organisation", func() {
			f.p.Flush()
			f.p.host.Go(ui.Route{Page: "settings"})
		}).Small(),
	))
}

func (f *form) toService() {
	if u, ok := f.p.m.record(f.key).(*assessments.Use); ok {
		f.p.things.pick(key{assessments.NounService, u.ServiceID}.String())
	}
}

// factGroup adds the heading of a group, which opens and closes its questions. They are made when it
// opens: a form is made whenever something is selected.
func (f *form) factGroup(group string) {
	var questions []assessments.FactQuestion
	for _, q := range assessments.FactQuestions(assessments.NounUse) {
		if q.Group == group {
			questions = append(questions, q)
		}
	}
	rows, made := widgets.NewColumn(2), map[string]*ui.Fact{}
	rows.Hide()
	var head *widgets.Button
	say := func() {
		if r := f.p.m.record(f.key); r != nil {
			head.SetText(groupLine(group, questions, r, rows.Visible()))
		}
	}
	turn := func() {
		if len(rows.Objects) == 0 {
			for _, q := range questions {
				made[q.Field] = f.fact(q)
				rows.Add(made[q.Field].Row)
			}
		}
		if rows.Visible() {
			rows.Hide()
		} else {
			rows.Show()
		}
		f.show()
	}
	head = widgets.NewLink("", turn).Small()
	for _, q := range questions {
		f.spot(q.Field, func() fyne.Focusable {
			if !rows.Visible() {
				turn()
			}
			return made[q.Field].Focusable()
		})
	}
	f.shows = append(f.shows, say)
	f.rows.Add(widgets.NewWrap(head))
	f.rows.Add(f.saidFacts(questions, rows.Visible))
	f.rows.Add(rows)
}

// saidFacts is what is said of a closed group, in words; it is hidden while nothing is, and while the
// questions are shown.
func (f *form) saidFacts(questions []assessments.FactQuestion, open func() bool) fyne.CanvasObject {
	said := text.NewProse()
	f.shows = append(f.shows, func() {
		var runs []text.Run
		if r := f.p.m.record(f.key); r != nil && !open() {
			runs = saidRuns(questions, r)
		}
		if said.Set(runs...); len(runs) > 0 {
			said.Show()
		} else {
			said.Hide()
		}
	})
	return said
}

// saidRuns are the facts that are said, each with its title.
func saidRuns(questions []assessments.FactQuestion, r assessments.Record) []text.Run {
	var out []text.Run
	for _, q := range questions {
		if said := q.SaidIn(r); len(said) > 0 {
			out = append(out, text.Run{Text: q.Title + ": ", Muted: true},
				text.Run{Text: q.Words(said) + ". "})
		}
	}
	return out
}

// fact is the row of a question about the record of the form.
func (f *form) fact(q assessments.FactQuestion) *ui.Fact {
	row := ui.NewFact(q, labelWidth, func(change func([]string) []string) {
		f.p.acts.patch(f.key, func(stored assessments.Record) { q.Put(stored, change(q.SaidIn(stored))) })
	})
	f.shows = append(f.shows, func() {
		if r := f.p.m.record(f.key); r != nil {
			row.Show(r)
		}
	})
	return row
}

// factsLine says how much is said, and what it means that the rest is not.
func factsLine(r assessments.Record) string {
	questions := assessments.FactQuestions(r.Noun())
	n := saidOf(questions, r)
	switch n {
	case 0:
		return "Nothing said yet. What is not said is open: no question is left out for it, and no duty counts as absent."
	case len(questions):
		return "All said."
	}
	return fmt.Sprintf("%d of %d said. What is not said is open: no question is left out for it, and no duty counts as absent.", n, len(questions))
}

func saidOf(questions []assessments.FactQuestion, r assessments.Record) int {
	n := 0
	for _, q := range questions {
		if len(q.SaidIn(r)) > 0 {
			n++
		}
	}
	return n
}

// groupLine is the heading of a group: what is said in it, and what choosing it does.
func groupLine(group string, questions []assessments.FactQuestion, r assessments.Record, open bool) string {
	does := "show"
	if open {
		does = "hide"
	}
	return fmt.Sprintf("%s: %d of %d said · %s", group, saidOf(questions, r), len(questions), does)
}
