package workbench_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// wholeFile declares a vendor with everything below it, each entry a place that names the one above.
func wholeFile() map[string]*workbench.Declared {
	out := map[string]*workbench.Declared{}
	add := func(path string, r assessments.Record, fields ...string) {
		d := given(path, len(out)+1, r, fields...)
		out[path] = &d
	}
	add("vendors[0]", &assessments.Vendor{ID: "harbor", Name: "Harbor"}, "name")
	add("vendors[0].services[0]", &assessments.Service{ID: "tug", VendorID: "harbor", Name: "Tug"}, "vendor", "name")
	add("vendors[0].services[0].uses[0]", &assessments.Use{
		ID: "towing", ServiceID: "tug", Purpose: "Towing", Scope: 2,
	}, "service", "purpose", "scope")
	begun := "vendors[0].services[0].uses[0].assessments[0]"
	add(begun, &assessments.Assessment{ID: "t", UseID: "towing", Name: "Towing", Requester: "Rita"},
		"use", "name", "requester")
	add("vendors[0].documents[0]", &assessments.Document{
		ID: "deed", VendorID: "harbor", Name: "Deed", Type: "dpa",
	}, "vendor", "name", "kind")
	add("vendors[0].documents[0].versions[0]", &assessments.Version{
		ID: "deed/1", DocumentID: "deed", Label: "1", Status: assessments.VersionDraft,
	}, "document", "label", "status")
	out["vendors[0].documents[0].versions[0]"].File = "deed.md"
	item := "S2-GC-POLICY"
	add(begun+".answers[0]", &assessments.Answer{
		ID: "t/" + item, AssessmentID: "t", ItemID: item, Verdict: assessments.Met, Reason: "read",
	}, "assessment", "item", "verdict", "reason")
	add(begun+".answers[0].citations[0]", &assessments.Citation{
		ID: "t/" + item + "/q", AssessmentID: "t", ItemID: item, VersionID: "deed/1", Quote: "Words of deed.md.",
	}, "assessment", "item", "version", "quote")
	add(begun+".decisions[0]", &assessments.Decision{
		ID: "t/1", AssessmentID: "t", Outcome: assessments.InReview,
	}, "assessment", "outcome")
	add(begun+".decisions[1]", &assessments.Decision{
		ID: "t/2", AssessmentID: "t", Outcome: assessments.OnHold, Reason: "a pause",
	}, "assessment", "outcome", "reason")
	return out
}

// TestOneRefusedEntryIsOneProblem holds that what names a refused entry is checked as if that one had been
// right: each line that is listed is a mistake of its own, and none is left out.
func TestOneRefusedEntryIsOneProblem(t *testing.T) {
	const use = "vendors[0].services[0].uses[0]"
	const begun = use + ".assessments[0]"
	l := newLab(t)
	l.furnish()
	before := l.state()
	type entries map[string]*workbench.Declared
	rec := func(all entries, path string) assessments.Record { return all[path].Record }
	for name, c := range map[string]struct {
		spoil func(entries)
		want  []string
	}{
		"vendor's name": {func(all entries) {
			rec(all, "vendors[0]").(*assessments.Vendor).Name = "Harbor\u202e"
		}, []string{"vendors[0].name"}},
		"vendor's name and a quote of its own too short": {func(all entries) {
			rec(all, "vendors[0]").(*assessments.Vendor).Name = "Harbor\u202e"
			rec(all, begun+".answers[0].citations[0]").(*assessments.Citation).Quote = "."
		}, []string{"vendors[0].name", begun + ".answers[0].citations[0].quote"}},
		"id": {func(all entries) {
			rec(all, begun).SetKey("no id")
			for path, d := range all {
				if strings.HasPrefix(path, begun+".") {
					d.Record.SetKey(strings.Replace(d.Record.Key(), "t/", "no id/", 1))
					f, _ := assessments.FieldOf(d.Record, "assessment")
					_ = f.Value.Set("no id")
				}
			}
		}, []string{begun + ".id"}},
		"scope": {func(all entries) {
			rec(all, use).(*assessments.Use).Scope = 9
		}, []string{use + ".scope"}},
		"no question set": {func(all entries) {
			rec(all, use).(*assessments.Use).Scope = 4
		}, []string{begun + ".use"}},
		"no such service": {func(all entries) {
			rec(all, use).(*assessments.Use).ServiceID = "nowhere"
		}, []string{use + ".service"}},
		"no such item": {func(all entries) {
			for _, path := range []string{begun + ".answers[0]", begun + ".answers[0].citations[0]"} {
				f, _ := assessments.FieldOf(rec(all, path), "item")
				_ = f.Value.Set("S2-NONE")
			}
			rec(all, begun+".answers[0]").SetKey("t/S2-NONE")
		}, []string{begun + ".answers[0].item"}},
		"decision": {func(all entries) {
			rec(all, begun+".decisions[0]").(*assessments.Decision).Outcome = "in_revue"
		}, []string{begun + ".decisions[0].outcome"}},
		"file": {func(all entries) {
			all["vendors[0].documents[0].versions[0]"].File = "nowhere.md"
		}, []string{"vendors[0].documents[0].versions[0].file"}},
	} {
		all := wholeFile()
		c.spoil(all)
		list := make([]workbench.Declared, len(all))
		for _, d := range all {
			list[d.Line-1] = *d
		}
		_, err := l.Apply(ctx, list, func(name string) (workbench.File, error) {
			if name == "nowhere.md" {
				return workbench.File{}, assessments.Errorf(assessments.Refused, "There is no file %s.", name)
			}
			return words(name)
		}, false, assessments.NoProgress{})
		var problems assessments.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := []string{}
		for _, p := range problems {
			got = append(got, p.Path)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got\n%v\nwant %q", name, problems, c.want)
		}
	}
	for n, was := range before {
		if is := l.state()[n]; is != was {
			t.Errorf("a refused file changed %s: %s", n, is)
		}
	}
	list := make([]workbench.Declared, 10)
	for _, d := range wholeFile() {
		list[d.Line-1] = *d
	}
	if _, err := l.Apply(ctx, list, words, false, assessments.NoProgress{}); err != nil {
		t.Errorf("the file as it was meant: %v", err)
	}
}

