package app

import (
	"countersign/app/bin"
	"countersign/app/catalogue"
	"countersign/app/contracts"
	"countersign/app/decision"
	"countersign/app/desk"
	"countersign/app/evidence"
	"countersign/app/help"
	"countersign/app/journal"
	"countersign/app/matrix"
	"countersign/app/packs"
	"countersign/app/portfolio"
	"countersign/app/scoping"
	"countersign/app/search"
	"countersign/app/settings"
	"countersign/app/ui"
	"countersign/app/vendors"
	"countersign/app/worklist"
)

// features makes the page of a route: the only place where the shell meets the features.
func features() map[string]func(*Shell, ui.Route) ui.Page {
	return map[string]func(*Shell, ui.Route) ui.Page{
		"evidence":    func(s *Shell, r ui.Route) ui.Page { return evidence.New(s.bench, s, r) },
		"assessments": func(s *Shell, _ ui.Route) ui.Page { return worklist.New(s.bench, s) },
		"help": func(s *Shell, r ui.Route) ui.Page {
			return help.New(s, help.About{Version: s.p.Version, Catalogue: s.bench.Catalogue(), Notices: s.p.Notices, Tour: s.startTour, Confined: s.p.Confined}, r)
		},
		"vendors":   func(s *Shell, r ui.Route) ui.Page { return vendors.New(s.bench, s, r) },
		"scoping":   func(s *Shell, r ui.Route) ui.Page { return scoping.New(s.bench, s, r) },
		"portfolio": func(s *Shell, _ ui.Route) ui.Page { return portfolio.New(s.bench, s) },
		"decision":  func(s *Shell, r ui.Route) ui.Page { return decision.New(s.bench, s, r) },
		"desk":      func(s *Shell, r ui.Route) ui.Page { return desk.New(s.bench, s, r) },
		"contracts": func(s *Shell, r ui.Route) ui.Page { return contracts.New(s.bench, s, s.p.Lexicon, s.p.Pages, r) },
		"reader":    func(s *Shell, r ui.Route) ui.Page { return contracts.NewReader(s.bench, s, s.p.Lexicon, s.p.Pages, r) },
		"search":    func(s *Shell, r ui.Route) ui.Page { return search.New(s.bench, s, r) },
		"matrix":    func(s *Shell, r ui.Route) ui.Page { return matrix.New(s.bench, s, r) },
		"catalogue": func(s *Shell, r ui.Route) ui.Page { return catalogue.New(s.bench, s, s.p.ParseTemplate, s.p.Packs, r) },
		"packs":     func(s *Shell, r ui.Route) ui.Page { return packs.New(s.bench, s, s.p.Packs, r) },
		"journal":   func(s *Shell, r ui.Route) ui.Page { return journal.New(s.bench, s, r) },
		"bin":       func(s *Shell, _ ui.Route) ui.Page { return bin.New(s.bench, s) },
		"settings":  func(s *Shell, _ ui.Route) ui.Page { return settings.New(s.bench, s, s) },
	}
}
