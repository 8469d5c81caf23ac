package app

import (
	"countersign/app/bin"
	"countersign/app/desk"
	"countersign/app/journal"
	"countersign/app/packs"
	"countersign/app/portfolio"
	"countersign/app/settings"
	"countersign/app/ui"
)

// pages makes the page of a route: the only place where the shell meets the features.
var pages = map[string]func(*Shell, ui.Route) ui.Page{
	"portfolio": func(s *Shell, _ ui.Route) ui.Page { return portfolio.New(s.bench, s) },
	"desk":      func(s *Shell, r ui.Route) ui.Page { return desk.New(s.bench, s, r) },
	"packs":     func(s *Shell, r ui.Route) ui.Page { return packs.New(s.bench, s, s.p.Packs, r) },
	"journal":   func(s *Shell, r ui.Route) ui.Page { return journal.New(s.bench, s, r) },
	"bin":       func(s *Shell, _ ui.Route) ui.Page { return bin.New(s.bench, s) },
	"settings":  func(s *Shell, _ ui.Route) ui.Page { return settings.New(s.bench, s, s) },
}
