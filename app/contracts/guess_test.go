package contracts

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestAFileNameSuggestsTheFactsOfItsDocument(t *testing.T) {
	vendors := []assessments.Vendor{{ID: "l", Name: "Lumen AI"}, {ID: "q", Name: "Quorvane"}}
	filed := []workbench.Filed{{Document: assessments.Document{
		ID: "ea", VendorID: "l",
		Name: "Lumen Enterprise Agreement", Type: "msa",
	}}}
	for _, c := range []struct {
		file string
		want guess
	}{
		{"lumen_dpa_v2_signed.pdf", guess{"l", "", "Lumen dpa", "dpa", "2", "executed", ""}},
		{
			"Lumen-Enterprise-Agreement-v3.docx",
			guess{"l", "ea", "Lumen Enterprise Agreement", "msa", "3", "draft", ""},
		},
		{
			"quorvane-terms_2026-02-17.html",
			guess{"q", "", "Quorvane terms", "online_terms", "2026-02-17", "published", "2026-02-17"},
		},
		{
			"Privacy Policy 20260901.md",
			guess{"", "", "Privacy Policy", "privacy_policy", "2026-09-01", "published", "2026-09-01"},
		},
		{"agreement-redline 4.docx", guess{"", "", "Agreement 4", "msa", "2026-11-21", "redline", ""}},
		{"Order form (draft).pdf", guess{"", "", "Order form", "order_form", "2026-11-21", "draft", ""}},
		{"2026-13-45.txt", guess{"", "", "2026 13 45", "other", "2026-11-21", "published", ""}},
		{".pdf", guess{"", "", "Other document", "other", "2026-11-21", "published", ""}},
	} {
		if got := guessFrom("/tmp/"+c.file, filed, vendors, "2026-11-21"); got != c.want {
			t.Errorf("%s:\n got %+v\nwant %+v", c.file, got, c.want)
		}
	}
}

func FuzzNoFileNameBreaksTheGuess(f *testing.F) {
	f.Add("lumen_dpa_v2_signed.pdf")
	f.Add("\xff__v..")
	f.Fuzz(func(t *testing.T, name string) {
		g := guessFrom(name, nil, []assessments.Vendor{{ID: "l", Name: "Lumen"}}, "2026-11-21")
		if g.name == "" || g.label == "" || g.kind == "" || g.status == "" {
			t.Errorf("%q gives %+v", name, g)
		}
	})
}
