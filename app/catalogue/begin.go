package catalogue

import (
	"context"
	"fmt"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// candidate is a use that can be assessed with the selected set.
type candidate struct {
	use     assessments.Use
	service assessments.Service
}

// begin asks which use is to be assessed with the selected set, and opens its desk.
func (ac *acts) begin() {
	s := ac.m.current()
	ac.host.Background(func(ctx context.Context) func() {
		list, err := ac.candidates(ctx, s.T.Scope)
		return func() {
			if err != nil {
				ac.host.Fail(err)
				return
			}
			ac.chooseUse(s, list)
		}
	})
}

// candidates are the uses of a scope, each with its service.
func (ac *acts) candidates(ctx context.Context, scope int) ([]candidate, error) {
	by := map[string]assessments.Service{}
	services, err := ac.bench.List(ctx, assessments.NounService)
	if err != nil {
		return nil, err
	}
	for _, r := range services {
		by[r.Key()] = *r.(*assessments.Service)
	}
	uses, err := ac.bench.List(ctx, assessments.NounUse)
	if err != nil {
		return nil, err
	}
	var out []candidate
	for _, r := range uses {
		if u := r.(*assessments.Use); u.Scope == scope {
			out = append(out, candidate{*u, by[u.ServiceID]})
		}
	}
	return out, nil
}

func (ac *acts) chooseUse(s set, list []candidate) {
	var hide func()
	cancel := widgets.NewButton("Cancel", func() { hide() })
	if len(list) == 0 {
		register := widgets.NewPrimary("Register a service…", func() {
			hide()
			ac.host.Go(ui.Route{Page: "vendors", Item: "new"})
		})
		hide = ac.host.Show("Begin with "+s.T.Title, widgets.NewColumn(3,
			text.NewProse(text.Run{Text: fmt.Sprintf(
				"No use stands in Scope %d yet. Register the service and place its use first.", s.T.Scope)}),
			widgets.NewWrap(register, cancel)))
		return
	}
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.service.Name + ": " + c.use.Purpose
	}
	which := menu.NewSelect(names, nil)
	do := widgets.NewPrimary("Begin the assessment", func() {
		hide()
		ac.beginWith(s, list[max(which.SelectedIndex(), 0)])
	})
	hide = ac.host.Show("Begin with "+s.T.Title, widgets.NewColumn(3,
		text.NewProse(text.Run{Text: fmt.Sprintf(
			"The set, version %s, is frozen into the assessment: later versions change nothing in it until you upgrade it.", s.T.Version)}),
		widgets.NewFormRow("Use", which,
			fmt.Sprintf("Uses of Scope %d, for which the set is made", s.T.Scope)),
		widgets.NewWrap(do, cancel)))
}

func (ac *acts) beginWith(s set, c candidate) {
	a := ac.bench.Proposal(c.use, c.service, s.Key)
	ac.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return ac.bench.Begin(ctx, a)
	}, func(err error) {
		if err != nil {
			ac.host.Fail(err)
			return
		}
		ac.host.Go(ui.Route{Page: "desk", ID: a.ID})
	})
}
