package window

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
)

// found is a record the palette can lead to.
type found struct {
	id, title, group, detail string

	words string // it is found by too, such as its id
	route ui.Route
}

// lister lists the records of a noun.
type lister interface {
	List(context.Context, assessments.Noun, ...assessments.Where) ([]assessments.Record, error)
}

// records lists what can be gone to: assessments, all of the register, documents, evidence. Each says what it
// belongs to.
func records(ctx context.Context, b lister) []found {
	var out []found
	names := map[string]string{} // by noun and id
	pages := []struct {
		noun assessments.Noun
		page string
	}{
		{assessments.NounVendor, "vendors"},
		{assessments.NounService, "vendors"},
		{assessments.NounUse, "vendors"},
		{assessments.NounAssessment, "desk"},
		{assessments.NounContract, "vendors"},
		{assessments.NounDocument, "contracts"},
		{assessments.NounEvidence, "evidence"},
	}
	for _, p := range pages {
		rows, err := b.List(ctx, p.noun)
		if err != nil {
			return out // the palette still has its commands
		}
		for _, r := range rows {
			route := ui.Route{Page: p.page, ID: r.Key()}
			if p.noun == assessments.NounDocument {
				route = ui.Route{Page: p.page, Item: r.Key()}
			}
			id := string(p.noun) + " " + r.Key()
			names[id] = assessments.TitleOf(r)
			out = append(out, found{
				id: id, title: names[id], group: ui.Sentence(string(p.noun)), detail: ownerOf(r, names), words: r.Key(),
				route: route,
			})
		}
	}
	return out
}

// ownerOf names what a record belongs to: the vendor of a service, the service of a use.
func ownerOf(r assessments.Record, names map[string]string) string {
	of := func(n assessments.Noun, id string) string { return names[string(n)+" "+id] }
	switch r := r.(type) {
	case *assessments.Service:
		return of(assessments.NounVendor, r.VendorID)
	case *assessments.Use:
		return of(assessments.NounService, r.ServiceID)
	case *assessments.Assessment:
		return of(assessments.NounUse, r.UseID)
	case *assessments.Contract:
		return of(assessments.NounVendor, r.VendorID)
	case *assessments.Document:
		var parts []string
		for _, one := range []string{
			of(assessments.NounVendor, r.VendorID), of(assessments.NounContract, r.ContractID),
		} {
			if one != "" {
				parts = append(parts, one)
			}
		}
		return strings.Join(parts, " · ")
	}
	return ""
}

// settings lists what can be set, and the facts of the organisation.
func settings() []found {
	here := ui.Route{Page: "settings"}
	var out []found
	for _, title := range []string{
		"Your name and role", "Theme and size of the text", "Your organisation", "Weight of the disciplines",
		"Backups",
	} {
		out = append(out, found{id: "setting " + title, title: title, group: "Setting", route: here})
	}
	for _, q := range assessments.FactQuestions(assessments.NounOrganisation) {
		out = append(out, found{
			id: "setting " + q.Field, title: q.Title, group: "Setting", detail: "Your organisation in law",
			route: ui.Route{Page: "settings", Field: q.Field},
		})
	}
	return out
}
