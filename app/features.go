package app

import (
	"countersign/app/desk"
	"countersign/app/portfolio"
	"countersign/app/ui"
)

// pages makes the page of a route: the only place where the shell meets the features.
var pages = map[string]func(*Shell, ui.Route) ui.Page{
	"portfolio": func(s *Shell, _ ui.Route) ui.Page { return portfolio.New(s.bench, s) },
	"desk":      func(s *Shell, r ui.Route) ui.Page { return desk.New(s.bench, s, r) },
}
