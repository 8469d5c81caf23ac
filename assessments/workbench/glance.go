package workbench

import (
	"context"
	"slices"
	"sync"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
)

// glance is the overview last read, and the figures in it with what they hold for. One goroutine has
// it at a time: who comes while it is read waits, and finds it there.
type glance struct {
	bodies  *bodies
	turn    chan struct{}
	figures map[string]cached.Kept // by assessment; nil until the kept ones were read
	unsaved map[string]cached.Kept

	read bool   // out was read, when the journal's newest event was head
	head string // its digest
	out  Overview

	reading sync.WaitGroup // by ReadAhead, until stop
	ahead   context.Context
	stop    context.CancelFunc
}

func newGlance(b *bodies) *glance {
	g := &glance{bodies: b, turn: make(chan struct{}, 1), unsaved: map[string]cached.Kept{}}
	g.ahead, g.stop = context.WithCancel(context.Background())
	return g
}

func (g *glance) take(ctx context.Context) error {
	select {
	case g.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *glance) give() { <-g.turn }

func (g *glance) begin() context.Context {
	g.reading.Add(1)
	return g.ahead
}

// end interrupts what is read ahead and waits for it.
func (g *glance) end() {
	g.stop()
	g.reading.Wait()
}

// takeOver takes over the figures that were stored on this computer; what is not believed or cannot be
// read is computed again.
func (g *glance) takeOver(kept map[string]cached.Kept, err error) {
	g.figures = make(map[string]cached.Kept, len(kept))
	if err != nil {
		return
	}
	for id, k := range kept {
		if k.Believed {
			g.figures[id] = k
		}
	}
}

// hold reports kept figures that are those of the state whose newest event is named, on a day.
func hold(k cached.Kept, newest string, asOf assessments.Date) bool {
	return k.Key == newest && k.From <= asOf && (k.Until == "" || asOf < k.Until)
}

// look reads what there is. Figures that no longer hold are computed, and wait to be kept.
func (g *glance) look(ctx context.Context, r port.Reader, asOf assessments.Date) (Overview, error) {
	out := Overview{AsOf: asOf, Assessments: []Summary{}}
	var err error
	lists, err := r.ListMany(ask(assessments.NounVendor), ask(assessments.NounService),
		ask(assessments.NounUse), ask(assessments.NounAssessment),
		ask(assessments.NounOrganisation), ask(assessments.NounResponsibility))
	if err != nil {
		return out, err
	}
	out.Vendors, out.Services = liveOf[assessments.Vendor](lists[0]), liveOf[assessments.Service](lists[1])
	out.Uses = liveOf[assessments.Use](lists[2])
	if ours := liveOf[assessments.Organisation](lists[4]); len(ours) > 0 {
		out.Organisation = ours[0]
	}
	out.said = saidBy(liveOf[assessments.ResponsibilityAnswer](lists[5]), asOf)
	newest, err := r.Newest()
	if err != nil {
		return out, err
	}
	all := liveOf[assessments.Assessment](lists[3])
	if err := g.refresh(ctx, r, all, newest, asOf); err != nil {
		return out, err
	}
	for _, a := range all {
		out.Assessments = append(out.Assessments, g.figures[a.ID].Summary)
	}
	if out.Current, err = out.current(r); err != nil {
		return out, err
	}
	out.Due, err = out.due(r)
	return out, err
}

// refresh computes the figures that no longer hold.
func (g *glance) refresh(ctx context.Context, r port.Reader, all []assessments.Assessment,
	newest func(string) string, asOf assessments.Date,
) error {
	var over []string
	for _, a := range all {
		if f, known := g.figures[a.ID]; !known || !hold(f, newest(a.ID), asOf) {
			over = append(over, a.ID)
		}
	}
	for some := range slices.Chunk(over, together) {
		fresh, err := compute(ctx, g.bodies, r, some, newest, asOf)
		if err != nil {
			return err
		}
		for i, id := range some {
			g.figures[id], g.unsaved[id] = fresh[i], fresh[i]
		}
	}
	return nil
}

// compute assesses some and keeps of each what lists show.
func compute(ctx context.Context, b *bodies, r port.Reader, ids []string, newest func(string) string,
	asOf assessments.Date,
) ([]cached.Kept, error) {
	all, err := assessAll(ctx, b, r, asOf, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]cached.Kept, len(all))
	for i := range all {
		out[i] = cached.Kept{
			Key: newest(ids[i]), From: asOf, Until: all[i].Until, Summary: summarise(&all[i]),
		}
	}
	return out, nil
}
