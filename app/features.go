package app

import "countersign/app/ui"

// pages makes the page of a route: the only place where the shell meets the features.
var pages = map[string]func(*Shell, ui.Route) ui.Page{}
