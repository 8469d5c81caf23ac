package vendors

import (
	"context"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/scoping"
)

// acts are what can be done with the register and its things. What an act makes or restores is
// selected once it is read.
type acts struct {
	page  *Page
	host  host
	bench bench
	m     *model
	want  key    // to be selected once it is read
	field string // of it, that the keyboard goes to
	fresh bool   // what is wanted was just made: its name is to be typed
}

// act carries out an intent off the UI thread; what it changed arrives by its event.
func (ac *acts) act(intent ui.Intent, done func()) {
	ac.host.Write(intent, func(err error) {
		if err != nil {
			ac.want, ac.fresh = key{}, false
			if ac.page.flow != nil {
				ac.page.flow.refused()
			}
			ac.host.Fail(err)
			ac.page.Load() // the screen shows what is saved, not what was refused
			return
		}
		if done != nil {
			done()
		}
	})
}

// patch changes one stored record as the page shows it.
func (ac *acts) patch(k key, change func(assessments.Record)) {
	if r := ac.m.record(k); r != nil {
		ac.act(ui.Changing(ac.bench, r, change), nil)
	}
}

// add makes a record, and selects it with its name ready to be typed.
func (ac *acts) add(r assessments.Record) {
	ac.page.Flush()
	ac.want, ac.fresh = key{r.Noun(), r.Key()}, true
	ac.act(func(ctx context.Context) (assessments.Event, error) { return ac.bench.Add(ctx, r) }, nil)
}

func (ac *acts) addVendor() {
	ac.m.binned = false
	ac.add(&assessments.Vendor{ID: ac.bench.NewID(assessments.NounVendor), Name: "New vendor"})
}

func (ac *acts) addService() {
	if ac.m.vendor != "" {
		ac.add(&assessments.Service{
			ID: ac.bench.NewID(assessments.NounService), VendorID: ac.m.vendor,
			Name: "New service",
		})
	}
}

func (ac *acts) addContract() {
	if ac.m.vendor != "" {
		ac.add(&assessments.Contract{
			ID: ac.bench.NewID(assessments.NounContract), VendorID: ac.m.vendor,
			Name: "New contract",
		})
	}
}

func (ac *acts) addPlan(service string) {
	ac.page.Flush()
	r := &assessments.Plan{ID: ac.bench.NewID(assessments.NounPlan), ServiceID: service, Name: "New plan"}
	ac.act(func(ctx context.Context) (assessments.Event, error) { return ac.bench.Add(ctx, r) }, nil)
}

func (ac *acts) addUse() {
	if s := ac.m.selectedService(); s != "" {
		ac.add(&assessments.Use{
			ID: ac.bench.NewID(assessments.NounUse), ServiceID: s, Purpose: "New use",
			Status: "planned",
		})
	}
}

// toBin moves things of one noun to the bin with what belongs to them. What takes more out of sight
// than itself is asked about first, by name.
func (ac *acts) toBin(keys ...key) {
	var ids []string
	noun := assessments.Noun("")
	for _, k := range keys {
		if r := ac.m.record(k); r != nil && !assessments.InBin(r) {
			ids, noun = append(ids, k.id), k.noun
		}
	}
	ac.page.Flush()
	ui.ToBin(ac.host, ac.bench, noun, ids, func(ctx context.Context) (ev assessments.Event, err error) {
		for _, id := range ids {
			if ev, err = ac.bench.BinWith(ctx, noun, id); err != nil {
				return ev, err
			}
		}
		return ev, nil
	})
}

// fromBin restores a thing with what went to the bin together with it.
func (ac *acts) fromBin(k key) {
	ac.want = k
	ac.act(func(ctx context.Context) (assessments.Event, error) {
		return ac.bench.UnbinWith(ctx, k.noun, k.id)
	}, nil)
}

// nextStep is what a use waits for: a scope, an assessment, or someone who looks at it.
func (ac *acts) nextStep(u assessments.Use) (verb string, do func()) {
	if a, ok := ac.m.assessed[u.ID]; ok {
		return "Open the assessment", func() { ac.host.Go(ui.Route{Page: "desk", ID: a.ID}) }
	}
	if u.Scope == 1 || u.Scope == 2 {
		return "Begin the assessment", func() { ac.begin(u) }
	}
	if u.Scope > 2 {
		return "Answer its responsibilities", func() { ac.checklist(u) }
	}
	verb = "Place in a scope…"
	if scoping.Outside(u.ScopeAnswers) {
		verb = "Look at its scope…"
	}
	return verb, func() { ac.place(u) }
}

// checklist leads to the responsibilities of a use that builds.
func (ac *acts) checklist(u assessments.Use) {
	ac.page.Flush()
	ac.host.Go(ui.Route{Page: "checklist", ID: u.ID})
}

// place leads to the scoping wizard.
func (ac *acts) place(u assessments.Use) {
	ac.page.Flush()
	ac.host.Go(ui.Route{Page: "scoping", ID: u.ID})
}

// begin opens an assessment of a use that is placed, in the tier its inherent risk gives it.
func (ac *acts) begin(u assessments.Use) {
	ac.page.Flush()
	a := assessments.Assessment{
		ID: ac.bench.NewID(assessments.NounAssessment), UseID: u.ID, Name: u.Purpose,
		Requester: u.Owner,
	}
	if s, ok := ac.m.record(key{assessments.NounService, u.ServiceID}).(*assessments.Service); ok {
		a.Name = s.Name
	}
	if rating := ac.m.rating(u); rating.Tier != "" {
		a.Tier, a.NextReview = rating.Tier, ac.host.Today().AddMonths(rating.NextReview)
	}
	ac.act(func(ctx context.Context) (assessments.Event, error) { return ac.bench.Begin(ctx, a) }, func() {
		ac.host.Go(ui.Route{Page: "desk", ID: a.ID})
	})
}

// seek has something selected once it is read.
func (ac *acts) seek(k key) { ac.want = k }

// takeWanted selects what a route or an addition asked for, once it is there.
func (ac *acts) takeWanted() {
	k := ac.m.find(ac.want)
	if k.id == "" {
		return
	}
	ac.want = key{}
	if v, ok := ac.m.record(key{assessments.NounVendor, ac.m.vendorOf(k)}).(*assessments.Vendor); ok {
		ac.m.binned = v.Binned != 0
	}
	ac.m.take(k)
	ac.page.redraw()
	if field := ac.field; field != "" && ac.page.pane.form != nil {
		ac.field = ""
		ac.page.pane.form.toField(field)
	}
	if ac.fresh && ac.page.pane.form != nil {
		ac.fresh = false
		ac.page.pane.form.typeName()
	}
}
