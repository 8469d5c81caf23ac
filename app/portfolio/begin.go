package portfolio

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
)

// beginning begins assessments of the uses that are listed without one.
type beginning struct{ *Page }

// can reports whether a row is a use that waits for its assessment: it is placed where a question set
// covers it.
func (p beginning) can(ids []string) bool {
	u, _ := p.m.useOf(ids[0])
	return strings.HasPrefix(ids[0], "use:") && (u.Scope == 1 || u.Scope == 2)
}

// begin begins the assessment of a use, and opens its desk.
func (p beginning) begin(ids []string) {
	u, s := p.m.useOf(ids[0])
	a := p.bench.Proposal(u, s, "")
	p.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return p.bench.Begin(ctx, a)
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Go(ui.Route{Page: "desk", ID: a.ID})
	})
}

// useOf is the use of a row, with its service.
func (m *model) useOf(id string) (u assessments.Use, s assessments.Service) {
	for _, one := range m.overview.Uses {
		if "use:"+one.ID == id {
			u = one
		}
	}
	for _, one := range m.overview.Services {
		if one.ID == u.ServiceID {
			s = one
		}
	}
	return u, s
}
