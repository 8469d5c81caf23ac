package vendors

import (
	"context"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/scoping"
)

// act carries out an intent off the UI thread; what it changed arrives by its event.
func (p *Page) act(intent ui.Intent, done func()) {
	p.host.Write(intent, func(err error) {
		if err != nil {
			p.want, p.fresh = key{}, false
			if p.flow != nil {
				p.flow.working = false
			}
			p.host.Fail(err)
			p.Load() // the screen shows what is saved, not what was refused
			return
		}
		if done != nil {
			done()
		}
	})
}

// patch changes one stored record.
func (p *Page) patch(k key, change func(assessments.Record)) { p.act(p.patching(k, change), nil) }

// patching is the intent to change one stored record: it is reread first, so that two fields committed
// together do not undo each other's text.
func (p *Page) patching(k key, change func(assessments.Record)) ui.Intent {
	return ui.Changing(p.bench, k.noun, k.id, change)
}

// add makes a record, and selects it with its name ready to be typed.
func (p *Page) add(r assessments.Record) {
	p.Flush()
	p.want, p.fresh = key{r.Noun(), r.Key()}, true
	p.act(func(ctx context.Context) (assessments.Event, error) { return p.bench.Save(ctx, r) }, nil)
}

func (p *Page) addVendor() {
	p.m.binned = false
	p.add(&assessments.Vendor{ID: p.bench.NewID(assessments.NounVendor), Name: "New vendor"})
}

func (p *Page) addService() {
	if p.m.vendor != "" {
		p.add(&assessments.Service{
			ID: p.bench.NewID(assessments.NounService), VendorID: p.m.vendor,
			Name: "New service",
		})
	}
}

func (p *Page) addContract() {
	if p.m.vendor != "" {
		p.add(&assessments.Contract{
			ID: p.bench.NewID(assessments.NounContract), VendorID: p.m.vendor,
			Name: "New contract",
		})
	}
}

func (p *Page) addPlan(service string) {
	p.Flush()
	r := &assessments.Plan{ID: p.bench.NewID(assessments.NounPlan), ServiceID: service, Name: "New plan"}
	p.act(func(ctx context.Context) (assessments.Event, error) { return p.bench.Save(ctx, r) }, nil)
}

func (p *Page) addUse() {
	if s := p.selectedService(); s != "" {
		p.add(&assessments.Use{
			ID: p.bench.NewID(assessments.NounUse), ServiceID: s, Purpose: "New use",
			Status: "planned",
		})
	}
}

// selectedService is the service a new use would belong to: the selected one, that of the selected
// use, or the first.
func (p *Page) selectedService() string {
	switch r := p.m.record(p.m.hand).(type) {
	case *assessments.Service:
		if r.Binned == 0 {
			return r.ID
		}
	case *assessments.Use:
		if s, ok := p.m.record(key{
			assessments.NounService,
			r.ServiceID,
		}).(*assessments.Service); ok && s.Binned == 0 {
			return s.ID
		}
	}
	for _, s := range p.m.servicesOf[p.m.vendor] {
		if s.Binned == 0 {
			return s.ID
		}
	}
	return ""
}

// toBin moves things of one noun to the bin with what belongs to them. What takes more out of sight
// than itself is asked about first, by name.
func (p *Page) toBin(keys ...key) {
	var ids []string
	noun := assessments.Noun("")
	for _, k := range keys {
		if r := p.m.record(k); r != nil && !assessments.InBin(r) {
			ids, noun = append(ids, k.id), k.noun
		}
	}
	p.Flush()
	ui.ToBin(p.host, p.bench, noun, ids, func(ctx context.Context) (ev assessments.Event, err error) {
		for _, id := range ids {
			if ev, err = p.bench.BinWith(ctx, noun, id); err != nil {
				return ev, err
			}
		}
		return ev, nil
	})
}

// fromBin restores a thing with what went to the bin together with it.
func (p *Page) fromBin(k key) {
	p.want = k
	p.act(func(ctx context.Context) (assessments.Event, error) {
		return p.bench.UnbinWith(ctx, k.noun, k.id)
	}, nil)
}

// nextStep is what a use waits for: a scope, an assessment, or someone who looks at it.
func (p *Page) nextStep(u assessments.Use) (verb string, do func()) {
	if a, ok := p.m.assessed[u.ID]; ok {
		return "Open the assessment", func() { p.host.Go(ui.Route{Page: "desk", ID: a.ID}) }
	}
	if u.Scope == 1 || u.Scope == 2 {
		return "Begin the assessment", func() { p.begin(u) }
	}
	verb = "Place in a scope…"
	if u.Scope > 2 || scoping.Outside(u.ScopeAnswers) {
		verb = "Look at its scope…"
	}
	return verb, func() { p.place(u) }
}

// place leads to the scoping wizard.
func (p *Page) place(u assessments.Use) {
	p.Flush()
	p.host.Go(ui.Route{Page: "scoping", ID: u.ID})
}

// begin opens an assessment of a use that is placed, in the tier its inherent risk gives it.
func (p *Page) begin(u assessments.Use) {
	p.Flush()
	a := assessments.Assessment{
		ID: p.bench.NewID(assessments.NounAssessment), UseID: u.ID, Name: u.Purpose,
		Requester: u.Owner,
	}
	if s, ok := p.m.record(key{assessments.NounService, u.ServiceID}).(*assessments.Service); ok {
		a.Name = s.Name
	}
	if rating := p.m.rating(u); rating.Tier != "" {
		a.Tier, a.NextReview = rating.Tier, p.host.Today().AddMonths(rating.NextReview)
	}
	p.act(func(ctx context.Context) (assessments.Event, error) { return p.bench.Begin(ctx, a) }, func() {
		p.host.Go(ui.Route{Page: "desk", ID: a.ID})
	})
}
