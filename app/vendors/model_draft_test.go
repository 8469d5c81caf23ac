package vendors

import (
	"fmt"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestADraftReusesWhatTheRegisterHas(t *testing.T) {
	m := sample(t)
	n := 0
	id := func(noun assessments.Noun) string { n++; return fmt.Sprintf("new-%s", noun) }
	nouns := func(list []assessments.Record) string {
		var out []string
		for _, r := range list {
			out = append(out, string(r.Noun()))
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		d    draft
		want string
	}{
		{draft{
			Vendor: "Lumen", Service: "Chat", Plan: "Team", Contract: draftContract{There: true, Name: "MSA"},
			Purpose: "x",
		}, "vendor service plan contract use"},
		{draft{
			Vendor: " ZETA ", Service: "chat", Plan: "team",
			Contract: draftContract{There: true, Name: "msa"},
			Purpose:  "x",
		}, "use"},
		// that plan is in the bin
		{draft{Vendor: "Zeta", Service: "Chat", Plan: "Free", Purpose: "x"}, "plan use"},
		// that vendor is in the bin
		{draft{Vendor: "Gone", Service: "Old", Purpose: "x"}, "vendor service use"},
		// another vendor's service of that name
		{draft{Vendor: "Alpha", Service: "Chat", Purpose: "x"}, "service use"},
	} {
		got := c.d.records(m, id)
		if nouns(got) != c.want {
			t.Errorf("%+v makes %s, want %s", c.d, nouns(got), c.want)
		}
		for _, r := range got {
			if p := assessments.Validate(r); len(p) > 0 {
				t.Errorf("%s: %v", r.Noun(), p)
			}
		}
	}
	u := draft{
		Vendor: "zeta", Service: "chat", Plan: "team", Contract: draftContract{There: true, Name: "msa"},
		Purpose: " x ", Planned: true,
	}.records(m, id)[0].(*assessments.Use)
	if u.ServiceID != "s1" || u.PlanID != "p1" || u.ContractID != "c1" || u.Purpose != "x" ||
		u.Status != "planned" {
		t.Errorf("got %+v", u)
	}
}

func TestADraftSaysWhatIsMissingAndWhatCannotBeRead(t *testing.T) {
	wrong := draft{
		Contract: draftContract{
			There: true, Start: "2026-13-01", End: "soon", Notice: "ninety",
			Months: "-1",
		},
	}.wrong()
	for _, field := range []string{
		"vendor", "service", "purpose", "contract", "start", "end", "notice",
		"renewal",
	} {
		if wrong[field] == "" {
			t.Errorf("nothing is said about %s", field)
		}
	}
	// there is no contract: its fields do not matter
	fine := draft{
		Vendor: "V", Service: "S", Purpose: "P",
		Contract: draftContract{Start: "never", Notice: "x"},
	}
	unnamed := fine
	if unnamed.Plan, unnamed.Paid = "", true; unnamed.wrong()["plan"] == "" {
		t.Error("that a plan is paid is dropped without its name")
	}
	if w := fine.wrong(); len(w) > 0 {
		t.Errorf("got %v", w)
	}
	fine.Contract = draftContract{
		There: true, Name: "MSA", Start: "2026-02-01", End: "2026-01-01", Notice: "4000",
	}
	if w := fine.wrong(); w["end"] == "" || w["notice"] == "" || len(w) != 2 {
		t.Errorf("got %v", w)
	}
}

func TestVendorsAreSuggestedByAPartOfTheirName(t *testing.T) {
	m := sample(t)
	for typed, want := range map[string]string{
		"": "", "et": "zeta", "A": "Alpha,zeta", "alpha": "",
		"gone": "", "x": "",
	} {
		if got := strings.Join(m.suggestions(typed), ","); got != want {
			t.Errorf("%q suggests %q, want %q", typed, got, want)
		}
	}
}
