package checklist

import (
	"context"

	"countersign/app/ui"
	"countersign/assessments/workbench"
)

// found is what the page shows of a use: its responsibilities, and how many duties of law it has.
type found struct {
	list workbench.Checklist
	law  string
}

// finder reads what the page shows, and leads to what the law asks.
type finder struct{ *Page }

// find reads the responsibilities of the use and counts its duties of law; nothing for a route that names no use.
func (p finder) find(ctx context.Context) (found, error) {
	if p.id == "" {
		return found{}, nil
	}
	list, err := p.bench.Checklist(ctx, p.id)
	if err != nil {
		return found{}, err
	}
	today := p.host.Today()
	book, err := p.bench.Duties(ctx, p.id, today)
	out := found{list: list}
	for _, u := range book.Uses {
		out.law = u.Duties.Count(today).Words()
	}
	return out, err
}

// toLaw shows the duties of law of the use.
func (p finder) toLaw() {
	if p.id == "" {
		return
	}
	p.Flush()
	p.host.Go(ui.Route{Page: "obligations", ID: p.id})
}
