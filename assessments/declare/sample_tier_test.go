package declare_test

import (
	"io/fs"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/declare"
	"countersign/assessments/workbench"
	"countersign/assets"
)

// heldToTheirTier tries the approvals of the sample, before they are applied, without a sign-off that
// their tier takes and for longer than it is reviewed.
func heldToTheirTier(t *testing.T, w *workbench.Workbench, file string) {
	t.Helper()
	data, err := fs.ReadFile(assets.Sample(), file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	edits := []struct{ from, to, says string }{
		{
			`      - role: business_owner
        name: "Lene Moritz"
        statement: "The team can work without it for two days."
        signed_on: 2026-11-11
`, "", "Tier 1 takes the sign-off of the present state by the business owner",
		},
		{"valid_until: 2027-05-12", "valid_until: 2027-05-13", "tier 1 is reviewed every 6 months"},
		{"valid_until: 2028-04-14", "valid_until: 2028-04-16", "tier 3 is reviewed every 24 months"},
	}
	for _, e := range edits {
		if strings.Count(text, e.from) != 1 {
			t.Fatalf("the sample has %d times %s", strings.Count(text, e.from), e.from)
		}
		text = strings.Replace(text, e.from, e.to, 1)
	}
	list, problems := declare.Parse([]byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	_, err = w.Apply(t.Context(), list, filesOf(assets.Sample()), false, assessments.NoProgress{})
	if err == nil || strings.Count(err.Error(), "outcome: ")+
		strings.Count(err.Error(), "valid_until: ") != len(edits) {
		t.Fatalf("%v, want %d problems", err, len(edits))
	}
	for _, e := range edits {
		if !strings.Contains(err.Error(), e.says) {
			t.Errorf("%v, want %q", err, e.says)
		}
	}
}
