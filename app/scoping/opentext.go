package scoping

import (
	"context"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/terms"
)

// openText leads to the text of the contract, at the first item that a passage of it speaks to. Where there is
// none it leads to the desk.
func (ac *acts) openText(id string, u assessments.Use) {
	ac.host.Background(func(ctx context.Context) func() {
		to := ui.Route{Page: "desk", ID: id}
		if item := ac.firstFound(ctx, id, u.ContractID); item != "" {
			to = ui.Route{Page: "contracts", ID: id, Item: item}
		}
		return func() { ac.host.Go(to) }
	})
}

// firstFound is the first item that is asked, in their order, on whose topic the papers of a contract have a
// passage; "" where there is none, or it cannot be told.
func (ac *acts) firstFound(ctx context.Context, id, contract string) string {
	versions := ac.versionsOf(ctx, contract)
	if len(versions) == 0 {
		return ""
	}
	found, err := ac.bench.SearchAll(ctx, versions, terms.Options{}, assessments.NoProgress{})
	if err != nil {
		return ""
	}
	a, err := ac.bench.Assess(ctx, id, ac.host.Today())
	if err != nil {
		return ""
	}
	speaks := map[assessments.Topic]bool{}
	for _, one := range found {
		for _, t := range one.Result.Topics {
			speaks[t.Topic] = speaks[t.Topic] || len(t.Passages) > 0
		}
	}
	for i, it := range a.Dossier.Template.Items {
		if it.Topic != "" && speaks[it.Topic] && !a.Judged[i].Hidden {
			return it.ID
		}
	}
	return ""
}

// versionsOf are the versions of a contract's documents that have a file.
func (ac *acts) versionsOf(ctx context.Context, contract string) []string {
	if contract == "" {
		return nil
	}
	docs, err := ac.bench.List(ctx, assessments.NounDocument,
		assessments.Where{Field: "contract", In: []string{contract}})
	if err != nil || len(docs) == 0 {
		return nil
	}
	of := assessments.Where{Field: "document"}
	for _, d := range docs {
		of.In = append(of.In, d.Key())
	}
	versions, err := ac.bench.List(ctx, assessments.NounVersion, of)
	if err != nil {
		return nil
	}
	var out []string
	for _, v := range versions {
		if one := v.(*assessments.Version); one.SHA256 != "" && one.PurgedOn == "" {
			out = append(out, one.ID)
		}
	}
	return out
}
