package pack_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

func TestFactsAreReadBackFromTheirLine(t *testing.T) {
	for _, audience := range assessments.Audiences() {
		doc, err := packtest.Build(packtest.Lumen(), audience)
		if err != nil {
			t.Fatal(err)
		}
		back, err := pack.ParseFacts(doc.Facts.Line())
		if err != nil {
			t.Fatal(err)
		}
		if diff := doc.Facts.Differences(back); len(diff) > 0 {
			t.Errorf("%s: %v", audience, diff)
		}
	}
}

func TestEveryFactThatDiffersIsNamed(t *testing.T) {
	doc, err := packtest.Build(packtest.Lumen(), pack.Auditor)
	if err != nil {
		t.Fatal(err)
	}
	changes := map[string]func(*pack.Facts){
		"content": func(f *pack.Facts) { f.ContentID = "cs-1" }, "state": func(f *pack.Facts) {
			f.StateHash = "x"
		}, "as-of": func(f *pack.Facts) { f.AsOf = "2020-01-01" },
		"score": func(f *pack.Facts) { f.Score++ }, "coverage": func(f *pack.Facts) {
			f.Coverage++
		}, "band-low": func(f *pack.Facts) { f.BandLow++ },
		"gates-open": func(f *pack.Facts) { f.GatesOpen++ }, "figures": func(f *pack.Facts) {
			f.Figures = false
		},
		"met": func(f *pack.Facts) { f.Verdicts = map[string]int{} },
	}
	for name, change := range changes {
		other := doc.Facts
		change(&other)
		found := false
		for _, d := range doc.Facts.Differences(other) {
			found = found || len(d) > len(name) && d[:len(name)] == name
		}
		if !found {
			t.Errorf("a different %s was not named: %v", name, doc.Facts.Differences(other))
		}
	}
}

func TestALineThatIsNoFactsIsRefused(t *testing.T) {
	for _, line := range []string{"", "pack", "pack=cs-1", "a=b; c", "pack=1; figures=true; score=much"} {
		if _, err := pack.ParseFacts(line); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}
