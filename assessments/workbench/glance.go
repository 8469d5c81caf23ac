package workbench

import (
	"context"
	"sync"

	"countersign/assessments"
	"countersign/assessments/port"
)

// glance is the overview last read, and the figures in it with what they hold for. One goroutine has it at a time:
// who comes while it is read waits, and finds it there.
type glance struct {
	bodies  *bodies
	turn    chan struct{}
	figures map[string]figures // by assessment; nil until the kept ones were read
	unsaved map[string]port.Kept

	read bool   // out was read, when the journal's newest event was head
	head string // its digest
	out  Overview

	reading sync.WaitGroup // by ReadAhead, until stop
	ahead   context.Context
	stop    context.CancelFunc
}

func newGlance(b *bodies) *glance {
	g := &glance{bodies: b, turn: make(chan struct{}, 1), unsaved: map[string]port.Kept{}}
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

// end breaks off what is read ahead and waits for it.
func (g *glance) end() {
	g.stop()
	g.reading.Wait()
}

// thaw takes over the figures that were stored on this computer; what is not believed or cannot be read is computed
// again.
func (g *glance) thaw(kept map[string]port.Kept, err error) {
	g.figures = make(map[string]figures, len(kept))
	if err != nil {
		return
	}
	for id, k := range kept {
		if f, ok := thawFigures(k.Key, k.Figures); ok && k.Believed {
			g.figures[id] = f
		}
	}
}

// look reads what there is. Figures that no longer hold are computed, and wait to be kept.
func (g *glance) look(ctx context.Context, r port.Reader, asOf assessments.Date) (Overview, error) {
	out := Overview{AsOf: asOf, Assessments: []Summary{}}
	var err error
	if out.Vendors, err = live[assessments.Vendor](r); err != nil {
		return out, err
	}
	if out.Services, err = live[assessments.Service](r); err != nil {
		return out, err
	}
	if out.Uses, err = live[assessments.Use](r); err != nil {
		return out, err
	}
	newest, err := r.Newest()
	if err != nil {
		return out, err
	}
	all, err := live[assessments.Assessment](r)
	if err != nil {
		return out, err
	}
	for _, a := range all {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		f, known := g.figures[a.ID]
		if !known || !f.hold(newest(a.ID), asOf) {
			if f, err = compute(g.bodies, r, a.ID, newest(a.ID), asOf); err != nil {
				return out, err
			}
			g.figures[a.ID] = f
			g.unsaved[a.ID] = port.Kept{Key: f.key, Figures: f.keep()}
		}
		out.Assessments = append(out.Assessments, f.Summary)
	}
	if out.Current, err = out.current(r); err != nil {
		return out, err
	}
	out.Due, err = out.due(r)
	return out, err
}

func compute(b *bodies, r port.Reader, id, newest string, asOf assessments.Date) (figures, error) {
	d, err := collect(b, r, id)
	if err != nil {
		return figures{}, err
	}
	one := Assessed{Dossier: d, AsOf: asOf}
	if err := one.compute(r); err != nil {
		return figures{}, err
	}
	return figures{key: keptForm + newest, From: asOf, Until: one.Until, Summary: summarise(&one)}, nil
}
