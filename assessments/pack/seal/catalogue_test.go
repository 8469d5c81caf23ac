package seal_test

import (
	"bytes"
	"context"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// TestAPackOfAnotherCatalogueIsReadBack holds what happens when the catalogue moves on: the parts can
// no longer be written again, and are read back as those of earlier formats are.
func TestAPackOfAnotherCatalogueIsReadBack(t *testing.T) {
	later := whole()
	later.Catalogue = func() *assessments.Catalogue { return &assessments.Catalogue{Version: "later"} }
	for name, d := range map[string]*assessments.Dossier{
		"answered": packtest.Lumen(),
		"empty":    packtest.Empty(), "large": packtest.Large(30, 60),
	} {
		for _, audience := range assessments.Audiences() {
			f, err := filesOf(d, audience)
			if err != nil {
				t.Fatal(err)
			}
			r, err := later.Verify(context.Background(), saved(t, f.zip(t)), assessments.NoProgress{})
			if err != nil || !r.OK() || r.Compared != pack.ReadBack {
				t.Errorf("%s for the %s: %v %s %v", name, audience, r.Problems, r.Compared, err)
			}
		}
	}
}

// TestNamingAnotherCatalogueHidesNothing: a forger who claims another catalogue, so that nothing is
// written again, is still found by what report and workbook show.
func TestNamingAnotherCatalogueHidesNothing(t *testing.T) {
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	claim := recorded(`"program": "0.1.0-test",`, `"program": "0.1.0-test", "catalogue": "9999.1",`)
	for name, forge := range map[string]func(testing.TB, files){
		pack.ReportName: paperwork(func(_ testing.TB, p *paper) {
			for _, n := range p.pages() {
				p.streams[n+1] = bytes.ReplaceAll(p.streams[n+1], text("not met"), text("met"))
			}
		}),
		pack.WorkbookName: inSheet("Items", "<t>not met</t>", "<t>met</t>"),
	} {
		forged := files{}
		for n, b := range f {
			forged[n] = b
		}
		claim(t, forged)
		forge(t, forged)
		forged.resum()
		forgery{file: name, words: "where assessment.json gives “not met”"}.found(t, saved(t, forged.zip(t)))
	}
}