// TestADryRunCountsWhatApplyingChanges holds that a dry run looks for quotes in the texts of files that the
// declaration adds, and of versions on record whose text no one has read yet.
func TestADryRunCountsWhatApplyingChanges(t *testing.T) {
	l := newLab(t)
	l.papers()
	list := make([]workbench.Declared, 10)
	for _, d := range wholeFile() {
		list[d.Line-1] = *d
	}
	item := l.item("data_location").ID
	cites := func(id, version, quote string) workbench.Declared {
		return given("citations["+id+"]", 20, &assessments.Citation{
			ID: id, AssessmentID: "a", ItemID: item, VersionID: version, Quote: quote,
		}, "assessment", "item", "version", "quote")
	}
	order := func(quote string) workbench.Declared {
		return given("precedences[0]", 22, &assessments.Precedence{
			ID: "p", ContractID: "ea", Subject: "general", Order: []string{"dpa", "msa"}, VersionID: "msa/2",
			Quote: quote,
		}, "contract", "subject", "order_of", "version", "quote")
	}
	list = append(list, cites("c", "dpa/1", "Provider stores and processes Customer Personal Data"),
		cites("none", "msa/2", "words that are nowhere in it"), order(orderClause))
	wrong := append(slices.Clone(list[:len(list)-1]), order("The order form prevails over everything."))
	_, err := l.Apply(ctx, wrong, words, true, assessments.NoProgress{})
	l.refused(err, assessments.Refused, "does not say")
	dry, err := l.Apply(ctx, list, words, true, assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	v := assessments.Version{ID: "dpa/1"}
	l.get(&v)
	if s, err := l.TextState(ctx, v.SHA256); err != nil || s.Read {
		t.Errorf("a dry run stored a text: %v", err)
	}
	done, err := l.Apply(ctx, list, words, false, assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	same := func(a, b assessments.Change) bool {
		moment := strings.HasSuffix(a.Field, "recorded_at") || a.Field == "state_hash"
		return a.Noun == b.Noun && a.ID == b.ID && a.Field == b.Field && (moment || a.After == b.After)
	}
	if !slices.EqualFunc(dry.Changes, done.Changes, same) {
		t.Errorf("the dry run lists %d changes and applying makes %d", len(dry.Changes), len(done.Changes))
		for i := range dry.Changes {
			if i >= len(done.Changes) || !same(dry.Changes[i], done.Changes[i]) {
				t.Fatalf("first: %v, not %v", dry.Changes[i], done.Changes[min(i, len(done.Changes)-1)])
			}
		}
	}
}
