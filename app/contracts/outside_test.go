package contracts

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
)

func TestReaderSpeaksOfNoContractWhereThereIsNone(t *testing.T) {
	h, b := desk(t)
	var use string
	all, err := b.List(t.Context(), "use")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if use = r.Key(); r.(*assessments.Use).ContractID != "" {
			uitest.Change(t, b, "use", use, func(r assessments.Record) {
				r.(*assessments.Use).ContractID = ""
			})
		}
	}
	for _, id := range []string{"dpa", "msa"} {
		uitest.Change(t, b, "document", id, func(r assessments.Record) {
			r.(*assessments.Document).ContractID = ""
		})
	}
	p := open(t, h, b, ui.Route{Page: "contracts", ID: "a", Item: item(t, b, "data_location")})
	if p.m.reading.Papers.Contract != nil {
		t.Fatal("there is a contract")
	}
	words, open := p.m.contradiction()
	if !open || !strings.Contains(words, "documents outside any contract cover this") ||
		strings.Contains(words, "order is assumed") {
		t.Errorf("%v, %q", open, words)
	}
	for _, it := range p.topics.items() {
		if it.ID == chooseOrder || it.Heading && it.Title != "THIS DOCUMENT" {
			t.Errorf("the topics offer %q", it.Title)
		}
	}
	if !h.Sees("Contradicted in") || h.Sees("Order of precedence…") {
		t.Errorf("got %s", h.Words())
	}
	for _, c := range p.Commands() {
		if c.ID == "reader.order" {
			t.Error("the menu offers an order of precedence")
		}
	}
}
