// Package app gathers the pages of the window: it is the only place where the features meet. What a
// page shows and does is in the feature packages, what may be done at all in workbench, the window
// around the pages in app/window, and what is open in it in app/session; none of these knows any page.
// Start with Pages.
package app

import (
	"context"
	"maps"

	"countersign/app/bin"
	"countersign/app/catalogue"
	"countersign/app/checklist"
	"countersign/app/contracts"
	"countersign/app/decision"
	"countersign/app/desk"
	"countersign/app/duties"
	"countersign/app/evidence"
	"countersign/app/help"
	"countersign/app/journal"
	"countersign/app/matrix"
	"countersign/app/packs"
	"countersign/app/portfolio"
	"countersign/app/scoping"
	"countersign/app/search"
	"countersign/app/session"
	"countersign/app/settings"
	"countersign/app/ui"
	"countersign/app/vendors"
	"countersign/app/worklist"
	"countersign/assessments/workbench"
)

// Params is what app/wire gives to the pages: what the help page says of the program.
type Params struct {
	Version string
	// Notices are the third-party notices shown under About.
	Notices string
	// Confined describes how the process that reads files is confined on this computer; nil says nothing.
	Confined func(context.Context) string
}

// Pages are the pages of the window, by the name in their routes.
func Pages(a Params) map[string]ui.Maker {
	out := pagesWithPlaces()
	maps.Copy(out, map[string]ui.Maker{
		"assessments": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, _ ui.Route) ui.Page {
			return worklist.New(b, h)
		},
		"help": func(b *workbench.Workbench, h ui.Host, p ui.Preferences, r ui.Route) ui.Page {
			about := help.About{
				Version: a.Version, Catalogue: b.Catalogue(), Notices: a.Notices,
				Tour: p.StartTour, Confined: a.Confined,
			}
			return help.New(h, about, r)
		},
		"portfolio": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, _ ui.Route) ui.Page {
			return portfolio.New(b, h)
		},
		"bin": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, _ ui.Route) ui.Page {
			return bin.New(b, h)
		},
	})
	return out
}

// pagesWithPlaces are the pages of which a route can name a place: a record, a search.
func pagesWithPlaces() map[string]ui.Maker {
	return map[string]ui.Maker{
		"evidence": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return evidence.New(b, h, r)
		},
		"vendors": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return vendors.New(b, h, r)
		},
		"scoping": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return scoping.New(b, h, r)
		},
		"decision": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return decision.New(b, h, r)
		},
		"desk": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return desk.New(b, h, r)
		},
		"obligations": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return duties.New(b, h, r)
		},
		"checklist": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return checklist.New(b, h, r)
		},
		"contracts": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return contracts.New(b, h, r)
		},
		"add": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return contracts.NewIntake(b, h, r)
		},
		"reader": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return contracts.NewReader(b, h, r)
		},
		"search": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return search.New(b, h, r)
		},
		"matrix": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return matrix.New(b, h, r)
		},
		"catalogue": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return catalogue.New(b, h, r)
		},
		"packs": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return packs.New(b, h, r)
		},
		"journal": func(b *workbench.Workbench, h ui.Host, _ ui.Preferences, r ui.Route) ui.Page {
			return journal.New(b, h, r)
		},
		"settings": func(b *workbench.Workbench, h ui.Host, p ui.Preferences, r ui.Route) ui.Page {
			return settings.New(b, h, p, r)
		},
	}
}

// Say tells of a change in the journal's words: the window names with it what undo and redo would do.
func Say(ctx context.Context, b *workbench.Workbench, id string) (session.Said, bool) {
	said, ok := journal.SayOf(ctx, b, id)
	return session.Said(said), ok
}
